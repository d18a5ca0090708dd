"""Rules of integrity: every id means one thing, and everything that is named is there."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, Spot, id_of, rule
from biokit.diagnostics import MOST_NEAR, near
from biokit.errors import BadInput, BadUsage
from biokit.model.edition import Edition
from biokit.model.life import (
    Claim,
    Entity,
    Event,
    Organisation,
    Person,
    Place,
    Resolution,
    State,
    ValueEntity,
)
from biokit.model.nodes import Account, CitationItem, CrossReference, Letter, Mention, Section
from biokit.model.sources import Source

Wanted = tuple[str | None, type[Entity], Spot]
"""An id that something names, the kind of entity it must be, and where it is named."""


@rule("duplicate-id", "error", "two parts of the book have the same id")
def duplicate_id(examined: Examined) -> Iterator[Flaw]:
    """Sources have a name space of their own: a citation can name nothing else."""
    seen: dict[tuple[bool, str], Spot] = {}
    for spot in examined.spots:
        key = id_of(spot.part)
        if key is None:
            continue
        first = seen.setdefault((isinstance(spot.part, Source), key), spot)
        if first is not spot:
            where = f" (first in {_where(first)})" if first.origin else ""
            yield Flaw(
                spot, f"the id {key} is taken already{where}", "give one of them another", key
            )


def _where(spot: Spot) -> str:
    if spot.origin is None:
        return "the book"
    line = "" if spot.origin.line is None else f":{spot.origin.line}"
    return f"{spot.origin.path}{line}"


@rule("unknown-source", "error", "a citation names a source that is not listed")
def unknown_source(examined: Examined) -> Iterator[Flaw]:
    """Citations, accounts, and sources that lie within others."""
    named: list[tuple[str | None, Spot]] = [
        *((item.source, spot) for item, spot in examined.of(CitationItem)),
        *((account.source, spot) for account, spot in examined.of(Account)),
        *((source.within, spot) for source, spot in examined.of(Source)),
    ]
    for key, spot in named:
        if key is not None and key not in examined.sources:
            hint = (
                near(key, examined.sources, MOST_NEAR) or "add it to the sources, or mend the key"
            )
            yield Flaw(spot, f"there is no source {key}", hint, key)


@rule("unknown-target", "error", "a cross-reference points to nothing")
def unknown_target(examined: Examined) -> Iterator[Flaw]:
    """Any part with an id will do as a target."""
    for reference, spot in examined.of(CrossReference):
        if reference.target not in examined.ids:
            hint = near(reference.target, examined.ids) or "give its target that id"
            yield Flaw(spot, f"nothing here has the id {reference.target}", hint, reference.target)


@rule("unknown-entity", "error", "a person, place or organisation is named that the life lacks")
def unknown_entity(examined: Examined) -> Iterator[Flaw]:
    """Everything in the text and the life that names an entity by its id."""
    for key, kind, spot in _wanted(examined):
        if key is not None and key not in examined.entities:
            alike = (k for k, entity in examined.entities.items() if isinstance(entity, kind))
            hint = near(key, alike) or "add it to the life"
            yield Flaw(spot, f"the life has no {_word(kind)} {key}", hint, key)


@rule("entity-of-another-kind", "error", "a place stands where a person must, or the like")
def entity_of_another_kind(examined: Examined) -> Iterator[Flaw]:
    """As `unknown-entity`, for ids that mean something else."""
    for key, kind, spot in _wanted(examined):
        found = examined.entities.get(key or "")
        if found is not None and not isinstance(found, kind):
            message = f"{key} is a {_word(type(found))}; here stands a {_word(kind)}"
            yield Flaw(spot, message, words=key)


def _word(kind: type[Entity]) -> str:
    return {Person: "person", Place: "place", Organisation: "organisation"}.get(kind, "entity")


def _wanted(examined: Examined) -> Iterator[Wanted]:
    for key in examined.biography.subjects:
        yield key, Person, examined.root
    for spot in examined.spots:
        match spot.part:
            case Mention(of=named) | ValueEntity(entity=named):
                yield named, Entity, spot
            case Letter(sender=sender, recipient=recipient):
                yield from ((sender, Person, spot), (recipient, Person, spot))
            case Event():
                yield from _wanted_by_event(spot.part, spot)
            case State():
                yield from _wanted_by_state(spot.part, spot)
            case Place(within=outer):
                yield outer, Place, spot
            case Organisation(within=outer):
                yield outer, Organisation, spot
            case _:
                pass


def _wanted_by_event(event: Event, spot: Spot) -> Iterator[Wanted]:
    yield event.subject, Person, spot
    yield event.place, Place, spot
    for key in event.participants:
        yield key, Entity, spot


def _wanted_by_state(state: State, spot: Spot) -> Iterator[Wanted]:
    yield state.subject, Person, spot
    yield state.organisation, Organisation, spot
    yield state.place, Place, spot
    yield state.person, Person, spot


@rule("unknown-subject", "error", "a claim is about nothing that the life knows")
def unknown_subject(examined: Examined) -> Iterator[Flaw]:
    """A claim is about an entity, an event or a state."""
    known = examined.entities.keys() | examined.subjects_of_life.keys()
    for claim, spot in examined.of(Claim):
        if claim.subject not in known:
            yield Flaw(
                spot,
                f"the claim {claim.id} is about {claim.subject}, which the life does not know",
                near(claim.subject, known) or "name an entity, an event or a state",
                claim.subject,
            )


@rule("unknown-claim", "error", "a resolution weighs or follows a claim it cannot")
def unknown_claim(examined: Examined) -> Iterator[Flaw]:
    """What a resolution follows must be among what it weighs."""
    for resolution, spot in examined.of(Resolution):
        for key in resolution.claims:
            if key not in examined.claims:
                hint = near(key, examined.claims) or "add it, or leave it out here"
                yield Flaw(spot, f"there is no claim {key}", hint, key)
        follows = resolution.follows
        if follows is not None and follows not in resolution.claims:
            yield Flaw(
                spot,
                f"the resolution {resolution.id} follows {follows}, which it does not weigh",
                f"add {follows} to its claims",
                follows,
            )


@rule("unknown-citation-style", "error", "an edition asks for a citation style there is not")
def unknown_citation_style(examined: Examined) -> Iterator[Flaw]:
    """`biokit formats --styles` lists the styles."""
    from biokit.citing.styles import style  # what reads them: a build asks the other rules only

    for edition, spot in examined.of(Edition):
        try:
            style(edition.citation_style, examined.style_folders)
        except (BadUsage, BadInput) as fault:
            where = f"{fault.path}:{fault.line}: " if fault.path and fault.line else ""
            yield Flaw(spot, f"the edition {edition.id}: {where}{fault.message}", fault.hint)


@rule("no-text", "error", "there is nothing to print")
def no_text(examined: Examined) -> Iterator[Flaw]:
    """A biography has sections of its own or accounts read in."""
    biography = examined.biography
    if not biography.sections and not biography.accounts:
        yield Flaw(examined.root, "the book has no text", "write a chapter, or import an account")


@rule("misplaced-part", "warning", "a part lies in a chapter, or front or back matter in the body")
def misplaced_part(examined: Examined) -> Iterator[Flaw]:
    """Parts hold chapters, chapters hold sections, and matter of other roles stands alone."""
    spots = {id(section): spot for section, spot in examined.of(Section)}
    for outer, _ in examined.of(Section):
        for inner in outer.sections:
            if inner.role == "section" or (inner.role == "chapter" and outer.role == "part"):
                continue
            yield Flaw(
                spots[id(inner)],
                f"a section of the role {inner.role} lies within one of the role {outer.role}",
                "give it a heading of the first level",
            )
