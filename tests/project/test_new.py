"""`biokit new` makes a project that loads, says what it is, and touches nothing that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.checks import check
from biokit.errors import BadUsage, OutputFailed
from biokit.model.nodes import Citation, Note
from biokit.model.walk import plain_text, walk
from biokit.project import load_with_findings, new_project


def test_a_new_project_loads_and_has_no_errors(tmp_path: Path) -> None:
    new_project(tmp_path / "life")
    loaded = load_with_findings(tmp_path / "life")
    assert loaded.findings == ()
    assert [finding for finding in check(loaded.biography) if finding.severity == "error"] == []


def test_a_new_project_shows_a_note_and_a_citation(tmp_path: Path) -> None:
    new_project(tmp_path / "life")
    biography = load_with_findings(tmp_path / "life").biography
    parts = list(walk(biography))
    assert any(isinstance(part, Note) for part in parts)
    assert {item.source for part in parts if isinstance(part, Citation) for item in part.items} == {
        "boswell"
    }
    assert [person.id for person in biography.life.persons] == ["johnson"]
    assert [event.date.edtf for event in biography.life.events if event.date] == [
        "1709-09-18",
        "1784-12-13",
    ]


@pytest.mark.parametrize(
    ("folder", "title", "expected"),
    [
        ("cai-qi", None, "Cai Qi"),
        ("queen_victoria", None, "Queen Victoria"),
        ("a*b*c", None, "A*b*c"),
        ("x", "*Her* “Life” & \\Times", "*Her* “Life” & \\Times"),
    ],
)
def test_the_title_is_what_was_said_or_the_folders_name(
    tmp_path: Path, folder: str, title: str | None, expected: str
) -> None:
    new_project(tmp_path / folder, title)
    assert plain_text(load_with_findings(tmp_path / folder).biography.title) == expected


def test_the_comments_that_explain_it_are_kept(tmp_path: Path) -> None:
    new_project(tmp_path / "life", "Another")
    text = (tmp_path / "life" / "biography.toml").read_text(encoding="utf-8")
    assert text.startswith("# The work")
    assert 'title = "Another"' in text
    assert "# ids of persons in life.toml" in text


def test_the_files_are_listed_and_there_is_a_place_for_pictures(tmp_path: Path) -> None:
    written = new_project(tmp_path / "life")
    assert written[0].name == "biography.toml"
    there = {path for path in (tmp_path / "life").rglob("*") if path.is_file()}
    assert set(written) == there
    assert (tmp_path / "life" / "media").is_dir()


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert new_project(tmp_path)


def test_a_folder_with_something_in_it_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadUsage, match=r"the folder is not empty\. a new project wants a folder"):
        new_project(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["diary.txt"]


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "life").touch()
    with pytest.raises(BadUsage, match="a file is in the way"):
        new_project(tmp_path / "life")
    with pytest.raises((BadUsage, OutputFailed)):
        new_project(tmp_path / "life" / "below")
