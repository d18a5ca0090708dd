"""Several biographies made one: what they share stands once, and every id means one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from biokit.importers.base import Import
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.life import (
    Claim,
    Entity,
    Event,
    Life,
    Person,
    Statement,
    Value,
    ValueDate,
    ValueEntity,
)
from biokit.model.names import Name
from biokit.model.sources import Item, Source
from biokit.model.walk import altered
from biokit.project.fitting import fitted
from biokit.project.renaming import distinct_ids, unlike
from biokit.project.rights import combined
from biokit.project.sameness import ONCE, content_of_statement

__all__ = ["gathered", "joined"]

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Entity)
S = TypeVar("S", bound=Statement)

ENTITIES = ("persons", "places", "organisations")
STATEMENTS = ("events", "states", "claims", "resolutions")


def gathered(imports: Sequence[Import]) -> Import:
    """All imports as one; what two say of the whole work, the first one says.

    Args:
        imports: at least one, in the order of the book.
    """
    first, *others = imports
    whole = distinct_ids(first.biography)
    for other in others:
        whole = joined(whole, fitted(other.biography, whole).biography)
    counts: dict[str, int] = {}
    for one in imports:
        for name, count in one.counts:
            counts[name] = counts.get(name, 0) + count
    findings = tuple(finding for one in imports for finding in one.findings)
    return Import(whole, findings, tuple(counts.items()))


def joined(one: Biography, other: Biography) -> Biography:
    """Both as one, where the same ids mean the same in both: see `fitted`."""
    lang = other.lang if other.lang != one.lang else None
    accounts = tuple(_in_language(account, lang) for account in other.accounts)
    sections = tuple(_in_language(section, lang) for section in other.sections)
    return altered(
        one,
        subjects=_both(one.subjects, other.subjects),
        sections=(*one.sections, *sections),
        accounts=(*one.accounts, *accounts),
        sources=_sources(one.sources, other.sources),
        contributors=_both(one.contributors, other.contributors),
        keywords=_both(one.keywords, other.keywords),
        headings=_both(one.headings, other.headings),
        based_on=_both(one.based_on, other.based_on),
        editions=one.editions or other.editions,
        description=one.description or other.description,
        rights=combined((one.rights, other.rights)),
        life=_lives(one.life, other.life),
    )


T = TypeVar("T")


def _both(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _in_language(node: N, lang: str | None) -> N:
    return altered(node, lang=lang) if lang is not None and node.lang is None else node


def _sources(one: tuple[Source, ...], other: tuple[Source, ...]) -> tuple[Source, ...]:
    """Those of both; of one that both have, what either knows of it."""
    theirs = {source.id: source for source in other}
    known = {source.id for source in one}
    return (
        *(_source(source, theirs.get(source.id)) for source in one),
        *(source for source in other if source.id not in known),
    )


def _source(one: Source, other: Source | None) -> Source:
    if other is None or one == other:
        return one
    if one.state == "unresolved" and other.state == "resolved":
        return altered(other, siglum=one.siglum or other.siglum, origin=one.origin)
    if one.item.type != other.item.type:
        return one
    return altered(one, item=_filled(one.item, other.item))


def _filled(one: Item, other: Item) -> Item:
    gaps = {
        name: getattr(other, name)
        for name in one.__struct_fields__
        if getattr(one, name) in {None, ()} and getattr(other, name) not in {None, ()}
    }
    return altered(one, **gaps) if gaps else one


# ------------------------------------------------------------------------------------------- life


def _lives(one: Life, other: Life) -> Life:
    fields = {}
    claims: list[Claim] = []
    for name in (*ENTITIES, *STATEMENTS):
        mine = {part.id: part for part in getattr(one, name)}
        for part in getattr(other, name):
            known = mine.get(part.id)
            if isinstance(known, Event) and known.kind in ONCE:
                claims += _disagreements(known, part)
            mine[part.id] = part if known is None else _one_of(known, part)
        fields[name] = tuple(mine.values())
    taken = {part.id for parts in fields.values() for part in parts}
    fields["claims"] += tuple(_distinct(claims, taken, fields["claims"]))
    return Life(**fields)


def _one_of(known: Entity | Statement, other: Entity | Statement) -> Entity | Statement:
    """What both say; where they differ, what the known one says."""
    match known, other:
        case Entity(), Entity():
            return _entity(known, other)
        case Event(date=date, place=place), Event():
            agreed = altered(known, date=date or other.date, place=place or other.place)
            return _cited(agreed, other) if _agree(known, other) else agreed
        case Statement(), Statement():
            return _cited(known, other)
        case _:
            return known


def _cited(known: S, other: Statement) -> S:
    citations = _both(known.citations, other.citations)
    return known if citations == known.citations else altered(known, citations=citations)


def _entity(known: E, other: Entity) -> E:
    changes: dict[str, object] = {
        "names": _names(known.names, other.names),
        "identifiers": _both(known.identifiers, other.identifiers),
        "description": known.description or other.description,
    }
    if isinstance(known, Person) and isinstance(other, Person):
        changes["living"] = other.living if known.living is None else known.living
    same_all = all(getattr(known, name) == value for name, value in changes.items())
    return known if same_all else altered(known, **changes)


def _names(one: tuple[Name, ...], other: tuple[Name, ...]) -> tuple[Name, ...]:
    """All names, each in all its forms; a form in two of them joins them."""
    made = list(one)
    for name in other:
        texts = {form.text for form in name.forms}
        place = next((i for i, n in enumerate(made) if texts & {f.text for f in n.forms}), None)
        if place is None:
            made.append(name)
            continue
        known = {form.text for form in made[place].forms}
        more = tuple(form for form in name.forms if form.text not in known)
        if more:
            made[place] = altered(made[place], forms=(*made[place].forms, *more))
    return tuple(made)


# ----------------------------------------------------------------------------------- disagreements


def _agree(one: Event, other: Event) -> bool:
    return not _disagreements(one, other)


def _disagreements(one: Event, other: Event) -> list[Claim]:
    """What each of two reports of one event says, where they do not say the same."""
    made = []
    if one.date and other.date and one.date.edtf != other.date.edtf:
        made += [_claim(each, "date", ValueDate(each.date)) for each in (one, other) if each.date]
    if one.place and other.place and one.place != other.place:
        made += [
            _claim(each, "place", ValueEntity(each.place)) for each in (one, other) if each.place
        ]
    return made


def _claim(event: Event, predicate: str, value: Value) -> Claim:
    return Claim(
        id=f"{event.id}-{predicate}",
        subject=event.id,
        predicate=predicate,
        value=value,
        citations=event.citations,
        origin=event.origin,
    )


def _distinct(claims: Sequence[Claim], taken: set[str], known: Sequence[Claim]) -> list[Claim]:
    """Those that nobody has made yet, each under an id of its own."""
    said = {content for claim in known for content in content_of_statement(claim)}
    made: list[Claim] = []
    for claim in claims:
        (content,) = content_of_statement(claim)
        if content not in said:
            said.add(content)
            key = unlike({*taken, *(one.id for one in made)}, [claim.id]).get(claim.id, claim.id)
            made.append(claim if key == claim.id else altered(claim, id=key))
    return made
