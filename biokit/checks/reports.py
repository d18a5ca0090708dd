"""Findings as people, programs and code hosts read them: text, JSON, SARIF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args
from urllib.parse import quote

import msgspec

from biokit.checks import RULES
from biokit.diagnostics import Finding, Severity

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
NOTHING = "nothing found"


def counts(findings: Sequence[Finding]) -> dict[Severity, int]:
    """How many there are of each severity, the gravest first."""
    severities: tuple[Severity, ...] = get_args(Severity)
    return {
        severity: sum(finding.severity == severity for finding in findings)
        for severity in severities
    }


def summary(findings: Sequence[Finding]) -> str:
    """`1 error, 2 warnings`."""
    said = [
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity, count in counts(findings).items()
        if count
    ]
    return ", ".join(said) or NOTHING


def as_text(findings: Sequence[Finding]) -> str:
    """One finding a line, and how many there are."""
    return "".join(f"{line}\n" for line in (*map(str, findings), summary(findings)))


def as_json(findings: Sequence[Finding]) -> bytes:
    """`{"counts": {"error": 0, …}, "findings": [{"code": …, "message": …, …}]}`."""
    return _written({"counts": counts(findings), "findings": list(findings)})


def as_sarif(findings: Sequence[Finding], version: str) -> bytes:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts show inline.

    Args:
        findings: what was found.
        version: biokit's own.
    """
    rules = _sarif_rules(findings)
    places = {rule["id"]: place for place, rule in enumerate(rules)}
    driver = {"name": "biokit", "semanticVersion": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, places[finding.code]) for finding in findings],
    }
    return _written({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _written(content: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _sarif_rules(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Our rules, and the codes of importers and loaders that were met."""
    rules: dict[str, dict[str, Any]] = {
        rule.code: {
            "id": rule.code,
            "shortDescription": {"text": rule.explanation},
            "defaultConfiguration": {"level": rule.severity},
        }
        for rule in RULES
    }
    for finding in findings:
        rules.setdefault(finding.code, {"id": finding.code})
    return list(rules.values())


def _sarif_result(finding: Finding, place: int) -> dict[str, Any]:
    hint = f". {finding.hint}" if finding.hint else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": place,
        # Our severities are three of SARIF's four levels, by the same names (§3.27.10).
        "level": finding.severity,
        "message": {"text": f"{finding.message}{hint}"},
    }
    location = _sarif_location(finding)
    if location:
        result["locations"] = [location]
    return result


def _sarif_location(finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {}
    if finding.path is not None:
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.path)}}
        if finding.line is not None:
            physical["region"] = {"startLine": finding.line}
        location["physicalLocation"] = physical
    if finding.node is not None:
        location["logicalLocations"] = [{"name": finding.node}]
    return location
