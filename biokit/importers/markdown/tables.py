"""Tables: with pipes, where a cell is a line, and in divisions, where it may be anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeGuard, get_args

from markdown_it.token import Token

from biokit.model.nodes import Alignment, Block, Cell, Division, Inline, Paragraph, Row, Table
from biokit.model.walk import altered
from biokit.notation.attributes import Attributes, Given, read_attributes
from biokit.notation.canonical import canonical_inlines, is_bare

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

_CAPTION = re.compile(r"(?:[Tt]able)?:\s+")
_ALIGNMENTS: dict[object, Alignment] = {
    "text-align:left": "left",
    "text-align:center": "centre",
    "text-align:right": "right",
}


def table_of(opening: Token, blocks: Blocks) -> Table:
    """The table that a pipe table's tokens make."""
    rows: list[Row] = []
    alignments: list[Alignment] = []
    header = 0
    cells: list[Cell] = []
    while (token := blocks.next()).type != "table_close":
        match token.type:
            case "th_open" | "td_open":
                heading = token.type == "th_open"
                if heading:
                    alignments.append(_ALIGNMENTS.get(token.attrs.get("style"), "default"))
                cells.append(_cell(blocks.next(), blocks, heading=heading))
            case "tr_close":
                rows.append(Row(tuple(cells)))
                cells = []
            case "thead_close":
                header = len(rows)
            case _:
                pass
    heads = tuple(rows[:header])
    if all(not cell.blocks for row in heads for cell in row.cells):
        heads = ()
    origin = blocks.reading.origin(blocks.line(opening))
    return Table(tuple(rows[header:]), heads, tuple(alignments), origin=origin)


def _cell(inline: Token, blocks: Blocks, *, heading: bool) -> Cell:
    line = blocks.line(inline)
    content = blocks.inlines(inline.content, line)
    origin = blocks.reading.origin(line)
    return Cell((Paragraph(content, origin=origin),) if content else (), header=heading)


def is_bare_table(block: Block) -> TypeGuard[Table]:
    """Whether a block is a table that still lacks a caption."""
    return isinstance(block, Table) and not block.caption and is_bare(block)


def captioned(table: Table, inline: Token, blocks: Blocks) -> Table:
    """The table with the caption that a paragraph beside it gives: `: words {#id}`."""
    line = blocks.line(inline)
    words = _CAPTION.sub("", inline.content, count=1)
    words, attributes = trailing_attributes(words)
    given = blocks.reading.given(attributes, "a table", line)
    lang = given.take("lang")
    given.done()
    return altered(
        table,
        caption=blocks.inlines(words, line),
        id=attributes.id,
        lang=lang,
        classes=attributes.classes + attributes.own,
    )


def trailing_attributes(words: str) -> tuple[str, Attributes]:
    """The words of a heading or a caption, and the attributes at their end.

    Attributes directly after a bracket or code belong to that.
    """
    if not words.endswith("}"):
        return words, Attributes()
    position = len(words)
    while (position := words.rfind("{", 0, position)) >= 0:
        found = read_attributes(words, position)
        if found is not None and found[1] == len(words) and _stands_apart(words, position):
            return words[:position].rstrip(" \t"), found[0]
    return words, Attributes()


def _stands_apart(words: str, position: int) -> bool:
    before = words[:position]
    escapes = len(before) - len(before.rstrip("\\"))
    return escapes % 2 == 0 and not before.endswith(("]", ")", "`"))


def table_of_rows(
    given: Given, found: tuple[Block, ...], line: int, blocks: Blocks, own: dict[str, Any]
) -> Table:
    """The table that divisions of rows and cells make."""
    alignments = tuple((given.take("alignments") or "").split())
    for name in alignments:
        if name not in get_args(Alignment):
            given.fault(f"{name} is no alignment", f"there are: {', '.join(get_args(Alignment))}")
    caption: tuple[Inline, ...] = ()
    rows: list[Row] = []
    header: list[Row] = []
    for part in found:
        match blocks.part(part), part:
            case "caption", Division(blocks=(Paragraph(content=content),)):
                caption = content
            case "row", Division(blocks=cells, classes=classes):
                row = Row(tuple(_cell_of(cell, given, line, blocks) for cell in cells))
                (header if "header" in classes else rows).append(row)
            case _:
                given.fault("a table holds something that is no row", "write ::: {.row}")
    columns: Any = alignments
    return Table(tuple(rows), tuple(header), columns, canonical_inlines(caption), **own)


def _cell_of(part: Block, given: Given, line: int, blocks: Blocks) -> Cell:
    if not isinstance(part, Division) or blocks.part(part) != "cell":
        given.fault("a row holds something that is no cell", "write ::: {.cell}")
    pairs = Attributes(pairs=part.attributes)
    spans = blocks.reading.given(pairs, "a cell", part.origin.line or line if part.origin else line)
    columns, rows = spans.number("columns", 1), spans.number("rows", 1)
    spans.done()
    return Cell(part.blocks, header="header" in part.classes, columns=columns, rows=rows)
