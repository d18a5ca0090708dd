"""Empty paragraphs: pauses in the narrative, or how their author makes space."""

from __future__ import annotations

from collections.abc import Sequence

from biokit.importers.docx.reading import Entry, Line, Reading
from biokit.importers.docx.shapes import is_empty, is_ornament

__all__ = ["pauses_in"]

SELDOM = 0.15
"""Of all places between paragraphs of prose, the part that may be empty for a pause to be one."""
FEW = 2


def pauses_in(entries: Sequence[Entry], reading: Reading) -> frozenset[int]:
    """The places of empty paragraphs that are pauses: those that are seldom, between prose."""
    empty: list[int] = []
    between = 0
    last_prose: int | None = None
    for at, entry in enumerate(entries):
        if not _is_prose(entry):
            if not (isinstance(entry, Line) and is_empty(entry) and not is_ornament(entry)):
                last_prose = None
            continue
        if last_prose is not None:
            between += 1
            if at > last_prose + 1:
                empty.append(last_prose + 1)
        last_prose = at
    if not empty or len(empty) > max(FEW, SELDOM * between) or len(empty) == between:
        return frozenset()
    for at in empty:
        entry = entries[at]
        reading.report.note("guess-break", "", entry.number if isinstance(entry, Line) else None)
    return frozenset(empty)


def _is_prose(entry: Entry) -> bool:
    """Whether it is a paragraph of the running text."""
    return (
        isinstance(entry, Line)
        and entry.style.meaning in {None, "body"}
        and entry.item is None
        and entry.level is None
        and not (is_empty(entry) or is_ornament(entry) or entry.figures)
    )
