"""What biokit imports is what its metadata asks for: an undeclared import breaks a user's install."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    return dict(read["project"])


def names(requirements: list[str]) -> set[str]:
    """`weasyprint==70.0.*` asks for `weasyprint`."""
    return {normal(re.split(r"[^A-Za-z0-9._-]", line)[0]) for line in requirements}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(package: Path) -> Iterator[str]:
    """Top-level modules of others that the package imports anywhere."""
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


def test_every_import_belongs_to_a_declared_dependency(
    checkout: Path, project: dict[str, Any]
) -> None:
    extras = project["optional-dependencies"]
    declared = names([*project["dependencies"], *extras["pdf"], *extras["epub"]])
    foreign = set(imported(checkout / "biokit")) - sys.stdlib_module_names - {"biokit"}
    owners = packages_distributions()
    undeclared = {
        module
        for module in foreign
        if not declared & {normal(owner) for owner in owners.get(module, [])}
    }
    assert undeclared == set()


def test_every_declared_dependency_is_imported(checkout: Path, project: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    declared = names([*project["dependencies"], *extras["pdf"], *extras["epub"]])
    owners = packages_distributions()
    used = {
        normal(owner)
        for module in set(imported(checkout / "biokit"))
        for owner in owners.get(module, [])
    }
    assert declared - used == set()


def test_every_declared_dependency_is_pinned(checkout: Path, project: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    declared = names([*project["dependencies"], *(line for e in extras.values() for line in e)])
    pins = (checkout / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(line.partition("==")[0]) for line in pins if not line.startswith("#")}
    assert declared - {"biokit"} <= pinned


def test_every_entry_point_loads(project: dict[str, Any]) -> None:
    from biokit import registry

    ours = project["entry-points"]
    for group in (registry.IMPORTERS, registry.EXPORTERS):
        points = registry.registered(group)
        assert set(ours[group]) <= set(points)
        for name in ours[group]:
            assert points[name].load().name == name
