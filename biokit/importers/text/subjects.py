"""Who the accounts are about: persons, births and deaths, from their first sentences.

Two accounts of one name are about one person. Where they differ about a date, that is what claims
are for; the event takes the more exact of two that agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from biokit.diagnostics import Finding
from biokit.importers.text.accounts import Read, fresh, slug
from biokit.importers.text.lead import Lead, lead_of_person
from biokit.model.base import Origin
from biokit.model.dates import Date, compatible
from biokit.model.life import Claim, Event, Life, Person, ValueDate
from biokit.model.names import Name, NameForm
from biokit.model.nodes import CitationItem, Text


class Told(msgspec.Struct, frozen=True):
    """What one account says of its subject."""

    source: str
    lead: Lead
    origin: Origin


def life_of(reads: Sequence[Read]) -> tuple[Life, tuple[Finding, ...]]:
    """The persons the accounts are about, with what can be read of them by form."""
    told = [
        Told(read.account.source, lead, _origin(read))
        for read in reads
        if (lead := lead_of_person(read.lead)) is not None
    ]
    by_name: dict[str, list[Told]] = {}
    for one in told:
        by_name.setdefault(one.lead.name.forms[0].text.casefold(), []).append(one)
    taken: set[str] = set()
    persons, events, claims, findings = [], [], [], []
    for same in by_name.values():
        person = _person(same, fresh(slug(same[0].lead.name.forms[0].text), taken))
        persons.append(person)
        findings.append(_guess("guess-person", same[0], _names_of(person)))
        for kind in ("birth", "death"):
            happened = _event(kind, person.id, same)
            if happened is not None:
                event, said = happened
                events.append(event)
                claims += said
                findings.append(_guess("guess-event", same[0], f"{kind}: {_date_of(event)}"))
    life = Life(persons=tuple(persons), events=tuple(events), claims=tuple(claims))
    return life, tuple(findings)


def _origin(read: Read) -> Origin:
    """Of the paragraph that is read for it."""
    first = next((block for block in read.account.blocks if block.origin is not None), None)
    origin = read.account.origin if first is None else first.origin
    path = "" if origin is None else origin.path
    return Origin(path, None if origin is None else origin.line)


def _person(told: Sequence[Told], key: str) -> Person:
    forms: dict[str, NameForm] = {}
    for one in told:
        for form in one.lead.name.forms:
            forms.setdefault(form.text, form)
    died = any(one.lead.died is not None for one in told)
    return Person(
        id=key,
        names=(Name(tuple(forms.values())),),
        living=False if died else None,
        origin=told[0].origin,
    )


def _event(
    kind: Literal["birth", "death"], person: str, told: Sequence[Told]
) -> tuple[Event, list[Claim]] | None:
    """One event for all accounts; where they don't say the same, each one's claim beside it."""
    said = [(one, date) for one in told if (date := _said(one.lead, kind)) is not None]
    if not said:
        return None
    chosen = _most_exact([date for _, date in said])
    key = f"{kind}-of-{person}"
    agree = [one for one, date in said if date.edtf == chosen.edtf]
    event = Event(
        id=key,
        kind=kind,
        subject=person,
        date=chosen,
        citations=tuple(CitationItem(one.source) for one in agree),
        origin=agree[0].origin,
    )
    if len(agree) == len(said):
        return event, []
    return event, list(_claims(key, said))


def _claims(event: str, said: Sequence[tuple[Told, Date]]) -> Iterator[Claim]:
    for one, date in said:
        yield Claim(
            id=f"{event}-in-{one.source}",
            subject=event,
            predicate="date",
            value=ValueDate(date),
            citations=(CitationItem(one.source),),
            origin=one.origin,
        )


def _said(lead: Lead, kind: Literal["birth", "death"]) -> Date | None:
    return lead.born if kind == "birth" else lead.died


def _most_exact(dates: Sequence[Date]) -> Date:
    """The longest of those compatible with the first: a day rather than its month."""
    return max((date for date in dates if compatible(dates[0], date)), key=lambda d: len(d.edtf))


def _names_of(person: Person) -> str:
    return ", ".join(form.text for form in person.names[0].forms)


def _date_of(event: Event) -> str:
    return "" if event.date is None else event.date.edtf


def _guess(code: str, told: Told, what: str) -> Finding:
    message = f"read from the brackets of the first sentence: {what}"
    return Finding(code, message, "note", told.origin.path, told.origin.line)


def titled(text: str) -> tuple[Text, ...]:
    """A title that biokit gives: it stands for no words of the input."""
    return (Text(text, origin=Origin("", None, "")),)
