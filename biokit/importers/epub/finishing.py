"""The sections as they are kept: no link without an end, no id that nothing leads to."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from biokit.importers.epub.findings import Findings
from biokit.importers.epub.keys import Keys
from biokit.model.base import Node
from biokit.model.nodes import CrossReference, Section, Span
from biokit.model.walk import altered, children, rebuild

__all__ = ["finished"]


def finished(sections: tuple[Section, ...], keys: Keys, findings: Findings) -> tuple[Section, ...]:
    """Sections in which every cross-reference leads to a node, and every id is led to."""
    if not keys.asked and not keys.placed:
        return sections
    there = {key for section in sections for key in _ids(section)}
    lost, idle = keys.asked - there, there - keys.asked
    if not lost and not idle:
        return sections

    def mend(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case CrossReference(target=target, content=content) if target in lost:
                findings.count("dangling-link", f"#{target}")
                return content
            case Span(id=str(key), content=(), classes=(), attributes=()) if key in idle:
                return ()
            case Node(id=str(key)) if key in idle:
                return altered(part, id=None)
            case _:
                return part

    return tuple(rebuild(section, mend) for section in sections)


def _ids(part: msgspec.Struct) -> Iterator[str]:
    waiting: list[msgspec.Struct] = [part]
    while waiting:
        here = waiting.pop()
        key = getattr(here, "id", None)
        if key is not None:
            yield key
        waiting += children(here)
