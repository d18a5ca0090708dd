"""Links: those within the book lead to named places, and each says where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Name, String

from biokit.exporters.pdf.binding.geometry import Move, move, rounded
from biokit.exporters.pdf.binding.structure import Tree
from biokit.exporters.pdf.binding.volume import Volume

__all__ = ["WITHIN", "Links", "Place", "destination"]

WITHIN = "http://biokit.invalid/#"
"""What addresses within the book begin with: no part knows where the others are."""
PRINTED = 4
"""The flag of an annotation that is there on paper too."""


class Place(NamedTuple):
    """Where a link or a line of the outline leads, in points of the sheet."""

    page: int
    x: float
    y: float


def destination(pages: Sequence[pikepdf.Object], place: Place) -> pikepdf.Object:
    """A place at the head of the window, in whatever size the reader has."""
    return Array(
        [pages[place.page], Name("/XYZ"), rounded(place.x), rounded(place.y), None],
    )


class Links:
    """The links of a book.

    Args:
        volume: whose anchors they may lead to. Of two with the same id, the first is meant.
    """

    def __init__(self, volume: Volume) -> None:
        self._places = dict(_anchors(volume))
        self._kept = volume.links
        self._wanted: dict[str, Place] = {}
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """Ids that links lead to and no part has."""
        return tuple(self._missing)

    @property
    def wanted(self) -> Mapping[str, Place]:
        """Where links lead, by id."""
        return self._wanted

    def mend(self, page: pikepdf.Object, move: Move, tree: Tree | None, first: int) -> None:
        """Set the annotations of a page right, in the part that it is of.

        Args:
            page: of the part.
            move: how far its text is moved.
            tree: the structure of the part, from which links that go are taken too.
            first: what the keys of its parent tree are counted from.
        """
        kept = []
        for annotation in page.Annots:
            entries = annotation.as_dict()
            if entries.get("/Subtype") == "/Link" and not self._leads(annotation):
                if tree is not None:
                    tree.unlink(annotation)
                continue
            annotation.Rect = _moved(entries["/Rect"], move)
            annotation.F = PRINTED
            if "/StructParent" in entries:
                annotation.StructParent = int(entries["/StructParent"]) + first
            kept.append(annotation)
        if kept:
            page.Annots = Array(kept)
        else:
            del page.Annots

    def _leads(self, annotation: pikepdf.Object) -> bool:
        """Turn an address within the book into the name of a place; whether the link stays."""
        if not self._kept:
            return False
        entries = annotation.as_dict()
        action = entries.get("/A")
        address = str(action.get("/URI", "")) if action is not None else ""
        if not address.startswith(WITHIN):
            return True
        name = unquote(address.removeprefix(WITHIN))
        place = self._places.get(name)
        if place is None:
            self._missing[name] = None
            return False
        self._wanted[name] = place
        del annotation.A
        annotation.Dest = String(name)
        if str(entries.get("/Contents") or "") in {"", address}:
            annotation.Contents = String(name)
        return True


def _moved(corners: pikepdf.Object, move: Move) -> Array:
    """Lower left corner first, which WeasyPrint writes upper left first."""
    one, low, other, high = (float(side) for side in corners.as_list())
    return Array(
        [
            rounded(min(one, other) + move.x),
            rounded(min(low, high) + move.y),
            rounded(max(one, other) + move.x),
            rounded(max(low, high) + move.y),
        ]
    )


def _anchors(volume: Volume) -> Iterator[tuple[str, Place]]:
    for bound in reversed(volume.parts):
        for name, anchor in bound.laid.anchors.items():
            page = bound.first + anchor.page
            by = move(volume.sheet, page, bound)
            yield name, Place(page, anchor.x + by.x, anchor.y + by.y)
