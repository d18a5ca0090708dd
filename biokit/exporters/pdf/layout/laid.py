"""What is known of a part of the book when it has been laid out, by itself, in pages.

A book is laid out in parts (a chapter, the notes, the index), each in a process of its own, as if
it began on the first right-hand page of the book. What comes of a part is a PDF without the
programs of its faces, and beside it everything the rest of the book may want to know. It depends
on nothing but what the part was made from, so it can be kept and used again.

Lengths are PDF points, from the lower left corner of the leaf; pages are counted from 0 within the
part.
"""

from __future__ import annotations

import msgspec

from biokit.projections.pages import PageStart

__all__ = ["Anchor", "Bookmark", "Heard", "Laid", "Printed"]


class Anchor(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where an element stands that has an id."""

    page: int
    x: float
    y: float
    """The upper left corner of its first piece."""
    height: float
    """Of its first piece."""
    last: int
    """The last page that it reaches."""


class Bookmark(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A line of the outline."""

    level: int
    label: str
    page: int
    x: float
    y: float
    closed: bool = False


class Printed(msgspec.Struct, frozen=True, array_like=True):
    """A face as the part uses it."""

    resource: str
    """Its name among the resources of the pages, without a slash."""
    name: str
    """`BaseFont` without a slash: `ABCDEF+EB-Garamond-Italic`."""
    family: str
    sha256: str
    """Of the file it is in."""
    index: int
    """Which of the file's faces it is."""
    axes: tuple[tuple[str, float], ...]
    """Where a variable face stands: axis and value."""
    letters: tuple[tuple[int, str], ...]
    """By glyph, what it stands for."""
    widths: tuple[tuple[int, float], ...]
    """By glyph, in thousandths of the size."""


class Heard(msgspec.Struct, frozen=True, array_like=True):
    """Something that WeasyPrint said."""

    level: int
    words: str


class Laid(msgspec.Struct, frozen=True):
    """A part of the book in pages."""

    pdf: bytes
    """Tagged if the book is. Links within the book are URI actions on `http://biokit.invalid/#ID`:
    whether they lead within the part or out of it is not its concern."""
    pages: int
    anchors: dict[str, Anchor] = {}
    """By the id of an element."""
    bookmarks: tuple[Bookmark, ...] = ()
    faces: tuple[Printed, ...] = ()
    starts: tuple[PageStart | None, ...] = ()
    """Where in the text each page begins, without its folio; `None` if nothing begins there."""
    heard: tuple[Heard, ...] = ()
    words: tuple[str, ...] = ()
    """Those of each page without its notes, if they were asked for."""
    survey: bytes = b""
    """What the report on the build says of each page, `layout/survey.py`; MessagePack."""
