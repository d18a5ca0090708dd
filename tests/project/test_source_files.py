"""The lists of sources in a project."""

from __future__ import annotations

import pytest

from biokit.errors import BadProject
from biokit.importers.base import ImportOptions
from biokit.project import load_project, load_with_findings
from tests.project.conftest import Project

BIB = "@book{letters,\n title = {Letters},\n}\n"


def test_several_lists_are_one_in_the_order_of_the_files(project: Project) -> None:
    folder = project(
        {
            "sources.bib": "@book{one, title = {One}}\n",
            "sources.yaml": "- id: two\n  type: book\n",
            "sources.ris": "TY  - BOOK\nID  - three\nER  - \n",
        }
    )
    sources = load_project(folder).sources
    assert [source.id for source in sources] == ["memoir", "letters", "one", "two", "three"]
    origins = {source.id: source.origin for source in sources}
    assert (origin := origins["two"]) is not None
    assert (origin.path, origin.line) == ("life/sources.yaml", 1)


def test_a_key_in_two_lists_is_a_mistake_that_names_both(project: Project) -> None:
    with pytest.raises(BadProject) as caught:
        load_project(project({"sources.bib": f"\n{BIB}"}))
    assert str(caught.value) == (
        "life/sources.bib:2: the id letters is taken already (first in life/sources.json:10). "
        "give one of them another"
    )


def test_a_broken_entry_is_found_and_the_rest_is_loaded(project: Project) -> None:
    folder = project(
        {"sources.json": ('"type": "book"', '"type": "bok"'), "sources.bib": "@book{x,\n y\n"}
    )
    loaded = load_with_findings(folder)
    assert [(one.code, one.severity, one.path, one.line) for one in loaded.findings] == [
        ("broken-entry", "error", "life/sources.json", 4),
        ("broken-entry", "error", "life/sources.bib", 1),
    ]
    with pytest.raises(BadProject) as caught:
        load_project(folder, ImportOptions(strict=True))
    assert len(caught.value.others) == 1


def test_what_cites_an_entry_that_is_lost_is_found_and_no_mistake(project: Project) -> None:
    folder = project({"sources.json": ('"id": "letters",\n', "")})
    loaded = load_with_findings(folder)
    codes = {finding.code for finding in loaded.findings}
    assert codes == {"broken-entry", "unknown-source"}
    assert all(finding.severity == "error" and finding.line for finding in loaded.findings)


def test_a_source_that_is_cited_and_nowhere_is_a_mistake_unless_it_is_allowed(
    project: Project,
) -> None:
    folder = project({"text/02-age.md": ("@letters", "@leters")})
    with pytest.raises(BadProject, match="there is no source leters"):
        load_project(folder)
    loaded = load_with_findings(folder, options=ImportOptions(allow_unlisted=True))
    assert [finding.code for finding in loaded.findings] == ["unknown-source"]


def test_json_that_is_broken_in_one_place_costs_one_entry(project: Project) -> None:
    folder = project({"sources.json": ('"title": "A Memoir",', '"title" "A Memoir",')})
    loaded = load_with_findings(folder)
    assert [(source.id, source.state) for source in loaded.biography.sources] == [
        ("memoir", "unresolved"),
        ("letters", "unresolved"),  # it is so in the list
    ]


def test_an_export_may_stand_in_for_the_list(project: Project) -> None:
    exported = (
        '{"items": [{"itemType": "book", "citationKey": "memoir", "title": "M"},\n'
        ' {"itemType": "letter", "citationKey": "letters"}]}'
    )
    sources = load_project(project({"sources.json": exported})).sources
    assert [(source.id, source.item.type) for source in sources] == [
        ("memoir", "book"),
        ("letters", "personal_communication"),
    ]


def test_a_list_in_a_format_that_is_not_read_is_told(project: Project) -> None:
    (finding,) = load_with_findings(project({"sources.enl": b"x"})).findings
    assert (finding.code, finding.path) == ("unread-sources", "life/sources.enl")
    assert finding.hint is not None
    assert "sources.bib" in finding.hint


def test_a_date_that_is_none_is_found_in_json_too(project: Project) -> None:
    folder = project({"sources.json": ("[[1850, 2]]", "[[1850, 13]]")})
    (finding,) = load_with_findings(folder).findings
    assert finding.message == "`issued`: “1850-13” is no date"
