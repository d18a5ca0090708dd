"""The package document: what files a book has, and in which order they are read.

https://www.w3.org/TR/epub-33/#sec-package-doc
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from biokit.errors import BadInput
from biokit.importers.epub.container import Opened
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.markup import children, document, first, line_of
from biokit.importers.epub.places import Place, is_remote, place_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["PAGES", "Guide", "Item", "Package", "package_of"]

PAGES = frozenset(["application/xhtml+xml", "text/html", "application/xml", "text/xml"])
"""Media types of files that are read as pages."""


class Item(msgspec.Struct, frozen=True):
    """One file of the package."""

    id: str
    file: str
    media_type: str
    properties: tuple[str, ...] = ()
    fallback: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is text with markup."""
        lower = self.file.lower()
        suffix = lower.endswith((".xhtml", ".html", ".htm"))
        return self.media_type in PAGES - {"application/xml", "text/xml"} or (
            suffix and not self.media_type.startswith(("image/", "audio/", "video/"))
        )

    @property
    def is_picture(self) -> bool:
        """Whether it is an image."""
        return self.media_type.startswith("image/")


class Guide(msgspec.Struct, frozen=True):
    """What EPUB 2 says a place is."""

    kind: str
    title: str
    place: Place


class Package(msgspec.Struct, frozen=True):
    """A book's files and their order."""

    metadata: etree._Element
    items: tuple[Item, ...]
    spine: tuple[Item, ...]
    """Pages and pictures in reading order, each once."""
    guide: tuple[Guide, ...]
    identifier: str
    """The id of the identifier that is unique."""
    ncx: Item | None
    nav: Item | None

    def item(self, file: str) -> Item | None:
        """The item of a file."""
        return next((item for item in self.items if item.file == file), None)


def package_of(book: Opened, findings: Findings) -> Package:
    """Read the package document.

    Raises:
        BadInput: it is none, or has no text at all.
    """
    root = document(book.package, book.path, findings)
    if root.tag != "package":
        raise BadInput(
            f"it is no package document: its root is {root.tag}",
            path=book.path,
            line=line_of(root),
            hint="the root of a package document is `package`",
        )
    items = _items(root, book, findings)
    by_id = {item.id: item for item in reversed(items)}
    order = first(root, "spine")
    spine = tuple(_spine(order, by_id, items, book, findings))
    if not spine:
        raise BadInput("the package has no text", path=book.path, hint="the book is damaged")
    metadata = first(root, "metadata")
    ncx = by_id.get(order.get("toc", "")) if order is not None else None
    return Package(
        metadata=metadata if metadata is not None else root.makeelement("metadata"),
        items=items,
        spine=spine,
        guide=tuple(_guide(root)),
        identifier=root.get("unique-identifier", ""),
        ncx=ncx or next((item for item in items if item.media_type.endswith("dtbncx+xml")), None),
        nav=next((item for item in items if "nav" in item.properties), None),
    )


def _items(root: etree._Element, book: Opened, findings: Findings) -> tuple[Item, ...]:
    manifest = first(root, "manifest")
    made: dict[str, Item] = {}
    for element in children(manifest, "item") if manifest is not None else ():
        href = element.get("href", "")
        if is_remote(href):
            findings.count("remote-resource", href, path=book.path, line=line_of(element))
            continue
        place = place_of(href)
        if place is None or not place.file or place.file in made:
            continue
        file = book.files.spelt(place.file)
        made[file] = Item(
            id=element.get("id", ""),
            file=file,
            media_type=element.get("media-type", "").strip().lower(),
            properties=tuple(element.get("properties", "").split()),
            fallback=element.get("fallback", ""),
        )
    return tuple(made.values())


def _spine(
    order: etree._Element | None,
    by_id: dict[str, Item],
    items: tuple[Item, ...],
    book: Opened,
    findings: Findings,
) -> dict[Item, None]:
    """The items that are read, without what is there twice or cannot be read."""
    read: dict[Item, None] = {}
    by_file = {item.file: item for item in items}
    for reference in children(order, "itemref") if order is not None else ():
        key = reference.get("idref", "")
        item = by_id.get(key) or by_file.get(key)
        if item is None:
            findings.count("missing-item", key, path=book.path, line=line_of(reference))
            continue
        shown = _readable(item, by_id)
        if shown is None:
            what = f"{item.file} ({item.media_type or 'no type'})"
            findings.count("loss-file", what, path=book.path, line=line_of(reference))
        elif shown in read:
            message = f"the reading order has {shown.file} twice: it is read once"
            findings.say("repeated-item", message, path=book.path, line=line_of(reference))
        else:
            read[shown] = None
    if not read:
        message = "the package has no reading order: its pages are read in the order of its files"
        findings.say("guess-order", message, path=book.path)
        read = {item: None for item in items if item.is_page and "nav" not in item.properties}
    return read


def _readable(item: Item, by_id: dict[str, Item]) -> Item | None:
    """The item, or the first of its fallbacks that is a page or a picture."""
    seen: set[str] = set()
    here: Item | None = item
    while here is not None and here.id not in seen:
        if here.is_page or here.media_type in {"image/svg+xml", "application/xml", "text/xml"}:
            return here
        seen.add(here.id)
        here = by_id.get(here.fallback) if here.fallback else None
    return item if item.is_picture else None


def _guide(root: etree._Element) -> list[Guide]:
    guide = first(root, "guide")
    made: list[Guide] = []
    for reference in children(guide, "reference") if guide is not None else ():
        place = place_of(reference.get("href", ""))
        if place is not None and place.file:
            title = " ".join(reference.get("title", "").split())
            made.append(Guide(reference.get("type", "").strip().lower(), title, place))
    return made
