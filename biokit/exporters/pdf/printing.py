"""Lays a book out until everything that depends on its pages agrees with them, and writes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biokit.diagnostics import Finding
from biokit.exporters.base import Options
from biokit.exporters.pdf import footnotes, tagging
from biokit.exporters.pdf.leaf import Leaf, lay_out
from biokit.exporters.pdf.places import Places, find_places
from biokit.exporters.pdf.press import Press
from biokit.exporters.pdf.settling import Keys, folios, heads, symbols_by_page
from biokit.exporters.pdf.sheet import Setting, medium_of, page_of, sheets_of
from biokit.exporters.pdf.starts import page_map
from biokit.exporters.pdf.weasy import Document, Pdf, PdfObject
from biokit.exporters.xhtml import Renderer
from biokit.model.edition import PRINTERS
from biokit.model.walk import plain_text
from biokit.projections.book import Book, NumberedNote
from biokit.projections.notes import with_place_for_notes
from biokit.projections.pages import PageMap

__all__ = ["Printing"]

ROUNDS = 5
"""Times a book is laid out before its page references are given up as unsettled."""

LETTERS_A_PAGE = 2100
"""For a first guess at the number of pages, on which the margin at the spine depends."""


class Printing:
    """One printing of a book: laid out when it is made, written by `write`.

    Args:
        book: what is printed.
        options: how.
        design: the tokens.
        press: a running WeasyPrint.

    Raises:
        BadUsage: trim, tokens or design are not what they should be.
    """

    def __init__(
        self, book: Book, options: Options, design: Mapping[str, str], press: Press
    ) -> None:
        self._book = book
        self._options = options
        self._design = design
        self._press = press
        self._variant = None if options.edition.profile in PRINTERS else "pdf/ua-1"
        self._keys = Keys(book)
        self.settled = False
        self._settle()

    def _settle(self) -> None:
        setting = Setting(self._leaf(_guess(self._book)))
        for _ in range(ROUNDS):
            self._lay_out(setting)
            wanted = self._wanted(setting)
            if wanted == setting:
                self.settled = True
                break
            setting = wanted

    def _lay_out(self, setting: Setting) -> None:
        book = self._keys.book(dict(setting.phrases))
        medium = medium_of(book, self._options, setting)
        if any(medium.place(one.note.id or "") == "book" for one in book.notes):
            book = with_place_for_notes(book)
        self.renderer = Renderer(book, medium)
        self.sheets = sheets_of(self._options, setting)
        self._xhtml = page_of(self.renderer, self._options)
        self._document: Document = self._press.lay_out(self._xhtml, self.sheets, self._variant)
        self.places: Places = find_places(self._document, book)
        self.leaf = setting.leaf
        self._moved = setting.moved

    def _wanted(self, setting: Setting) -> Setting:
        """What the next layout should be made with; the same, if this one is right."""
        depth = setting.leaf.depth / 0.75
        book, places = self.renderer.book, self.places
        gathered = self.renderer.notes_for("book")
        return Setting(
            leaf=self._leaf(places.pages),
            moved=setting.moved | footnotes.too_tall(self._at_foot(), places.first, depth),
            folios=folios(book, places),
            symbols=symbols_by_page(book, places),
            phrases=self._keys.wanted(self._document, places),
            heads=heads(book, gathered, places, self.renderer.words),
        )

    def _leaf(self, pages: int) -> Leaf:
        return lay_out(self._options.edition.trim, self._design, pages)

    def _at_foot(self) -> tuple[NumberedNote, ...]:
        return self.renderer.notes_for("call")

    def pages(self) -> PageMap:
        """Where its pages begin."""
        return page_map(self._document, self._xhtml, self.renderer.book, self.places)

    def write(self) -> bytes:
        """The PDF."""
        if self._options.edition.profile in PRINTERS:
            for page in self._document.pages:
                page.links.clear()
                page.bookmarks.clear()
        tagging.keep_outer_links(self._document)
        return self._press.write(self._document, self._variant, self._finish)

    def _finish(self, document: Document, pdf: Pdf) -> None:
        tagging.describe_links(document)
        pdf.catalog["PageLabels"] = _page_labels(self.places)

    def findings(self) -> Iterator[Finding]:
        """Notes that went astray, and what else this printing could not do."""
        if not self._press.footnotes_mended and self._at_foot():
            yield Finding(
                "footnotes-unmended",
                "this WeasyPrint is not the one whose footnotes biokit knows how to mend",
                hint="install the release that biokit's pdf extra names",
            )
        if self._variant and not tagging.available():
            yield Finding(
                "tags-unmended",
                "this WeasyPrint is not the one whose tags biokit knows how to mend",
                hint="install the release that biokit's pdf extra names",
            )
        if not self.settled:
            yield Finding("unsettled-folios", f"page references still moved after {ROUNDS} layouts")
        for note in self.renderer.notes_for("chapter"):
            if note.note.id in self._moved:
                yield footnotes.moved(note)
        yield from self._keys.findings(self.renderer.book, self._document, self.places)
        yield from footnotes.misplaced(self._at_foot(), self.places.first)


def _guess(book: Book) -> int:
    return sum(len(plain_text(section)) for section in book.matter) // LETTERS_A_PAGE + 8


def _page_labels(places: Places) -> PdfObject:
    """Roman to the body, Arabic from there: what a reader's page field says."""
    import pydyf

    ranges: list[PdfObject] = []
    if places.front:
        ranges += [0, pydyf.Dictionary({"S": "/r"})]
    if places.front < places.pages:
        ranges += [places.front, pydyf.Dictionary({"S": "/D", "St": 1})]
    return pydyf.Dictionary({"Nums": pydyf.Array(ranges)})
