"""Dependency files, read back by make itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from biokit.build.depfile import depfile

NAMES = (
    "plain.md",
    "two words.md",
    "cost $5.md",
    "no #1.md",
    "50%.md",
    "back\\slash.md",
    "a\\ b.md",
)


def test_one_rule_holds_all_and_every_input_may_be_gone() -> None:
    assert depfile([Path("b/x.pdf"), Path("b/x.epub")], [Path("t/1.md"), Path("t/2.md")]) == (
        "b/x.pdf b/x.epub: \\\n  t/1.md \\\n  t/2.md\nt/1.md:\nt/2.md:\n"
    )


def test_spaces_dollars_and_hashes_are_escaped() -> None:
    made = depfile([Path("a b.pdf")], [Path("c $d#e.md")])
    assert made.startswith("a\\ b.pdf: \\\n  c\\ $$d\\#e.md\n")


@pytest.mark.parametrize("name", NAMES)
def test_make_asks_for_the_product_again_when_such_a_file_is_younger(
    name: str, tmp_path: Path
) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    (tmp_path / "out put.txt").write_text("old")
    (tmp_path / name).write_text("in")
    (tmp_path / "book.d").write_text(depfile([Path("out put.txt")], [Path(name)]))
    (tmp_path / "Makefile").write_text(
        "all: out\\ put.txt\nout\\ put.txt:\n\t@echo making\ninclude book.d\n"
    )

    def asked() -> str:
        done = subprocess.run(
            [make, "-s"], cwd=tmp_path, capture_output=True, text=True, check=True
        )
        return done.stdout

    os.utime(tmp_path / name, (1_000, 1_000))
    os.utime(tmp_path / "out put.txt", (2_000, 2_000))
    assert asked() == ""
    os.utime(tmp_path / name, (3_000, 3_000))
    assert asked() == "making\n"
    (tmp_path / name).unlink()
    if "%" not in name:
        assert asked() == "making\n", "an input that was deleted is no error"
