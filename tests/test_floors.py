"""Floors: imports point downwards only, and heavy libraries live where the map says."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "biokit"

GROUND = {"errors", "diagnostics", "images"}
MODEL = GROUND | {"model"}
NOTATION = MODEL | {"notation"}
CITING = NOTATION | {"resources", "citing"}
REFERENCES = CITING | {"references"}
PROJECTIONS = CITING | {"projections"}
CHECKS = PROJECTIONS | {"checks"}
IMPORTERS = CHECKS | {"references", "importers"}
EXPORTERS = CHECKS | {"crew", "memory", "exporters"}
PROJECT = IMPORTERS | EXPORTERS | {"files", "registry", "project"}
BUILD = PROJECT | {"build"}

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "diagnostics": {"errors"},
    "images": set(),
    "files": {"errors"},
    "memory": set(),
    "crew": {"errors"},
    "model": {"errors", "model"},
    "resources": {"errors", "sandbox"},
    "sandbox": {"errors"},
    "notation": NOTATION,
    "citing": CITING,
    "references": REFERENCES,
    "projections": PROJECTIONS,
    "checks": CHECKS,
    "importers": IMPORTERS,
    "exporters": EXPORTERS,
    "registry": {"errors", "importers", "exporters"},
    "project": PROJECT,
    "build": BUILD,
    "cli": BUILD | {"cli", "biokit"},
    "biokit": BUILD,
    "__main__": {"cli"},
}

MODEL_LIBRARIES = {"msgspec"}
ONLY_IN: dict[str, tuple[str, ...]] = {
    "weasyprint": ("exporters/pdf",),
    "pydyf": ("exporters/pdf",),
    "pikepdf": ("exporters/pdf/binding",),
    "ebooklib": ("exporters/epub", "importers/epub"),
    "PIL": ("exporters/rasters",),
    "resvg_py": ("exporters/rasters",),
    "bibtexparser": ("references/bibtex",),
    "click": ("cli",),
    "pypdfium2": ("build/report/pictures",),
    "rich": ("cli",),
    "watchfiles": ("cli", "build"),
}
SOURCES = sorted(PACKAGE.rglob("*.py"))


def unit(path: Path) -> str:
    """The floor a file belongs to: its folder or, at the top, its own name."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "biokit" if first == "__init__" else first


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Every import of a file with its line, deferred ones and those for types among them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def floor_of(module: str) -> str | None:
    """The floor a `biokit` module lies on; none for somebody else's module."""
    parts = module.split(".")
    if parts[0] != "biokit":
        return None
    known = len(parts) > 1 and parts[1] in MAY_IMPORT
    return parts[1] if known else "biokit"


def where(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_the_table_names_every_floor_there_is() -> None:
    assert {unit(path) for path in SOURCES} <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", SOURCES, ids=where)
def test_imports_point_downwards_only(path: Path) -> None:
    allowed = MAY_IMPORT[unit(path)]
    upwards = [
        f"line {line}: {module}"
        for line, module in imported(path)
        if (floor := floor_of(module)) is not None and floor not in allowed
    ]
    assert not upwards, f"{unit(path)} may import {sorted(allowed)} only"


@pytest.mark.parametrize("path", SOURCES, ids=where)
def test_no_import_is_relative(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [n.lineno for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").rglob("*.py")), ids=where)
def test_the_model_knows_only_msgspec_and_the_standard_library(path: Path) -> None:
    foreign = {
        module.split(".")[0] for _, module in imported(path) if not module.startswith("biokit.")
    }
    assert foreign <= MODEL_LIBRARIES | sys.stdlib_module_names


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_heavy_library_is_known_to_its_own_modules_only(library: str) -> None:
    users = [
        where(path)
        for path in SOURCES
        if any(module.split(".")[0] == library for _, module in imported(path))
    ]
    assert not [user for user in users if not user.startswith(ONLY_IN[library])]


def test_importing_biokit_and_its_command_loads_no_heavy_library() -> None:
    heavy = (
        "weasyprint",
        "pydyf",
        "pikepdf",
        "ebooklib",
        "fontTools",
        "lxml",
        "jinja2",
        "bibtexparser",
    )
    told = f"import sys, biokit, biokit.cli; print(*(set(sys.modules) & set({heavy!r})))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_no_python_lies_among_styles_and_templates() -> None:
    shelves = [PACKAGE.parent / "styles", PACKAGE.parent / "templates"]
    assert not [path for shelf in shelves for path in shelf.rglob("*.py")]
