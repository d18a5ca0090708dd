"""A list of sources read into a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biokit.importers.base import ImportOptions
from biokit.importers.detect import choose
from biokit.importers.references import ReferencesImporter
from biokit.project import import_into, load_project, new_project

BIB = "@book{smith,\n title = {A Life},\n frob = {x},\n}\n@book{bad,\n title = {Open\n"


def test_a_list_becomes_sources_and_a_report() -> None:
    read = ReferencesImporter().read(BIB.encode(), "refs.bib", ImportOptions())
    assert [source.id for source in read.biography.sources] == ["smith", "bad"]
    assert dict(read.counts) == {"sources": 1, "broken entries": 1, "fields left out": 1}
    assert read.biography.sections == ()


@pytest.mark.parametrize(
    ("path", "content", "importer"),
    [
        ("refs.bib", "anything", "references"),
        ("refs.ris", "TY  - BOOK\n", "references"),
        ("refs.txt", "TY  - BOOK\nER  - \n", "references"),
        ("refs", "@book{a,\n title = {T}}\n", "references"),
        ("refs.json", '[{"id": "a", "type": "book"}]', "references"),
        ("export.json", '{"config": {}, "items": [{"itemType": "book", "citationKey": "a"}]}', "references"),
        ("refs.yaml", "references:\n- id: a\n", "references"),
        ("life.json", '{"biokit": 1, "type": "biography"}', "json"),
        ("life.json", "{}", "json"),
        ("one.md", "# One\n\n@book{a, b}\n", "markdown"),
        ("one.txt", "Plain words, and no more.\n", "text"),
    ],
)  # fmt: skip
def test_a_list_is_told_from_other_files(path: str, content: str, importer: str) -> None:
    assert choose(content.encode(), path)[0].name == importer


def test_sources_are_added_to_those_of_a_project(tmp_path: Path) -> None:
    new_project(tmp_path / "life", "A Life")
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    done = import_into(tmp_path / "life", [tmp_path / "refs.bib"])
    assert "5  bad cannot be read" in done.report
    assert "Lost (1)" in done.report
    listed = json.loads((tmp_path / "life" / "sources.json").read_text(encoding="utf-8"))
    assert [source["id"] for source in listed][-2:] == ["smith", "bad"]
    assert {source.id for source in load_project(tmp_path / "life").sources} >= {"smith", "bad"}
