"""What the package says of the book: titles, people, identifiers, rights.

https://www.w3.org/TR/epub-33/#sec-pkg-metadata
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from biokit.exporters.epub.package import Fact
from biokit.exporters.xhtml.markup import ILLEGAL, NAMED
from biokit.model.biography import Biography
from biokit.model.edition import Contributor, Rights
from biokit.model.walk import plain_text
from biokit.projections.book import Book

__all__ = ["direction", "facts", "identifier_of", "is_language_tag", "language_tag", "legal"]

_CREATORS = frozenset({"aut", "cre", "dub"})
"""Roles whose holders are the makers of the work; all others contribute to it."""

_W3CDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""What EDTF and `dc:date` (https://www.w3.org/TR/NOTE-datetime) both say."""

_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
"""A well-formed language tag (https://www.rfc-editor.org/rfc/rfc5646#section-2.1)."""

_FROM_THE_RIGHT = frozenset(
    ["ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_UNKNOWN = "und"


def legal(words: str) -> str:
    """Words with the characters replaced that no XML document may hold, in one line."""
    return " ".join(ILLEGAL.sub(NAMED, words).split())


def is_language_tag(lang: str | None) -> bool:
    """Whether it is a tag, or nothing."""
    return lang is None or _TAG.fullmatch(lang) is not None


def language_tag(lang: str) -> str:
    """The tag, or that of an unknown language if it is not well formed."""
    return lang if _TAG.fullmatch(lang) else _UNKNOWN


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written: `ltr` or `rtl`."""
    primary, *rest = lang.lower().split("-")
    if "latn" in rest:
        return "ltr"
    return "rtl" if primary in _FROM_THE_RIGHT or {"arab", "hebr"} & set(rest) else "ltr"


def identifier_of(book: Book) -> str:
    """The ISBN, or a name made of what does not change when the text does."""
    isbn = re.sub(r"[\s-]", "", book.edition.isbn or "")
    if re.fullmatch(r"(\d{9}|\d{12})[\dXx]", isbn):
        return f"urn:isbn:{isbn.upper()}"
    biography = book.biography
    makers = [f"{made.role}={made.name.text}" for made in biography.contributors]
    titles = [plain_text(biography.title), plain_text(biography.subtitle)]
    made_of = "\n".join([*titles, biography.lang or "", *makers])
    return f"urn:uuid:{uuid5(NAMESPACE_URL, ILLEGAL.sub(NAMED, made_of))}"


def facts(book: Book) -> Iterator[Fact]:
    """Everything but the identifier and what is said of accessibility."""
    biography, edition = book.biography, book.edition
    if identifier_of(book).startswith("urn:isbn:"):
        yield Fact("identifier-type", "15", refines="identifier", scheme="onix:codelist5")
    yield from _titles(biography)
    yield Fact("dc:language", language_tag(book.lang))
    for number, contributor in enumerate(biography.contributors, 1):
        yield from _contributor(contributor, number)
    if edition.publisher and legal(edition.publisher):
        yield Fact("dc:publisher", legal(edition.publisher))
    if edition.date is not None and _W3CDTF.fullmatch(edition.date.edtf):
        yield Fact("dc:date", edition.date.edtf)
    if biography.description and legal(biography.description):
        yield Fact("dc:description", legal(biography.description))
    for keyword in dict.fromkeys(map(legal, biography.keywords)):
        if keyword:
            yield Fact("dc:subject", keyword)
    if biography.rights is not None:
        yield from _rights(biography.rights)


def _titles(biography: Biography) -> Iterator[Fact]:
    """The title, and the subtitle apart: shops print them in two sizes."""
    title = legal(plain_text(biography.title)) or legal(plain_text(biography.subtitle))
    subtitle = legal(plain_text(biography.subtitle))
    yield Fact("dc:title", title or "—", id="title")
    if subtitle and subtitle != title:
        yield Fact("title-type", "main", refines="title")
        yield Fact("dc:title", subtitle, id="subtitle")
        yield Fact("title-type", "subtitle", refines="subtitle")


def _contributor(contributor: Contributor, number: int) -> Iterator[Fact]:
    name, key = contributor.name, f"contributor-{number}"
    if not legal(name.text):
        return
    kind = "dc:creator" if contributor.role in _CREATORS else "dc:contributor"
    lang = name.lang if is_language_tag(name.lang) else None
    yield Fact(kind, legal(name.text), id=key, lang=lang)
    if re.fullmatch("[a-z]{3}", contributor.role):
        yield Fact("role", contributor.role, refines=key, scheme="marc:relators")
    if legal(name.sort_key):
        yield Fact("file-as", legal(name.sort_key), refines=key)


def _rights(rights: Rights) -> Iterator[Fact]:
    owner = " ".join(str(part) for part in ("©", rights.year, rights.holder) if part)
    said = (
        owner if rights.holder and not (rights.statement or "").startswith("©") else None,
        rights.statement or rights.licence,
        rights.attribution,
    )
    words = ". ".join(legal(part).rstrip(".") for part in said if part and legal(part))
    if words:
        yield Fact("dc:rights", f"{words}.")
    if rights.licence_url and legal(rights.licence_url):
        yield Fact("dcterms:license", legal(rights.licence_url))
