"""The parts a book is laid out in: each begins a page, so what is before it does not move it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from biokit.exporters.base import Options
from biokit.exporters.pdf.pages.openings import opened
from biokit.model.nodes import Role, Section
from biokit.model.walk import altered
from biokit.projections.book import Book
from biokit.projections.matter import TEMPLATED
from biokit.projections.plates import without_plates

__all__ = ["Area", "Part", "Side", "parts_of"]

Area = Literal["front", "body", "back"]
Side = Literal["recto", "verso", "next"]
"""Where its first page lies: on the right, on the left, or wherever the part before it ends."""

BEFORE_CONTENTS: frozenset[Role] = frozenset({"frontispiece", "imprint", "dedication", "epigraph"})
SILENT: frozenset[Role] = BEFORE_CONTENTS | {"half-title", "title-page", "copyright-page"}
"""What has neither head nor folio."""


class Part(msgspec.Struct, frozen=True):
    """One part."""

    key: str
    """The id of its first section, or its role if a template makes it."""
    area: Area
    role: Role
    side: Side
    sections: tuple[Section, ...] = ()
    around: Section | None = None
    """The part of the book (Part I) that they stand in, without what is in it."""
    plates: bool = False
    """It is leaves of plates, which are not counted among the pages of the book."""

    @property
    def template(self) -> bool:
        """Whether a template makes it from the edition's facts."""
        return not self.sections

    @property
    def silent(self) -> bool:
        """Whether none of its pages has a head or a folio."""
        return self.plates or self.role in SILENT


def parts_of(book: Book, options: Options) -> tuple[Part, ...]:
    """The parts in the order of the book.

    Args:
        book: with a place for its notes, if they are gathered.
        options: `half-title` says whether there is one, `openings` whether all parts begin on the
            right (`recto`) or chapters and back matter on the next page (`next`).
    """
    recto = options.option("openings", "next") == "recto"
    half_title = options.option("half-title", "yes") != "no"
    parts = (
        *_front(book, half_title=half_title),
        *_body(book, recto=recto),
        *(_alone(section, "back", "recto" if recto else "next") for section in book.back),
    )
    if book.edition.plates == "own":
        return tuple(one for part in parts for one in _with_leaves(part))
    return parts


def _with_leaves(part: Part) -> Iterator[Part]:
    """A part, and behind it the leaves of its plates."""
    bare: list[Section] = []
    leaves: list[Section] = []
    for section in part.sections:
        without, found = without_plates(section)
        bare.append(without)
        leaves += found
    yield altered(part, sections=tuple(bare)) if leaves else part
    for section in leaves:
        yield Part(section.id or "", part.area, "section", "recto", (section,), plates=True)


def _front(book: Book, *, half_title: bool) -> Iterator[Part]:
    """Half title, frontispiece facing the title page, title, copyright, then as books have it."""
    written = [section for section in book.front if section.role not in TEMPLATED]
    if half_title:
        yield _made("half-title", "recto")
    yield from (_alone(one, "front", "verso") for one in written if one.role == "frontispiece")
    yield _made("title-page", "recto")
    yield _made("copyright-page", "verso")
    for section in written:
        if section.role in BEFORE_CONTENTS - {"frontispiece"}:
            yield _alone(section, "front", "recto")
    if book.contents:
        yield _made("contents", "recto")
    for section in written:
        if section.role not in BEFORE_CONTENTS:
            yield _alone(section, "front", "recto")


def _made(role: Role, side: Side) -> Part:
    return Part(role, "front", role, side)


def _alone(section: Section, area: Area, side: Side) -> Part:
    return Part(section.id or "", area, section.role, side, (section,))


def _body(book: Book, *, recto: bool) -> Iterator[Part]:
    side: Side = "recto"
    for section in opened(book.body, book.lang):
        if section.role == "part":
            yield from _within(section, recto=recto)
        else:
            yield _alone(section, "body", side)
        side = "recto" if recto else "next"


def _within(part: Section, *, recto: bool) -> Iterator[Part]:
    """A part of the book: its own page or pages, then each of its chapters.

    What follows a chapter and is none stays with it.
    """
    groups = tuple(_by_chapter(part.sections))
    own = next((group for group in groups if group[0].role != "chapter"), ())
    yield _alone(altered(part, sections=own), "body", "recto")
    side: Side = "next" if part.blocks or own else "recto"
    bare = altered(part, blocks=(), sections=(), title=())
    for group in groups:
        if group[0].role == "chapter":
            yield Part(group[0].id or "", "body", "chapter", side, group, bare)
            side = "recto" if recto else "next"


def _by_chapter(sections: Iterable[Section]) -> Iterator[tuple[Section, ...]]:
    group: list[Section] = []
    for section in sections:
        if section.role == "chapter" and group:
            yield tuple(group)
            group = []
        group.append(section)
    if group:
        yield tuple(group)
