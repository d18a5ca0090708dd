"""The notes of a book: which series each belongs to, and the mark it is called by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, count

from biokit.citing.terms import terms
from biokit.model.edition import Edition
from biokit.model.nodes import Inline, Note, Section, Text
from biokit.model.walk import altered, seek
from biokit.projections.book import Book, ContentsEntry, Label, NumberedNote, Series
from biokit.projections.matter import TEMPLATED

__all__ = [
    "at_chapter_ends",
    "call_id",
    "gathered_notes",
    "is_keyed",
    "numbered_notes",
    "symbols",
    "with_place_for_notes",
]

SYMBOLS = "*†‡§‖¶"
"""In the order of the Chicago Manual of Style; then each doubled, and so on."""

_AFTER_NOTES = frozenset({"bibliography", "credits", "index", "colophon"})
"""Back matter that follows the notes in a book."""


def call_id(note: str) -> str:
    """The id of the call of the note with id `note`."""
    return f"call-{note}"


def is_keyed(series: Series, edition: Edition) -> bool:
    """Whether notes of a series have no mark in the text."""
    return series == "number" and edition.placement in {"keyed", "keyed-chapter-end"}


def at_chapter_ends(edition: Edition) -> bool:
    """Whether notes that are not at the foot of the page end their chapters."""
    return edition.placement in {"chapter-end", "keyed-chapter-end"}


def gathered_notes(book: Book) -> tuple[NumberedNote, ...]:
    """The notes that stand together in a section of their own, where none are at the foot of pages.

    Those of a page that a template makes have no chapter to end.
    """
    if not at_chapter_ends(book.edition):
        return book.notes
    made = {section.id for section in book.front if section.role in TEMPLATED}
    return tuple(note for note in book.notes if note.chapter in made)


def numbered_notes(sections: Iterable[Section], edition: Edition) -> tuple[NumberedNote, ...]:
    """All notes in the order of their calls, counted as the edition counts them."""
    counts: Counter[tuple[Series, str]] = Counter()

    def counted(note: Note, chapter: str) -> NumberedNote:
        apart = edition.note_series == "two" and note.kind != "source"
        series: Series = "symbol" if apart else "number"
        anew = apart or edition.note_numbers == "chapter"
        run = (series, chapter if anew else "")
        counts[run] += 1
        number = counts[run]
        mark = _symbol(number) if apart else str(number)
        return NumberedNote(
            number, note, chapter, series, "" if is_keyed(series, edition) else mark
        )

    return tuple(counted(note, chapter) for chapter, note in _by_chapter(sections))


def _symbol(number: int) -> str:
    times, place = divmod(number - 1, len(SYMBOLS))
    return SYMBOLS[place] * (times + 1)


def _by_chapter(sections: Iterable[Section], chapter: str = "") -> Iterator[tuple[str, Note]]:
    """Every note with the id of the chapter, part or matter it stands in."""
    for section in sections:
        here = chapter if section.role == "section" and chapter else section.id or ""
        for part in seek((*section.title, *section.blocks), frozenset({Note})):
            if isinstance(part, Note):
                yield here, part
        yield from _by_chapter(section.sections, here)


def symbols(notes: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """Each note's symbol, by its id.

    Args:
        notes: their ids, in the order of their calls, each with what the symbols start anew in.
    """
    counts: Counter[object] = Counter()
    made: list[tuple[str, str]] = []
    for key, run in notes:
        counts[run] += 1
        made.append((key, _symbol(counts[run])))
    return tuple(made)


def with_place_for_notes(book: Book) -> Book:
    """The book with a section for its notes, listed in the contents, unless it has one."""
    if book.place_for_notes is not None:
        return book
    taken = (f"notes-{number}" for number in count(2))
    key = next(name for name in chain(("notes",), taken) if name not in book.labels)
    title: tuple[Inline, ...] = (Text(terms(book.lang).notes),)
    following = [section for section in book.back if section.role in _AFTER_NOTES]
    place = book.back.index(following[0]) if following else len(book.back)
    section = Section(title, role="notes", id=key)
    listed = [entry.id for entry in book.contents]
    later = [listed.index(part.id) for part in book.back[place:] if part.id in listed]
    line = min(later, default=len(listed))
    entry = ContentsEntry(1, key, None, title)
    return altered(
        book,
        back=(*book.back[:place], section, *book.back[place:]),
        contents=(*book.contents[:line], entry, *book.contents[line:]),
        labels={**book.labels, key: Label("matter", None, title)},
        made_ids=book.made_ids | {key},
        made_sections=book.made_sections | {key},
    )
