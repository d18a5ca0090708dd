"""A page cut at its headings."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from biokit.importers.wikitext.reader import HEADING
from biokit.importers.wikitext.scanning import Chunk

__all__ = ["Part", "parts_of"]


class Part(msgspec.Struct):
    """A section while it is put together; the lead has no heading."""

    level: int
    heading: str
    line: int
    chunks: list[Chunk] = msgspec.field(default_factory=list)
    parts: list[Part] = msgspec.field(default_factory=list)


def parts_of(chunks: Iterable[Chunk]) -> Part:
    """The lead, and in it the sections, each in the one of a higher level before it."""
    lead = Part(0, "", 1)
    path = [lead]
    for chunk in chunks:
        found = HEADING.fullmatch(chunk.text)
        if found is None or not found[2].strip("= "):
            path[-1].chunks.append(chunk)
            continue
        level = max(len(found[1]), 2)
        while path[-1].level >= level:
            path.pop()
        part = Part(level, found[2], chunk.line)
        path[-1].parts.append(part)
        path.append(part)
    return lead
