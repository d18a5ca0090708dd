"""Pictures in the package: named so that every reader can spell them, and harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.exporters.base import Assets
from biokit.exporters.epub.svg import check_svg
from biokit.images import media_type

__all__ = ["Gathered", "Picture", "gather"]

_SUFFIXES = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/svg+xml": (".svg",),
}
"""What every reading system shows (https://www.w3.org/TR/epub-33/#sec-core-media-types)."""

_NAME = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*")
"""A path of folders and a name that every reader and every system can spell."""

_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""The beginning of an address that is no path."""


class Picture(msgspec.Struct, frozen=True):
    """An image of the biography as a file of the package."""

    path: str
    """As the biography has it."""
    name: str
    """As the package has it."""
    media_type: str
    content: bytes
    moves: bool = False
    """It is animated, so what it may do to a reader is not known."""


class Gathered(msgspec.Struct, frozen=True):
    """All pictures of a book that can be carried, by their path in the biography."""

    pictures: dict[str, Picture]
    findings: tuple[Finding, ...]


def gather(paths: Iterable[str], assets: Assets, reserved: str = "") -> Gathered:
    """Read each image once and name it for the package.

    An image on some other machine is not carried: a finding says so.

    Args:
        paths: of the images in the biography.
        assets: reads them.
        reserved: a name that none may have.

    Raises:
        BadInput: an image is missing, or none that EPUB knows.
        ExportFailed: it is an SVG that does more than draw.
    """
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    names = {reserved}
    for path in dict.fromkeys(paths):
        if _ELSEWHERE.match(path):
            message = f"an EPUB carries its pictures with it, and {path} is elsewhere"
            hint = "save it in media/ and point to it there"
            findings.append(Finding("loss-image", message, hint=hint))
            continue
        content = assets(path)
        kind = _kind(content, path)
        pictures[path] = Picture(
            path, _name_for(path, kind, names), kind, content, _moves(content, kind)
        )
        if kind == "image/webp":
            message = f"{path} is WebP, which readers made before 2023 may not show"
            findings.append(Finding("epub-image-type", message, "note", hint="use PNG or JPEG"))
    return Gathered(pictures, tuple(findings))


def _kind(content: bytes, path: str) -> str:
    """An image's media type by its bytes, whatever its name says.

    Raises:
        BadInput: it is no image, or one that EPUB has no place for.
        ExportFailed: it is an SVG that does more than draw.
    """
    kind = media_type(content)
    if kind not in _SUFFIXES:
        hint = "save it as PNG, JPEG, GIF, WebP or SVG"
        raise BadInput("this is not an image that EPUB knows", path=path, hint=hint)
    if kind == "image/svg+xml":
        check_svg(content, path)
    return kind


def _moves(content: bytes, kind: str) -> bool:
    """Whether an image is animated, by the chunks that only such images have."""
    match kind:
        case "image/gif":
            return content.count(b"\x21\xf9\x04") > 1
        case "image/png":
            return b"acTL" in content
        case "image/webp":
            return b"ANIM" in content[:64]
        case "image/svg+xml":
            return b"<animate" in content or b"@keyframes" in content
        case _:
            return False


def _name_for(path: str, kind: str, taken: set[str]) -> str:
    """The path itself, if it can be a name in a package; else one of ASCII letters and digits.

    `taken` are names in lower case: some systems unpack to folders that know no other.
    """
    if _is_name(path, kind) and path.lower() not in taken:
        taken.add(path.lower())
        return path
    letters = unicodedata.normalize("NFKD", PurePosixPath(path).stem).lower()
    words = re.sub(r"[^a-z0-9]+", "-", letters.encode("ascii", "ignore").decode()).strip("-")
    stem = f"images/{words[:60] or 'image'}"
    tries = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    suffix = _SUFFIXES[kind][0]
    name = next(made for made in (f"{one}{suffix}" for one in tries) if made not in taken)
    taken.add(name)
    return name


def _is_name(path: str, kind: str) -> bool:
    """Whether a picture has a name that all can spell, and the suffix of its kind."""
    return _NAME.fullmatch(path) is not None and path.lower().endswith(_SUFFIXES[kind])
