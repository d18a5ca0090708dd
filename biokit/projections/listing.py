"""What a product prints as its pages want it: index, illustrations, tables, the family tree.

Where they are printed the text has a place for them, a `Derived`; what stands there depends on the
product, which knows its own pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from biokit.citing.terms import Terms
from biokit.diagnostics import Finding
from biokit.model.nodes import Block, Derivation, Derived, Figure, Inline, Span, Table
from biokit.model.walk import altered, plain_text, walk
from biokit.projections.book import Book, Label, Listed
from biokit.projections.family import family_of
from biokit.projections.indexing import index_of
from biokit.projections.numbering import without_notes

__all__ = ["empty", "with_lists"]

_NOTHING: dict[Derivation, tuple[str, str]] = {
    "index": ("no words are marked for it", 'write [words]{.index entry="Heading!sub-heading"}'),
    "illustrations": ("no picture has a caption", "write ![caption](path)"),
    "tables": ("no table has a caption", "give one with `: caption`"),
    "family-tree": (
        "the life says of no two persons how they are related",
        'write kind = "relationship", person = "…" and relation = "child" in a [[states]] entry',
    ),
    "chronology": ("the life has no events and no states", "write some in life.toml"),
    "people": ("no person has a description", "give those who matter one in life.toml"),
    "abbreviations": ("no source has a siglum", "give those that are cited often one"),
    "credits": ("no picture has a credit or rights", "write ![caption](path){credit=…}"),
    "disagreements": ("there are no resolutions", "write what is at issue as [[resolutions]]"),
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
        listed = tuple(_illustrations(book, words, captioned))
        book = altered(book, illustrations=listed)
        book = book if listed else _with_nothing_in(book, asked["illustrations"])
    if "tables" in asked:
        listed = tuple(_tables(book, words, numbered="table" in captioned))
        book = altered(book, tables=listed)
        book = book if listed else _with_nothing_in(book, asked["tables"])
    if "family-tree" in asked:
        family, findings = family_of(book.biography, words, book.lang)
        book = altered(book, family=family, findings=(*book.findings, *findings))
        if not (family.trees or findings):
            book = _with_nothing_in(book, asked["family-tree"])
    return book


def empty(
    places: Iterable[Derived], made: Mapping[Derivation, tuple[Block, ...]]
) -> tuple[Finding, ...]:
    """A finding for each list that the text asks for and that has nothing to say.

    Args:
        places: where lists are asked for.
        made: those that are blocks of the book.
    """
    asked = {place.what: place for place in places if place.what in made}
    return tuple(_nothing_in(place) for what, place in asked.items() if not made[what])


def _illustrations(book: Book, words: Terms, captioned: frozenset[str]) -> Iterator[Listed]:
    """The pictures that are there and have a caption."""
    for section in book.matter:
        for part in walk(section):
            match part:
                case Figure(id=str(key), path=str(), caption=caption) if plain_text(caption):
                    label = book.labels[key]
                    plate = label.kind == "plate"
                    term = words.plate if plate else words.figure
                    shown = term.format(number=label.number)
                    has_number = label.number is not None and (plate or "figure" in captioned)
                    yield Listed(
                        key,
                        shown if has_number else None,
                        _title(caption, label),
                        bound_in=plate and book.edition.plates == "own",
                        where=words.frontispiece if section.role == "frontispiece" else None,
                    )
                case _:
                    pass


def _tables(book: Book, words: Terms, *, numbered: bool) -> Iterator[Listed]:
    """The tables that have a caption."""
    for section in book.matter:
        for part in walk(section):
            match part:
                case Table(id=str(key), caption=caption) if plain_text(caption):
                    label = book.labels[key]
                    number = words.table.format(number=label.number) if numbered else None
                    yield Listed(key, number, _title(caption, label))
                case _:
                    pass


def _title(caption: tuple[Inline, ...], label: Label) -> tuple[Inline, ...]:
    title = without_notes(caption)
    return title if label.lang is None else (Span(title, lang=label.lang),)


def _with_nothing_in(book: Book, place: Derived) -> Book:
    """The book with a finding on a list that is empty."""
    return altered(book, findings=(*book.findings, _nothing_in(place)))


def _nothing_in(place: Derived) -> Finding:
    why, hint = _NOTHING[place.what]
    origin = place.origin
    return Finding(
        "nothing-to-list",
        f"the list of what={place.what} that the text asks for is empty: {why}",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=place.id,
        hint=hint,
    )
