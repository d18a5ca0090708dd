"""What all parts of one document's reading share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import msgspec

from biokit.importers.docx.languages import Languages
from biokit.importers.docx.numbering import Numbering
from biokit.importers.docx.package import Package
from biokit.importers.docx.parsing import Xml, text_of
from biokit.importers.docx.pictures import Pictures
from biokit.importers.docx.report import Report
from biokit.importers.docx.revisions import Revisions, accept
from biokit.importers.docx.settling import settle, without_open_ends, without_prompts
from biokit.importers.docx.styles import ParagraphStyle, Styles
from biokit.importers.docx.works import Works
from biokit.model.base import Origin
from biokit.model.nodes import Block, Figure, Inline
from biokit.model.walk import plain_text

__all__ = ["Entry", "Line", "Reading", "opened"]


class Line(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A paragraph as Word has it, before it is known what it is in a book."""

    number: int
    """Which paragraph of the document it is, from 1: what stands for its line."""
    style: ParagraphStyle
    content: tuple[Inline, ...] = ()
    level: int | None = None
    """Of a heading, from 1."""
    item: tuple[int, int] | None = None
    """The list it is an item of, and the level there."""
    figures: tuple[Figure, ...] = ()
    boxes: tuple[Block, ...] = ()
    """Text boxes that are fixed to it."""
    sequence: str | None = None
    """What it counts, `Figure`: it is a caption."""
    lang: str | None = None
    centred: bool = False
    bold: bool = False
    """Throughout."""
    size: int | None = None
    """Of most of its letters, in half points."""
    ruled: bool = False
    """With a line above or below."""
    indented: bool = False
    set_in: bool = False
    """Narrower than the text on both sides."""
    right: bool = False
    """Set to the right: an attribution."""

    @cached_property
    def words(self) -> str:
        """What it says, without notes and citations."""
        return " ".join(plain_text(self.content).split())


Entry: TypeAlias = Line | Block
"""What a story consists of: paragraphs, and what is known already."""


class Reading:
    """One document while it is read.

    Args:
        package: its parts.
        report: where losses are noted.
    """

    def __init__(self, package: Package, report: Report) -> None:
        self.package = package
        self.path = package.path
        self.report = report
        self.revisions = Revisions()
        self.works = Works(package.path, report)
        self.pictures = Pictures(package, report)
        self.properties: Mapping[str, str] = {}
        self.tagged: Mapping[str, Mapping[str, object]] = {}
        self.styles = Styles(None)
        self.numbering = Numbering(None)
        self.languages = Languages(None, report)
        self.number = 0
        """Paragraphs read so far; those of notes are where their call is."""
        self.in_note = False
        self.wanted: set[str] = set()
        """Names of bookmarks that something may refer to."""
        self.counted: dict[tuple[int, int], int] = {}
        """How far the numbered lists are, by list and level."""

    def origin(self, words: str | None = None) -> Origin:
        """Where the reading is."""
        return Origin(self.path, self.number or None, " ".join((words or "").split()) or None)


NAME = re.compile(r'[^\s"“”\\]+')


def opened(reading: Reading, name: str) -> Xml | None:
    """A part with running text, its changes accepted and its spellings settled; none if missing.

    Raises:
        BadInput: it is not XML.
    """
    root = reading.package.root(name)
    if root is None:
        return None
    accept(root, reading.report, reading.revisions)
    settle(root, reading.properties)
    without_open_ends(root, reading.report)
    without_prompts(root, reading.report)
    codes = text_of(root, "instrText"), " ".join(told.text or "" for told in root.iter("instrText"))
    reading.wanted.update(NAME.findall(" ".join(codes)))
    reading.wanted.update(link.get("anchor") or "" for link in root.iter("hyperlink"))
    return root
