"""House rules a machine can see: lint, format, types, sizes and names."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "biokit").rglob("*.py"))
LINES_A_FILE = 400
LINES_A_FILE_BY_EXCEPTION = {"biokit/model/nodes.py": 500}
LINES_A_FUNCTION = 60
SHORT_FUNCTION = 30
NOT_USED = {"manager", "handler", "helper", "utils", "processor", "converter", "data"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def where(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def definitions(path: Path) -> list[Function | ast.ClassDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def words(name: str) -> set[str]:
    """`FontHandler` and `font_handler` both hold the word `handler`."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


def test_ruff_finds_nothing() -> None:
    done = run("ruff", "check", "--quiet", ".")
    assert done.returncode == 0, done.stdout


def test_every_file_is_formatted() -> None:
    done = run("ruff", "format", "--check", "--quiet", ".")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_mypy_finds_nothing() -> None:
    done = run("mypy")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=where)
def test_a_file_is_short_enough_to_read(path: Path) -> None:
    most = LINES_A_FILE_BY_EXCEPTION.get(where(path), LINES_A_FILE)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= most


@pytest.mark.parametrize("path", SOURCES, ids=where)
def test_no_function_is_longer_than_a_page(path: Path) -> None:
    functions = [node for node in definitions(path) if not isinstance(node, ast.ClassDef)]
    too_long = [f"{f.name} {length(f)}" for f in functions if length(f) > LINES_A_FUNCTION]
    assert not too_long


def test_nine_functions_in_ten_fit_thirty_lines() -> None:
    lengths = [
        length(node)
        for path in SOURCES
        for node in definitions(path)
        if not isinstance(node, ast.ClassDef)
    ]
    short = sum(1 for lines in lengths if lines <= SHORT_FUNCTION)
    assert short >= 0.9 * len(lengths)


@pytest.mark.parametrize("path", SOURCES, ids=where)
def test_names_say_what_a_thing_is(path: Path) -> None:
    names = [path.stem, *(node.name for node in definitions(path))]
    assert not [name for name in names if words(name) & NOT_USED]


def test_the_top_level_holds_what_the_map_says_and_no_more() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        [git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {Path(line).parts[0] for line in listed}
    fixed = {
        "pyproject.toml", "biokit", "styles", "templates", "examples", "tests",
        "README.md", "LICENSE", "CHANGELOG.md", "Makefile", ".ci",
    }  # fmt: skip
    assert not {name for name in top - fixed if not name.startswith(".")}


def test_no_pin_names_the_host_it_came_from() -> None:
    pins = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pin = re.compile(r"[a-z0-9._-]+==[a-z0-9.+!]+( ; .+)?")
    assert [line for line in pins if not line.startswith("#") and not pin.fullmatch(line)] == []
