"""What notes say where they pop up one by one.

How they are marked up so that they do is told in `biokit.exporters.xhtml.notes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from biokit.diagnostics import Finding
from biokit.exporters.base import Options
from biokit.model.nodes import Note
from biokit.projections.book import Book, NumberedNote
from biokit.projections.ibid import leads_elsewhere, spelled_out

__all__ = ["SPELL_OUT", "in_words"]

SPELL_OUT = "spell-out-ibid"
"""The option of the edition: `yes` if nothing is said."""
MOST_LISTED = 12
"""Notes that one finding names."""


def in_words(book: Book, options: Options) -> tuple[Book, tuple[Finding, ...]]:
    """The book with what a note that only says *ibid.* stands for, and which notes still do."""
    if options.option(SPELL_OUT, "yes") == "no":
        return book, tuple(_left(book.notes, frozenset()))
    made, spelt = spelled_out(book)
    left = tuple(_left(book.notes, frozenset(spelt)))
    if not spelt:
        return made, left
    first = next(one.note for one in book.notes if one.note.id == spelt[0])
    said = "1 note says" if len(spelt) == 1 else f"{len(spelt)} notes say"
    finding = _about(
        first,
        "ibid-spelled-out",
        f"{said} only ibid.: what that stands for follows in brackets",
        f'`{SPELL_OUT} = "no"` leaves it out',
    )
    return made, (finding, *left)


def _left(notes: Sequence[NumberedNote], spelt: frozenset[str]) -> Iterator[Finding]:
    """One finding for each chapter whose notes lead to notes that a reader does not see."""
    for _, chapter in groupby(notes, key=lambda numbered: numbered.chapter):
        found = [one for one in chapter if one.note.id not in spelt and leads_elsewhere(one.note)]
        if found:
            marks = [one.mark or "without a number" for one in found]
            named = ", ".join(marks[:MOST_LISTED]) + (" …" if len(marks) > MOST_LISTED else "")
            yield _about(
                found[0].note,
                "note-says-ibid",
                f"where a note pops up, ibid. or op. cit. tells nothing: {_notes(found)} {named}",
                "cite the source, [@key, 23], or name it in the note",
            )


def _notes(found: Sequence[NumberedNote]) -> str:
    return "note" if len(found) == 1 else f"{len(found)} notes,"


def _about(note: Note, code: str, message: str, hint: str) -> Finding:
    origin = note.origin
    return Finding(
        code,
        message,
        "note",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=note.id,
        hint=hint,
    )
