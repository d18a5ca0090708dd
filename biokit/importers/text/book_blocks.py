"""Runs of a typed book as blocks: prose, verse, quotations, pictures; notes at their calls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from biokit.diagnostics import Finding
from biokit.importers.text.runs import Run, joined, measure_of
from biokit.importers.text.typed import FOOTNOTE, ILLUSTRATION, typed_inlines
from biokit.model.base import Origin
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    Figure,
    Inline,
    Note,
    Paragraph,
    Verse,
    VerseLine,
)

__all__ = ["BookBlocks"]

BREAK = re.compile(r"(?:[*•·~#⁂—–_-]\s*){3,}|⁂|❦|\*")
LABELLED = re.compile(r"\[(?P<label>\d{1,4}|[A-Z]|[*†‡]{1,3})\]\s+(?=\S)")
INDENT = 2
"""Spaces from which on lines are set in."""
SHORT = 0.8
"""Of the measure: no line of verse is longer."""
CENTRED = 30
"""Spaces from which on a line is centred or set to the right."""
STEP = 2
"""Spaces of a step of indentation in verse."""


class _Definition(msgspec.Struct):
    """A note as it is typed, until its call is met."""

    label: str
    number: int
    texts: list[str]
    called: bool = False


class BookBlocks:
    """Makes blocks of runs.

    Args:
        runs: of the whole book, the text between its covers.
        path: of the text.
    """

    def __init__(self, runs: Sequence[Run], path: str) -> None:
        self._path = path
        self._measure = measure_of(runs)
        self._notes: list[_Definition] = []
        self._in_notes: set[int] = set()
        self._pictures: list[tuple[int, str]] = []
        self._uncalled: list[tuple[int, str]] = []
        self._gather_notes(runs)

    def findings(self) -> Iterator[Finding]:
        """Pictures that are not there, calls without notes, notes without calls."""
        yield from self._told(
            "missing-picture", "pictures that a text cannot bring", self._pictures
        )
        yield from self._told("undefined-note", "calls of notes that are not there", self._uncalled)
        lost = [
            (note.number, f"[{note.label}] {' '.join(note.texts)}")
            for note in self._notes
            if not note.called
        ]
        yield from self._told("dropped-note", "notes that nothing calls", lost)

    def _told(self, code: str, message: str, found: list[tuple[int, str]]) -> Iterator[Finding]:
        if found:
            told = f"{message} ({len(found)})"
            words = "\n".join(words for _, words in found)
            yield Finding(code, told, "note", self._path, found[0][0], words=words)

    # -------------------------------------------------------------------------------------- notes

    def _gather_notes(self, runs: Sequence[Run]) -> None:
        """Notes in brackets, over several runs if need be, and those that begin with a label."""
        open_: _Definition | None = None
        for run in runs:
            words = run.words
            if open_ is not None:
                self._in_notes.add(run.number)
                open_.texts.append(words)
                open_ = None if _closes("".join(open_.texts)) else open_
                continue
            begun = FOOTNOTE.match(words)
            labelled = LABELLED.match(words) if begun is None else None
            found = begun or labelled
            if found is None:
                continue
            self._in_notes.add(run.number)
            text = words[found.end() :]
            note = _Definition(found["label"], run.number, [text])
            self._notes.append(note)
            if begun is not None:
                open_ = None if _closes(text) else note
        for note in self._notes:
            if note.texts[-1].endswith("]") and _closes("".join(note.texts)):
                note.texts[-1] = note.texts[-1][:-1].rstrip()

    def _called(self, words: str, label: str, number: int) -> Inline | None:
        """The note that a call means: the next of its label that is still to be called."""
        waiting = [note for note in self._notes if note.label == label and not note.called]
        note = next((each for each in waiting if each.number >= number), None)
        note = note or (waiting[0] if waiting else None)
        if note is None:
            self._uncalled.append((number, words))
            return None
        note.called = True
        blocks = tuple(self._paragraph(text, note.number) for text in note.texts if text)
        return Note(blocks, origin=Origin(self._path, number, words))

    # ------------------------------------------------------------------------------------- blocks

    def of(self, runs: Sequence[Run]) -> tuple[Block, ...]:
        """The blocks of runs that follow each other."""
        made: list[Block] = []
        for run in runs:
            if run.number in self._in_notes:
                continue
            goes_on = bool(made) and isinstance(made[-1], Verse) and run.above == 1
            block = self._block(run, in_verse=goes_on)
            match made[-1:], block:
                case [Verse(stanzas=before) as verse], Verse(stanzas=after) if run.above == 1:
                    made[-1] = Verse((*before, *after), origin=verse.origin)
                case [BlockQuotation(blocks=before) as quoted], BlockQuotation(blocks=more):
                    made[-1] = BlockQuotation((*before, *more), origin=quoted.origin)
                case _:
                    made.append(block)
        return tuple(made)

    def _block(self, run: Run, *, in_verse: bool) -> Block:
        words, origin = run.words, Origin(self._path, run.number)
        if BREAK.fullmatch(words):
            return Break(origin=Origin(self._path, run.number, words))
        shown = ILLUSTRATION.match(words)
        if shown is not None and words.endswith("]"):
            caption = words[shown.end() : -1].strip()
            self._pictures.append((run.number, words))
            return Figure(None, self.inlines(caption, run.number) if caption else (), origin=origin)
        if self._is_verse(run) or (in_verse and INDENT <= min(run.indents) < CENTRED):
            least = min(run.indents)
            lines = tuple(
                VerseLine(
                    self.inlines(line.strip(), run.number + place),
                    (len(line) - len(line.lstrip()) - least) // STEP,
                )
                for place, line in enumerate(run.lines)
            )
            return Verse((lines,), origin=origin)
        if min(run.indents) >= INDENT and len(run.lines) > 1:
            return BlockQuotation((self._paragraph(words, run.number),), origin=origin)
        return self._paragraph(words, run.number)

    def _is_verse(self, run: Run) -> bool:
        """Lines set in, none of them full, most of which begin with a capital."""
        if len(run.lines) < 2 or min(run.indents) < INDENT:
            return False
        if max(map(len, run.lines)) > SHORT * self._measure + min(run.indents):
            return False
        lengths = [len(line.strip()) for line in run.lines[:-1]]
        full = len(lengths) > 3 and min(lengths) > 0.85 * max(lengths)
        begins = [line.strip().lstrip("_\"'“‘([")[:1] for line in run.lines]
        capital = sum(first.isupper() for first in begins) * 3 >= 2 * len(begins)
        return capital or (not full and max(run.indents) < CENTRED)

    def _paragraph(self, words: str, number: int) -> Paragraph:
        return Paragraph(self.inlines(words, number), origin=Origin(self._path, number))

    def inlines(self, words: str, number: int) -> tuple[Inline, ...]:
        """Words with what a typist's marks mean."""
        return typed_inlines(joined((words,)), self._path, number, self._called)


def _closes(text: str) -> bool:
    """Whether the bracket that opened before a text is closed at its end."""
    return text.rstrip().endswith("]") and text.count("[") + 1 == text.count("]")
