"""Every error biokit raises on purpose, as one tree.

    BiokitError                  message, where, hint, exit code
    ├── BadUsage                 the command line or a call asks for what there is not
    │   └── UnknownFormat        no importer, exporter or target of that name
    ├── BadInput                 a file is missing, unreadable, or says what it must not
    │   ├── BadProject           biography.toml, life.toml, sources or text of a project
    │   ├── BadModel             JSON that is not a biography
    │   └── TooLarge             past a documented limit that an option raises
    ├── ExportFailed             a format cannot hold this biography at all
    └── OutputFailed             the product could not be written where it should go

Anything else that escapes biokit is a bug and keeps its traceback.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "BadInput",
    "BadModel",
    "BadProject",
    "BadUsage",
    "BiokitError",
    "ExportFailed",
    "OutputFailed",
    "TooLarge",
    "UnknownFormat",
]

EXIT_DONE = 0
EXIT_FINDINGS = 1
EXIT_BAD_INPUT = 2
EXIT_INTERRUPTED = 130


class BiokitError(Exception):
    """What went wrong, where, and what to do about it.

    Args:
        message: what is wrong, one sentence, lower case, no final stop.
        path: the file it is wrong in, as the user named it.
        line: the line in that file, from 1.
        hint: what to do, one sentence.
    """

    exit_code: ClassVar[int] = EXIT_BAD_INPUT

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        """`FILE:LINE: what is wrong. what to do`, the command contract's one line."""
        where = "" if self.path is None else f"{self.path}: "
        if self.path is not None and self.line is not None:
            where = f"{self.path}:{self.line}: "
        hint = "" if self.hint is None else f". {self.hint}"
        return f"{where}{self.message}{hint}"


class BadUsage(BiokitError):
    """The command line or a call asks for something there is not."""


class UnknownFormat(BadUsage):
    """No importer, exporter or target has that name."""


class BadInput(BiokitError):
    """A file is missing, unreadable, or says what it must not."""


class BadProject(BadInput):
    """A file of a project folder holds a mistake, and perhaps it is not the only one."""

    others: tuple[BadProject, ...] = ()
    """The mistakes found besides, in the order of the project; each has none of its own."""


class BadModel(BadInput):
    """JSON that is not a biography; the message carries the path to the fault."""


class TooLarge(BadInput):
    """Input past a documented limit that an option raises."""


class ExportFailed(BiokitError):
    """The format cannot hold this biography at all."""


class OutputFailed(BiokitError):
    """The product could not be written where it should go; what was there before is untouched."""
