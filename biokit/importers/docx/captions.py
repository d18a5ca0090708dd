"""Captions joined to what they are about: the figure above or below, the table below or above."""

from __future__ import annotations

from collections.abc import Sequence

from biokit.importers.docx.reading import Entry, Line
from biokit.importers.docx.shapes import captions_a_table, is_empty
from biokit.model.nodes import Figure, Table
from biokit.model.walk import altered

__all__ = ["with_captions"]


def with_captions(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each caption in its figure or table; one without stays a paragraph."""
    made: list[Entry] = list(entries)
    for at, entry in enumerate(made):
        if not isinstance(entry, Line) or not _is_caption(entry):
            continue
        if entry.figures and not entry.figures[-1].caption:
            shown = (*entry.figures[:-1], altered(entry.figures[-1], caption=entry.content))
            made[at] = altered(entry, figures=shown, content=())
            continue
        for place in _places(made, at, table=captions_a_table(entry)):
            captioned = _captioned(made[place], entry)
            if captioned is not None:
                made[place] = captioned
                made[at] = altered(entry, content=(), sequence=None)
                break
    return [
        now
        for now, before in zip(made, entries, strict=True)
        if now is before or not (isinstance(now, Line) and is_empty(now))
    ]


def _is_caption(entry: Entry) -> bool:
    return (
        isinstance(entry, Line)
        and entry.level is None
        and (entry.style.meaning == "caption" or entry.sequence is not None)
        and bool(entry.content)
    )


def _places(entries: Sequence[Entry], at: int, *, table: bool) -> list[int]:
    """Where what it is about may stand, the likeliest first."""
    before, after = _next(entries, at, -1), _next(entries, at, 1)
    order = [after, before] if table else [before, after]
    wanted = Table if table else Line
    return [place for place in order if place is not None and isinstance(entries[place], wanted)]


def _next(entries: Sequence[Entry], at: int, step: int) -> int | None:
    """The place of the neighbour, past one empty paragraph."""
    for place in (at + step, at + 2 * step):
        if not 0 <= place < len(entries):
            return None
        entry = entries[place]
        if not (isinstance(entry, Line) and is_empty(entry)):
            return place
    return None


def _captioned(entry: Entry, caption: Line) -> Entry | None:
    """What it is about with the caption; none if that has one, or is no picture."""
    match entry:
        case Table(caption=()):
            return altered(entry, caption=caption.content)
        case Line(figures=(*others, Figure(caption=()) as last)):
            return altered(entry, figures=(*others, altered(last, caption=caption.content)))
        case _:
            return None
