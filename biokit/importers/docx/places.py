"""Bookmarks (17.13.6) become ids of what they mark, where something refers to them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import cast

from biokit.importers.docx.report import Report
from biokit.importers.wiki.keys import Keys, slug
from biokit.model.nodes import (
    CrossReference,
    Figure,
    Inline,
    Note,
    Paragraph,
    Section,
    Span,
    Table,
)
from biokit.model.walk import Part, altered, plain_text, rebuilt, walk

__all__ = ["with_places"]

Run = tuple[Inline, ...]
NUMBERED = (Section, Figure, Table, Note)
"""What a product can say the number of."""


def with_places(sections: tuple[Section, ...], report: Report) -> tuple[Section, ...]:
    """Sections whose cross-references lead to ids, and whose ids are led to."""
    parts = _all(sections)
    used = {part.target for part in parts if isinstance(part, CrossReference)}
    marked = [part for part in parts if _is_mark(part)]
    if not used and not marked:
        return sections
    there = {cast("Span", part).id for part in marked}
    names = _Names(used & {name for name in there if name is not None})
    placed = rebuilt(sections, names.place)
    kinds: dict[str, Part] = {
        part.id: part
        for part in _all(placed)
        if isinstance(part, (*NUMBERED, Paragraph, Span)) and part.id is not None
    }
    leading = _Leading(names.made, kinds, report)
    return rebuilt(placed, leading.lead)


def _all(sections: tuple[Section, ...]) -> list[Part]:
    return [part for section in sections for part in walk(section)]


def _is_mark(part: Part) -> bool:
    """A bookmark as it was read: an empty span with its name."""
    return isinstance(part, Span) and not part.content and part.id is not None


class _Names:
    """Gives marks that are used to what they stand in."""

    def __init__(self, used: set[str]) -> None:
        self.made: dict[str, str] = {}
        """The id that each bookmark is now, by its name."""
        self._used = used
        self._keys = Keys(*(name for name in used if not name.startswith("_")))
        self._counts: Counter[str] = Counter()

    def place(self, part: Part) -> Part | tuple[Part, ...]:
        """A part with the marks that stand in its own words, each on the nearest thing it marks."""
        match part:
            case Section(title=title):
                return self._named(part, "title", title, plain_text(title))
            case Figure(caption=caption):
                return self._named(part, "caption", caption, "figure")
            case Table(caption=caption):
                return self._named(part, "caption", caption, "table")
            case Paragraph(content=content):
                return self._in_paragraph(part, content)
            case _:
                return part

    def _named(
        self, part: Section | Figure | Table, field: str, run: Run, wanted: str
    ) -> Section | Figure | Table:
        marks, rest = self._without_marks(run)
        if rest is run:
            return part
        return altered(part, **{field: rest}, id=self._key(marks, wanted) if marks else part.id)

    def _in_paragraph(self, part: Paragraph, content: Run) -> Paragraph:
        marks, rest = self._without_marks(content)
        if rest is content:
            return part
        if not marks:
            return altered(part, content=rest)
        notes = [each for each in rest if isinstance(each, Note)]
        if len(notes) == 1 and all(_stands_before_note(content, mark) for mark in marks):
            noted = altered(notes[0], id=self._key(marks, "note"))
            return altered(part, content=tuple(noted if e is notes[0] else e for e in rest))
        return altered(part, content=rest, id=self._key(marks, "place"))

    def _without_marks(self, run: Run) -> tuple[list[str], Run]:
        if not any(_is_mark(each) or isinstance(each, Span) for each in run):
            return [], run
        marks = [each.id for each in run if _is_mark(each) and each.id in self._used]
        rest = tuple(each for each in run if not _is_mark(each))
        return [mark for mark in marks if mark], rest if len(rest) != len(run) else run

    def _key(self, marks: list[str], wanted: str) -> str:
        """The author's own name for it, or one that can be read."""
        own = next((name for name in marks if not name.startswith("_")), None)
        known = next((self.made[name] for name in marks if name in self.made), None)
        key = known or own or self._fresh(wanted)
        self.made.update(dict.fromkeys(marks, key))
        return key

    def _fresh(self, wanted: str) -> str:
        if wanted not in {"figure", "table", "note", "place"}:
            return self._keys.fresh(slug(wanted))
        self._counts[wanted] += 1
        return self._keys.fresh(f"{wanted}-{self._counts[wanted]}")


def _stands_before_note(content: Run, name: str) -> bool:
    for one, following in pairwise(content):
        if _is_mark(one) and one.id == name:
            return isinstance(following, Note) or _is_mark(following)
    return False


class _Leading:
    """Points cross-references to ids; one that leads nowhere is its words."""

    def __init__(self, made: dict[str, str], kinds: dict[str, Part], report: Report) -> None:
        self._made = made
        self._kinds = kinds
        self._report = report

    def lead(self, part: Part) -> Part | tuple[Part, ...]:
        """A cross-reference with its target, and words only where no product has them."""
        if not isinstance(part, CrossReference):
            return () if _is_mark(part) else part
        key = self._made.get(part.target)
        if key is None or key not in self._kinds:
            words = plain_text(part.content)
            line = None if part.origin is None else part.origin.line
            self._report.note("dropped-reference", f"{words} ({part.target})", line)
            return part.content
        target = self._kinds[key]
        content = part.content
        named = isinstance(target, Section) and plain_text(content) == plain_text(target.title)
        numbered = part.form == "number" and isinstance(target, NUMBERED)
        if part.form == "page" or numbered or named:
            content = ()
        return CrossReference(key, content, part.form, origin=part.origin)
