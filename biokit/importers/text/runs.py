"""The lines of a typed book in runs: what stands between empty lines, with how it is indented."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.importers.decoding import decoded
from biokit.importers.text.lines import CONTROLS, LINE_END

__all__ = ["Run", "joined", "measure_of", "runs_of"]

TAB = 8


class Run(msgspec.Struct, frozen=True):
    """Lines between empty ones."""

    number: int
    """Of its first line, from 1."""
    lines: tuple[str, ...]
    """With the space before them."""
    above: int
    """Empty lines before it."""

    @property
    def indents(self) -> tuple[int, ...]:
        """How far each line is indented."""
        return tuple(len(line) - len(line.lstrip()) for line in self.lines)

    @property
    def words(self) -> str:
        """All of it in one line."""
        return joined(self.lines)


def runs_of(content: bytes, path: str) -> list[Run]:
    """The runs of a text."""
    runs: list[Run] = []
    current: list[str] = []
    start = above = 0
    for number, raw in enumerate(LINE_END.split(decoded(content, path)), 1):
        line = CONTROLS.sub("", raw).expandtabs(TAB).rstrip()
        if line:
            start = start if current else number
            current.append(line)
            continue
        if current:
            runs.append(Run(start, tuple(current), above))
            current, above = [], 0
        above += 1
    return [*runs, Run(start, tuple(current), above)] if current else runs


def joined(lines: Sequence[str]) -> str:
    """Lines as one, spaces as they are between words."""
    return re.sub(r"\s+", " ", " ".join(line.strip() for line in lines)).strip()


def measure_of(runs: Sequence[Run]) -> int:
    """How long the lines of a text that was broken to a measure are at most, nearly all of them."""
    lengths = sorted(len(line) for run in runs for line in run.lines[:-1])
    return lengths[len(lengths) * 9 // 10] if lengths else 72
