"""Proves that nothing was lost: what is in the model and in the report is the whole input.

Every visible character of the input must come out again, in order, of the words of the model's
nodes (or of their origins, where they say them otherwise: `[12]`, `Early life [edit]`) and of the
findings of what was left out. What biokit added of its own (a title that the text did not give) has
an origin with no words. White space is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from biokit.importers.base import Import
from biokit.importers.decoding import decoded
from biokit.importers.text.lines import CONTROLS
from biokit.model.base import Node
from biokit.model.nodes import Account, Citation, Code, DefinitionList, List, Note, Section, Text
from biokit.model.walk import children

Placed = tuple[int, str]
"""A line, and visible characters that begin on it."""


class Balance(msgspec.Struct, frozen=True):
    """What an input came to, in visible characters."""

    whole: int
    in_model: int
    in_report: int
    missing: str = ""
    """The stretch of the input, from the first difference to the last, that did not come out."""
    extra: str = ""
    """What came out in its place."""

    @property
    def even(self) -> bool:
        """Nothing is missing and nothing was added."""
        return not self.missing and not self.extra


def account_for(content: bytes, imported: Import) -> Balance:
    """Weighs an import of plain text against the bytes it was read from."""
    visible = "".join(decoded(content, "").split())
    controls = "".join(CONTROLS.findall(visible))
    whole = CONTROLS.sub("", visible)
    in_model = [piece for account in imported.biography.accounts for piece in _placed(account, 0)]
    in_model += [
        (source.origin.line or 0, source.origin.words)
        for source in imported.biography.sources
        if source.origin is not None and source.origin.words is not None
    ]
    left = [
        (finding.line or 0, finding.words or "")
        for finding in imported.findings
        if finding.code.startswith("dropped-") and finding.code != "dropped-control"
    ]
    dropped = "".join(
        "".join((finding.words or "").split())
        for finding in imported.findings
        if finding.code == "dropped-control"
    )
    said = "".join(
        "".join(words.split())
        for _, words in sorted([*in_model, *left], key=lambda placed: placed[0])
    )
    missing, extra = _difference(whole, said)
    if dropped != controls:
        missing, extra = missing + controls, extra + dropped
    reported = sum(len("".join(words.split())) for _, words in left)
    return Balance(len(visible), len(said) - reported, reported + len(dropped), missing, extra)


def _difference(whole: str, said: str) -> tuple[str, str]:
    """The stretches between what both begin with and what both end with."""
    if whole == said:
        return "", ""
    short = min(len(whole), len(said))
    start = next((i for i in range(short) if whole[i] != said[i]), short)
    rest = short - start
    end = next((i for i in range(rest) if whole[-1 - i] != said[-1 - i]), rest)
    return whole[start : len(whole) - end], said[start : len(said) - end]


def _placed(part: msgspec.Struct, line: int) -> Iterator[Placed]:
    """The words a part of the model stands for, in order, each with its line."""
    origin = part.origin if isinstance(part, Node) else None
    words = None if origin is None else origin.words
    if origin is not None and origin.line is not None:
        line = origin.line
    match part:
        case Account(title, _, blocks, sections) | Section(title, blocks, sections):
            yield from [(line, words)] if words is not None else _all(title, line)
            yield from _all(blocks, line)
            yield from _all(sections, line)
        case List(items):
            for number, item in enumerate(items, part.start):
                yield _line_of(item, line), f"{number if part.ordered else ''}{words or ''}"
                yield from _placed(item, line)
        case DefinitionList(items):
            for fact in items:
                yield from _all(fact.term, _line_of(fact, line))
                yield from _all(fact.blocks, line)
        case _ if words is not None:
            yield line, words
        case Text(value) | Code(value):
            yield line, value
        case Citation() | Note():
            return
        case _:
            for child in children(part):
                yield from _placed(child, line)


def _all(parts: tuple[msgspec.Struct, ...], line: int) -> Iterator[Placed]:
    for part in parts:
        yield from _placed(part, line)


def _line_of(part: msgspec.Struct, line: int) -> int:
    """The line of the first node inside that has one."""
    for child in children(part):
        if isinstance(child, Node) and child.origin is not None and child.origin.line is not None:
            return child.origin.line
    return line
