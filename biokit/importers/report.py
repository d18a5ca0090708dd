"""What an import found, guessed and left out: one report, to read and to compute with.

    caiqi.txt
    read as text (60 % sure)

      lines       206      found, by kind …
      accounts      2

    Left out (18): …        with every line and its words
    Guessed (168): …
    To look at (3): …

The text is for an author: characters that a terminal would obey are shown by their numbers, and of
many findings of one kind the first are. The JSON (`{"biokit-import": 1, "input": …, "format": …,
"certainty": …, "counts": {…}, "findings": […]}`) has all of them, and the words as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from biokit.diagnostics import Finding
from biokit.importers.base import Import

VERSION = 1
MOST_SHOWN = 10
"""Findings of one code that the text shows one by one."""
MOST_WORDS = 500
"""Characters of one finding's words that the text shows."""
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\uffff]")
PARTS = (
    ("Left out", ("dropped-",)),
    ("Lost", ("loss-",)),
    ("Guessed", ("guess-",)),
    ("To look at", ("",)),
)
"""The parts of the report and the codes each takes, in order; the last takes what is left."""


def as_text(name: str, imported: Import) -> str:
    """The report in lines: counts, then every finding by kind and line.

    Args:
        name: what to call the input.
        imported: what came of reading it.
    """
    lines = [name, *_reading(imported), "", *_counts(imported.counts)]
    for title, findings in _parts(imported.findings):
        lines += ["", f"{title} ({len(findings)})", *_folded(findings)]
    return "\n".join(lines) + "\n"


def _reading(imported: Import) -> Iterator[str]:
    """`read as wikipedia (95 % sure)`; what the user said needs no measure."""
    if imported.format:
        sure = "" if imported.certainty >= 1 else f" ({imported.certainty:.0%} sure)"
        yield f"read as {imported.format}{sure.replace('%', ' %')}"


def _folded(findings: Sequence[Finding]) -> Iterator[str]:
    """Every finding in its lines; of many of one code the first, and at the last how many more."""
    counts = Counter(finding.code for finding in findings)
    seen = Counter[str]()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= MOST_SHOWN:
            yield from _finding(finding)
        elif seen[finding.code] == counts[finding.code]:
            more = counts[finding.code] - MOST_SHOWN
            yield f"          and {more:,} more [{finding.code}]; the JSON report has them all"


def as_json(name: str, imported: Import) -> bytes:
    """The report as UTF-8 JSON, one member a line."""
    report = {
        "biokit-import": VERSION,
        "input": name,
        "format": imported.format,
        "certainty": imported.certainty,
        "counts": dict(imported.counts),
        "findings": imported.findings,
    }
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"


def _counts(counts: Sequence[tuple[str, int]]) -> Iterator[str]:
    """One a line; what there is none of is left out, but for words that were lost."""
    width = max((len(what) for what, _ in counts), default=0)
    for what, count in counts:
        if count:
            yield f"  {what:<{width}}  {count:>9,}"


def _parts(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    waiting = list(findings)
    for title, prefixes in PARTS:
        taken = [finding for finding in waiting if finding.code.startswith(prefixes)]
        waiting = [finding for finding in waiting if not finding.code.startswith(prefixes)]
        if taken:
            yield title, taken


def _finding(finding: Finding) -> Iterator[str]:
    line = "" if finding.line is None else str(finding.line)
    yield f"  {line:>6}  {visible(finding.message)} [{finding.code}]"
    if finding.words is not None:
        yield f"          “{_shown(finding.words)}”"
    if finding.hint is not None:
        yield f"          {visible(finding.hint)}"


def _shown(words: str) -> str:
    """Words in one line; of very many the first."""
    said = visible(" / ".join(line.strip() for line in words.splitlines() if line.strip()))
    if len(said) <= MOST_WORDS:
        return said
    return f"{said[:MOST_WORDS].rstrip()} … {len(words):,} characters, all in the JSON report"


def visible(text: str) -> str:
    """The text with what can't be seen, or would move a cursor, by its number: `U+0007`."""
    return UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
