"""Lists that lead into the book: its index, its illustrations, its tables.

Where they are printed the text has a place for them, a `Derived`; what stands there depends on the
product, which knows its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biokit.citing.terms import Terms
from biokit.diagnostics import Finding
from biokit.model.nodes import Derived, Figure, Inline, Span, Table
from biokit.model.walk import altered, plain_text, walk
from biokit.projections.book import Book, Listed
from biokit.projections.indexing import index_of
from biokit.projections.numbering import without_notes

__all__ = ["with_lists"]

_NOTHING = {
    "index": ("no words are marked for it", 'write [words]{.index entry="Heading!sub-heading"}'),
    "illustrations": ("no picture has a caption", "write ![caption](path)"),
    "tables": ("no table has a caption", "give one with `: caption`"),
}
"""Why a list may be empty, and what to do."""


def with_lists(
    book: Book, places: Iterable[Derived], words: Terms, captioned: frozenset[str]
) -> Book:
    """The book with what its lists say, and a finding for each that has nothing to say.

    Args:
        book: without them.
        places: where the text asks for lists.
        words: the book's terms.
        captioned: what has its number in its caption: `figure`, `table`.
    """
    asked = {place.what: place for place in places}
    if "index" in asked and book.edition.index != "none":
        index, findings = index_of(
            book.matter, book.biography, book.edition, book.labels, book.notes, words
        )
        book = altered(book, index=index, findings=(*book.findings, *findings))
        if not index.groups:
            book = _with_nothing_in(book, asked["index"])
    if "illustrations" in asked:
        listed = tuple(_illustrations(book, numbered="figure" in captioned))
        book = altered(book, illustrations=listed)
        book = book if listed else _with_nothing_in(book, asked["illustrations"])
    if "tables" in asked:
        listed = tuple(_tables(book, numbered="table" in captioned))
        book = altered(book, tables=listed)
        book = book if listed else _with_nothing_in(book, asked["tables"])
    return book


def _illustrations(book: Book, *, numbered: bool) -> Iterator[Listed]:
    """The pictures that are there and have a caption."""
    for section in book.matter:
        for part in walk(section):
            match part:
                case Figure(path=str(), caption=caption) if plain_text(caption):
                    yield _listed(book, part, caption, numbered=numbered)
                case _:
                    pass


def _tables(book: Book, *, numbered: bool) -> Iterator[Listed]:
    """The tables that have a caption."""
    for section in book.matter:
        for part in walk(section):
            match part:
                case Table(caption=caption) if plain_text(caption):
                    yield _listed(book, part, caption, numbered=numbered)
                case _:
                    pass


def _listed(
    book: Book, part: Figure | Table, caption: tuple[Inline, ...], *, numbered: bool
) -> Listed:
    key = part.id or ""
    label, title = book.labels[key], without_notes(caption)
    if label.lang is not None:
        title = (Span(title, lang=label.lang),)
    return Listed(key, label.number if numbered else None, title)


def _with_nothing_in(book: Book, place: Derived) -> Book:
    """The book with a finding on a list that is empty."""
    why, hint = _NOTHING[place.what]
    origin = place.origin
    found = Finding(
        "nothing-to-list",
        f"the list of what={place.what} that the text asks for is empty: {why}",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=place.id,
        hint=hint,
    )
    return altered(book, findings=(*book.findings, found))
