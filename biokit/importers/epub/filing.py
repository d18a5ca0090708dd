"""What the book is filed under: identifiers, subjects, series, and dates of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biokit.importers.epub.statements import Statement, Statements
from biokit.model.dates import BadDate, Date
from biokit.model.edition import Identifier, Series, SubjectHeading

__all__ = ["headings", "identifiers", "isbn_in", "keywords", "published", "series"]

ONIX = {"02": "isbn", "03": "isbn", "06": "doi", "15": "isbn", "22": "urn", "13": "lccn"}
"""Types of identifiers by ONIX code list 5."""
URN = re.compile(r"urn:(uuid|isbn|doi|oid|nbn|lccn|issn):(.+)", re.IGNORECASE)
PREFIX = re.compile(r"(isbn|doi|uuid|lccn)[:\s]\s*(.+)", re.IGNORECASE)
ISBN = re.compile(r"(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]")
DAY = re.compile(r"\s*(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d-])")
YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b")


def identifiers(statements: Statements) -> tuple[str | None, tuple[Identifier, ...]]:
    """The ISBN of this edition, and what else the work is known by, each once."""
    isbn: str | None = None
    found: dict[Identifier, None] = {}
    for one in statements.all("dc:identifier"):
        if not one.value:
            continue
        scheme, value = _identified(one, statements)
        if scheme == "isbn" and isbn is None:
            isbn = value
        elif scheme != "isbn" or value != isbn:
            found[Identifier(value, scheme)] = None
    return isbn, tuple(found)


def _identified(one: Statement, statements: Statements) -> tuple[str | None, str]:
    """Scheme and value of an identifier; the scheme of an address is `uri`."""
    said = statements.word(one, "scheme", "identifier-type") or ""
    scheme = ONIX.get(said, said.lower()) or None
    value = one.value
    if found := URN.fullmatch(value) or PREFIX.fullmatch(value):
        return found[1].lower(), found[2].strip()
    if "://" in value:
        return "uri" if scheme in {None, "uri", "url"} else scheme, value
    if scheme is None and isbn_in(value) == value:
        return "isbn", value
    return scheme, value


def isbn_in(words: str) -> str | None:
    """The ISBN in some words, as it is written there, if its check digit is right."""
    found = ISBN.search(words)
    if found is None:
        return None
    digits = re.sub(r"[\s-]", "", found[0]).upper()
    if len(digits) == 13:
        total = sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(digits))
        return found[0] if total % 10 == 0 else None
    values = [10 if sign == "X" else int(sign) for sign in digits]
    total = sum(value * (10 - place) for place, value in enumerate(values))
    return found[0] if total % 11 == 0 else None


def keywords(statements: Statements) -> Iterator[str]:
    """Subjects of no scheme, and those that a publisher has of its own."""
    for one in statements.all("dc:subject"):
        if one.value and not statements.word(one, "authority"):
            yield one.value
    for one in statements.all("se:subject", "schema:keywords", "schema:genre"):
        yield one.value


def headings(statements: Statements) -> Iterator[SubjectHeading]:
    """Subjects in the words of a scheme; a code that only repeats the words is none."""
    for one in statements.all("dc:subject"):
        scheme, code = statements.word(one, "authority"), statements.word(one, "term")
        if one.value and scheme:
            yield SubjectHeading(one.value, scheme, code if code != one.value else None)


def series(statements: Statements) -> Iterator[Series]:
    """Series and sets, in the words of EPUB 3 and of Calibre."""
    for one in statements.all("belongs-to-collection"):
        kind = (statements.word(one, "collection-type") or "series").lower()
        yield Series(
            one.value,
            statements.word(one, "group-position"),
            "set" if kind == "set" else "series",
            statements.word(one, "dcterms:identifier"),
        )
    name, position = statements.value("calibre:series"), statements.value("calibre:series_index")
    if name is not None:
        yield Series(name, position.removesuffix(".0") if position else None)


def published(statements: Statements) -> tuple[Date | None, list[str]]:
    """When this edition was published, as far as the day, and the dates of something else."""
    dated = [one for one in statements.all("dc:date", "dcterms:issued") if one.value]
    events = {id(one): (statements.word(one, "event") or "").lower() for one in dated}
    order = sorted(dated, key=lambda one: _closeness(events[id(one)]))
    date, others = None, []
    for one in order:
        read = _date(one.value) if date is None and _closeness(events[id(one)]) < 2 else None
        if read is not None:
            date = read
        else:
            others.append(f"{one.name} {events[id(one)]}".strip() + f": {one.value}")
    return date, others


def _closeness(event: str) -> int:
    """How near an event of EPUB 2 is to the publication of this edition."""
    if "publication" in event and "original" not in event:
        return 0
    return 1 if not event or "original" in event else 2


def _date(words: str) -> Date | None:
    if found := DAY.match(words):
        parts = [part for part in found.groups() if part]
    elif found := YEAR.search(words):
        parts = [found[1]]
    else:
        return None
    if parts[0] in {"0000", "0101"}:
        return None
    while parts:
        try:
            return Date("-".join(parts))
        except BadDate:
            parts.pop()
    return None
