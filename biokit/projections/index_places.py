"""Where in a book everything stands that an index leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from biokit.citing.terms import Terms
from biokit.model.nodes import IndexMark, Mention, Note, PageMark, Section
from biokit.model.walk import Part, children, plain_text, walk
from biokit.projections.book import Label, NumberedNote
from biokit.projections.index import Place

__all__ = ["Found", "found_in", "pages_of"]

MENTIONS_IN = frozenset(
    {"part", "chapter", "section", "foreword", "preface", "introduction", "prologue"}
    | {"conclusion", "epilogue", "afterword", "appendix"}
)
"""Roles of the sections whose mentions are listed: not lists of sources, nor those of people."""


class Found(msgspec.Struct, frozen=True):
    """A mark or a mention where it stands."""

    part: IndexMark | Mention
    place: Place
    note: str | None
    matter: bool
    """It stands where mentions are not listed."""


def found_in(
    sections: Iterable[Section],
    labels: dict[str, Label],
    notes: Iterable[NumberedNote],
    words: Terms,
) -> Iterator[Found]:
    """Every mark and mention, in the order of the book."""
    return _Places(labels, notes, words).found(sections)


class _Places:
    """Walks a book and says where everything that may be indexed stands."""

    def __init__(
        self, labels: dict[str, Label], notes: Iterable[NumberedNote], words: Terms
    ) -> None:
        self._labels = labels
        self._marks = {numbered.note.id: numbered.mark for numbered in notes}
        self._words = words

    def found(self, sections: Iterable[Section]) -> Iterator[Found]:
        """Everything, in the order of the book."""
        for section in sections:
            yield from self._first_level(section)

    def _first_level(self, section: Section) -> Iterator[Found]:
        label = self._labels[section.id or ""]
        title = section.short_title or plain_text(label.title)
        place = Place(self._said(label, section, title), title)
        yield from self._own(section, place, section.role)
        if section.role == "part":
            yield from self.found(section.sections)
            return
        numbered = label.kind == "chapter" and label.number is not None
        for count, inner in enumerate(section.sections, 1):
            here = place
            if numbered:
                below = inner.short_title or plain_text(self._labels[inner.id or ""].title)
                here = Place(f"{label.number}.{count}", f"{title}: {below}")
            yield from self._within(inner, here, section.role)

    def _said(self, label: Label, section: Section, title: str) -> str:
        match section.role:
            case "part" if label.number:
                named = self._words.part.format(number=label.number)
                return named[:1].upper() + named[1:]
            case "appendix" if label.number:
                return f"{self._words.appendix} {label.number}"
            case _:
                return label.number or title or "…"

    def _within(self, section: Section, place: Place, role: str) -> Iterator[Found]:
        yield from self._own(section, place, role)
        for inner in section.sections:
            yield from self._within(inner, place, role)

    def _own(self, section: Section, place: Place, role: str) -> Iterator[Found]:
        matter = role not in MENTIONS_IN
        for part, note in _marked((*section.title, *section.blocks), None):
            mark = None if note is None else self._marks.get(note, "")
            yield Found(part, place, mark, matter)


def _marked(
    parts: Iterable[Part], note: str | None
) -> Iterator[tuple[IndexMark | Mention, str | None]]:
    """Marks and mentions with the id of the note that they stand in."""
    for part in parts:
        match part:
            case IndexMark() | Mention():
                yield part, note
                yield from _marked(part.content, note)
            case Note(anchor=anchor, blocks=blocks):
                yield from _marked(anchor, note)
                yield from _marked(blocks, part.id)
            case _:
                yield from _marked(children(part), note)


def pages_of(sections: Iterable[Section]) -> dict[str, str]:
    """The page of the printed edition on which each mark and mention stands, where that is known.

    Those in a note stand on the page of its call.
    """
    found: dict[str, str] = {}
    page: str | None = None
    for section in sections:
        for part in walk(section):
            match part:
                case PageMark(label):
                    page = label
                case IndexMark(id=str(key)) | Mention(id=str(key)) if page is not None:
                    found.setdefault(key, page)
                case _:
                    pass
    return found
