"""What reading a list of sources gives, and how an entry becomes a source."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from biokit.diagnostics import Finding, Severity
from biokit.model.base import Origin
from biokit.model.sources import Item, Source, SourceKind
from biokit.references.kinds import inferred

__all__ = ["Draft", "References", "Report", "unresolved"]

BROKEN = "broken-entry"
LOST = "loss-field"
NO_DATE = "date-that-is-none"
WORDS_SHOWN = 120
"""Characters of a value that a message quotes."""

F = TypeVar("F")


class References(msgspec.Struct, frozen=True):
    """The sources of a list, and everything that has to be said about it.

    An entry that is broken and whose key can be read is among them as *unresolved*: what cites it
    prints, and says so.
    """

    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()


class Report:
    """Gathers what is to be said about one file.

    Args:
        path: the file as the user named it.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def say(
        self,
        code: str,
        message: str,
        line: int | None,
        *,
        severity: Severity = "error",
        key: str | None = None,
        hint: str | None = None,
        words: str | None = None,
    ) -> None:
        """Note one thing."""
        self.findings.append(
            Finding(code, message, severity, self.path, line, key, hint, words or None)
        )


def shown(value: object) -> str:
    """A value as messages quote it: on one line, and not all of it if it is long."""
    if isinstance(value, str):
        words = " ".join(value.split())
    else:
        words = msgspec.json.encode(value).decode(errors="replace")
    return words if len(words) <= WORDS_SHOWN else f"{words[:WORDS_SHOWN]}…"


class Draft:
    """An entry on its way to a source: the variables of CSL as they are found.

    Args:
        key: what it is cited by.
        line: where it begins.
        report: where its faults are noted.
    """

    def __init__(self, key: str, line: int, report: Report) -> None:
        self.key = key
        self.line = line
        self.report = report
        self.fields: dict[str, Any] = {}
        self.kind: SourceKind | None = None
        self.siglum: str | None = None
        self.custom: dict[str, Any] = {}

    def put(self, name: str, value: object) -> bool:
        """Set a variable that is not set yet; whether it was not."""
        if not value:
            return True
        if name in self.fields:
            return bool(self.fields[name] == value)
        self.fields[name] = value
        return True

    def add(self, name: str, value: str | None, between: str = ". ") -> None:
        """Set a variable, or add to what it says."""
        if value:
            before = self.fields.get(name)
            self.fields[name] = value if before is None else f"{before}{between}{value}"

    def lose(
        self,
        field: str,
        value: object,
        line: int | None = None,
        *,
        severity: Severity = "warning",
        hint: str | None = None,
    ) -> None:
        """Note that a field has no place in a source."""
        words = shown(value)
        self.report.say(
            LOST,
            f"the field `{field}` of {self.key} is left out: “{words}”",
            line or self.line,
            severity=severity,
            key=self.key,
            hint=hint,
            words=words,
        )

    def wrong(
        self,
        message: str,
        line: int | None = None,
        *,
        code: str = BROKEN,
        severity: Severity = "error",
        hint: str | None = None,
    ) -> None:
        """Note that something of the entry is wrong."""
        self.report.say(
            code, f"{self.key}: {message}", line or self.line, severity=severity,
            key=self.key, hint=hint,
        )  # fmt: skip

    def source(self) -> Source:
        """The source it is."""
        item = Item(**self.fields)
        custom = {"kind": self.kind or inferred(item), **self.custom}
        if self.siglum:
            custom["siglum"] = self.siglum
        return Source(id=self.key, item=item, origin=Origin(self.report.path, self.line), **custom)


def unresolved(key: str, line: int, report: Report) -> Source:
    """The place of an entry that cannot be read: what cites it is still printed."""
    return Source(id=key, state="unresolved", label=key, origin=Origin(report.path, line))
