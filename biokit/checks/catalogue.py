"""Rules of the catalogue: numbers, codes and names that a shop or a library could not file."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, Spot, rule
from biokit.checks.release import FOR_SHOPS
from biokit.diagnostics import near
from biokit.model.edition import Contributor, Edition, Identifier, Series, SubjectHeading
from biokit.model.registers import (
    RELATORS,
    doi_of,
    is_bisac,
    is_isbn,
    is_issn,
    is_thema,
    is_uuid,
    scheme_named,
)


@rule("wrong-identifier", "error", "a DOI, ISSN, ISBN or UUID of the work is mistyped")
def wrong_identifier(examined: Examined) -> Iterator[Flaw]:
    """By form, and by check digit where it has one; other schemes are their registers' own."""
    for identifier, spot in examined.of(Identifier):
        hint = _flaw_of(identifier)
        if hint is not None:
            name = (identifier.scheme or "").upper()
            yield Flaw(spot, f"{identifier.value} is no {name}", hint, identifier.value)
    for series, spot in examined.of(Series):
        number = series.identifier
        if number is not None and _looks_like_issn(number) and not is_issn(number):
            hint = "its last digit is a check on the others"
            yield Flaw(spot, f"{number} is no ISSN", hint, number)


def _flaw_of(identifier: Identifier) -> str | None:
    """What an identifier of its scheme looks like, if this one does not."""
    value = identifier.value
    match (identifier.scheme or "").lower():
        case "doi" if doi_of(value) is None:
            return "a DOI begins with 10. and a number, and has a slash: 10.1000/182"
        case "isbn" if not is_isbn(value):
            return "its last digit is a check on the others"
        case "issn" if not is_issn(value):
            return "its last digit is a check on the others"
        case "uuid" if not is_uuid(value):
            return "a UUID has 32 digits of 0 to 9 and a to f, in groups of 8, 4, 4, 4 and 12"
        case _:
            return None


def _looks_like_issn(number: str) -> bool:
    digits = number.replace("-", "")
    return len(digits) == 8 and digits[:7].isascii() and digits[:7].isdecimal()


@rule("wrong-subject-code", "error", "a code of BISAC or Thema has not the form of one")
def wrong_subject_code(examined: Examined) -> Iterator[Flaw]:
    """Shops refuse a file for it, or file the book nowhere."""
    for heading, spot in examined.of(SubjectHeading):
        code = heading.code
        match scheme_named(heading.scheme or ""):
            case "BISAC" if code is not None and not is_bisac(code):
                hint = "it is three letters and six digits: BIO000000"
                yield Flaw(spot, f"{code} is no BISAC code", hint, code)
            case "Thema" if code is not None and not is_thema(code):
                hint = "subjects begin with a letter, but not B, E, H, I, O or Z: DNB"
                yield Flaw(spot, f"{code} is no Thema code", hint, code)
            case _:
                pass


@rule("unknown-role", "error", "what a contributor did is no MARC relator code")
def unknown_role(examined: Examined) -> Iterator[Flaw]:
    """In ebooks and for shops these are the words for it; any other is lost on them."""
    for contributor, spot in examined.of(Contributor):
        role = contributor.role
        if role not in RELATORS:
            message = f"{role!r}, the role of {contributor.name.text}, is no MARC relator code"
            yield Flaw(spot, message, near(role, RELATORS) or "aut, edt, trl, ill …", role)


@rule("no-subject", "note", "an edition for shops is filed under no subject")
def no_subject(examined: Examined) -> Iterator[Flaw]:
    """Without one of BISAC or Thema a shop guesses the shelf."""
    filed = {scheme_named(one.scheme or "") for one in examined.biography.headings}
    if _sold_in_shops(examined) and not filed & {"BISAC", "Thema"}:
        message = "the book has no subject of BISAC or Thema for its shops"
        yield Flaw(examined.root, message, 'add [[headings]] with scheme = "Thema" and a code')


@rule("no-sort-name", "note", "a person in an edition for shops cannot be filed by family name")
def no_sort_name(examined: Examined) -> Iterator[Flaw]:
    """Of a name in one word, and of a body, the name is the key."""
    if not _sold_in_shops(examined):
        return
    for contributor, spot in examined.of(Contributor):
        if not _has_sort_name(contributor):
            message = f"nobody knows under which name {contributor.name.text} is filed"
            hint = 'give family and given, or sort; or say that it is no person: kind = "body"'
            yield Flaw(spot, message, hint, contributor.name.text)


def _has_sort_name(contributor: Contributor) -> bool:
    name = contributor.name
    known = name.sort is not None or name.family is not None
    return known or contributor.kind == "body" or len(name.text.split()) < 2


def _sold_in_shops(examined: Examined) -> bool:
    editions: Iterator[tuple[Edition, Spot]] = examined.of(Edition)
    return any(edition.profile in FOR_SHOPS for edition, _ in editions)
