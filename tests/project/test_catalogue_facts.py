"""What catalogues know a work by, in a project's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.errors import BadProject
from biokit.importers.base import ImportOptions
from biokit.model.biography import Biography
from biokit.model.edition import (
    Contributor,
    Edition,
    Identifier,
    Series,
    SubjectHeading,
    Title,
)
from biokit.model.names import NameForm
from biokit.model.nodes import Section, Text
from biokit.project import load_project, load_with_findings, write_project

CHAPTER = (Section((Text("One"),), role="chapter"),)
ACCESS = (("accessMode", "textual"), ("accessMode", "visual"), ("accessibilityHazard", "none"))
CATALOGUED = Biography(
    (Text("A Life"),),
    titles=(Title("Vie", "original", "fr"), Title("Life", "short")),
    headings=(SubjectHeading("Kings", "LCSH", "sh1"),),
    series=(Series("Lives", "7", "set", "1234-5679"),),
    identifiers=(Identifier("10.1/x", "doi"), Identifier("y")),
    based_on=("https://example.org/book",),
    editions=(Edition("epub", "epub", accessibility=ACCESS),),
    sections=CHAPTER,
)


def test_each_fact_is_a_table_that_an_author_can_read(tmp_path: Path) -> None:
    write_project(tmp_path / "life", CATALOGUED)
    assert (
        (tmp_path / "life" / "biography.toml").read_text(encoding="utf-8")
        == """\
title = "A Life"
based-on = ["https://example.org/book"]

[editions.epub]
accessibility = { accessMode = ["textual", "visual"], accessibilityHazard = "none" }

[[titles]]
text = "Vie"
kind = "original"
lang = "fr"

[[titles]]
text = "Life"
kind = "short"

[[series]]
name = "Lives"
position = "7"
kind = "set"
identifier = "1234-5679"

[[headings]]
text = "Kings"
scheme = "LCSH"
code = "sh1"

[[identifiers]]
value = "10.1/x"
scheme = "doi"

[[identifiers]]
value = "y"
"""
    )
    assert load_project(tmp_path / "life") == CATALOGUED


def test_pairs_whose_keys_come_back_later_keep_their_order(tmp_path: Path) -> None:
    mixed = (ACCESS[0], ACCESS[2], ACCESS[1])
    edition = Edition("epub", "epub", accessibility=mixed)
    biography = Biography((Text("x"),), editions=(edition,), sections=CHAPTER)
    write_project(tmp_path / "life", biography)
    assert load_project(tmp_path / "life") == biography


PEOPLE = """\

[[contributors]]
name = "Cai Qi"
role = "edt"
forms = [{ text = "蔡奇", lang = "zh-Hans" }]
about = "Of engines."
family = "Cai"
given = "Qi"

[[contributors]]
name = "The Trustees"
kind = "body"
"""


def test_a_contributor_has_a_name_in_each_script_and_may_be_a_body(tmp_path: Path) -> None:
    people = (
        Contributor(
            NameForm("Cai Qi", family="Cai", given="Qi"),
            "edt",
            forms=(NameForm("蔡奇", lang="zh-Hans"),),
            about="Of engines.",
        ),
        Contributor(NameForm("The Trustees"), kind="body"),
    )
    biography = Biography((Text("A Life"),), contributors=people, sections=CHAPTER)
    write_project(tmp_path / "life", biography)
    text = (tmp_path / "life" / "biography.toml").read_text(encoding="utf-8")
    assert text.endswith(PEOPLE)
    assert load_project(tmp_path / "life").contributors == people


MISTYPED = """\
title = "A Life"

[[contributors]]
name = "E. Ditor"
role = "edit"

[[identifiers]]
value = "doi 182"
scheme = "doi"

[[headings]]
text = "Royalty"
scheme = "BISAC"
code = "BIO14000"

[[headings]]
text = "History"
scheme = "Thema"
code = "HBJ"

[[series]]
name = "Lives"
identifier = "0317-8472"

[editions.epub]
isbn = "978-0-00-000000-3"
"""
FOUND = {
    "unknown-role": 5,
    "wrong-identifier": 8,
    "wrong-subject-code": 14,
    "wrong-isbn": 26,
}


def test_numbers_codes_and_roles_that_cannot_be_are_errors_on_their_lines(tmp_path: Path) -> None:
    write_project(tmp_path, Biography((Text("A Life"),), sections=CHAPTER))
    (tmp_path / "biography.toml").write_text(MISTYPED, encoding="utf-8")
    found = load_with_findings(tmp_path).findings
    lines: dict[str, int | None] = {}
    for finding in found:
        assert finding.severity == "error"
        lines.setdefault(finding.code, finding.line)
    assert lines == FOUND
    assert len(found) == len(FOUND) + 2  # another code, and the series' ISSN
    with pytest.raises(BadProject, match="edit"):
        load_project(tmp_path, ImportOptions(strict=True))
