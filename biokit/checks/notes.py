"""Rules of notes: each says what it says where it is read."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, rule
from biokit.model.nodes import Note, Section
from biokit.model.walk import Part, children, plain_text
from biokit.projections.ibid import leads_elsewhere

MOST_LISTED = 12
"""Places that one finding names."""


@rule("note-says-ibid", "note", "notes say ibid. or op. cit. in words that nobody can follow up")
def note_says_ibid(examined: Examined) -> Iterator[Flaw]:
    """One finding a chapter: a book may have thousands of such notes."""
    for section, spot in examined.of(Section):
        if section.role == "section":
            continue
        notes = [note for note in _own_notes(section) if leads_elsewhere(note)]
        if notes:
            title = plain_text(section.title)
            many = "1 note leads" if len(notes) == 1 else f"{len(notes)} notes lead"
            yield Flaw(
                spot,
                f"in “{title}” {many} to another note, as ibid. and op. cit. do{_lines(notes)}",
                "cite the source, [@key, 23], and each edition says what its readers need; an "
                "ebook adds what a bare ibid. stands for, where that is beyond doubt",
            )


def _own_notes(part: Part) -> Iterator[Note]:
    """The notes of a chapter, without those of chapters within it."""
    for child in children(part):
        if isinstance(child, Section) and child.role != "section":
            continue
        if isinstance(child, Note):
            yield child
        yield from _own_notes(child)


def _lines(notes: list[Note]) -> str:
    lines = (note.origin.line for note in notes if note.origin and note.origin.line)
    known = list(dict.fromkeys(lines))
    if not known:
        return ""
    named = ", ".join(map(str, known[:MOST_LISTED]))
    more = " …" if len(known) > MOST_LISTED else ""
    return f": {'line' if len(known) == 1 else 'lines'} {named}{more}"
