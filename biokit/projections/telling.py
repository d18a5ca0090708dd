"""The year that the text tells of, and how old its subject was: for the heads of pages.

It is read from the dates that the author has typed, in the order of the text. Where a page has
several, the first is the year of its head; where it has none, the last before it. A date that the
narrative only looks back or forward to is left out if its mark has the class `aside`.

The age is never the difference of two years: it is counted from the day of birth to the date told,
as far as both are known. If they leave two possibilities open, both are said; if more, none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from biokit.citing.terms import Terms, terms
from biokit.model.biography import Biography
from biokit.model.dates import Date, after, age_at
from biokit.model.life import EventKind
from biokit.model.nodes import (
    BlockQuotation,
    DateMark,
    Figure,
    Letter,
    Note,
    PlateSection,
    Role,
    Section,
    Table,
)
from biokit.model.walk import Part, children
from biokit.projections.book import Book
from biokit.projections.years import year_of, year_words

__all__ = ["ASIDE", "Told", "head_words", "told", "words_by_page"]

ASIDE = "aside"
"""The class of a date that is not the time of the narrative."""
TELLING: frozenset[Role] = frozenset({"part", "chapter", "section", "prologue", "epilogue"})
"""Roles of sections that tell the life."""


class Told(msgspec.Struct, frozen=True):
    """The time at one place of the text."""

    node: str
    """The id of the date's mark, or of the letter that has the date."""
    year: str
    """In the book's language: `1862`, `c. 1820`."""
    age: int | None
    """The subject's in completed years, if there is but one possibility."""
    words: str
    """What a head says: `1862 · aged 42`; the year alone if no age can be told."""


def told(book: Book) -> tuple[Told, ...]:
    """The times of a book in the order of its text.

    Only what has an id is told: `compose` gives one to every date of an edition with pages.
    """
    life = _Lifetime(book.biography)
    words = terms(book.lang)
    return tuple(
        _at(node, date, life, words, book.lang)
        for node, date in _dates(book.matter)
        if year_of(date) is not None
    )


def head_words(
    told: Iterable[Told], first_page_of: Callable[[str], int | None], page: int
) -> str | None:
    """What the head of a page says; `None` if nothing has been told yet.

    Args:
        told: in the order of the text.
        first_page_of: the page on which a node begins, by its id, counted like `page`; `None` if
            it is not in the layout.
        page: the page.
    """
    return words_by_page(told, first_page_of, range(page, page + 1)).get(page)


def words_by_page(
    told: Iterable[Told], first_page_of: Callable[[str], int | None], pages: range
) -> dict[int, str]:
    """What the heads of pages in a row say; of those before anything is told, nothing.

    The arguments are those of `head_words`.
    """
    first: dict[int, str] = {}
    last: dict[int, str] = {}
    for one in told:
        begins = first_page_of(one.node)
        if begins is not None:
            first.setdefault(begins, one.words)
            last[begins] = one.words
    made: dict[int, str] = {}
    before = max((page for page in last if page < pages.start), default=None)
    words = None if before is None else last[before]
    for page in pages:
        said = first.get(page, words)
        if said is not None:
            made[page] = said
        words = last.get(page, words)
    return made


# ------------------------------------------------------------------------------------- the dates


def _dates(sections: Iterable[Section]) -> Iterator[tuple[str, Date]]:
    for section in sections:
        if section.role in TELLING:
            yield from _within((*section.title, *section.blocks))
            yield from _dates(section.sections)


def _within(parts: Iterable[Part]) -> Iterator[tuple[str, Date]]:
    """Those of the narrative: not of notes, quotations, tables and pictures."""
    for part in parts:
        match part:
            case DateMark(id=str(key), date=date, classes=classes) if ASIDE not in classes:
                yield key, date
            case Letter(id=str(key), date=Date() as date, classes=classes) if ASIDE not in classes:
                yield key, date
            case Note(anchor=anchor):
                yield from _within(anchor)
            case BlockQuotation() | Table() | Figure() | PlateSection() | Letter() | DateMark():
                pass
            case _:
                yield from _within(children(part))


# --------------------------------------------------------------------------------------- the age


class _Lifetime:
    """When the one subject of a biography was born, and died."""

    def __init__(self, biography: Biography) -> None:
        self.birth = _date_of("birth", biography)
        self.death = _date_of("death", biography)

    def ages(self, date: Date) -> tuple[int, int] | None:
        """The youngest and the oldest that the subject may have been; `None` if not alive."""
        if self.birth is None or (self.death is not None and after(date, self.death)):
            return None
        ages = age_at(self.birth, date)
        last = None if self.death is None else age_at(self.birth, self.death)
        if ages is None or last is None:
            return ages
        return (ages[0], min(ages[1], last[1])) if ages[0] <= last[1] else None


def _date_of(kind: EventKind, biography: Biography) -> Date | None:
    """Of the only event of a kind that the only subject has; several are in need of a choice."""
    if len(biography.subjects) != 1:
        return None
    dates = [
        event.date
        for event in biography.life.events
        if event.kind == kind and event.subject == biography.subjects[0] and event.date is not None
    ]
    return dates[0] if len(dates) == 1 else None


def _at(node: str, date: Date, life: _Lifetime, words: Terms, lang: str) -> Told:
    year = year_words(date, lang)
    youngest, oldest = life.ages(date) or (0, 0)
    if oldest == 0 or oldest - youngest > 1:
        return Told(node, year, None, year)
    age = str(oldest) if youngest == oldest else f"{youngest}–{oldest}"
    said = f"{year} · {words.aged.format(age=age)}"
    return Told(node, year, oldest if youngest == oldest else None, said)
