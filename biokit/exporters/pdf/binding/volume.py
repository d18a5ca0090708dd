"""What the binder is told: the parts of a book in their order, and what the file is for."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.exporters.pdf.layout.laid import Laid

__all__ = ["Attached", "Bound", "Bounded", "Conformance", "Facts", "Sheet", "Volume"]

Conformance = Literal["none", "ua-1", "a-2a", "a-3a"]
"""What the file says it keeps to. The kinds of PDF/A keep to PDF/UA-1 besides."""


class Sheet(msgspec.Struct, frozen=True):
    """The leaf, and what a printer cuts away of it. Points."""

    width: float
    height: float
    shift: float = 0.0
    """How much further right the text stands on a left-hand page than on a right-hand one: parts
    are laid out as right-hand pages. Below nought where the spine has more room than the edge."""
    creep: float = 0.0
    """How much further right the text stands on every right-hand page than it was laid out."""
    bleed: float = 0.0
    """What is printed beyond the trim, on every side."""
    spine_bleed: float | None = None
    """How much of that the side at the spine has, and no room for marks; `None` is all of it."""
    marks: bool = False
    """Crop and register marks outside the bleed."""


class Bound(msgspec.Struct, frozen=True):
    """A part in its place."""

    laid: Laid
    heads: Laid | None
    """Its running heads and folios, page by page, to be printed with it as artifacts. They are laid
    out in place: nothing shifts them. `None` if it has none."""
    first: int
    """Its first page in the book, from 0. Pages that no part has are blank."""
    still: bool = False
    """Whether neither shift nor creep moves it: what bleeds off the leaf covers the same leaf on
    either side."""


class Attached(msgspec.Struct, frozen=True):
    """A file within the PDF."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: Literal["Source", "Data", "Alternative", "Supplement"] = "Source"


class Facts(msgspec.Struct, frozen=True):
    """What the file says of itself."""

    title: str
    lang: str
    authors: tuple[str, ...] = ()
    description: str | None = None
    keywords: tuple[str, ...] = ()
    made: str | None = None
    """`2026-11-28T12:00:00Z`; `None` leaves it undated."""


class Volume(msgspec.Struct, frozen=True):
    """A book ready to be bound."""

    parts: tuple[Bound, ...]
    pages: int
    """In all, blank ones among them."""
    front: int
    """Pages that have Roman folios."""
    sheet: Sheet
    facts: Facts
    plates: tuple[tuple[int, int], ...] = ()
    """Pages that are not counted: the first, from 0, and how many."""
    conformance: Conformance = "ua-1"
    links: bool = True
    outline: bool = True
    """Of the bookmarks."""
    attached: tuple[Attached, ...] = ()
    output_intent: Literal["none", "srgb"] = "none"


class Bounded(msgspec.Struct, frozen=True):
    """A book when it has been bound."""

    content: bytes
    """The PDF."""
    missing: tuple[str, ...] = ()
    """Ids that links lead to and no part has, in the order of the book: their links are gone."""
