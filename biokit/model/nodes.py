"""The document: inlines, blocks and sections. Read this first.

One recursive family of types, so one file. Everything is immutable; a tree is changed by building
another (`biokit.model.walk`). Nothing here knows of files, formats or markup. The root that holds
it all, with the life and the sources, is `biokit.model.biography`.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.model.base import Node
from biokit.model.dates import Date
from biokit.model.edition import Rights
from biokit.model.sources import SourceKind

Certainty = Literal["certain", "probable", "possible"]
"""How sure a reader of the input was: `certain` by form alone, `possible` a mere suspicion."""

# --------------------------------------------------------------------------------------- inlines


class Text(Node, frozen=True, gc=False, tag="text"):
    """A run of characters. White space is single spaces; a line break is its own node."""

    value: str


class LineBreak(Node, frozen=True, gc=False, tag="line-break"):
    """A line broken by intention, in an address or an inscription."""


class Emphasis(Node, frozen=True, gc=False, tag="emphasis"):
    """Stress. Set in italic; upright within italic."""

    content: tuple[Inline, ...]


class Strong(Node, frozen=True, gc=False, tag="strong"):
    """Importance. Set in bold."""

    content: tuple[Inline, ...]


class SmallCapitals(Node, frozen=True, gc=False, tag="small-capitals"):
    """Set in small capitals: acronyms, the first words of a chapter."""

    content: tuple[Inline, ...]


class Superscript(Node, frozen=True, gc=False, tag="superscript"):
    """Raised and small: the *th* of 4th, a siglum's number."""

    content: tuple[Inline, ...]


class Subscript(Node, frozen=True, gc=False, tag="subscript"):
    """Lowered and small: the 2 of H2O."""

    content: tuple[Inline, ...]


class Strikeout(Node, frozen=True, gc=False, tag="strikeout"):
    """Struck through in the thing described: a cancelled word in a letter."""

    content: tuple[Inline, ...]


class Code(Node, frozen=True, gc=False, tag="code"):
    """Characters to be read exactly, a shelfmark or a telegram's group. Set in monospace."""

    value: str


class Quote(Node, frozen=True, gc=False, tag="quote"):
    """Words of another in the run of the text; the edition's language chooses the marks."""

    content: tuple[Inline, ...]


class Foreign(Node, frozen=True, gc=False, tag="foreign"):
    """Words in another language (`lang`), set apart: italic where the script has it."""

    content: tuple[Inline, ...]


class WorkTitle(Node, frozen=True, gc=False, tag="work-title"):
    """The title of a work. Set in italic, or in quotation marks for a part of a larger work."""

    content: tuple[Inline, ...]
    kind: Literal["work", "part", "ship"] = "work"


class Span(Node, frozen=True, gc=False, tag="span"):
    """A run with an id, a language or the author's own classes, and no other meaning."""

    content: tuple[Inline, ...]
    attributes: tuple[tuple[str, str], ...] = ()


class Mention(Node, frozen=True, gc=False, tag="mention"):
    """Words that name an entity of the life: a person, place or organisation."""

    content: tuple[Inline, ...]
    of: str


class DateMark(Node, frozen=True, gc=False, tag="date-mark"):
    """Words that name a date: *the following spring*, typed."""

    content: tuple[Inline, ...]
    date: Date


class Locator(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Where in a source: a CSL locator label and what stands after it."""

    label: str
    value: str


class CitationItem(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """One source in a citation: `see Strachey, Queen Victoria, 2:41, on the Cabinet`."""

    source: str
    locators: tuple[Locator, ...] = ()
    """From the outside in: volume, then page."""
    prefix: tuple[Inline, ...] = ()
    suffix: tuple[Inline, ...] = ()
    quoted: str | None = None
    """The source's words that carry the point."""
    suppress_author: bool = False


class Citation(Node, frozen=True, gc=False, tag="citation"):
    """The sources of what has just been said, in order. The style makes a note of it, or not."""

    items: tuple[CitationItem, ...]
    mode: Literal["normal", "in-text"] = "normal"
    """`in-text`: the citation is a part of the sentence."""


class Note(Node, frozen=True, gc=False, tag="note"):
    """A note. Where it is printed belongs to the edition, its number to the projection."""

    blocks: tuple[Block, ...]
    kind: Literal["comment", "source", "editor", "translator"] = "comment"
    anchor: tuple[Inline, ...] = ()
    """The words it is about, which stand in the text before its call; none for a point."""


class CrossReference(Node, frozen=True, gc=False, tag="cross-reference"):
    """Another place in this book. Without content of its own, it prints what its form says."""

    target: str
    content: tuple[Inline, ...] = ()
    form: Literal["title", "number", "page"] = "title"


class IndexMark(Node, frozen=True, gc=False, tag="index-mark"):
    """The words (or the point, if none) are listed in the index under `entry`."""

    entry: tuple[str, ...]
    """Heading, sub-heading …"""
    content: tuple[Inline, ...] = ()
    see: str | None = None
    see_also: str | None = None


class Gap(Node, frozen=True, gc=False, tag="gap"):
    """Words that stood here in the source and are lost. Printed as an ellipsis in brackets."""

    certainty: Certainty = "certain"
    reason: str | None = None
    """Why they are lost: `illegible`, `torn`, `stripped link` …"""
    supplied: str | None = None
    """What an editor believes stood here."""


class Sic(Node, frozen=True, gc=False, tag="sic"):
    """Printed as the source has it, wrong as it is."""

    content: tuple[Inline, ...]
    correction: str | None = None


class Link(Node, frozen=True, gc=False, tag="link"):
    """A link out of the book."""

    content: tuple[Inline, ...]
    url: str
    title: str | None = None


class InlineImage(Node, frozen=True, gc=False, tag="inline-image"):
    """A picture in the line: a monogram, a character no face has."""

    path: str
    alt: str = ""


class PageMark(Node, frozen=True, gc=False, tag="page-mark"):
    """A page of another, printed edition begins here."""

    label: str


Inline = (
    Text
    | LineBreak
    | Emphasis
    | Strong
    | SmallCapitals
    | Superscript
    | Subscript
    | Strikeout
    | Code
    | Quote
    | Foreign
    | WorkTitle
    | Span
    | Mention
    | DateMark
    | Citation
    | Note
    | CrossReference
    | IndexMark
    | Gap
    | Sic
    | Link
    | InlineImage
    | PageMark
)

# ---------------------------------------------------------------------------------------- blocks


class Paragraph(Node, frozen=True, gc=False, tag="paragraph"):
    """A paragraph of prose."""

    content: tuple[Inline, ...]


class BlockQuotation(Node, frozen=True, gc=False, tag="block-quotation"):
    """A quotation set off from the text, and who said it."""

    blocks: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()


class Letter(Node, frozen=True, gc=False, tag="letter"):
    """A letter or telegram given whole or in part. Set off, with its head and its signature."""

    blocks: tuple[Block, ...]
    sender: str | None = None
    """A person's id."""
    recipient: str | None = None
    """A person's id."""
    date: Date | None = None
    place: str | None = None


class Verse(Node, frozen=True, gc=False, tag="verse"):
    """Lines of verse in stanzas; turned lines are indented."""

    stanzas: tuple[tuple[VerseLine, ...], ...]
    attribution: tuple[Inline, ...] = ()


class VerseLine(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """One line of verse."""

    content: tuple[Inline, ...]
    indent: int = 0
    """Steps of indentation."""


class ListItem(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """One item of a list."""

    blocks: tuple[Block, ...]


class List(Node, frozen=True, gc=False, tag="list"):
    """A list, bulleted, or numbered from `start`."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    tight: bool = True
    """Items follow each other without space between."""


class Definition(
    msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True
):
    """A term and what it means: an abbreviation, a person of the story."""

    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]


class DefinitionList(Node, frozen=True, gc=False, tag="definition-list"):
    """Terms with their definitions."""

    items: tuple[Definition, ...]


class Cell(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """One cell of a table."""

    blocks: tuple[Block, ...] = ()
    header: bool = False
    columns: int = 1
    """Columns it spans."""
    rows: int = 1
    """Rows it spans."""


class Row(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """One row of a table."""

    cells: tuple[Cell, ...]


Alignment = Literal["default", "left", "centre", "right"]


class Table(Node, frozen=True, gc=False, tag="table"):
    """A table with its caption above."""

    rows: tuple[Row, ...]
    header: tuple[Row, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    """One a column; missing ones are `default`."""
    caption: tuple[Inline, ...] = ()


class Figure(Node, frozen=True, gc=False, tag="figure"):
    """A picture with its caption, credit and rights."""

    path: str | None
    """The image, relative to the project; `None` where the input had only the caption."""
    caption: tuple[Inline, ...] = ()
    alt: str | None = None
    """For who cannot see it; `None` is unknown (a finding), `""` is decoration."""
    credit: tuple[Inline, ...] = ()
    rights: Rights | None = None
    description: tuple[Block, ...] = ()
    """What it shows, at length, for who cannot see it. Ebooks and the web have it, print not."""


class PlateSection(Node, frozen=True, gc=False, tag="plate-section"):
    """Plates printed together on their own leaves."""

    figures: tuple[Figure, ...]


class Break(Node, frozen=True, gc=False, tag="break"):
    """A pause in the narrative: a line left white, or an ornament."""


class CodeBlock(Node, frozen=True, gc=False, tag="code-block"):
    """Characters to be read exactly, line by line."""

    value: str
    language: str | None = None


class Division(Node, frozen=True, gc=False, tag="division"):
    """Blocks that belong together by the author's own classes or language."""

    blocks: tuple[Block, ...]
    attributes: tuple[tuple[str, str], ...] = ()


Derivation = Literal[
    "chronology",
    "bibliography",
    "disagreements",
    "people",
    "credits",
    "abbreviations",
    "index",
    "illustrations",
    "tables",
    "family-tree",
    "colophon",
]
Grouping = Literal["repository", "collection"]


class Derived(Node, frozen=True, gc=False, tag="derived"):
    """What biokit writes itself from the life and the sources, in this place.

    A bibliography may be in parts: each lists what it asks for and no earlier one has, and one that
    asks for nothing lists the rest.
    """

    what: Derivation
    kinds: tuple[SourceKind, ...] = ()
    """Of a bibliography's part: only sources of these kinds."""
    printed: bool | None = None
    """Only those that were printed, or only those that were not."""
    keyword: str | None = None
    """Only those that have this keyword."""
    by: Grouping | None = None
    """Repository by repository, in the order of call numbers; and there either every source, or
    collections with the call numbers that are cited from them."""


Block = (
    Paragraph
    | BlockQuotation
    | Letter
    | Verse
    | List
    | DefinitionList
    | Table
    | Figure
    | PlateSection
    | Break
    | CodeBlock
    | Division
    | Derived
)

# -------------------------------------------------------------------------------------- sections

FrontRole = Literal[
    "half-title",
    "frontispiece",
    "title-page",
    "imprint",
    "copyright-page",
    "dedication",
    "epigraph",
    "contents",
    "illustrations",
    "tables",
    "family-tree",
    "foreword",
    "preface",
    "acknowledgments",
    "introduction",
    "prologue",
]
BodyRole = Literal["part", "chapter", "section"]
BackRole = Literal[
    "conclusion",
    "epilogue",
    "afterword",
    "appendix",
    "chronology",
    "people",
    "abbreviations",
    "glossary",
    "notes",
    "bibliography",
    "credits",
    "index",
    "colophon",
]
Role = FrontRole | BodyRole | BackRole


class Section(Node, frozen=True, gc=False, tag="section"):
    """A titled division of the book, by role: part, chapter, section, or front or back matter."""

    title: tuple[Inline, ...]
    blocks: tuple[Block, ...] = ()
    """What stands before the first sub-section."""
    sections: tuple[Section, ...] = ()
    role: Role = "section"
    short_title: str | None = None
    """For running heads and narrow screens."""
    numbered: bool = True
    """Chapters and parts only: the title page and the preface have no number anyway."""
    level_guessed: bool = False
    """The input did not say how deep this stands."""


class Account(Node, frozen=True, gc=False, tag="account"):
    """One text about the subject read in from outside, itself a source."""

    title: tuple[Inline, ...]
    source: str
    """The id of the source it is."""
    blocks: tuple[Block, ...] = ()
    """The lead, before the first heading."""
    sections: tuple[Section, ...] = ()
