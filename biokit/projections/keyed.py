"""Keyed notes: no mark in the text; the words a note is about become its anchor, and its key.

A reader finds the note's words in the text again, on the page in print, in the chapter elsewhere,
so they are as many as make them the only such words there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from biokit.citing.terms import terms
from biokit.diagnostics import Finding
from biokit.model.nodes import Inline, Note, Section, Superscript, Text
from biokit.model.walk import altered, children, holding_fields, plain_text, rebuilt
from biokit.projections.book import Book, Label
from biokit.projections.cutting import Run, cut, obstacles, wholes
from biokit.projections.notes import is_keyed
from biokit.projections.numbering import without_notes

__all__ = ["Choose", "keyed", "keyed_by_chapter", "not_unique", "occurrences", "unique"]

Choose = Callable[[str, tuple[str, ...]], int]
"""Which of a note's phrases it is keyed by; `(note id, phrases from the shortest) -> place`."""

ASTERISK = (Superscript((Text("*"),)),)
"""The key of a note that has no words to be keyed by."""


_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class _Place(msgspec.Struct, frozen=True):
    """Where in a run's plain text a note's anchor is to stand."""

    note: Note
    start: int
    end: int
    mark: Run = ()
    """What its anchor is if it is no words of the text."""


def keyed_by_chapter(book: Book) -> Book:
    """The book with keys that are unique in their chapters, if its notes are keyed."""
    if not any(is_keyed(numbered.series, book.edition) for numbered in book.notes):
        return book
    texts = _texts(book.matter)
    chapters = {numbered.note.id: numbered.chapter for numbered in book.notes}
    vague: list[str] = []

    def choose(note: str, tried: tuple[str, ...]) -> int:
        found = unique(tried, texts.get(chapters[note], ""))
        if found is None:
            vague.append(note)
        return found or 0

    made = keyed(book, choose)
    findings = [not_unique(made, note, "in its chapter") for note in vague]
    return altered(made, findings=(*made.findings, *findings))


def unique(tried: Sequence[str], text: str) -> int | None:
    """The place of the first phrase that stands but once in a text, if there is one."""
    return next((n for n, phrase in enumerate(tried) if occurrences(phrase, text) <= 1), None)


def occurrences(phrase: str, text: str) -> int:
    """How often the whole words of a phrase stand in a text whose white space is single spaces."""
    if not phrase:
        return 0
    # Ideographs stand side by side: where one word ends nobody can tell.
    before = "" if _HAN.match(phrase[0]) else r"(?<!\w)"
    after = "" if _HAN.match(phrase[-1]) else r"(?!\w)"
    return len(re.findall(f"{before}(?={re.escape(phrase)}{after})", text))


def not_unique(book: Book, note: str, where: str) -> Finding:
    """A warning for a note whose key a reader will find twice."""
    numbered = next(one for one in book.notes if one.note.id == note)
    origin = numbered.note.origin
    return Finding(
        "keyed-phrase-not-unique",
        f"the words “{plain_text(numbered.key)}”, by which a note is found, stand {where} twice",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=note,
        hint="mark the words the note is about, or move its call",
    )


def keyed(book: Book, choose: Choose) -> Book:
    """The book with the anchor and the key of every keyed note.

    Notes that are called at one place share the first one's: the others have none.
    """
    wanted = {n.note.id for n in book.notes if is_keyed(n.series, book.edition)}
    keys: dict[str, Run] = {}

    def place(part: msgspec.Struct) -> msgspec.Struct:
        changed = {
            name: _with_anchors(run, wanted, choose, keys)
            for name in holding_fields(type(part))
            if isinstance(run := getattr(part, name), tuple)
            and any(_is(one, wanted) for one in run)
        }
        return altered(part, **changed) if changed else part

    made = book.rewritten(rebuilt(book.matter, place))
    opening, closing, *_ = terms(book.lang).quotes
    labels = {
        note: Label("note", None, (Text(opening), *key, Text(closing)))
        for note, key in _shared(made, wanted, keys)
    }
    notes = tuple(altered(one, key=keys.get(one.note.id or "", ())) for one in made.notes)
    findings = tuple(_wordless(one.note) for one in notes if one.key == ASTERISK)
    return altered(
        made,
        notes=notes,
        labels={**made.labels, **labels},
        findings=(*made.findings, *findings),
    )


def _is(part: object, wanted: set[str | None]) -> bool:
    return isinstance(part, Note) and part.id in wanted


def _shared(
    book: Book, wanted: set[str | None], keys: Mapping[str, Run]
) -> Iterator[tuple[str, Run]]:
    """Each keyed note with its key or that of the note it shares it with."""
    key: Run = ()
    for numbered in book.notes:
        if numbered.note.id in wanted:
            key = keys.get(numbered.note.id or "", key)
            yield numbered.note.id or "", key


def _wordless(note: Note) -> Finding:
    origin = note.origin
    return Finding(
        "keyed-without-words",
        "a note has no words before it or after it to be keyed by: an asterisk calls it",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=note.id,
    )


def _with_anchors(run: Run, wanted: set[str | None], choose: Choose, keys: dict[str, Run]) -> Run:
    """A run whose keyed notes stand around the words they are found by."""
    bare: list[Inline] = []
    calls: list[tuple[Note, int, int | None]] = []
    for part in run:
        if isinstance(part, Note) and part.id in wanted:
            begins = len(plain_text(tuple(bare))) if part.anchor else None
            bare += part.anchor
            calls.append((part, len(plain_text(tuple(bare))), begins))
        else:
            bare.append(part)
    made = tuple(bare)
    for place in reversed(tuple(_places(made, calls, choose))):
        left, rest = cut(made, place.start, keep=True)
        words, right = cut(rest, place.end - place.start, keep=False)
        anchor = place.mark or words
        if anchor:
            keys[place.note.id or ""] = place.mark or without_notes(anchor)
        made = (*left, altered(place.note, anchor=anchor), *right)
    return made


def _places(
    run: Run, calls: Sequence[tuple[Note, int, int | None]], choose: Choose
) -> Iterator[_Place]:
    """Where each note's anchor is to stand, in the order of their calls."""
    from biokit.projections.phrases import phrases  # most books have no notes that are keyed

    text = plain_text(run)
    ends = [call for _, call, _ in calls[1:]] + [len(text)]
    floor, before = 0, False
    for (note, call, begins), end in zip(calls, ends, strict=True):
        tried = _clear(phrases(text, floor, call, begins), run, floor)
        if not tried and before:
            yield _Place(note, floor, floor)
            continue
        tried = tried or _clear(phrases(text, call, end, call), run, call)
        if tried:
            shown = tuple(" ".join(text[start:stop].split()) for start, stop in tried)
            start, stop = tried[choose(note.id or "", shown)]
            yield _Place(note, start, stop)
            floor = max(stop, call)
        else:
            yield _Place(note, call, call, ASTERISK)
            floor = call
        before = True


def _clear(tried: tuple[tuple[int, int], ...], run: Run, floor: int) -> tuple[tuple[int, int], ...]:
    """The phrases as far as they can be links: around what is whole, short of what cannot be."""
    firm, barred = tuple(wholes(run)), tuple(obstacles(run))
    made: dict[tuple[int, int], None] = {}
    for start, stop in tried:
        for first, last in firm:
            start = first if first < start < last else start  # noqa: PLW2901 (widened)
            stop = last if first < stop < last else stop  # noqa: PLW2901 (widened)
        for first, last in barred:
            if first < stop and last > start and (first < last or start < first):
                start, stop = (start, first) if start < first else (last, stop)  # noqa: PLW2901 (cut short)
        words = plain_text(run)[start:stop]
        if start >= floor and any(map(str.isalnum, words)):
            made[start + len(words) - len(words.lstrip()), start + len(words.rstrip())] = None
    return tuple(made)


def _texts(sections: Sequence[Section], chapter: str = "") -> dict[str, str]:
    """The words of each chapter, or other matter, by its id; notes are not among them."""
    made: dict[str, str] = {}
    for section in sections:
        here = chapter if section.role == "section" and chapter else section.id or ""
        own = " ".join((plain_text(section.title), *map(" ".join, map(_runs, section.blocks))))
        for key, text in ((here, own), *_texts(section.sections, here).items()):
            made[key] = " ".join(f"{made.get(key, '')} {text}".split())
    return made


def _runs(part: msgspec.Struct) -> Iterator[str]:
    """The words of every run of inlines within a block."""
    for name in holding_fields(type(part)):
        value = getattr(part, name)
        if isinstance(value, tuple) and value and all(isinstance(one, Inline) for one in value):
            yield plain_text(value)
    for child in children(part):
        if not isinstance(child, Inline):
            yield from _runs(child)
