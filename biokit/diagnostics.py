"""Findings: what a check, an importer or an exporter has to say, kept apart from the words.

A finding's `code` is stable and documented; its `message` may be reworded at any time.
Codes by prefix: `loss-` (a format could not hold something), `guess-` (an importer decided what
the input did not say), `dropped-` (input that is in the report instead of the model), and the
checks' own codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

__all__ = ["Finding", "Severity", "near", "nearest"]

Severity = Literal["error", "warning", "note"]


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing found, where it is, and what to do."""

    code: str
    message: str
    severity: Severity = "warning"
    path: str | None = None
    line: int | None = None
    node: str | None = None
    """The id of the node it is about."""
    hint: str | None = None
    words: str | None = None
    """The input's own words it is about, when they are not in the model."""

    def __str__(self) -> str:
        """`FILE:LINE: severity: message [code]. hint`."""
        where = self.path or ""
        if where and self.line is not None:
            where += f":{self.line}"
        head = f"{where}: " if where else ""
        hint = f". {self.hint}" if self.hint else ""
        return f"{head}{self.severity}: {self.message} [{self.code}]{hint}"


MOST_NEAR = 3
MOST_LISTED = 12
"""Words that a hint lists before it gives up."""


def nearest(word: str, words: Iterable[str], most: int = MOST_NEAR) -> tuple[str, ...]:
    """The words that a word may be a slip for, the nearest first."""
    from difflib import get_close_matches  # loaded only once something is wrong

    known = sorted(set(words))
    folded = {each.casefold(): each for each in reversed(known)}
    close = get_close_matches(word.casefold(), folded, n=most, cutoff=0.6)
    return tuple(folded[each] for each in close)


def near(word: str, words: Iterable[str], most: int = 1) -> str | None:
    """A hint for a word that is not among `words`: the nearest of them, or all if they are few."""
    known = sorted(set(words))
    close = [f"`{each}`" for each in nearest(word, known, most)]
    if close:
        named = " or ".join(part for part in (", ".join(close[:-1]), close[-1]) if part)
        return f"did you mean {named}?"
    listed = ", ".join(f"`{each}`" for each in known)
    return f"there are: {listed}" if 0 < len(known) <= MOST_LISTED else None
