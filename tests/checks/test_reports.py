"""Findings as text, JSON and SARIF."""

from __future__ import annotations

import json
from typing import Any

import jsonschema

from biokit.checks import RULES
from biokit.checks.reports import as_json, as_sarif, as_text, counts, summary
from biokit.diagnostics import Finding

FOUND = (
    Finding("unknown-source", "there is no source x", "error", "text/01 ä.md", 4, "n1", "add it"),
    Finding("guess-level", "the level was guessed", "note"),
    Finding("no-isbn", "no ISBN", "warning", "biography.toml"),
    Finding("no-isbn", "no ISBN here either", "warning", node="epub"),
)

# The parts of the SARIF 2.1.0 schema that concern what we write, by hand from the specification:
# §3.13 sarifLog, §3.14 run, §3.19 toolComponent, §3.27 result, §3.28 location, §3.49 rule.
LEVEL = {"enum": ["none", "note", "warning", "error"]}
MESSAGE = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "uri": {"type": "string", "pattern": "^[A-Za-z0-9._~/%-]+$"},
                    },
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"startLine": {"type": "integer", "minimum": 1}},
                },
            },
        },
        "logicalLocations": {
            "type": "array",
            "uniqueItems": True,
            "items": {"type": "object", "properties": {"name": {"type": "string"}}},
        },
    },
}
RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "shortDescription": MESSAGE,
        "defaultConfiguration": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"level": LEVEL},
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "uniqueItems": True, "items": LOCATION},
    },
}
RUN = {
    "type": "object",
    "required": ["tool"],
    "additionalProperties": False,
    "properties": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "additionalProperties": False,
                    "properties": {
                        "name": {"type": "string"},
                        "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
                    },
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN},
    },
}


def sarif() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(as_sarif(FOUND, "1.2.3"))
    return made


def test_sarif_fits_the_specification() -> None:
    jsonschema.Draft202012Validator(SARIF).validate(sarif())


def test_every_result_of_sarif_points_to_its_own_rule() -> None:
    run = sarif()["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        finding.code for finding in FOUND
    ]
    assert {rule.code for rule in RULES} < {rule["id"] for rule in rules}


def test_sarif_says_where_a_finding_is() -> None:
    first, second, third, fourth = sarif()["runs"][0]["results"]
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "text/01%20%C3%A4.md"},
                "region": {"startLine": 4},
            },
            "logicalLocations": [{"name": "n1"}],
        }
    ]
    assert "locations" not in second
    assert "region" not in third["locations"][0]["physicalLocation"]
    assert fourth["locations"] == [{"logicalLocations": [{"name": "epub"}]}]


def test_text_is_one_finding_a_line_and_a_count() -> None:
    lines = as_text(FOUND).splitlines()
    assert lines[0] == ("text/01 ä.md:4: error: there is no source x [unknown-source]. add it")
    assert lines[-1] == "1 error, 2 warnings, 1 note"
    assert len(lines) == len(FOUND) + 1


def test_nothing_found_is_said() -> None:
    assert as_text(()) == "nothing found\n"
    assert counts(()) == {"error": 0, "warning": 0, "note": 0}
    assert summary(FOUND[:1]) == "1 error"


def test_json_holds_every_finding_whole() -> None:
    said = json.loads(as_json(FOUND))
    assert said["counts"] == {"error": 1, "warning": 2, "note": 1}
    assert said["findings"][0] == {
        "code": "unknown-source",
        "message": "there is no source x",
        "severity": "error",
        "path": "text/01 ä.md",
        "line": 4,
        "node": "n1",
        "hint": "add it",
    }
