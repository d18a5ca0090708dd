"""What a line is made of before it is a paragraph: inlines, blocks between them, and ticks.

Ticks (`''`, `'''`) turn italic and bold on and off within a line, across links and templates; they
are paired as MediaWiki does (Parser::doQuotes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeAlias, cast, get_args

import msgspec

from biokit.model.nodes import Block, Emphasis, Inline, LineBreak, Strong, Text
from biokit.model.walk import altered

__all__ = ["Piece", "Ticks", "is_block", "lined", "styled", "tidy"]


class Ticks(msgspec.Struct, frozen=True):
    """Two ticks or more, side by side."""

    count: int


Piece: TypeAlias = Inline | Block | Ticks
Style = Literal["i", "b"]

STYLES: tuple[Style, ...] = ("b", "i")
BY_COUNT: dict[int, tuple[Style, ...]] = {2: ("i",), 3: ("b",)}
BLOCKS: tuple[type, ...] = get_args(Block)
SPACE = re.compile(r"[ \t\r\n\f]+")


def is_block(piece: Piece) -> bool:
    """Whether a piece stands as a block."""
    return isinstance(piece, BLOCKS)


def styled(pieces: Sequence[Piece]) -> list[Inline | Block]:
    """The pieces of a line, with its italics and bold as nodes."""
    if not any(isinstance(piece, Ticks) for piece in pieces):
        return [piece for piece in pieces if not isinstance(piece, Ticks)]
    styles = _Styles()
    for piece in _settled(list(pieces)):
        match piece:
            case Ticks(count):
                styles.turn(count)
            case _ if is_block(piece):
                styles.close()
                styles.put(piece)
            case _:
                styles.put(piece)
    styles.close()
    return styles.done


def _settled(pieces: list[Piece]) -> list[Piece]:
    """Four ticks are an apostrophe and bold; where neither style ends, one bold is italic."""
    made: list[Piece] = []
    for piece in pieces:
        match piece:
            case Ticks(count) if count == 4 or count > 5:
                made += [Text("'" * (1 if count == 4 else count - 5)), Ticks(min(count - 1, 5))]
            case _:
                made.append(piece)
    counts = [piece.count for piece in made if isinstance(piece, Ticks)]
    bold = sum(count in {3, 5} for count in counts)
    italic = sum(count in {2, 5} for count in counts)
    if bold % 2 and italic % 2:
        at = _misread(made)
        if at is not None:
            made[at : at + 1] = [Text("'"), Ticks(2)]
    return made


def _misread(pieces: list[Piece]) -> int | None:
    """The bold that is an apostrophe and italic: after a single letter, a word, or a space."""
    found: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        if not (isinstance(piece, Ticks) and piece.count == 3):
            continue
        before = pieces[at - 1].value if at and isinstance(pieces[at - 1], Text) else ""  # type: ignore[union-attr]
        if before[-1:] == " ":
            found.setdefault("space", at)
        elif before[-2:-1] == " ":
            found.setdefault("letter", at)
        else:
            found.setdefault("word", at)
    return next((found[kind] for kind in ("letter", "word", "space") if kind in found), None)


class _Styles:
    """The styles that are on, the outer first, and what stands in each."""

    def __init__(self) -> None:
        self.done: list[Inline | Block] = []
        self._on: list[tuple[Style, list[Inline]]] = []

    def put(self, piece: Piece) -> None:
        """Add to what is on."""
        if self._on:
            self._on[-1][1].append(cast("Inline", piece))
        else:
            self.done.append(cast("Inline | Block", piece))

    def turn(self, count: int) -> None:
        """Two ticks turn italic, three bold, five both."""
        turned = BY_COUNT.get(count, ("i", "b"))
        if len(turned) > 1:  # what is on goes off from the inside
            on = tuple(style for style, _ in reversed(self._on))
            turned = (*on, *(style for style in STYLES if style not in on)) if on else turned
        for style in turned:
            self._turn(style)

    def _turn(self, style: Style) -> None:
        on = [each for each, _ in self._on]
        if style not in on:
            self._on.append((style, []))
            return
        again = []
        while self._on[-1][0] != style:
            again.append(self._on[-1][0])
            self._end()
        self._end()
        for each in reversed(again):
            self._on.append((each, []))

    def _end(self) -> None:
        style, content = self._on.pop()
        if content:
            run = tuple(_joined(content))
            self.put(Emphasis(run) if style == "i" else Strong(run))

    def close(self) -> None:
        """A line ends all styles."""
        while self._on:
            self._end()


def tidy(run: Iterable[Inline]) -> tuple[Inline, ...]:
    """A run with single spaces, none at its ends or beside its line breaks, texts joined."""
    made: list[Inline] = []
    for inline in _joined(run):
        before = made[-1] if made else None
        if isinstance(inline, Text):
            value = inline.value
            if before is None or isinstance(before, LineBreak) or _ends_in_space(before):
                value = value.lstrip(" ")
            if value:
                made.append(altered(inline, value=value))
            continue
        if isinstance(inline, LineBreak):
            _strip_end(made)
        made.append(inline)
    while made and isinstance(made[-1], LineBreak):
        made.pop()
    _strip_end(made)
    start = next((at for at, each in enumerate(made) if not isinstance(each, LineBreak)), 0)
    return tuple(made[start:])


def _joined(run: Iterable[Inline]) -> Iterator[Inline]:
    """Texts side by side as one; in one step, for a line may have a hundred thousand."""
    words: list[str] = []
    for inline in run:
        if isinstance(inline, Text):
            words.append(inline.value)
            continue
        if words:
            yield Text(SPACE.sub(" ", "".join(words)))
            words = []
        yield inline
    if words:
        yield Text(SPACE.sub(" ", "".join(words)))


def _ends_in_space(inline: Inline) -> bool:
    content: tuple[Inline, ...] = getattr(inline, "content", ())
    while content:
        last = content[-1]
        if isinstance(last, Text):
            return last.value.endswith(" ")
        content = getattr(last, "content", ())
    return isinstance(inline, Text) and inline.value.endswith(" ")


def _strip_end(made: list[Inline]) -> None:
    if made and isinstance(made[-1], Text):
        value = made[-1].value.rstrip(" ")
        made[-1:] = [altered(made[-1], value=value)] if value else []


def lined(pieces: Iterable[Inline | Block]) -> Iterable[tuple[Inline, ...] | Block]:
    """Pieces cut into runs and blocks; empty runs are none."""
    run: list[Inline] = []
    for piece in pieces:
        if is_block(piece):
            if made := tidy(run):
                yield made
            run = []
            yield cast("Block", piece)
        else:
            run.append(cast("Inline", piece))
    if made := tidy(run):
        yield made
