"""What an EPUB is made of, in EPUB's own words: items, spine, metadata. No library here."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["CSS", "NCX", "SVG", "XHTML", "Fact", "Item", "Package"]

XHTML = "application/xhtml+xml"
CSS = "text/css"
NCX = "application/x-dtbncx+xml"
SVG = "image/svg+xml"


class Item(msgspec.Struct, frozen=True):
    """One file of the package, written byte for byte.

    https://www.w3.org/TR/epub-33/#sec-item-elem
    """

    id: str
    """An XML name, unique in the manifest."""
    name: str
    """The path in the package's folder; ASCII letters, digits, `-`, `.` and `/` only."""
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()
    """`nav`, `cover-image`, `svg` …"""


class Fact(msgspec.Struct, frozen=True):
    """One element of the package's metadata.

    https://www.w3.org/TR/epub-33/#sec-pkg-metadata
    """

    name: str
    """`dc:title`, or the property of a `meta`: `schema:accessMode`."""
    value: str
    id: str | None = None
    refines: str | None = None
    """The id of the fact it says more of."""
    scheme: str | None = None
    lang: str | None = None
    linked: bool = False
    """The value is the address of what is elsewhere: a `link`, not a `meta`."""


class Package(msgspec.Struct, frozen=True):
    """A whole EPUB before it is packed."""

    identifier: str
    """`urn:isbn:…` or `urn:uuid:…`: the first `dc:identifier`."""
    lang: str
    direction: Literal["ltr", "rtl"]
    """Which way pages turn."""
    modified: int
    """Seconds since 1970, `dcterms:modified`."""
    metadata: tuple[Fact, ...]
    """All but the identifier and the time of modification."""
    items: tuple[Item, ...]
    spine: tuple[str, ...]
    """Ids of items in reading order."""
