"""Faces: where they are, what their files say of themselves, and which characters they have.

Print sets a book in them; an ebook may carry them. A folder of faces holds a `fonts.json` (as
`make` writes it), or just the files.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from biokit.errors import BadInput

__all__ = [
    "BOLD",
    "Face",
    "Style",
    "characters_of",
    "digest",
    "digest_of",
    "faces_in",
    "first_family",
    "folders",
]

BOLD = 600
"""Weights from here on are bold."""

SUFFIXES = frozenset({".ttf", ".otf"})

Style = Literal["normal", "italic"]


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


@cache
def characters_of(path: Path) -> frozenset[int]:
    """The code points a face has a glyph for."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def digest(content: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@cache
def digest_of(path: Path) -> str:
    """That of a face on disk."""
    return digest(path.read_bytes())
