"""What each flavour of Markdown has, as a table."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["FLAVOURS", "GFM", "MYST", "OBSIDIAN", "OWN", "PANDOC", "Flavour"]


class Flavour(msgspec.Struct, frozen=True, kw_only=True):
    """One way to write Markdown: which constructs mean something in it."""

    name: str
    label: str
    """As messages call it."""
    foreign: bool = True
    """A document is read whole: what our own spelling calls a mistake is only odd."""
    cites: Literal["all", "bracketed", "none"] = "none"
    """`[@key]` only, or `@key` in a sentence too."""
    raised: bool = False
    """`^up^` and `~down~`; otherwise `~this~` is struck out."""
    divisions: bool = False
    """`::: {.class}`."""
    definitions: bool = False
    line_blocks: bool = False
    inline_notes: bool = False
    """`^[words]`."""
    tables: bool = False
    """Simple, multi-line and grid tables, and lists that are lettered."""
    smart: bool = False
    """Quotation marks, dashes and ellipses are typed as on a typewriter."""
    wiki: bool = False
    """`[[Page]]`, `==marked==`, `%%comment%%`, `#tag`."""
    roles: bool = False
    """`{role}` and directives."""
    urls: bool = False
    """Addresses are links as they stand."""


OWN = Flavour(
    name="biokit",
    label="biokit's own Markdown",
    foreign=False,
    cites="all",
    raised=True,
    divisions=True,
    definitions=True,
    line_blocks=True,
    inline_notes=True,
)
PANDOC = Flavour(
    name="pandoc",
    label="pandoc's Markdown",
    cites="all",
    raised=True,
    divisions=True,
    definitions=True,
    line_blocks=True,
    inline_notes=True,
    tables=True,
    smart=True,
)
GFM = Flavour(name="gfm", label="GitHub's Markdown", urls=True)
MYST = Flavour(
    name="myst",
    label="MyST Markdown",
    cites="bracketed",
    divisions=True,
    definitions=True,
    roles=True,
)
OBSIDIAN = Flavour(
    name="obsidian",
    label="Obsidian's Markdown",
    cites="bracketed",
    inline_notes=True,
    wiki=True,
    urls=True,
)

FLAVOURS = {each.name: each for each in (PANDOC, GFM, MYST, OBSIDIAN)}
"""Those that are foreign, by name."""
