"""References of an input that lead nowhere: mended where it is clear, told where it is not.

A project in which a citation or a cross-reference leads nowhere is a mistake; what is read in from
elsewhere often has some, and is read all the same.
"""

from __future__ import annotations

from biokit.diagnostics import Finding
from biokit.importers.base import Import
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.nodes import CrossReference, Letter, Mention, Section
from biokit.model.sources import Source
from biokit.model.walk import Part, altered, plain_text, rebuild, walk
from biokit.project.renaming import ids_in, named_in
from biokit.project.sameness import entities_of
from biokit.projections.numbering import slug

__all__ = ["mended"]

MOST_NAMED = 5
"""Ids that a finding names before it counts the rest."""


def mended(read: Import) -> Import:
    """The import with everything that it names.

    A source that is cited and not described becomes an unresolved one. A cross-reference to the
    words of a heading leads to its section, as pandoc has it; one that leads nowhere, and a mention
    of nobody, become the words they are.
    """
    sources, others = named_in(read.biography)
    biography, findings = _with_sources(read.biography, sources)
    biography = _with_targets(biography, others - set(ids_in(biography)))
    unknown = others - set(ids_in(biography))
    if unknown:
        found = _unknown(biography, unknown)
        biography = _without(biography, unknown)
        findings = (*findings, *found)
    return altered(read, biography=biography, findings=(*read.findings, *findings))


def _with_sources(biography: Biography, named: set[str]) -> tuple[Biography, tuple[Finding, ...]]:
    missing = sorted(named - {source.id for source in biography.sources})
    if not missing:
        return biography, ()
    added = tuple(Source(id=key, state="unresolved", label=key) for key in missing)
    message = f"{_counted(len(missing), 'source')} cited and not described: {_listed(missing)}"
    found = Finding("unresolved-source", message, "note", hint="describe them in sources.json")
    return altered(biography, sources=(*biography.sources, *added)), (found,)


def _with_targets(biography: Biography, unknown: set[str]) -> Biography:
    """Sections without an id that are called what a cross-reference asks for, with that id."""
    left = set(unknown)

    def name(part: Part) -> Part:
        if isinstance(part, Section) and part.id is None:
            key = slug(plain_text(part.title))
            if key in left:
                left.discard(key)
                return altered(part, id=key)
        return part

    return rebuild(biography, name) if left else biography


def _unknown(biography: Biography, unknown: set[str]) -> list[Finding]:
    targets = [part for part in walk(biography) if _leads_to(part) in unknown]
    named = list(dict.fromkeys(_leads_to(part) or "" for part in targets))
    if not named:
        return []
    origin = targets[0].origin if isinstance(targets[0], Node) else None
    return [
        Finding(
            "loss-target",
            f"{_counted(len(targets), 'reference')} to what is not there: {_listed(named)}",
            "note",
            origin.path if origin else None,
            origin.line if origin else None,
            hint="their words are kept",
        )
    ]


def _leads_to(part: Part) -> str | None:
    match part:
        case CrossReference(target=key) | Mention(of=key):
            return key
        case _:
            return None


def _without(biography: Biography, unknown: set[str]) -> Biography:
    persons = {one.id for one in entities_of(biography.life)}

    def drop(part: Part) -> Part | tuple[Part, ...]:
        match part:
            case CrossReference(target=key, content=content) if key in unknown:
                return content
            case Mention(of=key, content=content) if key not in persons:
                return content
            case Letter(sender=sender, recipient=recipient):
                kept = {
                    "sender": sender if sender in persons else None,
                    "recipient": recipient if recipient in persons else None,
                }
                return (
                    altered(part, **kept)
                    if kept != {"sender": sender, "recipient": recipient}
                    else part
                )
            case _:
                return part

    made = rebuild(biography, drop)
    return altered(made, subjects=tuple(key for key in made.subjects if key not in unknown))


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _listed(keys: list[str]) -> str:
    shown = ", ".join(keys[:MOST_NAMED])
    return shown if len(keys) <= MOST_NAMED else f"{shown} …"
