"""Any biography made one that a project can say: every id once, every reference to something."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from pathlib import PurePosixPath
from typing import Any, cast

import msgspec

from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.life import (
    Claim,
    Entity,
    Event,
    Life,
    Organisation,
    Person,
    Place,
    Resolution,
    State,
    ValueEntity,
)
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Account,
    CitationItem,
    CrossReference,
    Division,
    Figure,
    Inline,
    InlineImage,
    Letter,
    Mention,
    Section,
    Span,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import altered, rebuild, walk

PLAIN = (Name((NameForm("x"),)),)
FIRST = Biography(
    (Text("x"),),
    life=Life(
        persons=(Person(id="a-person", names=PLAIN),),
        places=(Place(id="a-place", names=PLAIN),),
        organisations=(Organisation(id="an-organisation", names=PLAIN),),
        claims=(
            Claim(id="a-claim", subject="a-person", predicate="x", value=ValueEntity("a-place")),
        ),
    ),
    sections=(Section((Text("A chapter"),), role="chapter", id="a-section"),),
    sources=(Source(id="a-source"),),
)
"""What every reference may mean where there is nothing else."""


def sound(biography: Biography) -> Biography:
    """The biography with what is in `FIRST` besides, ids of its own, and references to them."""
    whole = altered(
        biography,
        sections=(*FIRST.sections, *biography.sections),
        sources=(*FIRST.sources, *biography.sources),
        editions=tuple({edition.id: edition for edition in biography.editions}.values()),
        life=Life(
            **{
                name: (*getattr(FIRST.life, name), *getattr(biography.life, name))
                for name in Life.__struct_fields__
            }
        ),
    )
    numbered = _with_own_ids(whole)
    return _with_references(numbered)


Run = tuple[Inline, ...]
Items = tuple[CitationItem, ...]


def with_prose(
    biography: Biography, runs: Sequence[Run], cited: Sequence[Items], text: Biography
) -> Biography:
    """The biography with other words in its title and its life, and the text of another.

    Args:
        biography: what is changed.
        runs: taken by turns where inlines stand.
        cited: taken by turns where citations stand.
        text: whose sections and accounts it gets.
    """
    turns, cited_turns = cycle(runs), cycle(cited)

    def change(part: msgspec.Struct) -> msgspec.Struct:
        fields = {field.name: field.type for field in msgspec.structs.fields(type(part))}
        changes: dict[str, object] = {
            **{name: next(turns) for name, kind in fields.items() if kind == Run},
            **{name: next(cited_turns) for name, kind in fields.items() if kind == Items},
        }
        return altered(part, **changes) if changes else part

    bare = altered(biography, sections=(), accounts=())
    worded = cast("Biography", change(rebuild(bare, change)))
    return altered(worded, sections=text.sections, accounts=text.accounts)


def _with_own_ids(biography: Biography) -> Biography:
    taken: set[tuple[bool, str]] = set()

    def change(part: msgspec.Struct) -> msgspec.Struct:
        if not isinstance(part, Node) or part.id is None:
            return part
        # Not a number alone: that is a label which says nothing.
        wanted = "".join(part.id.replace("\0", "").split()) or "id"
        number = 0
        own = wanted
        while not own or (isinstance(part, Source), own) in taken:
            number += 1
            own = f"{wanted}{number}"
        taken.add((isinstance(part, Source), own))
        return altered(part, id=own)

    return cast("Biography", change(rebuild(biography, change)))


class Targets:
    """The ids of a biography, to choose among."""

    def __init__(self, biography: Biography) -> None:
        life = biography.life
        self.persons = [person.id for person in life.persons]
        self.places = [place.id for place in life.places]
        self.organisations = [organisation.id for organisation in life.organisations]
        self.entities = [part.id for part in walk(biography) if isinstance(part, Entity)]
        self.claims = [claim.id for claim in life.claims]
        self.subjects = [*self.entities, *(each.id for each in (*life.events, *life.states))]
        self.sources = [source.id for source in biography.sources]
        self.anchors = [
            part.id
            for part in walk(biography)
            if isinstance(part, Node) and not isinstance(part, Source) and part.id is not None
        ]


def chosen(key: str | None, among: Sequence[str]) -> str | None:
    """One of several by what stood there; none for none."""
    return None if key is None else among[sum(map(ord, key)) % len(among)]


def _with_references(biography: Biography) -> Biography:
    targets = Targets(biography)

    def change(part: msgspec.Struct) -> msgspec.Struct:
        return altered(part, **_references(part, targets))

    changed = rebuild(biography, change)
    subjects = tuple(chosen(key, targets.persons) or "" for key in biography.subjects)
    return altered(changed, subjects=subjects)


def _references(part: msgspec.Struct, to: Targets) -> dict[str, Any]:
    match part:
        case CitationItem(source=key):
            return {"source": chosen(key, to.sources)}
        case Account(source=key):
            return {"source": chosen(key, to.sources)}
        case Source(within=key):
            return {"within": chosen(key, to.sources)}
        case Mention(of=key):
            return {"of": chosen(key, to.entities)}
        case ValueEntity(entity=key):
            return {"entity": chosen(key, to.entities)}
        case CrossReference(target=key):
            return {"target": chosen(key, to.anchors)}
        case Letter(sender=sender, recipient=recipient):
            return {
                "sender": chosen(sender, to.persons),
                "recipient": chosen(recipient, to.persons),
            }
        case Place(within=key):
            return {"within": chosen(key, to.places)}
        case Organisation(within=key):
            return {"within": chosen(key, to.organisations)}
        case Event() | State() | Claim() | Resolution():
            return _references_of_statement(part, to)
        case Figure(path=str(path)) | InlineImage(path=path):
            return {"path": f"media/{len(PurePosixPath(path).name)}.png"}
        case Span(attributes=pairs) | Division(attributes=pairs):
            return {"attributes": _once(pairs)}
        case _:
            return {}


def _once(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(dict(pairs).items())


def _references_of_statement(
    part: Event | State | Claim | Resolution, to: Targets
) -> dict[str, Any]:
    match part:
        case Event():
            return {
                "subject": chosen(part.subject, to.persons),
                "place": chosen(part.place, to.places),
                "participants": tuple(chosen(key, to.entities) for key in part.participants),
            }
        case State():
            return {
                "subject": chosen(part.subject, to.persons),
                "organisation": chosen(part.organisation, to.organisations),
                "place": chosen(part.place, to.places),
                "person": chosen(part.person, to.persons),
            }
        case Claim():
            return {"subject": chosen(part.subject, to.subjects)}
        case Resolution():
            claims = tuple(chosen(key, to.claims) for key in (part.claims or ("x",)))
            return {"claims": claims, "follows": None if part.follows is None else claims[0]}
