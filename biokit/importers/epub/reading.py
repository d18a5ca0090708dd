"""The dialect of books: calls of notes, links within the book, pictures of the package."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from biokit.importers.counting import number_of_words
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.joining import AGAIN, CALL, Joined
from biokit.importers.epub.keys import Keys
from biokit.importers.epub.marks import is_mark
from biokit.importers.epub.pages import Page, words_of
from biokit.importers.epub.pictures import Pictures
from biokit.importers.epub.places import place_of
from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.labels import Look, authors_own, names_of
from biokit.importers.xhtml.reader import Reader
from biokit.importers.xhtml.tallies import Tallies
from biokit.model.nodes import Block, CrossReference, Inline, Note, Superscript
from biokit.notation.addresses import as_url

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Readers"]

TOLD_HERE = frozenset(["dropped-link", "missing-picture"])
"""What the readers find that is said of the whole book already."""
_OURS = frozenset(["noted", "keyed"])
"""Classes of words that a note is about, as biokit names them."""
HOLD_BLOCKS = frozenset(["li", "aside", "div", "dd", "td", "section", "blockquote", "footer"])


NO_LOOKS: Mapping[str, tuple[Look, ...]] = {}


class Readers:
    """Reads the pages of one book, each with a reader of its own.

    Args:
        notes: by their numbers.
        keys: which ids there are.
        pictures: keeps what is shown.
        findings: links that lead nowhere are told there.
        own: whether biokit made the book, so that its markup says what everything is.
        looks: how the runs of each class look by the book's style sheets.
        everyday: classes of the running text, which go into no node.
    """

    def __init__(
        self,
        notes: tuple[Joined, ...],
        keys: Keys,
        pictures: Pictures,
        findings: Findings,
        *,
        own: bool = False,
        looks: Mapping[str, tuple[Look, ...]] = NO_LOOKS,
        everyday: frozenset[str] = frozenset(),
    ) -> None:
        self._everyday = everyday
        self._looks = looks
        self._notes = notes
        self._own = own
        self._keys = keys
        self._pictures = pictures
        self._findings = findings
        self._tallies = Tallies()
        self._readers: dict[str, Reader] = {}
        self.count = 0
        """Notes that were read."""
        self.words = 0
        """Words of the notes that were read."""

    def of(self, page: Page) -> Reader:
        """The reader of a page."""
        reader = self._readers.get(page.file)
        if reader is None:
            reader = Reader(page.path, self._dialect(page), lang=page.lang)
            reader.tallies = self._tallies
            self._readers[page.file] = reader
        return reader

    def tell(self) -> None:
        """Say what the readers have found."""
        found = (each for each in self._tallies.findings() if each.code not in TOLD_HERE)
        self._findings.take(found)

    def _dialect(self, page: Page) -> Dialect:
        def picture(address: str) -> str | None:
            return self._pictures.shown(address, page.file, page.path)

        def target(address: str) -> str | None:
            place = place_of(address, page.file)
            key = self._keys.target(place) if place is not None else None
            outwards = place is None and as_url(address) is not None
            if key is None and not outwards:
                self._findings.count("dangling-link", address, path=page.path)
            return key

        return Dialect(
            inlines=self._inlines,
            picture=picture,
            target=target,
            key=lambda key: self._keys.at(page.file, key),
            looks=None if self._own else lambda name: self._looks.get(name, ()),
            exact=self._own,
            classes=self._telling,
        )

    def _telling(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The classes that say something of an element."""
        return tuple(name for name in authors_own(names) if name not in self._everyday)

    # -------------------------------------------------------------------------------------- notes

    def _inlines(self, element: etree._Element, reader: Reader) -> tuple[Inline, ...] | None:
        number = element.get(CALL)
        if number is not None:
            return (self._note(element, self._notes[int(number)], reader),)
        again = element.get(AGAIN)
        if again is not None:
            key = self._keys.target(self._notes[int(again)].place)
            if key is None:
                return None
            return (Superscript((CrossReference(key, form="number"),)),)
        return None

    def _note(self, call: etree._Element, note: Joined, reader: Reader) -> Note:
        """The note with all that it says; words that are linked to it are what it is about."""
        about: tuple[Inline, ...] = ()
        named = names_of(call)
        if "call" not in named and (not is_mark(words_of(call)) or _OURS.intersection(named)):
            about = reader.inlines(call)
        self.count += 1
        return Note(
            self._blocks(note),
            note.kind,
            about,
            id=self._keys.of(note),
            lang=note.lang if note.lang != note.called_from else None,
            classes=note.classes,
            origin=reader.origin(call),
        )

    def _blocks(self, note: Joined) -> tuple[Block, ...]:
        reader = self.of(note.page)
        made: list[Block] = []
        for element in note.elements:
            self.words += number_of_words(words_of(element))
            if element.tag == "tr":
                for cell in element.iterchildren("*"):
                    made += reader.blocks(cell)
            elif element.tag in HOLD_BLOCKS:
                made += reader.blocks(element)
            else:
                made += reader.block(element)
        return tuple(made)
