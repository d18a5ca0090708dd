"""How many of what a document held."""

from __future__ import annotations

from collections import Counter

from biokit.importers.counting import words_in
from biokit.importers.docx.reading import Reading
from biokit.model.biography import Biography
from biokit.model.nodes import (
    Citation,
    Figure,
    IndexMark,
    InlineImage,
    List,
    Note,
    Paragraph,
    Section,
    Table,
)
from biokit.model.walk import walk

__all__ = ["counts_of"]


def counts_of(biography: Biography, reading: Reading, comments: int) -> tuple[tuple[str, int], ...]:
    """The counts of a document, in the order they are read in."""
    parts = Counter[str]()
    for section in biography.sections:
        parts["words"] += words_in(section)
        for part in walk(section):
            match part:
                case Section():
                    parts["sections"] += 1
                case Paragraph():
                    parts["paragraphs"] += 1
                case Note():
                    parts["notes"] += 1
                case Citation(items=items):
                    parts["citations"] += 1
                    parts["sources cited"] += len(items)
                case Figure() | InlineImage():
                    parts["images"] += 1
                case Table():
                    parts["tables"] += 1
                case List():
                    parts["lists"] += 1
                case IndexMark():
                    parts["index marks"] += 1
                case _:
                    pass
    order = (
        "words", "sections", "paragraphs", "lists", "tables", "notes", "citations",
        "sources cited", "images", "index marks",
    )  # fmt: skip
    return (
        *((name, parts[name]) for name in order),
        ("sources", len(biography.sources)),
        ("comments left out", comments),
        ("insertions accepted", reading.revisions.insertions),
        ("deletions accepted", reading.revisions.deletions),
    )
