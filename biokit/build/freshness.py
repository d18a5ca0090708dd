"""Freshness by content: what went into a product, by digest, and whether it is still the same.

Beside every product lies `.biokit/FILE.json`, the record of all that went into it: every file of
the project, biokit's own code, styles and templates, the versions of the packages it stands on,
the edition, `SOURCE_DATE_EPOCH`, and the faces, if it may be set in any. A product is fresh if all
of it is the same now, and the product itself is what was written. Times of files say nothing.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from hashlib import blake2b, sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

import msgspec

from biokit.build.memory import FOLDER as MEMORY
from biokit.build.memory import Kept
from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.exporters.base import UsedFile
from biokit.files import make_folder, write_atomically
from biokit.projections.pages import PageMap
from biokit.resources import shipped

FOLDER = ".biokit"
"""Where the records lie, beside the products."""
BUILD = "build"
"""Where a project's products go if nothing else is said."""

FORMATS = frozenset({"pdf", "epub"})
"""The extras of biokit that make products."""

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)\s*(\[(?P<extras>[^]]*)\])?")
_EXTRA = re.compile(r"""\bextra\s*==\s*["']([\w.-]+)["']""")

Inputs = dict[str, str]
"""By name, the digest or version of everything that goes into a product."""


class Record(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a product was made of."""

    output: str
    """The digest of the product."""
    inputs: Inputs
    used: tuple[UsedFile, ...] = ()
    """What the exporter says it used: faces above all."""
    findings: tuple[Finding, ...] = ()
    """What was said when it was made."""
    pages: PageMap | None = None
    """Where its pages begin, for the editions that mark them."""


def digest(content: bytes) -> str:
    """A name for these bytes and no others."""
    return blake2b(content, digest_size=16).hexdigest()


def stale_because(output: Path, inputs: Inputs) -> str | None:
    """Why the product must be made, in a few words; `None` if it is fresh."""
    record = read_record(output)
    if not output.is_file():
        return "it is not there"
    if record is None:
        return "how it was made is not known"
    if digest(output.read_bytes()) != record.output:
        return "it was changed by another hand"
    if any(finding.severity == "error" for finding in record.findings):
        return "it had errors"
    for name in sorted(inputs.keys() | record.inputs.keys()):
        if name not in record.inputs:
            return f"{name} is new"
        if name not in inputs:
            return f"{name} is gone"
        if inputs[name] != record.inputs[name]:
            return f"{name} changed"
    return None


def record_path(output: Path) -> Path:
    """Where the record of a product lies."""
    return output.parent / FOLDER / f"{output.name}.json"


def memory(products: Path, ours: Inputs) -> Kept:
    """What earlier builds into a folder left, as far as this biokit left it.

    Args:
        products: where they go.
        ours: what `inputs_of_biokit` said.
    """
    return Kept(products / FOLDER / MEMORY, msgspec.json.encode(ours, order="sorted"))


def read_record(output: Path) -> Record | None:
    """The record of a product; `None` if there is none that can be read."""
    try:
        return msgspec.json.decode(record_path(output).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def write_record(output: Path, record: Record) -> None:
    """Put the record of a product beside it.

    Raises:
        OutputFailed: it cannot be written.
    """
    make_folder(record_path(output).parent)
    written = msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"
    write_atomically(record_path(output), written)


# ------------------------------------------------------------------------------------ what goes in


def project_files(project: Path, apart: Collection[Path] = ()) -> tuple[Path, ...]:
    """Every file of a project, in order of name.

    Not hidden ones, not an editor's copies, not `build/`, and nothing that is or lies in `apart`.
    """
    not_input = {path.resolve() for path in apart} | {(project / BUILD).resolve()}
    found: list[Path] = []
    for folder, folders, files in os.walk(project):
        here = Path(folder)
        folders[:] = [
            name
            for name in sorted(folders)
            if not name.startswith(".") and (here / name).resolve() not in not_input
        ]
        found += [
            here / name
            for name in sorted(files)
            if not name.startswith(".")
            and not name.endswith("~")
            and (here / name).resolve() not in not_input
        ]
    return tuple(found)


def inputs_of_project(project: Path, files: Iterable[Path]) -> Inputs:
    """The digests of a project's files, by their names within it.

    Raises:
        BadInput: one of them cannot be read.
    """
    return {path.relative_to(project).as_posix(): _digest_of(path) for path in files}


def _digest_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            made = blake2b(digest_size=16)
            while piece := file.read(1 << 20):
                made.update(piece)
            return made.hexdigest()
    except OSError as fault:
        raise _unreadable(path.as_posix(), fault) from fault


def _unreadable(place: str, fault: OSError) -> BadInput:
    reason = (fault.strerror or str(fault)).lower()
    return BadInput(f"cannot be read: {reason}", path=place)


def inputs_of_biokit() -> Inputs:
    """What every product stands on: biokit, and all that it needs."""
    return {
        **_constant_inputs(),
        "biokit's styles": _digest_of_tree(shipped("styles")),
        "biokit's templates": _digest_of_tree(shipped("templates")),
    }


@cache
def inputs_of_faces() -> Inputs:
    """What products stand on that are set in faces.

    They are large and nobody edits them: size and time tell one from another, as they tell make.
    """
    return {"the faces": digest("".join(_stamps_in(place) for place in faces()).encode())}


def _stamps_in(folder: Path) -> str:
    """The files in a folder with their sizes and times."""
    said = []
    for name, place in sorted(_files_below(str(folder), "", "")):
        known = os.stat(place)  # noqa: PTH116 (as below)
        said.append(f"{name}\0{known.st_size}\0{known.st_mtime_ns}\0")
    return "".join(said)


@cache
def _constant_inputs() -> Inputs:
    """What a running process has loaded once and for all."""
    package = Path(__file__).resolve().parent.parent
    return {
        "biokit": _digest_of_tree(package, ".py"),
        "python": ".".join(map(str, sys.version_info[:3])),
        **{f"the package {name}": version for name, version in _packages("biokit", FORMATS)},
    }


def faces() -> list[Path]:
    """The folders of faces besides a project's own: the user's, and what set-up fetched."""
    named = [Path(part) for part in os.environ.get("BIOKIT_FONTS", "").split(os.pathsep) if part]
    return [*named, Path(sys.prefix) / "share" / "biokit" / "fonts"]


def _digest_of_tree(folder: Path, suffix: str = "") -> str:
    """The digest of all files in a folder whose names end so."""
    made = sha256()
    for name, place in sorted(_files_below(str(folder), "", suffix)):
        content = _content_of(place)
        made.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        made.update(content)
    return made.hexdigest()


def _content_of(place: str) -> bytes:
    try:
        with open(place, "rb") as file:  # noqa: PTH123 (there are hundreds: see below)
            return file.read()
    except OSError as fault:
        raise _unreadable(place, fault) from fault


def _files_below(folder: str, named: str, suffix: str) -> Iterator[tuple[str, str]]:
    """The names of files within a folder, and where they are."""
    if not os.path.isdir(folder):  # noqa: PTH112 (half of the time would be the path's)
        return
    for entry in os.scandir(folder):
        name = f"{named}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files_below(entry.path, f"{name}/", suffix)
        elif entry.name.endswith(suffix) and entry.is_file():
            yield name, entry.path


def _packages(root: str, extras: frozenset[str]) -> Iterator[tuple[str, str]]:
    """A package and the installed ones it needs, with theirs, and their versions."""
    waiting = [(root, extras)]
    seen: dict[str, frozenset[str]] = {}
    while waiting:
        name, wanted = waiting.pop()
        found = _installed(name)
        if found is None or (name in seen and wanted <= seen[name]):
            continue
        if name not in seen:
            yield name, found.version
        seen[name] = seen.get(name, frozenset()) | wanted
        for requirement in found.requirements:
            of_extra = _EXTRA.search(requirement)
            needed = _REQUIREMENT.match(requirement)
            if needed is not None and (of_extra is None or of_extra[1] in wanted):
                more = (needed["extras"] or "").replace(" ", "").split(",")
                waiting.append((needed["name"].lower(), frozenset(filter(None, more))))


class _Installed(NamedTuple):
    version: str
    requirements: tuple[str, ...]


def _installed(name: str) -> _Installed | None:
    """What is to be known of a package: the head of its metadata, without the prose below it.

    https://packaging.python.org/en/latest/specifications/core-metadata/
    """
    try:
        said = distribution(name).read_text("METADATA") or ""
    except PackageNotFoundError:
        return None
    head = said.partition("\n\n")[0]
    fields = [line.partition(": ") for line in head.splitlines() if not line.startswith(" ")]
    version = next((value for field, _, value in fields if field.lower() == "version"), "")
    required = (value for field, _, value in fields if field.lower() == "requires-dist")
    return _Installed(version, tuple(required))
