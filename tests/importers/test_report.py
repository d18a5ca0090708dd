"""The report of an import, to read and to compute with."""

from __future__ import annotations

import json

import pytest

from biokit.diagnostics import Finding
from biokit.importers.base import Import
from biokit.importers.report import as_json, as_text
from biokit.model.biography import Biography
from biokit.model.nodes import Text
from biokit.model.walk import altered

EMPTY = Biography((Text("A Life"),))


def imported(*findings: Finding) -> Import:
    return Import(EMPTY, findings, (("lines", 1_206), ("accounts", 2), ("gaps", 0)))


def test_counts_are_in_columns_and_what_there_is_none_of_is_left_out() -> None:
    assert as_text("life.txt", imported()).splitlines() == [
        "life.txt", "", "  lines         1,206", "  accounts          2",
    ]  # fmt: skip


def test_findings_stand_by_kind_with_their_lines_and_words() -> None:
    text = as_text(
        "life.txt",
        imported(
            Finding("orphan-citation", "whose is it?", line=9, words="[3]"),
            Finding("guess-title", "called so", hint="say another"),
            Finding("dropped-chrome", "furniture", line=2, words="Open menu"),
        ),
    )
    assert text.splitlines()[5:] == [
        "Left out (1)",
        "       2  furniture [dropped-chrome]",
        "          “Open menu”",
        "",
        "Guessed (1)",
        "          called so [guess-title]",
        "          say another",
        "",
        "To look at (1)",
        "       9  whose is it? [orphan-citation]",
        "          “[3]”",
    ]


def test_words_of_many_lines_stand_in_one_and_very_many_are_cut() -> None:
    text = as_text(
        "life.txt",
        imported(
            Finding("dropped-a", "lines", words="One\n  two\n\nthree"),
            Finding("dropped-b", "many", words="word " * 500),
        ),
    )
    assert "          “One / two / three”" in text.splitlines()
    assert text.endswith("word … 2,500 characters, all in the JSON report”\n")
    assert len(text) < 1_000


@pytest.mark.parametrize(
    ("certainty", "said"), [(0.95, "read as wiki (95 % sure)"), (1.0, "read as wiki")]
)
def test_the_report_says_what_the_input_was_taken_for_and_how_surely(
    certainty: float, said: str
) -> None:
    read = altered(imported(), format="wiki", certainty=certainty)
    assert as_text("life.txt", read).splitlines()[:3] == ["life.txt", said, ""]
    report = json.loads(as_json("life.txt", read))
    assert (report["format"], report["certainty"]) == ("wiki", certainty)


def test_many_findings_of_one_kind_are_folded_and_none_of_another() -> None:
    many = [Finding("dropped-script", f"script {n}", line=n) for n in range(1, 15)]
    read = imported(*many[:8], Finding("dropped-style", "a style"), *many[8:])
    lines = as_text("x", read).splitlines()
    assert sum("[dropped-script]" in line for line in lines) == 11
    assert lines[-1] == "          and 4 more [dropped-script]; the JSON report has them all"
    assert any("[dropped-style]" in line for line in lines)
    assert "Left out (15)" in lines
    assert len(json.loads(as_json("x", read))["findings"]) == 15


def test_what_a_terminal_would_obey_is_shown_by_its_number() -> None:
    text = as_text("x", imported(Finding("dropped-control", "gone", words="\x1b[2J\u202e\x00")))
    assert "“<U+001B>[2J<U+202E><U+0000>”" in text
    assert "\x1b" not in text


def test_the_json_has_the_counts_and_the_words_as_they_are() -> None:
    report = json.loads(
        as_json("life.txt", imported(Finding("dropped-control", "gone", words="\x1b")))
    )
    assert report == {
        "biokit-import": 1,
        "input": "life.txt",
        "format": "",
        "certainty": 1.0,
        "counts": {"lines": 1206, "accounts": 2, "gaps": 0},
        "findings": [{"code": "dropped-control", "message": "gone", "words": "\x1b"}],
    }
