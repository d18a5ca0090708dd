"""Headings in their parts: the number that says which of its kind a section is, and its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.epub.marks import INLINE
from biokit.importers.epub.navigation import is_kind
from biokit.importers.epub.outline import Branch
from biokit.importers.epub.pages import is_blank, words_of
from biokit.model.nodes import Inline, LineBreak, Role, Strong
from biokit.model.walk import plain_text

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["Heading", "Numbers", "heading_of"]

NUMBER_KINDS = ("ordinal", "z3998:ordinal", "label")
FIGURE = re.compile(r"\d+|[IVXLCDM]+|[ivxlcdm]+|[A-Z]")
BARE = re.compile(r"\s*(?:\d{1,4}|[IVXLCDM]{1,9})\s*[.:]?\s*")
STOP = re.compile(r"\s*[.:,)—–-]+")
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


class Heading(msgspec.Struct, frozen=True):
    """The heading of a section."""

    number: tuple[Inline, ...] = ()
    """`IX`, `Part I`, as it is written; empty if none stands apart from the title."""
    title: tuple[Inline, ...] = ()

    @property
    def whole(self) -> tuple[Inline, ...]:
        """Number and title, each on a line."""
        if not self.number or not self.title:
            return self.number or self.title
        return (*self.number, LineBreak(), *self.title)


def heading_of(branch: Branch, reader: Reader) -> Heading:
    """Read the lines of a section's heading."""
    number: tuple[Inline, ...] = ()
    lines: list[tuple[Inline, ...]] = []
    for line in branch.lines:
        if _is_number(line) and not number and not lines:
            number = reader.inlines(line)
            continue
        apart = [] if lines or number else _numbers_before(line)
        if apart:
            holder = line.makeelement("span")
            for each in apart:
                tail, each.tail = each.tail or "", " "
                holder.append(each)
            stop = STOP.match(tail)
            if stop is not None:
                apart[-1].tail, tail = stop[0], tail[stop.end() :]
            line.text = tail
            number = reader.inlines(holder)
        run = reader.inlines(line)
        match run:
            case (Strong(content=content, id=None, lang=None, classes=()),):
                # A heading is bold by being one.
                lines.append(content)
            case (_, *_):
                lines.append(run)
            case _:
                pass
    title = _joined(lines)
    if not number:
        number, title = _first_line(title)
    return Heading(number, title)


def _is_number(line: etree._Element) -> bool:
    return is_kind(line, *NUMBER_KINDS)


def _numbers_before(line: etree._Element) -> list[etree._Element]:
    """Elements at the beginning of a line that say its number: a label, an ordinal."""
    found: list[etree._Element] = []
    if not is_blank(line.text):
        return found
    for child in line.iterchildren("*"):
        if is_kind(child, "pagebreak") and is_blank(child.tail):
            continue
        named = "number" in (child.get("class") or "").split()
        if child.tag not in INLINE or not (named or _is_number(child)):
            break
        found.append(child)
        if not is_blank(child.tail):
            break
    return found if any(words_of(each) for each in found) else []


def _joined(lines: list[tuple[Inline, ...]]) -> tuple[Inline, ...]:
    title: tuple[Inline, ...] = ()
    for run in lines:
        title = (*title, LineBreak(), *run) if title else run
    return title


def _first_line(title: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """A number that has the first of several lines to itself, and the others."""
    for place, part in enumerate(title):
        if isinstance(part, LineBreak):
            if BARE.fullmatch(plain_text(title[:place])) and title[place + 1 :]:
                return title[:place], title[place + 1 :]
            break
    return (), title


class Numbers:
    """Counts as the book does, to tell whether a heading's own number is the one it will print.

    Args:
        appendices: how many there are; one alone has no letter.
    """

    def __init__(self, appendices: int) -> None:
        self._appendices = appendices
        self._counts: dict[str, int] = {}

    def agrees(self, role: Role, heading: Heading) -> bool:
        """Whether a section is numbered by the book as its heading numbers it; if so, it counts."""
        if role == "appendix" and self._appendices < 2 and not heading.number:
            return True
        if role not in {"part", "chapter", "appendix"} or not heading.number or not heading.title:
            return role not in {"part", "chapter", "appendix"}
        due = self._counts.get(role, 0) + 1
        said = _value(plain_text(heading.number), letters=role == "appendix")
        if said != due or (role == "appendix" and self._appendices < 2):
            return False
        self._counts[role] = due
        return True


def _value(words: str, *, letters: bool) -> int | None:
    """The number that is written in figures, Roman figures, or as a letter."""
    found = FIGURE.findall(words)
    if not found:
        return None
    last = found[-1]
    if last.isdecimal():
        return int(last)
    if letters and len(last) == 1:
        return ord(last.upper()) - ord("A") + 1
    values = [ROMAN.get(sign, 0) for sign in last.upper()]
    total = 0
    for value, after in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < after else value
    return total or None
