"""A family tree as a drawing: where each person stands, and where the lines run.

Lengths are ems of the drawing's own text, from the left and the top of whatever a thing stands in.
Lines of words are broken here, by an estimate of their length that is rather too long, so that what
is drawn is as large as it was planned to be.

A tree that is too wide is first drawn with brothers and sisters who have no children below each
other, then in several drawings: the generations that fit, and one for each of those in the last of
them who have children. What cannot be drawn even so, a family with more children than a page has
room for, is a list.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import msgspec

from biokit.model.walk import altered
from biokit.projections.family import Branch, Kin

__all__ = ["Chart", "Room", "Row", "Shape", "Words", "charts"]

LINE = 1.3
"""The height of a line."""
WIDEST = 10.5
"""Of a name, before it is broken."""
SHORT = 4.0
"""Of what joins two persons, to stand in one line with the name."""
GAP = 0.9
"""Between two families."""
STEM = 0.9
"""From a person down to the line, and from there down to a child."""
SMALL_CAPITALS = 1.2
"""Their length beside that of small letters; they are spaced."""
STACK = 0.9
"""How far the line of children below each other stands within their parent."""
TICK = 0.7
"""From that line to a child."""
BETWEEN = 0.35
"""Between two of those."""
TIGHT = 0.97
"""Of the room, how much is used."""
HEADING = 16.0
"""Of the height, what is left for the title above the first drawing, if that can be."""


class Room(msgspec.Struct, frozen=True):
    """What there is on a page."""

    width: float
    height: float


class Words(msgspec.Struct, frozen=True):
    """One line of somebody's words."""

    text: str
    kind: str
    """`name`, `dates`, `joined` (how, and to whom), `more`."""
    lang: str | None = None


class Row(msgspec.Struct, frozen=True):
    """Children as they stand below their parent."""

    left: float
    top: float
    width: float
    """From the middle of the first to that of the last; nothing, if they stand below each other."""
    height: float
    """To the middle of the last one's first line, if they do."""
    stem: float
    """How far from its left the line from the parent meets it."""
    shapes: tuple[tuple[float, float, Shape], ...]
    """Left and top of each child, from the left and the top of the row."""
    stacked: bool = False


class Shape(msgspec.Struct, frozen=True):
    """A person with all that is drawn below."""

    branch: Branch
    width: float
    height: float
    middle: float
    """Of the person, from the left of the shape."""
    own: float
    """The width of the person's words."""
    words: tuple[Words, ...]
    row: Row | None = None


class Chart(msgspec.Struct, frozen=True):
    """A tree, or a part of one: drawn, or as a list if it cannot be."""

    branch: Branch
    shape: Shape | None


def charts(
    trees: tuple[Branch, ...], room: Room | None, above: str, below: str
) -> tuple[Chart, ...]:
    """All trees as drawings that are no larger than a page.

    Args:
        trees: of the family.
        room: on a page; without one they are lists.
        above: what is said of somebody who stands in an earlier drawing.
        below: the same of a later one.
    """
    if room is None:
        return tuple(Chart(tree, None) for tree in trees)
    width, height = room.width * TIGHT, room.height * TIGHT
    first = _Drawing(Room(width, height - HEADING), above, below)
    drawing = _Drawing(Room(width, height), above, below)
    made: list[Chart] = []
    for tree in trees:
        waiting = [tree]
        while waiting:
            here = waiting.pop(0)
            chart, left = (drawing if made else first).chart(here)
            if chart.shape is None:
                chart, left = drawing.chart(here)
            made.append(chart)
            waiting = [*left, *waiting]
    return tuple(made)


class _Drawing:
    """Draws one tree after the other."""

    def __init__(self, room: Room, above: str, below: str) -> None:
        self._room = room
        self._above = above
        self._below = below

    def chart(self, tree: Branch) -> tuple[Chart, tuple[Branch, ...]]:
        """A drawing that fits, of as many generations as do, and those who are left for others."""
        for depth in range(_generations(tree), 1, -1):
            shown, left = _cut(tree, depth)
            for stacked in (False, True):
                shape = self._shape(shown, stacked=stacked)
                if shape.width <= self._room.width and shape.height <= self._room.height:
                    return Chart(shown, shape), left
        if tree.unions and tree.children:
            return Chart(tree, None), ()
        return Chart(tree, self._shape(tree, stacked=True)), ()

    def _shape(self, branch: Branch, *, stacked: bool) -> Shape:
        words = tuple(self._words(branch))
        own = max((_length(line.text) * _set(line) for line in words), default=0.0)
        height = len(words) * LINE
        if not branch.children:
            return Shape(branch, own, height, own / 2, own, words)
        below = [self._shape(child, stacked=stacked) for child in branch.children]
        if stacked and len(below) > 1 and not any(child.children for child in branch.children):
            return _above_stack(branch, words, own, below)
        return _above_row(branch, words, own, below)

    def _words(self, branch: Branch) -> Iterator[Words]:
        if branch.kin is not None:
            yield from _called(branch.kin, "name")
        several = len(branch.unions) > 1
        for number, union in enumerate(branch.unions, 1):
            if union.partner is None:
                continue
            words = f"({number}) {union.words}" if several else union.words
            if union.partner.lang is None and _length(words) < SHORT:
                joined = altered(union.partner, name=f"{words} {union.partner.name}")
                yield from _called(joined, "partner")
            else:
                yield Words(words, "joined")
                yield from _called(union.partner, "partner")
        if branch.elsewhere is not None:
            yield Words(self._above if branch.elsewhere == "above" else self._below, "more")


def _called(kin: Kin, kind: str) -> Iterator[Words]:
    kind = f"{kind} subject" if kin.subject else kind
    yield from (Words(line, kind, kin.lang) for line in _broken(kin.name))
    if kin.dates:
        yield from (Words(line, "dates") for line in _broken(kin.dates))


def _above_row(branch: Branch, words: tuple[Words, ...], own: float, below: list[Shape]) -> Shape:
    """Children beside each other, their parent above the middle of them."""
    lefts: list[float] = []
    right = 0.0
    for shape in below:
        lefts.append(right)
        right += shape.width + GAP
    right -= GAP
    first = lefts[0] + below[0].middle
    last = lefts[-1] + below[-1].middle
    middle = (first + last) / 2
    shift = max(0.0, own / 2 - middle)
    top = len(words) * LINE
    stem = STEM if words else 0.0
    shapes = tuple((left - first, STEM, shape) for left, shape in zip(lefts, below, strict=True))
    row = Row(first + shift, top + stem, last - first, 0.0, middle - first, shapes)
    height = top + stem + STEM + max(shape.height for shape in below)
    width = max(right, middle + own / 2) + shift
    return Shape(branch, width, height, middle + shift, own, words, row)


def _above_stack(branch: Branch, words: tuple[Words, ...], own: float, below: list[Shape]) -> Shape:
    """Children below each other, their parent above the line from which they hang."""
    tops: list[float] = []
    bottom = BETWEEN
    for shape in below:
        tops.append(bottom)
        bottom += shape.height + BETWEEN
    top = len(words) * LINE
    shapes = tuple((TICK, place, shape) for place, shape in zip(tops, below, strict=True))
    left = min(STACK, own / 2)
    row = Row(left, top, 0.0, tops[-1] + LINE / 2, 0.0, shapes, stacked=True)
    width = max(own, left + TICK + 0.3 + max(shape.width for shape in below))
    return Shape(branch, width, top + bottom, own / 2, own, words, row)


# ---------------------------------------------------------------------------------- generations


def _generations(branch: Branch) -> int:
    deepest, waiting = 1, [(branch, 1)]
    while waiting:
        here, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in here.children]
    return deepest


def _cut(branch: Branch, depth: int) -> tuple[Branch, tuple[Branch, ...]]:
    """The first generations of a tree, and those in the last of them who have children.

    These lose whom they were joined to as well: that stands where their children do.
    """
    if depth == 1:
        if not branch.children:
            return branch, ()
        return Branch(branch.kin, (), "below"), (branch,)
    left: list[Branch] = []
    unions = []
    for union in branch.unions:
        children = []
        for child in union.children:
            shown, more = _cut(child, depth - 1)
            children.append(shown)
            left += more
        unions.append(altered(union, children=tuple(children)))
    return altered(branch, unions=tuple(unions)), tuple(left)


# --------------------------------------------------------------------------------------- lengths


def _broken(words: str) -> tuple[str, ...]:
    """As few lines as there can be, of about the same length, none longer than the widest."""
    lines = _filled(words, WIDEST)
    limit = _length(words) / len(lines)
    while limit < WIDEST:
        tried = _filled(words, limit)
        if len(tried) == len(lines):
            return tried
        limit += 0.5
    return lines


def _filled(words: str, limit: float) -> tuple[str, ...]:
    """Lines as long as the limit allows."""
    lines: list[str] = []
    for word in words.split():
        if lines and _length(f"{lines[-1]} {word}") <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def _length(words: str) -> float:
    """About how long words are; rather too long."""
    return sum(map(_wide, words)) + 0.4


def _set(line: Words) -> float:
    """How much longer words are in the small capitals of the subject's name."""
    return SMALL_CAPITALS if "subject" in line.kind else 1.0


def _wide(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in {"W", "F"}:
        return 1.0
    if sign.isupper() or sign in "—mwMW%":
        return 0.78
    return 0.3 if sign in " .,;:'’iljtfrI()-" else 0.53
