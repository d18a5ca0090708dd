"""Which format a list of sources is in, by its name or else by its beginning."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from biokit.errors import BadInput
from biokit.references.base import References
from biokit.references.bibtex import read_bibtex
from biokit.references.json import read_json
from biokit.references.ris import read_ris
from biokit.references.yaml import read_yaml

Reader = Callable[[bytes, str], References]

SUFFIXES: dict[str, Reader] = {
    ".bib": read_bibtex,
    ".json": read_json,
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".ris": read_ris,
}

BEGINNINGS: tuple[tuple[re.Pattern[bytes], Reader], ...] = (
    (re.compile(rb"\s*[\[{]"), read_json),
    (re.compile(rb"(\s|\d+\.?)*TY {1,2}- ", re.MULTILINE), read_ris),
    (re.compile(rb"(?s).{0,20000}?^[ \t]*@\s*\w+\s*[{(]", re.MULTILINE), read_bibtex),
    (re.compile(rb"(?s).{0,2000}?^(references:|- ?id:|  *- +id:)", re.MULTILINE), read_yaml),
)


def read_references(content: bytes, name: str) -> References:
    """The sources of a list in any of the formats.

    Args:
        content: the file's bytes.
        name: the file as the user named it; its suffix tells the format, or else its beginning.

    Raises:
        BadInput: it is not UTF-8, or no list of sources at all; names the line.
    """
    reader = SUFFIXES.get(PurePosixPath(name.casefold()).suffix) or _told(content)
    if reader is None:
        raise BadInput(
            "it cannot be told what kind of list this is",
            path=name,
            hint=f"name it by its format: {', '.join(SUFFIXES)}",
        )
    return reader(content, name)


def _told(content: bytes) -> Reader | None:
    start = content.removeprefix(b"\xef\xbb\xbf")
    return next((reader for begin, reader in BEGINNINGS if begin.match(start)), None)
