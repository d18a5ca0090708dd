"""What reading an input again does to a project: changes of files, and what is told of them."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from biokit.model.biography import Biography
from biokit.model.nodes import Section
from biokit.model.walk import walk
from biokit.project.folder import Folder
from biokit.project.records import keyed

__all__ = ["Clashing", "Revised", "Told", "Writes", "nested_in", "places_of"]

Writes: TypeAlias = tuple[tuple[str, bytes | None], ...]
"""What files will hold, by their places and in the order of writing; `None` is taken away."""


class Told(msgspec.Struct, frozen=True):
    """What becomes of one file."""

    place: str
    what: str
    """`unchanged`, `would change`, `new`, `gone`, `kept`."""
    note: str = ""
    """`3 paragraphs; edited by you`."""


class Clashing(msgspec.Struct, frozen=True):
    """Where the author's words stand and the input has others."""

    place: str
    line: str
    """What the report says of it."""
    content: bytes
    """What the input has there, as a file to be read beside."""


class Revised(msgspec.Struct, frozen=True):
    """What becomes of the files of one kind."""

    writes: Writes = ()
    told: tuple[Told, ...] = ()
    clashes: tuple[Clashing, ...] = ()


def places_of(project: Biography, folder: Folder) -> dict[str, str]:
    """Where the file of each chapter and account lies, by `keyed`."""
    head = folder.named("").rstrip("/") + "/"
    return {
        key: part.origin.path.removeprefix(head)
        for key, part in keyed(project).items()
        if part.origin is not None
    }


def nested_in(project: Biography, folder: Folder) -> dict[str, str]:
    """Where sections lie that are within a chapter: an author may have moved one there."""
    places = places_of(project, folder)
    return {
        f"chapter {inner.id}": places[key]
        for key, outer in keyed(project).items()
        for inner in walk(outer)
        if isinstance(inner, Section) and inner is not outer and inner.id is not None
    }
