"""Pieces to blocks, and blocks under their headings to a tree of sections."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from biokit.importers.text.gap_tokens import Lacuna
from biokit.importers.text.inlines import Place, inlines
from biokit.importers.text.outline import Entry, Level, levels_of
from biokit.importers.text.pieces import (
    Caption,
    Grid,
    Heading,
    Left,
    Listing,
    Pause,
    Picture,
    Piece,
    Prose,
)
from biokit.importers.text.shapes import section_kind
from biokit.model.base import Origin
from biokit.model.nodes import (
    Block,
    Break,
    Cell,
    Definition,
    DefinitionList,
    Figure,
    Inline,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Row,
    Section,
    Table,
)


class Filled(msgspec.Struct, frozen=True):
    """A heading and the blocks under it; none for the lead."""

    heading: Heading | None
    blocks: tuple[Block, ...]


def filled(
    pieces: Sequence[Piece], gaps: dict[Prose, tuple[Lacuna, ...]], place: Place
) -> list[Filled]:
    """The lead and each heading, with what stands under them."""
    heading: Heading | None = None
    blocks: list[Block] = []
    done: list[Filled] = []
    for piece in pieces:
        if isinstance(piece, Heading):
            done.append(Filled(heading, tuple(blocks)))
            heading, blocks = piece, []
            continue
        lost = gaps.get(piece, ()) if isinstance(piece, Prose) else ()
        block = _block(piece, lost, place, lead=heading is None)
        if block is not None:
            blocks.append(block)
    return [*done, Filled(heading, tuple(blocks))]


def tree(parts: Sequence[Filled], place: Place) -> tuple[tuple[Section, ...], list[Level]]:
    """The sections, nested by their levels, and the levels in order."""
    headed = [(part.heading, part.blocks) for part in parts if part.heading is not None]
    levels = levels_of([Entry(heading, not blocks) for heading, blocks in headed])
    stack: list[tuple[int, list[Section]]] = [(0, [])]
    waiting: list[tuple[Heading, tuple[Block, ...], Level]] = []

    def close(depth: int) -> None:
        while len(stack) > 1 and stack[-1][0] >= depth:
            _, inner = stack.pop()
            heading, blocks, level = waiting.pop()
            stack[-1][1].append(_section(heading, blocks, tuple(inner), level, place))

    for (heading, blocks), level in zip(headed, levels, strict=True):
        close(level.depth)
        stack.append((level.depth, []))
        waiting.append((heading, blocks, level))
    close(0)
    return tuple(stack[0][1]), levels


def _section(
    heading: Heading,
    blocks: tuple[Block, ...],
    inner: tuple[Section, ...],
    level: Level,
    place: Place,
) -> Section:
    kind = section_kind(heading.text)
    words = heading.words if heading.words != heading.text else None
    title = inlines(heading.text, heading.number, place)
    if heading.subtitle is not None:
        title = (*title, LineBreak(), *inlines(heading.subtitle, heading.number, place))
    return Section(
        title,
        blocks,
        inner,
        level_guessed=level.guessed,
        origin=Origin(place.path, heading.number, words),
        classes=("references",) if kind == "references" else (),
    )


def _block(piece: Piece, lost: tuple[Lacuna, ...], place: Place, *, lead: bool) -> Block | None:
    match piece:
        case Prose(number, text, classes):
            return _paragraph(number, text, place, lost, classes)
        case Caption(number, text, guessed):
            caption = inlines(text, number, place)
            classes = ("guessed",) if guessed else ()
            return Figure(None, caption, origin=Origin(place.path, number), classes=classes)
        case Picture(number, alt, _, words):
            origin = Origin(place.path, number, words)
            return Figure(None, inlines(alt, number, place), origin=origin)
        case Listing():
            return _list(piece, place)
        case Pause(number, words):
            return Break(origin=Origin(place.path, number, words))
        case Grid():
            return _facts(piece, place) if lead else _table(piece, place)
        case Heading() | Left():
            return None


def _paragraph(
    number: int,
    text: str,
    place: Place,
    lost: tuple[Lacuna, ...] = (),
    classes: tuple[str, ...] = (),
) -> Paragraph:
    content: tuple[Inline, ...] = inlines(text, number, place, lost)
    return Paragraph(content, origin=Origin(place.path, number), classes=classes)


def _list(piece: Listing, place: Place) -> List:
    """The bullet, or what stands after each number, is the origin's words."""
    items = tuple(ListItem((_paragraph(number, text, place),)) for number, text in piece.items)
    origin = Origin(place.path, piece.number, piece.mark)
    if piece.start is None:
        return List(items, origin=origin)
    return List(items, ordered=True, start=piece.start, origin=origin)


def _facts(piece: Grid, place: Place) -> DefinitionList | Table:
    """A box of facts: a term and what it is on each line."""
    facts: list[Definition] = []
    for number, cells in piece.rows:
        match cells:
            case (str(term), str(value)) if term and value:
                said = (_paragraph(number, value, place),)
                facts.append(Definition(inlines(term, number, place), said))
            case (str(value),) if facts:
                last = facts[-1]
                facts[-1] = Definition(last.term, (*last.blocks, _paragraph(number, value, place)))
            case _:
                return _table(piece, place)
    return DefinitionList(
        tuple(facts), origin=Origin(place.path, piece.number), classes=("infobox",)
    )


def _table(piece: Grid, place: Place) -> Table:
    width = max(len(cells) for _, cells in piece.rows)
    rows = tuple(
        Row(
            tuple(
                Cell((_paragraph(number, cell, place),) if cell else ())
                for cell in (*cells, *("" for _ in range(width - len(cells))))
            )
        )
        for number, cells in piece.rows
    )
    return Table(rows, origin=Origin(place.path, piece.number))
