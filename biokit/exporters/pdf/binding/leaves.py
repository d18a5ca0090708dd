"""The pages of the book: their boxes, what moves their text, and what is printed around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from biokit.exporters.pdf.binding.geometry import Box, Move, box, cut_at_spine, margin, move
from biokit.exporters.pdf.binding.marks import drawn
from biokit.exporters.pdf.binding.volume import Bound, Sheet, Volume

__all__ = ["Leaves"]

HEAD = "/RunningHead"
"""The resource that a page's running head and folio are."""
SHOW_HEAD = b"/Artifact <</Type /Pagination>> BDC q %s Do Q EMC\n" % HEAD.encode()


class Leaves:
    """The pages of a book.

    Args:
        book: the PDF that is made.
        volume: what they are like.
    """

    def __init__(self, book: pikepdf.Pdf, volume: Volume) -> None:
        self._book = book
        self._pages = volume.pages
        self._sheet = volume.sheet
        self._streams: dict[bytes, pikepdf.Stream] = {}
        self._marks = drawn(volume.sheet, press=_is_for_press(volume))
        self._boxes = {left: _boxes(volume.sheet, left=left) for left in (False, True)}

    def blank(self, until: int) -> None:
        """Add pages that have nothing, until there are as many.

        Raises:
            ValueError: there are more already.
        """
        if len(self._book.pages) > until:
            raise ValueError(f"page {until} is taken")
        while len(self._book.pages) < until:
            page = self._book.make_indirect(Dictionary(Type=Name("/Page"), Resources=Dictionary()))
            self._box(page, len(self._book.pages))
            if self._marks:
                page.Contents = self._stream(self._marks)
            self._book.pages.append(pikepdf.Page(page))

    def extend(self, pages: Iterable[pikepdf.Page], part: Bound) -> list[pikepdf.Object]:
        """Copy the pages of a part.

        Raises:
            ValueError: the book has not as many.
        """
        for page in pages:
            self._book.pages.append(page)
        if len(self._book.pages) > self._pages:
            raise ValueError(f"a part ends after page {self._pages}")
        count = len(self._book.pages) - part.first
        copied: list[pikepdf.Object] = []
        copied.extend(page.obj for page in self._book.pages[-count:] if count)
        for number, leaf in enumerate(copied, part.first):
            self._box(leaf, number)
            self._share(leaf.Resources)
        return copied

    def _share(self, resources: pikepdf.Object) -> None:
        """Let pages that get resources of their own have most of them in common."""
        for name, entry in list(resources.items()):
            if isinstance(entry, Dictionary) and not entry.is_indirect:
                resources[name] = self._book.make_indirect(entry)

    def _box(self, page: pikepdf.Object, number: int) -> None:
        for name, corners in self._boxes[number % 2 == 1].items():
            page[name] = Array(corners)

    def forms(self, pages: Sequence[pikepdf.Object]) -> list[pikepdf.Object]:
        """Pages of another PDF as drawings."""
        copied = self._book.copy_foreign
        made = []
        for page in pages:
            form = copied(page.Contents)
            form.Type, form.Subtype = Name("/XObject"), Name("/Form")
            form.BBox = Array([float(side) for side in page.MediaBox])
            form.Resources = copied(page.Resources)
            made.append(form)
        return made

    def wrap(
        self, pages: Sequence[pikepdf.Object], part: Bound, heads: Sequence[pikepdf.Object]
    ) -> None:
        """Move the text of a part's pages, and print heads and marks on them."""
        for place, page in enumerate(pages):
            by = move(self._sheet, part.first + place, part)
            after = b""
            if place < len(heads):
                _add_drawing(page, heads[place])
                after = _moved(move(self._sheet, part.first + place, None)) + SHOW_HEAD + b"Q\n"
            closing = after + self._marks
            if by == Move(0, 0) and not closing:
                continue
            content = page.get("/Contents", Array([]))
            pieces = list(content) if isinstance(content, Array) else [content]
            # WeasyPrint turns the page upside down and leaves it so.
            turned_back = self._stream(b"Q\n" + closing)
            page.Contents = Array([self._stream(_moved(by)), *pieces, turned_back])

    def _stream(self, content: bytes) -> pikepdf.Stream:
        """A piece of content, which many pages have."""
        if content not in self._streams:
            self._streams[content] = self._book.make_stream(content)
        return self._streams[content]


def _boxes(sheet: Sheet, *, left: bool) -> dict[str, Box]:
    edge = margin(sheet)
    return {
        "/MediaBox": cut_at_spine(box(sheet, edge), sheet, left=left),
        "/CropBox": cut_at_spine(box(sheet, edge), sheet, left=left),
        "/BleedBox": cut_at_spine(box(sheet, sheet.bleed), sheet, left=left),
        "/TrimBox": box(sheet, 0),
    }


def _moved(by: Move) -> bytes:
    return f"q 1 0 0 1 {by.x:g} {by.y:g} cm\n".encode()


def _add_drawing(page: pikepdf.Object, drawing: pikepdf.Object) -> None:
    """Give a page a drawing that the other pages of its part do not have."""
    resources = dict(page.Resources.items())
    drawings = resources.get("/XObject")
    others = dict(drawings.items()) if drawings is not None else {}
    resources["/XObject"] = Dictionary({**others, HEAD: drawing})
    page.Resources = Dictionary(resources)


def _is_for_press(volume: Volume) -> bool:
    return volume.output_intent == "none" and not volume.conformance.startswith("a-")
