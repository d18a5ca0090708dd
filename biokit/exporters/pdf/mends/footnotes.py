"""Footnotes stand on the page of their call: one line of WeasyPrint mended, and every page checked.

WeasyPrint 70 makes room for one more line of text by putting off notes already placed, and then
forgets to lay out the notes of that line: on a hundred pages a few notes come a page late, and one
is lost, without a word. With the branch switched off none is. The line is replaced by its text, so
if WeasyPrint changes it, nothing is replaced and the check still tells.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from math import ceil

from biokit.diagnostics import Finding, Severity
from biokit.exporters.swapping import swapped
from biokit.exporters.xhtml import call_id, identifier
from biokit.model.nodes import BlockQuotation, Break, Paragraph, Verse, VerseLine
from biokit.model.walk import plain_text, walk
from biokit.projections.book import NumberedNote

__all__ = ["mended", "misplaced", "moved", "surely_too_tall", "too_tall"]

FAULT = "report = not context.in_column and can_break_now and not could_break_before"
MENDED = "report = False"

TALL = 0.6
"""Of the text's height: a note that is higher is set with the endnotes, since WeasyPrint cannot
break it over pages and lets it run off the head of the page."""

Place = tuple[int, float]
"""Page, from 0, and height in points."""


@contextmanager
def mended() -> Iterator[bool]:
    """Within it footnotes are laid out rightly; whether the fault was found to mend."""
    from weasyprint.layout import block

    source = inspect.getsource(block._linebox_layout)  # noqa: SLF001 (pinned)
    if source.count(FAULT) != 1:
        yield False
        return
    names = dict(vars(block))
    exec(compile(source.replace(FAULT, MENDED), block.__file__, "exec"), names)  # noqa: S102 (WeasyPrint's own text)
    made = names["_linebox_layout"]
    with swapped(block, "_linebox_layout", made):
        yield True


def misplaced(notes: Iterable[NumberedNote], places: Mapping[str, Place]) -> Iterator[Finding]:
    """An error for each footnote that is not on the page of its call, or nowhere.

    Args:
        notes: those that stand at the foot of a page.
        places: where in the product every id is.
    """
    for numbered in notes:
        key = numbered.note.id or ""
        call, note = places.get(identifier(call_id(key))), places.get(identifier(key))
        if note is None or call is None:
            yield _finding("lost-note", "is not on any page", numbered)
        elif call[0] != note[0]:
            yield _finding("late-note", "does not stand on the page of its call", numbered)


def moved(numbered: NumberedNote) -> Finding:
    """A warning for a note that was too high for the foot of a page."""
    said = "is too long for the foot of a page: it stands at the end of its chapter"
    return _finding("moved-note", said, numbered, "warning")


def _finding(code: str, what: str, numbered: NumberedNote, severity: Severity = "error") -> Finding:
    origin = numbered.note.origin
    return Finding(
        code,
        f"note {numbered.number} {what}",
        severity=severity,
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=numbered.note.id,
        hint="shorten the note or the paragraph, or place the notes at the end of the chapter",
    )


def surely_too_tall(notes: Iterable[NumberedNote], letters: float, lines: float) -> frozenset[str]:
    """The ids of notes that are too high for a page by their length alone.

    A chapter need not be laid out to find out about them, and then once more without them.

    Args:
        notes: those that stand at the foot of a page.
        letters: as many as a line of notes holds.
        lines: as many as a page holds, were it all notes.
    """
    return frozenset(
        numbered.note.id or "" for numbered in notes if _lines(numbered, letters) > TALL * lines
    )


def _lines(numbered: NumberedNote, letters: float) -> int:
    """About how many lines a note has, with the room around what is set off."""
    lines = 0
    for block in numbered.note.blocks:
        for part in walk(block):
            match part:
                case Paragraph(content=run) | VerseLine(content=run):
                    lines += ceil(len(plain_text(run)) / letters) or 1
                case BlockQuotation() | Verse() | Break():
                    lines += 1
                case _:
                    pass
    return lines


def too_tall(
    notes: Iterable[NumberedNote], places: Mapping[str, Place], depth: float
) -> frozenset[str]:
    """The ids of notes that take more of a page than a note may.

    Args:
        notes: those that stand at the foot of a page.
        places: where in the product every id is.
        depth: the height of the text, in points.
    """
    return frozenset(
        numbered.note.id or ""
        for numbered in notes
        if (place := places.get(identifier(numbered.note.id or ""))) and place[1] > TALL * depth
    )
