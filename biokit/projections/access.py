"""How a composed book can be read: found in what is printed, never declared.

Ebooks say it as metadata (https://www.w3.org/TR/epub-a11y-11/), the book trade as codes, the
copyright page as a sentence; all three ask here, so that they cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from biokit.diagnostics import Finding
from biokit.model.base import Node, Origin
from biokit.model.nodes import (
    Code,
    CodeBlock,
    Figure,
    InlineImage,
    Link,
    PageMark,
    Section,
    Table,
    Text,
)
from biokit.model.walk import Part, children, plain_text, walk
from biokit.projections.book import Book
from biokit.projections.index import Entry
from biokit.projections.matter import TEMPLATED
from biokit.projections.pages import PageMap
from biokit.projections.scripts import foreign_script, is_latin

__all__ = ["DEEPEST", "STANDARD", "Access", "Certification", "access_of", "lacks_header"]

STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
"""What an ebook may be certified for, in the words that software looks for.

https://www.w3.org/TR/epub-a11y-11/#sec-conf-reporting-pub
"""
DEEPEST = 6
"""Levels of heading that EPUB, HTML and tagged PDF have."""

UNTITLED = frozenset({"dedication", "epigraph", "frontispiece"})
"""Matter that has no heading, in a book."""


class Certification(msgspec.Struct, frozen=True):
    """Who vouches for a book, which software cannot."""

    by: str
    credential: str | None = None
    """A badge, or the address of what it stands for."""
    report: str | None = None
    """The address of what was found."""


class Access(msgspec.Struct, frozen=True):
    """What decides how a book can be read."""

    lang: str
    pictures: int = 0
    """Those that say something, without the cover and decoration."""
    undescribed: int = 0
    """Those of them that have no text alternative."""
    explained: int = 0
    """Those of them that have a long description."""
    tables: int = 0
    notes: bool = False
    contents: bool = False
    """There is a table of contents with something in it."""
    contents_whole: bool = False
    """It leads to every section; and figures and tables have a list, if there are any."""
    index: bool = False
    index_linked: bool = False
    """Its entries lead to where the book speaks of them."""
    page_source: str | None = None
    """The printed edition whose pages are marked; `none` is one without a name."""
    moves: bool = False
    """A picture is animated, and what it may do to a reader is not known."""
    locked: bool = False
    """It is made for shops, which may lock it."""
    faults: tuple[Finding, ...] = ()
    """What keeps the book from conforming to a standard, as far as software can see it."""
    certification: Certification | None = None

    @property
    def pages(self) -> bool:
        """Pages of a printed edition are marked."""
        return self.page_source is not None

    @property
    def described(self) -> bool:
        """Every picture has a text alternative."""
        return self.undescribed == 0

    @property
    def structured(self) -> bool:
        """Headings tell all of the structure."""
        return not self.has_fault("empty-heading", "heading-too-deep")

    @property
    def languages_marked(self) -> bool:
        """Words in another script than the book's say what language they are in."""
        return not self.has_fault("script-without-language")

    @property
    def conforms(self) -> bool:
        """Somebody vouches for it, and software finds nothing against it."""
        return self.certification is not None and not self.faults

    def has_fault(self, *codes: str) -> bool:
        """Whether there is a fault with one of the codes."""
        return any(fault.code in codes for fault in self.faults)

    @property
    def features(self) -> tuple[str, ...]:
        """Values of `accessibilityFeature`.

        https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20240718/
        """
        true = {
            "ARIA": True,
            "displayTransformability": True,
            "readingOrder": True,
            "structuralNavigation": self.structured,
            "tableOfContents": self.contents,
            "alternativeText": self.pictures > 0 and self.described,
            "longDescription": self.explained > 0,
            "index": self.index,
            "pageBreakMarkers": self.pages,
            "pageNavigation": self.pages,
            "unlocked": not self.locked,
        }
        return tuple(feature for feature, is_true in true.items() if is_true)


def access_of(book: Book, *, moves: bool = False, pages: PageMap | None = None) -> Access:
    """Find out how a book can be read.

    Args:
        book: what is printed; its edition says who vouches for it.
        moves: whether a picture of it is animated.
        pages: those of a print edition, if they are marked instead of the book's own.
    """
    survey = _Survey(book)
    faults = [*survey.faults]
    if moves:
        message = "a picture moves, and nobody can say that it does not flash"
        faults.append(Finding("moving-picture", message, hint="show one that stands still"))
    source = _source_of(pages, book) if pages else _own_source(book) if survey.marks else None
    roles = {section.role for section in book.matter}
    listed = (survey.figures == 0 or "illustrations" in roles) and (
        survey.tables == 0 or "tables" in roles
    )
    return Access(
        lang=book.lang,
        pictures=survey.pictures,
        undescribed=sum(fault.code == "figure-without-alt" for fault in survey.faults),
        explained=survey.explained,
        tables=survey.tables,
        notes=bool(book.notes),
        contents=bool(book.contents),
        contents_whole=listed and survey.titled <= {entry.id for entry in book.contents},
        index="index" in roles,
        index_linked="index" in roles and bool(book.index.groups),
        page_source=source,
        moves=moves,
        locked=book.edition.profile != "screen",
        faults=tuple(faults),
        certification=_certification(book),
    )


def _certification(book: Book) -> Certification | None:
    said = {key: " ".join(words.split()) for key, words in book.edition.options}
    by = said.get("certified-by")
    if not by:
        return None
    return Certification(by, said.get("certifier-credential"), said.get("certifier-report"))


def _own_source(book: Book) -> str:
    """Whose pages are marked: what the edition says, or another edition with an ISBN of its own.

    https://www.w3.org/TR/epub-a11y-11/#sec-page-src has `none` for pages of no printed edition.
    """
    named = dict(book.edition.options).get("page-source", "")
    others = (
        _urn(edition.isbn)
        for edition in book.biography.editions
        if edition.isbn and edition.isbn != book.edition.isbn
    )
    return named or next(others, "none")


def _source_of(pages: PageMap, book: Book) -> str:
    """The printed edition's ISBN, or else its name.

    https://www.w3.org/TR/epub-a11y-11/#pageBreakSource
    """
    if pages.isbn:
        return _urn(pages.isbn)
    named = [one for one in book.biography.editions if one.id == pages.edition]
    kind = named[0].format.upper() if named else pages.edition.upper()
    which = "" if pages.edition.upper() == kind else f" “{pages.edition}”"
    said = [one.statement for one in named if one.statement]
    return ", ".join([plain_text(book.biography.title), f"{kind} edition{which}", *said])


def _urn(isbn: str) -> str:
    return f"urn:isbn:{re.sub('[^0-9X]', '', isbn.upper())}"


def lacks_header(table: Table) -> bool:
    """Whether a table says of no column and of no row what it is about."""
    by_row = all(any(cell.header for cell in row.cells) for row in table.rows)
    return not table.header and not (table.rows and by_row)


class _Survey:
    """Everything that counts.

    Args:
        book: the book.
    """

    def __init__(self, book: Book) -> None:
        self.pictures = self.figures = self.explained = self.tables = 0
        self.marks = False
        self.titled: set[str] = set()
        self.faults: list[Finding] = []
        title = Section((*book.biography.title, *book.biography.subtitle), role="title-page")
        for section in (title, *book.matter):
            # Most sections have no fault; only in others is it asked where, in what language.
            if any([*map(self._is_doubtful, walk(section))]):
                for part, lang, origin in _spots(section, book.lang):
                    self._judge(part, lang, origin)
        self._see_sections(book.matter, 1)
        for group in book.index.groups:
            self._see_index(group.entries, book.lang)

    def _is_doubtful(self, part: Part) -> bool:
        """Count a struct, and say whether there may be a fault in it."""
        match part:
            case Text(value) | Code(value) | CodeBlock(value):
                return not is_latin(value)
            case Figure(path=str(), alt=alt, description=description):
                self.figures += 1
                self.pictures += alt != ""
                self.explained += alt != "" and bool(description)
                return alt is None
            case InlineImage(alt=alt):
                self.pictures += 1
                return not alt
            case Table():
                self.tables += 1
                return lacks_header(part)
            case Link(content=content):
                return not plain_text(content).strip()
            case PageMark(label):
                self.marks = self.marks or bool(label.strip())
                return False
            case _:
                return False

    def _judge(self, part: Part, lang: str, origin: Origin | None) -> None:
        match part:
            case Text(value) | Code(value) | CodeBlock(value) if (
                found := foreign_script(value, lang)
            ) is not None:
                message = f"“{found[1][:12]}” is {found[0]} script within the language {lang}"
                self._fault("script-without-language", message, origin)
            case Figure(path=str(path), alt=None) | InlineImage(path=path, alt=""):
                # A picture in a line is read with it: it has something to say.
                message = f"{path} has no text alternative"
                self._fault("figure-without-alt", message, origin, part)
            case Table() if lacks_header(part):
                message = "a table does not say what its columns are"
                self._fault("table-without-header", message, origin, part)
            case Link(content=content, url=url) if not plain_text(content).strip():
                self._fault("link-without-words", f"the link to {url} has no words", origin, part)
            case _:
                pass

    def _see_sections(self, sections: tuple[Section, ...], level: int) -> None:
        """Headings: those of untitled roles are not printed, nor is anything for an empty title."""
        for section in sections:
            if section.role in TEMPLATED:
                continue
            words = plain_text(section.title).strip()
            has_heading = bool(words) and section.role not in UNTITLED
            if has_heading:
                self.titled.add(section.id or "")
            elif section.role not in UNTITLED:
                what = f"a {section.role} has no title"
                self._fault("empty-heading", what, section.origin, section)
            if has_heading and level > DEEPEST:
                what = f"“{words}” is a heading of level {level}"
                self._fault("heading-too-deep", what, section.origin, section)
            # What stands in a part has a file of its own there.
            self._see_sections(
                section.sections, 1 if section.role == "part" else level + has_heading
            )

    def _see_index(self, entries: tuple[Entry, ...], lang: str) -> None:
        """Headings in a script of their own, where it is not known whose."""
        for entry in entries:
            found = foreign_script(entry.heading, entry.lang or lang)
            if found is not None:
                message = f"“{entry.heading}”, in the index, is {found[0]} script"
                self._fault("script-without-language", message, None)
            self._see_index(entry.entries, lang)

    def _fault(
        self, code: str, message: str, origin: Origin | None, part: Node | None = None
    ) -> None:
        found = Finding(
            code,
            message,
            path=origin.path if origin else None,
            line=origin.line if origin else None,
            node=part.id if part is not None else None,
        )
        self.faults.append(found)


def _spots(section: Section, lang: str) -> Iterator[tuple[Part, str, Origin | None]]:
    """Every struct in the order of the book, with its language and the nearest known origin."""
    ahead: list[tuple[Part, str, Origin | None]] = [(section, lang, None)]
    while ahead:
        part, lang, origin = ahead.pop()
        if isinstance(part, Node):
            lang, origin = part.lang or lang, part.origin or origin
        yield part, lang, origin
        inner = [(child, lang, origin) for child in children(part)]
        inner.reverse()
        ahead += inner
