"""Where in a book everything stands that an index leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

import msgspec

from biokit.citing.terms import Terms
from biokit.model.nodes import IndexMark, Inline, Mention, Note, PageMark, Section
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
    """A mark or a mention, or whatever else is looked for, where it stands."""

    part: Inline
    place: Place
    note: str | None
    """The mark of the note that it stands in; `None` is the text."""
    within: str | None
    """The id of that note."""
    matter: bool
    """It stands where mentions are not listed."""


def is_listed(part: Part) -> bool:
    """Whether a part is a mark or a mention."""
    return isinstance(part, IndexMark | Mention)


def found_in(
    sections: Iterable[Section],
    labels: dict[str, Label],
    notes: Iterable[NumberedNote],
    words: Terms,
    is_wanted: Callable[[Part], bool] = is_listed,
) -> Iterator[Found]:
    """Everything that is wanted, in the order of the book: every mark and mention."""
    return _Places(labels, notes, words, is_wanted).found(sections)


class _Places:
    """Walks a book and says where everything that may be indexed stands."""

    def __init__(
        self,
        labels: dict[str, Label],
        notes: Iterable[NumberedNote],
        words: Terms,
        is_wanted: Callable[[Part], bool],
    ) -> None:
        self._labels = labels
        self._is_wanted = is_wanted
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
        for part, note in self._marked((*section.title, *section.blocks), None):
            mark = None if note is None else self._marks.get(note, "")
            yield Found(part, place, mark, note, matter)

    def _marked(
        self, parts: Iterable[Part], note: str | None
    ) -> Iterator[tuple[Inline, str | None]]:
        """What is wanted, with the id of the note that it stands in."""
        for part in parts:
            match part:
                case Note(anchor=anchor, blocks=blocks):
                    yield from self._marked(anchor, note)
                    yield from self._marked(blocks, part.id)
                case _:
                    if self._is_wanted(part):
                        yield cast("Inline", part), note
                    yield from self._marked(children(part), note)


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
