"""Reads the elements of a page as blocks and inlines.

Everything between blocks is one run of text to a reader of the page, so it is one here: a space
that ends an element swallows the space that begins the next. `spaced` carries that along.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from biokit.diagnostics import Finding, Severity
from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.elements import BLOCK_NAMES, READINGS
from biokit.importers.xhtml.labels import made_by_us, names_of
from biokit.importers.xhtml.lines import blocks_of, inlines_of
from biokit.importers.xhtml.runs import Pieces, add, collapsed, ended, only_marks, plain
from biokit.importers.xhtml.selection import line_of, words_in
from biokit.importers.xhtml.tallies import Tallies
from biokit.model.base import Origin
from biokit.model.nodes import Block, Inline, Text, Verse

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Reader"]


class Reader:
    """One page, or several of one book.

    Args:
        path: the page's name, for origins and findings.
        dialect: what is special about the kind of page.
        lang: the language of the page, as far as it is known.
    """

    def __init__(self, path: str, dialect: Dialect, *, lang: str | None = None) -> None:
        self.path = path
        self.dialect = dialect
        self.lang = lang
        self.spaced = True
        """Whether white space here would be swallowed by what stands before it."""
        self.stanzas: Verse | None = None
        """Verse that the next paragraph goes on with, if it is verse by its form too."""
        self.tallies = Tallies()
        self._depth = 0
        self._asked: etree._Element | None = None
        self._closing: etree._Element | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say, so far; what is found again and again is said once with a count."""
        return self.tallies.findings()

    # ---------------------------------------------------------------------- what importers ask

    def blocks(self, element: etree._Element) -> tuple[Block, ...]:
        """What is in an element, as blocks: loose text is paragraphs."""
        return blocks_of(self.line(element))

    def inlines(self, element: etree._Element) -> tuple[Inline, ...]:
        """What is in an element, in one line: blocks follow each other with a space between."""
        return inlines_of(self.line(element))

    def block(self, element: etree._Element) -> tuple[Block, ...]:
        """The element itself, tail left out, as blocks."""
        return blocks_of(self.alone(element))

    def inline(self, element: etree._Element) -> tuple[Inline, ...]:
        """The element itself, tail left out, in one line."""
        return inlines_of(self.alone(element))

    def origin(self, element: etree._Element) -> Origin:
        """Where an element stands."""
        return Origin(self.path, line_of(element))

    def find(
        self,
        code: str,
        message: str,
        element: etree._Element | None = None,
        *,
        words: str | None = None,
        severity: Severity = "warning",
        hint: str | None = None,
    ) -> None:
        """Keep something to be said."""
        line = None if element is None else line_of(element)
        self.tallies.say(Finding(code, message, severity, self.path, line, hint=hint, words=words))

    def count(self, code: str, element: etree._Element, words: str | None = None) -> None:
        """Keep something that is said once, with how often and of what."""
        self.tallies.count(code, self.path, line_of(element), words)

    # ------------------------------------------------------------------ what this package asks

    def line(self, element: etree._Element) -> Pieces:
        """What is in an element that begins and ends a line."""
        around, self.spaced = self.spaced, True
        out: Pieces = []
        self.content(element, out)
        ended(out)
        self.spaced = around
        return out

    def alone(self, element: etree._Element) -> Pieces:
        """An element as if nothing stood around it."""
        around, self.spaced = self.spaced, True
        out: Pieces = []
        self.read(element, out)
        ended(out)
        self.spaced = around
        return out

    def within(self, element: etree._Element) -> Pieces:
        """What is in an element that stands in a line."""
        out: Pieces = []
        self.content(element, out)
        return out

    def content(self, element: etree._Element, out: Pieces) -> None:
        """Read what is in an element, in order."""
        text = element.text
        if text:
            self.text(text, out)
        for child in element:
            self.read(child, out)
            tail = child.tail
            if tail:
                if self._closing is child:
                    tail = tail[1:]
                self.text(tail, out)

    def text(self, words: str, out: Pieces) -> None:
        """Add characters to a run."""
        words = collapsed(words)
        if self.spaced and words[:1] == " ":
            words = words[1:]
        if not words:
            return
        self.spaced = words[-1] == " "
        if out and plain(out[-1]):
            out[-1] = Text(out[-1].value + words)
        else:
            out.append(Text(words))

    def loose(self, words: str | None) -> tuple[Block, ...]:
        """Text that stands where none should, as paragraphs."""
        if not words or not words.strip():
            return ()
        around, self.spaced = self.spaced, True
        out: Pieces = []
        self.text(words, out)
        self.spaced = around
        return blocks_of(out)

    def put(self, pieces: Iterable[Inline], out: Pieces) -> None:
        """Add inlines; a space after those that are seen counts."""
        for piece in pieces:
            if not only_marks((piece,)):
                self.spaced = isinstance(piece, Text) and piece.value[-1:] == " "
            add(piece, out)

    def put_blocks(self, blocks: Iterable[Block], out: Pieces) -> None:
        """Add blocks, after which a line begins."""
        out.extend(blocks)
        self.spaced = True

    def closes(self, element: etree._Element) -> None:
        """The sign after an element belongs to it: a quotation mark around a title."""
        self._closing = element

    def read(self, element: etree._Element, out: Pieces) -> None:
        """Read an element as what it is."""
        name = element.tag
        if type(name) is not str:
            return
        if self._depth >= DEPTH_LIMIT:
            self._flatten(element, out)
            return
        self._depth += 1
        special = element is not self._asked and self._special(element, name, out)
        if not special and "whole" not in made_by_us(element):
            READINGS[name](element, self, out)
        self._depth -= 1

    def _special(self, element: etree._Element, name: str, out: Pieces) -> bool:
        """Whether the dialect knew what it is."""
        around, self._asked = self._asked, element
        if name in BLOCK_NAMES:
            blocks = self.dialect.blocks(element, self)
            self._asked = around
            if blocks is None:
                return False
            if blocks:
                self.put_blocks(blocks, out)
            return True
        inlines = self.dialect.inlines(element, self)
        self._asked = around
        if inlines is None:
            return False
        self.put(inlines, out)
        return True

    def _flatten(self, element: etree._Element, out: Pieces) -> None:
        """The text of an element that lies too deep."""
        self.count("too-deep", element)
        self.text(
            f" {words_in(element)} " if element.tag in BLOCK_NAMES else words_in(element), out
        )

    def own(self, element: etree._Element, names: tuple[str, ...] | None = None) -> dict[str, Any]:
        """What every node has: id, language, classes and origin.

        Args:
            element: the node in the page.
            names: those of its classes that are not a meaning already; all, if `None`.
        """
        made: dict[str, Any] = {"origin": Origin(self.path, line_of(element))}
        if not element.attrib:
            return made
        ours = made_by_us(element)
        key = element.get("id")
        if key and "id" not in ours:
            made["id"] = self.dialect.key(key)
        lang = element.get("lang")
        if lang and "lang" not in ours:
            made["lang"] = lang
        given = element.get("data-classes")
        if given is not None:
            made["classes"] = tuple(given.split())
        elif names is None:
            names = names_of(element)
        if names and given is None:
            made["classes"] = self.dialect.classes(names)
        return made

    def authored(self, element: etree._Element) -> tuple[tuple[str, str], ...]:
        """The author's own attributes, without `data-`."""
        pairs = tuple(
            (str(name)[5:], str(value))
            for name, value in element.attrib.items()
            if str(name).startswith("data-") and name not in {"data-made", "data-classes"}
        )
        return self.dialect.attributes(pairs) if pairs else pairs
