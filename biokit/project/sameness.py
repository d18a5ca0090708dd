"""Which sources, persons, places and statements of two inputs are the same.

By what they say, never by their ids alone: one input's `ref-12` is another's `ref-3`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TypeVar

from biokit.model.life import Entity, Event, Life, Person, Statement
from biokit.model.sources import Item, Source
from biokit.model.walk import altered
from biokit.project.renaming import Renamed


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Unique among its kind."""
        ...


T = TypeVar("T", bound=Named)
Marks = Callable[[T], Iterable[object]]
"""What a thing may be known by, the surest mark first."""

DOI = re.compile(r"^(?:https?://)?(?:dx\.)?(?:doi\.org/|doi:)\s*", re.IGNORECASE)


def same(known: Sequence[T], new: Sequence[T], *tiers: Marks[T]) -> Renamed:
    """The ids of known things by those of the new ones that are the same.

    Args:
        known: what is there.
        new: what comes.
        tiers: by which marks they are compared, one kind after another, so that a sure one goes
            before a weak one. Of several that share a mark, one of the same id goes first, then
            each is paired once, in order.
    """
    pairs: Renamed = {}
    for marks in tiers:
        free: dict[object, list[str]] = {}
        for each in known:
            if each.id not in pairs.values():
                for mark in marks(each):
                    free.setdefault(mark, []).append(each.id)
        taken = set(pairs.values())
        for each in sorted(new, key=lambda one: not _itself(one, free, marks)):
            if each.id not in pairs:
                found = _chosen(each, free, marks, taken)
                if found is not None:
                    pairs[each.id] = found
                    taken.add(found)
    return pairs


def _itself(one: T, free: dict[object, list[str]], marks: Marks[T]) -> bool:
    return any(one.id in free.get(mark, ()) for mark in marks(one))


def _chosen(one: T, free: dict[object, list[str]], marks: Marks[T], taken: set[str]) -> str | None:
    for mark in marks(one):
        there = [key for key in free.get(mark, ()) if key not in taken]
        if there:
            return one.id if one.id in there else there[0]
    return None


# ---------------------------------------------------------------------------------------- sources


def content_of_source(source: Source) -> Iterator[object]:
    """All that it says; one that says nothing but its label is known only within its own input."""
    if source.item != Item() or source.label is not None:
        yield altered(source, id="", within=None, origin=None)


def work_of_source(source: Source) -> Iterator[object]:
    """What libraries know the work by: DOI, ISBN with title, address with title."""
    item = source.item
    title = folded(item.title or "")
    if item.DOI:
        yield "doi", DOI.sub("", item.DOI.strip()).casefold()
    if item.ISBN and title:
        for isbn in re.split(r"[\s,;]+(?=97|\d{9}[\dXx])", item.ISBN):
            yield "isbn", re.sub(r"[^0-9Xx]", "", isbn).upper(), title, item.type
    if item.URL:
        address = re.sub(r"^https?://(www\.)?", "", item.URL.strip()).rstrip("/")
        yield "address", address, title


def sources_of_two_inputs(known: Sequence[Source], new: Sequence[Source]) -> Renamed:
    """Sources that two inputs share: described alike, or the same work.

    A key that one of them cites and does not describe is the other's of that name.
    """
    pairs = same(known, new, _described, work_of_source)
    there = {source.id: source for source in known}
    taken = set(pairs.values())
    return pairs | {
        source.id: source.id
        for source in new
        if source.id in there
        and source.id not in pairs
        and source.id not in taken
        and (_is_nameless(source) or _is_nameless(there[source.id]))
    }


def _described(source: Source) -> Iterator[object]:
    if source.item != Item():
        yield from content_of_source(source)


def _is_nameless(source: Source) -> bool:
    """Whether it is an author's key and nothing more, which means the same in all the texts."""
    bare = altered(source, label=None) if source.label == source.id else source
    return bare == Source(id=source.id, state="unresolved")


# --------------------------------------------------------------------------------------- entities


def entities_of(life: Life) -> tuple[Entity, ...]:
    """Persons, places and organisations."""
    return (*life.persons, *life.places, *life.organisations)


class _Known(NamedTuple):
    """An entity with what tells it from others of its name."""

    id: str
    entity: Entity
    born: str | None


def same_entities(known: Life, new: Life) -> Renamed:
    """Persons, places and organisations that two lives share.

    The registers' identifiers go first, and forbid what they contradict. Then persons are the same
    by id and usual name, or by usual name and date of birth; places and organisations by name.
    """
    pairs = same(_with_births(known), _with_births(new), _registered, _called, _called_and_born)
    there = {one.id: one for one in entities_of(known)}
    return {
        one.id: pairs[one.id]
        for one in entities_of(new)
        if one.id in pairs and not _contradict(there[pairs[one.id]], one)
    }


def _with_births(life: Life) -> list[_Known]:
    births = {e.subject: e.date.edtf for e in life.events if e.kind == "birth" and e.date}
    return [_Known(one.id, one, births.get(one.id)) for one in entities_of(life)]


def _registered(one: _Known) -> Iterator[object]:
    yield from ((type(one.entity), *pair) for pair in one.entity.identifiers)


def _called(one: _Known) -> Iterator[object]:
    key = one.id if isinstance(one.entity, Person) else None
    yield from ((type(one.entity), key, name) for name in _usual(one.entity))


def _called_and_born(one: _Known) -> Iterator[object]:
    if one.born is not None:
        yield from ((one.born, name) for name in _usual(one.entity))


def _contradict(one: Entity, other: Entity) -> bool:
    """Whether a register knows them as two."""
    theirs = dict(other.identifiers)
    return any(theirs.get(scheme, value) != value for scheme, value in one.identifiers)


def _usual(one: Entity) -> set[str]:
    """Its usual name, in each of its forms."""
    return {folded(form.text) for name in one.names[:1] for form in name.forms}


def folded(words: str) -> str:
    """Words as they are compared: without case, marks and differences of space."""
    return " ".join(re.sub(r"[^\w\s]", " ", words.casefold()).split())


# ------------------------------------------------------------------------------------- statements


def content_of_statement(statement: Statement) -> Iterator[object]:
    """All that it says, whoever says it."""
    yield type(statement), altered(statement, id="", citations=(), origin=None)


ONCE = frozenset({"birth", "baptism", "death", "burial"})
"""What happens to a person once."""


def once_of(statement: Statement) -> Iterator[object]:
    """What it is a second report of, whatever it says otherwise."""
    if isinstance(statement, Event) and statement.kind in ONCE:
        yield statement.kind, statement.subject
