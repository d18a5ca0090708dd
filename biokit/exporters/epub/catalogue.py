"""What shops and libraries file the book under: other titles, identifiers, subjects, series.

https://www.w3.org/TR/epub-33/#sec-pkg-metadata
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biokit.diagnostics import Finding
from biokit.exporters.epub.package import Fact
from biokit.exporters.epub.spelling import is_language_tag, legal
from biokit.model.biography import Biography
from biokit.model.edition import Edition, Identifier, Series, SubjectHeading, Title
from biokit.model.registers import doi_of, isbn_13, scheme_named

__all__ = [
    "ONIX",
    "filed_under",
    "in_other_scripts",
    "other_formats",
    "other_titles",
    "spelt",
    "type_of",
    "unfiled",
]

ONIX = "onix:codelist5"
_TYPES = {"doi": "06", "lccn": "13", "isbn": "15", "urn": "22"}
"""ONIX's codes for the schemes it knows (https://ns.editeur.org/onix/en/5)."""
_SAYS_ITSELF = frozenset({"uri", "url", "uuid"})
"""Schemes that are to be seen in what an identifier looks like."""


def spelt(identifier: Identifier) -> str:
    """An identifier as the package has it: `urn:uuid:…`, `10.…/…`, and others as they are."""
    value = legal(identifier.value)
    match (identifier.scheme or "").lower():
        case "uuid" if value and not value.lower().startswith("urn:"):
            return f"urn:uuid:{value}"
        case "doi":
            return doi_of(value) or value
        case _:
            return value


def type_of(identifier: Identifier, key: str) -> Iterator[Fact]:
    """What an identifier is, in ONIX's code or else in the scheme's own name."""
    scheme = legal(identifier.scheme or "")
    if scheme and scheme.lower() not in _SAYS_ITSELF:
        code = _TYPES.get(scheme.lower())
        onix = None if code is None else ONIX
        yield Fact("identifier-type", code or scheme, refines=key, scheme=onix)


def in_other_scripts(
    forms: Iterable[tuple[str, str | None]], key: str, around: str | None
) -> Iterator[Fact]:
    """What is called `key` as it is written in other scripts.

    Each has a language tag of its own, and none that of the words it stands for
    (https://www.w3.org/TR/epub-33/#sec-alternate-script).
    """
    for text, lang in forms:
        if legal(text) and lang and lang != around and is_language_tag(lang):
            yield Fact("alternate-script", legal(text), refines=key, lang=lang)


def other_titles(biography: Biography, lang: str) -> Iterator[Fact]:
    """What the work is called besides; EPUB has a word for most kinds.

    The title itself in another script is said of it, where the two can be told apart.
    """
    for number, title in enumerate(biography.titles, 1):
        if title.kind == "alternate-script":
            said = tuple(in_other_scripts(((title.text, title.lang),), "title", lang))
            yield from said or _title(title, f"title-{number}")
        else:
            yield from _title(title, f"title-{number}")


def _title(title: Title, key: str) -> Iterator[Fact]:
    if not legal(title.text):
        return
    lang = title.lang if is_language_tag(title.lang) else None
    yield Fact("dc:title", legal(title.text), id=key, lang=lang)
    if title.kind not in {"other", "alternate-script"}:
        yield Fact("title-type", title.kind, refines=key)


def filed_under(biography: Biography, named: str) -> Iterator[Fact]:
    """Identifiers but the one the package is `named` by; subjects, series, what it is based on."""
    numbered = enumerate(biography.identifiers, 1)
    others = [(number, each) for number, each in numbered if spelt(each) != named]
    for number, identifier in others:
        yield from _identifier(identifier, f"identifier-{number}")
    for keyword in dict.fromkeys(map(legal, biography.keywords)):
        if keyword:
            yield Fact("dc:subject", keyword)
    for number, heading in enumerate(biography.headings, 1):
        yield from _heading(heading, f"subject-{number}")
    for number, series in enumerate(biography.series, 1):
        yield from _series(series, f"series-{number}")
    for source in dict.fromkeys(map(legal, biography.based_on)):
        if source:
            yield Fact("dc:source", source)


def other_formats(editions: Iterable[Edition], own: Edition) -> Iterator[Fact]:
    """The ISBNs of the same book in other formats: a printed one's is no ebook's identifier.

    https://www.dublincore.org/specifications/dublin-core/dcmi-terms/#hasFormat
    """
    numbers = dict.fromkeys(isbn_13(edition.isbn) for edition in editions)
    for number in numbers:
        if number is not None and number != isbn_13(own.isbn):
            yield Fact("dcterms:hasFormat", f"urn:isbn:{number}")


def _identifier(identifier: Identifier, key: str) -> Iterator[Fact]:
    if spelt(identifier):
        yield Fact("dc:identifier", spelt(identifier), id=key)
        yield from type_of(identifier, key)


def _heading(heading: SubjectHeading, key: str) -> Iterator[Fact]:
    """A subject with its scheme and code. EPUB wants both or neither: words are their own code."""
    text = legal(heading.text)
    if not text:
        return
    yield Fact("dc:subject", text, id=key)
    scheme = scheme_named(legal(heading.scheme or ""))
    if scheme:
        yield Fact("authority", scheme, refines=key)
        yield Fact("term", legal(heading.code or "") or text, refines=key)


def _series(series: Series, key: str) -> Iterator[Fact]:
    if not legal(series.name):
        return
    yield Fact("belongs-to-collection", legal(series.name), id=key)
    yield Fact("collection-type", series.kind, refines=key)
    if series.position and legal(series.position):
        yield Fact("group-position", legal(series.position), refines=key)
    if series.identifier and legal(series.identifier):
        yield Fact("dcterms:identifier", legal(series.identifier), refines=key)


def unfiled(biography: Biography) -> Iterator[Finding]:
    """A finding for each code that EPUB cannot say, for it does not know whose it is."""
    for heading in biography.headings:
        if heading.code and not legal(heading.scheme or ""):
            yield Finding(
                "loss-metadata",
                f"{heading.text}: the code {heading.code} has no scheme, and is left out",
                severity="note",
                hint="name the scheme: LCSH, BISAC, Thema …",
            )
