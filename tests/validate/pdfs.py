"""What PDFs are judged by: each standard that a file says it keeps to, by two validators.

page-validation is quick and comes from PyPI; veraPDF, a Java program, is the reference.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pikepdf

from tests.validate.judges import JAVA, Verdict, counted

__all__ = ["claims", "failed_rules", "judged", "pdf_ua", "validated", "vera"]

VERAPDF = Path(sys.prefix) / "share" / "biokit" / "verapdf"
COMMAND = "org.verapdf.apps.GreenfieldCliWrapper"
LENGTH = "STREAM-LENGTH"
"""page-validation takes a carriage return at the end of compressed bytes for the end of a line."""
SECONDS_OF_VERA = 1800
"""A book of 3,000 pages has ten million things to check."""


def judged(path: Path) -> Iterator[Verdict]:
    """Every validator's verdict on every standard that a PDF claims."""
    standards = claims(path)
    if not standards:
        yield Verdict(path.name, "PDF", skipped="it claims no standard")
    for standard in standards:
        yield validated(path, standard)
        yield vera(path, standard)


def claims(path: Path) -> tuple[str, ...]:
    """The standards that a PDF says it keeps to: `ua1`, `2a`, `3a` …"""
    with pikepdf.open(path) as pdf, pdf.open_metadata() as said:
        ua = said.get("pdfuaid:part")
        part, level = said.get("pdfaid:part"), said.get("pdfaid:conformance", "")
    archived = f"{part}{level.lower()}" if part else None
    return tuple(each for each in (f"ua{ua}" if ua else None, archived) if each)


def pdf_ua(path: Path) -> Verdict:
    """page-validation's failures against PDF/UA-1."""
    return validated(path, "ua1")


def validated(path: Path, standard: str) -> Verdict:
    """page-validation's failures against a standard."""
    report = page.validate_pdf(path, profile=page.ValidationProfile(standard))
    said = tuple(
        f"{failure.rule_id}: {failure.message}"
        for failure in report.failures
        if LENGTH not in failure.rule_id or not _has_right_lengths(path)
    )
    kinds = counted("fault" for _ in said)
    return Verdict(path.name, f"page-validation {standard}", said, counts=kinds)


def _has_right_lengths(path: Path) -> bool:
    """Whether qpdf, which reads every stream, finds each as long as it says."""
    with pikepdf.open(path) as pdf:
        return not pdf.check_pdf_syntax()


def vera(path: Path, standard: str) -> Verdict:
    """The rules that veraPDF finds broken."""
    name = f"veraPDF {standard}"
    if not VERAPDF.is_dir():
        return Verdict(path.name, name, skipped="not set up: python .ci/verapdf.py says why")
    command = [*JAVA, "-cp", f"{VERAPDF}/*", COMMAND, "--flavour", standard, "--format", "json"]
    try:
        done = subprocess.run(
            [*command, str(path)],
            capture_output=True,
            text=True,
            timeout=SECONDS_OF_VERA,
            check=False,
        )
        report = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return Verdict(path.name, name, (f"no answer in {SECONDS_OF_VERA} seconds",))
    except OSError:
        return Verdict(path.name, name, not_run="there is no java")
    except ValueError:
        last = done.stderr.strip().splitlines()[-1:] or ["no report"]
        return Verdict(path.name, name, not_run=f"veraPDF ended with {done.returncode}: {last[0]}")
    return failed_rules(report, path.name, name)


def failed_rules(report: dict[str, Any], file: str, validator: str) -> Verdict:
    """What a report of veraPDF says; one without a result is a complaint itself."""
    (job,) = report["report"]["jobs"]
    results = job.get("validationResult") or []
    if not results:
        said = job.get("taskException", {}).get("exceptionMessage", "it could not be read")
        return Verdict(file, validator, (str(said),))
    complaints: list[str] = []
    passed = 0
    for result in results:
        passed += result["details"]["passedRules"]
        complaints += [
            _complaint(rule)
            for rule in result["details"]["ruleSummaries"]
            if rule["ruleStatus"] == "FAILED"
        ]
        if not result["compliant"] and not complaints:
            complaints.append(str(result["statement"]))
    return Verdict(file, validator, tuple(complaints), counts=f"{passed} rules passed")


def _complaint(rule: dict[str, Any]) -> str:
    """`7.9-2 (3 times): Each Note … [where the first is]`."""
    first = rule["checks"][0] if rule.get("checks") else {}
    where = str(first.get("context", ""))[-160:]
    why = first.get("errorMessage") or rule["description"]
    times = rule["failedChecks"]
    return f"{rule['clause']}-{rule['testNumber']} ({times} times): {why} [{where}]"
