"""A .bib file from its bytes to sources."""

from __future__ import annotations

from biokit.model.sources import Source
from biokit.references.base import References, Report, unresolved
from biokit.references.bibtex.inheritance import inherited
from biokit.references.bibtex.lexing import BrokenEntry, RawEntry, entries_in
from biokit.references.bibtex.mapping import draft_of
from biokit.references.bibtex.types import NO_SOURCES
from biokit.references.decoding import decoded

NO_SOURCES_FOUND = "no-sources"


def read_bibtex(content: bytes, name: str) -> References:
    """The sources of a .bib file.

    Args:
        content: its bytes.
        name: the file as the user named it.

    Raises:
        BadInput: it is not UTF-8.
    """
    report = Report(name)
    entries: dict[str, RawEntry] = {}
    broken: dict[str, BrokenEntry] = {}
    for entry in entries_in(decoded(content, name), report):
        if entry.key in entries or (isinstance(entry, BrokenEntry) and entry.key in broken):
            _say_taken(entry, entries.get(entry.key), report)
        elif isinstance(entry, BrokenEntry):
            broken[entry.key] = entry
        else:
            entries[entry.key] = entry
    made: list[tuple[int, Source]] = [
        (entry.line, draft_of(entry, report).source())
        for entry in inherited(entries, report)
        if not _is_none(entry, report)
    ]
    made += [
        (entry.line, unresolved(entry.key, entry.line, report))
        for entry in broken.values()
        if entry.key not in entries
    ]
    made.sort(key=lambda pair: pair[0])
    if not entries and not broken and not report.findings:
        report.say(NO_SOURCES_FOUND, "there is no source in this file", 1, severity="warning")
    report.findings.sort(key=lambda finding: finding.line or 0)
    return References(tuple(source for _, source in made), tuple(report.findings))


def _say_taken(entry: RawEntry | BrokenEntry, first: RawEntry | None, report: Report) -> None:
    same = isinstance(entry, RawEntry) and first is not None and _values(entry) == _values(first)
    where = f" in line {first.line}" if first is not None else ""
    report.say(
        "duplicate-key",
        f"the key {entry.key} is taken already{where}: this entry is left out",
        entry.line,
        severity="warning" if same else "error",
        key=entry.key,
        hint="delete it: it says the same" if same else "give one of them another",
    )


def _values(entry: RawEntry) -> tuple[str, dict[str, str]]:
    return entry.type, {name: field.value for name, field in entry.fields.items()}


def _is_none(entry: RawEntry, report: Report) -> bool:
    """Whether an entry describes no source; reported if somebody might miss it."""
    if entry.type not in NO_SOURCES:
        return False
    if entry.type != "xdata":
        members = entry.fields.get("entryset")
        what = f" ({members.value})" if members else ""
        report.say(
            "loss-entry",
            f"{entry.key} is left out: @{entry.type}{what} describes no source of its own",
            entry.line,
            severity="warning",
            key=entry.key,
            hint="cite its members one by one" if members else None,
        )
    return True
