"""Where print, ebook and web differ. Everything else is the same markup for all three."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from biokit.exporters.xhtml.markup import anchor
from biokit.model.nodes import CrossReference, Inline, Link, PageMark
from biokit.model.walk import rebuilt
from biokit.projections.notes import call_id
from biokit.projections.numbering import without_notes

__all__ = ["Medium", "NotePlace", "bare_title", "call_id"]

NotePlace = Literal["call", "chapter", "book", "apart"]
"""After its call, to be set at the foot of the page; at the end of its chapter; in the section with
the role `notes`; or where the exporter prints `Renderer.endnotes` itself."""


def _same(path: str) -> str:
    return path


def _unknown(key: str) -> str | None:  # noqa: ARG001 (nothing is known, of no node)
    return None


def _apart(note: str) -> NotePlace:  # noqa: ARG001 (every note)
    return "apart"


def bare_title(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A title without notes, links and marks of pages, which may stand within a link."""

    def bare(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case Link(content=content) | CrossReference(content=content):
                return content
            case PageMark():
                return ()
            case _:
                return part

    return rebuilt(without_notes(run), bare)


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """How one product spells what differs. As it is made, that of a single page with endnotes."""

    href: Callable[[str], str] = anchor
    """The address of the node with that id, `ch3.xhtml#id`. It is asked for ids of `Book.labels`
    and, for the way back from a note, for `call_id(note id)`."""
    image: Callable[[str], str] = _same
    """The address of an image by its path in the biography."""
    page: Callable[[str], str | None] = _unknown
    """The folio on which the node with that id begins, if it is known; of another edition, in a
    product that has no pages of its own."""
    place: Callable[[str], NotePlace] = _apart
    """Where the note with that id is printed."""
    mark: Callable[[str], str | None] = _unknown
    """What the note with that id is called by, if it is not what the book says."""
    title: Callable[[tuple[Inline, ...]], tuple[Inline, ...]] = bare_title
    """A title, or words of the text, as they may stand within a link, and a second time."""
    made: tuple[str, ...] = ()
    """What a colophon says of how the product was made: `Set in EB Garamond`."""
    drawing: tuple[float, float] | None = None
    """Width and height that a drawing of a family may have on a page, in ems of its own text, which
    is set in the size of notes; `None` where nobody knows, and it is a list."""
    links: bool = True
    """Whether anything is a link at all: printers forbid it."""
    paged: bool = False
    """Print: titles for running heads and bookmarks, addresses written out where `links` are off,
    no marks of another edition's pages."""
    epub: bool = False
    """`epub:type` and `xml:lang` are said as well."""
