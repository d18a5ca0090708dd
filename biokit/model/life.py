"""The life: who and what the book speaks of, what happened, and what each source says of it."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.model.base import Node
from biokit.model.dates import Date
from biokit.model.names import Name
from biokit.model.nodes import CitationItem, Inline


class Entity(Node, frozen=True, kw_only=True, gc=False):
    """Something with a name that the text can mention."""

    id: str
    names: tuple[Name, ...]
    """The usual one first."""
    description: tuple[Inline, ...] = ()
    """A line for the list of people or the index: who they were."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """In the world's registers: `("viaf", "…")`, `("wikidata", "Q…")`."""


class Person(Entity, frozen=True, gc=False, tag="person"):
    """A human being: identity only; what is said of them is in events, states and claims."""

    living: bool | None = None
    """`None` is not known."""


class Place(Entity, frozen=True, gc=False, tag="place"):
    """A town, a county, a house."""

    within: str | None = None
    """The id of the place it lies in."""


class Organisation(Entity, frozen=True, gc=False, tag="organisation"):
    """A party, a school, a ministry."""

    within: str | None = None
    """The id of the organisation it belongs to."""


class Statement(Node, frozen=True, kw_only=True, gc=False):
    """Something said of the life, and the sources it rests on."""

    id: str
    citations: tuple[CitationItem, ...] = ()


EventKind = Literal[
    "birth",
    "baptism",
    "marriage",
    "divorce",
    "birth-of-child",
    "appointment",
    "election",
    "award",
    "publication",
    "journey",
    "meeting",
    "speech",
    "trial",
    "illness",
    "death",
    "burial",
    "event",
]


class Event(Statement, frozen=True, kw_only=True, gc=False, tag="event"):
    """Something that happened at a time. A line of the chronology."""

    kind: EventKind = "event"
    subject: str
    """A person's id."""
    date: Date | None = None
    place: str | None = None
    """A place's id."""
    participants: tuple[str, ...] = ()
    """Ids of others who took part."""
    text: tuple[Inline, ...] = ()
    """What the chronology prints."""


StateKind = Literal[
    "position", "membership", "education", "residence", "relationship", "occupation", "state"
]


Relation = Literal["parent", "child", "sibling", "spouse", "partner"]
"""What the other person of a relationship is to the one it is said of."""


class State(Statement, frozen=True, kw_only=True, gc=False, tag="state"):
    """Something that lasted: an office, a school, a home, a marriage."""

    kind: StateKind = "state"
    subject: str
    """A person's id."""
    span: Date | None = None
    """An interval; open or unknown at an end that is not known."""
    organisation: str | None = None
    place: str | None = None
    person: str | None = None
    """The other person of a relationship."""
    relation: Relation | None = None
    """Of a relationship in the family: what the other person is to the subject. A family tree is
    drawn from it."""
    text: tuple[Inline, ...] = ()
    """What the chronology prints: `mayor of Quzhou`."""


class ValueDate(Node, frozen=True, gc=False, tag="date"):
    """A claim's value that is a date."""

    date: Date


class ValueWords(Node, frozen=True, gc=False, tag="words"):
    """A claim's value in words."""

    content: tuple[Inline, ...]


class ValueEntity(Node, frozen=True, gc=False, tag="entity"):
    """A claim's value that is an entity of the life."""

    entity: str


Value = ValueDate | ValueWords | ValueEntity


class Claim(Statement, frozen=True, kw_only=True, gc=False, tag="claim"):
    """What a source says about the life. Two claims may conflict: that is data, never an error."""

    subject: str
    """The id of an entity, event or state."""
    predicate: str
    """What is said of it: `start`, `rank`, `county`; claims conflict on one predicate."""
    value: Value
    polarity: Literal["affirmed", "denied"] = "affirmed"
    voice: str | None = None
    """Who says it, if not the source itself: `South China Morning Post`, `unnamed observers`."""


class Resolution(Statement, frozen=True, kw_only=True, gc=False, tag="resolution"):
    """Which of several claims this book follows, and why; or that it leaves the matter open."""

    claims: tuple[str, ...]
    """Ids of the claims it weighs."""
    question: tuple[Inline, ...] = ()
    """What is at issue: `When did he become mayor of Sanming?`"""
    follows: str | None = None
    """The id of the claim that the book follows; `None` leaves it open."""
    reason: tuple[Inline, ...] = ()


class Life(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """Everything known of the life apart from the prose."""

    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    events: tuple[Event, ...] = ()
    states: tuple[State, ...] = ()
    claims: tuple[Claim, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
