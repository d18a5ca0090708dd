"""Names of files made from titles and ids."""

from __future__ import annotations

from collections.abc import Collection

from biokit.projections.numbering import slug

LONGEST = 48
"""Characters of a file's name without number and suffix."""


def slug_of(words: str) -> str:
    """Words as a name that every system allows; never empty."""
    cut = slug(words)[: LONGEST + 1]
    if len(cut) > LONGEST:
        cut = cut[:LONGEST].rpartition("-")[0] or cut[:LONGEST]
    return cut.strip("-.") or "text"


def distinct(name: str, taken: Collection[str]) -> str:
    """The name, or with the first number that makes it another than those taken.

    Names that differ in capitals only are one name to some systems.
    """
    folded = {each.casefold() for each in taken}
    number, wanted = 1, name
    while wanted.casefold() in folded:
        number += 1
        stem, dot, suffix = name.partition(".")
        wanted = f"{stem}-{number}{dot}{suffix}"
    return wanted
