"""Runs of inlines and blocks in the order in which a page has them, and what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeGuard, TypeVar, cast, get_args

import msgspec

from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Cell,
    Definition,
    DefinitionList,
    Division,
    Figure,
    IndexMark,
    Inline,
    Letter,
    LineBreak,
    List,
    ListItem,
    PageMark,
    Paragraph,
    Row,
    Span,
    Table,
    Text,
    Verse,
    VerseLine,
)
from biokit.model.walk import altered

__all__ = [
    "Piece",
    "Pieces",
    "Wrap",
    "add",
    "collapsed",
    "ended",
    "hoisted",
    "is_blank",
    "is_block",
    "only_marks",
    "over_lines",
    "plain",
    "trimmed_end",
    "wrapped",
]

Piece = Inline | Block
Pieces = list[Piece]
Wrap = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
P = TypeVar("P", bound=msgspec.Struct)
Q = TypeVar("Q", bound=msgspec.Struct)

_BLOCKS = frozenset(get_args(Block))
_SPACES = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff"
_WIDE_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
"""A line of the file ended between two signs of a script without spaces."""


def collapsed(words: str) -> str:
    """White space as HTML prints it: runs of it are one space; no-break and wide spaces stay."""
    if "\n" in words and not words.isascii():
        words = _WIDE_BREAK.sub("", words)
    return _SPACES.sub(" ", words)


def is_block(piece: Piece) -> TypeGuard[Block]:
    """Whether it stands by itself."""
    return type(piece) in _BLOCKS


def plain(piece: Piece) -> TypeGuard[Text]:
    """Whether it is text and nothing else, so that more text may be added to it."""
    return type(piece) is Text and not (piece.id or piece.lang or piece.classes)


def is_blank(run: Iterable[Piece]) -> bool:
    """Whether there is nothing in a run but white space of any kind and ends of lines."""
    return all(
        type(piece) is LineBreak or (plain(piece) and not piece.value.strip()) for piece in run
    )


def only_marks(run: Iterable[Piece]) -> bool:
    """Whether a run says where something is and has no words: pages, anchors, index marks."""
    return all(_is_mark(piece) for piece in run)


def _is_mark(piece: Piece) -> bool:
    match piece:
        case PageMark() | IndexMark(content=()) | Span(content=()):
            return True
        case Text(value):
            return not value.strip()
        case _:
            return False


def trimmed_end(run: list[P]) -> None:
    """Take the white space off the end of a run of inlines, however deep in it stands."""
    while run:
        last = run[-1]
        if isinstance(last, Text):
            words = last.value.rstrip(" ")
            if words == last.value:
                return
            if words:
                run[-1] = altered(last, value=words)
                return
            run.pop()
            continue
        content = getattr(last, "content", None)
        if not content or is_block(cast("Piece", last)):
            return
        inner = list(content)
        trimmed_end(inner)
        if len(inner) != len(content) or inner[-1] is not content[-1]:
            run[-1] = altered(last, content=tuple(inner))
        return


def ended(run: list[P]) -> None:
    """The same, and take off breaks of the line that ends anyway: they are not seen."""
    trimmed_end(run)
    while run and isinstance(run[-1], LineBreak) and run[-1].id is None:
        run.pop()
        trimmed_end(run)


def hoisted(run: Iterable[Inline]) -> tuple[list[Inline], tuple[Inline, ...], list[Inline]]:
    """What stands at the beginning of a run, the run itself, and what stands at its end.

    Spaces and ends of lines are no part of the words that are set apart: `*words* and`, not
    `*words *and`.
    """
    inner = list(run)
    before: list[Inline] = []
    after: list[Inline] = []
    while inner and (type(inner[0]) is LineBreak or (plain(inner[0]) and _spaced(inner[0], 0))):
        inner[:1] = _split(inner[0], before, at=0)
    while inner and (type(inner[-1]) is LineBreak or (plain(inner[-1]) and _spaced(inner[-1], -1))):
        inner[-1:] = _split(inner[-1], after, at=-1)
    after.reverse()
    return before, tuple(inner), after


def _spaced(text: Text, at: int) -> bool:
    return bool(text.value) and text.value[at] == " "


def _split(piece: Inline, apart: list[Inline], *, at: int) -> list[Inline]:
    """A space, or the end of a line, put apart, and what is left of the piece."""
    if not isinstance(piece, Text):
        apart.append(piece)
        return []
    apart.append(Text(" "))
    rest = piece.value[1:] if at == 0 else piece.value[:-1]
    return [Text(rest)] if rest else []


def wrapped(pieces: Pieces, wrap: Wrap) -> Iterator[Piece]:
    """Pieces with `wrap` around each run of inlines, within the blocks among them too."""
    run: list[Inline] = []
    for piece in pieces:
        if is_block(piece):
            if run:
                yield from wrap(tuple(run))
                run = []
            yield over_lines(piece, wrap)
        else:
            run.append(cast("Inline", piece))
    if run:
        yield from wrap(tuple(run))


def over_lines(part: P, wrap: Wrap) -> P:
    """A block, or a part of one, with each of its lines of text changed by `wrap`."""

    def line(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return wrap(run) if run and not is_blank(run) else run

    def each(parts: tuple[Q, ...]) -> tuple[Q, ...]:
        return tuple(over_lines(one, wrap) for one in parts)

    match part:
        case Paragraph(content) | VerseLine(content):
            return altered(part, content=line(content))
        case BlockQuotation(blocks, attribution):
            return altered(part, blocks=each(blocks), attribution=line(attribution))
        case Letter() | Division() | ListItem() | Cell():
            return altered(part, blocks=each(part.blocks))
        case Verse(stanzas, attribution):
            made = tuple(each(stanza) for stanza in stanzas)
            return altered(part, stanzas=made, attribution=line(attribution))
        case List() | DefinitionList():
            return altered(part, items=each(cast("tuple[msgspec.Struct, ...]", part.items)))
        case Definition(term, blocks):
            return altered(part, term=line(term), blocks=each(blocks))
        case Table(rows, header, _, caption):
            return altered(part, rows=each(rows), header=each(header), caption=line(caption))
        case Row(cells):
            return altered(part, cells=each(cells))
        case Figure(caption=caption):
            return altered(part, caption=line(caption))
        case _:
            return part


def add(piece: Inline, out: Pieces) -> None:
    """Add an inline to a run; text joins the text before it."""
    if out and plain(piece) and plain(out[-1]):
        out[-1] = Text(out[-1].value + piece.value)
    else:
        out.append(piece)
