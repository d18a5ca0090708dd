"""A build: what is made, what is left, and what is told."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from biokit.build import freshness
from biokit.build.run import Failed, Made, Outcome, Plan, Request, make, plan, write_dependencies
from biokit.errors import BadProject, BadUsage, ExportFailed, OutputFailed, UnknownFormat


def build(
    project: Path, *names: str, jobs: int = 1, apart: bool = False, **more: object
) -> tuple[Outcome, ...]:
    request = Request(project, names, **more)  # type: ignore[arg-type]
    return make(plan(request), jobs, lambda _: None, apart=apart)


def reasons(project: Path, *names: str) -> list[str | None]:
    return [step.reason for step in plan(Request(project, names)).steps]


def test_all_declared_editions_are_made_into_the_projects_build_folder(project: Path) -> None:
    outcomes = build(project)
    assert [outcome.target.name for outcome in outcomes] == ["plain", "json"]
    assert (project / "build" / "a-life.plain").read_text().startswith("A Life\nplain\n0")
    assert b'"biokit": 1' in (project / "build" / "a-life.json").read_bytes()


def test_what_is_fresh_is_not_made_again(project: Path) -> None:
    build(project)
    assert reasons(project) == [None, None]
    assert build(project) == ()


def test_time_says_nothing_about_freshness(project: Path) -> None:
    build(project)
    later = time.time() + 1_000
    for path in project.rglob("*"):
        os.utime(path, (later, later))
    assert reasons(project) == [None, None]


def test_a_changed_chapter_makes_everything_stale_and_is_named(project: Path) -> None:
    build(project)
    (project / "text" / "02-two.md").write_text("# Two\n\nIt ended.\n")
    assert reasons(project) == ["text/02-two.md changed"] * 2
    build(project)
    assert b"It ended." in (project / "build" / "a-life.json").read_bytes()


def test_new_and_deleted_files_make_stale(project: Path) -> None:
    build(project)
    (project / "text" / "03.md").write_text("# Three\n\nAnd on.\n")
    assert reasons(project, "json") == ["text/03.md is new"]
    build(project, "json")
    (project / "text" / "03.md").unlink()
    assert reasons(project, "json") == ["text/03.md is gone"]


def test_what_was_said_back_is_fresh_again(project: Path) -> None:
    build(project)
    chapter = project / "text" / "01-one.md"
    before = chapter.read_bytes()
    chapter.write_bytes(before + b"\nMore.\n")
    assert None not in reasons(project)
    chapter.write_bytes(before)
    assert reasons(project) == [None, None]


def test_a_product_that_was_edited_or_deleted_is_made_again(project: Path) -> None:
    build(project)
    (project / "build" / "a-life.plain").write_text("my own words")
    (project / "build" / "a-life.json").unlink()
    assert reasons(project) == ["it was changed by another hand", "it is not there"]
    build(project)
    assert (project / "build" / "a-life.plain").read_text().startswith("A Life")


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"output": 1}', b"\xff"])
def test_a_record_that_cannot_be_read_makes_stale(project: Path, spoilt: bytes) -> None:
    build(project, "json")
    freshness.record_path(project / "build" / "a-life.json").write_bytes(spoilt)
    assert reasons(project, "json") == ["how it was made is not known"]


def test_the_epoch_is_an_input_and_reaches_the_exporter(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(project, "plain")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert reasons(project, "plain") == ["SOURCE_DATE_EPOCH changed"]
    build(project, "plain")
    assert (project / "build" / "a-life.plain").read_text() == "A Life\nplain\n86400"


@pytest.mark.parametrize("apart", [False, True])
def test_libraries_that_date_what_they_make_are_told_the_epoch(
    project: Path, monkeypatch: pytest.MonkeyPatch, apart: bool
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    build(project, "dated", apart=apart)
    assert (project / "build" / "a-life.dated").read_text() == "0"
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_faces_that_the_user_names_are_an_input(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    forget = freshness.inputs_of_faces.cache_clear
    request.addfinalizer(forget)
    seen = set()
    for content in (None, b"a face", b"another"):
        if content is not None:
            monkeypatch.setenv("BIOKIT_FONTS", str(tmp_path))
            (tmp_path / "own.ttf").write_bytes(content)
        forget()
        seen.add(freshness.inputs_of_faces()["the faces"])
    assert len(seen) == 3


def test_faces_are_an_input_of_what_may_be_set_in_them(project: Path) -> None:
    front = project / "biography.toml"
    front.write_text(
        front.read_text()
        + '[editions.ebook]\nformat = "epub"\n'
        + '[editions.set]\nformat = "epub"\noptions = { faces = "embedded" }\n'
        + "[editions.kobo]\n[editions.markdown]\n[editions.html]\n[editions.pdf]\n"
    )
    steps = plan(Request(project)).steps
    with_faces = {step.target.name for step in steps if "the faces" in step.inputs}
    assert with_faces == {"plain", "set", "kobo", "pdf"}


@pytest.mark.parametrize("epoch", ["", "yesterday", "-1", "1.5", "99999999999999", "٣"])
def test_an_epoch_that_is_no_time_is_refused(
    project: Path, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(BadUsage, match="SOURCE_DATE_EPOCH"):
        plan(Request(project))


def test_another_version_of_the_exporter_makes_stale(project: Path, formats: Path) -> None:
    build(project, "plain")
    info = formats / "fakes-1.0.dist-info" / "METADATA"
    info.write_text(info.read_text().replace("Version: 1.0", "Version: 1.1"))
    assert reasons(project, "plain") == ["the exporter changed"]


def test_a_change_of_the_exporters_code_makes_stale(project: Path, formats: Path) -> None:
    build(project, "plain")
    code = formats / "fake_formats.py"
    code.write_text(code.read_text() + "\n# another word\n")
    assert reasons(project, "plain") == ["the exporter changed"]


def test_everything_biokit_stands_on_is_an_input() -> None:
    named = freshness.inputs_of_biokit()
    assert {"biokit", "biokit's styles", "biokit's templates", "python"} <= named.keys()
    assert {"the package msgspec", "the package jinja2", "the package markupsafe"} <= named.keys()
    assert "the package pytest" not in named


def test_hidden_files_copies_of_editors_and_products_are_no_input(project: Path) -> None:
    for name in (".git/HEAD", "text/.01.md.swp", "text/01-one.md~", "build/old.pdf"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("x")
    names = [path.relative_to(project).as_posix() for path in plan(Request(project)).files]
    assert names == ["biography.toml", "media/dot.png", "text/01-one.md", "text/02-two.md"]


def test_products_that_lie_in_the_project_itself_are_no_input(project: Path) -> None:
    build(project, out=project)
    assert [step.reason for step in plan(Request(project, out=project)).steps] == [None, None]
    build(project, out=project / "products")
    again = plan(Request(project, out=project / "products"))
    assert "it was asked for" not in [step.reason for step in again.steps]
    assert [step.reason for step in again.steps] == [None, None]


def test_force_makes_what_is_fresh(project: Path) -> None:
    build(project)
    assert len(build(project, force=True)) == 2


def test_the_fields_of_an_edition_reach_the_exporter(project: Path) -> None:
    (project / "biography.toml").write_text(
        'title = "A Life"\n[editions.web]\nformat = "plain"\n[editions.web.options]\nink = "blue"\n'
    )
    build(project)
    assert (project / "build" / "a-life.plain").read_text() == "A Life\nweb\n0\nink=blue"


def test_a_picture_is_read_from_the_project(project: Path) -> None:
    build(project, "images", apart=True)
    product = project / "build" / "a-life.images"
    assert product.read_bytes() == (project / "media" / "dot.png").read_bytes()


def test_nothing_is_written_by_a_plan(project: Path) -> None:
    plan(Request(project))
    assert not (project / "build").exists()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_bytes_are_the_same_with_any_number_of_workers(project: Path, jobs: int) -> None:
    build(project, "plain", "json", "images")
    alone = {path.name: path.read_bytes() for path in (project / "build").glob("a-life.*")}
    out = project.parent / "again"
    build(project, "plain", "json", "images", jobs=jobs, apart=True, out=out)
    assert {path.name: path.read_bytes() for path in out.glob("a-life.*")} == alone
    assert len(alone) == 3


@pytest.mark.parametrize("apart", [False, True])
def test_one_failure_leaves_its_old_product_and_the_others_are_made(
    project: Path, apart: bool
) -> None:
    old = project / "build" / "a-life.refusing"
    old.parent.mkdir()
    old.write_text("the old one")
    outcomes = {o.target.name: o for o in build(project, "plain", "refusing", apart=apart)}
    assert isinstance(outcomes["plain"], Made)
    failed = outcomes["refusing"]
    assert isinstance(failed, Failed)
    assert type(failed.error) is ExportFailed
    assert str(failed.error) == "text/01.md:7: cannot hold this. hold less"
    assert old.read_text() == "the old one"


def test_a_worker_that_dies_is_a_failure_that_says_so(project: Path) -> None:
    (outcome,) = build(project, "dying", apart=True)
    assert isinstance(outcome, Failed)
    assert "the worker for dying ended with code 7" in str(outcome.error)


@pytest.mark.parametrize("apart", [False, True])
def test_a_fault_of_the_program_is_not_swallowed(project: Path, apart: bool) -> None:
    with pytest.raises(Exception, match="no such key"):
        build(project, "faulty", apart=apart)


def test_a_product_with_errors_is_never_fresh(project: Path) -> None:
    front = 'title = "A Life"\n[editions.lossy]\n[editions.lossy.options]\nseverity = "{}"\n'
    (project / "biography.toml").write_text(front.format("error"))
    build(project)
    assert reasons(project) == ["it had errors"]
    (project / "biography.toml").write_text(front.format("warning"))
    (outcome,) = build(project)
    assert isinstance(outcome, Made)
    assert [finding.code for finding in outcome.findings] == ["loss-all"]
    assert reasons(project) == [None]


def test_an_unknown_target_is_refused_before_anything_is_made(project: Path) -> None:
    with pytest.raises(UnknownFormat, match="no target called paperback"):
        plan(Request(project, ("plain", "paperback")))
    assert not (project / "build").exists()


def test_a_folder_that_is_no_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadProject, match=r"no biography\.toml"):
        plan(Request(tmp_path))
    with pytest.raises(BadProject, match="no such folder"):
        plan(Request(tmp_path / "nowhere"))
    (tmp_path / "file.md").write_text("# One\n")
    with pytest.raises(BadProject, match="a project is a folder"):
        plan(Request(tmp_path / "file.md"))


def test_an_output_folder_that_cannot_be_made_is_refused(project: Path) -> None:
    (project / "build").write_text("a file in the way")
    with pytest.raises(OutputFailed, match="a file is in the way"):
        build(project)
    assert (project / "build").read_text() == "a file in the way"


def dependent(project: Path) -> tuple[Plan, Path]:
    planned = plan(Request(project, apart=(project / "book.d",)))
    make(planned, 1, lambda _: None)
    write_dependencies(planned, project / "book.d")
    return planned, project / "book.d"


def test_dependencies_name_every_file_of_the_project_and_our_templates(project: Path) -> None:
    _, deps = dependent(project)
    said = deps.read_text()
    assert said.startswith(f"{project}/build/a-life.plain {project}/build/a-life.json:")
    for name in ("biography.toml", "text/01-one.md", "text/02-two.md", "media/dot.png"):
        assert f"{project}/{name} " in said
    assert "/templates/" in said


def test_the_dependency_file_is_not_its_own_input(project: Path) -> None:
    dependent(project)
    planned, _ = dependent(project)
    assert planned.stale == ()


def test_a_fresh_product_is_made_as_young_as_what_was_touched(project: Path) -> None:
    dependent(project)
    later = time.time() + 1_000
    os.utime(project / "text" / "01-one.md", (later, later))
    dependent(project)
    assert (project / "build" / "a-life.json").stat().st_mtime >= int(later)
