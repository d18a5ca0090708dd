"""Lines of biography.toml, for those who know what they speak of and not where it stands."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.project.folder import Folder
from biokit.project.front import BIOGRAPHY_FILE
from biokit.project.mistakes import Mistakes
from biokit.project.parsed import ParsedFile, parse_toml

__all__ = ["with_lines"]

LIMIT = 1 << 20
"""Bytes of the file; it was read before, and has no more."""


def with_lines(findings: tuple[Finding, ...], project: Path | None) -> tuple[Finding, ...]:
    """Findings with the line of their words where they speak of the project's biography.toml."""
    if project is None or not any(map(_lacks_line, findings)):
        return findings
    front = _front(project)
    return findings if front is None else tuple(_with_line(one, front) for one in findings)


def _lacks_line(finding: Finding) -> bool:
    return finding.words is not None and Path(finding.path or "").name == BIOGRAPHY_FILE


def _with_line(finding: Finding, front: ParsedFile) -> Finding:
    if finding.words is None or not _lacks_line(finding):
        return finding
    return structs.replace(finding, line=front.line_of(finding.words, finding.line or 1))


def _front(project: Path) -> ParsedFile | None:
    try:
        content = Folder(project).read(BIOGRAPHY_FILE, LIMIT)
        return parse_toml(content, BIOGRAPHY_FILE, Mistakes()).file
    except BadInput:  # it was edited meanwhile
        return None
