"""The ids of a biography made to fit a project: one for what both have, fresh ones for the rest.

An input that was read in before gets the ids that it got then, although its own may have moved: of
an article with one reference more, `ref-12` is what `ref-11` was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import msgspec

from biokit.model.biography import Biography
from biokit.model.life import Entity, Life, Statement
from biokit.model.nodes import Account, Section
from biokit.model.sources import Source
from biokit.model.walk import plain_text, walk
from biokit.project.renaming import Renamed, distinct_ids, ids_in, renamed, unlike
from biokit.project.sameness import (
    content_of_source,
    content_of_statement,
    entities_of,
    once_of,
    same,
    same_entities,
    sources_of_two_inputs,
    work_of_source,
)
from biokit.project.writing import text_of

__all__ = ["Before", "Fitted", "fitted"]

LIKE_ENOUGH = 0.5
"""Of the words of two chapters, how much is the same if one is the other under another title."""
SAID_AFTER_ANOTHER = (("events", "states"), ("claims",), ("resolutions",))
"""Claims are about events, and resolutions about claims: each is compared when those have ids."""
STATEMENTS = tuple(name for names in SAID_AFTER_ANOTHER for name in names)


class Fitted(msgspec.Struct, frozen=True):
    """A biography whose ids fit those of a project, and what its own became."""

    biography: Biography
    ids: Renamed
    sources: Renamed


class Before(msgspec.Struct, frozen=True):
    """The same input as it was read in before."""

    biography: Biography
    """In the project's ids."""
    ids: Mapping[str, str]
    """What its own ids became then."""
    sources: Mapping[str, str]


def fitted(
    other: Biography,
    project: Biography,
    before: Before | None = None,
    known: Collection[str] | None = None,
) -> Fitted:
    """A biography with the ids of a project.

    Args:
        other: what was read in.
        project: what is there.
        before: what the same input said before, if it was read in before.
        known: the ids of the project, for who has them at hand.
    """
    other = distinct_ids(other)
    there = set(ids_in(project)) if known is None else set(known)
    sources = _sources(other, project, before)
    ids = _entities(other, project, before)
    ids |= unlike(
        {*there, *ids.values()},
        [one.id for one in entities_of(other.life) if one.id not in ids],
    )
    if before is not None:
        ids |= _statements(other, before.biography.life, ids, sources, before.ids)
        ids |= _nodes(other, before)
        ids |= _written_already(other, project, ids, sources)
    rest = {one.id for part in STATEMENTS for one in getattr(other.life, part) if one.id not in ids}
    found = _statements(other, project.life, ids, sources, None)
    ids |= {old: new for old, new in found.items() if old in rest and new not in ids.values()}
    taken = {*there, *ids.values()}
    if before is not None:
        taken |= set(ids_in(before.biography))
    ids |= unlike(taken, [key for key in ids_in(other) if key not in ids])
    made = renamed(other, ids, sources)
    return Fitted(made, _changed(ids), _changed(sources))


def _changed(ids: Renamed) -> Renamed:
    return {old: new for old, new in ids.items() if old != new}


# -------------------------------------------------------------------------------------- by what


class _Said(NamedTuple):
    """A thing with the id that it had before."""

    id: str
    alias: str
    thing: Source | Entity | Statement


def _by_id(one: _Said) -> Iterator[object]:
    yield type(one.thing), one.alias


def _alike(one: _Said) -> Iterator[object]:
    match one.thing:
        case Source():
            yield from content_of_source(one.thing)
        case Statement():
            yield from content_of_statement(one.thing)
        case _:
            pass


def _work(one: _Said) -> Iterator[object]:
    if isinstance(one.thing, Source):
        yield from work_of_source(one.thing)


def _once(one: _Said) -> Iterator[object]:
    if isinstance(one.thing, Statement):
        yield from once_of(one.thing)


def _sources(other: Biography, project: Biography, before: Before | None) -> Renamed:
    pairs: Renamed = {}
    if before is not None:
        there = [_Said(one.id, one.id, one) for one in before.biography.sources]
        came = [_Said(one.id, before.sources.get(one.id, one.id), one) for one in other.sources]
        pairs = same(there, came, _alike, _work, _by_id)
    own = set(pairs.values()) | (
        {one.id for one in before.biography.sources} if before is not None else set()
    )
    others = [one for one in project.sources if one.id not in own]
    new = [one for one in other.sources if one.id not in pairs]
    pairs |= sources_of_two_inputs(others, new)
    taken = {one.id for one in project.sources} | own | set(pairs.values())
    return pairs | unlike(taken, [one.id for one in new if one.id not in pairs])


def _entities(other: Biography, project: Biography, before: Before | None) -> Renamed:
    pairs: Renamed = {}
    if before is not None:
        there = [_Said(one.id, one.id, one) for one in entities_of(before.biography.life)]
        came = [
            _Said(one.id, before.ids.get(one.id, one.id), one) for one in entities_of(other.life)
        ]
        pairs = same_entities(before.biography.life, other.life)
        by_id = same(there, came, _by_id)
        taken = set(pairs.values())
        pairs |= {k: v for k, v in by_id.items() if k not in pairs and v not in taken}
    rest = _without(other.life, set(pairs))
    known = _without(project.life, set(pairs.values()))
    return pairs | same_entities(known, rest)


def _without(life: Life, ids: set[str]) -> Life:
    """A life without some of its entities; its events are those that tell births."""
    fields = {
        name: tuple(one for one in getattr(life, name) if one.id not in ids)
        for name in ("persons", "places", "organisations")
    }
    return Life(**fields, events=life.events)


def _statements(
    other: Biography,
    known: Life,
    ids: Renamed,
    sources: Renamed,
    alias: Mapping[str, str] | None,
) -> Renamed:
    """The ids of statements that `known` has too, by what they say, or by the id they had."""
    found: Renamed = {}
    tiers = (_alike, _once) if alias is None else (_alike, _once, _by_id)
    for names in SAID_AFTER_ANOTHER:
        life = renamed(Biography((), life=other.life), ids | found, sources).life
        there = [_Said(one.id, one.id, one) for name in names for one in getattr(known, name)]
        came = [
            _Said(old.id, (alias or {}).get(old.id, old.id), new)
            for name in names
            for old, new in zip(getattr(other.life, name), getattr(life, name), strict=True)
        ]
        found |= same(there, came, *tiers)
    return found


# ------------------------------------------------------------------------------------ in the text


def _nodes(other: Biography, before: Before) -> Renamed:
    """The ids that chapters, notes and figures had; a chapter may have another title now."""
    parts = (*before.biography.sections, *before.biography.accounts)
    there = set(ids_in(*parts))
    came = ids_in(*other.sections, *other.accounts)
    found = {key: before.ids.get(key, key) for key in came}
    pairs = {key: known for key, known in found.items() if known in there}
    used = set(pairs.values())
    gone = [s for s in before.biography.sections if s.id is not None and s.id not in used]
    for section in other.sections:
        if section.id is not None and section.id not in pairs:
            same_text = next((one for one in gone if _is_retitled(one, section)), None)
            if same_text is not None and same_text.id is not None:
                pairs[section.id] = same_text.id
                gone.remove(same_text)
    return pairs


def _written_already(
    other: Biography, project: Biography, ids: Renamed, sources: Renamed
) -> Renamed:
    """The ids in new chapters that the project has word for word: an update was broken off."""
    there = {text_of(part) for part in _parts(project)}
    drafts = renamed(other, ids, sources)
    return {
        key: key
        for draft, part in zip(_parts(drafts), _parts(other), strict=True)
        if text_of(draft) in there
        for key in ids_in(part)
        if key not in ids
    }


def _parts(book: Biography) -> tuple[Section | Account, ...]:
    return (*book.sections, *book.accounts)


def _is_retitled(one: Section, other: Section) -> bool:
    old, new = _paragraphs(one), _paragraphs(other)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return bool(old or new) and matcher.ratio() >= LIKE_ENOUGH


def _paragraphs(section: Section) -> Sequence[str]:
    return [
        plain_text(block)
        for part in walk(section)
        if isinstance(part, Section)
        for block in part.blocks
    ]
