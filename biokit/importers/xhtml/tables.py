"""Tables: caption, header, spans, and columns set by alignment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from biokit.importers.xhtml.labels import names_of
from biokit.importers.xhtml.lines import blocks_of
from biokit.importers.xhtml.listed import described
from biokit.importers.xhtml.parts import parts_of
from biokit.importers.xhtml.runs import Pieces
from biokit.model.nodes import Alignment, Block, Cell, Inline, Row, Table
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["table"]

_CELLS = frozenset({"td", "th"})
_PARTS = _CELLS | {"caption", "thead", "tbody", "tfoot", "tr"}
_ALIGNED: dict[str, Alignment] = {
    "left": "left",
    "center": "centre",
    "centre": "centre",
    "right": "right",
    "text-left": "left",
    "text-center": "centre",
    "text-right": "right",
}
_STYLE = re.compile(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)
_WIDEST = 1000
"""Columns or rows that a cell spans at most (https://html.spec.whatwg.org/#attr-tdth-colspan)."""


class _Reading:
    """One table while it is read."""

    def __init__(self) -> None:
        self.header: list[Row] = []
        self.rows: list[Row] = []
        self.foot: list[Row] = []
        self.caption: tuple[Inline, ...] = ()
        self.loose: list[Block] = []
        """What stands outside cells."""
        self.aligned: dict[int, Counter[Alignment]] = {}
        self.taken: dict[int, int] = {}
        self.sections = False


def table(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A table; what stands in it outside its cells is printed before it, as browsers do."""
    seen = _Reading()
    _rows(element, seen.rows, seen, to)
    if not seen.header and not seen.sections:
        _first_rows(seen)
    rows = (*seen.rows, *seen.foot)
    to.put_blocks(seen.loose, out)
    if not rows and not seen.header:
        to.put_blocks(blocks_of(list(seen.caption)), out)
        return
    header = tuple(Row(tuple(map(_heading, row.cells))) for row in seen.header)
    made = Table(rows, header, _alignments(seen), seen.caption, **to.own(element))
    to.put_blocks((made,), out)


def _rows(element: etree._Element, rows: list[Row], seen: _Reading, to: Reader) -> None:
    for part, before in parts_of(element, _PARTS, to):
        seen.loose += before
        if part is None:
            return
        match part.tag:
            case "tr":
                rows.append(_row(part, seen, to))
            case "thead" | "tbody" | "tfoot" as name:
                seen.sections = True
                seen.taken.clear()
                inside = {"thead": seen.header, "tfoot": seen.foot}.get(name, seen.rows)
                _rows(part, inside, seen, to)
            case "caption":
                seen.caption = (*seen.caption, *to.inlines(part))
            case "td" | "th":
                rows.append(Row((_cell(part, seen, 0, to),)))
            case _:
                pass


def _row(element: etree._Element, seen: _Reading, to: Reader) -> Row:
    cells: list[Cell] = []
    column = 0
    started: dict[int, int] = {}
    for part, before in parts_of(element, _CELLS, to):
        seen.loose += before
        if part is None:
            break
        while seen.taken.get(column, 0) > 0:
            column += 1
        cell = _cell(part, seen, column, to)
        cells.append(cell)
        started.update(dict.fromkeys(range(column, column + cell.columns), cell.rows))
        column += cell.columns
    seen.taken.update(started)
    seen.taken = {place: left - 1 for place, left in seen.taken.items() if left > 1}
    return Row(tuple(cells))


def _cell(element: etree._Element, seen: _Reading, column: int, to: Reader) -> Cell:
    names = names_of(element)
    alignment = _alignment(element, names)
    columns = _span(element.get("colspan"))
    if columns == 1 and (alignment != "default" or len(element) or element.text):
        seen.aligned.setdefault(column, Counter())[alignment] += 1
    own = to.own(element, tuple(name for name in names if name not in _ALIGNED))
    blocks = described(blocks_of(to.line(element)), own)
    return Cell(blocks, element.tag == "th", columns, _span(element.get("rowspan")))


def _span(said: str | None) -> int:
    found = re.match(r"\s*(\d{1,5})", said or "")
    return min(max(int(found[1]), 1), _WIDEST) if found else 1


def _alignment(element: etree._Element, names: tuple[str, ...]) -> Alignment:
    for name in names:
        if name in _ALIGNED:
            return _ALIGNED[name]
    said = element.get("align")
    if said is None and (style := element.get("style")):
        found = _STYLE.search(style)
        said = found[1] if found else None
    return _ALIGNED.get((said or "").strip().lower(), "default")


def _alignments(seen: _Reading) -> tuple[Alignment, ...]:
    """What most cells of a column say, up to the last column of which any says something."""
    if not seen.aligned:
        return ()
    made: list[Alignment] = [
        seen.aligned[column].most_common(1)[0][0] if column in seen.aligned else "default"
        for column in range(max(seen.aligned) + 1)
    ]
    while made and made[-1] == "default":
        made.pop()
    return tuple(made)


def _heading(cell: Cell) -> Cell:
    """A cell of the header, which is one whatever its element is called."""
    return cell if cell.header else altered(cell, header=True)


def _first_rows(seen: _Reading) -> None:
    """Rows of headings at the top, where the file has no other way of saying that they are."""
    top = list(_leading(seen.rows))
    if len(top) < len(seen.rows):
        seen.header = top
        del seen.rows[: len(top)]


def _leading(rows: list[Row]) -> Iterator[Row]:
    for row in rows:
        if not row.cells or not all(cell.header for cell in row.cells) or len(row.cells) == 1:
            return
        yield row
