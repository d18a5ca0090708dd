"""What rendering makes: strings, and boxes of them with a format; and ways to look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec
from msgspec import structs

from biokit.model.nodes import Inline


class Format(msgspec.Struct, frozen=True, gc=False):
    """CSL's formatting attributes; `None` leaves what surrounds it."""

    style: str | None = None
    variant: str | None = None
    weight: str | None = None
    decoration: str | None = None
    align: str | None = None
    flips: bool = False
    """Markup of a title, which within the same format is set the other way."""


Role = Literal[
    "names",  # a whole names element
    "name-list",  # its names without its label
    "name",  # one of them
    "stand-in",  # words in place of names
    "year",
    "year-suffix",
    "issued",
    "title",  # of a work, set in italic
    "nocase",
    "beside",  # what stands after a title and is not of it
    "language",  # words of a language of their own
    "locator",
    "citation-number",
    "term",
    "ibid",
    "affixed",  # what has a prefix
    "verbatim",  # an author's own prefix or suffix
]


class Box(msgspec.Struct, frozen=True, gc=False):
    """Pieces with one format, in quotation marks or not."""

    pieces: tuple[str | Box, ...]
    format: Format | None = None
    quotes: bool = False
    role: Role | None = None
    display: str | None = None
    url: str | None = None
    lang: str | None = None
    inline: Inline | None = None
    """What an author put there that no style makes, a link or a cross-reference; printed as is."""
    marks: str = ""
    """The two quotation marks that were typed, unless they were straight."""


Piece = str | Box
Pieces = tuple[Piece, ...]


def plain(pieces: Iterable[Piece]) -> str:
    """The characters, without formats and without quotation marks."""
    return "".join(piece if isinstance(piece, str) else plain(piece.pieces) for piece in pieces)


def found(pieces: Iterable[Piece], role: Role) -> Iterator[Box]:
    """All boxes of a role, outermost first."""
    for piece in pieces:
        if isinstance(piece, Box):
            if piece.role == role:
                yield piece
            yield from found(piece.pieces, role)


def each_string(pieces: Pieces, change: Callable[[str], str]) -> Pieces:
    """The pieces with every string changed."""
    return tuple(
        change(piece)
        if isinstance(piece, str)
        else with_pieces(piece, each_string(piece.pieces, change))
        for piece in pieces
    )


def outermost(pieces: Pieces, inner: str) -> Pieces:
    """The pieces with quotations in a language's inner marks as quotations of the first level."""
    return tuple(
        structs.replace(piece, marks="")
        if isinstance(piece, Box) and piece.marks == inner
        else piece
        for piece in pieces
    )


def with_pieces(box: Box, pieces: Pieces) -> Box:
    """The box around other pieces."""
    return Box(
        pieces,
        box.format,
        box.quotes,
        box.role,
        box.display,
        box.url,
        box.lang,
        box.inline,
        box.marks,
    )


def replaced(pieces: Pieces, old: Box, new: Pieces) -> Pieces:
    """The pieces with one box, by identity, replaced wherever it is.

    All other boxes stay the same objects, so that they can be replaced after it.
    """
    made: list[Piece] = []
    changed = False
    for piece in pieces:
        if piece is old:
            made.extend(new)
            changed = True
        elif isinstance(piece, Box):
            inner = replaced(piece.pieces, old, new)
            changed = changed or inner is not piece.pieces
            made.append(piece if inner is piece.pieces else with_pieces(piece, inner))
        else:
            made.append(piece)
    return tuple(made) if changed else pieces


def joined(parts: Iterable[Pieces], delimiter: str) -> Pieces:
    """The parts that hold something, with the delimiter between them."""
    made: list[Piece] = []
    for part in parts:
        if not part:
            continue
        if made and delimiter:
            made.append(delimiter)
        made.extend(part)
    return tuple(made)
