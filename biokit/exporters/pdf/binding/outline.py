"""The outline of a book, and what its pages are called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from biokit.exporters.pdf.binding.geometry import move
from biokit.exporters.pdf.binding.links import Place, destination
from biokit.exporters.pdf.binding.volume import Volume

__all__ = ["labels", "outline"]


class _Entry:
    """A line of the outline and those below it."""

    def __init__(self, level: int, item: pikepdf.Object, *, closed: bool) -> None:
        self.level = level
        self.item = item
        self.closed = closed
        self.below: list[_Entry] = []


def outline(
    book: pikepdf.Pdf, volume: Volume, pages: Sequence[pikepdf.Object]
) -> pikepdf.Object | None:
    """The outline, or nothing where no part has a bookmark. ISO 32000-1, 12.3.3.

    A level that skips one is taken as the next below.
    """
    top = _Entry(0, book.make_indirect(Dictionary(Type=Name("/Outlines"))), closed=False)
    path = [top]
    for entry in _entries(book, volume, pages):
        while len(path) > 1 and path[-1].level >= entry.level:
            path.pop()
        path[-1].below.append(entry)
        path.append(entry)
    if not top.below:
        return None
    _hang(top)
    return top.item


def _entries(
    book: pikepdf.Pdf, volume: Volume, pages: Sequence[pikepdf.Object]
) -> Iterator[_Entry]:
    for bound in volume.parts:
        for mark in bound.laid.bookmarks:
            page = bound.first + mark.page
            by = move(volume.sheet, page, bound)
            place = Place(page, mark.x + by.x, mark.y + by.y)
            item = Dictionary(Title=String(mark.label), Dest=destination(pages, place))
            yield _Entry(mark.level, book.make_indirect(item), closed=mark.closed)


def _hang(entry: _Entry) -> int:
    """Tie an entry to those below it; how many lines it shows below itself when it is open."""
    shown = 0
    for below in entry.below:
        below.item.Parent = entry.item
        lines = _hang(below)
        shown += 1 if below.closed else 1 + lines
    for one, other in zip(entry.below, entry.below[1:], strict=False):
        one.item.Next, other.item.Prev = other.item, one.item
    if entry.below:
        entry.item.First, entry.item.Last = entry.below[0].item, entry.below[-1].item
        entry.item.Count = -shown if entry.closed else shown
    return shown


def labels(front: int, pages: int, plates: Sequence[tuple[int, int]] = ()) -> Dictionary:
    """Roman numbers for the first pages of a book, Arabic ones from 1 for the rest.

    Args:
        front: how many pages have Roman numbers.
        pages: how many there are.
        plates: first page and length of those that are not counted, and are called `plates`.
    """
    nums: list[int | Dictionary] = []
    ends = {first: first + length for first, length in plates}
    style, number, begins = "/r" if front else "/D", 1, 0
    for page in sorted({0, front, *ends, *ends.values()}):
        number += 0 if begins in ends else page - begins
        if page == front:
            style, number = "/D", 1
        if page < pages:
            label = Dictionary(S=Name(style))
            if page in ends:
                label = Dictionary(P=String("plates"))
            elif number > 1:
                label.St = number
            nums += [page, label]
        begins = page
    return Dictionary(Nums=Array(nums))
