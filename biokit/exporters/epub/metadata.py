"""What the package says of the book: titles, people, identifiers, rights.

https://www.w3.org/TR/epub-33/#sec-pkg-metadata
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from biokit.exporters.epub.catalogue import (
    ONIX,
    filed_under,
    in_other_scripts,
    other_formats,
    other_titles,
    spelt,
    type_of,
)
from biokit.exporters.epub.package import Fact
from biokit.exporters.epub.spelling import is_language_tag, language_tag, legal
from biokit.exporters.xhtml.markup import ILLEGAL, NAMED
from biokit.model.biography import Biography
from biokit.model.edition import Contributor, Rights
from biokit.model.walk import plain_text
from biokit.projections.book import Book
from biokit.projections.languages import languages_of

__all__ = ["facts", "identifier_of"]

_CREATORS = frozenset({"aut", "cre", "dub"})
"""Roles whose holders are the makers of the work; all others contribute to it."""

_W3CDTF = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?)?)?"
)
"""What EDTF and `dc:date` (https://www.w3.org/TR/NOTE-datetime) both say."""


def identifier_of(book: Book) -> str:
    """The ISBN; else what the work is known by already; else a name made of what stays the same.

    An ebook that was read in keeps its identifier, so that a reader's software knows it again.
    """
    isbn = _isbn(book)
    if isbn:
        return isbn
    biography = book.biography
    for known in biography.identifiers:
        if spelt(known):
            return spelt(known)
    makers = [f"{made.role}={made.name.text}" for made in biography.contributors]
    titles = [plain_text(biography.title), plain_text(biography.subtitle)]
    made_of = "\n".join([*titles, biography.lang or "", *makers])
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ILLEGAL.sub(NAMED, made_of))}"


def _isbn(book: Book) -> str | None:
    isbn = re.sub(r"[\s-]", "", book.edition.isbn or "")
    return f"urn:isbn:{isbn.upper()}" if re.fullmatch(r"(\d{9}|\d{12})[\dXx]", isbn) else None


def facts(book: Book) -> Iterator[Fact]:
    """Everything but the identifier and what is said of accessibility."""
    biography, edition = book.biography, book.edition
    yield from _type_of_identifier(book)
    yield from _titles(biography, book.lang)
    for lang in languages_of((*book.front, *book.body), language_tag(book.lang)):
        yield Fact("dc:language", lang)
    for number, contributor in enumerate(biography.contributors, 1):
        yield from _contributor(contributor, number, book.lang)
    if edition.publisher and legal(edition.publisher):
        yield Fact("dc:publisher", legal(edition.publisher))
    if edition.date is not None and _W3CDTF.fullmatch(edition.date.edtf):
        yield Fact("dc:date", edition.date.edtf)
    if edition.statement and legal(edition.statement):
        yield Fact("schema:bookEdition", legal(edition.statement))
    if biography.description and legal(biography.description):
        yield Fact("dc:description", legal(biography.description))
    yield from filed_under(biography, identifier_of(book))
    yield from other_formats(biography.editions, edition)
    if biography.rights is not None:
        yield from _rights(biography.rights)


def _type_of_identifier(book: Book) -> Iterator[Fact]:
    """What the package's own identifier is, as far as anyone has said."""
    if _isbn(book):
        yield Fact("identifier-type", "15", refines="identifier", scheme=ONIX)
        return
    named = identifier_of(book)
    for known in book.biography.identifiers:
        if spelt(known) == named:
            yield from type_of(known, "identifier")
            return


def _titles(biography: Biography, lang: str) -> Iterator[Fact]:
    """The title, and the subtitle apart: shops print them in two sizes."""
    title = legal(plain_text(biography.title)) or legal(plain_text(biography.subtitle))
    subtitle = legal(plain_text(biography.subtitle))
    yield Fact("dc:title", title or "—", id="title")
    has_subtitle = subtitle and subtitle != title
    if has_subtitle or biography.titles:
        yield Fact("title-type", "main", refines="title")
    if has_subtitle:
        yield Fact("dc:title", subtitle, id="subtitle")
        yield Fact("title-type", "subtitle", refines="subtitle")
    yield from other_titles(biography, lang)


def _contributor(contributor: Contributor, number: int, around: str) -> Iterator[Fact]:
    name, key = contributor.name, f"contributor-{number}"
    if not legal(name.text):
        return
    kind = "dc:creator" if contributor.role in _CREATORS else "dc:contributor"
    lang = name.lang if is_language_tag(name.lang) else None
    yield Fact(kind, legal(name.text), id=key, lang=lang)
    if re.fullmatch("[a-z]{3}", contributor.role):
        yield Fact("role", contributor.role, refines=key, scheme="marc:relators")
    elif legal(contributor.role):
        yield Fact("role", legal(contributor.role), refines=key)
    if legal(name.sort_key):
        yield Fact("file-as", legal(name.sort_key), refines=key)
    forms = ((form.text, form.lang) for form in contributor.forms)
    yield from in_other_scripts(forms, key, lang or around)


def _rights(rights: Rights) -> Iterator[Fact]:
    """The sentences for shops, and for software who owns it and what a reader may do."""
    statement = legal(rights.statement or "")
    holder = legal(rights.holder or "")
    owner = " ".join(str(part) for part in ("©", rights.year, holder) if part)
    if holder and not statement.startswith("©"):
        yield Fact("dc:rights", owner)
    if statement:
        yield Fact("dc:rights", statement)
    said = {
        "dcterms:rightsHolder": holder,
        "dcterms:dateCopyrighted": "" if rights.year is None else str(rights.year),
        "dcterms:license": legal(rights.licence_url or rights.licence or ""),
        "cc:attributionURL": legal(rights.source_url or ""),
    }
    for name, words in said.items():
        if words:
            yield Fact(name, words)
    for line in (rights.attribution or "").splitlines():
        yield Fact("cc:attributionName", legal(line))
