"""Items of lists, which Word keeps as paragraphs with a number and a level, as lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import msgspec

from biokit.importers.docx.numbering import Level
from biokit.importers.docx.reading import Line, Reading
from biokit.importers.wiki.keys import plain
from biokit.model.nodes import Block, List, ListItem

__all__ = ["is_item", "lists_of"]

DEEPEST = 8
LEVEL_BY_NAME = re.compile(r".*\s([1-5])")
BY_NAME = -1
"""What stands for the list of a style that is one by its name only."""

Content = Callable[[Line], tuple[Block, ...]]


class Growing(msgspec.Struct):
    """A list that is still being read."""

    key: int
    level: int
    ordered: bool
    start: int
    items: list[list[Block]]


def is_item(line: Line, reading: Reading) -> bool:
    """Whether a paragraph is an item of a list."""
    return level_of(line, reading) is not None


def level_of(line: Line, reading: Reading) -> Level | None:
    """The level of the list that a paragraph stands in; none if it stands in none."""
    if line.item is not None:
        level = reading.numbering.level(*line.item)
        if level is not None:
            return level if level.marked else None
    if line.style.meaning == "list" and "continue" not in line.style.name.lower():
        return Level("num" in plain(line.style.name))
    return None


def _depth_by_name(line: Line) -> int:
    """The level that the name of Word's own styles says: `List Bullet 2` is the second."""
    found = LEVEL_BY_NAME.fullmatch(line.style.name) if line.style.meaning == "list" else None
    return int(found[1]) - 1 if found else 0


def lists_of(lines: Sequence[Line], reading: Reading, content: Content) -> tuple[Block, ...]:
    """The lists that neighbouring paragraphs make.

    Args:
        lines: the items, and paragraphs that go on from the item before.
        reading: of the document.
        content: what a paragraph holds.
    """
    made: list[Block] = []
    growing: list[Growing] = []
    for line in lines:
        level = level_of(line, reading)
        if level is None:
            (growing[-1].items[-1] if growing else made).extend(content(line))
            continue
        key, depth = line.item or (BY_NAME, 0)
        depth = min(depth or _depth_by_name(line), DEEPEST)
        _close(growing, made, lambda one, depth=depth: one.level > depth)  # type: ignore[misc]
        last = growing[-1] if growing else None
        if last is None or last.level < depth or not _goes_on(last, key, level, reading):
            if last is not None and last.level == depth:
                _close(growing, made, lambda one, depth=depth: one.level >= depth)  # type: ignore[misc]
            start = _start(key, depth, level, reading)
            growing.append(Growing(key, depth, level.ordered, start, []))
        growing[-1].items.append(list(content(line)))
        _count(key, depth, growing[-1], reading)
    _close(growing, made, lambda _: True)
    return tuple(made)


def _goes_on(last: Growing, key: int, level: Level, reading: Reading) -> bool:
    """Whether an item belongs to the list before it, as readers see it."""
    if last.ordered != level.ordered:
        return False
    if last.key == key:
        return True
    same = reading.numbering.family(last.key) == reading.numbering.family(key)
    return (same or not level.ordered) and not reading.numbering.restarts(key)


def _start(key: int, depth: int, level: Level, reading: Reading) -> int:
    """From what a list counts; one that was interrupted goes on."""
    if not level.ordered:
        return 1
    return reading.counted.get((key, depth), level.start - 1) + 1 if key != BY_NAME else 1


def _count(key: int, depth: int, growing: Growing, reading: Reading) -> None:
    reading.counted[key, depth] = growing.start + len(growing.items) - 1
    for deeper in range(depth + 1, DEEPEST + 1):
        reading.counted.pop((key, deeper), None)


def _close(growing: list[Growing], made: list[Block], is_done: Callable[[Growing], bool]) -> None:
    while growing and is_done(growing[-1]):
        one = growing.pop()
        items = tuple(ListItem(tuple(blocks)) for blocks in one.items)
        tight = all(len(blocks) == 1 or _is_nest(blocks) for blocks in one.items)
        origin = next((b.origin for blocks in one.items for b in blocks), None)
        block = List(items, ordered=one.ordered, start=one.start, tight=tight, origin=origin)
        (growing[-1].items[-1] if growing else made).append(block)


def _is_nest(blocks: list[Block]) -> bool:
    return len(blocks) == 2 and isinstance(blocks[1], List)
