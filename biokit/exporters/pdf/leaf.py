"""The leaf: where on a page of a given trim the text stands.

The text takes a fixed part of the leaf and a whole number of lines; the rest is margin, less of it
at the spine and the head than at the fore-edge and the foot, as old books have it. A thick book
opens less far, so its text moves away from the spine; its lines keep their length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from biokit.errors import BadUsage

__all__ = ["Leaf", "lay_out", "points", "tokens"]

POINTS = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0, "px": 0.75, "pc": 12.0}
HEAD_SIZE = 0.8261
"""Of the text's size: the same step down as to the notes."""

SMALLEST, LARGEST = 144.0, 2160.0
"""Of either side of a leaf, in points: two inches and thirty."""

CREEP = ((150, 0.0), (300, 3.0), (500, 6.0), (700, 9.0))
"""Up to so many pages, so many points further from the spine; beyond them, `MOST_CREEP`."""
MOST_CREEP = 12.0

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(in|mm|cm|pt|px|pc)")
_TOKEN = re.compile(r"^\s*--([\w-]+):\s*([^;]+);", re.MULTILINE)


class Leaf(msgspec.Struct, frozen=True):
    """A page's sizes in points, to a hundredth."""

    width: float
    height: float
    inner: float
    outer: float
    head: float
    foot: float
    lines: int
    """Lines of text on a full page."""
    head_size: float
    """The size of running heads and folios."""

    @property
    def measure(self) -> float:
        """The length of a line."""
        return round(self.width - self.inner - self.outer, 2)

    @property
    def depth(self) -> float:
        """The height of the text."""
        return round(self.height - self.head - self.foot, 2)


def tokens(css: str) -> dict[str, str]:
    """The custom properties of a style sheet by name, without their dashes."""
    return {name: value.strip() for name, value in _TOKEN.findall(css)}


def points(length: str) -> float:
    """A CSS length in points.

    Raises:
        BadUsage: it isn't one.
    """
    found = _LENGTH.fullmatch(length.strip())
    if found is None:
        raise BadUsage(f"{length} is no length", hint="write one like 6in, 152mm or 432pt")
    return float(found[1]) * POINTS[found[2]]


def lay_out(trim: str, design: Mapping[str, str], pages: int) -> Leaf:
    """The leaf of a book of so many pages.

    Args:
        trim: width and height, two CSS lengths.
        design: the tokens, of which those that begin with `print-` are read.
        pages: how many pages the book has, or about has.

    Raises:
        BadUsage: the trim, or a token, is not what it should be.
    """
    width, height = _sides(trim)
    leading = points(_token(design, "print-leading"))
    measure = width * _share(design, "print-measure")
    lines = int(height * _share(design, "print-depth") / leading + 0.5)
    creep = next((shift for limit, shift in CREEP if pages <= limit), MOST_CREEP)
    beside, above = width - measure, height - lines * leading
    inner = beside * _share(design, "print-inner") + creep
    head = above * _share(design, "print-head")
    return Leaf(
        width=round(width, 2),
        height=round(height, 2),
        inner=round(inner, 2),
        outer=round(beside - inner, 2),
        head=round(head, 2),
        foot=round(above - head, 2),
        lines=lines,
        head_size=round(points(_token(design, "print-size")) * HEAD_SIZE, 2),
    )


def _token(design: Mapping[str, str], name: str) -> str:
    if name not in design:
        raise BadUsage(
            f"the design has no token --{name}", hint="styles/tokens.css of biokit has them all"
        )
    return design[name]


def _share(design: Mapping[str, str], name: str) -> float:
    """A token that is a part of something, between 0 and 1."""
    value = _token(design, name)
    try:
        share = float(value)
    except ValueError:
        share = 0.0
    if not 0 < share < 1:
        raise BadUsage(f"--{name} is {value}", hint="it must be a number between 0 and 1")
    return share


def _sides(trim: str) -> tuple[float, float]:
    sides = tuple(points(side) for side in trim.split())
    if len(sides) != 2 or not all(SMALLEST <= side <= LARGEST for side in sides):
        raise BadUsage(
            f"{trim} is no trim a book can have",
            hint="give the leaf's width and height, each from 2in to 30in, like 6in 9in",
        )
    return sides[0], sides[1]
