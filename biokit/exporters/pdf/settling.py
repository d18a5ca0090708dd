"""What of a printed book depends on its pages: folios, symbols, keys, heads of the notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from biokit.diagnostics import Finding
from biokit.exporters.pdf.places import Places, words_on
from biokit.exporters.pdf.weasy import Document
from biokit.exporters.xhtml import PageWords, call_id
from biokit.model.nodes import CrossReference, Section
from biokit.model.walk import walk
from biokit.projections.book import Book, NumberedNote
from biokit.projections.keyed import Choose, keyed, not_unique, unique
from biokit.projections.notes import is_keyed, symbols

__all__ = ["Keys", "folios", "heads", "symbols_by_page"]


class Keys:
    """The keyed notes of one book: which phrases they may be found by, and which suffice."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._tried: dict[str, tuple[str, ...]] = {}
        self._notes = tuple(
            one.note.id or "" for one in book.notes if is_keyed(one.series, book.edition)
        )

    def book(self, chosen: Mapping[str, int]) -> Book:
        """The book with its keys; where none is chosen, each is the shortest."""
        if not self._notes:
            return self._book
        return keyed(self._book, self._choose(chosen))

    def _choose(self, chosen: Mapping[str, int]) -> Choose:
        def choose(note: str, tried: tuple[str, ...]) -> int:
            self._tried[note] = tried
            return chosen.get(note, 0)

        return choose

    def wanted(self, document: Document, places: Places) -> tuple[tuple[str, int], ...]:
        """The shortest phrase that stands but once on its page, where it isn't the first."""
        return tuple((note, found) for note, found in self._found(document, places) if found)

    def findings(self, book: Book, document: Document, places: Places) -> Iterator[Finding]:
        """A warning for each key that stands on its page more than once."""
        for note, found in self._found(document, places):
            if found is None:
                yield not_unique(book, note, "on its page")

    def _found(self, document: Document, places: Places) -> Iterator[tuple[str, int | None]]:
        words: dict[int, str] = {}
        for note, tried in self._tried.items():
            pages = places.pages_of(call_id(note))
            for page in pages:
                if page not in words:
                    words[page] = words_on(document, page)
            yield note, unique(tried, " ".join(words[page] for page in pages))


def folios(book: Book, places: Places) -> tuple[tuple[str, str], ...]:
    """The folio of each node given by its page: what is referred to or indexed, and keyed calls."""
    targets = [
        part.target
        for section in book.matter
        for part in walk(section)
        if isinstance(part, CrossReference) and part.form == "page"
    ]
    calls = [call_id(one.note.id or "") for one in book.notes if one.key]
    wanted = dict.fromkeys((*targets, *calls, *book.index.places))
    return tuple((key, places.folio(key) or "") for key in wanted)


def symbols_by_page(book: Book, places: Places) -> tuple[tuple[str, str], ...]:
    """The symbols that differ from the book's because they start anew on each page."""
    if book.edition.note_symbols == "chapter":
        return ()
    marks = {one.note.id or "": one.mark for one in book.notes if one.series == "symbol"}
    found = symbols((note, places.page(call_id(note))) for note in marks)
    return tuple((note, mark) for note, mark in found if mark != marks[note])


def heads(
    book: Book, gathered: Iterable[NumberedNote], places: Places, words: PageWords
) -> tuple[str, ...]:
    """What stands at the head of each page of the book's notes: the pages that they belong to.

    Their first page, an opening, has no head.
    """
    section = book.place_for_notes
    if section is None:
        return ()
    served: dict[int, list[int]] = {}
    # Notes that share a key are called where the first of them is.
    called: int | None = None
    for numbered in gathered:
        note = numbered.note.id or ""
        called = places.page(call_id(note)) if numbered.mark or numbered.key else called
        for page in places.pages_of(note):
            if called is not None:
                served.setdefault(page, []).append(called)
    pages = _pages(section, places, served)[1:]
    return tuple(_head(served.get(page, []), places, words) for page in pages)


def _pages(section: Section, places: Places, served: Mapping[int, object]) -> range:
    begins = places.page(section.id or "")
    return range(0) if begins is None else range(begins, max(served, default=begins) + 1)


def _head(served: list[int], places: Places, words: PageWords) -> str:
    if not served:
        return ""
    first, last = places.folio_of(min(served)), places.folio_of(max(served))
    said = words.notes_to_page if first == last else words.notes_to_pages
    return said.format(first=first, last=last)
