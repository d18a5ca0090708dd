"""Ids given anew, and everything that names them with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

import msgspec

from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.life import (
    Claim,
    Event,
    Organisation,
    Place,
    Resolution,
    State,
    ValueEntity,
)
from biokit.model.nodes import Account, CitationItem, CrossReference, Letter, Mention, Section
from biokit.model.sources import Source
from biokit.model.walk import altered, plain_text, rebuilt, walk
from biokit.projections.numbering import slug

Renamed: TypeAlias = dict[str, str]
"""New ids by the old."""

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


def ids_in(*parts: msgspec.Struct) -> list[str]:
    """The ids that nodes have in some parts, sources aside, in the order of the book."""
    return [
        node.id
        for part in parts
        for node in walk(part)
        if isinstance(node, Node) and not isinstance(node, Source) and node.id is not None
    ]


def named_in(*parts: msgspec.Struct) -> tuple[set[str], set[str]]:
    """The ids that some parts name: those of sources, and all others."""
    sources: set[str] = set()
    others: set[str] = set()
    for part in parts:
        for node in walk(part):
            own = {"id"} if isinstance(node, Source) else set()
            sources |= _held(node, [f for f in SOURCE_KEYS.get(type(node), ()) if f not in own])
            others |= _held(node, KEYS.get(type(node), ()))
    return sources, others


def _held(node: msgspec.Struct, fields: Iterable[str]) -> set[str]:
    held: set[str] = set()
    for name in fields:
        value = getattr(node, name)
        held |= set(value) if isinstance(value, tuple) else {value}
    return held - {None}


def unlike(taken: Iterable[str], wanted: Iterable[str]) -> Renamed:
    """New names, `lead-2`, for those of the wanted that are taken."""
    held, wanted = set(taken), list(wanted)
    used = held | set(wanted)
    fresh: Renamed = {}
    for key in wanted:
        if key in held and key not in fresh:
            fresh[key] = _numbered(key, used)
    return fresh


def _numbered(key: str, used: set[str]) -> str:
    number = 2
    while f"{key}-{number}" in used:
        number += 1
    used.add(f"{key}-{number}")
    return f"{key}-{number}"


def renamed(biography: Biography, ids: Mapping[str, str], sources: Mapping[str, str]) -> Biography:
    """The biography with other ids, of sources and of all else."""
    if not any(old != new for given in (ids, sources) for old, new in given.items()):
        return biography

    def change(part: msgspec.Struct) -> msgspec.Struct:
        own = ("id",) if isinstance(part, Node) and not isinstance(part, Source) else ()
        fields = {
            **_changes(part, SOURCE_KEYS.get(type(part), ()), sources),
            **_changes(part, (*own, *KEYS.get(type(part), ())), ids),
        }
        return altered(part, **fields) if fields else part

    return rebuilt((biography,), change)[0]


def _changes(
    part: msgspec.Struct, fields: tuple[str, ...], given: Mapping[str, str]
) -> dict[str, object]:
    changes: dict[str, object] = {}
    for name in fields:
        before = getattr(part, name)
        if isinstance(before, tuple):
            after: object = tuple(dict.fromkeys(given.get(key, key) for key in before))
        else:
            after = given.get(before, before)
        if after != before:
            changes[name] = after
    return changes


def distinct_ids(biography: Biography) -> Biography:
    """The biography with every id once: of several nodes with one, the first keeps it."""
    keys = ids_in(biography)
    if len(keys) == len(set(keys)):
        return biography
    used, seen = set(keys), set[str]()

    def change(part: msgspec.Struct) -> msgspec.Struct:
        if not isinstance(part, Node) or isinstance(part, Source) or part.id is None:
            return part
        if part.id not in seen:
            seen.add(part.id)
            return part
        return altered(part, id=_numbered(part.id, used))

    return rebuilt((biography,), change)[0]


def with_chapter_ids(biography: Biography) -> Biography:
    """The biography with an id for each chapter, by which it is known wherever it is moved to."""
    taken: Collection[str] = set(ids_in(biography))
    sections: list[Section] = []
    for section in biography.sections:
        key = section.id
        if key is None:
            wanted = slug(plain_text(section.title) or section.role)
            key = unlike(taken, [wanted]).get(wanted, wanted)
            taken = {*taken, key}
        sections.append(section if key == section.id else altered(section, id=key))
    return altered(biography, sections=tuple(sections))
