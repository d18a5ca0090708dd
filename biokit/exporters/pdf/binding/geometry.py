"""Where things stand on a sheet that is larger than the leaf and moves its text about."""

from __future__ import annotations

import msgspec

from biokit.exporters.pdf.binding.volume import Bound, Sheet

__all__ = [
    "LENGTH",
    "Box",
    "Move",
    "box",
    "cut_at_spine",
    "margin",
    "move",
    "rounded",
    "start_of_marks",
]

Box = tuple[float, float, float, float]
"""Left, lower, right, upper."""

GAP = 3.0
"""Points between the bleed and a mark: no mark is printed within what is cut close."""
NEAREST = 6.0
"""Points between the trim and a mark, at least."""
LENGTH = 18.0
"""Of a crop mark, in points."""
EDGE = 6.0
"""Points between a mark and the edge of the sheet."""


class Move(msgspec.Struct, frozen=True, gc=False):
    """How far right and up what was laid out is printed, in points."""

    x: float
    y: float


def start_of_marks(sheet: Sheet) -> float:
    """From the trim to where a mark begins."""
    return max(sheet.bleed + GAP, NEAREST)


def margin(sheet: Sheet) -> float:
    """What the sheet is wider than the leaf, on every side."""
    return start_of_marks(sheet) + LENGTH + EDGE if sheet.marks else sheet.bleed


def cut_at_spine(corners: Box, sheet: Sheet, *, left: bool) -> Box:
    """A box of a printer who wants no bleed where pages meet; else as it is.

    Args:
        corners: the box.
        sheet: whose it is.
        left: whether it is that of a left-hand page, whose spine is on its right.
    """
    if sheet.spine_bleed is None:
        return corners
    trim, spine = box(sheet, 0), sheet.spine_bleed
    x, bottom, right, top = corners
    if left:
        return x, bottom, rounded(min(right, trim[2] + spine)), top
    return rounded(max(x, trim[0] - spine)), bottom, right, top


def box(sheet: Sheet, beyond: float) -> Box:
    """The leaf and as much beyond its trim; the sheet's lower left corner is 0, 0."""
    inset = margin(sheet) - beyond
    size = 2 * margin(sheet)
    return (
        rounded(inset),
        rounded(inset),
        rounded(sheet.width + size - inset),
        rounded(sheet.height + size - inset),
    )


def move(sheet: Sheet, page: int, bound: Bound | None) -> Move:
    """Of what stands on a page, counted from 0: the first page of a book is a right-hand one.

    Args:
        sheet: it is printed on.
        page: of the book.
        bound: the part; `None` for what is laid out in place.
    """
    outside = margin(sheet)
    if bound is None or bound.still:
        return Move(outside, outside)
    return Move(outside + sheet.creep + (sheet.shift if page % 2 else 0.0), outside)


def rounded(length: float) -> float:
    """To a thousandth of a point, which no printer sees."""
    return round(length, 3)
