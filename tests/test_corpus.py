"""The table of real inputs tells what was found, what is wrong, and ends accordingly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.corpus.inputs import inputs_in
from tests.corpus.one import counts_of


def corpus(checkout: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.corpus", *map(str, arguments)],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_input_has_a_line_and_what_must_be_read_and_is_not_is_a_fault(
    checkout: Path, tmp_path: Path
) -> None:
    (tmp_path / "hostile").mkdir()
    (tmp_path / "a.md").write_text("# A\n\nSee [@b].[^1]\n\n[^1]: A note.\n", encoding="utf-8")
    (tmp_path / "hostile" / "b.md").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "README.md").write_text("no input", encoding="utf-8")
    done = corpus(checkout, tmp_path, "--formats", "markdown,json", "-j", "2")
    assert done.returncode == 0, done.stdout + done.stderr
    head, first, second, *_ = done.stdout.splitlines()
    assert head.split()[:4] == ["INPUT", "READ", "AS", "WORDS"]
    assert first.split()[:7] == ["a.md", "markdown", "95%", "4", "1", "1", "1"]
    assert first.count("ok ") == 2
    assert second.split()[:2] == ["hostile/b.md", "refused"]
    (tmp_path / "c.md").write_bytes(b"\xff\xfe\xff")
    done = corpus(checkout, tmp_path, "--formats", "json", "--only", "c.md")
    assert done.returncode == 1
    assert "c.md: " in done.stdout


def test_a_folder_that_is_not_there_is_told(checkout: Path, tmp_path: Path) -> None:
    done = corpus(checkout, tmp_path / "none")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pass one that holds inputs" in done.stderr


def test_the_shared_inputs_are_found(shared_data: Path) -> None:
    names = [one.name for one in inputs_in(shared_data)]
    assert "books/lytton-strachey_queen-victoria" in names
    assert sum(name.startswith("books/") for name in names) == 15
    assert sum(name.endswith(".epub") for name in names) == 5
    assert sum(name.endswith(".wikitext") for name in names) == 31
    assert not [name for name in names if "README" in name or "processor-tests" in name]


def test_words_are_counted_in_every_script() -> None:
    from biokit.importers.base import Import
    from biokit.model.biography import Biography
    from biokit.model.nodes import Paragraph, Section, Text

    words = Paragraph((Text("Cai Qi, 蔡奇, was born."),))
    read = Import(Biography((), sections=(Section((Text("One"),), (words,)),)))
    assert counts_of(read)["words"] == 7
