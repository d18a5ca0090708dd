"""The composed book made fit for files: notes have a place, page marks an id, images are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from biokit.diagnostics import Finding
from biokit.exporters.epub.spelling import is_language_tag
from biokit.exporters.epub.titles import own_titles
from biokit.exporters.pictures import in_words
from biokit.model.base import Node, Origin
from biokit.model.nodes import Figure, InlineImage, PageMark, Section
from biokit.model.walk import Kinds, Part, altered, ids_of, langs_of, rebuilt, seek, walk
from biokit.projections.book import Book
from biokit.projections.matter import TEMPLATED
from biokit.projections.notes import gathered_notes, with_place_for_notes

__all__ = ["misnamed_languages", "prepared", "shown_pictures"]


def shown_pictures(book: Book) -> Iterator[tuple[str, Origin | None]]:
    """The paths of all images and where they are shown, in the order of the book."""
    for part in seek(book.matter, frozenset({Figure, InlineImage})):
        match part:
            case Figure(path=str(path)) | InlineImage(path=path):
                yield path, part.origin
            case _:
                pass


def misnamed_languages(book: Book) -> Iterator[Finding]:
    """A finding for each language tag that is none."""
    message = "{} is no language tag: the words are marked as if it were not there"
    hint = "tags are those of BCP 47: en-GB, zh-Hans, zh-Latn-pinyin"
    if not is_language_tag(book.lang):
        yield Finding("loss-language", message.format(book.lang), hint=hint)
    if all(map(is_language_tag, langs_of(book.matter))):
        return
    for section in book.matter:
        for part in walk(section):
            if isinstance(part, Node) and part.lang and not is_language_tag(part.lang):
                yield Finding(
                    "loss-language",
                    message.format(part.lang),
                    path=part.origin.path if part.origin else None,
                    line=part.origin.line if part.origin else None,
                    node=part.id,
                    hint=hint,
                )


def prepared(book: Book, carried: Iterable[str]) -> Book:
    """The book as files can hold it, its title made ready like the text.

    Args:
        book: as it was composed.
        carried: the paths of the images that are there; the others become words.
    """
    title, subtitle = own_titles(book)
    biography = altered(book.biography, title=title, subtitle=subtitle)
    book = altered(book, biography=biography, front=tuple(_with_one_of_each(book.front)))
    book = _with_fit_nodes(book, frozenset(carried))
    return with_place_for_notes(book) if gathered_notes(book) else book


def _with_one_of_each(front: tuple[Section, ...]) -> Iterable[Section]:
    """Front matter in which what an author adds to a page that templates make is one section."""
    made: dict[str, Section] = {}
    for place, section in enumerate(front):
        key = section.role if section.role in TEMPLATED else str(place)
        first = made.get(key)
        if first is not None:
            blocks, sections = first.blocks + section.blocks, first.sections + section.sections
            section = altered(first, blocks=blocks, sections=sections)  # noqa: PLW2901 (the one it becomes)
        made[key] = section
    return made.values()


def _with_fit_nodes(book: Book, carried: frozenset[str]) -> Book:
    """Page marks with an id each, images that are there, and languages that are some."""
    matter = book.matter
    taken = set(ids_of(matter))
    made: set[str] = set()
    sound = all(map(is_language_tag, langs_of(matter)))
    where: Kinds | None = frozenset({Figure, InlineImage, PageMark}) if sound else None

    def fit(part: Part) -> Part | tuple[Part, ...]:
        if isinstance(part, Node) and not is_language_tag(part.lang):
            part = altered(part, lang=None)
        match part:
            case Figure(path=str(path)) | InlineImage(path=path) if path not in carried:
                return in_words(part)
            case PageMark(id=None, label=label):
                key = _free(f"page-{label}", taken)
                taken.add(key)
                made.add(key)
                return altered(part, id=key)
            case _:
                return part

    fitted = book.rewritten(rebuilt(matter, fit, where))
    return altered(fitted, made_ids=book.made_ids | made)


def _free(stem: str, taken: Iterable[str]) -> str:
    """The stem, or the first of its numbered forms that is not taken."""
    if stem not in taken:
        return stem
    return next(key for number in count(2) if (key := f"{stem}-{number}") not in taken)
