"""Tables in the structure tree: each cell says which cells are its heads.

WeasyPrint 70 loses count of the columns beside and below a cell that spans several.
"""

from __future__ import annotations

from collections.abc import Iterator

from biokit.exporters.pdf.layout.weasy import Box, PdfObject
from biokit.exporters.pdf.tags.elements import string

__all__ = ["give_headers"]

BY_ROW = frozenset({"row", "rowgroup"})
"""Scopes of a head that stands beside its cells."""


def give_headers(table: Box, name: str) -> None:
    """Write into the cells of a table which heads are theirs.

    Args:
        table: a table, or the box around it and its caption, each cell with its element in `mark`.
        name: what the names of its heads begin with; no other table has it.
    """
    import pydyf

    placed = list(_placed(table))
    names: dict[int, PdfObject] = {}
    for number, (cell, _, _) in enumerate(placed):
        if cell.element_tag == "th":
            names[number] = cell.mark["ID"] = string(f"{name}.{number}")
    for cell, rows, columns in placed:
        if cell.element_tag != "td":
            continue
        heads = [
            names[number]
            for number, (head, its_rows, its_columns) in enumerate(placed)
            if number in names
            and (_meet(rows, its_rows) if _is_for_row(head) else _meet(columns, its_columns))
        ]
        cell.mark["A"].pop("Headers", None)
        if heads:
            cell.mark["A"]["Headers"] = pydyf.Array(heads)


def _is_for_row(head: Box) -> bool:
    return head.element.get("scope") in BY_ROW


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _placed(table: Box) -> Iterator[tuple[Box, range, range]]:
    """Each cell with the rows and the columns that it takes."""
    above: dict[int, int] = {}
    for row, box in enumerate(_rows(table)):
        column = 0
        for cell in box.children:
            while above.get(column, 0) > row:
                column += 1
            rows = range(row, row + cell.rowspan)
            columns = range(column, column + cell.colspan)
            above.update(dict.fromkeys(columns, rows.stop))
            yield cell, rows, columns
            column = columns.stop


def _rows(box: Box) -> Iterator[Box]:
    for child in box.children:
        if child.element_tag == "tr":
            yield child
        elif hasattr(child, "children"):
            yield from _rows(child)
