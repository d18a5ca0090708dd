"""A run of pieces as blocks, or in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from biokit.importers.xhtml.runs import Pieces, add, ended, is_blank, is_block, only_marks
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    Code,
    CodeBlock,
    DefinitionList,
    Derived,
    Division,
    Figure,
    Inline,
    InlineImage,
    Letter,
    LineBreak,
    List,
    Paragraph,
    PlateSection,
    Table,
    Text,
    Verse,
)
from biokit.model.walk import altered

__all__ = ["begun", "blocks_of", "carried", "inlines_of"]

Run = tuple[Inline, ...]


def blocks_of(pieces: Pieces) -> tuple[Block, ...]:
    """Pieces as blocks: each run of inlines is a paragraph.

    A run that has no words, where a page of print begins or a link leads, stands at the beginning
    of the block after it.
    """
    blocks: list[Block] = []
    marks: list[Inline] = []
    run: list[Inline] = []
    for piece in (*pieces, None):
        if piece is not None and not is_block(piece):
            run.append(cast("Inline", piece))
            continue
        marks, run = _closed(blocks, marks, run), []
        if piece is not None:
            blocks += begun(piece, tuple(marks)) if marks else (piece,)
            marks = []
    if marks:
        blocks[-1:] = _ended(blocks[-1:], tuple(marks))
    return tuple(blocks)


def _closed(blocks: list[Block], marks: list[Inline], run: list[Inline]) -> list[Inline]:
    """Make a paragraph of a run that has words, and return the marks that still have no place."""
    ended(run)
    if is_blank(run):
        return marks
    if only_marks(run):
        return [*marks, *(piece for piece in run if not isinstance(piece, Text))]
    blocks.append(Paragraph((*marks, *run)))
    return []


def begun(block: Block, marks: Run) -> tuple[Block, ...]:
    """A block with marks at its beginning, or after a paragraph of them."""
    match block:
        case Paragraph(content):
            return (altered(block, content=(*marks, *content)),)
        case BlockQuotation(blocks=(first, *rest)) | Letter(blocks=(first, *rest)):
            return (altered(block, blocks=(*begun(first, marks), *rest)),)
        case Division(blocks=(first, *rest)):
            return (altered(block, blocks=(*begun(first, marks), *rest)),)
        case Verse(stanzas=((line, *lines), *stanzas)):
            opening = altered(line, content=(*marks, *line.content))
            return (altered(block, stanzas=((opening, *lines), *stanzas)),)
        case _:
            return (Paragraph(marks), block)


def _ended(last: list[Block], marks: Run) -> tuple[Block, ...]:
    match last:
        case [Paragraph(content) as paragraph]:
            return (altered(paragraph, content=(*content, *marks)),)
        case _:
            return (*last, Paragraph(marks))


def inlines_of(pieces: Pieces) -> Run:
    """Pieces in one line, with a space around each block among them."""
    out: Pieces = []
    for piece in pieces:
        if not is_block(piece):
            add(cast("Inline", piece), out)
            continue
        ended(cast("list[Inline]", out))
        for index, inline in enumerate(_in_line(piece)):
            if index == 0 and out:
                add(Text(" "), out)
            add(inline, out)
        if out:
            add(Text(" "), out)
    ended(cast("list[Inline]", out))
    return cast("Run", tuple(out))


def _in_line(block: Block) -> Run:
    match block:
        case Paragraph(content):
            return content
        case BlockQuotation(blocks, attribution):
            return _joined((*map(_in_line, blocks), attribution))
        case Letter() | Division():
            return _joined(map(_in_line, block.blocks))
        case Verse(stanzas, attribution):
            lines = [line.content for stanza in stanzas for line in stanza]
            return _joined((_joined(lines, LineBreak()), attribution))
        case List(items):
            return _joined(_in_line(one) for item in items for one in item.blocks)
        case DefinitionList(items):
            return _joined(
                run for item in items for run in (item.term, *map(_in_line, item.blocks))
            )
        case Table(rows, header, _, caption):
            cells = (cell for row in (*header, *rows) for cell in row.cells)
            return _joined((caption, *(_in_line(one) for cell in cells for one in cell.blocks)))
        case Figure():
            return _joined((_picture(block), block.caption, block.credit))
        case PlateSection(figures):
            return _joined(map(_in_line, figures))
        case CodeBlock(value):
            return (Code(value),) if value else ()
        case Break() | Derived():
            return ()


def _picture(figure: Figure) -> Run:
    if figure.path is None:
        return (Text(figure.alt),) if figure.alt else ()
    return (InlineImage(figure.path, figure.alt or "", id=figure.id, classes=figure.classes),)


def _joined(runs: Iterable[Run], between: Inline | None = None) -> Run:
    """Runs one after the other, those without words left out."""

    def all_of() -> Iterator[Inline]:
        for index, run in enumerate([run for run in runs if run]):
            if index:
                yield between or Text(" ")
            yield from run

    return tuple(all_of())


def carried(blocks: tuple[Block, ...], own: dict[str, Any]) -> tuple[Block, ...]:
    """Blocks with what a container that is no node says: its id stays on the first of them."""
    lang, key = own.get("lang"), own.get("id")
    if lang:
        blocks = tuple(
            block if block.lang is not None else altered(block, lang=lang) for block in blocks
        )
    if key is None:
        return blocks
    if not blocks:
        return (Paragraph((), id=key, origin=own.get("origin")),)
    if blocks[0].id is None:
        return (altered(blocks[0], id=key), *blocks[1:])
    return (Division(blocks, id=key, origin=own.get("origin")),)
