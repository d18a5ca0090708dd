"""What the package says of its accessibility: computed from what is in the book, never declared.

https://www.w3.org/TR/epub-a11y-11/ and the vocabulary of
https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20230718/

Conformance to a level of WCAG is not claimed: it takes a person to find out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from biokit.diagnostics import Finding
from biokit.exporters.epub.package import Fact
from biokit.exporters.epub.spelling import legal
from biokit.exporters.epub.words import ebook_words
from biokit.model.nodes import Figure, InlineImage, PageMark
from biokit.model.walk import Part, walk
from biokit.projections.book import Book

__all__ = ["Access", "access_of", "facts", "undescribed"]


class Access(msgspec.Struct, frozen=True):
    """What decides how a book can be read."""

    pictures: bool
    """There are pictures besides the cover."""
    described: bool
    """Every picture has a text alternative, or is decoration by its author's word."""
    notes: bool
    pages: bool
    """Pages of a printed edition are marked."""
    index: bool
    moves: bool
    """A picture is animated."""


def access_of(book: Book, *, moves: bool) -> Access:
    """Find out how the book can be read; `moves` is whether a picture of it is animated."""
    shown = [part for section in book.matter for part in walk(section) if _is_picture(part)]
    return Access(
        pictures=bool(shown),
        described=not any(map(_lacks_alternative, shown)),
        notes=bool(book.notes),
        pages=any(isinstance(part, PageMark) for section in book.matter for part in walk(section)),
        index=any(section.role == "index" for section in book.back),
        moves=moves,
    )


def _is_picture(part: Part) -> bool:
    return isinstance(part, InlineImage) or (isinstance(part, Figure) and part.path is not None)


def _lacks_alternative(part: Part) -> bool:
    """An image in the line is read with the line: it has something to say."""
    match part:
        case Figure(alt=None) | InlineImage(alt=""):
            return True
        case _:
            return False


def undescribed(book: Book) -> Iterator[Finding]:
    """A finding for each picture that nobody has described."""
    for section in book.matter:
        for part in walk(section):
            match part:
                case Figure(path=str(path)) | InlineImage(path=path) if _lacks_alternative(part):
                    yield Finding(
                        "epub-alt",
                        f"{path} has no text alternative: the book cannot claim to have them all",
                        path=part.origin.path if part.origin else None,
                        line=part.origin.line if part.origin else None,
                        node=part.id,
                        hint='say what it shows: alt="…", or alt="" on a figure that is decoration',
                    )
                case _:
                    pass


def facts(access: Access, book: Book) -> Iterator[Fact]:
    """The same as metadata."""
    yield Fact("schema:accessMode", "textual")
    if access.pictures:
        yield Fact("schema:accessMode", "visual")
    yield Fact("schema:accessModeSufficient", "textual" if access.described else "textual,visual")
    for feature in _features(access):
        yield Fact("schema:accessibilityFeature", feature)
    yield Fact("schema:accessibilityHazard", "unknown" if access.moves else "none")
    yield Fact("schema:accessibilitySummary", _summary(access, book.lang))
    if access.pages:
        yield Fact("pageBreakSource", _page_source(book))


def _features(access: Access) -> Iterator[str]:
    yield from ("displayTransformability", "readingOrder", "structuralNavigation")
    yield "tableOfContents"
    if access.pictures and access.described:
        yield "alternativeText"
    if access.index:
        yield "index"
    if access.pages:
        yield from ("pageBreakMarkers", "pageNavigation")


def _summary(access: Access, lang: str) -> str:
    words = ebook_words(lang)
    pictures = words.pictures_described if access.described else words.pictures_not_described
    said = (
        words.summary,
        words.summary_notes if access.notes else None,
        words.summary_pages if access.pages else None,
        pictures if access.pictures else words.pictures_none,
    )
    return " ".join(part for part in said if part)


def _page_source(book: Book) -> str:
    """Whose pages are marked: what the edition says, or another edition with an ISBN of its own.

    https://www.w3.org/TR/epub-a11y-11/#sec-page-src has `none` for pages of no printed edition.
    """
    named = legal(dict(book.edition.options).get("page-source", ""))
    others = (
        f"urn:isbn:{re.sub('[^0-9Xx]', '', edition.isbn)}"
        for edition in book.biography.editions
        if edition.isbn and edition.isbn != book.edition.isbn
    )
    return named or next(others, "none")
