"""A book that was laid out, as far as a printer asks about it."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Box", "Inspected", "Picture", "Product", "Seen"]

Box = tuple[float, float, float, float]
"""Left, lower, right, upper. Points."""

Colours = Literal["line", "grey", "rgb", "cmyk", "drawing"]
"""A picture of black and white, of greys, of coloured lights, of inks; or one that is drawn."""


class Picture(msgspec.Struct, frozen=True):
    """A picture where it is printed."""

    path: str
    folio: str
    """Of the page it stands on; empty on the cover."""
    pixels: tuple[int, int]
    size: tuple[float, float]
    """As it is printed. Points."""
    colours: Colours = "rgb"
    transparent: bool = False

    @property
    def where(self) -> str:
        """Where it stands, for a message."""
        return f"on page {self.folio}" if self.folio else "on the cover"

    @property
    def dpi(self) -> float:
        """Pixels to the inch on the paper, where they are fewest."""
        fewest = min(p / s for p, s in zip(self.pixels, self.size, strict=True) if s > 0)
        return fewest * 72


class Product(msgspec.Struct, frozen=True):
    """A book as it is printed. Lengths are points."""

    pages: int
    """In all, blank ones among them."""
    trim: tuple[float, float]
    inner: float
    """From the spine to what is printed nearest to it."""
    outer: float
    """From the other three edges to what is printed nearest to each: text, folios, heads."""
    head: float
    foot: float
    pictures: tuple[Picture, ...] = ()
    smallest: tuple[float, str] | None = None
    """The smallest type and the folio of a page it stands on."""


class Seen(msgspec.Struct, frozen=True):
    """One page."""

    label: str
    """Its folio, or its number where there are no folios."""
    media: Box
    trim: Box
    bleed: Box
    colours: frozenset[str]
    """`grey`, `rgb`, `cmyk`, `spot`: the kinds of colour that it is painted with."""
    pictures: frozenset[str]
    """The same of its pictures."""
    transparent: bool
    annotations: int


class Inspected(msgspec.Struct, frozen=True):
    """The file."""

    pages: tuple[Seen, ...]
    outline: bool
    attachments: tuple[str, ...]
    encrypted: bool
    metadata: tuple[str, ...]
    """Of the information that is in it beside a title."""
    unembedded: tuple[str, ...]
    """Faces whose programs are not in it."""
    tagged: bool
