"""Where each source is cited: what a bibliography may say after its entries."""

from __future__ import annotations

from collections.abc import Iterable

from biokit.citing.terms import Terms
from biokit.model.nodes import Section, Span
from biokit.projections.book import Label, NumberedNote
from biokit.projections.index import Locator
from biokit.projections.index_places import found_in
from biokit.projections.notes import call_id

__all__ = ["CITATION", "cited_places", "entry_id"]

CITATION = "citation"
"""The class of the words that a style made of a citation."""


def entry_id(source: str) -> str:
    """The id of a source's entry in the bibliography."""
    return f"source-{source}"


def cited_places(
    sections: Iterable[Section],
    labels: dict[str, Label],
    notes: Iterable[NumberedNote],
    words: Terms,
) -> dict[str, tuple[Locator, ...]]:
    """The places at which sources are cited, in the order of the book, by the id of their entry.

    A citation of which a style made a note stands where that is called. One in a note of the
    author's stands where the note is printed and is given by its mark, as in an index; one in the
    text must have an id.
    """
    notes = tuple(notes)
    sources = {one.note.id for one in notes if one.note.kind == "source"}
    made: dict[str, dict[str, Locator]] = {}
    for found in found_in(sections, labels, notes, words, _is_citation):
        key = found.part.id if found.within is None else found.within
        if key is None or not isinstance(found.part, Span):
            continue
        if found.within in sources:
            place = Locator(call_id(key), found.place)
        else:
            place = Locator(key, found.place, found.note)
        for source in dict(found.part.attributes).get("sources", "").split():
            made.setdefault(entry_id(source), {}).setdefault(key, place)
    return {entry: tuple(places.values()) for entry, places in made.items()}


def _is_citation(part: object) -> bool:
    return isinstance(part, Span) and CITATION in part.classes
