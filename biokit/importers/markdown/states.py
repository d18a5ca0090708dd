"""What our rules for the line share: the state they work on, and the tokens they push."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.scan import Scan
from biokit.notation.attributes import ALIKE, NONE, Attributes


def line_of(state: StateInline, position: int) -> int:
    """The line in the file of a place in the text of `state`."""
    line: int = state.env["line"]
    return line + state.src.count("\n", 0, position)


def reading_of(state: StateInline) -> Reading:
    """The reading that `state` belongs to."""
    reading: Reading = state.env["reading"]
    return reading


def scan_of(state: StateInline) -> Scan:
    """The look-ahead over the text of `state`, made once."""
    scan: Scan | None = state.env.get("scan")
    if scan is None or scan.text is not state.src:
        scan = Scan(state.src, state.md)
        state.env["scan"] = scan
        if scan.height > DEPTH_LIMIT:
            reading_of(state).too_deep(line_of(state, 0))
    return scan


def push(
    state: StateInline, kind: str, nesting: Literal[-1, 0, 1], start: int, end: int, **meta: object
) -> Token:
    """A token that swallows the line ends between `start` and `end`."""
    token = state.push(kind, "", nesting)
    token.meta = {**meta, "lines": state.src.count("\n", start, end)}
    return token


def inside(state: StateInline, start: int, end: int) -> None:
    """The tokens of a part of the text."""
    maximum = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = maximum


def wrapped(state: StateInline, kind: str, start: int, end: int, **meta: object) -> None:
    """The tokens of a part of the text between an opening and a closing one."""
    push(state, f"{kind}_open", 1, start, start, **meta)
    inside(state, start, end)
    push(state, f"{kind}_close", -1, end, end)


def attributes_after(state: StateInline, last: int) -> tuple[Attributes, int]:
    """The attributes directly after the character at `last`, and where they end.

    Raises:
        BadInput: what stands there means to be attributes and isn't.
    """
    found = scan_of(state).attributes.get(last)
    if found is not None and found[1] <= state.posMax:
        return found
    foreign = reading_of(state).flavour.foreign
    if not foreign and ALIKE.match(state.src, last + 1, state.posMax):
        reading_of(state).fault(
            line_of(state, last),
            "these attributes cannot be read",
            'write {#id .class key="value"}, or \\{ for a brace',
        )
    return NONE, last + 1


def swallow(state: StateInline, start: int, end: int) -> None:
    """Count the line ends of what has no token of its own."""
    if "\n" in state.src[start:end]:
        push(state, "comment", 0, start, end)


def ticks(text: str, start: int) -> str:
    """The backticks that stand there."""
    end = start
    while text.startswith("`", end):
        end += 1
    return text[start:end]


def marks(
    state: StateInline, start: int, end: int, pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """Matches of a pattern that stand outside brackets, code, links and escapes."""
    scan = scan_of(state)
    position = start
    while (mark := pattern.search(state.src, position, end)) is not None:
        position = mark.end()
        match mark[0][0]:
            case "\\" | "&":
                continue
            case "[" if mark.start() in scan.closing:
                position = scan.closing[mark.start()] + 1
                if (target := scan.targets.get(position - 1)) is not None:
                    position = target.end
                position = scan.after_attributes(position)
            case "`" if mark.start() in scan.code:
                position = scan.after_attributes(
                    scan.code[mark.start()] + len(ticks(state.src, mark.start()))
                )
            case "`":
                position = mark.start() + len(ticks(state.src, mark.start()))
            case "<" if mark.start() in scan.angled:
                position = scan.angled[mark.start()]
            case "[" | "<":
                continue
            case _:
                yield mark
