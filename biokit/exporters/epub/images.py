"""Pictures in the package: named so that every reader can spell them, and harmless."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

import msgspec

from biokit.diagnostics import Finding, Severity
from biokit.errors import BadInput
from biokit.exporters.base import Assets
from biokit.exporters.epub.svg import check_svg
from biokit.exporters.rasters import Broken, Fitted, fitted
from biokit.images import CONVERTIBLE, foreign_format, is_animated, media_type
from biokit.model.base import Origin

__all__ = ["Allowed", "Gathered", "Picture", "gather"]

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
    width: int = 0
    height: int = 0
    """In points; a drawing has none."""
    origin: Origin | None = None
    """Where it is first shown."""


class Gathered(msgspec.Struct, frozen=True):
    """All pictures of a book that can be carried, by their path in the biography."""

    pictures: dict[str, Picture]
    findings: tuple[Finding, ...]


class Allowed(msgspec.Struct, frozen=True):
    """What pictures may be."""

    media_types: frozenset[str] = frozenset(_SUFFIXES)
    pixels: int | None = None
    """Width times height, at most."""


Shown = Iterable[tuple[str, Origin | None]]
"""The paths of images, and where each is shown."""


def gather(
    shown: Shown, assets: Assets, reserved: Collection[str] = (), allowed: Allowed | None = None
) -> Gathered:
    """Read each image once, make it one that may be carried, and name it for the package.

    An image on some other machine is not carried, nor is one that cannot be read to its end: a
    finding says so.

    Args:
        shown: the images of the biography.
        assets: reads them.
        reserved: names that none may have.
        allowed: what they may be, if not all that EPUB knows.

    Raises:
        BadInput: an image is missing, or none that EPUB knows.
        ExportFailed: it is an SVG that does more than draw.
    """
    places: dict[str, Origin | None] = {}
    for path, origin in shown:
        places.setdefault(path, origin)
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    names = set(reserved)
    for path, origin in places.items():
        try:
            made = _carried(path, assets, allowed or Allowed())
        except _NotCarried as fault:
            findings.append(fault.finding(origin))
            continue
        findings += [
            _finding("image-changed", "note", f"{path} {done}", None, origin) for done in made.done
        ]
        kind = made.media_type
        if kind == "image/webp":
            message = f"{path} is WebP, which readers made before 2023 may not show"
            findings.append(_finding("epub-image-type", "note", message, "use PNG or JPEG", origin))
        name = _name_for(path, kind, names)
        moves = is_animated(made.content)
        size = (made.width, made.height)
        pictures[path] = Picture(path, name, kind, made.content, moves, *size, origin)
    return Gathered(pictures, tuple(findings))


class _NotCarried(Exception):
    """An image that has its words in its place."""

    def __init__(self, code: str, severity: Severity, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.severity = severity
        self.hint = hint

    def finding(self, origin: Origin | None) -> Finding:
        """The same, kept apart from the code."""
        return _finding(self.code, self.severity, str(self), self.hint, origin)


def _finding(
    code: str, severity: Severity, message: str, hint: str | None, origin: Origin | None
) -> Finding:
    at = origin or Origin("")
    return Finding(code, message, severity, at.path or None, at.line, hint=hint, words=at.words)


def _carried(path: str, assets: Assets, allowed: Allowed) -> Fitted:
    """The image as it may be carried; a drawing is not touched."""
    if _ELSEWHERE.match(path):
        message = f"an EPUB carries its pictures with it, and {path} is elsewhere"
        raise _NotCarried(
            "loss-image", "warning", message, "save it in media/ and point to it there"
        )
    content = assets(path)
    kind = _kind(content, path)
    if kind == "image/svg+xml":
        return Fitted(content, kind, 0, 0)
    try:
        return fitted(content, allowed.media_types, allowed.pixels)
    except Broken as fault:
        message = f"the image {path} cannot be shown: {fault}"
        hint = "save it anew; until then its words stand in its place"
        raise _NotCarried("broken-image", "error", message, hint) from fault


def _kind(content: bytes, path: str) -> str:
    """An image's media type by its bytes, whatever its name says; the format that it is made of.

    Raises:
        BadInput: it is no image, or one that EPUB has no place for.
        ExportFailed: it is an SVG that does more than draw.
    """
    kind = media_type(content)
    if kind is None:
        foreign = foreign_format(content)
        if foreign in CONVERTIBLE:
            return foreign
        hint = "save it as PNG, JPEG, GIF, WebP or SVG"
        said = "this is not an image that EPUB knows" + (f": it is {foreign}" if foreign else "")
        raise BadInput(said, path=path, hint=hint)
    if kind == "image/svg+xml":
        check_svg(content, path)
    return kind


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
