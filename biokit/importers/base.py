"""What an importer is. One of your own satisfies `Importer` and is registered."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.model.biography import Biography
from biokit.model.sources import Source

DEPTH_LIMIT = 64
"""Levels of nesting an importer follows; what lies deeper is a mistake or an attack."""

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of one input file read without being asked to (`--max-size` raises it)."""


Beside = Callable[[str], bytes]
"""Reads a file that belongs to the input, by its place relative to the input's own folder.

Raises BadInput: there is none, it lies outside that folder, or it is past the limit.
"""


def nothing_beside(place: str) -> bytes:
    """What reads the files beside an input that stands alone.

    Raises:
        BadInput: always.
    """
    raise BadInput("there is no such file", path=place)


class ImportOptions(msgspec.Struct, frozen=True):
    """What the user may say about an input, and what belongs to it."""

    lang: str | None = None
    """The language of the text, if it is not to be told from it."""
    max_size: int = SIZE_LIMIT
    strict: bool = False
    """Whether every error in a project is a mistake: a broken source, a character that is none."""
    tolerant: bool = False
    """Whether what a book can be made without is found and no mistake: a missing image, an id that
    is given twice, a reference to nothing."""
    allow_unlisted: bool = False
    """Whether a project may cite sources that it does not list; they are found all the same."""
    beside: Beside = nothing_beside
    """The pages of an unpacked book, the pictures of a saved page."""


class Import(msgspec.Struct, frozen=True):
    """What was read, and everything that has to be said about the reading.

    The words of the input are in `biography` or in the `words` of a `dropped-*` finding: their sum
    is the whole input.
    """

    biography: Biography
    findings: tuple[Finding, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """How many of what were found, guessed and dropped: `("citations", 95)`, in reading order."""
    media: tuple[tuple[str, bytes], ...] = ()
    """Pictures that came with the input, by the paths that its figures show them under."""
    itself: Source | None = None
    """The input as a source: what an account made of it is."""
    format: str = ""
    """The name of the importer that read it."""
    certainty: float = 1.0
    """How sure that importer was that it could, from 0 to 1; 1 where the user said so."""


class Importer(Protocol):
    """Same bytes and options, same result. No clock, no network, no disk but `options.beside`."""

    name: ClassVar[str]
    """What `--from` calls it."""
    description: ClassVar[str]
    """One line for `biokit formats`."""
    suffixes: ClassVar[tuple[str, ...]]
    """Suffixes its files usually have, `.txt`."""

    def recognise(self, content: bytes, path: str) -> float:
        """How sure the importer is that it can read this, from 0 (not mine) to 1 (certain)."""

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read `content`.

        Args:
            content: the file's bytes.
            path: its name as the user gave it, for origins and messages.
            options: what the user said about it.

        Raises:
            BadInput: it cannot be read at all; names the line.
        """
