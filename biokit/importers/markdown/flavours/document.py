"""A foreign document, read whole: its head, its chapters, its pictures and the sources it cites."""

from __future__ import annotations

from pathlib import PurePosixPath

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.base import Import, ImportOptions
from biokit.importers.counting import counts_of
from biokit.importers.heading_roles import role_of_heading
from biokit.importers.markdown.flavours.guess import Guess
from biokit.importers.markdown.flavours.head import ForeignHead, read_head
from biokit.importers.markdown.flavours.lists import with_plain_lists
from biokit.importers.markdown.flavours.places import settled_places
from biokit.importers.markdown.flavours.smart import printed_marks
from biokit.importers.markdown.pictures import with_pictures
from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.sections import read_text
from biokit.importers.markdown.strings import read_inlines
from biokit.importers.spoken import spoken_language
from biokit.importers.titles import Titled, titled
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import (
    CitationItem,
    Inline,
    Section,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import altered, plain_text, walk
from biokit.notation.canonical import canonical_parts

__all__ = ["read_foreign"]


def read_foreign(text: str, path: str, guess: Guess, options: ImportOptions) -> Import:
    """The document, with everything that has to be said about the reading.

    Raises:
        BadInput: there is nothing in it.
    """
    head, body = read_head(text, path)
    flavour = guess.flavour
    reading = Reading(path, head.lines, flavour)
    if flavour.tables:
        body = with_plain_lists(body)
    parsed = read_text(body, reading)
    if not parsed.sections and head.described.title is None:
        raise BadInput("there is no text", path=path, hint="write a heading and a paragraph")
    stem = PurePosixPath(path).stem
    made = titled(parsed.sections, head.described.title, stem, wiki=flavour.wiki)
    sections = printed_marks(made.sections) if flavour.smart else made.sections
    sections = settled_places(with_roles(sections), reading.tally)
    sections, media = with_pictures(sections, options.beside, reading)
    sections = canonical_parts(sections)
    sources, told = _sources(head, sections, path, options)
    lang = options.lang or head.described.lang
    if lang is None:
        lang, spoken = spoken_language(sections, path)
        told += spoken
    biography = altered(_biography(head, made, sections, sources, path), lang=lang)
    findings = (*_flavoured(guess, path), *head.findings, *reading.findings, *told)
    if made.guessed:
        findings = (Finding("guess-title", made.guessed, "note", path, 1), *findings)
    everything = (*findings, *reading.tally.findings())
    ordered = tuple(sorted(everything, key=lambda finding: finding.line or 0))
    itself = head.described.source(
        stem or "text", "document", "unknown", plain_text(biography.title)
    )
    return Import(biography, ordered, counts_of(biography, len(media)), media, itself)


def _flavoured(guess: Guess, path: str) -> tuple[Finding, ...]:
    if not guess.signs:
        return ()
    message = f"read as {guess.flavour.label}, by its {' and '.join(guess.signs[:3])}"
    return (Finding("guess-flavour", message, "note", path, 1),)


def with_roles(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Chapters whose heading says another role have it: `Preface`, `Bibliography`."""
    made = []
    for section in sections:
        role = role_of_heading(plain_text(section.title)) if section.role == "chapter" else None
        if role == "part" and not section.sections:
            role = None
        below = section.sections
        if role == "part":
            below = with_roles(tuple(altered(each, role="chapter") for each in below))
        made.append(section if role is None else altered(section, role=role, sections=below))
    return tuple(made)


def _biography(
    head: ForeignHead,
    made: Titled,
    sections: tuple[Section, ...],
    sources: tuple[Source, ...],
    path: str,
) -> Biography:
    said = head.described
    title: tuple[Inline, ...] = made.title
    if said.title is not None:
        title = _prose(said.title, path)
    return Biography(
        title,
        subtitle=_prose(said.subtitle, path) if said.subtitle else (),
        titles=said.titles,
        contributors=said.contributors,
        sections=sections,
        sources=sources,
        rights=said.rights,
        description=said.description,
        keywords=said.keywords,
        headings=head.headings,
        series=said.series,
        identifiers=said.identifiers,
        based_on=(said.url,) if said.url else (),
    )


def _prose(words: str, path: str) -> tuple[Inline, ...]:
    """A string of the metadata as Markdown; as it stands if it is none."""
    try:
        return read_inlines(words, path)
    except BadInput:
        return (Text(" ".join(words.split()), origin=Origin(path, 1)),)


# ---------------------------------------------------------------------------------------- sources


def _sources(
    head: ForeignHead, sections: tuple[Section, ...], path: str, options: ImportOptions
) -> tuple[tuple[Source, ...], list[Finding]]:
    """Those that the head lists, those of the lists it names, and those that are only cited."""
    from biokit.references import read_references

    listed = {source.id: source for source in head.sources}
    findings: list[Finding] = []
    for place in head.bibliography:
        try:
            found = read_references(options.beside(place), place)
        except BadInput as fault:
            message = f"the list of sources cannot be read: {fault.message}"
            findings.append(Finding("missing-sources", message, path=path, line=1, words=place))
            continue
        findings += found.findings
        listed = {**{source.id: source for source in found.sources}, **listed}
    cited = [
        part.source
        for section in sections
        for part in walk(section)
        if isinstance(part, CitationItem)
    ]
    missing = [key for key in dict.fromkeys(cited) if key not in listed]
    if missing:
        message = f"sources that are cited and not described ({len(missing)})"
        words = "\n".join(missing)
        findings.append(Finding("unresolved-source", message, "warning", path, words=words))
    unresolved = (Source(id=key, state="unresolved", label=key) for key in missing)
    return (*listed.values(), *unresolved), findings
