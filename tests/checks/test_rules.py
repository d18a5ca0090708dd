"""Every rule against a folder of its own: what it must find, and what it must let pass.

To add a test, add a folder: `in/` holds a project or a `biography.json`, and `golden.txt` what the
rule of the folder's name says of it. What follows a full stop in the name tells cases apart.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from biokit import checks
from biokit.checks import RULES, Rule, check
from biokit.model.biography import Biography
from biokit.model.codec import decode
from biokit.project.loading import load_project

HERE = Path(__file__).resolve().parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/in"))
Golden = Callable[[Path, str], None]


def given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Biography:
    """The biography of a test, with the paths that its author would see in the folder."""
    monkeypatch.chdir(folder / "in")
    if Path("biography.toml").is_file():
        return load_project(Path())
    return decode(Path("biography.json").read_bytes(), "biography.json")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_rule_finds_what_its_golden_file_says(
    folder: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    findings = check(given(folder, monkeypatch))
    code = folder.name.partition(".")[0]
    said = [str(finding) for finding in findings if code in {finding.code, "clean"}]
    golden(folder / "golden.txt", "".join(f"{line}\n" for line in said))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_case_but_the_clean_one_makes_its_rule_speak(folder: Path) -> None:
    assert bool((folder / "golden.txt").read_text(encoding="utf-8")) == (folder.name != "clean")


def test_every_rule_has_a_folder() -> None:
    codes = {folder.name.partition(".")[0] for folder in FOLDERS}
    assert codes == {"clean", *(rule.code for rule in RULES)}


def test_no_two_rules_share_a_code() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_rule_that_is_written_is_in_the_table() -> None:
    modules = [
        import_module(f"biokit.checks.{found.name}") for found in iter_modules(checks.__path__)
    ]
    written = {
        value.code for module in modules for value in vars(module).values() if type(value) is Rule
    }
    assert written == {rule.code for rule in RULES}


def test_a_rule_is_explained_in_one_short_line() -> None:
    assert not [rule.code for rule in RULES if not 10 < len(rule.explanation) <= 80]


def test_findings_come_by_file_and_line() -> None:
    folder = HERE / "unknown-entity" / "in" / "biography.json"
    places = [(f.path or "", f.line or 0) for f in check(decode(folder.read_bytes()))]
    assert len(places) > 3
    assert places == sorted(places)
