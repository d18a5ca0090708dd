"""The one structure tree of a book, joined from those of its parts. ISO 32000-1, 14.7."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from biokit.exporters.pdf.binding.geometry import Move, rounded
from biokit.exporters.pdf.binding.names import names

__all__ = ["Root", "Tree"]

Moves: TypeAlias = dict[tuple[int, int], Move]
"""By the object of a page in its part."""

MAPS = ("/RoleMap", "/ClassMap")


class Entries(Protocol):
    """What a dictionary has, by name."""

    def __contains__(self, name: str, /) -> bool: ...
    def __getitem__(self, name: str, /) -> pikepdf.Object: ...
    def get(self, name: str) -> pikepdf.Object | None:
        """What it has by that name, if anything."""


class Tree:
    """The structure of one part, in the part's own PDF.

    Args:
        source: the part.
    """

    def __init__(self, source: pikepdf.Pdf) -> None:
        self.root = source.Root.StructTreeRoot
        self._nums: dict[int, pikepdf.Object] | None = None

    @property
    def nums(self) -> dict[int, pikepdf.Object]:
        """What the parent tree has, by its keys."""
        if self._nums is None:
            self._nums = dict(_numbers(self.root.ParentTree))
        return self._nums

    def unlink(self, annotation: pikepdf.Object) -> None:
        """Forget an annotation; what was a link without it is a run of words."""
        key = annotation.get("/StructParent")
        element = self.nums.pop(int(key), None) if key is not None else None
        if element is None:
            return
        kept = [kid for kid in _kids(element) if not _is_of(kid, annotation)]
        element.K = Array(kept)
        linked = any(_type(kid) == "/OBJR" for kid in kept)
        if element.get("/S") == "/Link" and not linked:
            element.S = Name("/Span")

    def renumber(self, first: int) -> int:
        """Count the keys of the parent tree from `first`; the first one that is free after it.

        The pages and annotations that have them are the caller's.
        """
        flat = [item for key, value in sorted(self.nums.items()) for item in (key + first, value)]
        self.root.ParentTree = Dictionary(Nums=Array(flat))
        return first + max(self.nums, default=-1) + 1

    def elements(self) -> Iterator[tuple[pikepdf.Object, Entries]]:
        """All elements in the order of the text, each with what it has when it is met."""
        waiting = _kids(self.root)
        while waiting:
            kid = waiting.pop()
            if isinstance(kid, int):
                continue
            # All at once: pikepdf takes longer for each entry that is asked for than for all.
            entries = kid.as_dict()
            if "/S" in entries:
                yield kid, entries
                waiting.extend(reversed(_listed(entries.get("/K"))))


class Root:
    """The structure of the book.

    Args:
        book: the PDF that is made.
    """

    def __init__(self, book: pikepdf.Pdf) -> None:
        self._book = book
        self._next = 0
        self._ids: dict[str, pikepdf.Object] = {}
        self._nums: list[object] = []
        self._document = book.make_indirect(
            Dictionary(Type=Name("/StructElem"), S=Name("/Document"), K=Array([]))
        )
        self._root = book.make_indirect(
            Dictionary(Type=Name("/StructTreeRoot"), K=Array([self._document]))
        )
        self._document.P = self._root

    @property
    def next(self) -> int:
        """The first key of the parent tree that is free."""
        return self._next

    def prepare(self, tree: Tree, moves: Moves) -> list[tuple[str, pikepdf.Object]]:
        """Make a part's structure fit the book, before it is copied.

        Args:
            tree: the part's.
            moves: how far the text of each page is moved.

        Returns:
            The elements that have an id, in the part, with an id no other part has.
        """
        self._next = tree.renumber(self._next)
        given: list[tuple[str, pikepdf.Object]] = []
        renamed: dict[str, str] = {}
        cells: list[pikepdf.Object] = []
        for element, entries in tree.elements():
            if "/ID" in entries:
                name = str(entries["/ID"])
                unique = self._unique(name)
                renamed.setdefault(name, unique)
                element.ID = String(unique)
                given.append((unique, element))
            for attributes in _listed(entries.get("/A")):
                if isinstance(attributes, int):
                    continue  # the number of a revision
                if "/BBox" in attributes:
                    _shift(attributes, entries.get("/Pg"), moves)
                if "/Headers" in attributes:
                    cells.append(attributes)
        for cell in cells:
            heads = [str(head) for head in list(cell.Headers)]
            cell.Headers = Array([String(renamed.get(head, head)) for head in heads])
        return given

    def _unique(self, name: str) -> str:
        """`name`, or `name` with a number: WeasyPrint's own ids are numbers of objects."""
        unique, number = name, 2
        while unique in self._ids:
            unique, number = f"{name}-{number}", number + 1
        self._ids[unique] = self._document
        return unique

    def join(self, tree: Tree, given: list[tuple[str, pikepdf.Object]]) -> None:
        """Copy a part's structure, when its pages have been."""
        copied = self._book.copy_foreign(tree.root)
        self._nums.extend(copied.ParentTree.Nums)
        for unique, element in given:
            self._ids[unique] = self._book.copy_foreign(element)
        for top in _kids(copied):
            for kid in _kids(top) if top.get("/S") == "/Document" else [top]:
                if _is_element(kid):
                    kid.P = self._document
                self._document.K.append(kid)
        for name in MAPS:
            if name in copied:
                others = dict(self._root[name].items()) if name in self._root else {}
                self._root[name] = Dictionary({**dict(copied[name].items()), **others})
        if "/Namespaces" in copied:
            spaces = list(self._root.get("/Namespaces", Array([])))
            self._root.Namespaces = Array([*spaces, *list(copied.Namespaces)])

    def finish(self) -> None:
        """Hang the structure in the book."""
        self._root.ParentTree = self._book.make_indirect(Dictionary(Nums=Array(self._nums)))
        self._root.ParentTreeNextKey = self._next
        if self._ids:
            self._root.IDTree = names(self._book, self._ids)
        self._book.Root.StructTreeRoot = self._root
        self._book.Root.MarkInfo = Dictionary(Marked=True)


def _kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """What an element holds: elements, numbers of marked content, references to objects."""
    return _listed(element.as_dict().get("/K"))


def _listed(some: pikepdf.Object | None) -> list[pikepdf.Object]:
    """None, one or several, as PDF lets a single thing go without its array."""
    if some is None:
        return []
    return list(some.as_list()) if isinstance(some, Array) else [some]


def _type(kid: pikepdf.Object) -> pikepdf.Object | None:
    return None if isinstance(kid, int) else kid.get("/Type")


def _is_element(kid: pikepdf.Object) -> bool:
    """Whether a kid is one; pikepdf gives the numbers of marked content as `int`."""
    return not isinstance(kid, int) and "/S" in kid


def _is_of(kid: pikepdf.Object, annotation: pikepdf.Object) -> bool:
    return _type(kid) == "/OBJR" and kid.Obj.objgen == annotation.objgen


def _numbers(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    """Of a number tree, ISO 32000-1, 7.9.7."""
    flat = list(node.get("/Nums", ()))
    for place in range(0, len(flat), 2):
        yield int(flat[place]), flat[place + 1]
    for kid in node.get("/Kids", ()):
        yield from _numbers(kid)


def _shift(attributes: pikepdf.Object, page: pikepdf.Object | None, moves: Moves) -> None:
    """Move the box of a figure with the text of its page."""
    move = moves.get(page.objgen) if page is not None else None
    if move is not None:
        left, low, right, high = (float(side) for side in attributes.BBox)
        moved = (left + move.x, low + move.y, right + move.x, high + move.y)
        attributes.BBox = Array([rounded(side) for side in moved])
