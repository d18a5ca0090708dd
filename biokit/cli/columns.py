"""Rows in columns, as wide as a terminal shows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from biokit.cli.terminal import one_line


def columns(rows: Sequence[Sequence[str]]) -> str:
    """The rows, each a line, with their cells under each other; the last is as long as it is."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*clean, strict=True)]
    lines = (
        "  ".join(
            cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=True)
        ).rstrip()
        for row in clean
    )
    return "".join(f"{line}\n" for line in lines)


def width(words: str) -> int:
    """How many places words take on a terminal: 蔡奇 takes four."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in words
    )
