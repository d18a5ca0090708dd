"""What a build remembers of the one before: what was not edited is not read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.build import freshness
from biokit.build.memory import Kept
from biokit.build.run import Made, Request, make, plan
from biokit.diagnostics import Finding
from biokit.importers.markdown import Parsed, read_sections

CHAPTER = """\
# Two

It went on <br>, as *he* said[^1], and is told in [Two](#one).

[^1]: In a letter.
"""

Built = tuple[dict[str, bytes], list[Finding]]


@pytest.fixture
def book(project: Path) -> Path:
    (project / "text" / "01-one.md").write_text("# One {#one}\n\nIt began.\n", encoding="utf-8")
    (project / "text" / "02-two.md").write_text(CHAPTER, encoding="utf-8")
    front = project / "biography.toml"
    front.write_text(f"{front.read_text()}[editions.epub]\n[editions.markdown]\n")
    return project


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were parsed, as they are parsed."""
    names: list[str] = []

    def noted(text: str, name: str) -> Parsed:
        names.append(Path(name).name)
        return read_sections(text, name)

    monkeypatch.setattr("biokit.project.text.read_sections", noted)
    return names


def built(project: Path, *, force: bool = False) -> Built:
    """The products by name, and everything that was said."""
    for product in (project / "build").glob("[!.]*"):
        product.unlink()
    planned = plan(Request(project, force=force))
    outcomes = make(planned, 1, lambda _: None)
    said = list(planned.findings)
    for outcome in outcomes:
        assert isinstance(outcome, Made)
        said += outcome.findings
    products = {path.name: path.read_bytes() for path in (project / "build").glob("[!.]*")}
    return products, said


def remembered(project: Path) -> list[Path]:
    return sorted((project / "build" / ".biokit" / "memory").iterdir())


def test_the_same_is_made_and_said_with_a_memory_and_without(book: Path, read: list[str]) -> None:
    first = built(book)
    assert {finding.code for finding in first[1]} >= {"kept-html"}
    assert len(first[0]) == 4
    assert read == ["01-one.md", "02-two.md"]
    read.clear()
    assert built(book) == first
    assert read == []
    assert built(book, force=True) == first
    assert read == ["01-one.md", "02-two.md"]


def test_only_the_chapter_that_was_edited_is_read_again(book: Path, read: list[str]) -> None:
    before = built(book)
    read.clear()
    chapter = book / "text" / "01-one.md"
    chapter.write_text("# One {#one}\n\nIt ended.\n", encoding="utf-8")
    after = built(book)
    assert read == ["01-one.md"]
    assert after != before
    assert built(book, force=True) == after


@pytest.mark.parametrize("damage", ["shorter", "halved", "changed", "emptied", "another's"])
def test_a_damaged_memory_is_none(book: Path, read: list[str], damage: str) -> None:
    first = built(book)
    for path in remembered(book):
        content = path.read_bytes()
        others = {
            "shorter": content[:-1],
            "halved": content[: len(content) // 2],
            "changed": content[:40] + b"?" + content[41:],
            "emptied": b"",
            "another's": b"a line of somebody else",
        }
        path.write_bytes(others[damage])
    read.clear()
    assert built(book) == first
    assert read == ["01-one.md", "02-two.md"]
    read.clear()
    assert built(book) == first
    assert read == []


def test_what_a_build_did_not_ask_for_is_thrown_away_and_what_is_anothers_stays(
    book: Path,
) -> None:
    built(book)
    before = remembered(book)
    (before[0].parent / "notes.txt").write_text("mine")
    half = before[0].with_name(f"{before[0].name}.123")
    half.write_bytes(b"hal")
    (book / "text" / "01-one.md").write_text("# One {#one}\n\nIt ended.\n", encoding="utf-8")
    built(book)
    after = remembered(book)
    assert len(after) == len(before) + 1
    assert (before[0].parent / "notes.txt").read_text() == "mine"
    assert not half.exists()


def test_where_a_word_stands_is_told_of_what_was_not_read_again(book: Path) -> None:
    built(book)
    planned = plan(Request(book))
    (found,) = (finding for finding in planned.findings if finding.code == "kept-html")
    assert (found.path, found.line) == ((book / "text" / "02-two.md").as_posix(), 3)
    two = planned.biography.sections[1]
    assert two.blocks[0].origin is not None
    assert (two.blocks[0].origin.path, two.blocks[0].origin.line) == (found.path, 3)


def test_a_project_that_is_called_otherwise_has_its_places_called_so(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(book)
    monkeypatch.chdir(book)
    planned = plan(Request(Path()))
    (found,) = (finding for finding in planned.findings if finding.code == "kept-html")
    assert found.path == "text/02-two.md"


def test_another_biokit_reads_everything_again(
    book: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(book)
    read.clear()
    inputs = freshness.inputs_of_biokit()
    monkeypatch.setattr(freshness, "inputs_of_biokit", lambda: {**inputs, "biokit": "other"})
    built(book)
    assert read == ["01-one.md", "02-two.md"]


def test_a_plan_writes_nothing(book: Path) -> None:
    plan(Request(book))
    assert not (book / "build").exists()


def test_a_memory_that_cannot_be_written_is_gone_without_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Kept(tmp_path / "file" / "memory", b"")
    kept.keep(b"key", b"content")
    kept.write()
    assert kept.recall(b"key") is None


def test_what_a_build_did_not_use_is_kept_for_the_product_that_needs_it(tmp_path: Path) -> None:
    first = Kept(tmp_path, b"")
    first.shelf("pdf").keep(b"part", b"laid out")
    first.shelf("gone").keep(b"part", b"of an edition that is no more")
    first.keep(b"text", b"read")
    first.write()
    second = Kept(tmp_path, b"")
    assert second.recall(b"text") == b"read"
    second.write(["pdf", "epub"])
    third = Kept(tmp_path, b"")
    assert third.shelf("pdf").recall(b"part") == b"laid out"
    assert third.shelf("gone").recall(b"part") is None
    assert third.shelf("epub").recall(b"part") is None
    assert third.shelf("pdf").recall(b"other") is None
    third.shelf("pdf").write()
    third.write()
    assert Kept(tmp_path, b"").shelf("pdf").recall(b"part") == b"laid out"
