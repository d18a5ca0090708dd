"""The pages of a print edition, marked in an ebook's files at the words with which they begin.

The marks go into the finished files: they can stand in the middle of anything, and the text around
them is printed as it would be without. https://www.w3.org/TR/epub-a11y-11/#sec-page-nav
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from biokit.exporters.epub.layout import COPYRIGHT_PAGE, NAV, TITLE_PAGE, Layout, Page
from biokit.exporters.epub.package import Item
from biokit.exporters.xhtml import Renderer, identifier, page_break
from biokit.exporters.xhtml.lettering import Lettering
from biokit.model.nodes import PageMark, Role
from biokit.model.walk import altered, rebuilt
from biokit.projections.book import Book
from biokit.projections.pages import PageMap, PageStart, holders

__all__ = ["Paging", "without_page_marks"]

_MADE: dict[Role, str] = {
    "half-title": TITLE_PAGE,
    "title-page": TITLE_PAGE,
    "copyright-page": COPYRIGHT_PAGE,
    "contents": NAV,
}
"""The files of pages that templates make; an ebook has no half title."""
_BODY = re.compile(r"<body\b[^>]*>\s*(?:<section\b[^>]*>)?")
_PARAGRAPH = re.compile(r"\s*<p\b[^>]*>")
_ID = re.compile(r"\sid=\"([^\"]*)\"")
_HOLDS_ANYTHING = frozenset({"section", "figure", "div", "blockquote", "li"})
"""Elements that may begin with the mark of a page: a list or a table may not."""
_SURE = (32, 16, 8)
"""Letters that are looked for where the count leads elsewhere: as many as can be found."""
_NEAR = 400
"""How far from where it should be the shortest of them is believed, in letters."""

Point = tuple[int, int]
"""The place of a file among all, and a place in its markup."""


def without_page_marks(book: Book) -> Book:
    """The book without the marks of another edition's pages."""

    def drop(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        return () if isinstance(part, PageMark) else part

    return book.rewritten(rebuilt(book.matter, drop))


class Paging:
    """Where in the files of one ebook the pages of a print edition begin.

    Args:
        pages: those of the print edition.
        texts: the files of text in reading order.
        layout: which node stands in which file.
        renderer: what printed them.
    """

    def __init__(
        self, pages: PageMap, texts: tuple[Item, ...], layout: Layout, renderer: Renderer
    ) -> None:
        self._map = pages
        self._renderer = renderer
        self._layout = layout
        self._texts = {item.name: item.content.decode() for item in texts}
        self._files = {item.name: number for number, item in enumerate(texts)}
        book = renderer.book
        self._nodes = frozenset(map(identifier, (*holders(book.matter), *book.index.ids)))
        self._notes = frozenset(identifier(one.note.id or "") for one in renderer.book.notes)
        self._read: dict[str, Lettering] = {}
        self._drifts: dict[str, int] = {}
        places = _filled([self._place(start) for start in pages.starts])
        self._marks = tuple(self._marked(pages.starts, places))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The list of pages, in their order."""
        names = tuple(self._files)
        return tuple(
            Page(label, f"{names[file]}#{identifier(key)}") for (file, _), label, key in self._marks
        )

    def marked(self, texts: tuple[Item, ...], nav: Item) -> tuple[Item, ...]:
        """The files with the marks of the pages that begin in them.

        Args:
            texts: as they were given.
            nav: the contents, with the list of pages.
        """
        return tuple(self._with_marks(nav if item.name == nav.name else item) for item in texts)

    def _with_marks(self, item: Item) -> Item:
        number = self._files.get(item.name)
        here = [(place, label, key) for (file, place), label, key in self._marks if file == number]
        here.sort(key=lambda mark: mark[0])  # pages of notes may stand anywhere
        if not here:
            return item
        text, end, made = item.content.decode(), 0, ""
        for place, label, key in here:
            made += text[end:place] + page_break(label, key, self._renderer)
            end = place
        return altered(item, content=(made + text[end:]).encode())

    def _marked(
        self, starts: tuple[PageStart, ...], places: Iterator[Point]
    ) -> Iterator[tuple[Point, str, str]]:
        taken = {key for text in self._texts.values() for key in _ID.findall(text)}
        for start, place in zip(starts, places, strict=True):
            key = next(key for key in _keys(start.label) if identifier(key) not in taken)
            taken.add(identifier(key))
            yield place, start.label, key

    def _place(self, start: PageStart) -> Point | None:
        """Where a page begins; `None` if it holds nothing that the ebook has."""
        if start.blank:
            return None
        if start.made is not None:
            return self._beginning(_MADE[start.made])
        address = self._layout.addresses.get(start.node)
        if address is None:
            self._report(start, "begins in what the ebook has not")
            return None
        file = address.partition("#")[0]
        return self._within(file, start)

    def _beginning(self, file: str) -> Point:
        found = _BODY.search(self._texts[file])
        return self._files[file], 0 if found is None else found.end()

    def _within(self, file: str, start: PageStart) -> Point | None:
        lettering = self._lettering(file)
        anchor = lettering.anchors.get(identifier(start.node))
        if anchor is None:
            self._report(start, "begins in what the ebook has not")
            return None
        if start.offset == 0 and anchor.name in _HOLDS_ANYTHING:
            begins = _PARAGRAPH.match(self._texts[file], anchor.inside)
            return self._files[file], anchor.inside if begins is None else begins.end()
        expected = anchor.before + start.offset + self._drifts.get(start.node, 0)
        letter = _found(lettering.runs[anchor.run], expected, start.words)
        if letter is None:
            self._report(start, "begins where the ebook has other words")
            letter = expected
        else:
            self._drifts[start.node] = letter - anchor.before - start.offset
        return self._files[file], lettering.place_of(anchor.run, letter)

    def _lettering(self, file: str) -> Lettering:
        if file not in self._read:
            self._read[file] = Lettering(self._texts[file], self._nodes, self._notes)
        return self._read[file]

    def _report(self, start: PageStart, what: str) -> None:
        said = f"page {start.label} of the edition {self._map.edition} {what}"
        self._renderer.report("guess-page", said, PageMark(start.label, id=start.node or None))


def _keys(label: str) -> Iterator[str]:
    yield f"page-{label}"
    number = 2
    while True:
        yield f"page-{label}-{number}"
        number += 1


def _found(run: str, expected: int, words: str) -> int | None:
    """The letter of a run at which some words stand, the nearest to where they should."""
    if run.startswith(words, expected):
        return expected
    for length in _SURE:
        piece = words[:length]
        if len(piece) < length > _SURE[-1]:
            continue
        places = (run.rfind(piece, 0, max(expected + length, 0)), run.find(piece, max(expected, 0)))
        near = [place for place in places if place >= 0]
        nearest = min(near, key=lambda place: abs(place - expected), default=None)
        if nearest is not None and (length > _SURE[-1] or abs(nearest - expected) < _NEAR):
            return nearest
    return None


def _filled(places: list[Point | None]) -> Iterator[Point]:
    """A place for every page: one that begins with nothing begins where the next does."""
    then = next((place for place in reversed(places) if place is not None), (0, 0))
    filled: list[Point] = []
    for place in reversed(places):
        then = then if place is None else place
        filled.append(then)
    return reversed(filled)
