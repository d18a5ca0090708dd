"""The pictures of documents that are read into a project: copied into its `media/`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from biokit.importers.base import Import
from biokit.model.biography import Biography
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import Part, altered, rebuild
from biokit.project.assets import assets_of, images_in
from biokit.project.folder import LARGEST_IMAGE, Folder
from biokit.project.names import distinct

MEDIA = "media"


def brought_along(
    imports: Sequence[Import], folder: Folder
) -> tuple[list[Import], dict[str, bytes]]:
    """The imports with their pictures where they will lie in the project, and those pictures.

    Raises:
        BadInput: a picture is not there, or is none.
    """
    pictures: dict[str, bytes] = {}
    moved = []
    for one in imports:
        read = assets_of(one.biography)
        places: dict[str, str] = {}
        for place, _ in images_in(one.biography):
            if place not in places:
                places[place] = _placed(place, read(place), pictures, folder)
        biography = _with_places(one.biography, places) if places else one.biography
        moved.append(Import(biography, one.findings, one.counts))
    return moved, pictures


def _placed(place: str, content: bytes, pictures: dict[str, bytes], folder: Folder) -> str:
    """Where a picture goes: to its own name, unless another picture has it."""
    taken: set[str] = set()
    while True:
        name = distinct(f"{MEDIA}/{PurePosixPath(place).name}", taken)
        known = pictures.get(name)
        if known is None and folder.has(name):
            known = folder.read(name, LARGEST_IMAGE)
            if known == content:
                return name
        if known is None or known == content:
            pictures[name] = content
            return name
        taken.add(name)


def _with_places(biography: Biography, places: dict[str, str]) -> Biography:
    def move(part: Part) -> Part:
        match part:
            case Figure(path=str(path)) | InlineImage(path=path):
                return altered(part, path=places[path])
            case _:
                return part

    return rebuild(biography, move)
