"""Rules of citing: everything said rests on something, and everything listed is used."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, rule
from biokit.checks.living import is_uncited_of_the_living
from biokit.checks.usage import cited_items, used_beside_citations
from biokit.citing.styles import style
from biokit.errors import BadInput, BadUsage
from biokit.model.edition import Edition
from biokit.model.life import Claim, Event, State, Statement
from biokit.model.nodes import Citation, Division, Section
from biokit.model.sources import Source
from biokit.model.walk import plain_text, walk

ORPHAN = "orphan"
"""The class of a citation whose sentence the input did not have."""


@rule("uncited-source", "note", "a source is listed and never cited")
def uncited_source(examined: Examined) -> Iterator[Flaw]:
    """Accounts and what others lie within have their use without."""
    cited = cited_items(examined).keys() | used_beside_citations(examined)
    for source, spot in examined.of(Source):
        if source.id not in cited:
            yield Flaw(spot, f"the source {source.id} is never cited", "cite it or leave it out")


@rule("unresolved-source", "warning", "a source is cited whose description is missing")
def unresolved_source(examined: Examined) -> Iterator[Flaw]:
    """Found where it is cited first: that is where a reader meets the hole."""
    for key, spots in cited_items(examined).items():
        source = examined.sources.get(key)
        if source is not None and source.state == "unresolved":
            times = "" if len(spots) == 1 else f" ({len(spots)} times in all)"
            yield Flaw(
                spots[0],
                f"the source {key} is cited{times}, and nobody knows what it is",
                "describe it among the sources, or cite another",
            )


@rule("not-in-bibliography", "note", "a source is cited, and the style has no entry for its kind")
def not_in_bibliography(examined: Examined) -> Iterator[Flaw]:
    """Of editions that leave it to a style; for a style that is not there, another rule speaks."""
    cited = cited_items(examined)
    editions = examined.biography.editions or (Edition("book", "pdf"),)
    styles = dict.fromkeys(e.citation_style for e in editions if e.bibliography == "style")
    missing: dict[str, list[str]] = {}
    listed = [source for key, source in examined.sources.items() if key in cited]
    for name in styles:
        try:
            made = style(name, examined.style_folders)
        except (BadUsage, BadInput):
            continue
        for key in made.left_out(listed, examined.biography.lang):
            missing.setdefault(key, []).append(name)
    for source, spot in examined.of(Source):
        if source.id in missing:
            names = " and ".join(missing[source.id])
            yield Flaw(
                spot,
                f"the source {source.id} is not in the bibliography: {names} has no entry for "
                f"the type {source.item.type}",
                'set bibliography = "all" in the edition to list it',
            )


@rule("statement-without-citation", "warning", "an event, state or claim rests on no source")
def statement_without_citation(examined: Examined) -> Iterator[Flaw]:
    """What `living-uncited` finds is not found twice."""
    for statement, spot in examined.of(Statement):
        if not isinstance(statement, Event | State | Claim) or statement.citations:
            continue
        if not is_uncited_of_the_living(examined, statement):
            kind = type(statement).__name__.lower()
            yield Flaw(spot, f"the {kind} {statement.id} rests on no source", "cite one")


@rule("orphan-citation", "warning", "a citation stands alone: its sentence was not in the input")
def orphan_citation(examined: Examined) -> Iterator[Flaw]:
    """Importers give such citations, or the division they stand in, the class `orphan`."""
    for citation, spot in examined.of(Citation):
        if ORPHAN in citation.classes:
            keys = ", ".join(item.source for item in citation.items)
            yield Flaw(spot, f"nothing stands before the citation of {keys}", "find its sentence")
    for division, spot in examined.of(Division):
        if ORPHAN in division.classes:
            yield Flaw(spot, "nothing stands before these citations", "find their sentences")


@rule("chapter-without-citation", "note", "a chapter cites nothing")
def chapter_without_citation(examined: Examined) -> Iterator[Flaw]:
    """Chapters only: a preface may speak for itself."""
    for section, spot in examined.of(Section):
        if section.role == "chapter" and not any(isinstance(p, Citation) for p in walk(section)):
            title = plain_text(section.title)
            yield Flaw(spot, f"the chapter “{title}” cites nothing", "say what it rests on")
