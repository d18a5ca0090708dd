"""Binds the parts of a book: their pages in order, and what belongs to the whole of it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pikepdf
from pikepdf import Dictionary, Name

from biokit.exporters.pdf.binding import stated
from biokit.exporters.pdf.binding.attachments import attach
from biokit.exporters.pdf.binding.casting import Casting
from biokit.exporters.pdf.binding.geometry import Move, move
from biokit.exporters.pdf.binding.leaves import Leaves
from biokit.exporters.pdf.binding.links import Links, destination
from biokit.exporters.pdf.binding.names import names
from biokit.exporters.pdf.binding.outline import labels, outline
from biokit.exporters.pdf.binding.programs import Subset
from biokit.exporters.pdf.binding.streams import Streams
from biokit.exporters.pdf.binding.structure import Root, Tree
from biokit.exporters.pdf.binding.volume import Bound, Bounded, Volume

__all__ = ["bound"]


def bound(volume: Volume, program: Callable[[str], bytes], subset: Subset) -> Bounded:
    """See `biokit.exporters.pdf.binding.bind`."""
    binder = _Binder(volume, program, subset)
    for part in volume.parts:
        binder.add(part)
    missing = binder.finish()
    made = io.BytesIO()
    binder.book.save(
        made,
        force_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return Bounded(made.getvalue(), missing)


class _Binder:
    """A book while it is bound."""

    def __init__(self, volume: Volume, program: Callable[[str], bytes], subset: Subset) -> None:
        self.book = pikepdf.new()
        self._volume = volume
        parts = [part.laid for part in volume.parts]
        heads = [part.heads for part in volume.parts if part.heads is not None]
        self._casting = Casting(self.book, [*parts, *heads], program, subset)
        self._leaves = Leaves(self.book, volume)
        self._links = Links(volume)
        self._streams = Streams()
        self._root: Root | None = None

    def add(self, part: Bound) -> None:
        """The pages of a part, after as many blank ones as are before it."""
        source = pikepdf.open(io.BytesIO(part.laid.pdf))
        self._leaves.blank(part.first)
        pages = [page.obj for page in source.pages]
        fonts = _fonts(pages)
        if fonts is not None:
            self._casting.take(fonts, part.laid)
        tree = Tree(source) if "/StructTreeRoot" in source.Root else None
        moves = {
            page.objgen: move(self._volume.sheet, number, part)
            for number, page in enumerate(pages, part.first)
        }
        given = self._prepare(pages, tree, moves)
        copied = self._leaves.extend(source.pages, part)
        fonts = _fonts(copied)
        if fonts is not None:
            self._casting.give(fonts, part.laid)
        for page in copied:
            self._streams.unite(page.Resources)
        if tree is not None and self._root is not None:
            self._root.join(tree, given)
        self._head(part, copied)

    def _prepare(
        self, pages: Sequence[pikepdf.Object], tree: Tree | None, moves: dict[tuple[int, int], Move]
    ) -> list[tuple[str, pikepdf.Object]]:
        """Set links and structure right in the part, where its own numbers are still known."""
        if tree is not None and self._root is None:
            self._root = Root(self.book)
        first = self._root.next if self._root is not None else 0
        for page in pages:
            if "/Annots" in page:
                self._links.mend(page, moves[page.objgen], tree, first)
            if "/StructParents" in page:
                page.StructParents = int(page.StructParents) + first
        if tree is None or self._root is None:
            return []
        return self._root.prepare(tree, moves)

    def _head(self, part: Bound, copied: Sequence[pikepdf.Object]) -> None:
        """Print running heads and folios on the pages of a part, and marks around them."""
        if part.heads is None:
            self._leaves.wrap(copied, part, [])
            return
        source = pikepdf.open(io.BytesIO(part.heads.pdf))
        pages = [page.obj for page in source.pages]
        fonts = _fonts(pages)
        if fonts is not None:
            self._casting.take(fonts, part.heads)
        forms = self._leaves.forms(pages)
        for form in forms:
            self._streams.unite(form.Resources)
        if forms and "/Font" in forms[0].Resources:
            self._casting.give(forms[0].Resources.Font, part.heads)
        self._leaves.wrap(copied, part, forms)

    def finish(self) -> tuple[str, ...]:
        """What belongs to the whole; the ids that links lead to and no part has."""
        volume, book = self._volume, self.book
        self._leaves.blank(volume.pages)
        self._casting.finish()
        pages = [page.obj for page in book.pages]
        if self._root is not None:
            self._root.finish()
        places = {name: destination(pages, place) for name, place in self._links.wanted.items()}
        trees = [("/Dests", places), ("/EmbeddedFiles", attach(book, volume))]
        if any(tree for _, tree in trees):
            book.Root.Names = Dictionary({name: names(book, tree) for name, tree in trees if tree})
        lines = outline(book, volume, pages) if volume.outline else None
        if lines is not None:
            book.Root.Outlines = lines
            book.Root.PageMode = Name("/UseOutlines")
        book.Root.PageLabels = labels(volume.front, volume.pages, volume.plates)
        book.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        stated.state(book, volume)
        return self._links.missing


def _fonts(pages: Sequence[pikepdf.Object]) -> pikepdf.Object | None:
    """The fonts of a part: all its pages have the same."""
    return pages[0].Resources.get("/Font") if pages else None
