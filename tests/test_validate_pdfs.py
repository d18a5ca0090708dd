"""What veraPDF says is told rule by rule, and a PDF is held to the standards that it claims."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.validate import pdfs
from tests.validate.pdfs import claims, failed_rules, judged, vera
from tests.validate.printed import choices, rows

LINK = "<html lang='en'><title>A</title><p><a href='http://a.example'>x <em>y</em></a></p>"


def result(*rules: dict[str, Any]) -> dict[str, Any]:
    """A report in veraPDF's form."""
    details = {"passedRules": 106 - len(rules), "ruleSummaries": list(rules)}
    words = "compliant" if not rules else "not compliant"
    made = {"details": details, "statement": f"PDF file is {words}", "compliant": not rules}
    return {"report": {"jobs": [{"validationResult": [made]}]}}


def test_a_broken_rule_is_told_with_its_clause_its_number_and_the_first_place() -> None:
    check = {"context": "root/document[0]/K[3]", "errorMessage": "ID key a is non-unique"}
    rule = {
        "ruleStatus": "FAILED",
        "clause": "7.9",
        "testNumber": 2,
        "failedChecks": 3,
        "description": "Each Note tag shall have unique ID key",
        "checks": [check],
    }
    verdict = failed_rules(result(rule), "a.pdf", "veraPDF ua1")
    wanted = "7.9-2 (3 times): ID key a is non-unique [root/document[0]/K[3]]"
    assert verdict.complaints == (wanted,)
    assert not verdict.is_clean
    assert failed_rules(result(), "a.pdf", "veraPDF ua1").is_clean


def test_a_pdf_that_vera_cannot_read_is_no_clean_one() -> None:
    report = {"report": {"jobs": [{"taskException": {"exceptionMessage": "no startxref"}}]}}
    assert failed_rules(report, "a.pdf", "veraPDF ua1").complaints == ("no startxref",)


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF that says it keeps to PDF/UA-1, and does not."""
    import weasyprint

    path = tmp_path_factory.mktemp("pdfs") / "linked.pdf"
    weasyprint.HTML(string=LINK).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


def test_a_pdf_is_held_to_what_it_claims(linked: Path, tmp_path: Path) -> None:
    assert claims(linked) == ("ua1",)
    verdicts = {verdict.validator: verdict for verdict in judged(linked)}
    assert set(verdicts) == {"page-validation ua1", "veraPDF ua1"}
    assert not verdicts["page-validation ua1"].is_clean
    plain = tmp_path / "plain.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(plain)
    (verdict,) = judged(plain)
    assert verdict.skipped == "it claims no standard"


def test_both_kinds_of_claim_are_read(tmp_path: Path) -> None:
    path = tmp_path / "both.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        with pdf.open_metadata() as said:
            said["pdfaid:part"], said["pdfaid:conformance"] = "3", "A"
            said["pdfuaid:part"] = "1"
        pdf.save(path)
    assert claims(path) == ("ua1", "3a")


def test_where_vera_is_not_set_up_the_table_says_so(
    linked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdfs, "VERAPDF", tmp_path / "verapdf")
    assert (vera(linked, "ua1").skipped or "").startswith("not set up")


@pytest.mark.slow
@pytest.mark.skipif(
    not (Path(sys.prefix) / "share" / "biokit" / "verapdf").is_dir(),
    reason="veraPDF is not set up: python .ci/verapdf.py",
)
def test_vera_finds_the_link_that_is_not_in_a_link(linked: Path) -> None:
    assert [said.split(" ")[0] for said in vera(linked, "ua1").complaints] == ["7.18.5-1"]


def test_every_profile_placement_trim_and_design_of_print_is_tried() -> None:
    made = list(rows())
    for name, values in choices().items():
        assert {row[name] for row in made} == set(values), name
    assert {"screen", "archive", "press", "kdp", "ingram"} == set(choices()["profile"])
