"""What of a printed book depends on its pages: folios, symbols, keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from biokit.diagnostics import Finding
from biokit.exporters.pdf.pages.places import Places
from biokit.exporters.xhtml import call_id, wanted_places
from biokit.projections.book import Book
from biokit.projections.keyed import Choose, keyed, not_unique, unique
from biokit.projections.notes import is_keyed, symbols

__all__ = ["Keys", "folios", "symbols_by_page"]


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

    def wanted(self, words: Sequence[str], places: Places) -> tuple[tuple[str, int], ...]:
        """The shortest phrase that stands but once on its page, where it isn't the first.

        Args:
            words: those of each page.
            places: where everything is.
        """
        return tuple((note, found) for note, found in self._found(words, places) if found)

    @property
    def there(self) -> bool:
        """Whether there are any."""
        return bool(self._notes)

    def findings(self, book: Book, words: Sequence[str], places: Places) -> Iterator[Finding]:
        """A warning for each key that stands on its page more than once."""
        for note, found in self._found(words, places):
            if found is None:
                yield not_unique(book, note, "on its page")

    def _found(self, words: Sequence[str], places: Places) -> Iterator[tuple[str, int | None]]:
        for note, tried in self._tried.items():
            pages = places.pages_of(call_id(note))
            yield note, unique(tried, " ".join(words[page] for page in pages))


def folios(book: Book, places: Places) -> tuple[tuple[str, str], ...]:
    """The folio of each node given by its page: what is referred to, listed, indexed, or keyed."""
    return tuple((key, places.folio(key) or "") for key in wanted_places(book))


def symbols_by_page(book: Book, places: Places) -> tuple[tuple[str, str], ...]:
    """The symbols that differ from the book's because they start anew on each page."""
    if book.edition.note_symbols == "chapter":
        return ()
    marks = {one.note.id or "": one.mark for one in book.notes if one.series == "symbol"}
    found = symbols((note, places.page(call_id(note))) for note in marks)
    return tuple((note, mark) for note, mark in found if mark != marks[note])
