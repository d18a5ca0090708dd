"""Tables (17.4): cells that span columns and rows, header rows, alignment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from biokit.importers.docx.blocks import blocks_of
from biokit.importers.docx.parsing import Xml, number_of, switched_on, value_of
from biokit.importers.docx.reading import Entry, Reading
from biokit.model.nodes import Alignment, Block, Cell, Row, Table

__all__ = ["read_table"]

MOST_COLUMNS = 200
"""Columns that a cell may span, whatever it says."""
ALIGNED: dict[str | None, Alignment] = {"center": "centre", "right": "right", "end": "right"}


class Place(msgspec.Struct):
    """A cell while the rows below may still belong to it."""

    column: int
    columns: int
    blocks: tuple[Block, ...]
    alignment: Alignment
    rows: int = 1


def read_table(element: Xml, entries: Callable[[Xml], list[Entry]], reading: Reading) -> Table:
    """A table.

    Args:
        element: `w:tbl`.
        entries: what is in a cell.
        reading: of the document.
    """
    origin = reading.origin()
    rows: list[list[Place]] = []
    heads = 0
    above: dict[int, Place] = {}
    for row in _rows(element):
        places, above = _row(row, above, lambda cell: blocks_of(entries(cell), reading))
        if not places and rows:
            continue
        if switched_on(row, "trPr/tblHeader") and heads == len(rows):
            heads += 1
        rows.append(places)
    heads = heads if heads < len(rows) else 0
    made = [Row(tuple(_cell(place) for place in row)) for row in rows]
    return Table(
        tuple(made[heads:]),
        header=tuple(made[:heads]),
        alignments=_alignments(rows[heads:]),
        origin=origin,
    )


def _rows(element: Xml) -> Iterator[Xml]:
    """Rows, also those in content controls."""
    for child in element:
        if child.tag == "tr":
            yield child
        elif child.tag in {"sdt", "sdtContent", "customXml"}:
            yield from _rows(child)


def _cells(row: Xml) -> Iterator[Xml]:
    for child in row:
        if child.tag == "tc":
            yield child
        elif child.tag in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(child)


def _row(
    row: Xml, above: dict[int, Place], read: Callable[[Xml], tuple[Block, ...]]
) -> tuple[list[Place], dict[int, Place]]:
    """The cells that begin in a row, and by their columns those that go on from it."""
    places: list[Place] = []
    open_cells: dict[int, Place] = {}
    column = min(number_of(row, "trPr/gridBefore") or 0, MOST_COLUMNS)
    if column:
        places.append(Place(0, column, (), "default"))
    for cell in _cells(row):
        columns = min(max(number_of(cell, "tcPr/gridSpan") or 1, 1), MOST_COLUMNS)
        merged = cell.find("tcPr/vMerge")
        goes_on = merged is not None and (merged.get("val") or "continue") == "continue"
        place = above.get(column) if goes_on else None
        if place is None:
            place = Place(column, columns, read(cell), _alignment(cell))
            places.append(place)
        else:
            place.rows += 1
            place.blocks += read(cell)
        if merged is not None:
            open_cells[column] = place
        column += columns
    after = min(number_of(row, "trPr/gridAfter") or 0, MOST_COLUMNS)
    if after:
        places.append(Place(column, after, (), "default"))
    return places, open_cells


def _cell(place: Place) -> Cell:
    return Cell(place.blocks, columns=place.columns, rows=place.rows)


def _alignment(cell: Xml) -> Alignment:
    """What its paragraphs have in common."""
    said = {value_of(paragraph, "pPr/jc") for paragraph in cell.iterfind("p")}
    return ALIGNED.get(said.pop(), "default") if len(said) == 1 else "default"


def _alignments(rows: list[list[Place]]) -> tuple[Alignment, ...]:
    """Of each column, how most of its cells are set."""
    counted: dict[int, Counter[Alignment]] = {}
    for row in rows:
        for place in row:
            if place.columns == 1 and place.blocks:
                counted.setdefault(place.column, Counter())[place.alignment] += 1
    width = max(counted, default=-1) + 1
    return tuple(
        counted[column].most_common(1)[0][0] if column in counted else "default"
        for column in range(width)
    )
