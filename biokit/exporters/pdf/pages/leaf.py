"""The leaf: where on a page of a given trim the text stands.

The text takes a fixed part of the leaf and a whole number of lines; the rest is margin, less of it
at the spine and the head than at the fore-edge and the foot, as old books have it. Lines are never
longer than the design allows, however wide the leaf. A thick book opens less far, so its text moves
away from the spine; its lines keep their length, so the pages stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from biokit.errors import BadUsage
from biokit.model.edition import TRIMS

__all__ = ["Binding", "Leaf", "lay_out", "points", "sides", "tokens"]

POINTS = {"in": 72.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0, "px": 0.75, "pc": 12.0}

SMALLEST, LARGEST = 144.0, 2160.0
"""Of either side of a leaf, in points: two inches and thirty."""

CREEP = ((150, 0.0), (300, 3.0), (500, 6.0), (700, 9.0))
"""Up to so many pages, so many points further from the spine; beyond them, `MOST_CREEP`."""
MOST_CREEP = 12.0
SEWN = 0.5
"""Of that, how much a sewn book needs: it opens further than a glued one."""

NARROWEST = 18.0
"""What must be left at the fore-edge, in points: a quarter of an inch."""

Binding = Literal["glued", "sewn"]

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


def sides(trim: str) -> tuple[float, float]:
    """Width and height of a leaf in points.

    Args:
        trim: a name (`A5`, `6x9`), or two CSS lengths.

    Raises:
        BadUsage: it is neither, or no leaf of a book.
    """
    lengths = TRIMS.get(trim.strip().lower(), trim).split()
    found = tuple(points(side) for side in lengths) if len(lengths) == 2 else ()
    if len(found) != 2 or not all(SMALLEST <= side <= LARGEST for side in found):
        raise BadUsage(
            f"{trim} is no trim a book can have",
            hint="give its width and height, each from 2in to 30in, like 6in 9in; or a name: "
            + ", ".join(TRIMS),
        )
    return found[0], found[1]


def lay_out(
    trim: str,
    design: Mapping[str, str],
    pages: int,
    gutter: float = 0.0,
    binding: Binding = "glued",
) -> Leaf:
    """The leaf of a book of so many pages.

    Args:
        trim: its name, or width and height, two CSS lengths.
        design: the tokens, of which those that begin with `print-` are read.
        pages: how many pages the book has, or about has.
        gutter: the least margin at the spine that a printer allows, in points. It wins, at the
            cost of the fore-edge.
        binding: how the book is bound.

    Raises:
        BadUsage: the trim, or a token, is not what it should be, or the lines are too long for the
            gutter.
    """
    width, height = sides(trim)
    leading = points(_token(design, "print-leading"))
    longest = points(_token(design, "print-longest-line"))
    measure = min(width * _share(design, "print-measure"), longest)
    lines = int(height * _share(design, "print-depth") / leading + 0.5)
    beside, above = width - measure, height - lines * leading
    inner = beside * _share(design, "print-inner") + _creep(pages, binding)
    inner = max(inner, gutter)
    if round(beside - inner, 2) < NARROWEST:
        raise BadUsage(
            f"lines of {measure:.0f}pt leave too little of {trim} beside a gutter of {inner:.0f}pt",
            hint="make --print-measure of the design smaller, or the leaf wider",
        )
    head = above * _share(design, "print-head")
    return Leaf(
        width=round(width, 2),
        height=round(height, 2),
        inner=round(inner, 2),
        outer=round(beside - inner, 2),
        head=round(head, 2),
        foot=round(above - head, 2),
        lines=lines,
        head_size=round(points(_token(design, "print-head-size")), 2),
    )


def _creep(pages: int, binding: Binding) -> float:
    creep = next((shift for limit, shift in CREEP if pages <= limit), MOST_CREEP)
    return creep * SEWN if binding == "sewn" else creep


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
