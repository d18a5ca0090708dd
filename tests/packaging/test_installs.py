"""Three ways to install biokit; each must find its styles and templates and export a document."""

from __future__ import annotations

import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Literal

import pytest

from tests.packaging.conftest import Fresh, done

Kind = Literal["wheel", "wheel-from-sdist", "editable"]

LOADS = """
import sys
from pathlib import Path
import biokit
from biokit.resources import Resources, shipped

home = Path(biokit.__file__).resolve().parent.parent
style = next(p for p in sorted(shipped("styles").rglob("*.css")))
assert style.resolve().is_relative_to(home), (style, home)
text = Resources().text("styles", style.relative_to(shipped("styles")).as_posix())
assert "{" in text
templates = Resources().templates()
names = sorted(templates.list_templates())
assert names
templates.get_template(names[0])
print(home)
"""


def build(kind: Kind, checkout: Path, into: Path) -> tuple[str, ...]:
    """What to give pip."""
    if kind == "editable":
        return "--editable", str(checkout)
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into)]
    # Without --wheel, `build` makes the sdist and the wheel from that.
    direct = ["--wheel"] if kind == "wheel" else []
    done([*command, *direct, str(checkout)], into)
    (wheel,) = into.glob("*.whl")
    return (str(wheel),)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wheel", "wheel-from-sdist", "editable"])
def test_an_install_loads_its_resources_and_exports_a_document(
    kind: Kind, checkout: Path, fresh: Fresh, tmp_path: Path
) -> None:
    products = tmp_path / "dist"
    products.mkdir()
    fresh.install(*build(kind, checkout, products))

    home = Path(fresh.run("python", "-c", LOADS, cwd=tmp_path).strip())
    assert home == checkout if kind == "editable" else home.is_relative_to(fresh.folder.resolve())

    fresh.run("biokit", "new", "life", cwd=tmp_path)
    fresh.run("biokit", "export", "life", "life.html", cwd=tmp_path)
    fresh.run("biokit", "export", "life", "life.epub", cwd=tmp_path)
    assert "<html" in (tmp_path / "life.html").read_text(encoding="utf-8")
    assert zipfile.is_zipfile(tmp_path / "life.epub")


@pytest.mark.slow
def test_the_sdist_holds_all_that_the_tests_and_the_book_need(
    checkout: Path, tmp_path: Path
) -> None:
    build_sdist = [sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir"]
    done([*build_sdist, str(tmp_path), str(checkout)], tmp_path)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    assert {
        "LICENSE",
        "Makefile",
        ".ci/run",
        ".ci/constraints.txt",
        "examples/cai-qi/biography.toml",
        "tests/conftest.py",
        "biokit/py.typed",
    } <= held
    assert not [name for name in held if "__pycache__" in name or "/build/cai-qi" in name]
