"""Tables of wikitext and of HTML in it: rows, spans, headers, captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from biokit.importers.wikitext.pieces import Piece, lined
from biokit.model.nodes import (
    Alignment,
    Block,
    Cell,
    Inline,
    List,
    Paragraph,
    Row,
    Table,
)

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["table"]

MOST_SPAN = 1_000
ALIGNED = re.compile(r"(?:text-align\s*:\s*)?(left|right|center)", re.IGNORECASE)
ALIGNMENTS: dict[str, Alignment] = {"left": "left", "right": "right", "center": "centre"}
CAPTION = re.compile(r"\|\+(?P<caption>.*?)(?=\n[ \t]*[|!]|\Z)", re.DOTALL)
GRID = re.compile(r"wikitable|sortable|prettytable|border", re.IGNORECASE)


def table(node: Any, reader: Reader) -> list[Piece]:  # noqa: ANN401 (the lexer's Tag)
    """A table; one that only lays out is its cells' content."""
    rows = [_row(cells, reader) for cells in _rows(node)]
    rows = [row for row in rows if row.cells]
    caption = _caption(node, reader)
    if not rows:
        return list(caption)
    if _is_layout(node, rows):
        return [*caption, *(block for row in rows for cell in row.cells for block in cell.blocks)]
    head = 0
    while head < len(rows) - 1 and all(cell.header for cell in rows[head].cells):
        head += 1
    if not any(cell.header for row in rows for cell in row.cells):
        head = 0
    return [
        Table(
            tuple(rows[head:]),
            tuple(rows[:head]),
            _alignments(node),
            caption,
            origin=reader.origin(),
        )
    ]


def _name(node: Any) -> str:  # noqa: ANN401
    return str(node.tag).strip().casefold() if type(node).__name__ == "Tag" else ""


def _rows(node: Any) -> list[list[Any]]:  # noqa: ANN401
    """The cells of each row; cells before the first row mark are a row."""
    rows: list[list[Any]] = [[]]
    for each in [] if node.contents is None else node.contents.nodes:
        match _name(each):
            case "tr":
                rows.append(_cells(each))
                rows.append([])
            case "tbody" | "thead" | "tfoot":
                rows += _rows(each)
            case "td" | "th":
                rows[-1].append(each)
            case _:
                pass
    bare = ([cell for cell in row if not _is_caption(cell)] for row in rows)
    return [row for row in bare if row]


def _is_caption(cell: Any) -> bool:  # noqa: ANN401
    """`|+ …`, which the lexer takes for a cell that begins with a plus."""
    return _name(cell) == "td" and str(cell.contents or "").startswith("+")


def _cells(row: Any) -> list[Any]:  # noqa: ANN401
    inside = [] if row.contents is None else row.contents.nodes
    return [each for each in inside if _name(each) in {"td", "th"}]


def _row(cells: list[Any], reader: Reader) -> Row:
    return Row(tuple(_cell(each, reader) for each in cells))


def _cell(node: Any, reader: Reader) -> Cell:  # noqa: ANN401
    parts = [] if node.contents is None else lined(reader.content(node.contents))
    blocks: list[Block] = [Paragraph(part) if isinstance(part, tuple) else part for part in parts]
    return Cell(tuple(blocks), _name(node) == "th", _span(node, "colspan"), _span(node, "rowspan"))


def _attribute(node: Any, name: str) -> str:  # noqa: ANN401
    return next(
        (
            str(each.value).strip()
            for each in node.attributes
            if str(each.name).strip().casefold() == name and each.value is not None
        ),
        "",
    )


def _span(node: Any, name: str) -> int:  # noqa: ANN401
    found = re.match(r"\d{1,6}", _attribute(node, name))
    return min(max(int(found[0]), 1), MOST_SPAN) if found else 1


def _alignments(node: Any) -> tuple[Alignment, ...]:  # noqa: ANN401
    """Of columns whose cells are all set to one side."""
    columns: list[set[Alignment]] = []
    for row in _rows(node):
        for at, cell in enumerate(row):
            if _name(cell) == "th":
                continue
            said = ALIGNED.search(_attribute(cell, "style") or _attribute(cell, "align"))
            columns += [set() for _ in range(at + 1 - len(columns))]
            columns[at].add(ALIGNMENTS[said[1].casefold()] if said else "default")
    made = [next(iter(each)) if len(each) == 1 else "default" for each in columns]
    return tuple(made) if any(each != "default" for each in made) else ()


def _caption(node: Any, reader: Reader) -> tuple[Inline, ...]:  # noqa: ANN401
    """`|+ …`, or a `caption`."""
    if node.contents is None:
        return ()
    for each in node.contents.nodes:
        if _name(each) == "caption":
            return reader.inlines(each.contents)
        if _is_caption(each):
            return reader.inlines(str(each.contents)[1:])
    before = ""
    for each in node.contents.nodes:
        if _name(each) in {"tr", "td", "th"}:
            break
        before += str(each)
    found = CAPTION.search(before)
    if found is None:
        return ()
    said = found["caption"]
    styled = re.match(r"\s*(?:\w+\s*=\s*(?:\"[^\"]*\"|\S+)\s*)+\|(?!\|)", said)
    return reader.inlines(said[styled.end() :] if styled else said)


def _is_layout(node: Any, rows: list[Row]) -> bool:  # noqa: ANN401
    """No grid, no headers, and a single row or blocks in its cells: columns of a page."""
    if GRID.search(_attribute(node, "class") + _attribute(node, "border")):
        return False
    if any(cell.header for row in rows for cell in row.cells):
        return False
    return len(rows) <= 1 or any(
        len(cell.blocks) > 1 or any(isinstance(block, List | Table) for block in cell.blocks)
        for row in rows
        for cell in row.cells
    )
