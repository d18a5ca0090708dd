"""What the metadata say, in the model's words; what has no place there is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from biokit.importers.epub import filing
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.package import Package
from biokit.importers.epub.people import contributors, programs
from biokit.importers.epub.rights import rights_of
from biokit.importers.epub.statements import Statements
from biokit.importers.epub.titles import titles_of
from biokit.model.dates import Date
from biokit.model.edition import (
    Contributor,
    Identifier,
    Rights,
    Series,
    SubjectHeading,
    Title,
)

__all__ = ["Facts", "facts_of"]

HOUSEKEEPING = frozenset(["dcterms:modified", "generator", "Sigil version", "calibre:timestamp"])
"""What is said of the file and not of the book."""
OURS = frozenset(["dcterms:hasFormat"])
"""What biokit says of the other editions of a project."""
BLOCK = re.compile(r"</?(?:p|div|br|li|h[1-6]|blockquote|ul|ol|tr)\b[^>]*>", re.IGNORECASE)
GENERATOR = "biokit"
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The metadata of a book."""

    title: str = ""
    subtitle: str = ""
    titles: tuple[Title, ...] = ()
    lang: str | None = None
    contributors: tuple[Contributor, ...] = ()
    publisher: str | None = None
    date: Date | None = None
    isbn: str | None = None
    statement: str | None = None
    description: str | None = None
    keywords: tuple[str, ...] = ()
    headings: tuple[SubjectHeading, ...] = ()
    series: tuple[Series, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    based_on: tuple[str, ...] = ()
    rights: Rights | None = None
    accessibility: tuple[tuple[str, str], ...] = ()
    page_source: str | None = None
    cover: str | None = None
    """The id of the item that is the cover, as EPUB 2 says it."""
    ours: bool = False
    """Biokit made the book."""


def facts_of(package: Package, path: str, findings: Findings) -> Facts:
    """Read the metadata of a package.

    Args:
        package: whose.
        path: of the package document.
        findings: what has no place is told there.
    """
    statements = Statements(package.metadata)
    titles = titles_of(statements)
    isbn, identifiers = filing.identifiers(statements)
    date, other_dates = filing.published(statements)
    languages = [one.value for one in statements.all("dc:language") if one.value]
    source, page_source = _sources(statements)
    facts = Facts(
        title=titles.title,
        subtitle=titles.subtitle,
        titles=titles.others,
        lang=languages[0] if languages else None,
        contributors=contributors(statements),
        publisher=statements.value("dc:publisher"),
        date=date,
        isbn=isbn,
        statement=titles.statement or statements.value("schema:bookEdition"),
        description=_plain(statements.value("dc:description")),
        keywords=tuple(dict.fromkeys(filing.keywords(statements))),
        headings=tuple(dict.fromkeys(filing.headings(statements))),
        series=tuple(dict.fromkeys((*titles.collections, *filing.series(statements)))),
        identifiers=identifiers,
        based_on=source,
        rights=rights_of(statements),
        accessibility=tuple(_accessibility(statements)),
        page_source=page_source,
        cover=statements.value("cover"),
        ours=statements.value("generator") == GENERATOR,
    )
    other_languages = () if facts.ours else languages[1:]  # ours are those of the text
    homeless = [f"dc:language: {name}" for name in other_languages] + other_dates
    if titles.sort:
        homeless.append(f"file-as: {titles.sort}")
    homeless += [f"dc:contributor: {name}" for name in programs(statements)]
    homeless += _homeless(statements, OURS if facts.ours else frozenset())
    for words in dict.fromkeys(homeless):
        findings.count("loss-metadata", words, path=path)
    return facts


def _sources(statements: Statements) -> tuple[tuple[str, ...], str | None]:
    """What the text was made from, and the printed edition whose pages are marked."""
    sources = [one for one in statements.all("dc:source", "dcterms:source") if one.value]
    paged = [one.value for one in sources if statements.word(one, "source-of") == "pagination"]
    paged += [one.value for one in statements.all("pageBreakSource", "a11y:pageBreakSource")]
    named = [value for value in paged if value and value != "none"]
    made_from = tuple(dict.fromkeys(one.value for one in sources))
    return made_from, named[0] if named else None


def _accessibility(statements: Statements) -> Iterator[tuple[str, str]]:
    """What the book says of its own accessibility, in the order in which it says it."""
    starts = ("schema:access", "a11y:", "dcterms:conformsTo", "link:dcterms:conformsTo")
    more = ("link:a11y:", "dcterms:conformsto")
    for one in statements.starting(*starts, *more):
        if one.value:
            yield one.name.removeprefix("schema:").removeprefix("link:"), one.value


def _homeless(statements: Statements, known: frozenset[str]) -> Iterator[str]:
    for one in statements.unused():
        about = statements.named(one.refines)
        if one.name in HOUSEKEEPING | known or (
            about and one.name == "file-as" and one.value == about.value
        ):
            continue
        of = f" of {about.value[:60]}" if about is not None else ""
        yield f"{one.name}{of}: {_plain(one.value)}"


def _plain(words: str | None) -> str | None:
    """Words without the markup that some put in metadata, in one line."""
    if words is None:
        return None
    if TAG.search(words):
        words = unescape(TAG.sub("", BLOCK.sub(" ", words)))
    return " ".join(words.split()) or None
