"""The command as a user meets it: in this process where it is quick, in its own where it matters."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from biokit.cli import main
from tests.build.conftest import DOT, install_formats

FRONT = """\
title = "A Life"
lang = "en"

[rights]
statement = "All rights reserved."

[[contributors]]
name = "A. N. Author"

[editions.json]
"""

SOURCES = """\
[
  { "id": "greville", "type": "book", "title": "The Greville Memoirs",
    "author": [{ "family": "Greville", "given": "Charles" }],
    "issued": { "date-parts": [[1874]] } },
  { "id": "idle", "type": "book", "title": "Never Cited" }
]
"""

LIFE = """\
[[persons]]
id = "victoria"
name = "Victoria"
living = false

[[events]]
id = "born"
kind = "birth"
subject = "victoria"
date = "1819-05-24"
citations = "[@greville]"
"""


class Done(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """`run("build", "--quiet")`, in this process."""

    def running(*arguments: str | Path) -> Done:
        capfdbinary.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return running


def command(*arguments: str | Path, **more: str) -> tuple[list[str], dict[str, str]]:
    """The command line and the environment of a process of its own."""
    called = [sys.executable, "-m", "biokit", *map(str, arguments)]
    return called, {**os.environ, **more}


def ran(*arguments: str | Path, stdin: str | None = None, **more: str) -> Done:
    """The command in a process of its own."""
    called, environment = command(*arguments, **more)
    done = subprocess.run(
        called,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without mistakes, of two chapters, a picture, a person and two sources."""
    folder = tmp_path / "a-life"
    (folder / "text").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "biography.toml").write_text(FRONT, encoding="utf-8")
    (folder / "sources.json").write_text(SOURCES, encoding="utf-8")
    (folder / "life.toml").write_text(LIFE, encoding="utf-8")
    (folder / "text" / "01-one.md").write_text("# One\n\nIt began [@greville].\n", encoding="utf-8")
    (folder / "text" / "02-two.md").write_text(
        "# Two\n\nIt went on [@greville].\n", encoding="utf-8"
    )
    (folder / "media" / "dot.png").write_bytes(DOT)
    return folder


@pytest.fixture
def formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Exporters that fail in every way there is, on the module path of every process."""
    folder = install_formats(tmp_path / "site")
    monkeypatch.delitem(sys.modules, "fake_formats", raising=False)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def whole_tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes: what a failed command must leave as it was."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
