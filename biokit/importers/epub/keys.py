"""Ids of the model: those of places that something in the text leads to, unique over the book.

They are the files' own ids. One that is used in two files gets the name of its file before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from posixpath import basename, splitext
from typing import TYPE_CHECKING, Protocol

from biokit.importers.epub.joining import Joined
from biokit.importers.epub.outline import Branch
from biokit.importers.epub.pages import Pages
from biokit.importers.epub.places import Place

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Keys"]

NOT_IN_ID = re.compile(r"[^\w.:-]")


class Beginnings(Protocol):
    """Which sections begin where."""

    def first(self, file: str) -> Branch | None:
        """The section that a file begins with, or is a part of."""

    def starting(self, element: etree._Element) -> Branch | None:
        """The section that begins where an element does."""


class Keys:
    """Which place has which id.

    Args:
        wanted: places that something leads to, in reading order.
        pages: of the book.
        arrangement: its sections.
        notes: that were joined to their calls.
    """

    def __init__(
        self,
        wanted: Iterable[Place],
        pages: Pages,
        arrangement: Beginnings,
        notes: tuple[Joined, ...],
    ) -> None:
        self._pages = pages
        self._arrangement = arrangement
        self._notes = {element: note for note in notes for element in note.elements}
        self._goals: dict[object, str] = {}
        self._places: dict[Place, str] = {}
        self.asked: set[str] = set()
        """Ids that something in the model leads to."""
        self.placed: set[str] = set()
        """Ids that something in the model has."""
        self._name(list(dict.fromkeys(wanted)))

    def target(self, place: Place) -> str | None:
        """The id of what stands at a place; `None` if nothing does."""
        goal = self._goal(place)
        key = self._goals.get(goal) if goal is not None else None
        if key is not None:
            self.asked.add(key)
        return key

    def at(self, file: str, key: str) -> str | None:
        """The id in the model of the element with an id in a file."""
        made = self._places.get(Place(file, key))
        if made is not None:
            self.placed.add(made)
        return made

    def of(self, goal: Branch | Joined) -> str | None:
        """The id of a section or a note."""
        made = self._goals.get(goal)
        if made is not None:
            self.placed.add(made)
        return made

    def _goal(self, place: Place) -> object | None:
        if not place.fragment:
            return self._arrangement.first(place.file)
        element = self._pages.element(place)
        if element is None:
            return None
        return self._notes.get(element) or self._arrangement.starting(element) or element

    def _name(self, wanted: list[Place]) -> None:
        bases: dict[object, Place] = {}
        for place in wanted:
            goal, element = self._goal(place), self._pages.element(place)
            if goal is None or goal in bases:
                continue
            # A page break may have got another id than the one it is called by.
            given = element.get("id") if element is goal and element is not None else None
            page = self._pages.page(place.file)
            file = page.file if page is not None else place.file
            bases[goal] = _base(goal, Place(file, given or place.fragment))
        shared = Counter(base.fragment for base in bases.values())
        taken: set[str] = set()
        for goal, base in bases.items():
            stem = splitext(basename(base.file))[0]
            many = shared[base.fragment] > 1
            key = _legal(f"{stem}-{base.fragment}" if many else base.fragment)
            made, number = key, 1
            while made in taken:
                number += 1
                made = f"{key}-{number}"
            taken.add(made)
            self._goals[goal] = made
            if not isinstance(goal, Branch | Joined):
                self._places[base] = made


def _base(goal: object, place: Place) -> Place:
    """File and id by which something is called: its own id, or the name of its file."""
    match goal:
        case Branch(element=element, page=page) if element is not None:
            own = element.get("id")
            stem = splitext(basename(page.file))[0]
            return Place(page.file, own or place.fragment or stem)
        case Branch(page=page):
            return Place(page.file, place.fragment or splitext(basename(page.file))[0])
        case Joined(place=called, elements=(element, *_)) if element.get("role") == "doc-footnote":
            # Of ours, the id that it has in the biography.
            return Place(called.file, element.get("data-id") or called.fragment)
        case Joined(place=called):
            return called
        case _:
            return place


def _legal(key: str) -> str:
    """An id that every format can hold."""
    made = NOT_IN_ID.sub(lambda sign: f"_{ord(sign.group()):x}_", key)
    return made if made[:1].isalpha() or made[:1] == "_" else f"s-{made}"
