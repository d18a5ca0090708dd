"""The book as all exporters print it: every number, label, note and derived page decided here."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.citing.base import Entry
from biokit.diagnostics import Finding
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Inline, Note, Section
from biokit.model.walk import altered, seek
from biokit.projections.family import Family
from biokit.projections.index import Index, Locator

Series = Literal["number", "symbol"]


class NumberedNote(msgspec.Struct, frozen=True):
    """A note with its number, and the chapter (or other matter) its call stands in."""

    number: int
    """In its series, from 1; through the book or in its chapter, as the edition says."""
    note: Note
    chapter: str
    """The id of the section of the first level under which its call stands."""
    series: Series = "number"
    mark: str = ""
    """What is printed at its call and before it, `12` or `†`; nothing for a keyed note."""
    key: tuple[Inline, ...] = ()
    """Of a keyed note: the words of the text it is found by."""


LabelKind = Literal[
    "part", "chapter", "section", "figure", "plate", "table", "note", "matter", "place"
]


class Label(msgspec.Struct, frozen=True):
    """What a cross-reference to a node can print."""

    kind: LabelKind
    number: str | None
    """`3`, `III`; `None` for what has none."""
    title: tuple[Inline, ...]
    """Marked with its language, if that is not the book's."""
    lang: str | None = None
    """The language it is marked with."""


class ContentsEntry(msgspec.Struct, frozen=True):
    """One line of the table of contents."""

    level: int
    """From 1."""
    id: str
    label: str | None
    """`1`, `Part I`; `None` for matter without a number."""
    title: tuple[Inline, ...]


class Listed(msgspec.Struct, frozen=True):
    """One line of a list of illustrations or tables."""

    id: str
    number: str | None
    """`Figure 3`, if its caption has it."""
    title: tuple[Inline, ...]
    """The caption, without notes."""
    bound_in: bool = False
    """It is on leaves of its own, that have no page."""
    where: str | None = None
    """What print says instead of a page: `frontispiece`."""


class Book(msgspec.Struct, frozen=True):
    """A composed edition.

    In its sections every section, note, figure and table has an id, unique in the book; citations
    have become notes or text; derived blocks, quotation marks and the words of cross-references are
    filled in. `Citation` and `Quote` do not occur, and `Derived` only where a list stands that each
    product prints as its pages want it: index, illustrations, tables, family tree,
    colophon.
    """

    biography: Biography
    """As it was given."""
    edition: Edition
    lang: str
    front: tuple[Section, ...]
    """Dedication to introduction. Title page, copyright page and contents come from templates."""
    body: tuple[Section, ...]
    back: tuple[Section, ...]
    """Epilogue to colophon, bibliography filled in; a `notes` section is empty: its place."""
    notes: tuple[NumberedNote, ...]
    labels: dict[str, Label]
    """By node id."""
    contents: tuple[ContentsEntry, ...]
    entries: tuple[Entry, ...]
    """The bibliography's entries, the same that stand in its section."""
    index: Index = Index()
    illustrations: tuple[Listed, ...] = ()
    tables: tuple[Listed, ...] = ()
    family: Family = Family()
    """These four only where the text has a place for them."""
    cited: dict[str, tuple[Locator, ...]] = {}
    """Where each source is cited, by the id of its entry; of an edition that says so."""
    findings: tuple[Finding, ...] = ()
    made_ids: frozenset[str] = frozenset()
    """Ids that nobody gave: they are made so that everything can be pointed to."""
    made_sections: frozenset[str] = frozenset()
    """Ids of sections in which the biography has no part: a place for the notes."""
    places: dict[str, str] = {}
    """Which of the biography's sections a section is, by its id: `3`, and `3.2` within that."""

    @property
    def matter(self) -> tuple[Section, ...]:
        """All sections in the order of the book."""
        return self.front + self.body + self.back

    @property
    def place_for_notes(self) -> Section | None:
        """The one section, of the first level, in which the notes of the whole book stand."""
        return next((section for section in self.matter if section.role == "notes"), None)

    def rewritten(self, matter: tuple[Section, ...]) -> Book:
        """The book with other sections in the places of its own; notes keep their numbers."""
        if all(made is given for made, given in zip(matter, self.matter, strict=True)):
            return self
        front, body = len(self.front), len(self.front) + len(self.body)
        now = {part.id: part for part in seek(matter, frozenset({Note})) if isinstance(part, Note)}
        return altered(
            self,
            front=matter[:front],
            body=matter[front:body],
            back=matter[body:],
            notes=tuple(altered(one, note=now[one.note.id]) for one in self.notes),
        )
