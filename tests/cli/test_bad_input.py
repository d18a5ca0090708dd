"""Whatever is wrong with an input: one message, exit 2, nothing touched, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.conftest import Done, Run, ran, whole_tree


def refused(done: Done, *said: str, lines: int = 1) -> None:
    """The command said so, once, and nothing else."""
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert "internal error" not in done.err
    assert done.err.count("\n") == lines, done.err
    for words in said:
        assert words in done.err


@pytest.fixture
def built(project: Path, run: Run) -> Path:
    """A project that was built before it was spoilt."""
    assert run("build", project).code == 0
    return project


def spoilt(project: Path, place: str, content: bytes | str) -> dict[str, bytes]:
    """Write a mistake; returns the tree that must stay as it is."""
    path = project / place
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return whole_tree(project)


VICTORIA = '[[persons]]\nid = "victoria"\nname = "Victoria"\n'
MISTAKES = [
    ("biography.toml", "title = \n", "biography.toml:1: "),
    ("biography.toml", 'title = "A"\ntitel = "B"\n', "biography.toml:2: "),
    ("biography.toml", b'title = "\xff"\n', "biography.toml:1: 0xFF is not UTF-8"),
    ("life.toml", "[[events]\n", "life.toml:1: "),
    ("life.toml", '[[persons]]\nid = "v"\nname = "V"\nbron = 1\n', "life.toml:4: "),
    (
        "life.toml",
        '[[events]]\nid = "e"\nsubject = "victoria"\ndate = "soon"\n' + VICTORIA,
        "life.toml:4: ",
    ),
    ("sources.json", "[{]\n", "sources.json:1: "),
    ("sources.json", "", "sources.json"),
    ("text/01-one.md", b"# One\n\n\xe4\n", "01-one.md:3: 0xE4 is not UTF-8"),
    ("text/01-one.md", b"\xff\xfe#\x00 \x00O\x00n\x00e\x00", "01-one.md:1: this looks like UTF-16"),
    ("text/01-one.md", "# One\n\nSo [@nobody].\n", "01-one.md:3: there is no source nobody"),
    ("text/01-one.md", "", "text/01-one.md: the file is empty"),
    ("text/01-one.md", "# One\n\n" + "> " * 1000 + "deep\n", "text/01-one.md:3: "),
    ("text/01-one.md", "# One\n\n" + "*a **b " * 1000 + "\n", None),
]


@pytest.mark.parametrize(("place", "content", "said"), MISTAKES)
def test_a_mistake_in_a_project_is_one_line_and_leaves_its_products(
    built: Path, run: Run, place: str, content: bytes | str, said: str | None
) -> None:
    before = spoilt(built, place, content)
    done = run("build", built)
    if said is None:  # unbalanced emphasis is only text
        assert done.code == 0
        return
    # Whatever else cites a source of a broken list is no second mistake.
    refused(done, said)
    assert done.err.startswith(f"{built}/")
    assert whole_tree(built) == before


BROKEN_LISTS = [
    ("sources.json", '[\n {"id": "greville", "titel": "x"}]\n', "sources.json:2: error: "),
    ("sources.json", '[\n {"id": "greville"},\n {"id": "two" "x"}]\n', "sources.json:3: error: "),
    ("sources.bib", "@book{greville2,\n title = {Open\n}", "sources.bib:1: error: greville2 "),
    (
        "sources.bib",
        "@book{two,\n date = {soon},\n}\n",
        "sources.bib:2: error: two: `date`: “soon”",
    ),
    ("sources.yaml", "- id: two\n  title: A: B\n- id: three\n", "sources.yaml:2: error: two "),
    ("sources.ris", "T1  - A\nER  - \n", "sources.ris:1: error: an entry begins with `TY  - `"),
]


@pytest.mark.parametrize(("place", "content", "said"), BROKEN_LISTS)
def test_a_broken_source_is_told_and_the_rest_is_built_unless_strict(
    project: Path, run: Run, place: str, content: str, said: str
) -> None:
    spoilt(project, place, content)
    done = run("build", project, "json")
    assert (done.code, said in done.err) == (1, True), done.err
    assert (project / "build" / "a-life.json").is_file()
    refused(run("build", project, "json", "--strict"), said.replace(" error:", ""))
    refused(run("check", project, "--strict"), said.replace(" error:", ""))


def test_a_citation_of_a_source_that_cannot_be_read_is_printed(project: Path, run: Run) -> None:
    spoilt(project, "sources.bib", "@book{memoir,\n title = {Open\n}\n")
    spoilt(project, "text/02-two.md", "# Two\n\nIt went on [@memoir].\n")
    done = run("build", project, "markdown")
    assert done.code == 1
    assert "memoir" in (project / "build" / "a-life.md").read_text()


def test_the_encoding_of_a_list_is_told_with_line_and_byte(project: Path, run: Run) -> None:
    spoilt(project, "sources.bib", "@book{a,\n title = {München}\n}".encode("latin1"))
    refused(run("build", project), "sources.bib:2: ", "byte 0xFC", "iconv -f LATIN1 -t UTF-8")


def test_all_mistakes_are_told_at_once_each_on_its_line(built: Path, run: Run) -> None:
    spoilt(built, "text/01-one.md", "# One\n\nSo [@nobody].\n\nAnd [@nothing].\n")
    refused(
        run("build", built),
        "01-one.md:3: there is no source nobody",
        "01-one.md:5: there is no source nothing",
        lines=2,
    )


def test_a_folder_without_a_project_and_no_folder_at_all(run: Run, tmp_path: Path) -> None:
    for name in ("build", "check", "sources"):
        refused(run(name, tmp_path), str(tmp_path), "biokit new")
        refused(run(name, f"{tmp_path}/nowhere"), f"{tmp_path}/nowhere: there is no such")


def test_a_missing_file(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "no.txt"
    refused(run("export", missing, tmp_path / "x.json"), f"{missing}: there is no such file")
    refused(run("check", missing), f"{missing}: there is no such file")
    refused(run("import", missing, "--into", tmp_path / "p"), f"{missing}: there is no such file")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(run: Run, tmp_path: Path) -> None:
    locked = tmp_path / "locked.json"
    locked.write_text("{}")
    locked.chmod(0)
    refused(run("check", locked), f"{locked}: the file may not be read")


def test_a_folder_where_a_file_should_be_and_a_device(run: Run, tmp_path: Path) -> None:
    refused(run("cite", "chicago", tmp_path, "/dev/null"), "this is a folder")
    refused(run("check", "/dev/null"), "/dev/null: this is not a regular file")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "x.json: the file is empty"),
        (b" \n\t\n", "x.json: the file is empty"),
        (b"{", "x.json"),
        (b'{"biokit": 1,\n "biography": }', "x.json:2: not JSON"),
        (b'{"biokit": 99, "biography": {}}', "x.json: this is version 99"),
        (
            b'{"biokit": 1, "biography": {"type": "biography", "title": [3]}}',
            "at `$.biography.title[0]`",
        ),
        (
            b'{"biokit": 1, "biography": {"type": "biography", "title": [], "colour": "red"}}',
            "`colour`",
        ),
        (b'{"biokit": 1, "biography": ' + b'{"a":' * 100_000, "x.json"),
        (b'{"biokit": 1, "biography": {"type": "\xff"}}', "not UTF-8"),
    ],
)
def test_json_that_is_no_biography(run: Run, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "x.json").write_bytes(content)
    (tmp_path / "y.json").write_text("the old one")
    refused(run("export", tmp_path / "x.json", tmp_path / "y.json"), said, f"{tmp_path}/x.json")
    assert (tmp_path / "y.json").read_text() == "the old one"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.txt", b"", "x.txt: the file is empty"),
        ("x.txt", b"A life.\n\nHe was caf\xe9.\n", "x.txt:3: "),
        ("x.md", b"# A life\n\ncaf\xe9\n", "x.md:3: "),
        ("x.md", b"# A life\n\n" + b"> " * 1000 + b"deep\n", "x.md:3: "),
        ("x.md", b"# A life\n\n" + b"- " * 1000 + b"deep\n", "x.md:3: "),
        ("x.bin", bytes(range(256)) * 4, "x.bin"),
    ],
)
def test_a_document_that_cannot_be_read(
    run: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "old.json").write_text("the old one")
    refused(run("export", tmp_path / name, tmp_path / "old.json"), said)
    refused(run("import", tmp_path / name, "--into", tmp_path / "project"), said)
    assert (tmp_path / "old.json").read_text() == "the old one"
    assert not (tmp_path / "project").exists()


def test_a_project_without_text_is_refused(run: Run, built: Path) -> None:
    for chapter in (built / "text").iterdir():
        chapter.unlink()
    before = whole_tree(built)
    refused(run("build", built), f"{built}/biography.toml", "the book has no text")
    assert whole_tree(built) == before


def test_an_unknown_target_lists_those_there_are(run: Run, built: Path) -> None:
    before = whole_tree(built)
    refused(run("build", built, "paperback"), "no target called paperback", "pdf", "epub", "json")
    assert whole_tree(built) == before


def test_an_unknown_format_lists_those_there_are(run: Run, built: Path, tmp_path: Path) -> None:
    refused(
        run("export", built, tmp_path / "x.docx"), "x.docx: no format has the suffix .docx", ".epub"
    )
    refused(run("export", built, tmp_path / "x", "--to", "docx"), "called docx", "epub")
    refused(run("check", built / "life.toml", "--from", "gedcom"), "called gedcom", "text")
    assert not (tmp_path / "x.docx").exists()


def test_an_option_that_is_none(run: Run, built: Path, tmp_path: Path) -> None:
    refused(run("export", built, tmp_path / "x.json", "-O", "trim"), "'trim' is no option")
    refused(
        run("export", built, tmp_path / "x.json", "-O", "contents-depth=many"), "contents_depth"
    )


def test_an_output_folder_that_cannot_be_written(run: Run, built: Path, tmp_path: Path) -> None:
    before = whole_tree(built)
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine")
    refused(run("build", built, "--out", in_the_way), f"{in_the_way}: ", "a file is in the way")
    refused(run("build", built, "--out", in_the_way / "deep"), "a file is in the way")
    refused(run("export", built, in_the_way / "x.json"), f"{in_the_way}/x.json: cannot be written")
    refused(run("export", built, tmp_path / "none" / "x.json"), "make the folder first")
    (tmp_path / "folder.json").mkdir()
    refused(run("export", built, tmp_path / "folder.json"), "a folder is in the way")
    assert in_the_way.read_text() == "mine"
    assert whole_tree(built) == before


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder that even root cannot write")
def test_an_output_folder_that_may_not_be_written(run: Run, built: Path) -> None:
    refused(run("build", built, "--out", "/proc/self"), "/proc/self")


def test_a_file_past_the_limit_is_refused_unread_and_read_if_the_limit_is_raised(
    run: Run, tmp_path: Path
) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    done = run("check", large)
    refused(done, f"{large}: the file is 200 MB large, and the limit is 64 MB", "--max-size")
    small = tmp_path / "small.json"
    small.write_text('{"biokit": 99}')
    refused(run("check", small, "--max-size", "5"), "the limit")
    refused(run("check", small, "--max-size", "1K"), "version 99")


def test_a_large_chapter_is_refused_and_named(run: Run, built: Path) -> None:
    with (built / "text" / "01-one.md").open("r+b") as file:
        file.truncate(200 * 1024 * 1024)
    done = run("check", built)
    refused(done, "text/01-one.md: the file is 200 MB large", "--max-size")
    (built / "text" / "01-one.md").unlink()


def test_an_import_that_fails_makes_no_project(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("# A Life\n\nIt began.\n")
    (tmp_path / "bad.json").write_text("{")
    folder = tmp_path / "project"
    refused(
        run("import", tmp_path / "good.md", tmp_path / "bad.json", "--into", folder), "bad.json"
    )
    assert not folder.exists()


def test_a_bad_epoch(built: Path) -> None:
    refused(ran("build", built, SOURCE_DATE_EPOCH="yesterday"), "SOURCE_DATE_EPOCH is 'yesterday'")
