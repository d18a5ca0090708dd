"""What a text is made of, before it is a document: one kind of piece a struct."""

from __future__ import annotations

import msgspec


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading, its mark in `words`; `level` where the text says it, 1 the highest."""

    number: int
    text: str
    words: str
    level: int | None = None
    subtitle: str | None = None
    """What a chapter is called, where a line below its number says it."""


class Prose(msgspec.Struct, frozen=True, gc=False):
    """A paragraph."""

    number: int
    text: str
    classes: tuple[str, ...] = ()


class Caption(msgspec.Struct, frozen=True, gc=False):
    """The words under a picture that was not copied."""

    number: int
    text: str
    guessed: bool


class Picture(msgspec.Struct, frozen=True, gc=False):
    """A picture in Markdown's spelling, whole or broken."""

    number: int
    alt: str
    target: str
    words: str
    broken: bool


class Listing(msgspec.Struct, frozen=True, gc=False):
    """Items of a list, each with its line; `mark` is the bullet, or what stands after a number."""

    number: int
    items: tuple[tuple[int, str], ...]
    mark: str
    start: int | None = None


class Grid(msgspec.Struct, frozen=True, gc=False):
    """Lines with tabs: rows and their cells."""

    number: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]


class Pause(msgspec.Struct, frozen=True, gc=False):
    """An ornament or a line of stars between paragraphs."""

    number: int
    words: str


class Left(msgspec.Struct, frozen=True, gc=False):
    """A line that goes into the report and not into the model."""

    number: int
    text: str
    code: str


Piece = Heading | Prose | Caption | Picture | Listing | Grid | Pause | Left
