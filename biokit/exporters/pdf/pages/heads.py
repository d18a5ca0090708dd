"""Running heads and folios: what each page of a book says of itself, laid out by itself.

A part of the book is laid out without them, since its text does not depend on where in the book it
stands. They do; so they are a document beside it, a page for each page, which the binder prints
over it. Styles put them into the margins: `styles/print/heads.css`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, get_args

import msgspec

from biokit.errors import BadUsage
from biokit.exporters.base import Options
from biokit.exporters.pdf.pages.parts import Part
from biokit.exporters.pdf.pages.places import Places
from biokit.exporters.xhtml import PageWords, Renderer, call_id
from biokit.model.nodes import Section
from biokit.model.walk import plain_text
from biokit.projections.book import NumberedNote
from biokit.projections.plates import plate_ids
from biokit.projections.telling import told, words_by_page

__all__ = ["Leaf", "Running"]

Said = Literal["author", "book", "chapter", "section", "year", "none"]


class Leaf(msgspec.Struct, frozen=True):
    """What is printed in the margins of one page."""

    kind: str
    """The name of its page in the styles: `body`, `body-opening`, `plain` …"""
    folio: str
    left: str
    """The head, if it is a left-hand page."""
    right: str


class Running:
    """The running heads of a book.

    Args:
        renderer: whose book it is.
        options: `head-left` and `head-right` say what stands there: `author`, `book`, `chapter`,
            `section`, `year` (the year told, and how old the subject was) or `none`.

    Raises:
        BadUsage: one of them says something else.
    """

    def __init__(self, renderer: Renderer, options: Options) -> None:
        self._renderer = renderer
        self._left = _said(options, "head-left", "book")
        self._right = _said(options, "head-right", "chapter")
        biography = renderer.book.biography
        authors = [one.name.text for one in biography.contributors if one.role == "aut"]
        self._book = plain_text(biography.title)
        self._author = ", ".join(authors) or self._book
        self._told = told(renderer.book) if "year" in (self._left, self._right) else ()

    def leaves(self, part: Part, pages: range, places: Places) -> tuple[Leaf, ...]:
        """The pages of a part.

        Args:
            part: it.
            pages: its pages in the book, from 0.
            places: where everything is.
        """
        plates = {places.page(key) for key in plate_ids(part.sections)}
        # Only the narrative has a year: an index tells none.
        years = words_by_page(self._told, places.page, pages) if part.area == "body" else {}
        heads = self._heads_of_notes(pages, places) if part.role == "notes" else {}

        def head(said: Said, page: int) -> str:
            if page in heads:
                return heads[page]
            if said == "year" and page in years:
                return years[page]
            return self._head(said, part, page, places)

        return tuple(
            Leaf(
                kind="plate" if page in plates else kind,
                folio=places.folio_of(page),
                left=head(self._left, page),
                right=head(self._right, page),
            )
            for page, kind in zip(pages, _kinds(part), strict=False)
        )

    def _head(self, said: Said, part: Part, page: int, places: Places) -> str:
        match said:
            case "none":
                return ""
            case "author":
                return self._author
            case "book":
                return self._book
            case "chapter" | "year":
                return self._chapter(part)
            case "section":
                return _section_on(page, part.sections, places) or self._chapter(part)

    def _chapter(self, part: Part) -> str:
        if part.sections:
            return _named(part.sections[0])
        return self._renderer.terms.contents if part.role == "contents" else ""

    def _heads_of_notes(self, pages: range, places: Places) -> Mapping[int, str]:
        """For each page of the book's notes the pages that they belong to."""
        served: dict[int, list[int]] = {}
        # Notes that share a key are called where the first of them is.
        called: int | None = None
        for numbered in self._renderer.notes_for("book"):
            note = numbered.note.id or ""
            called = places.page(call_id(note)) if _has_call(numbered) else called
            for page in places.pages_of(note):
                if called is not None:
                    served.setdefault(page, []).append(called)
        words = self._renderer.words
        return {page: _served(served[page], places, words) for page in pages if page in served}


def _said(options: Options, name: str, usual: Said) -> Said:
    asked = options.option(name, usual)
    known: dict[str, Said] = {each: each for each in get_args(Said)}
    if asked not in known:
        raise BadUsage(f"{name} is {asked}", hint=f"it can be {', '.join(known)}")
    return known[asked]


def _kinds(part: Part) -> Iterator[str]:
    """The names of a part's pages, without end."""
    if part.silent:
        first = rest = "plain"
    else:
        first = "part" if part.role == "part" else f"{part.area}-opening"
        rest = "notes" if part.role == "notes" else part.area
    yield first
    while True:
        yield rest


def _named(section: Section) -> str:
    return section.short_title or plain_text(section.title)


def _section_on(page: int, sections: Iterable[Section], places: Places) -> str:
    """The section of the second level that a page ends in."""
    named = ""
    for chapter in sections:
        for section in chapter.sections:
            begins = places.page(section.id or "")
            if begins is not None and begins <= page and section.title:
                named = _named(section)
    return named


def _has_call(numbered: NumberedNote) -> bool:
    return bool(numbered.mark or numbered.key)


def _served(called: list[int], places: Places, words: PageWords) -> str:
    first, last = places.folio_of(min(called)), places.folio_of(max(called))
    said = words.notes_to_page if first == last else words.notes_to_pages
    return said.format(first=first, last=last)
