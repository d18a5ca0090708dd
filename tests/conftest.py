"""What every test may ask for: the shared inputs, golden files, and Hypothesis's profiles."""

from __future__ import annotations

import os
import pkgutil
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

# Hundreds of tests run biokit in a process of its own; half of their time went into compiling it
# anew where the environment forbids to keep what was compiled.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

import pytest  # noqa: E402 (as said above)
from hypothesis import Phase, settings  # noqa: E402

import biokit  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent

Golden = Callable[[Path, str], None]

AS_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""Whole books take minutes to shrink, in which a failure looks like a hang."""
settings.register_profile("shrink", deadline=None, max_examples=50)
settings.register_profile("here", settings.get_profile("shrink"), phases=AS_FOUND)
settings.register_profile(
    "ci", settings.get_profile("here"), max_examples=30, derandomize=True, print_blob=True
)
settings.load_profile(
    "shrink" if os.environ.get("SHRINK") else "ci" if os.environ.get("CI") else "here"
)


@cache
def import_all_of_biokit() -> None:
    """Hypothesis mixes constants of our imported modules into what it generates.

    Which are imported by then depends on the tests that a worker was given before; if all are, a
    run can be repeated.
    https://hypothesis.readthedocs.io/en/latest/changelog.html#v6-131-1
    """
    for module in pkgutil.walk_packages(biokit.__path__, "biokit."):
        if not module.name.endswith(".__main__"):
            import_module(module.name)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if os.environ.get("CI") and item.get_closest_marker("hypothesis") is not None:
        import_all_of_biokit()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite golden files with what is produced now; review the diff",
    )


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds pyproject.toml, biokit/, styles/ and templates/."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real inputs kept beside the checkout; the test is skipped where there are none."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared inputs are not beside this checkout")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(path, text)`: the file at `path` holds `text`, or is made to by --update-golden."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.is_file(), f"{path} is missing; pytest --update-golden writes it"
        assert text == path.read_bytes().decode("utf-8")

    return compare
