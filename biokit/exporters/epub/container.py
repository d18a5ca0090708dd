"""Packs an EPUB with EbookLib. No other file knows it; what it says wrongly is mended here.

Measured with EbookLib 0.20, and the way round each:

- It parses and reprints XHTML (white space between inlines, SVG names in lower case, a file of no
  bytes for text with an XML declaration): every file is a plain item, written byte for byte.
- It takes every element with an `epub:type` and an id for a page, knows no landmark roles, and its
  NCX has no depth: `nav.xhtml` and `toc.ncx` are items of our own.
- `toc="ncx"` stands on the spine even without an NCX; the package has no `xml:lang`, and declares
  a prefix that EPUB reserves: set right in `_write_opf_file`, the last hook before the file.
- It names itself in a `meta` of EPUB 2 and makes up a random identifier: its metadata are cleared.
- Entries of the archive carry the time of day: `_Archive` gives all the same.
- Metadata it can't write are dropped with a line in the log: ours are made of legal characters.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ebooklib import epub

from biokit.exporters.epub.package import NCX, Fact, Item, Package

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["pack"]

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first time a ZIP archive can say: it says nothing."""
_IDENTIFIER = "identifier"


def pack(package: Package) -> bytes:
    """The EPUB file: the same package, the same bytes."""
    book = epub.EpubBook()
    book.metadata.clear()
    book.IDENTIFIER_ID = _IDENTIFIER
    book.language = package.lang
    book.direction = package.direction
    book.add_metadata("DC", "identifier", package.identifier, {"id": _IDENTIFIER})
    for fact in package.metadata:
        _add_fact(book, fact)
    # Its markup is ours: who reads it back need not guess.
    book.add_metadata(None, "meta", None, {"name": "generator", "content": "biokit"})
    for item in package.items:
        book.add_item(_verbatim(item))
        if "cover-image" in item.properties:
            # What shelves of EPUB 2 look for; those of EPUB 3 look at the property.
            book.add_metadata(None, "meta", None, {"name": "cover", "content": item.id})
    book.spine = list(package.spine)
    options = {
        "mtime": datetime.fromtimestamp(package.modified, UTC),
        "epub2_guide": False,
        "epub3_landmark": False,
        "epub3_pages": False,
    }
    file = io.BytesIO()
    writer = _Writer(file, book, options)
    writer.places = {(fact.id, fact.value): at for at, fact in enumerate(package.metadata)}
    writer.write()
    return file.getvalue()


def _verbatim(item: Item) -> epub.EpubItem:
    made = epub.EpubItem(item.id, item.name, item.media_type, item.content)
    made.properties = list(item.properties)
    return made


def _add_fact(book: epub.EpubBook, fact: Fact) -> None:
    said = {
        "id": fact.id,
        "refines": None if fact.refines is None else f"#{fact.refines}",
        "scheme": fact.scheme,
        _LANG: fact.lang,
    }
    attributes = {name: value for name, value in said.items() if value is not None}
    prefix, _, local = fact.name.partition(":")
    if fact.linked:
        lead = {"rel": fact.name, "href": fact.value}
        refined = {"refines": attributes["refines"]} if fact.refines else {}
        book.add_metadata(None, "link", None, {**refined, **lead})
    elif prefix == "dc":
        book.add_metadata("DC", local, fact.value, attributes)
    else:
        book.add_metadata("OPF", fact.name, fact.value, {"property": fact.name, **attributes})


class _Archive(zipfile.ZipFile):
    """A ZIP archive whose entries carry no time of day and no rights but a reader's."""

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: bytes | str,  # type: ignore[override] # EbookLib gives no other
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        entry = zipfile.ZipInfo(str(zinfo_or_arcname), _EARLIEST)
        entry.external_attr = 0o644 << 16
        entry.create_system = 3  # else it says on which system it was made
        kind = zipfile.ZIP_DEFLATED if compress_type is None else compress_type
        super().writestr(entry, data, kind, compresslevel)


class _Writer(epub.EpubWriter):  # type: ignore[misc] # EbookLib has no annotations
    """EbookLib's writer with its package document set right."""

    places: dict[tuple[str | None, str | None], int]
    """Where each fact stands, by its id and its value."""

    def write(self) -> None:
        """Write the archive, `mimetype` first and uncompressed.

        https://www.w3.org/TR/epub-33/#sec-zip-container-mime
        """
        level = self.options["compresslevel"]
        with _Archive(self.file_name, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as self.out:
            self.out.writestr("mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: etree._Element) -> None:
        """Write the package document.

        EbookLib's elements stand in no namespace but for those of Dublin Core: the default
        namespace is an attribute to it.
        """
        root.set(_LANG, self.book.language)
        del root.attrib["prefix"]
        if any((fact.get("property") or "").startswith("cc:") for fact in root.iter("meta")):
            root.set("prefix", "cc: http://creativecommons.org/ns#")
        if not any(item.media_type == NCX for item in self.book.get_items()):
            for spine in root.iter("spine"):
                del spine.attrib["toc"]
        for metadata in root.iter("metadata"):
            # Who reads the file looks for the title first; each `meta` follows what it refines.
            # EbookLib gathers what has the same name: people come in the order of the title page.
            metadata[:] = sorted(metadata, key=self._place_of)
        super()._write_opf_file(root)

    def _place_of(self, fact: etree._Element) -> tuple[bool, int]:
        if fact.tag in {"meta", "link"}:
            return True, 0
        return False, self.places.get((fact.get("id"), fact.text), -1)
