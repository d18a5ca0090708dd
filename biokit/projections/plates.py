"""Leaves of plates: printed apart from the text, bound in behind a chapter, and not counted.

Their pages have no folio. What needs one to say where they are names the page that they follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from biokit.model.nodes import PlateSection, Section
from biokit.model.walk import rebuilt, seek

__all__ = ["Bound", "counted", "plate_ids", "without_plates"]

Bound = tuple[int, int]
"""Pages of plates bound in: the first, from 0, and how many, an even number: they are leaves."""


def without_plates(section: Section) -> tuple[Section, tuple[Section, ...]]:
    """A section without its plates, and for each group of them a section that holds nothing else.

    That has no title; its id is that of its first picture with `-leaves`.
    """
    found = tuple(_groups((section,)))
    if not found:
        return section, ()
    (bare,) = rebuilt((section,), _drop, frozenset({PlateSection}))
    return bare, tuple(
        Section((), (group,), id=f"{_first(group)}-leaves", lang=section.lang) for group in found
    )


def _groups(sections: Iterable[Section]) -> Iterable[PlateSection]:
    for part in seek(sections, frozenset({PlateSection})):
        if isinstance(part, PlateSection) and part.figures:
            yield part


def _drop(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    return () if isinstance(part, PlateSection) and part.figures else part


def _first(group: PlateSection) -> str:
    return group.figures[0].id or ""


def plate_ids(sections: Iterable[Section]) -> tuple[str, ...]:
    """The ids of all plates, in the order of the book."""
    return tuple(
        figure.id
        for group in _groups(sections)
        for figure in group.figures
        if figure.id is not None
    )


def counted(page: int, plates: Sequence[Bound]) -> int:
    """Which of the counted pages a page is, from 0; of plates, which they follow.

    Plates before the first counted page follow -1.
    """
    before = 0
    for first, pages in plates:
        if page < first:
            break
        before += min(pages, page - first + 1)
    return page - before
