"""The table of all rules, and what asks them all."""

from __future__ import annotations

from pathlib import Path

from biokit.checks import (
    accessibility,
    catalogue,
    citations,
    dates,
    integrity,
    living,
    notes,
    release,
    writing,
)
from biokit.checks.base import Examined, Rule
from biokit.diagnostics import Finding
from biokit.model.biography import Biography

__all__ = ["RULES", "check"]

RULES: tuple[Rule, ...] = (
    integrity.duplicate_id,
    integrity.unknown_source,
    integrity.unknown_target,
    integrity.unknown_entity,
    integrity.entity_of_another_kind,
    integrity.unknown_subject,
    integrity.unknown_claim,
    integrity.unknown_citation_style,
    integrity.no_text,
    integrity.misplaced_part,
    writing.no_title,
    writing.wrong_language,
    writing.illegal_character,
    citations.unresolved_source,
    citations.statement_without_citation,
    citations.orphan_citation,
    citations.chapter_without_citation,
    citations.uncited_source,
    citations.not_in_bibliography,
    notes.note_says_ibid,
    dates.death_before_birth,
    dates.event_outside_life,
    dates.state_outside_life,
    dates.life_too_long,
    dates.claims_conflict,
    living.living_uncited,
    living.living_unresolved,
    living.living_and_dead,
    living.living_unknown,
    accessibility.no_language,
    accessibility.figure_without_alt,
    accessibility.note_in_description,
    accessibility.script_without_language,
    accessibility.source_without_language,
    accessibility.empty_heading,
    accessibility.heading_too_deep,
    accessibility.table_without_header,
    accessibility.link_without_words,
    release.no_rights,
    release.no_contributor,
    release.no_isbn,
    release.wrong_isbn,
    release.shared_isbn,
    release.no_description,
    catalogue.wrong_identifier,
    catalogue.wrong_subject_code,
    catalogue.unknown_role,
    catalogue.no_subject,
    catalogue.no_sort_name,
    release.figure_without_rights,
    release.gap_left,
    release.guessed_level,
)
"""Every rule, by subject."""


def check(biography: Biography, style_folders: tuple[Path, ...] = ()) -> tuple[Finding, ...]:
    """Everything the rules find, by file and line; what has no place comes first.

    Args:
        biography: what is checked.
        style_folders: where its project keeps citation styles of its own.
    """
    examined = Examined(biography, style_folders)
    found = [finding for rule in RULES for finding in rule.findings(examined)]
    found.sort(key=lambda finding: (finding.path or "", finding.line or 0))
    return tuple(found)
