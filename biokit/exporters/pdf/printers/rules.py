"""What a printer takes, read from its file beside this one.

Every table of a file names the source it is from; a source has an address, the day it was read, and
whether the printer's own page was read or only what others say of it. Lengths are CSS lengths in
the files and points here.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from biokit.exporters.pdf.pages.leaf import points

__all__ = [
    "Bleed",
    "Cover",
    "File",
    "Forbidden",
    "Gutter",
    "Margins",
    "Paper",
    "Printer",
    "Rule",
    "Rules",
    "Source",
    "Trim",
    "Trims",
    "Type",
    "rules_of",
]

Printer = Literal["press", "kdp", "ingram"]
Forbidden = Literal[
    "annotations",
    "outline",
    "metadata",
    "attachments",
    "transparency",
    "marks",
    "encryption",
    "rgb",
]
"""What a file may not hold."""


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of a printer's file."""


class Rule(_Table, frozen=True, kw_only=True):
    """A table with numbers of a printer."""

    source: str
    """Where they are from: a key of `Rules.sources`."""


class Source(_Table, frozen=True, kw_only=True):
    """Where a number is from."""

    url: str | None = None
    """`None` of what is ours and no printer's."""
    read: str
    """The day, `2026-11-28`."""
    verified: bool
    """Whether it is in the printer's own words; else others say so."""
    note: str | None = None


class Gutter(_Table, frozen=True, kw_only=True):
    """How much room a book of so many pages needs at its spine."""

    pages: int
    """At most."""
    inner: str

    @property
    def least(self) -> float:
        """Points."""
        return points(self.inner)


class Bleed(Rule, frozen=True, kw_only=True):
    """How pictures that reach the edge go beyond it."""

    outer: str
    """On the three sides that are cut."""
    inner: str
    """At the spine."""
    marks: bool
    """Whether crop marks are welcome."""


class Margins(Rule, frozen=True, kw_only=True):
    """Where nothing may be printed that does not reach the edge."""

    outer: str
    """From the edge at head, foot and fore-edge."""
    outer_with_bleed: str
    """The same in a book in which something bleeds."""
    gutters: tuple[Gutter, ...]


class File(Rule, frozen=True, kw_only=True):
    """The file of the pages."""

    even: bool
    """Whether it has an even number of pages."""
    dpi: int
    """Of a picture of tones as it is printed, at least."""
    dpi_line: int | None = None
    """Of a picture of black and white, at least."""
    dpi_most: int | None = None
    """More of it is of no use."""
    forbids: frozenset[Forbidden] = frozenset()


class Type(Rule, frozen=True, kw_only=True):
    """Type."""

    least: str
    """The smallest that is printed well."""


class Paper(Rule, frozen=True, kw_only=True):
    """A paper that books are printed on."""

    name: str
    """In words."""
    caliper: str
    """The thickness of a page, which is half a leaf."""
    pages_source: str | None = None
    """Where the numbers of pages are from, if elsewhere."""
    least: int = 2
    """Pages."""
    most: int | None = None
    """Pages; where a trim has a number of its own, that goes before."""
    colour: bool = False
    """Whether it takes coloured inks."""


class Trim(_Table, frozen=True, kw_only=True):
    """A leaf that a printer offers."""

    size: str
    """Width and height, `6in 9in`."""
    most: dict[str, int] = {}
    """The most pages by paper, where they are fewer than the paper's."""


class Trims(Rule, frozen=True, kw_only=True):
    """The leaves."""

    sizes: tuple[Trim, ...] = ()
    width: tuple[str, str] | None = None
    """From and to, where any size between is made, too."""
    height: tuple[str, str] | None = None


class Cover(Rule, frozen=True, kw_only=True):
    """The wrap: back, spine and front in one piece."""

    bleed: str
    """Beyond the trim; of a book in boards, what is turned in."""
    spine_extra: str = "0pt"
    """What the spine has beside the paper: the cover's own thickness."""
    safe: str
    """Between the words and the edges."""
    spine_words_from: int = 0
    """Pages that a book needs for words on its spine."""
    spine_safe: str = "0pt"
    """Between those and the folds."""
    barcode: tuple[str, str] | None = None
    """Width and height of the place that is left white for a barcode."""
    barcode_margin: str = "0pt"
    """From there to the edges of the back."""
    hinge: str = "0pt"
    """Of a book in boards: the groove on each side of the spine."""
    board: str = "0pt"
    """Of a book in boards: how much further than the leaf a board reaches at head, foot and
    fore-edge."""


class Rules(_Table, frozen=True, kw_only=True):
    """All that is known of a printer."""

    name: str
    sources: dict[str, Source]
    bleed: Bleed
    margins: Margins
    file: File
    type: Type
    papers: dict[str, Paper]
    trims: Trims | None = None
    """`None` where any leaf is made."""
    paperback: Cover
    hardback: Cover | None = None


@cache
def rules_of(printer: Printer) -> Rules:
    """What a printer takes; of `press`, what any printer may be expected to."""
    place = files("biokit.exporters.pdf.printers").joinpath(f"{printer}.toml")
    return msgspec.toml.decode(place.read_bytes(), type=Rules)
