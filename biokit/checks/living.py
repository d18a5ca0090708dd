"""Rules for the living: what is said of them rests on a source, or is not said."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, rule
from biokit.model.life import Claim, Event, Person, Statement

GRAVE = frozenset({"trial", "illness", "divorce"})
"""Kinds of event that harm a living person if they are not true."""


def is_uncited_of_the_living(examined: Examined, statement: Statement) -> bool:
    """Whether a claim or a grave event of a living person rests on nothing."""
    grave = isinstance(statement, Claim) or (
        isinstance(statement, Event) and statement.kind in GRAVE
    )
    person = examined.person_of(statement)
    return grave and not statement.citations and person is not None and person.living is True


@rule("living-uncited", "error", "a claim or grave event of a living person rests on no source")
def living_uncited(examined: Examined) -> Iterator[Flaw]:
    """Graver than `statement-without-citation`, and instead of it."""
    for statement, spot in examined.of(Statement):
        if is_uncited_of_the_living(examined, statement):
            person = examined.person_of(statement)
            yield Flaw(
                spot,
                f"{statement.id} says something of {person.id if person else 'someone'}, "
                "who is living, and cites nothing",
                "cite its source, or leave it out",
            )


@rule("living-unresolved", "warning", "a claim of a living person rests on unknown sources only")
def living_unresolved(examined: Examined) -> Iterator[Flaw]:
    """A claim that names its voice at least says who answers for it."""
    for claim, spot in examined.of(Claim):
        person = examined.person_of(claim)
        if person is None or person.living is not True or claim.voice or not claim.citations:
            continue
        sources = [examined.sources.get(item.source) for item in claim.citations]
        if all(source is None or source.state == "unresolved" for source in sources):
            yield Flaw(
                spot,
                f"the claim {claim.id} on {person.id}, who is living, rests on sources "
                "that are not known",
                "find them, or say whose word it is (voice)",
            )


@rule("living-unknown", "note", "it is not said whether a subject is living")
def living_unknown(examined: Examined) -> Iterator[Flaw]:
    """The rules for the living can only protect those who are known to be."""
    dead = {event.subject for event in examined.life.events if event.kind in {"death", "burial"}}
    for person, spot in examined.of(Person):
        subject = person.id in examined.biography.subjects
        if subject and person.living is None and person.id not in dead:
            yield Flaw(spot, f"it is not said whether {person.id} is living", "set living")


@rule("living-and-dead", "error", "someone is said to be living and has a death")
def living_and_dead(examined: Examined) -> Iterator[Flaw]:
    """One of the two is wrong."""
    living = {person.id for person in examined.life.persons if person.living is True}
    for event, spot in examined.of(Event):
        if event.kind in {"death", "burial"} and event.subject in living:
            yield Flaw(spot, f"{event.subject} is said to be living", "mend one of the two")
