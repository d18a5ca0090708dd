"""Words of a cover in lines: how wide they are about, where they break, in which size they fit.

The widths are those of a book face, with room to spare: nobody knows yet which it will be.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

__all__ = ["Lines", "fitted", "is_wide", "width"]


class Lines(msgspec.Struct, frozen=True):
    """Words set in lines of one size."""

    size: float
    lines: tuple[str, ...]


def fitted(words: str, sizes: Sequence[float], measure: float, *, most: int) -> Lines:
    """The words in the largest size in which they take no more than so many lines.

    Args:
        words: what is set.
        sizes: those there are, the largest first; in none of them fitting, the last is taken and
            what goes beyond the lines is cut away.
        measure: how long a line may be, in the unit of the sizes.
        most: lines.
    """
    for size in sizes:
        lines = _broken(words, measure / size)
        if len(lines) <= most and all(width(line) * size <= measure for line in lines):
            return Lines(size, _evened(words, lines))
    return Lines(sizes[-1], _broken(words, measure / sizes[-1])[:most])


def _evened(words: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines as before, as even as they can be: a last line of one word looks forgotten."""
    while len(lines) > 1:
        narrower = _broken(words, max(map(width, lines)) - 0.01)
        if len(narrower) > len(lines) or max(map(width, narrower)) >= max(map(width, lines)):
            break
        lines = narrower
    return lines


def _broken(words: str, ems: float) -> tuple[str, ...]:
    """Lines no wider than so many ems, where the words allow."""
    lines = [""]
    for piece in _pieces(words):
        if lines[-1] and width(lines[-1] + piece.rstrip()) > ems:
            lines.append("")
        lines[-1] += piece
    return tuple(line.rstrip() for line in lines if line.strip())


def _pieces(words: str) -> Iterator[str]:
    """Words with the space after them; ideographs break anywhere."""
    piece = ""
    for sign in words:
        if piece and (is_wide(sign) or is_wide(piece[-1]) or piece.endswith(" ")):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def is_wide(sign: str) -> bool:
    """Whether it fills a square, as ideographs do."""
    return unicodedata.east_asian_width(sign) in {"W", "F"}


def width(words: str) -> float:
    """About how wide words are in a book face, in ems."""
    return sum(map(_advance, words))


def _advance(sign: str) -> float:
    if is_wide(sign):
        return 1.0
    if unicodedata.combining(sign):
        return 0.0
    if sign in "MWmw—":
        return 0.9
    if sign in " ,.;:’‘'!|iljft()[]":
        return 0.35
    return 0.75 if sign.isupper() else 0.56
