"""What a rule is, and the biography laid out so that rules are short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from biokit.diagnostics import Finding, Severity
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.life import Claim, Entity, Event, Person, State, Statement
from biokit.model.sources import Source
from biokit.model.spelling import may_hold_illegal
from biokit.model.walk import Kinds, Part, children, inside

P = TypeVar("P", bound=msgspec.Struct)


class Spot(msgspec.Struct, frozen=True):
    """A part of the biography where it stands."""

    part: Part
    origin: Origin | None
    """Its own, or that of the nearest part around it which has one."""
    lang: str | None
    """The language it is in."""


class Flaw(msgspec.Struct, frozen=True):
    """What a rule has to say about one spot."""

    spot: Spot
    message: str
    hint: str | None = None
    words: str | None = None
    """The word of the input it is about: an id that leads nowhere."""


class Examined:
    """A biography with every part in its place and every id with its meaning."""

    def __init__(
        self,
        biography: Biography,
        style_folders: tuple[Path, ...] = (),
        without: Kinds = frozenset(),
    ) -> None:
        """Lay it out.

        Args:
            biography: what is examined.
            style_folders: where its project keeps citation styles of its own.
            without: kinds that no rule is after; blocks of which nothing else is to be said than
                their words are left out.
        """
        self.biography = biography
        self.style_folders = style_folders
        self.life = biography.life
        self.may_hold_illegal = may_hold_illegal(biography)
        self.spots = tuple(_spots(biography, frozenset() if self.may_hold_illegal else without))
        self.sources: dict[str, Source] = {source.id: source for source in biography.sources}
        self.entities: dict[str, Entity] = {
            entity.id: entity
            for entity in (*self.life.persons, *self.life.places, *self.life.organisations)
        }
        self.claims: dict[str, Claim] = {claim.id: claim for claim in self.life.claims}

    def of(self, kind: type[P]) -> Iterator[tuple[P, Spot]]:
        """Every part of a kind, with its spot, in the order of the book."""
        for spot in self.spots:
            if isinstance(spot.part, kind):
                yield spot.part, spot

    @property
    def root(self) -> Spot:
        """The biography itself."""
        return self.spots[0]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id that a cross-reference may point to: all but those of sources."""
        return frozenset(
            key
            for spot in self.spots
            if not isinstance(spot.part, Source) and (key := id_of(spot.part)) is not None
        )

    @cached_property
    def subjects_of_life(self) -> dict[str, Event | State]:
        """Events and states by id: what a claim may be about besides an entity."""
        events: dict[str, Event | State] = {event.id: event for event in self.life.events}
        return {**events, **{state.id: state for state in self.life.states}}

    def person_of(self, statement: Statement) -> Person | None:
        """The person whom an event, a state or a claim is about, also through an event or state."""
        subject: str | None = getattr(statement, "subject", None)
        while subject in self.subjects_of_life:
            subject = self.subjects_of_life[subject].subject
        found = self.entities.get(subject or "")
        return found if isinstance(found, Person) else None


def _spots(whole: Part, without: Kinds) -> Iterator[Spot]:
    ahead: list[tuple[Part, Origin | None, str | None]] = [(whole, None, None)]
    while ahead:
        part, origin, lang = ahead.pop()
        origin = getattr(part, "origin", None) or origin
        lang = getattr(part, "lang", None) or lang
        yield Spot(part, origin, lang)
        within = [(child, origin, lang) for child in children(part) if not _is_in(child, without)]
        within.reverse()
        ahead += within


def _is_in(part: Part, kinds: Kinds) -> bool:
    """Whether a part and all in it are of those kinds, and have neither id nor language."""
    if type(part) not in kinds or getattr(part, "id", None) or getattr(part, "lang", None):
        return False
    found = inside(part)
    return not found.ids and not found.langs and found.kinds <= kinds


def id_of(part: Part) -> str | None:
    """The id of a part that has one; an edition's is the name of a target, not of a place."""
    return getattr(part, "id", None) if hasattr(part, "origin") else None


class Rule(msgspec.Struct, frozen=True):
    """One thing that is looked for."""

    code: str
    """Stable: what users list, silence and search for."""
    severity: Severity
    explanation: str
    """One line for `biokit check --list`: what is wrong when it speaks."""
    find: Callable[[Examined], Iterator[Flaw]]

    def findings(self, examined: Examined) -> Iterator[Finding]:
        """Everything the rule finds, in the order of the book."""
        yield from map(self.finding, self.find(examined))

    def finding(self, flaw: Flaw) -> Finding:
        """What a flaw is called outside."""
        origin = flaw.spot.origin
        return Finding(
            code=self.code,
            message=flaw.message,
            severity=self.severity,
            path=origin.path if origin else None,
            line=origin.line if origin else None,
            node=id_of(flaw.spot.part),
            hint=flaw.hint,
            words=flaw.words,
        )


def rule(
    code: str, severity: Severity, explanation: str
) -> Callable[[Callable[[Examined], Iterator[Flaw]]], Rule]:
    """Make a rule of the function that looks for it."""

    def made(find: Callable[[Examined], Iterator[Flaw]]) -> Rule:
        return Rule(code, severity, explanation, find)

    return made
