"""Lines put together: paragraphs, lists within lists, and the blocks between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.importers.wikitext.pieces import lined, tidy
from biokit.model.base import Origin
from biokit.model.nodes import (
    Block,
    Break,
    Definition,
    DefinitionList,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
)
from biokit.model.walk import altered

__all__ = ["Flow"]

DEEPEST = 12
"""Lists within lists."""
COLON = re.compile(r"\s*[:：]\s+|\s+[:：]\s*")


class _Entry(msgspec.Struct, frozen=True):
    """A line of a list."""

    marks: str
    """`*` and the like, the outer first."""
    pieces: Sequence[Inline | Block]
    line: int


class Flow:
    """Takes line after line, and gives blocks."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._blocks: list[Block] = []
        self._run: list[Inline] = []
        self._run_line = 1
        self._entries: list[_Entry] = []
        self._kept = False

    def line(
        self, marks: str, pieces: Sequence[Inline | Block], line: int, *, kept: bool = False
    ) -> None:
        """One line.

        Args:
            marks: of a list, or empty.
            pieces: what it says.
            line: its number.
            kept: it begins with a space: its end is a line's end for readers too.
        """
        if marks:
            self._end_run()
            self._entries.append(_Entry(marks[:DEEPEST], pieces, line))
            return
        self._end_list()
        for part in lined(pieces):
            if isinstance(part, tuple):
                self._add(part, line, kept=kept)
            else:
                self._end_run()
                self._blocks.append(part)

    def _add(self, run: tuple[Inline, ...], line: int, *, kept: bool) -> None:
        if self._run:
            self._run.append(LineBreak() if kept and self._kept else Text(" "))
        else:
            self._run_line = line
        self._run += run
        self._kept = kept

    def rule(self, line: int) -> None:
        """A line drawn across."""
        self.end()
        self._blocks.append(Break(origin=Origin(self._path, line)))

    def end(self) -> None:
        """An empty line."""
        self._end_run()
        self._end_list()

    def done(self) -> tuple[Block, ...]:
        """All blocks."""
        self.end()
        return tuple(self._blocks)

    def _end_run(self) -> None:
        run = tidy(self._run)
        if run:
            self._blocks.append(Paragraph(run, origin=Origin(self._path, self._run_line)))
        self._run = []

    def _end_list(self) -> None:
        if self._entries:
            self._blocks += _lists(self._entries, self._path)
            self._entries = []


# ----------------------------------------------------------------------------------------- lists


def _lists(entries: list[_Entry], path: str) -> list[Block]:
    """The lists that lines with marks make."""
    made: list[Block] = []
    at = 0
    while at < len(entries):
        kind = _kind(entries[at].marks[0])
        end = at
        while end < len(entries) and _kind(entries[end].marks[0]) == kind:
            end += 1
        if kind == ":":
            made += _definitions(entries[at:end], path)
        else:
            made += _list(entries[at:end], path)
        at = end
    return made


def _kind(mark: str) -> str:
    return ":" if mark in ":;" else mark


def _groups(entries: list[_Entry]) -> list[list[_Entry]]:
    """Each item's own line, and those within it."""
    groups: list[list[_Entry]] = []
    for entry in entries:
        if len(entry.marks) == 1 or not groups:
            groups.append([entry])
        else:
            groups[-1].append(entry)
    return groups


def _list(entries: list[_Entry], path: str) -> list[Block]:
    """A list; items that show nothing are none."""
    origin = Origin(path, entries[0].line)
    within = (_inside(group, path) for group in _groups(entries))
    items = tuple(ListItem(blocks) for blocks in within if blocks)
    if not items:
        return []
    tight = all(
        len(item.blocks) <= 1 or not isinstance(item.blocks[1], Paragraph) for item in items
    )
    return [List(items, ordered=entries[0].marks[0] == "#", tight=tight, origin=origin)]


def _inside(group: list[_Entry], path: str) -> tuple[Block, ...]:
    """An item's blocks: its line, then the lists within."""
    first, *rest = group
    made: list[Block] = []
    if len(first.marks) == 1:
        made += _of_line(first, path)
        inner = rest
    else:
        inner = group
    if inner:
        made += _lists([_Entry(entry.marks[1:], entry.pieces, entry.line) for entry in inner], path)
    return tuple(made)


def _of_line(entry: _Entry, path: str) -> list[Block]:
    return [
        Paragraph(part, origin=Origin(path, entry.line)) if isinstance(part, tuple) else part
        for part in lined(entry.pieces)
    ]


def _definitions(entries: list[_Entry], path: str) -> list[Block]:
    """Terms and definitions; set-in lines without terms are paragraphs, a term alone a heading."""
    terms = [entry for entry in entries if entry.marks[0] == ";"]
    if not terms:
        return [block for group in _groups(entries) for block in _inside(group, path)]
    items: list[Definition] = []
    made: list[Block] = []
    for group in _groups(entries):
        first = group[0]
        if first.marks == ";":
            term, rest = _divided(first)
            items.append(Definition(term, tuple(_of_line(rest, path))))
        elif items:
            last = items[-1]
            items[-1] = Definition(last.term, (*last.blocks, *_inside(group, path)))
        else:
            made += _inside(group, path)
    return [*made, *_headed(items, Origin(path, terms[0].line))]


def _headed(items: list[Definition], origin: Origin) -> list[Block]:
    if any(item.blocks for item in items):
        return [DefinitionList(tuple(items), origin=origin)]
    return [Paragraph((Strong(item.term),), origin=origin) for item in items if item.term]


def _divided(entry: _Entry) -> tuple[tuple[Inline, ...], _Entry]:
    """`;term : definition` on one line."""
    for at, piece in enumerate(entry.pieces):
        found = COLON.search(piece.value) if isinstance(piece, Text) else None
        if found is None or not isinstance(piece, Text):
            continue
        before = (*entry.pieces[:at], altered(piece, value=piece.value[: found.start()]))
        after = [altered(piece, value=piece.value[found.end() :]), *entry.pieces[at + 1 :]]
        runs = [part for part in lined(before) if isinstance(part, tuple)]
        return (runs[0] if runs else ()), _Entry("", after, entry.line)
    parts = list(lined(entry.pieces))
    runs = [part for part in parts if isinstance(part, tuple)]
    blocks = [part for part in parts if not isinstance(part, tuple)]
    return (runs[0] if runs else ()), _Entry("", blocks, entry.line)
