"""What the life and the sources print of themselves: chronology, people and so on.

Everything here is ordinary blocks, with citations where a statement has any, so that the notes of
a chronology are numbered with all others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from biokit.citing.inlines import Run, around, ended, join, text
from biokit.citing.terms import Terms
from biokit.model.biography import Biography
from biokit.model.dates import Date, printed
from biokit.model.edition import Edition
from biokit.model.life import (
    Claim,
    Event,
    Person,
    Resolution,
    State,
    Statement,
    ValueDate,
    ValueEntity,
    ValueWords,
)
from biokit.model.nodes import (
    Block,
    Citation,
    Definition,
    DefinitionList,
    Derivation,
    Derived,
    List,
    ListItem,
    Mention,
    Paragraph,
    Section,
    Span,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import rebuilt
from biokit.projections.credits import credits_of


def derive(
    biography: Biography, sections: tuple[Section, ...], edition: Edition, terms: Terms
) -> dict[Derivation, tuple[Block, ...]]:
    """All derived blocks but those that the citation style makes: bibliography, abbreviations.

    None holds another: a note of a credit that asks for one has it where the credit stands.
    """
    lang = biography.lang or "en"
    made: dict[Derivation, tuple[Block, ...]] = {
        "chronology": chronology(biography, terms, lang),
        "people": people(biography),
        "disagreements": disagreements(biography, terms, lang),
        "credits": credits_of(sections, edition, terms),
    }
    return {what: rebuilt(blocks, _without_derived) for what, blocks in made.items()}


def _without_derived(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    return () if isinstance(part, Derived) else part


def chronology(biography: Biography, terms: Terms, lang: str) -> tuple[Block, ...]:
    """Events and states in order of time, each with its date and sources; the undated come last.

    What the life says in no words and for the family tree alone is left to that.
    """
    life = biography.life
    statements: list[tuple[Date | None, Event | State]] = [
        *((event.date, event) for event in life.events if not _is_for_tree(event, biography)),
        *((state.span, state) for state in life.states if not _is_for_tree(state, biography)),
    ]
    statements.sort(key=lambda dated: _when(dated[0]))
    items = tuple(
        Definition(
            (Text(printed(date, lang) if date is not None else terms.undated),),
            (Paragraph((*(statement.text or text(statement.id)), *_citation(statement))),),
        )
        for date, statement in statements
    )
    return (DefinitionList(items, classes=("chronology",)),) if items else ()


def _is_for_tree(statement: Event | State, biography: Biography) -> bool:
    """A relation, or a birth or death of somebody else, without a word to print."""
    if statement.text:
        return False
    match statement:
        case State(relation=relation):
            return relation is not None
        case Event(kind="birth" | "baptism" | "death", subject=subject):
            return bool(biography.subjects) and subject not in biography.subjects
        case _:
            return False


def _when(date: Date | None) -> tuple[int, Any, Any]:
    if date is None:
        return (1, 0, 0)
    start = date.earliest if date.earliest is not None else date.latest
    end = date.latest if date.latest is not None else start
    return (0, start, end) if start is not None else (1, 0, 0)


def _citation(statement: Statement) -> Run:
    return (Citation(statement.citations),) if statement.citations else ()


def people(biography: Biography) -> tuple[Block, ...]:
    """The dramatis personae: everyone with a description, by sort key."""
    described = sorted(
        (person for person in biography.life.persons if person.description and person.names),
        key=lambda person: person.names[0].forms[0].sort_key.casefold(),
    )
    items = tuple(
        Definition(_named(person), (Paragraph(person.description),)) for person in described
    )
    return (DefinitionList(items, classes=("people",)),) if items else ()


def _named(person: Person) -> Run:
    usual, *others = person.names[0].forms
    forms: list[Run] = [(Span((Text(form.text),), lang=form.lang),) for form in others]
    name = Mention((Text(usual.text),), person.id)
    return join(((name,), around("(", join(forms), ")")), " ")


def disagreements(biography: Biography, terms: Terms, lang: str) -> tuple[Block, ...]:
    """Every question on which claims conflict, what each source says, and what the book does."""
    claims = {claim.id: claim for claim in biography.life.claims}
    items = []
    for resolution in biography.life.resolutions:
        weighed = [claims[key] for key in resolution.claims if key in claims]
        lines = tuple(
            ListItem((Paragraph((*_said(claim, biography, terms, lang), *_citation(claim))),))
            for claim in weighed
        )
        verdict = Paragraph(_verdict(resolution, claims, biography, terms))
        items.append(Definition(_question(resolution), (List(lines), verdict)))
    return (DefinitionList(tuple(items), classes=("disagreements",)),) if items else ()


def _question(resolution: Resolution) -> Run:
    return resolution.question or text(resolution.id)


def _said(claim: Claim, biography: Biography, terms: Terms, lang: str) -> Run:
    value = _value(claim, biography, lang)
    if claim.polarity == "denied":
        value = _filled(terms.denies, "value", value)
    voice = _filled(terms.according_to, "voice", text(claim.voice)) if claim.voice else ()
    return join((_sources_of(claim, biography), join((value, voice))), ": ")


def _value(claim: Claim, biography: Biography, lang: str) -> Run:
    match claim.value:
        case ValueDate(date):
            return text(date.words or printed(date, lang))
        case ValueWords(content):
            return content
        case ValueEntity(entity):
            return (Mention(text(_entity_name(entity, biography)), entity),)


def _entity_name(key: str, biography: Biography) -> str:
    life = biography.life
    for entity in (*life.persons, *life.places, *life.organisations):
        if entity.id == key and entity.names:
            return entity.names[0].forms[0].text
    return key


def _verdict(
    resolution: Resolution, claims: dict[str, Claim], biography: Biography, terms: Terms
) -> Run:
    if resolution.follows is None:
        verdict = text(terms.left_open)
    else:
        followed = claims.get(resolution.follows)
        sources = _sources_of(followed, biography) if followed is not None else ()
        source = sources or text(resolution.follows)
        verdict = _filled(terms.follows, "source", source)
    return ended(join((verdict, resolution.reason), ": ")) + _citation(resolution)


def _sources_of(claim: Claim, biography: Biography) -> Run:
    by_id = {source.id: source for source in biography.sources}
    cited = [by_id[item.source] for item in claim.citations if item.source in by_id]
    return join(text(_called(source)) for source in cited)


def _called(source: Source) -> str:
    """What the book's own voice calls a source: its siglum, its container, its title."""
    item = source.item
    return source.siglum or item.container_title or item.title_short or item.title or source.id


def _filled(term: str, slot: str, run: Run) -> Run:
    before, _, after = term.partition("{" + slot + "}")
    return around(before, run, after)


def abbreviations(
    sources: tuple[Source, ...], in_full: Callable[[Source], Run]
) -> tuple[Block, ...]:
    """The sigla with the sources they stand for, as the style gives those in full."""
    items = tuple(
        Definition(
            text(source.siglum),
            (Paragraph(in_full(source) or text(source.id)),),
        )
        for source in sorted(sources, key=lambda source: source.siglum or "")
        if source.siglum
    )
    return (DefinitionList(items, classes=("abbreviations",)),) if items else ()
