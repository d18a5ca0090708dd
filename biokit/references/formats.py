"""Which format a list of sources is in, by its name or else by its beginning."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath

from biokit.errors import BadInput
from biokit.references.base import References

Reader = Callable[[bytes, str], References]

SUFFIXES = {
    ".bib": "bibtex",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".ris": "ris",
}
"""The format of a file by its suffix; it is read by the module of that name."""

BEGINNINGS = (
    (re.compile(rb"\s*[\[{]"), "json"),
    (re.compile(rb"(\s|\d+\.?)*TY {1,2}- ", re.MULTILINE), "ris"),
    (re.compile(rb"(?s).{0,20000}?^[ \t]*@\s*\w+\s*[{(]", re.MULTILINE), "bibtex"),
    (re.compile(rb"(?s).{0,2000}?^(references:|- ?id:|  *- +id:)", re.MULTILINE), "yaml"),
)


def read_references(content: bytes, name: str) -> References:
    """The sources of a list in any of the formats.

    Args:
        content: the file's bytes.
        name: the file as the user named it; its suffix tells the format, or else its beginning.

    Raises:
        BadInput: it is not UTF-8, or no list of sources at all; names the line.
    """
    form = SUFFIXES.get(PurePosixPath(name.casefold()).suffix) or _told(content)
    if form is None:
        raise BadInput(
            "it cannot be told what kind of list this is",
            path=name,
            hint=f"name it by its format: {', '.join(SUFFIXES)}",
        )
    return _reader(form)(content, name)


def _reader(form: str) -> Reader:
    """Loads no other than the one that is wanted."""
    reader: Reader = getattr(import_module(f"biokit.references.{form}"), f"read_{form}")
    return reader


def _told(content: bytes) -> str | None:
    start = content.removeprefix(b"\xef\xbb\xbf")
    return next((form for begin, form in BEGINNINGS if begin.match(start)), None)
