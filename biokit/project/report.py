"""The report on a document that was read in: what was found, guessed and left out."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from biokit.diagnostics import Finding
from biokit.importers.base import Import

__all__ = ["as_json", "as_text"]

GROUPS = {"guess": "Guessed", "dropped": "Left out of the text", "loss": "Not kept"}
"""By the first part of a finding's code."""
OTHERS = "To be seen to"


def as_text(name: str, one: Import) -> str:
    """The report for the user to read: counts, then findings by what they mean.

    Args:
        name: of the document.
        one: what was read.
    """
    lines = [name, "=" * len(name)]
    if one.counts:
        width = max(len(what) for what, _ in one.counts)
        lines += ["", "Found", *(f"  {what:<{width}} {count:>9}" for what, count in one.counts)]
    groups: dict[str, list[Finding]] = {title: [] for title in (OTHERS, *GROUPS.values())}
    for finding in one.findings:
        groups[GROUPS.get(finding.code.partition("-")[0], OTHERS)].append(finding)
    for title, findings in groups.items():
        if findings:
            lines += ["", f"{title}: {len(findings)}"]
            lines += [line for finding in findings for line in _finding_lines(finding)]
    return "\n".join(lines) + "\n"


def _finding_lines(finding: Finding) -> Iterator[str]:
    where = "" if finding.line is None else f"line {finding.line}: "
    hint = "" if finding.hint is None else f". {finding.hint}"
    yield f"  {where}{finding.message} [{finding.code}]{hint}"
    for line in (finding.words or "").splitlines():
        yield f"      {line}"


def as_json(name: str, one: Import) -> bytes:
    """`{"input": …, "counts": {…}, "findings": [{"code": …, "message": …, …}]}`."""
    report = {"input": name, "counts": dict(one.counts), "findings": one.findings}
    return msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n"
