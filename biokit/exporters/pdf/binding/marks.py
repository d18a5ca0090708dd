"""Marks outside the bleed: where the sheet is cut, and whether its colours lie upon each other."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.exporters.pdf.binding.geometry import LENGTH, box, rounded, start_of_marks
from biokit.exporters.pdf.binding.volume import Sheet

__all__ = ["drawn"]

HAIRLINE = 0.25
RADIUS = 5.0
"""Of a register mark's ring, in points."""
HANDLE = 0.5523
"""Of the radius: where the handles of a quarter of a circle stand."""

Line = tuple[float, float, float, float]


def drawn(sheet: Sheet, *, press: bool) -> bytes:
    """The marks of a sheet as an artifact, as the end of a page's content.

    Args:
        sheet: whose trim they show.
        press: whether they may be in the black of a press; otherwise they are in the black of a
            scale of grey, which every output intent allows.
    """
    if not sheet.marks:
        return b""
    lines = [*_crops(sheet), *(line for x, y in _middles(sheet) for line in _cross(x, y))]
    black = "0 0 0 1 K" if press else "0 G"
    paths = [f"{_points(x, y)} m {_points(to_x, to_y)} l" for x, y, to_x, to_y in lines]
    paths += [_ring(x, y) for x, y in _middles(sheet)]
    return "\n".join(
        (
            "/Artifact BMC q",
            f"{black} {HAIRLINE} w",
            *paths,
            "S",
            "Q EMC",
            "",
        )
    ).encode()


def _crops(sheet: Sheet) -> Iterator[Line]:
    """Two lines at each corner, in line with the trim and clear of the bleed."""
    left, bottom, right, top = box(sheet, 0)
    start = start_of_marks(sheet)
    end = start + LENGTH
    for x, outward in ((left, -1), (right, 1)):
        for y in (bottom, top):
            yield x + outward * start, y, x + outward * end, y
    for y, outward in ((bottom, -1), (top, 1)):
        for x in (left, right):
            yield x, y + outward * start, x, y + outward * end


def _middles(sheet: Sheet) -> Iterator[tuple[float, float]]:
    """Where register marks stand: amid each side, amid the crop marks' length."""
    left, bottom, right, top = box(sheet, 0)
    out = start_of_marks(sheet) + LENGTH / 2
    yield left - out, (bottom + top) / 2
    yield right + out, (bottom + top) / 2
    yield (left + right) / 2, bottom - out
    yield (left + right) / 2, top + out


def _cross(x: float, y: float) -> Iterator[Line]:
    arm = LENGTH / 2
    yield x - arm, y, x + arm, y
    yield x, y - arm, x, y + arm


def _ring(x: float, y: float) -> str:
    radius, handle = RADIUS, RADIUS * HANDLE
    return " ".join(
        (
            f"{_points(x + radius, y)} m",
            f"{_points(x + radius, y + handle, x + handle, y + radius, x, y + radius)} c",
            f"{_points(x - handle, y + radius, x - radius, y + handle, x - radius, y)} c",
            f"{_points(x - radius, y - handle, x - handle, y - radius, x, y - radius)} c",
            f"{_points(x + handle, y - radius, x + radius, y - handle, x + radius, y)} c",
        )
    )


def _points(*lengths: float) -> str:
    return " ".join(f"{rounded(length):g}" for length in lengths)
