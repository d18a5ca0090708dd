"""The parts of a book as pages of XHTML, written anew where what they are told has changed."""

from __future__ import annotations

from collections.abc import Iterable

from biokit.diagnostics import Finding
from biokit.exporters.base import Options
from biokit.exporters.pdf.layout.pressroom import Called
from biokit.exporters.pdf.layout.starts import node_keys
from biokit.exporters.pdf.pages.heads import Leaf
from biokit.exporters.pdf.pages.parts import Part, parts_of
from biokit.exporters.pdf.pages.sheet import Setting, medium_of, page_of_heads, page_of_part
from biokit.exporters.pdf.printers.profile import Making
from biokit.exporters.xhtml import Renderer, identifier
from biokit.model.walk import altered, plain_text
from biokit.projections.book import Book, NumberedNote
from biokit.projections.notes import with_place_for_notes

__all__ = ["Manuscript"]


class Manuscript:
    """What is laid out of a book.

    Args:
        book: it.
        options: how it is printed.
        making: what the edition's profile asks.
        made: what the colophon says of how it was made.
        drawing: the room that a drawing of a family has, as `Medium` wants it.
    """

    def __init__(
        self,
        book: Book,
        options: Options,
        making: Making,
        made: str,
        drawing: tuple[float, float] | None = None,
    ) -> None:
        self._options, self._making, self._made = options, making, made
        self._drawing = drawing
        self._templates = options.resources.templates()
        self._given: Book | None = None
        self._setting = Setting()
        self._folios: dict[str, str] = {}
        self._pages: dict[str, str] = {}
        self._asking: set[str] = set()
        self._first: dict[str, frozenset[str]] = {}
        self._findings: dict[Finding, None] = {}
        self._asked = False
        self.write(book, self._setting)

    def write(self, book: Book, setting: Setting) -> None:
        """Write what depends on pages with what is known of them now.

        Args:
            book: with the keys of its notes.
            setting: what is decided.
        """
        before, self._setting = self._setting, setting
        self._folios = dict(setting.folios)
        if book is not self._given or altered(before, folios=setting.folios) != setting:
            self._begin(book)
            again = self.parts
        elif before.folios != setting.folios:
            again = tuple(part for part in self.parts if self.asks(part))
        else:
            return
        for part in again:
            self._write(part)

    def _begin(self, book: Book) -> None:
        self._given = book
        medium = medium_of(book, self._options, self._making, self._setting, self._made)
        medium = altered(medium, page=self._folio, drawing=self._drawing)
        if any(medium.place(one.note.id or "") == "book" for one in book.notes):
            book = with_place_for_notes(book)
        self.book = book
        self.renderer = Renderer(book, medium)
        self.parts = parts_of(book, self._options)
        self.nodes = frozenset(identifier(key) for key in node_keys(book))
        """Ids by which a place in the text is told."""
        self.notes = frozenset(identifier(one.note.id or "") for one in book.notes)
        self._first.clear()
        self._asking.clear()

    def _folio(self, key: str) -> str | None:
        self._asked = True
        return self._folios.get(key)

    def _write(self, part: Part) -> None:
        others = (first for key, first in self._first.items() if key != part.key)
        before = frozenset().union(*others)
        self.renderer.printed = set(before)
        self._asked = False
        self._pages[part.key] = page_of_part(part, self.renderer, self._templates)
        self._first[part.key] = frozenset(self.renderer.printed - before)
        if self._asked:
            self._asking.add(part.key)
        self._findings |= dict.fromkeys(self.renderer.findings)

    def asks(self, part: Part) -> bool:
        """Whether a part tells of pages."""
        return part.key in self._asking

    def page(self, part: Part) -> str:
        """A part as a page of XHTML."""
        return self._pages[part.key]

    def page_of_heads(self, leaves: Iterable[Leaf], *, verso: bool) -> str:
        """The heads of a part as one; `verso` if the first is that of a left-hand page."""
        return page_of_heads(leaves, self.book.lang, self._templates, verso=verso)

    @staticmethod
    def name(part: Part) -> str:
        """What a part is called in messages."""
        title = plain_text(part.sections[0].title) if part.sections else ""
        return f"“{title}”" if title else f"the {part.role}"

    def called(self, part: Part) -> Called:
        """Its name, and the place in the text where it begins."""
        return Called(self.name(part), part.sections[0].origin if part.sections else None)

    def at_foot(self) -> tuple[NumberedNote, ...]:
        """The notes that stand at the foot of a page."""
        return self.renderer.notes_for("call")

    def moved(self) -> tuple[NumberedNote, ...]:
        """Those that were too high for it."""
        chapter = self.renderer.notes_for("chapter")
        return tuple(one for one in chapter if one.note.id in self._setting.moved)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be printed as it is."""
        return (*self.book.findings, *self._findings)
