"""The faces a book is set in: where they are, which are missing, and what they cannot print.

Only the folders named here are open to WeasyPrint; the machine's own faces stand in where one of
the book's is missing or lacks a character, and that is always a finding. A folder of faces holds a
`fonts.json` (as `make` writes it), or just the files.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.exporters.pdf.swapping import environment
from biokit.model.base import Node
from biokit.projections.book import Book

__all__ = ["Face", "Uncovered", "faces_in", "folders", "isolated", "missing", "uncovered"]

BOLD = 600
"""Weights from here on are bold."""

SUFFIXES = frozenset({".ttf", ".otf"})

Style = Literal["normal", "italic"]

NEEDED: dict[str, tuple[tuple[Style, int], ...]] = {
    "face-text": (("normal", 400), ("italic", 400), ("normal", 700), ("italic", 700)),
    "face-han": (("normal", 400), ("normal", 700)),
}
"""By token: what its first family must have. Ideographs have no italic."""


class Face(msgspec.Struct, frozen=True):
    """One file of a family."""

    family: str
    style: Style
    weight: int
    path: Path

    @property
    def bold(self) -> bool:
        """Whether it is a bold face."""
        return self.weight >= BOLD


class _Manifest(msgspec.Struct, frozen=True):
    faces: tuple[_Entry, ...]


class _Entry(msgspec.Struct, frozen=True):
    family: str
    style: Style
    weight: int
    file: str


class Uncovered(msgspec.Struct, frozen=True):
    """A character no face of the book has, and the first node it stands in."""

    character: str
    node: Node | None

    @property
    def named(self) -> str:
        """`“ℵ” (U+2135 ALEF SYMBOL)`."""
        name = unicodedata.name(self.character, "unnamed")
        return f"“{self.character}” (U+{ord(self.character):04X} {name})"


def folders(project: Path | None) -> tuple[Path, ...]:
    """Where faces are looked for, in order.

    `BIOKIT_FONTS` (one folder or several), the project's own `fonts/`, and what was fetched when
    biokit was set up.
    """
    named = [Path(part) for part in os.environ.get("BIOKIT_FONTS", "").split(os.pathsep) if part]
    own = [project / "fonts"] if project is not None else []
    places = [*named, *own, Path(sys.prefix) / "share" / "biokit" / "fonts"]
    return tuple(place.resolve() for place in places if place.is_dir())


def faces_in(places: Iterable[Path]) -> tuple[Face, ...]:
    """Every face of these folders; of two alike, the first.

    Raises:
        BadInput: a manifest is no manifest, or a file no face.
    """
    found: dict[tuple[str, Style, int], Face] = {}
    for place in places:
        for face in _in_folder(place):
            found.setdefault((face.family, face.style, face.weight), face)
    return tuple(found.values())


def _in_folder(place: Path) -> tuple[Face, ...]:
    manifest = place / "fonts.json"
    if not manifest.is_file():
        files = sorted(path for path in place.iterdir() if path.suffix.lower() in SUFFIXES)
        return tuple(_described(path) for path in files)
    try:
        read = msgspec.json.decode(manifest.read_bytes(), type=_Manifest)
    except msgspec.DecodeError as error:
        raise BadInput(f"this is no list of faces: {error}", path=str(manifest)) from error
    faces = (Face(each.family, each.style, each.weight, place / each.file) for each in read.faces)
    return tuple(face for face in faces if face.path.is_file())


@cache
def _described(path: Path) -> Face:
    """A face by what its file says of itself."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
            family = font["name"].getBestFamilyName() or path.stem
            italic = bool(font["OS/2"].fsSelection & 1)
            return Face(family, "italic" if italic else "normal", font["OS/2"].usWeightClass, path)
    except (TTLibError, KeyError, OSError) as error:
        raise BadInput("this is not a font", path=str(path)) from error


def first_family(token: str) -> str:
    """The family a book is meant to be set in: the first of a list of CSS families."""
    return token.partition(",")[0].strip().strip("\"'")


def missing(faces: Iterable[Face], design: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for each face the design needs and no folder has."""
    there = {(face.family, face.style, face.bold) for face in faces}
    for token, needed in NEEDED.items():
        family = first_family(design.get(token, ""))
        for style, weight in needed:
            if family and (family, style, weight >= BOLD) not in there:
                named = " ".join(
                    (family, "bold" if weight >= BOLD else "regular", style.replace("normal", ""))
                ).strip()
                yield Finding(
                    "face-missing",
                    f"the face {named} is not installed: another stands in for it",
                    hint="`make` fetches the faces; BIOKIT_FONTS names a folder of your own",
                )


@cache
def characters_of(path: Path) -> frozenset[int]:
    """The code points a face has a glyph for."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def uncovered(book: Book, faces: Iterable[Face]) -> tuple[Uncovered, ...]:
    """Characters of the book that no upright, regular face has, in the order of the book."""
    wanted: dict[str, Node | None] = {}
    for part, words in _texts(book):
        for sign in unicodedata.normalize("NFC", words):
            wanted.setdefault(sign, part)
    left = {sign for sign in wanted if _has_shape(sign)}
    for face in faces:
        if left and face.style == "normal" and not face.bold:
            there = characters_of(face.path)
            left = {sign for sign in left if ord(sign) not in there}
    return tuple(Uncovered(sign, node) for sign, node in wanted.items() if sign in left)


def _texts(book: Book) -> Iterator[tuple[Node | None, str]]:
    """Every string of the book, set or not, with the nearest node that knows where it came from."""
    biography = book.biography
    yield from _strings(biography.title, None)
    yield from _strings(biography.subtitle, None)
    yield from _strings(book.matter, None)
    for contributor in biography.contributors:
        yield None, contributor.name.text


def _strings(value: object, around: Node | None) -> Iterator[tuple[Node | None, str]]:
    match value:
        case str():
            yield around, value
        case tuple():
            for member in value:
                yield from _strings(member, around)
        case msgspec.Struct():
            inside = value if isinstance(value, Node) and value.origin else around
            for name in value.__struct_fields__:
                if name not in {"origin", "id", "lang", "classes", "path", "attributes", "url"}:
                    yield from _strings(getattr(value, name), inside)
        case _:
            pass


def _has_shape(sign: str) -> bool:
    """Whether a face must have it: not a space, a control, a format or a variation selector."""
    kind = unicodedata.category(sign)
    return kind[0] not in "CZ" and not 0xFE00 <= ord(sign) <= 0xFE0F


@contextmanager
def isolated(configuration: str) -> Iterator[None]:
    """Within it, fontconfig reads this configuration and no other.

    WeasyPrint reads it when it is imported and whenever a font configuration is made, by the name
    in the environment; a worker process inherits nothing of it.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".conf", encoding="utf-8") as file:
        file.write(configuration)
        file.flush()
        with environment("FONTCONFIG_FILE", file.name):
            yield


def digest(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


LAYOUT = frozenset({"BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF"})
"""Tables a PDF has no use for: its glyphs are chosen and placed already."""


def without_layout(content: bytes) -> bytes:
    """A face without the tables that subsetting would read for a second and then drop."""
    from fontTools.ttLib import TTFont

    if content.startswith(b"ttcf"):
        return content
    with TTFont(io.BytesIO(content), lazy=True) as font:
        for table in LAYOUT & set(font.keys()):
            del font[table]
        made = io.BytesIO()
        font.save(made, reorderTables=None)
    return made.getvalue()
