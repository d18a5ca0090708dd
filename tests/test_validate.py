"""What `make validate` asks for, and that it never calls clean what it could not ask."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from biokit.exporters.epub.exporter import OPTIONS
from biokit.model.edition import Edition
from tests.validate import __main__ as command
from tests.validate import judges
from tests.validate.books import Case
from tests.validate.judges import Verdict, ace, violations
from tests.validate.variants import VALUES, choices, rows, unknown_options


def test_every_value_of_every_choice_is_in_some_row() -> None:
    made = list(rows())
    for name, values in choices().items():
        assert {row[name] for row in made} == set(values), name


def test_every_choice_of_an_edition_and_every_option_is_tried() -> None:
    assert {"profile", "placement", "note_series", "ibid", "titles"} <= set(choices())
    assert set(choices()["placement"]) >= {"footnote", "book-end", "keyed"}
    assert {name for name in choices() if name in OPTIONS} == set(OPTIONS)
    assert unknown_options() == ()
    assert set(VALUES) <= set(OPTIONS)
    assert set(choices()) <= {"lang", *Edition.__struct_fields__, *OPTIONS}


def report(*impacts: str, outcome: str) -> dict[str, Any]:
    said = [
        {
            "earl:test": {"earl:impact": impact, "dct:title": "image-alt"},
            "earl:result": {"dct:description": "no\n alt", "html": "<img src='a'/>"},
        }
        for impact in impacts
    ]
    return {
        "earl:result": {"earl:outcome": outcome},
        "assertions": [{"earl:testSubject": {"url": "ch1.xhtml"}, "assertions": said}],
    }


def test_a_violation_is_told_with_its_rule_and_place() -> None:
    verdict = violations(report("serious", "serious", "minor", outcome="fail"), "a.epub")
    assert verdict.complaints[0] == "serious image-alt ch1.xhtml: no alt [<img src='a'/>]"
    assert verdict.counts == "2 serious, 1 minor"
    assert violations(report(outcome="pass"), "a.epub").is_clean
    assert not violations(report(outcome="fail"), "a.epub").is_clean


def test_where_ace_is_not_set_up_the_verdict_is_not_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judges, "ACE", tmp_path / "ace-cli")
    verdict = ace(tmp_path / "a.epub")
    assert verdict.not_run is not None
    assert not verdict.is_clean


def test_the_table_says_what_could_not_be_asked_and_the_command_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(judges, "ACE", tmp_path / "ace-cli")
    monkeypatch.setattr(command, "epubcheck", lambda path: Verdict(path.name, "EPUBCheck"))
    monkeypatch.setattr(command, "variants", tuple)
    for others in ("printed", "printed_books", "shared_inputs"):
        monkeypatch.setattr(command, others, tuple)

    def make(out: Path) -> None:
        (out / "one.epub").write_bytes(b"")

    monkeypatch.setattr(command, "examples", lambda: (Case("one", make),))
    assert command.main(["--keep", str(tmp_path)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "clean" in said
    assert "Ace is not set up" in said


def test_a_name_that_nothing_has_is_bad_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--only", "no such book"]) == 2
    assert "no such book" in capsys.readouterr().err


def test_ace_is_pinned_by_hashes_and_names_no_host(checkout: Path) -> None:
    lock = json.loads((checkout / ".ci" / "ace" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: made for name, made in lock["packages"].items() if name}
    assert lock["packages"][""]["dependencies"] == {"@daisy/ace-cli": "1.4.6"}
    assert [name for name, made in packages.items() if "integrity" not in made] == []
    assert [name for name, made in packages.items() if "resolved" in made] == []
