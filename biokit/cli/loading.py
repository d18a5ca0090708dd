"""What may be said about an input, the same for every command that reads one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from biokit.importers.base import Import, ImportOptions

STRICT = "Stop at any error, before anything is written; else errors are told and the rest is made."
UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


class Reading(NamedTuple):
    """How an input is to be read."""

    format: str | None
    lang: str | None
    max_size: int | None
    """Bytes; `None` is the documented limit."""
    strict: bool = False
    """Whether every error is a mistake."""

    def options(self) -> ImportOptions:
        """What an importer is told."""
        from biokit.importers.base import SIZE_LIMIT, ImportOptions

        limit = SIZE_LIMIT if self.max_size is None else self.max_size
        return ImportOptions(self.lang, limit, self.strict, tolerant=not self.strict)


class Size(click.ParamType[int]):
    """Bytes: `300M`."""

    name = "SIZE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number of bytes."""
        found = re.fullmatch(r"([0-9]{1,12})([KMG]?)B?", str(value).upper())
        if found is None:
            self.fail(f"{value!r} is no size; 300M is", param, ctx)
        return int(found[1]) * UNITS[found[2]]


class LanguageTag(click.ParamType[str]):
    """The language of an input by its BCP 47 tag: `zh-Hant`."""

    name = "TAG"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The tag as it was said."""
        if not re.fullmatch(r"(?i:[a-z]{2,3}|x)(?:-[A-Za-z0-9]{1,8})*", str(value)):
            self.fail(f"{value!r} is no language tag; en, en-GB and zh-Hant are", param, ctx)
        return str(value)


def reading_options(command: Callable[..., object]) -> Callable[..., object]:
    """`--from`, `--lang`, `--max-size` and `--strict`, given to the command as `reading`."""

    @click.option(
        "--from", "from_", metavar="FORMAT", help="The input's format, if it can't be told."
    )
    @click.option(
        "--lang", type=LanguageTag(), metavar="TAG", help="The input's language, as in en-GB."
    )
    @click.option(
        "--max-size",
        type=Size(),
        metavar="SIZE",
        help="The largest file that is read; 64M if not said.",
    )
    @click.option("--strict", is_flag=True, help=STRICT)
    @wraps(command)
    def with_reading(
        *arguments: object,
        from_: str | None,
        lang: str | None,
        max_size: int | None,
        strict: bool,
        **others: object,
    ) -> object:
        return command(*arguments, reading=Reading(from_, lang, max_size, strict), **others)

    return with_reading


def load(source: Path, reading: Reading) -> Import:
    """What is in a project, a model JSON, or any file that can be imported.

    Raises:
        BadInput: there is no such thing, or it holds a mistake.
        UnknownFormat: there is no importer of the name that was said.
    """
    from biokit.project import load_with_findings

    return load_with_findings(source, format=reading.format, options=reading.options())
