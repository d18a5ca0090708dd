"""The pictures of documents that are read into a project: named soundly, and laid in its `media/`.

A picture that came within its document, or lies beside it, gets a name that every system can write;
the same bytes are one file. What is no picture, or is a drawing that does more than draw, is told,
and its figure stays without: one broken file costs no book.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from biokit.diagnostics import Finding
from biokit.errors import BiokitError
from biokit.exporters.epub.svg import check_svg
from biokit.images import media_type
from biokit.importers.base import Import
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Figure, InlineImage, Text
from biokit.model.walk import Part, altered, rebuild
from biokit.project.assets import images_in
from biokit.project.folder import LARGEST_IMAGE, Folder
from biokit.project.names import distinct

__all__ = ["MEDIA", "Brought", "Pictures", "Shelf", "contents_of", "only_images"]

MEDIA = "media"

Pictures = dict[str, bytes]
"""What pictures hold, by their places."""

SUFFIXES = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/svg+xml": (".svg",),
}
"""The suffixes of each kind of image, the usual one first."""
SOUND = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself."""
LONGEST = 60
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|data:")


def only_images(read: Import) -> Import:
    """The import without those of its pictures that are none; their figures stay without."""
    faults = {place: fault_in(content, place) for place, content in read.media}
    broken = {place: fault for place, fault in faults.items() if fault is not None}
    if not broken:
        return read
    return altered(
        _without(read, broken),
        media=tuple((place, content) for place, content in read.media if place not in broken),
    )


def fault_in(content: bytes, place: str) -> str | None:
    """Why bytes cannot be shown as a picture; `None` if they can."""
    kind = media_type(content)
    if kind is None:
        return "this is not an image: PNG, JPEG, GIF, WebP and SVG can be shown"
    if kind == "image/svg+xml":
        try:
            check_svg(content, place)
        except BiokitError as fault:
            return fault.message
    return None


class Shelf:
    """The `media/` of a project while documents are read in, each with its pictures.

    Args:
        folder: of the project, new or not.
    """

    def __init__(self, folder: Folder) -> None:
        self._laid = _Laid(folder)

    @property
    def pictures(self) -> Pictures:
        """The pictures that are to be written, by their places."""
        return self._laid.pictures

    def brought_along(self, read: Import, known: Mapping[str, str] | None = None) -> Brought:
        """An import with its pictures where they lie in the project.

        Args:
            read: what was read.
            known: where those pictures lie that were there before and are the same.

        Raises:
            BadInput: a picture that should lie beside the document is not there.
        """
        own = contents_of(read)
        shown = [place for place, _ in images_in(read.biography)]
        broken = {p: "an address is no picture" for p in shown if p not in own}
        for place, content in own.items():
            fault = fault_in(content, place)
            if fault is not None:
                broken[place] = fault
        whole = _without(read, broken)
        places = {
            place: (known or {}).get(place) or self._laid.place(place, content)
            for place, content in own.items()
            if place not in broken
        }
        moved = altered(whole, biography=with_places(whole.biography, places), media=())
        return Brought(moved, places, {p: own[p] for p in places})


class Brought(NamedTuple):
    """An import whose pictures lie in the project."""

    read: Import
    places: dict[str, str]
    """Where each lies, by the place that the input has it in."""
    contents: Pictures
    """What each holds, by the place that the input has it in."""


def contents_of(read: Import) -> Pictures:
    """What the pictures of an input hold, whether they came within it or lie beside it.

    Raises:
        BadInput: one that should lie beside it is not there.
    """
    own = dict(read.media)
    origin = read.biography.origin
    folder = Folder(Path() if origin is None else Path(origin.path).parent)
    beside = {
        place: folder.read(place, LARGEST_IMAGE)
        for place in dict.fromkeys(place for place, _ in images_in(read.biography))
        if place not in own and not ADDRESS.match(place)
    }
    return {**own, **beside}


# ------------------------------------------------------------------------------------------ names


class _Laid:
    """The pictures laid so far, each under a name that no other has."""

    def __init__(self, folder: Folder) -> None:
        self.pictures: Pictures = {}
        self._folder = folder
        self._there = {name.casefold(): f"{MEDIA}/{name}" for name in folder.names(MEDIA)}
        self._known: dict[bytes, str] = {}

    def place(self, wanted: str, content: bytes) -> str:
        """Where a picture lies: where the same bytes do, or under its own name if that is free."""
        if content not in self._known:
            self._known[content] = self._placed(sound_name(wanted, content), content)
        return self._known[content]

    def _placed(self, name: str, content: bytes) -> str:
        taken = {place.rpartition("/")[2] for place in self.pictures}
        while True:
            free = distinct(name, taken)
            there = self._there.get(free.casefold())
            if there is None:
                self.pictures[f"{MEDIA}/{free}"] = content
                return f"{MEDIA}/{free}"
            if self._folder.read(there, LARGEST_IMAGE) == content:
                return there
            taken.add(free)


def sound_name(place: str, content: bytes) -> str:
    """A name for a picture that every system allows, with the suffix of what it is."""
    name = PurePosixPath(place).name
    suffixes = SUFFIXES.get(media_type(content) or "", (".bin",))
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    if suffix.lower() not in suffixes:
        stem, suffix = (name if not suffix else stem), suffixes[0]
    if SOUND.fullmatch(f"{stem}{suffix}") and not RESERVED.fullmatch(stem):
        return f"{stem}{suffix}"
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", plain)[:LONGEST].strip("-._")
    sound = plain if plain and not RESERVED.fullmatch(plain) else f"picture-{plain}".strip("-")
    return f"{sound}{suffix}"


# ------------------------------------------------------------------------------- in the biography


def with_places(biography: Biography, places: Mapping[str, str]) -> Biography:
    """The biography with its pictures at other places; what an edition names follows."""

    def move(part: Part) -> Part:
        match part:
            case Figure(path=str(path)) | InlineImage(path=path) if path in places:
                return altered(part, path=places[path])
            case Edition(options=options) if any(value in places for _, value in options):
                moved = tuple((name, places.get(value, value)) for name, value in options)
                return altered(part, options=moved)
            case _:
                return part

    return rebuild(biography, move) if places else biography


def _without(one: Import, broken: Mapping[str, str]) -> Import:
    """The import with figures without their pictures, and a finding for each that is broken."""
    if not broken:
        return one
    shown = dict(reversed(list(images_in(one.biography))))

    def drop(part: Part) -> Part | tuple[Part, ...]:
        match part:
            case Figure(path=str(path)) if path in broken:
                return altered(part, path=None)
            case InlineImage(path=path, alt=alt) if path in broken:
                return (Text(alt),) if alt else ()
            case Edition(options=options) if any(value in broken for _, value in options):
                kept = tuple(pair for pair in options if pair[1] not in broken)
                return altered(part, options=kept)
            case _:
                return part

    found = tuple(_broken(p, fault, shown.get(p)) for p, fault in broken.items())
    return altered(one, biography=rebuild(one.biography, drop), findings=(*one.findings, *found))


def _broken(place: str, fault: str, origin: Origin | None) -> Finding:
    return Finding(
        "broken-picture",
        f"a picture cannot be shown: {fault}",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        hint="save it anew, in media/, and point the figure to it",
        words=place,
    )
