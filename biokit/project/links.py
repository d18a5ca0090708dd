"""What the files of a project say of each other: every id means one thing, and all named is there.

The rules are those of `biokit check`; here they are mistakes, on the line of the word they are
about.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from biokit.checks import integrity
from biokit.checks.base import Examined
from biokit.diagnostics import Finding
from biokit.model.biography import Biography
from biokit.project.mistakes import Mistakes
from biokit.project.parsed import ParsedFile

OF_WHAT_IS_THERE = (integrity.duplicate_id,)
OF_THE_WHOLE = (
    integrity.unknown_source,
    integrity.unknown_target,
    integrity.unknown_entity,
    integrity.entity_of_another_kind,
    integrity.unknown_subject,
    integrity.unknown_claim,
    integrity.no_text,
)


def check_links(
    biography: Biography,
    files: Sequence[ParsedFile],
    mistakes: Mistakes,
    *,
    sources_are_listed: bool = True,
    has_text: bool = True,
) -> tuple[Finding, ...]:
    """Note every id that is given twice or leads nowhere.

    If something of the project could not be read, what is not there may have stood in it: then
    only what is there is checked. If only a list of sources is broken, the book can be built: what
    cites a source that is not there is found, and no mistake.

    Args:
        biography: the whole project.
        files: those that know their lines.
        mistakes: where mistakes are noted.
        sources_are_listed: what is cited must be there.
        has_text: there must be something to print.

    Returns:
        What is found and is no mistake.
    """
    found: list[Finding] = []
    rules = OF_WHAT_IS_THERE if mistakes.incomplete else (*OF_WHAT_IS_THERE, *OF_THE_WHOLE)
    by_name = {file.name: file for file in files}
    examined = Examined(biography)
    for rule in rules:
        if rule is integrity.no_text and not has_text:
            continue
        for finding in rule.findings(examined):
            if rule is integrity.unknown_source and not sources_are_listed:
                found.append(_with_line(finding, by_name.get(finding.path or "")))
                continue
            mistakes.add(
                finding.message,
                path=finding.path or "",
                line=_line(finding, by_name.get(finding.path or "")),
                hint=finding.hint,
            )
    return tuple(found)


def _with_line(finding: Finding, file: ParsedFile | None) -> Finding:
    return structs.replace(finding, line=_line(finding, file))


def _line(finding: Finding, file: ParsedFile | None) -> int | None:
    """The line of the word itself, where the finding knows only the table that it stands in."""
    if file is None or finding.line is None or finding.words is None:
        return finding.line
    return file.line_of(finding.words, finding.line)
