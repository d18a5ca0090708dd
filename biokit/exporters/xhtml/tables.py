"""Tables: caption, header, columns set by alignment, and cells that say what they head."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    if part.header:
        body += element("thead", _rows(part.header, part.alignments, to, head=True))
    if part.rows:
        body += element("tbody", _rows(part.rows, part.alignments, to, head=False))
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
