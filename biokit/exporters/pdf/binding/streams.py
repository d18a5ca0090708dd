"""Pictures and colour profiles that several parts have are stored once."""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Array, Dictionary, Stream

__all__ = ["Streams"]

LENGTH = "/Length"


class Streams:
    """The streams of a book that may be shared."""

    def __init__(self) -> None:
        self._first: dict[bytes, pikepdf.Object] = {}
        self._seen: set[tuple[int, int]] = set()

    def unite(self, resources: pikepdf.Object) -> None:
        """Put the first of each stream in the place of its equals, in all that a page draws on."""
        if resources.is_indirect:
            if resources.objgen in self._seen:
                return
            self._seen.add(resources.objgen)
        self._spaces(resources.get("/ColorSpace"))
        drawn = resources.get("/XObject")
        for name, drawing in _entries(drawn):
            if drawn is not None and drawing.get("/Subtype") == "/Image":
                drawn[name] = self._once(drawing)
            elif "/Resources" in drawing:
                self.unite(drawing.Resources)
            self._spaces(drawing.get("/Group"))
        for _, pattern in _entries(resources.get("/Pattern")):
            if "/Resources" in pattern:
                self.unite(pattern.Resources)

    def _spaces(self, holder: pikepdf.Object | None) -> None:
        """Of the colour spaces in a dictionary, the profiles."""
        for _, space in _entries(holder):
            if isinstance(space, Array) and len(space) > 1 and space[0] == "/ICCBased":
                space[1] = self._once(space[1])

    def _once(self, stream: pikepdf.Object) -> pikepdf.Object:
        return self._first.setdefault(_digest(stream), stream)


def _entries(holder: pikepdf.Object | None) -> list[tuple[str, pikepdf.Object]]:
    return list(holder.items()) if holder is not None else []


def _digest(thing: pikepdf.Object) -> bytes:
    """Of all that makes a stream what it is, as it is stored."""
    made = hashlib.sha256()
    if isinstance(thing, Stream):
        made.update(thing.read_raw_bytes())
        for key in sorted(thing.keys()):
            if key != LENGTH:
                made.update(key.encode() + _digest(thing[key]))
    elif isinstance(thing, Dictionary):
        for key in sorted(thing.keys()):
            made.update(key.encode() + _digest(thing[key]))
    elif isinstance(thing, Array):
        for item in list(thing):
            made.update(_digest(item))
    else:
        made.update(repr(thing).encode())
    return made.digest()
