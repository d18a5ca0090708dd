"""Prints a composed book's sections, blocks and inlines as XHTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from biokit.citing.terms import terms
from biokit.diagnostics import Finding
from biokit.exporters.xhtml.blocks import block
from biokit.exporters.xhtml.inlines import inline
from biokit.exporters.xhtml.kinds import kinds_beside
from biokit.exporters.xhtml.markup import ILLEGAL, Attributes, element, identifier
from biokit.exporters.xhtml.medium import Medium, NotePlace
from biokit.exporters.xhtml.notes import between, by_chapter, endnotes
from biokit.exporters.xhtml.sections import section
from biokit.exporters.xhtml.words import page_words
from biokit.model.base import Node
from biokit.model.nodes import Block, CrossReference, Inline, Note, Section
from biokit.model.spelling import may_hold_illegal
from biokit.model.walk import altered, children, inside
from biokit.projections.book import Book, NumberedNote
from biokit.projections.matter import TEMPLATED
from biokit.projections.wording import words_for

__all__ = ["Renderer"]


class Renderer:
    """A book in one medium. Every method returns well-formed markup.

    Args:
        book: what `compose` made.
        medium: how this product spells what differs between products.
    """

    def __init__(self, book: Book, medium: Medium) -> None:
        self.book = book
        self.medium = medium
        self.terms = terms(book.lang)
        self.words = page_words(book.lang)
        self.marks = {
            (key := note.note.id or ""): medium.mark(key) or note.mark for note in book.notes
        }
        self._chapters = dict(_chapters(book.matter))
        self._by_chapter: dict[str, list[NumberedNote]] = {}
        for note in book.notes:
            self._by_chapter.setdefault(note.chapter, []).append(note)
        self._languages = dict(_note_languages(book.matter, None))
        self.printed: set[str] = set()
        """The lists that were printed already."""
        self._reported: dict[Finding, None] = dict.fromkeys(illegal_characters(book))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be printed as it is, so far."""
        return tuple(self._reported)

    def section(self, part: Section, level: int = 1) -> str:
        """A section with all that is in it, its heading at `level` (1 to 6)."""
        return section(part, level, self)

    def blocks(self, parts: Iterable[Block]) -> str:
        """A run of blocks."""
        return "".join(block(part, self) for part in parts)

    def inlines(self, run: Iterable[Inline]) -> str:
        """A run of inlines, with a comma between the calls of two notes in a row."""
        made = ""
        after_call = False
        for part in run:
            if isinstance(part, Note) and after_call and not part.anchor:
                made += between(self)
            made += inline(part, self)
            after_call = isinstance(part, Note) and bool(self.marks[part.id or ""])
        return made

    def endnotes(self, notes: Iterable[NumberedNote]) -> str:
        """Notes as lists with the marks they have in the book; nothing if there are none."""
        return endnotes(notes, self)

    def notes_by_chapter(self, notes: Iterable[NumberedNote], level: int) -> str:
        """The same under the titles of the chapters that call them, set at `level`."""
        return by_chapter(notes, level, self)

    # ---------------------------------------------------------- what the parts of this package ask

    def attributes(
        self, node: Node, kind: str | None = None, said: Attributes | None = None
    ) -> dict[str, str | None]:
        """A node's class, id and language, and what its markup does not say.

        Args:
            node: the node.
            kind: the word of the notation it is named by.
            said: what else there is to say of it, by the notation's keys; print leaves it out.
        """
        made: dict[str, str | None] = {}
        names = " ".join((*((kind,) if kind else ()), *node.classes))
        if names:
            made["class"] = names
        if node.id is not None:
            made["id"] = identifier(node.id)
        if node.lang is not None:
            made["lang"] = node.lang
            if self.medium.epub:
                made["xml:lang"] = node.lang
        if self.medium.paged:
            return made
        if not kinds_beside(node).isdisjoint(node.classes):
            # A reader of the file must know that this is not what makes the node what it is.
            made["data-classes"] = " ".join(node.classes)
        made |= {f"data-{key}": value for key, value in (said or {}).items()}
        return self.made(made, "id") if node.id in self.book.made_ids else made

    def made(self, names: Attributes, what: str = "whole") -> dict[str, str | None]:
        """Attributes of an element which biokit made, or of which it made something.

        Who reads an ebook back leaves that out: it would be made again.

        Args:
            names: the element's attributes.
            what: `whole`, or what of it: `id`, `lang`, `alt`.
        """
        if not self.medium.epub:
            return dict(names)
        before = names.get("data-made")
        return {**names, "data-made": f"{before} {what}" if before else what}

    def added(self, markup: str) -> str:
        """Markup that biokit adds in a line, with a mark in ebooks that it did."""
        return element("span", markup, self.made({})) if self.medium.epub else markup

    @staticmethod
    def identifier(key: str) -> str:
        """A model's id as an `id` attribute."""
        return identifier(key)

    def section_number(self, part: Section) -> str | None:
        """What stands over a section's title: `3`, `Part I`, `Appendix B`."""
        label = self.book.labels.get(part.id or "")
        if label is None or label.number is None:
            return None
        match part.role:
            case "part":
                named = self.terms.part.format(number=label.number)
                return named[:1].upper() + named[1:]
            case "appendix":
                return f"{self.terms.appendix} {label.number}"
            case _:
                return label.number

    def notes_for(self, place: NotePlace, chapter: str | None = None) -> tuple[NumberedNote, ...]:
        """The notes that are printed in one place, of one chapter or of the whole book."""
        notes = self.book.notes if chapter is None else self._by_chapter.get(chapter, ())
        return tuple(note for note in notes if self.medium.place(note.note.id or "") == place)

    def chapter(self, key: str) -> Section | None:
        """The section of the first level with that id, unless a template makes its page."""
        return self._chapters.get(key)

    def reference_words(self, part: CrossReference) -> tuple[Inline, ...]:
        """What a cross-reference says that was left without words: the mark of a note."""
        label = self.book.labels.get(part.target)
        if label is not None and part.target in self.marks:
            label = altered(label, number=self.marks[part.target] or None)
        return words_for(label, part, self.terms)

    def is_first(self, what: str) -> bool:
        """Whether a list is to be printed for the first time: ids within it stand but once."""
        first = what not in self.printed
        self.printed.add(what)
        return first

    def person(self, key: str | None) -> str:
        """A person's usual name by id; the id itself if there is no such person."""
        for person in self.book.biography.life.persons:
            if person.id == key:
                return person.names[0].forms[0].text
        return key or ""

    def note_language(self, note: str) -> str | None:
        """The language of the text a note is called in, if it is not the book's."""
        return self._languages.get(note)

    def report(self, code: str, message: str, node: Node) -> None:
        """Keep something to be said about a node; the same is said once."""
        origin = node.origin
        finding = Finding(
            code,
            message,
            path=origin.path if origin else None,
            line=origin.line if origin else None,
            node=node.id,
        )
        self._reported[finding] = None


def _chapters(sections: Iterable[Section]) -> Iterator[tuple[str, Section]]:
    """Sections by id, without the pages that templates make."""
    for part in sections:
        if part.role not in TEMPLATED:
            yield part.id or "", part
        yield from _chapters(part.sections)


def _note_languages(parts: Iterable[msgspec.Struct], lang: str | None) -> Iterator[tuple[str, str]]:
    """Notes called in text of another language than the book's, with that language."""
    for part in parts:
        here = getattr(part, "lang", None) or lang
        if here is None and not inside(part).langs:
            continue
        if isinstance(part, Note) and part.id and here:
            yield part.id, here
        yield from _note_languages(children(part), here)


def illegal_characters(book: Book) -> Iterator[Finding]:
    """A finding for each text that holds characters no XML document may hold."""

    def seek(part: msgspec.Struct, around: Node | None) -> Iterator[Finding]:
        inside = part if isinstance(part, Node) and part.origin else around
        for name in part.__struct_fields__:
            value = getattr(part, name)
            if isinstance(value, str) and (found := ILLEGAL.search(value)):
                origin = inside.origin if inside else None
                yield Finding(
                    "loss-character",
                    f"U+{ord(found.group()):04X} cannot be printed: � stands in its place",
                    path=origin.path if origin else None,
                    line=origin.line if origin else None,
                    node=getattr(part, "id", None),
                )
        for child in children(part):
            yield from seek(child, inside)

    life = book.biography
    rights = () if life.rights is None else (life.rights,)
    for part in (*life.title, *life.subtitle, *life.contributors, *rights, book.edition):
        yield from seek(part, life)
    for part in book.matter:
        if may_hold_illegal(part):
            yield from seek(part, None)
