"""Reads a book: its package, its metadata, its pages with their notes, as one biography."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from biokit.importers.base import Import, ImportOptions
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import PageMark, Section, Text
from biokit.model.sources import Item, ItemDate, ItemName, Source

if TYPE_CHECKING:
    from biokit.importers.epub.book import Book
    from biokit.importers.epub.facts import Facts

__all__ = ["EpubImporter"]

MIMETYPE = b"application/epub+zip"
CONTAINER = b"META-INF/container.xml"
PACKAGE = re.compile(rb"<(?:\w+:)?package\b[^>]*(?:idpf\.org|openebook)", re.DOTALL)
START = 4096


class EpubImporter:
    """Reads EPUB 2 and 3, packed, or in a folder by way of its package document."""

    name: ClassVar[str] = "epub"
    description: ClassVar[str] = (
        "EPUB 2 and 3, packed or unpacked, with notes joined to their calls"
    )
    suffixes: ClassVar[tuple[str, ...]] = (".epub", ".opf")

    def recognise(self, content: bytes, path: str) -> float:
        """By the type in the archive, or the root of the package document."""
        suffix = PurePosixPath(path.lower()).suffix
        if content[:2] == b"PK":
            if MIMETYPE in content[:128]:
                return 1.0
            if CONTAINER in content:
                return 0.97
            named = suffix == ".epub"
            if b".opf" in content:
                return 0.97 if named else 0.9
            return 0.5 if named else 0.0
        if PACKAGE.search(content[:START]):
            return 1.0
        tagged = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
        return {".opf": 0.7 if tagged else 0.2, ".epub": 0.2}.get(suffix, 0.0)

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read a book.

        Raises:
            BadInput: it is no book, or damaged, or locked by digital rights management.
            TooLarge: it is past the limit when it is unpacked.
        """
        from biokit.importers.epub.book import Book

        book = Book(content, path, options)
        facts, findings = book.facts, book.findings
        sections = book.sections()
        biography = Biography(
            title=(Text(facts.title or PurePosixPath(path).stem),),
            subtitle=(Text(facts.subtitle),) if facts.subtitle else (),
            titles=facts.titles,
            contributors=facts.contributors,
            editions=(_edition(book, sections),),
            sections=sections,
            rights=facts.rights,
            description=facts.description,
            keywords=facts.keywords,
            headings=facts.headings,
            series=facts.series,
            identifiers=facts.identifiers,
            based_on=facts.based_on,
            lang=book.lang,
            origin=Origin(path),
        )
        if not facts.title:
            findings.say("guess-book-title", "the book has no title: the name of its file is taken")
        return Import(
            biography=biography,
            findings=tuple(findings),
            counts=book.counts,
            media=book.pictures.media,
            itself=_itself(facts, biography),
            format=self.name,
        )


def _edition(book: Book, sections: tuple[Section, ...]) -> Edition:
    facts = book.facts
    # The pages of a print edition that biokit marked are none of the biography's.
    marked = not facts.ours or any(_has_page_mark(section) for section in sections)
    options = (("cover", book.cover), ("page-source", facts.page_source if marked else None))
    return Edition(
        "epub",
        "epub",
        placement=book.placement,
        isbn=facts.isbn,
        publisher=facts.publisher,
        date=facts.date,
        statement=facts.statement,
        accessibility=facts.accessibility,
        options=tuple((name, value) for name, value in options if value),
    )


def _has_page_mark(section: Section) -> bool:
    from biokit.model.walk import walk

    return any(isinstance(part, PageMark) for part in walk(section))


def _itself(facts: Facts, biography: Biography) -> Source:
    """The book as a source."""
    from biokit.model.walk import plain_text
    from biokit.projections.numbering import slug

    title = plain_text(biography.title)
    url = next((one.value for one in facts.identifiers if one.scheme == "uri"), None)
    item = Item(
        type="book",
        title=f"{title}: {facts.subtitle}" if facts.subtitle else title,
        title_short=title if facts.subtitle else None,
        publisher=facts.publisher,
        issued=ItemDate(edtf=facts.date.edtf) if facts.date else None,
        ISBN=facts.isbn,
        URL=url,
        edition=facts.statement,
        language=facts.lang,
        author=_names(facts, "aut"),
        editor=_names(facts, "edt"),
        translator=_names(facts, "trl"),
    )
    return Source(id=slug(title), item=item)


def _names(facts: Facts, role: str) -> tuple[ItemName, ...]:
    names = (one.name for one in facts.contributors if one.role == role)
    return tuple(
        ItemName(family=name.family, given=name.given)
        if name.family
        else ItemName(literal=name.text)
        for name in names
    )
