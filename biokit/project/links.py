"""What the files of a project say: every id means one thing, all named is there, all is writable.

The rules are those of `biokit check`; here they are mistakes, on the line of the word they are
about, or findings where the book can be made without what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import structs

from biokit.checks import accessibility, catalogue, integrity, release, writing
from biokit.checks.base import Examined, Flaw, Rule
from biokit.diagnostics import Finding
from biokit.model.biography import Biography
from biokit.model.nodes import (
    Emphasis,
    Foreign,
    LineBreak,
    Paragraph,
    Quote,
    SmallCapitals,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.model.walk import Kinds
from biokit.project.mistakes import Mistakes
from biokit.project.parsed import ParsedFile
from biokit.project.tolerance import has_droppable_id

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
OF_WRITING = (
    writing.no_title,
    accessibility.empty_heading,
    writing.wrong_language,
    writing.illegal_character,
)
"""What every format writes somehow: no mistake but to the strict."""
OF_THE_CATALOGUE = (
    release.wrong_isbn,
    catalogue.wrong_identifier,
    catalogue.wrong_subject_code,
    catalogue.unknown_role,
)
"""What a shop would refuse, and a reader never sees: the same."""


_WORDS: Kinds = frozenset(
    {
        Paragraph,
        Text,
        LineBreak,
        Emphasis,
        Strong,
        SmallCapitals,
        Superscript,
        Subscript,
        Strikeout,
        Quote,
        Foreign,
        WorkTitle,
    }
)
"""What only says its words, and names nothing: most of a book."""


class Asked(msgspec.Struct, frozen=True):
    """What is asked of a project, and what of it cannot be asked."""

    strict: bool = False
    tolerant: bool = False
    sources_are_listed: bool = True
    """What is cited must be there."""
    has_text: bool = True
    """There must be something to print."""

    def bears(self, rule: Rule, flaw: Flaw) -> bool:
        """Whether what a rule found is no mistake."""
        match rule.code:
            case "unknown-source":
                return not self.sources_are_listed
            case "unknown-target":
                return self.tolerant
            case "duplicate-id":
                return self.tolerant and has_droppable_id(flaw.spot.part)
            case "no-title" | "empty-heading" | "wrong-language" | "illegal-character":
                return not self.strict
            case "wrong-isbn" | "wrong-identifier" | "wrong-subject-code" | "unknown-role":
                return not self.strict
            case _:
                return False


def check_links(
    biography: Biography,
    files: Sequence[ParsedFile],
    mistakes: Mistakes,
    asked: Asked,
) -> tuple[Finding, ...]:
    """Note every id that is given twice or leads nowhere, and what cannot be written.

    If something of the project could not be read, what is not there may have stood in it: then
    only what is there is checked. If only a list of sources is broken, the book can be built: what
    cites a source that is not there is found, and no mistake.

    Args:
        biography: the whole project.
        files: those that know their lines.
        mistakes: where mistakes are noted.
        asked: what is one.

    Returns:
        What is found and is no mistake.
    """
    found: list[Finding] = []
    by_name = {file.name: file for file in files}
    examined = Examined(biography, without=_WORDS)
    for rule in _rules(asked, incomplete=mistakes.incomplete):
        for flaw in rule.find(examined):
            finding = rule.finding(flaw)
            if rule is writing.illegal_character and (finding.path or "").endswith(".md"):
                continue  # told by whoever read the text, character by character
            finding = _with_line(finding, by_name.get(finding.path or ""))
            if asked.bears(rule, flaw):
                found.append(finding)
            else:
                note(finding, mistakes)
    return tuple(found)


def _rules(asked: Asked, *, incomplete: bool) -> Iterator[Rule]:
    yield from OF_WHAT_IS_THERE
    yield from OF_WRITING
    yield from OF_THE_CATALOGUE
    if not incomplete:
        yield from (r for r in OF_THE_WHOLE if asked.has_text or r is not integrity.no_text)


def note(finding: Finding, mistakes: Mistakes) -> None:
    """What was found is a mistake."""
    mistakes.add(finding.message, path=finding.path or "", line=finding.line, hint=finding.hint)


def _with_line(finding: Finding, file: ParsedFile | None) -> Finding:
    return structs.replace(finding, line=_line(finding, file))


def _line(finding: Finding, file: ParsedFile | None) -> int | None:
    """The line of the word itself, where the finding knows only the table that it stands in."""
    if file is None or finding.line is None or finding.words is None:
        return finding.line
    return file.line_of(finding.words, finding.line)
