"""The files of text as trees of elements, in reading order, and where in them everything is."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from posixpath import basename
from typing import TYPE_CHECKING

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput, TooLarge
from biokit.importers.epub.container import Opened
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.kobo import without_spans
from biokit.importers.epub.package import Item, Package
from biokit.importers.epub.places import Place, folded, place_of
from biokit.importers.xhtml.parsing import parsed

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Page", "Pages", "is_blank", "language_of", "pages_of", "words_of"]


class Page(msgspec.Struct, frozen=True, eq=False):
    """One file of text."""

    item: Item
    path: str
    """For messages and origins."""
    body: etree._Element
    lang: str | None

    @property
    def file(self) -> str:
        """Its place in the package."""
        return self.item.file


class Pages:
    """All pages of a book, in reading order."""

    def __init__(self, pages: list[Page]) -> None:
        self.all = tuple(pages)
        self._by_file = {page.file: page for page in pages}
        self._spelt = {folded(page.file): page.file for page in pages}
        self._elements: dict[Place, etree._Element] = {}
        for page in pages:
            for element in page.body.iter("*"):
                if key := element.get("id"):
                    self._elements[Place(page.file, key.strip())] = element

    def __iter__(self) -> Iterator[Page]:
        """In reading order."""
        return iter(self.all)

    def page(self, file: str) -> Page | None:
        """The page of a file, which may be spelt with other case."""
        return self._by_file.get(file) or self._by_file.get(self._spelt.get(folded(file), ""))

    def element(self, place: Place | None) -> etree._Element | None:
        """The element at a place; the body for a file as a whole."""
        page = self.page(place.file) if place is not None else None
        if place is None or page is None:
            return None
        if not place.fragment:
            return page.body
        return self._elements.get(Place(page.file, place.fragment))

    def links(self) -> Iterator[tuple[Page, etree._Element, Place]]:
        """Every link that leads into the book, with where it leads, in reading order."""
        for page in self.all:
            for link in page.body.iter("a"):
                href = link.get("href")
                place = place_of(href, page.file) if href else None
                if place is not None:
                    yield page, link, place


def words_of(element: etree._Element) -> str:
    """All text of an element in one line."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def is_blank(text: str | None) -> bool:
    """Whether there is nothing to read in some text."""
    return not text or not text.strip()


def language_of(element: etree._Element | None, page: Page) -> str | None:
    """The language that the words of an element are in, as far as it is said."""
    while element is not None:
        lang = element.get("lang")
        if lang:
            return lang
        element = element.getparent()
    return page.lang


def pages_of(package: Package, book: Opened, findings: Findings) -> Pages:
    """Read all pages that the text leads to, in reading order.

    Raises:
        BadInput: there is not one that can be read.
        TooLarge: a file is past the limit.
    """
    made = [page for item in package.spine if (page := _page(item, book, findings)) is not None]
    if not made:
        raise BadInput(
            "none of the book's pages can be read", path=book.path, hint="the book is damaged"
        )
    by_file = {item.file: item for item in package.items if item.is_page}
    known = {page.file for page in made} | ({package.nav.file} if package.nav else set())
    for page in made:  # grows as it goes
        for file in _files_linked_from(page):
            item = by_file.get(book.files.spelt(file))
            if item is None or item.file in known:
                continue
            known.add(item.file)
            further = _page(item, book, findings)
            if further is not None:
                findings.count("guess-order", item.file, path=book.path)
                made.append(further)
    known |= {item.file for item in package.spine}
    for item in by_file.values():
        if item.file not in known and (left_out := _page(item, book, findings)) is not None:
            words = f"{item.file}: {words_of(left_out.body)}"
            findings.count("dropped-file", words, path=left_out.path)
    return Pages(made)


def _files_linked_from(page: Page) -> Iterator[str]:
    for link in page.body.iter("a"):
        place = place_of(link.get("href") or "", page.file)
        if place is not None and place.file != page.file:
            yield place.file


def _page(item: Item, book: Opened, findings: Findings) -> Page | None:
    """The page of an item; `None`, with a finding, if it is not there or no page."""
    path = book.folder + item.file
    content = book.files.read(item.file)
    if content is None:
        findings.count("missing-file", item.file, path=book.path)
        return None
    if item.is_picture:
        content = _around(item).encode()
    told: list[Finding] = []
    try:
        root = parsed(content, path, findings=told)
    except TooLarge:
        raise
    except BadInput as fault:
        findings.say("missing-file", fault.message, path=fault.path, line=fault.line)
        return None
    findings.take(iter(told))
    body = next(root.iter("body"), root)
    without_spans(body)
    lang = body.get("lang") or root.get("lang")
    return Page(item, path, body, lang)


def _around(item: Item) -> str:
    """A page that shows nothing but a picture."""
    name = escape(basename(item.file))
    return f'<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="{name}"/></body></html>'
