"""What in a folder of real inputs can be read in: books as folders, and files of every kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SKIPPED_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tsv", ".css", ".js", ".xsd", ".csl"}
)
SKIPPED_NAMES = re.compile(r"(README|MANIFEST|LICEN[CS]E|NOTICE|CHANGELOG)\b.*|\..*", re.IGNORECASE)
SKIPPED_FOLDERS = frozenset({"processor-tests", "notes-biography", "hooks"})
"""Test cases for citations are no documents."""
NOT_OURS = frozenset({"hostile", "tei", "gedcom", "caiqi-zh-references.json"})
"""Folders and files of what breaks readers, or is in a format that biokit does not read: it may be
refused, in good order."""


@dataclass(frozen=True)
class Input:
    """One thing to read in."""

    path: Path
    name: str
    """As the table shows it: its path from the folder of inputs."""
    may_be_refused: bool
    lives: bool = False
    """A file of lives in JSON, one a line, which become the chapters of one book."""


def inputs_in(folder: Path) -> Iterator[Input]:
    """All inputs of a folder, in the order of their names; an unpacked book is one."""
    if not folder.is_dir():
        yield _input(folder, folder.parent)
        return
    for path in _found(folder):
        yield _input(path, folder)


def _input(path: Path, folder: Path) -> Input:
    name = path.relative_to(folder).as_posix()
    return Input(path, name, bool(NOT_OURS & set(path.parts)), path.suffix == ".jsonl")


def _found(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in SKIPPED_FOLDERS:
                yield from [path] if _is_book(path) else _found(path)
        elif path.suffix.lower() not in SKIPPED_SUFFIXES and not SKIPPED_NAMES.fullmatch(path.name):
            yield path


def _is_book(folder: Path) -> bool:
    from biokit.project.around import package_in
    from biokit.project.folder import Folder

    return package_in(Folder(folder)) is not None


def as_files(lives: Path, folder: Path) -> list[Path]:
    """Each life of a file as a text of its own, its title in the first line."""
    made = []
    for number, line in enumerate(lives.read_text(encoding="utf-8").splitlines(), 1):
        life = json.loads(line)
        path = folder / f"{number:03d}.txt"
        path.write_text(f"{life['title']}\n\n{life['content']}\n", encoding="utf-8")
        made.append(path)
    return made
