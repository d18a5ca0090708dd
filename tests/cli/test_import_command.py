"""`biokit import`: many into one, and again after a change."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command, whole_tree


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written(name: str, *blocks: str) -> Path:
    path = Path(name)
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return path


def files(shelf: str) -> list[str]:
    return sorted(path.name for path in Path("life", shelf).iterdir())


def test_several_texts_make_one_book_in_their_order(run: Run) -> None:
    one, two = written("b.md", "# Youth", "Short."), written("a.md", "# Age", "Long.")
    done = run("import", one, two, "--into", "life", "--title", "A Life")
    assert (done.code, done.err) == (0, "")
    assert files("text") == ["01-youth.md", "02-age.md"]
    assert 'title = "A Life"' in Path("life/biography.toml").read_text(encoding="utf-8")
    assert "wrote life/text/01-youth.md" in done.out
    assert run("build", "life", "json", "-q").code == 0


def test_as_accounts_they_stand_beside_the_book(run: Run) -> None:
    one, two = written("b.md", "# Youth", "Short."), written("a.md", "# Age", "Long.")
    done = run("import", one, two, "--into", "life", "--as", "accounts")
    assert done.code == 0
    assert files("accounts") == ["01-youth.md", "02-age.md"]
    assert not Path("life/text").exists()


def test_one_that_is_missing_among_several_writes_nothing(run: Run) -> None:
    one = written("a.md", "# Age", "Long.")
    Path("empty").mkdir()
    done = run("import", one, "none.md", "no.md", "empty", "--into", "life")
    assert (done.code, done.out) == (2, "")
    assert sorted(done.err.splitlines()) == [
        "empty: this folder is neither a project nor an unpacked ebook. name the files in it",
        "no.md: there is no such file",
        "none.md: there is no such file",
    ]
    assert not Path("life").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("https://x.org/a.html", "--into", "life"), "this is an address, not a file"),
        (("a.md", "--into", "b.md"), "b.md: this is a file, and a project is a folder"),
        (("a.md", "--into", "taken"), "taken/text/01-age.md: the file is there already"),
        (("a.md", "--into", "life", "--lang", "Klingon"), "'Klingon' is no language tag"),
        (("a.md", "--into", "life", "--lang", "en_GB"), "'en_GB' is no language tag"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_reported(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    written("a.md", "# Age", "Long.")
    written("b.md", "# Youth", "Short.")
    Path("taken/text").mkdir(parents=True)
    written("taken/text/01-age.md", "# Mine")
    done = run("import", *arguments)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
    assert not Path("life").exists()


def test_what_is_kept_of_the_input_is_one_line(run: Run) -> None:
    done = run("import", written("a.md", "# Age", "Long."), "--into", "life")
    assert [line for line in done.out.splitlines() if "life/" in line] == [
        "wrote life/biography.toml",
        "wrote life/text/01-age.md",
        "kept life/import/, the reports and what the input said: 5 files",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.md", "./a.md", "--into", "life"), "a.md: the same input is named twice"),
        (("a.md", "--into", "life", "--as", "parts"), "'parts' is not one of"),
        (("a.md", "--into", "life", "--from", "nothing"), "there is no importer called nothing"),
        (("a.md", "--into", "a.md"), "a.md"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_line(
    arguments: tuple[str, ...], said: str, run: Run
) -> None:
    written("a.md", "# Age", "Long.")
    done = run("import", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1


def test_a_project_that_is_there_keeps_its_title(run: Run) -> None:
    run("import", written("a.md", "# Age", "Long."), "--into", "life")
    done = run("import", written("b.md", "# B", "Long."), "--into", "life", "--title", "Other")
    assert (done.code, done.err) == (
        2, "the project has a title. change it in biography.toml\n",
    )  # fmt: skip


def test_an_input_that_has_not_changed_says_so(run: Run) -> None:
    source = written("a.md", "# Age", "Long.")
    run("import", source, "--into", "life")
    before = whole_tree(Path("life"))
    done = run("import", source, "--into", "life")
    assert (done.code, done.out, done.err) == (
        0, "a.md says what it said when it was read into life last\n", "",
    )  # fmt: skip
    assert whole_tree(Path("life")) == before


def changed(run: Run) -> Path:
    """A project whose input has changed since; the path of that."""
    source = written("a.md", "# Age", "Long.", "Short.")
    assert run("import", source, "--into", "life").code == 0
    return written("a.md", "# Age", "Longer.", "Short.")


def test_what_would_change_is_shown_and_nothing_is_written_without_being_told_to(run: Run) -> None:
    source = changed(run)
    before = whole_tree(Path("life"))
    done = run("import", source, "--into", "life")
    assert done.code == 1
    assert "text/01-age.md  would change  1 paragraph" in done.out
    assert done.err == "nothing was written; --update applies it\n"
    assert whole_tree(Path("life")) == before


def test_with_update_it_is_written_and_a_second_time_there_is_nothing_to_do(run: Run) -> None:
    source = changed(run)
    done = run("import", source, "--into", "life", "--update")
    assert done.code == 0
    assert "wrote life/text/01-age.md" in done.out
    assert "Longer." in Path("life/text/01-age.md").read_text(encoding="utf-8")
    assert "wrote" not in run("import", source, "--into", "life", "--update").out


def test_an_authors_edit_stands(run: Run) -> None:
    source = changed(run)
    chapter = Path("life/text/01-age.md")
    chapter.write_text("# Age {#age}\n\nMy words.\n\nShort.\n", encoding="utf-8")
    done = run("import", source, "--into", "life", "--update")
    assert done.code == 0
    assert "Left as you have it (1)" in done.out
    assert "“Longer.”" in done.out
    assert "My words." in chapter.read_text(encoding="utf-8")
    assert "Longer." in Path("life/import/a/conflicts/01-age.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "code", "said"), [("y", 0, "Longer."), ("n", 1, "Long.")])
def test_on_a_terminal_the_user_is_asked(answer: str, code: int, said: str, run: Run) -> None:
    source = changed(run)
    mine, theirs = pty.openpty()
    called, environment = command("import", source, "--into", "life", TERM="xterm")
    process = subprocess.Popen(
        called, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs
    )
    os.close(theirs)
    os.write(mine, f"{answer}\n".encode())
    out, _ = process.communicate(timeout=60)
    os.close(mine)
    assert process.returncode == code
    assert b"would change" in out
    assert said in Path("life/text/01-age.md").read_text(encoding="utf-8")
