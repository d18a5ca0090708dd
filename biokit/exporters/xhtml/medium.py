"""Where print, ebook and web differ. Everything else is the same markup for all three."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from biokit.exporters.xhtml.markup import anchor

__all__ = ["Medium", "call_id"]


def call_id(note: str) -> str:
    """The id of the call of the note with id `note`."""
    return f"call-{note}"


def _same(path: str) -> str:
    return path


def _unknown(key: str) -> str | None:  # noqa: ARG001 (no folio is known, of no node)
    return None


def _gathered(note: str) -> bool:  # noqa: ARG001 (no note stands at the foot)
    return False


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """How one product spells what differs. As it is made, that of a single page with endnotes."""

    href: Callable[[str], str] = anchor
    """The address of the node with that id, `ch3.xhtml#id`. It is asked for ids of `Book.labels`
    and, for the way back from a note, for `call_id(note id)`."""
    image: Callable[[str], str] = _same
    """The address of an image by its path in the biography."""
    page: Callable[[str], str | None] = _unknown
    """The folio on which the node with that id begins, if it is known."""
    at_call: Callable[[str], bool] = _gathered
    """Whether the note with that id stands in the text after its call, to be set at the foot of
    the page. If not, the exporter prints it with `Renderer.endnotes`."""
    links: bool = True
    """Whether anything is a link at all: a print shop forbids it."""
    paged: bool = False
    """Print: titles for running heads and bookmarks, addresses written out where `links` are off,
    no marks of another edition's pages."""
    epub: bool = False
    """`epub:type` and `xml:lang` are said as well."""
