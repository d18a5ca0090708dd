"""What an importer is. One of your own satisfies `Importer` and is registered."""

from __future__ import annotations

from typing import ClassVar, Protocol

import msgspec

from biokit.diagnostics import Finding
from biokit.model.biography import Biography

DEPTH_LIMIT = 64
"""Levels of nesting an importer follows; what lies deeper is a mistake or an attack."""

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of one input file read without being asked to (`--max-size` raises it)."""


class ImportOptions(msgspec.Struct, frozen=True):
    """What the user may say about an input."""

    lang: str | None = None
    """The language of the text, if it is not to be told from it."""
    max_size: int = SIZE_LIMIT
    strict: bool = False
    """Whether an error in a list of sources is a mistake, as any other in a project."""
    allow_unlisted: bool = False
    """Whether a project may cite sources that it does not list; they are found all the same."""


class Import(msgspec.Struct, frozen=True):
    """What was read, and everything that has to be said about the reading.

    The words of the input are in `biography` or in the `words` of a `dropped-*` finding: their sum
    is the whole input.
    """

    biography: Biography
    findings: tuple[Finding, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    """How many of what were found, guessed and dropped: `("citations", 95)`, in reading order."""


class Importer(Protocol):
    """Same bytes and options, same result. No clock, no network, no disk."""

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
