"""Findings: what a check, an importer or an exporter has to say, kept apart from the words.

A finding's `code` is stable and documented; its `message` may be reworded at any time.
Codes by prefix: `loss-` (a format could not hold something), `guess-` (an importer decided what
the input did not say), `dropped-` (input that is in the report instead of the model), and the
checks' own codes.
"""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Finding", "Severity"]

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
