"""Exporters that fail in every way there is, installed as another distribution would be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FORMATS = """
import os, sys, time
from biokit.diagnostics import Finding
from biokit.errors import ExportFailed
from biokit.exporters.base import Export
from biokit.model.walk import plain_text


class Plain:
    name, description, suffix = "plain", "the title", ".plain"

    def export(self, biography, options):
        print("a library says something")
        words = [plain_text(biography.title), options.edition.id, str(options.epoch)]
        words += [f"{key}={value}" for key, value in options.edition.options]
        return Export("\\n".join(words).encode())


class Dated(Plain):
    name, suffix = "dated", ".dated"

    def export(self, biography, options):
        return Export(os.environ.get("SOURCE_DATE_EPOCH", "the clock").encode())


class Second(Plain):
    name, suffix = "second", ".plain"


class Images(Plain):
    name, suffix = "images", ".images"

    def export(self, biography, options):
        return Export(options.assets("media/dot.png"))


class Lossy(Plain):
    name, suffix = "lossy", ".lossy"

    def export(self, biography, options):
        severity = options.option("severity", "warning")
        return Export(b"less", (Finding("loss-all", "most of it is lost", severity),))


class Refusing(Plain):
    name, suffix = "refusing", ".refusing"

    def export(self, biography, options):
        raise ExportFailed("cannot hold this", path="text/01.md", line=7, hint="hold less")


class Faulty(Plain):
    name, suffix = "faulty", ".faulty"

    def export(self, biography, options):
        return {}["no such key"]


class Dying(Plain):
    name, suffix = "dying", ".dying"

    def export(self, biography, options):
        os._exit(7)


class Slow(Plain):
    name, suffix = "slow", ".slow"

    def export(self, biography, options):
        os.write(2, b"begun\\n")  # at once: two workers may say it at the same time
        time.sleep(60)
        return Export(b"new")
"""

NAMES = ("Plain", "Dated", "Second", "Images", "Lossy", "Refusing", "Faulty", "Dying", "Slow")


def install_formats(folder: Path) -> Path:
    """Put the distribution `fakes` into a folder that can go on the module path."""
    info = folder / "fakes-1.0.dist-info"
    info.mkdir(parents=True)
    (folder / "fake_formats.py").write_text(FORMATS, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fakes\nVersion: 1.0\n")
    points = "".join(f"{name.lower()} = fake_formats:{name}\n" for name in NAMES)
    (info / "entry_points.txt").write_text(f"[biokit.exporters]\n{points}")
    return folder


@pytest.fixture
def formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the fake formats, on the module path of this process and its workers."""
    folder = install_formats(tmp_path / "site")
    monkeypatch.delitem(sys.modules, "fake_formats", raising=False)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


FRONT = """\
title = "A Life"
lang = "en"

[editions.plain]
[editions.json]
"""

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""A PNG of one pixel."""


@pytest.fixture
def project(tmp_path: Path, formats: Path) -> Path:
    """A project of two chapters and a picture, with two editions."""
    folder = tmp_path / "a-life"
    (folder / "text").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "biography.toml").write_text(FRONT, encoding="utf-8")
    (folder / "text" / "01-one.md").write_text("# One\n\nIt began.\n", encoding="utf-8")
    (folder / "text" / "02-two.md").write_text("# Two\n\nIt went on.\n", encoding="utf-8")
    (folder / "media" / "dot.png").write_bytes(DOT)
    return folder
