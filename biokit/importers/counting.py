"""How much of what an import brought, for its report."""

from __future__ import annotations

from collections import Counter

from biokit.model.biography import Biography
from biokit.model.nodes import Citation, Figure, InlineImage, Note, Section, Table, Text
from biokit.model.walk import walk

__all__ = ["counts_of"]


def counts_of(biography: Biography, images: int) -> tuple[tuple[str, int], ...]:
    """How much of what was read, in reading order."""
    counted = Counter[str]()
    for section in (*biography.sections, *biography.accounts):
        for part in walk(section):
            match part:
                case Section():
                    counted["sections"] += 1
                case Note():
                    counted["notes"] += 1
                case Citation():
                    counted["citations"] += 1
                case Table():
                    counted["tables"] += 1
                case Figure() | InlineImage():
                    counted["figures"] += 1
                case Text(value):
                    counted["words"] += len(value.split())
                case _:
                    pass
    names = ("words", "sections", "notes", "citations", "tables", "figures")
    return (
        *((name, counted[name]) for name in names),
        ("sources", len(biography.sources)),
        ("images", images),
    )
