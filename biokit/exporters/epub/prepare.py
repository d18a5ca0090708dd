"""The composed book made fit for files: notes have a place, page marks an id, images are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from biokit.citing.terms import terms
from biokit.model.nodes import Figure, Inline, InlineImage, PageMark, Section, Text
from biokit.model.walk import altered, rebuilt, walk
from biokit.projections.book import Book, ContentsEntry, Label
from biokit.projections.numbering import numbered_notes, without_notes
from biokit.projections.wording import with_quotation_marks

__all__ = ["picture_paths", "prepared"]

_AFTER_NOTES = frozenset({"bibliography", "credits", "index", "colophon"})
"""Back matter that follows the notes in a book."""


def picture_paths(book: Book) -> Iterator[str]:
    """The paths of all images, in the order of the book."""
    for section in book.matter:
        for part in walk(section):
            match part:
                case Figure(path=str(path)) | InlineImage(path=path):
                    yield path
                case _:
                    pass


def _title_runs(book: Book) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The book's title and subtitle, without notes and with their quotation marks."""
    made = tuple(
        with_quotation_marks((Section(without_notes(run)),), book.lang)[0].title
        for run in (book.biography.title, book.biography.subtitle)
    )
    return made[0], made[1]


def prepared(book: Book, carried: Iterable[str]) -> Book:
    """The book as files can hold it, its title made ready like the text.

    Args:
        book: as it was composed.
        carried: the paths of the images that are there; the others become words.
    """
    title, subtitle = _title_runs(book)
    biography = altered(book.biography, title=title, subtitle=subtitle)
    fit = _with_fit_nodes(altered(book, biography=biography), frozenset(carried))
    return _with_place_for_notes(fit)


def _with_fit_nodes(book: Book, carried: frozenset[str]) -> Book:
    """Page marks with an id each, and pictures only where there are any."""
    ids = {getattr(part, "id", None) for section in book.matter for part in walk(section)}
    seen: set[str] = set()

    def fit(part: msgspec.Struct) -> msgspec.Struct:
        match part:
            case Figure(path=str(path)) if path not in carried:
                return altered(part, path=None)
            case InlineImage(path=path, alt=alt) if path not in carried:
                return Text(alt, id=part.id, lang=part.lang, classes=part.classes)
            case PageMark(id=None, label=label):
                stem = f"page-{label}"
                tries = (stem, *(f"{stem}-{number}" for number in range(2, len(seen) + 3)))
                made = next(name for name in tries if name not in ids and name not in seen)
                seen.add(made)
                return altered(part, id=made)
            case _:
                return part

    sections = rebuilt(book.matter, fit)
    if sections == book.matter:
        return book
    front, body = len(book.front), len(book.front) + len(book.body)
    return altered(
        book,
        front=sections[:front],
        body=sections[front:body],
        back=sections[body:],
        notes=numbered_notes(sections),
    )


def _with_place_for_notes(book: Book) -> Book:
    """The book with a section for its notes, listed in the contents, if it has notes."""
    if not book.notes or any(section.role == "notes" for section in book.matter):
        return book
    key = next(name for name in ("notes", "book-notes", "all-notes-") if name not in book.labels)
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
    )
