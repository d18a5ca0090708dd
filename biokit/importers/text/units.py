"""Lines to units: paragraphs joined where lines were wrapped, a contents list taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from biokit.importers.text import vocabulary as v
from biokit.importers.text.lines import Line
from biokit.importers.text.shapes import (
    BULLET,
    CHAPTER,
    NUMBER,
    count,
    ends_sentence,
    is_edit_mark,
    is_furniture,
)

WRAPPED_AT_MOST = 120
"""Characters of the longest line of a text whose lines were broken to a measure."""
CONTENTS_LINE = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,5})\.?\s+(\S.*)")
UNDERLINE = re.compile(r"={3,}|-{3,}|~{3,}")


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A line, or the lines of one paragraph."""

    number: int
    text: str
    apart_above: bool
    """An empty line stands before it."""
    apart_below: bool


class Contents(msgspec.Struct, frozen=True):
    """A list of contents: its lines, and the levels it gives to headings."""

    lines: tuple[Unit, ...] = ()
    levels: tuple[tuple[str, int], ...] = ()


def units_of(lines: Sequence[Line]) -> list[Unit]:
    """Each line a unit; or, in a text broken to a measure, each run of lines."""
    runs = _runs(lines)
    if not _is_wrapped(runs):
        return [
            Unit(line.number, line.text, place == 0, place == len(run) - 1)
            for run in runs
            for place, line in enumerate(run)
        ]
    return [unit for run in runs for unit in _joined(run)]


def _runs(lines: Iterable[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    current: list[Line] = []
    for line in lines:
        if line.text:
            current.append(line)
        elif current:
            runs.append(current)
            current = []
    return [*runs, current] if current else runs


def _is_wrapped(runs: list[list[Line]]) -> bool:
    """Lines that go on in the next: of like length, none long, most ending in mid-sentence."""
    inner = [line.text for run in runs for line in run[:-1]]
    longest = max((len(line.text) for run in runs for line in run), default=0)
    if len(inner) < 3 or longest > WRAPPED_AT_MOST:
        return False
    full = [text for text in inner if len(text) * 10 >= longest * 6]
    open_ended = [text for text in full if not ends_sentence(text)]
    return len(full) * 10 >= len(inner) * 6 and len(open_ended) * 2 >= len(full)


def _joined(run: list[Line]) -> list[Unit]:
    """One paragraph; items of a list, underlined headings and chapter lines stay apart."""
    parts: list[list[Line]] = []
    for line in run:
        alone = (
            BULLET.match(line.text)
            or NUMBER.match(line.text)
            or UNDERLINE.fullmatch(line.text)
            or CHAPTER.fullmatch(line.text)
            or is_edit_mark(line.text)
        )
        after = parts and (
            UNDERLINE.fullmatch(parts[-1][-1].text)
            or CHAPTER.fullmatch(parts[-1][-1].text)
            or is_edit_mark(parts[-1][-1].text)
        )
        if alone or after or not parts:
            parts.append([line])
        else:
            parts[-1].append(line)
    return [
        Unit(
            part[0].number,
            " ".join(line.text for line in part),
            place == 0,
            place == len(parts) - 1,
        )
        for place, part in enumerate(parts)
    ]


def contents_of(units: list[Unit]) -> tuple[Contents, list[Unit]]:
    """The list of contents near the head, if there is one, and the units without it."""
    heads = (i for i, unit in enumerate(units[:60]) if unit.text.casefold() in v.CONTENTS_HEADINGS)
    start = next(heads, None)
    if start is None:
        return Contents(), units
    later: dict[str, int] = {}
    for index, unit in enumerate(units):
        later[unit.text.casefold()] = index
    end = start + 1
    levels = []
    while end < len(units) and end - start < 400:
        text = units[end].text
        numbered = CONTENTS_LINE.fullmatch(text)
        if numbered is not None and count(text) <= 16:
            levels.append((numbered[2].casefold(), numbered[1].count(".") + 1))
        elif not _is_repeated(text, later, end) and not is_furniture(text):
            break
        end += 1
    if end == start + 1:
        return Contents(), units
    return Contents(tuple(units[start:end]), tuple(levels)), units[:start] + units[end:]


def _is_repeated(text: str, later: dict[str, int], index: int) -> bool:
    return count(text) <= 14 and later.get(text.casefold(), -1) > index
