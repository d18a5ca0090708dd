"""Tables: with pipes where every cell is a line, else in divisions of rows and cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.exporters.markdown.escaping import CELL, HEADING, LINE
from biokit.exporters.markdown.spelling import attributes_of
from biokit.model.nodes import Alignment, Cell, Paragraph, Row, Table
from biokit.notation.canonical import is_bare

if TYPE_CHECKING:
    from biokit.exporters.markdown.blocks import BlockWriter

Lines = list[str]
_RULES: dict[Alignment, str] = {"default": "---", "left": ":--", "centre": ":-:", "right": "--:"}
_PIPE = re.compile(r"\\.|(\|)", re.DOTALL)


def table_lines(table: Table, writer: BlockWriter) -> Lines:
    """The table, with its caption below."""
    saved = writer.notes.saved()
    piped = _piped(table, writer)
    if piped is not None:
        return piped
    writer.notes.restore(saved)
    return _in_divisions(table, writer)


def _piped(table: Table, writer: BlockWriter) -> Lines | None:
    """The table with pipes, if they can hold it."""
    if len(table.header) > 1 or not (table.header or table.rows):
        return None
    columns = len((table.header or table.rows)[0].cells)
    rows = (*table.header, *table.rows)
    if not columns or any(len(row.cells) != columns for row in rows):
        return None
    if len(table.alignments) > columns or not all(_is_line(row, table) for row in rows):
        return None
    if table.header and not any(cell.blocks for cell in table.header[0].cells):
        return None
    header = table.header[0] if table.header else Row((Cell(),) * columns)
    default: Alignment = "default"
    alignments = (*table.alignments, *((default,) * columns))[:columns]
    made = [_row(_written(header, writer))]
    made.append("|" + "|".join(_RULES[alignment] for alignment in alignments) + "|")
    made.extend(_row(_written(row, writer)) for row in table.rows)
    if any(_splits(line, columns) for line in made):
        return None
    return [*made, *_caption(table, writer)]


def _is_line(row: Row, table: Table) -> bool:
    return all(_is_plain(cell, header=row in table.header) for cell in row.cells)


def _is_plain(cell: Cell, *, header: bool) -> bool:
    """Whether a cell is one paragraph, or nothing, and nothing special."""
    if (cell.columns, cell.rows) != (1, 1) or cell.header != header:
        return False
    match cell.blocks:
        case ():
            return True
        case (Paragraph() as only,):
            return is_bare(only)
        case _:
            return False


def _written(row: Row, writer: BlockWriter) -> Lines:
    return [
        writer.inlines.block(cell.blocks[0].content, CELL)
        if cell.blocks and isinstance(cell.blocks[0], Paragraph)
        else ""
        for cell in row.cells
    ]


def _row(cells: Lines) -> str:
    return "| " + " | ".join(cells) + " |"


def _splits(line: str, columns: int) -> bool:
    """Whether a row would be read with more cells than it has: a pipe in code or in a link."""
    pipes = sum(1 for mark in _PIPE.finditer(line) if mark[1])
    return pipes != columns + 1 or "\n" in line


def _caption(table: Table, writer: BlockWriter) -> Lines:
    attributes = attributes_of(table)
    if not table.caption and not attributes:
        return []
    words = writer.inlines.block(table.caption, HEADING)
    return ["", " ".join(part for part in (":", words, attributes) if part)]


def _in_divisions(table: Table, writer: BlockWriter) -> Lines:
    alignments = " ".join(table.alignments) or None
    made = [f"::: {attributes_of(table, 'table', (('alignments', alignments),))}"]
    if table.caption:
        made += ["::: {.caption}", writer.inlines.paragraph(table.caption, LINE), ":::"]
    for row in table.header:
        made += ["::: {.row .header}", *_cells(row, writer, header=True), ":::"]
    for row in table.rows:
        made += ["::: {.row}", *_cells(row, writer, header=False), ":::"]
    return [*made, ":::"]


def _cells(row: Row, writer: BlockWriter, *, header: bool) -> Lines:
    made: Lines = []
    for cell in row.cells:
        attributes = ".cell"
        if cell.header and not header:
            attributes += " .header"
        if cell.columns != 1:
            attributes += f' columns="{cell.columns}"'
        if cell.rows != 1:
            attributes += f' rows="{cell.rows}"'
        made += [f"::: {{{attributes}}}", *writer.lines(cell.blocks), ":::"]
    return made
