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

from biokit.exporters.pdf.leaf import points

__all__ = ["Bleed", "Cover", "Gutter", "Interior", "Paper", "Rules", "Source", "rules_of"]

Printer = Literal["press", "kdp", "ingram"]


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of a printer's file."""


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


class Bleed(_Table, frozen=True, kw_only=True):
    """How pictures that reach the edge go beyond it."""

    source: str
    outer: str
    """On the three sides that are cut."""
    inner: str
    """At the spine."""
    marks: bool
    """Whether crop marks are welcome."""


class Interior(_Table, frozen=True, kw_only=True):
    """The pages."""

    source: str
    gutters: tuple[Gutter, ...] = ()
    outer: str = "0pt"
    """Between what is printed and the other three edges, where nothing reaches an edge."""
    even: bool = True
    dpi: int = 300
    """Of a picture of tones as it is printed, at least."""
    dpi_line: int | None = None
    """Of a picture of black and white, at least."""
    dpi_most: int | None = None
    """More of it is of no use."""
    type_least: str | None = None
    forbids: tuple[str, ...] = ()
    """What a file may not hold: `links`, `outline`, `metadata`, `attachments`, `transparency`,
    `rgb` …"""


class Paper(_Table, frozen=True, kw_only=True):
    """A paper that books are printed on."""

    source: str
    name: str
    """In words."""
    caliper: str
    """The thickness of a page, which is half a leaf."""
    least: int = 2
    """Pages."""
    most: int | None = None
    """Pages; where a trim has a number of its own, that goes before."""
    colour: bool = False
    hardback: tuple[int, int] | None = None
    """The fewest and the most pages of a book in boards; `None` if it is not for those."""


class Trim(_Table, frozen=True, kw_only=True):
    """A leaf that a printer offers."""

    size: str
    """Width and height, `6in 9in`."""
    most: tuple[tuple[str, int], ...] = ()
    """The most pages by paper, where they are other than the paper's."""
    hardback: bool = False


class Trims(_Table, frozen=True, kw_only=True):
    """The leaves."""

    source: str
    sizes: tuple[Trim, ...] = ()
    width: tuple[str, str] | None = None
    """From and to, where any size between is made, too."""
    height: tuple[str, str] | None = None


class Cover(_Table, frozen=True, kw_only=True):
    """The wrap: back, spine and front in one piece."""

    source: str
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
    interior: Interior
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
