"""What `import biokit` gives, and what it does not load."""

from __future__ import annotations

import subprocess
import sys

import pytest

import biokit

PUBLIC = [
    "BadInput",
    "BadModel",
    "BadProject",
    "BadUsage",
    "BiokitError",
    "Biography",
    "ExportFailed",
    "Finding",
    "OutputFailed",
    "TooLarge",
    "UnknownFormat",
    "check",
    "export",
    "load",
]
HEAVY = ["lxml", "jinja2", "weasyprint", "ebooklib", "pikepdf", "tree_sitter", "tomlkit", "click"]


def test_the_public_names_are_these_and_no_others() -> None:
    assert sorted(biokit.__all__, key=str.lower) == sorted(PUBLIC, key=str.lower)
    assert dir(biokit) == sorted([*PUBLIC, "__version__"])


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(biokit, name).__name__ == name


def test_the_version_is_that_of_the_distribution() -> None:
    assert str(biokit.__version__).split(".")[0].isdecimal()


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'lode'"):
        _ = biokit.lode


def test_importing_biokit_loads_nothing_heavy() -> None:
    told = f"import sys, biokit; print(*(set(sys.modules) & set({HEAVY!r})))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_importing_biokit_takes_under_a_tenth_of_a_second() -> None:
    told = (
        "import time; began = time.process_time(); import biokit;print(time.process_time() - began)"
    )
    tries = [
        float(subprocess.run([sys.executable, "-c", told], capture_output=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(tries) < 0.1


def test_all_errors_have_one_root() -> None:
    errors = [getattr(biokit, name) for name in PUBLIC if name[0] == "B" or name[-1] in "dte"]
    roots = [kind for kind in errors if isinstance(kind, type) and issubclass(kind, Exception)]
    assert roots
    assert all(issubclass(kind, biokit.BiokitError) for kind in roots)
