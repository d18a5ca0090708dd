"""Pandoc's tables without pipes: simple, multi-line and grid tables.

https://pandoc.org/MANUAL.html#tables
"""

# ruff: noqa: FBT001 (markdown-it calls every rule with the same arguments)

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from markdown_it.rules_block import StateBlock

from biokit.model.nodes import Alignment

__all__ = ["grid_table", "plain_table"]

_GRID = re.compile(r"\+(?:[-=:]+\+)+[ \t]*")
_DASHES = re.compile(r"-{2,}(?:[ \t]+-{2,})*[ \t]*")
_COLUMNS = re.compile(r"-+")

HEAD_LINES = 12
"""Lines that the heads of columns may take."""

Columns = list[tuple[int, int]]
"""Where each column begins and ends in a line."""
CellText = tuple[str, int]
"""The Markdown of a cell, and its line."""


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]].expandtabs(4)[state.blkIndent :]


def grid_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table drawn with `+`, `-` and `|`, whose cells hold blocks."""
    first = _line(state, start).rstrip()
    if not _GRID.fullmatch(first):
        return False
    line = start + 1
    while line < end and _line(state, line)[:1] in {"+", "|"}:
        line += 1
    lines = [_line(state, number).rstrip() for number in range(start, line)]
    if len(lines) < 3 or not _GRID.fullmatch(lines[-1]):
        return False
    bars = [place for place, mark in enumerate(first) if mark == "+"]
    if any(len(text) <= bars[-1] for text in lines):
        return False
    if silent:
        return True
    columns = list(pairwise(bars))
    rows, header, marks = _grid_rows(lines, columns, start)
    alignments = [_marked(marks[left + 1 : right]) for left, right in columns]
    return _push(state, start, line, rows, header, alignments, whole=True)


def _grid_rows(
    lines: list[str], columns: Columns, start: int
) -> tuple[list[list[CellText]], int, str]:
    """The rows, how many of them are heads, and the line that says how columns are set."""
    rows: list[list[CellText]] = []
    header, marks = 0, lines[0]
    begin = 1
    for number, text in enumerate(lines[1:], 1):
        if not _GRID.fullmatch(text):
            continue
        rows.append(
            [
                (
                    "\n".join(each[left + 1 : right].rstrip() for each in lines[begin:number]),
                    start + begin,
                )
                for left, right in columns
            ]
        )
        if "=" in text and not header:
            header, marks = len(rows), text
        begin = number + 1
    return rows, header, marks


def _marked(border: str) -> Alignment:
    match border.startswith(":"), border.endswith(":"):
        case True, True:
            return "centre"
        case True, False:
            return "left"
        case False, True:
            return "right"
        case _:
            return "default"


def plain_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table whose columns stand under dashes; with empty lines, each row of which is several."""
    first = _line(state, start)
    if state.is_code_block(start) or not first.strip():
        return False
    framed = bool(_DASHES.fullmatch(first.strip()))
    heads: list[int] = []
    line = start + framed
    if not framed or " " not in first.strip():
        most = line + (HEAD_LINES if framed else 1)
        while line < min(end, most) and _line(state, line).strip():
            if _is_ruler(_line(state, line)):
                break
            heads.append(line)
            line += 1
        if line >= end or not heads or not _is_ruler(_line(state, line)):
            return False
        ruler = _line(state, line)
    else:
        ruler, line = first, start
    columns = [found.span() for found in _COLUMNS.finditer(ruler)]
    if len(columns) < 2:
        return False
    last, rows = _body(state, line + 1, end, framed=framed)
    if last is None or (not rows and not heads):
        return False
    return silent or _plain(state, (start, last), heads, rows, columns)


def _is_ruler(line: str) -> bool:
    return bool(_DASHES.fullmatch(line.strip())) and " " in line.strip()


def _body(
    state: StateBlock, start: int, end: int, *, framed: bool
) -> tuple[int | None, list[list[int]]]:
    """The line after the table, and the lines of each row."""
    lines: list[int] = []
    line = start
    while line < end:
        text = _line(state, line)
        if framed and _DASHES.fullmatch(text.strip()):
            return line + 1, _rows_of(state, lines)
        if not framed and not text.strip():
            return line, [[each] for each in lines]
        if not framed and _DASHES.fullmatch(text.strip()):
            return line + 1, [[each] for each in lines]
        lines.append(line)
        line += 1
    return (None, []) if framed else (line, [[each] for each in lines])


def _rows_of(state: StateBlock, lines: list[int]) -> list[list[int]]:
    """Rows apart by empty lines; if there is no such line, each line is one."""
    if not any(not _line(state, line).strip() for line in lines):
        return [[line] for line in lines]
    rows: list[list[int]] = [[]]
    for line in lines:
        if _line(state, line).strip():
            rows[-1].append(line)
        elif rows[-1]:
            rows.append([])
    return [row for row in rows if row]


def _plain(
    state: StateBlock,
    span: tuple[int, int],
    heads: list[int],
    rows: list[list[int]],
    columns: Columns,
) -> bool:
    edges = [
        (left, columns[i + 1][0] if i + 1 < len(columns) else None)
        for i, (left, _) in enumerate(columns)
    ]
    edges[0] = (0, edges[0][1])

    def cells(lines: list[int]) -> list[CellText]:
        return [
            ("\n".join(_line(state, line)[left:right].strip() for line in lines).strip(), lines[0])
            for left, right in edges
        ]

    sample = heads or (rows[0] if rows else [])
    alignments = [_stands(_line(state, sample[-1]), column) for column in columns]
    made = [*([cells(heads)] if heads else []), *(cells(row) for row in rows)]
    return _push(state, *span, made, 1 if heads else 0, alignments, whole=False)


def _stands(head: str, column: tuple[int, int]) -> Alignment:
    """How a column is set: where its head stands over its dashes."""
    left, right = column
    padded = head.ljust(right)
    at_left, at_right = padded[left] != " ", padded[right - 1] != " "
    match at_left, at_right:
        case True, False:
            return "left"
        case False, True:
            return "right"
        case False, False if padded[left:right].strip():
            return "centre"
        case _:
            return "default"


def _push(
    state: StateBlock,
    start: int,
    end: int,
    rows: list[list[CellText]],
    header: int,
    alignments: list[Alignment],
    *,
    whole: bool,
) -> bool:
    token = state.push("drawn_table", "", 0)
    token.map = [start, end]
    meta: dict[str, Any] = {"rows": rows, "header": header, "alignments": alignments}
    token.meta = {**meta, "whole": whole}
    state.line = end
    return True
