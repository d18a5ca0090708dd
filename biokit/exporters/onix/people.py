"""Who made the book and whom it is about, in the parts and the scripts of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from biokit.exporters.onix.codes import (
    NO_CONTRIBUTION,
    OTHER_ROLE,
    ROLES,
    language_code,
    script_code,
)
from biokit.exporters.onix.dates import date_of
from biokit.exporters.onix.elements import Element, empty, group, in_line, said
from biokit.exporters.onix.titles import ARTICLES
from biokit.model.biography import Biography
from biokit.model.edition import Contributor
from biokit.model.life import Event, Person
from biokit.model.names import Name, NameForm

__all__ = ["contributors", "names_as_subjects", "original_language"]

TRANSLATOR = "B06"
NAME_IDENTIFIERS = {"isni": "16", "orcid": "21", "gnd": "25", "viaf": None}
"""List 44 by the registers' own names; VIAF has no code there."""
NAME_TYPES = {"birth": "04", "married": "06", "pen": "01"}
"""List 18 by the kinds of names; it has no word for a nickname."""
TRANSLITERATED = "05"
UNSPECIFIED = "00"
DATE_ROLES = {"birth": "50", "death": "51"}
"""List 177."""


def contributors(biography: Biography) -> Iterator[Element]:
    """Each contributor once, with everything they did; or that nobody is named.

    The order is that of the title page, and the numbers say so.
    """
    named: dict[str, list[Contributor]] = {}
    for one in biography.contributors:
        if in_line(one.name.text) and one.role not in NO_CONTRIBUTION:
            named.setdefault(in_line(one.name.text), []).append(one)
    if not named:
        yield from empty("NoContributor")
    from_language = language_code(original_language(biography))
    for number, parts in enumerate(named.values(), 1):
        yield from _contributor(number, parts, from_language)


def _contributor(
    number: int, parts: list[Contributor], from_language: str | None
) -> Iterator[Element]:
    roles = list(dict.fromkeys(ROLES.get(part.role, OTHER_ROLE) for part in parts))
    first = parts[0]
    about = next((part.about for part in parts if part.about), None)
    forms = dict.fromkeys(form for part in parts for form in part.forms)
    body = _is_body(first)
    yield from group(
        "Contributor",
        said("SequenceNumber", str(number)),
        *(said("ContributorRole", role) for role in roles),
        said("FromLanguage", from_language if TRANSLATOR in roles else None),
        _body(first.name) if body else _person(first.name),
        *(_other_form(form, first.name, body=body) for form in forms),
        said("BiographicalNote", about, textformat="06"),
    )


def original_language(biography: Biography) -> str | None:
    """The language a translation was made from: that of the original title, where that says so."""
    translated = any(one.role == "trl" for one in biography.contributors)
    langs = (title.lang for title in biography.titles if title.kind == "original" and title.lang)
    return next(langs, None) if translated else None


# ----------------------------------------------------------------------------------------- names


def _is_body(contributor: Contributor) -> bool:
    """Whether it is no person: as is said, or as an article tells that is filed after the name."""
    last = (contributor.name.sort or "").rpartition(", ")[2].lower()
    return contributor.kind == "body" or any(last in words for words in ARTICLES.values())


def _body(name: NameForm, **attributes: str | None) -> Iterator[Element]:
    yield from said("CorporateName", name.text, **attributes)
    if name.sort and in_line(name.sort) != in_line(name.text):
        yield from said("CorporateNameInverted", name.sort, **attributes)


def _person(name: NameForm, **attributes: str | None) -> Iterator[Element]:
    """The name whole, inverted, and in its parts as far as they are known."""
    yield from said("PersonName", name.text, **attributes)
    family, given = _parts(name)
    after = " ".join(part for part in (given, name.particle) if part)
    inverted = name.sort or (f"{family}, {after}" if family and given else None)
    if inverted and in_line(inverted) != in_line(name.text):
        yield from said("PersonNameInverted", inverted, **attributes)
    if not in_line(family or ""):
        return
    # 蔡奇 and Cai Qi: the name that is filed under stands first, and the other after the key.
    family_first = in_line(name.text).startswith(in_line(family or ""))
    if not family_first:
        yield from said("NamesBeforeKey", given, **attributes)
    yield from said("PrefixToKey", name.particle, **attributes)
    yield from said("KeyNames", family, **attributes)
    if family_first:
        yield from said("NamesAfterKey", given, **attributes)
    yield from said("SuffixToKey", name.suffix, **attributes)


def _parts(name: NameForm) -> tuple[str | None, str | None]:
    """Family name and given names, said as such or told by the key: `Strachey, Lytton`."""
    if name.family is not None:
        return name.family, name.given
    family, comma, given = (part.strip() for part in (name.sort or "").partition(","))
    if comma and name.text in {f"{given} {family}", f"{family} {given}", f"{family}{given}"}:
        return family, given
    return None, None


def _other_form(form: NameForm, of: NameForm, *, body: bool) -> Iterator[Element]:
    """A name in another script; that it was transliterated is said where one of them tells."""
    if not in_line(form.text) or form.text == of.text:
        return
    romanised = script_code(form.lang) == "Latn" and script_code(of.lang) not in {None, "Latn"}
    attributes = {"language": language_code(form.lang), "textscript": script_code(form.lang)}
    yield from group(
        "AlternativeName",
        said("NameType", TRANSLITERATED if romanised else UNSPECIFIED),
        _body(form, **attributes) if body else _person(form, **attributes),
    )


# -------------------------------------------------------------------------------------- subjects


def names_as_subjects(biography: Biography) -> Iterator[Element]:
    """The persons a biography is about, with their other names and the dates of their lives."""
    persons = {person.id: person for person in biography.life.persons}
    for key in dict.fromkeys(biography.subjects):
        if key in persons:
            yield from _subject(persons[key], biography.life.events)


def _subject(person: Person, events: Iterable[Event]) -> Iterator[Element]:
    if not person.names or not in_line(person.names[0].forms[0].text):
        return
    usual, *others = person.names
    first, *forms = usual.forms
    yield from group(
        "NameAsSubject",
        *(_identifier(register, number) for register, number in person.identifiers),
        _person(first),
        *(_other_form(form, first, body=False) for form in forms),
        *(_other_name(name, first) for name in others),
        *_dates(person, events),
    )


def _other_name(name: Name, first: NameForm) -> Iterator[Element]:
    form = name.forms[0]
    if in_line(form.text) and form.text != first.text:
        attributes = {"language": language_code(form.lang), "textscript": script_code(form.lang)}
        kind = NAME_TYPES.get(name.kind, UNSPECIFIED)
        yield from group("AlternativeName", said("NameType", kind), _person(form, **attributes))


def _identifier(register: str, number: str) -> Iterator[Element]:
    code = NAME_IDENTIFIERS.get(register.lower())
    value = re.sub(r"^https?://[^/]+/", "", number.strip())
    if code in {"16", "21"}:
        value = re.sub(r"[\s-]", "", value).upper()
        if re.fullmatch(r"[0-9]{15}[0-9X]", value) is None:
            return
    if code is not None and value:
        yield from group("NameIdentifier", said("NameIDType", code), said("IDValue", value))


def _dates(person: Person, events: Iterable[Event]) -> Iterator[Iterable[Element]]:
    """Birth and death, where the life has one date for each that a catalogue can hold."""
    for kind, role in DATE_ROLES.items():
        known = {
            event.date.edtf
            for event in events
            if event.kind == kind and event.subject == person.id and event.date is not None
        }
        date = date_of(known.pop()) if len(known) == 1 else None
        if date is not None:
            yield group("SubjectDate", said("SubjectDateRole", role), date.element())
