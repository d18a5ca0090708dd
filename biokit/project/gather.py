"""Several imports made one biography: accounts beside each other, ids still unique."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from biokit.importers.base import Import
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.life import (
    Claim,
    Entity,
    Event,
    Life,
    Organisation,
    Place,
    Resolution,
    State,
    ValueEntity,
)
from biokit.model.nodes import Account, CitationItem, CrossReference, Letter, Mention
from biokit.model.sources import Source
from biokit.model.walk import altered, rebuilt, walk

Renamed = dict[str, str]
N = TypeVar("N", bound=Node)

SOURCE_KEYS: dict[type[msgspec.Struct], tuple[str, ...]] = {
    Source: ("id", "within"),
    CitationItem: ("source",),
    Account: ("source",),
}
"""The fields that hold the id of a source. They have a name space of their own."""

KEYS: dict[type[msgspec.Struct], tuple[str, ...]] = {
    Biography: ("subjects",),
    Mention: ("of",),
    CrossReference: ("target",),
    Letter: ("sender", "recipient"),
    Place: ("within",),
    Organisation: ("within",),
    Event: ("subject", "place", "participants"),
    State: ("subject", "organisation", "place", "person"),
    Claim: ("subject",),
    Resolution: ("claims", "follows"),
    ValueEntity: ("entity",),
}
"""The fields that hold the id of anything else, besides a node's own."""


def gathered(imports: Sequence[Import]) -> Import:
    """All imports as one; what two say of the whole work, the first one says.

    An id that is taken gets a number, `lead-2`. A person, place or organisation of the same id and
    the same name is the same one.

    Args:
        imports: at least one, in the order of the accounts.
    """
    first, *others = imports
    whole = first.biography
    for other in others:
        whole = _joined(whole, other.biography)
    counts: dict[str, int] = {}
    for one in imports:
        for name, count in one.counts:
            counts[name] = counts.get(name, 0) + count
    findings = tuple(finding for one in imports for finding in one.findings)
    return Import(whole, findings, tuple(counts.items()))


def _joined(one: Biography, other: Biography) -> Biography:
    known = set(map(_named, _entities(one.life)))
    same = {entity.id for entity in _entities(other.life) if _named(entity) in known}
    other = _renamed(other, _fresh(one, other, same), _fresh_sources(one, other))
    lang = other.lang if other.lang != one.lang else None
    accounts = tuple(_in_language(account, lang) for account in other.accounts)
    sections = tuple(_in_language(section, lang) for section in other.sections)
    return altered(
        one,
        subjects=tuple(dict.fromkeys((*one.subjects, *other.subjects))),
        sections=(*one.sections, *sections),
        accounts=(*one.accounts, *accounts),
        sources=(*one.sources, *other.sources),
        contributors=tuple(dict.fromkeys((*one.contributors, *other.contributors))),
        keywords=tuple(dict.fromkeys((*one.keywords, *other.keywords))),
        editions=one.editions or other.editions,
        description=one.description or other.description,
        rights=one.rights or other.rights,
        life=_lives(one.life, other.life, same),
    )


def _entities(life: Life) -> tuple[Entity, ...]:
    return (*life.persons, *life.places, *life.organisations)


def _named(entity: Entity) -> tuple[type[Entity], str, str]:
    return type(entity), entity.id, entity.names[0].forms[0].text if entity.names else ""


def _in_language(node: N, lang: str | None) -> N:
    return altered(node, lang=lang) if lang is not None and node.lang is None else node


def _lives(one: Life, other: Life, same: set[str]) -> Life:
    fields = {
        name: (
            *getattr(one, name),
            *(part for part in getattr(other, name) if part.id not in same),
        )
        for name in Life.__struct_fields__
    }
    return Life(**fields)


# --------------------------------------------------------------------------------------------- ids


def _ids(biography: Biography) -> list[str]:
    parts = (part for part in walk(biography) if not isinstance(part, Source))
    return [part.id for part in parts if isinstance(part, Node) and part.id is not None]


def _fresh(one: Biography, other: Biography, same: set[str]) -> Renamed:
    return _unlike(_ids(one), (key for key in _ids(other) if key not in same))


def _fresh_sources(one: Biography, other: Biography) -> Renamed:
    return _unlike((s.id for s in one.sources), (source.id for source in other.sources))


def _unlike(taken: Iterable[str], wanted: Iterable[str]) -> Renamed:
    """New names for those of the wanted that are taken."""
    held, wanted = set(taken), list(wanted)
    used = held | set(wanted)
    renamed: Renamed = {}
    for key in wanted:
        if key in held and key not in renamed:
            number = 2
            while f"{key}-{number}" in used:
                number += 1
            renamed[key] = f"{key}-{number}"
            used.add(renamed[key])
    return renamed


def _renamed(biography: Biography, ids: Renamed, sources: Renamed) -> Biography:
    if not ids and not sources:
        return biography

    def change(part: msgspec.Struct) -> msgspec.Struct:
        own = ("id",) if isinstance(part, Node) and not isinstance(part, Source) else ()
        fields = {
            **_changes(part, SOURCE_KEYS.get(type(part), ()), sources),
            **_changes(part, (*own, *KEYS.get(type(part), ())), ids),
        }
        return altered(part, **fields) if fields else part

    return rebuilt((biography,), change)[0]


def _changes(part: msgspec.Struct, fields: tuple[str, ...], renamed: Renamed) -> dict[str, object]:
    changes: dict[str, object] = {}
    for name in fields:
        before = getattr(part, name)
        if isinstance(before, tuple):
            after: object = tuple(renamed.get(key, key) for key in before)
        else:
            after = renamed.get(before, before)
        if after != before:
            changes[name] = after
    return changes
