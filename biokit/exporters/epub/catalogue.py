"""What shops and libraries file the book under: other titles, identifiers, subjects, series.

https://www.w3.org/TR/epub-33/#sec-pkg-metadata
"""

from __future__ import annotations

from collections.abc import Iterator

from biokit.diagnostics import Finding
from biokit.exporters.epub.package import Fact
from biokit.exporters.epub.spelling import is_language_tag, legal
from biokit.model.biography import Biography
from biokit.model.edition import Identifier, Series, SubjectHeading, Title

__all__ = ["filed_under", "identifier_type", "other_titles", "unfiled"]

ONIX = "onix:codelist5"
_TYPES = {
    "gtin-13": "03",
    "upc": "04",
    "ismn": "05",
    "doi": "06",
    "lccn": "13",
    "isbn": "15",
    "urn": "22",
    "oclc": "23",
}
"""ONIX's codes for the schemes it knows (https://ns.editeur.org/onix/en/5)."""


def identifier_type(scheme: str, key: str) -> Fact:
    """What an identifier is, in ONIX's code or else in the scheme's own name."""
    code = _TYPES.get(scheme)
    if code is None:
        return Fact("identifier-type", legal(scheme), refines=key)
    return Fact("identifier-type", code, refines=key, scheme=ONIX)


def other_titles(biography: Biography) -> Iterator[Fact]:
    """What the work is called besides; EPUB has a word for most kinds."""
    for number, title in enumerate(biography.titles, 1):
        yield from _title(title, f"title-{number}")


def _title(title: Title, key: str) -> Iterator[Fact]:
    if not legal(title.text):
        return
    lang = title.lang if is_language_tag(title.lang) else None
    yield Fact("dc:title", legal(title.text), id=key, lang=lang)
    if title.kind != "other":
        yield Fact("title-type", title.kind, refines=key)


def filed_under(biography: Biography, named: str) -> Iterator[Fact]:
    """Identifiers but the one the package is `named` by; subjects, series, what it is based on."""
    numbered = enumerate(biography.identifiers, 1)
    others = [(number, each) for number, each in numbered if legal(each.value) != named]
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


def _identifier(identifier: Identifier, key: str) -> Iterator[Fact]:
    if legal(identifier.value):
        yield Fact("dc:identifier", legal(identifier.value), id=key)
        if identifier.scheme and legal(identifier.scheme):
            yield identifier_type(identifier.scheme, key)


def _heading(heading: SubjectHeading, key: str) -> Iterator[Fact]:
    """A subject with its scheme and code. EPUB wants both or neither: words are their own code."""
    text = legal(heading.text)
    if not text:
        return
    yield Fact("dc:subject", text, id=key)
    scheme = legal(heading.scheme or "")
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
