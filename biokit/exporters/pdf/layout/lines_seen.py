"""What mars the lines of a paragraph: hyphens in a ladder, wide spaces, a river of white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from biokit.exporters.pdf.layout.weasy import Box
from biokit.exporters.pdf.surveyed import Spot

__all__ = ["Block", "Line", "Strip", "blemishes", "ends_short", "overprinted"]

LADDER = 3
"""Lines in a row that end in a hyphen."""
LOOSE = 0.5
"""Ems that a word space is widened by: with its own quarter of an em, three times as wide as it
should be."""
RIVER = 4
"""Lines that a river runs through."""
WIDE = 0.2
"""Ems that the spaces of a line are widened by before a river can be seen in it."""
NARROW = 5
"""Letters of a last line: fewer are hardly more than the indent of the next paragraph."""
SHOWN = 60
TOUCH = 10.0
"""CSS pixels that a line must share with another, across, before one stands upon the other."""


class Line(NamedTuple):
    """A line as it is set."""

    text: str
    texts: list[Box]
    stretch: float
    """Ems that its word spaces are widened by."""
    hyphenated: bool


class Block:
    """The lines of a paragraph that stand on one page."""

    def __init__(self, element: object, key: str, lines: list[Line]) -> None:
        self.element = element
        self.key = key
        self.lines = lines
        self.torn = False
        """Whether it goes on from the page before."""


def blemishes(lines: Sequence[Line], key: str) -> Iterator[Spot]:
    """What mars the lines of a paragraph, as a matter of taste.

    Args:
        lines: those on one page.
        key: the id of their element, or of the nearest around it.
    """
    for broken, run in groupby(lines, lambda line: line.hyphenated):
        row = list(run) if broken else []
        if len(row) >= LADDER:
            ends = " · ".join(line.text.split()[-1] for line in row)
            yield Spot("hyphen-ladder", key, ends[:SHOWN], len(row))
    for line in lines:
        if line.stretch > LOOSE:
            yield Spot("loose-line", key, line.text.strip()[:SHOWN], round(line.stretch, 2))
    for wide, run in groupby(lines, lambda line: line.stretch > WIDE):
        row = list(run) if wide else []
        if len(row) >= RIVER:
            yield from _rivers(row, key)


def ends_short(block: Block) -> Iterator[Spot]:
    """A last line of a few letters, if the paragraph has others."""
    text = block.lines[-1].text.strip()
    letters = sum(sign.isalnum() for sign in text)
    paragraph = getattr(block.element, "tag", "") == "p"
    if paragraph and 0 < letters < NARROW and (block.torn or len(block.lines) > 1):
        yield Spot("short-last-line", block.key, text, letters)


class Strip(NamedTuple):
    """The core of a line on its page, in CSS pixels: where its letters are in any face."""

    top: float
    bottom: float
    begins: float
    ends: float
    key: str
    words: str


def overprinted(strips: list[Strip]) -> Iterator[tuple[Strip, Strip]]:
    """Lines that stand upon others, the upper first."""
    above: list[Strip] = []
    for strip in sorted(strips):
        above = [one for one in above if one.bottom > strip.top]
        for one in above:
            if min(one.ends, strip.ends) - max(one.begins, strip.begins) > TOUCH:
                yield one, strip
                break
        above.append(strip)


Gap = tuple[float, float]
"""Where a word space begins and ends, in CSS pixels."""


def _rivers(lines: Sequence[Line], key: str) -> Iterator[Spot]:
    """Spaces that touch one another through four lines and more, each river once."""
    running: list[tuple[Gap, int]] = []
    for number, line in enumerate(lines):
        then: list[tuple[Gap, int]] = []
        for gap in _gaps(line):
            longest = max((length for above, length in running if _meet(above, gap)), default=0)
            then.append((gap, longest + 1))
        ended = max((length for _, length in running), default=0)
        if ended >= RIVER and max((length for _, length in then), default=0) <= ended:
            yield Spot("river", key, lines[number - ended].text.strip()[:SHOWN], ended)
            then = [(gap, 1) for gap, _ in then]
        running = then
    ended = max((length for _, length in running), default=0)
    if ended >= RIVER:
        yield Spot("river", key, lines[-ended].text.strip()[:SHOWN], ended)


def _meet(above: Gap, below: Gap) -> bool:
    """Whether half of the narrower space lies under the other."""
    common = min(above[1], below[1]) - max(above[0], below[0])
    return common > min(above[1] - above[0], below[1] - below[0]) / 2


def _gaps(line: Line) -> Iterator[Gap]:
    """Where the spaces of a line are, read from its glyphs."""
    for box in line.texts:
        if " " in box.text.strip():
            yield from _gaps_in(box)


def _gaps_in(box: Box) -> Iterator[Gap]:
    from weasyprint.text.ffi import FROM_UNITS, ffi

    layout = box.pango_layout
    layout.reactivate(box.style)
    try:
        signs = layout.text.encode()
        first, _ = layout.get_first_line()
        x = box.position_x
        run = first.runs[0]
        while run != ffi.NULL:
            item, run = run.data, run.next
            glyphs, clusters = item.glyphs, item.glyphs.log_clusters
            for place in range(glyphs.num_glyphs):
                width = glyphs.glyphs[place].geometry.width * FROM_UNITS
                at = item.item.offset + clusters[place]
                if signs[at : at + 1] == b" ":
                    yield x, x + width
                x += width
    finally:
        layout.deactivate()
