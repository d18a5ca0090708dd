"""Tables: caption, header, columns set by alignment, and cells that say what they head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from biokit.exporters.xhtml.markup import element
from biokit.model.nodes import Alignment, Cell, Paragraph, Row, Table

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["table"]


def table(part: Table, to: Renderer) -> str:
    """A table with its caption first."""
    body = ""
    if part.caption:
        body += element("caption", to.inlines(part.caption))
    header, rows = part.header, part.rows
    if to.medium.paged:
        header, rows = _regular(header, rows)
    if header:
        body += element("thead", _rows(header, part.alignments, to, head=True))
    if rows:
        body += element("tbody", _rows(rows, part.alignments, to, head=False))
    return element("table", body, to.attributes(part))


def _rows(
    rows: tuple[Row, ...], alignments: tuple[Alignment, ...], to: Renderer, *, head: bool
) -> str:
    """Rows, with the column each cell begins in reckoned across cells that span rows."""
    made = ""
    taken: dict[int, int] = {}
    for row in rows:
        column = 0
        cells = ""
        for cell in row.cells:
            while taken.get(column, 0) > 0:
                column += 1
            alignment = alignments[column] if column < len(alignments) else "default"
            cells += _cell(cell, alignment, to, head=head)
            for spanned in range(column, column + max(cell.columns, 1)):
                taken[spanned] = max(cell.rows, 1)
            column += max(cell.columns, 1)
        taken = {place: left - 1 for place, left in taken.items()}
        made += element("tr", cells)
    return made


def _cell(cell: Cell, alignment: Alignment, to: Renderer, *, head: bool) -> str:
    match cell.blocks:
        case (Paragraph(content=content, id=None, lang=None, classes=()),):
            body = to.inlines(content)
        case blocks:
            body = to.blocks(blocks)
    return element("th" if head or cell.header else "td", body, _attributes(cell, alignment, head))


def _attributes(cell: Cell, alignment: Alignment, head: bool) -> dict[str, str | None]:  # noqa: FBT001 (a private fact, named by its caller)
    names: dict[str, str | None] = {}
    if alignment != "default":
        names["class"] = alignment
    if head:
        names["scope"] = "colgroup" if cell.columns > 1 else "col"
    elif cell.header:
        names["scope"] = "rowgroup" if cell.rows > 1 else "row"
    if cell.columns > 1:
        names["colspan"] = str(cell.columns)
    if cell.rows > 1:
        names["rowspan"] = str(cell.rows)
    return names


def _regular(*groups: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """Groups of rows, with a cell in every column of each.

    A tagged PDF must have them so (ISO 14289-1, 7.5); real tables often end rows early.
    """
    laid = [[*_laid(rows)] for rows in groups]
    columns = max((1 + max(taken) for rows in laid for _, taken in rows if taken), default=0)
    blank = Cell()
    return [
        tuple(Row((*cells, *[blank] * (columns - len(taken)))) for cells, taken in rows)
        for rows in laid
    ]


def _laid(rows: tuple[Row, ...]) -> Iterator[tuple[list[Cell], set[int]]]:
    """The cells of each row, and the columns that they and cells of rows above take.

    No cell reaches into another or below the last row.
    """
    above: dict[int, int] = {}
    for number, row in enumerate(rows):
        cells: list[Cell] = []
        below = {column: left - 1 for column, left in above.items() if left > 1}
        column = 0
        for cell in row.cells:
            column = next(place for place in count(column) if place not in above)
            reach = range(column, column + max(cell.columns, 1))
            end = next((place for place in reach if place in above), reach.stop)
            height = min(max(cell.rows, 1), len(rows) - number)
            cells.append(replace(cell, columns=end - column, rows=height))
            below.update(dict.fromkeys(range(column, end), height - 1) if height > 1 else {})
            column = end
        own = sum(cell.columns for cell in cells)
        free = (place for place in count() if place not in above)
        yield cells, {*above, *islice(free, own)}
        above = below
