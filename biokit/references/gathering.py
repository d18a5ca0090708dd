"""Entries of a list made sources, each key once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from biokit.model.sources import Source
from biokit.references.base import References, Report, unresolved
from biokit.references.items import Entry, draft_of


def gathered(
    entries: Iterable[Entry | tuple[str, int]],
    report: Report,
    text: Callable[[str], str] = str,
) -> References:
    """The sources of all entries; of two with one key, the first.

    Args:
        entries: in their order; of a broken one, its key and its line.
        report: what was said so far.
        text: what becomes of a text, where the format has a markup of its own.
    """
    made: dict[str, Source] = {}
    lines: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry, Entry):
            draft = draft_of(entry, report, text)
            source = None if draft is None else draft.source()
        else:
            source = unresolved(entry[0], entry[1], report)
        if source is None:
            continue
        line = entry.line if isinstance(entry, Entry) else entry[1]
        if source.id in made:
            report.say(
                "duplicate-key",
                f"the key {source.id} is taken already in line {lines[source.id]}: this entry is "
                "left out",
                line,
                key=source.id,
                hint="give one of them another",
            )
            continue
        made[source.id], lines[source.id] = source, line
    if not made and not report.findings:
        report.say("no-sources", "there is no source in this file", 1, severity="warning")
    report.findings.sort(key=lambda finding: finding.line or 0)
    return References(tuple(made.values()), tuple(report.findings))
