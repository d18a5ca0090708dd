"""What an index is: headings with the places they lead to, for each product to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

__all__ = ["Entry", "Group", "Index", "Locator", "Place", "Reference"]


class Place(msgspec.Struct, frozen=True):
    """Where something stands, for a book without pages."""

    words: str
    """`3`; `3.2`, the second section of the third chapter; or the short title of other matter."""
    title: str
    """`Youxi and Xiyang: The commune`."""


class Locator(msgspec.Struct, frozen=True):
    """One place that an entry leads to."""

    id: str
    place: Place
    note: str | None = None
    """The mark of the note it stands in, or nothing for a note without one; `None` is the text."""


class Reference(msgspec.Struct, frozen=True):
    """From one entry to another."""

    words: str
    entry: str | None
    """The id of that entry; `None` is none."""


class Entry(msgspec.Struct, frozen=True):
    """A heading or sub-heading with all it leads to."""

    heading: str
    locators: tuple[Locator, ...] = ()
    """In the order of the book."""
    see: tuple[Reference, ...] = ()
    """Where to look instead."""
    see_also: tuple[Reference, ...] = ()
    entries: tuple[Entry, ...] = ()
    lang: str | None = None
    id: str | None = None
    """Of every heading, and of a sub-heading that is referred to: no node of the book has it."""


class Group(msgspec.Struct, frozen=True):
    """The entries of one letter."""

    initial: str
    entries: tuple[Entry, ...]


class Index(msgspec.Struct, frozen=True):
    """The whole index."""

    groups: tuple[Group, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of all nodes that it leads to, each once."""
        found = (entry for group in self.groups for entry in _all_entries(group.entries))
        return tuple(dict.fromkeys(place.id for entry in found for place in entry.locators))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its entries: of every heading, and of what others refer to."""
        found = (entry for group in self.groups for entry in _all_entries(group.entries))
        return tuple(entry.id for entry in found if entry.id is not None)


def _all_entries(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _all_entries(entry.entries)
