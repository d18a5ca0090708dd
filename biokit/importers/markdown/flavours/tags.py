"""HTML tags in the line: those that mean something do, the others are left out with a finding."""

from __future__ import annotations

import re

import msgspec
from markdown_it.rules_inline import StateInline

from biokit.importers.markdown.flavours.written_html import TAG, attributes_of
from biokit.importers.markdown.states import line_of, push, reading_of, swallow, wrapped

__all__ = ["html_tag"]

SILENT = frozenset({"script", "style", "template", "noscript", "object", "iframe", "svg", "math"})
"""Elements whose content no reader of a book sees."""
WRAPPING = frozenset(
    """a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q s samp small
    span strike strong sub sup time tt u var center""".split()  # noqa: SIM905 (words read better)
)
"""Elements in the line that hold words."""
NESTED = 24
"""Elements within each other that are followed."""


class _Open(msgspec.Struct):
    """What is known of the tags of one run of text."""

    text: str
    without_end: set[str] = msgspec.field(default_factory=set)
    """Elements that no later tag closes."""
    depth: int = 0


def html_tag(state: StateInline, start: int, end: int) -> bool:
    """What a tag that stands in the line makes."""
    found = TAG.match(state.src, start, end)
    if found is None:
        return False
    name = found["name"].lower()
    if not found["closing"]:
        if name == "br":
            push(state, "html_break", 0, start, end)
            return True
        if name == "img":
            push(state, "html_image", 0, start, end, attributes=attributes_of(found["rest"]))
            return True
        if name in SILENT or name in WRAPPING:
            close = _close(state, name, end)
            if close is not None:
                _element(state, name, found, close)
                return True
    reading_of(state).tally.add(
        "dropped-html", "a tag that says nothing in a book", line_of(state, start), found[0]
    )
    swallow(state, start, end)
    return True


def _element(state: StateInline, name: str, opening: re.Match[str], close: re.Match[str]) -> None:
    if name in SILENT:
        words = state.src[opening.start() : close.end()]
        line = line_of(state, opening.start())
        reading_of(state).tally.add("dropped-html", "an element that no book has", line, words)
        swallow(state, opening.start(), close.end())
    else:
        opened = _opened(state)
        opened.depth += 1
        attributes = attributes_of(opening["rest"])
        wrapped(state, "html", opening.end(), close.start(), name=name, attributes=attributes)
        opened.depth -= 1
    state.pos = close.end()


def _opened(state: StateInline) -> _Open:
    opened: _Open | None = state.env.get("tags_open")
    if opened is None or opened.text is not state.src:
        opened = state.env["tags_open"] = _Open(state.src)
    return opened


def _close(state: StateInline, name: str, start: int) -> re.Match[str] | None:
    """The tag that closes an element whose content begins at `start`."""
    opened = _opened(state)
    if name in opened.without_end or opened.depth >= NESTED:
        return None
    depth = 1
    either = re.compile(rf"<(/?){name}(?=[\s>/])[^<>]*>", re.IGNORECASE)
    for tag in either.finditer(state.src, start, state.posMax):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag
    if state.posMax == len(state.src):
        opened.without_end.add(name)
    return None
