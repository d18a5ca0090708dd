"""Mends the structure tree WeasyPrint writes, so that a screen reader is told what a page is.

WeasyPrint 70 tags running heads and ornaments as content, list items without a body, pictures by a
box in the wrong unit, heads of spanned cells wrongly or not at all, and a paragraph anew on each
page it reaches; it forgets languages, notes, scopes and the words of links. Two of its functions
are replaced while a document is written; both are private, which is why its minor release is
pinned. `available` says whether they are still there; without them the PDF is as WeasyPrint makes
it, and a finding says so. `tests/exporters/test_tags.py` tells which fault WeasyPrint has mended.

What each element becomes is in `elements.py`, tables in `cells.py`, pieces in `pieces.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import cast

from biokit.exporters.pdf.layout.weasy import Box, Document, Pdf, PdfObject
from biokit.exporters.pdf.tags.cells import give_headers
from biokit.exporters.pdf.tags.elements import Source, bodies, mend, string, with_body, wrapped
from biokit.exporters.pdf.tags.pieces import Pieces
from biokit.exporters.swapping import swapped

__all__ = ["available", "describe_links", "keep_outer_links", "tagged"]

Area = tuple[float, float, float, float]
"""Left, top, right and bottom, in CSS pixels from the upper left corner of the page."""

PRINTED = 4
"""The flag of an annotation that is there on paper too."""


def available() -> bool:
    """Whether this WeasyPrint has the parts that are replaced."""
    from weasyprint.pdf import stream, tags

    return hasattr(tags, "_build_box_tree") and hasattr(stream.Stream, "marked")


@contextmanager
def tagged(document: Document) -> Iterator[None]:
    """Within it, `document` is written with a mended structure tree."""
    from weasyprint.pdf import stream, tags

    decoration = set(_decoration(document))
    tree = _Tree(document, decoration)
    mark = stream.Stream.marked

    def marked(self: PdfObject, box: Box, tag: str) -> AbstractContextManager[None]:
        chosen = self.artifact() if box in decoration else mark(self, box, tag)
        return cast("AbstractContextManager[None]", chosen)

    with ExitStack() as stack:
        if available():
            stack.enter_context(swapped(tags, "_build_box_tree", tree.built))
            stack.enter_context(swapped(stream.Stream, "marked", marked))
        yield


class _Tree:
    """The structure tree of one document, as it grows.

    Args:
        document: laid out.
        decoration: boxes that say nothing.
    """

    def __init__(self, document: Document, decoration: set[Box]) -> None:
        from weasyprint.pdf import tags

        self._build = tags._build_box_tree  # noqa: SLF001 (pinned)
        self._document = document
        self._decoration = decoration
        self._within: set[object] = set()
        self._pieces = Pieces()
        self._name = _first_id(document)
        self._bodies = bodies(_root(document))
        self._tables = 0

    def built(
        self, box: Box, parent: PdfObject, pdf: Pdf, number: int, *rest: object
    ) -> Iterator[PdfObject]:
        """In place of WeasyPrint's: the elements that a box becomes, mended."""
        real: Box = getattr(box, "_box", box)
        if real in self._decoration:
            return
        if _passes(real):
            yield from self._build(box, parent, pdf, number, *rest)
            return
        source = real.element
        # The boxes around lines and cells have the element of the box that they are in.
        own = source is not None and real.element_tag == source.tag
        outermost = own and source not in self._within
        if outermost:
            self._within.add(source)
        for element in self._build(box, parent, pdf, number, *rest):
            height = self._document.pages[number].height
            if mend(element, real, parent, pdf, height, outermost=outermost):
                if own:
                    self._keep(element, real, pdf, outermost=outermost)
                if parent["S"] != "/Document" or not self._pieces.continues(element, pdf):
                    yield wrapped(element, source, parent, pdf) if outermost else element
        if outermost:
            self._within.discard(source)

    def _keep(self, element: PdfObject, box: Box, pdf: Pdf, *, outermost: bool) -> None:
        source = box.element
        self._pieces.made_of(element, source)
        if outermost and element["S"] == "/LI" and source in self._bodies:
            inner = with_body(element, self._bodies[source], source, pdf)
            if inner is not None:
                self._pieces.made_of(inner, source)
        if element["S"] == "/Table":
            self._tables += 1
            give_headers(box, f"{self._name}.{self._tables}")


def _passes(box: Box) -> bool:
    """Whether a box is none of the tree's own: the page, and what holds all that is on it."""
    from weasyprint.formatting_structure import boxes

    named = None if box.element is None else box.element_tag
    return isinstance(box, boxes.PageBox) or named in {"html", "body"}


def _first_id(document: Document) -> str:
    """An id that no other part of the book has, so that names made from it are the book's own."""
    return next((key for page in document.pages for key in page.anchors), "table")


def _root(document: Document) -> Source:
    """The element that all of the laid-out page is in."""
    boxes = document.pages[0]._page_box.descendants()  # noqa: SLF001 (pinned)
    return next(box.element for box in boxes if box.element_tag == "html")


def _decoration(document: Document) -> Iterator[Box]:
    """Boxes that say nothing: running heads, folios, ornaments, pictures that only decorate."""
    from weasyprint.formatting_structure import boxes

    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 (pinned)
            real = getattr(box, "_box", box)
            if isinstance(real, boxes.MarginBox) or _is_ornament(real):
                yield real
                if isinstance(real, boxes.ParentBox):
                    yield from real.descendants()


def _is_ornament(box: Box) -> bool:
    element = box.element
    if element is None or not isinstance(element.tag, str):
        return False
    return (
        element.tag == "hr"
        or element.get("aria-hidden") == "true"
        or (element.tag == "img" and element.get("alt") == "")
    )


def keep_outer_links(document: Document) -> None:
    """Make of every link one annotation a line, that can be hit.

    An annotation of its own for the italic words of a linked title lies outside its link in the
    structure tree. One that became a block in a line of boxes has lost its address. One in a line
    without height, such as the call of a note, has no height itself.
    """
    for page in document.pages:
        inner: set[Box] = set()
        linked = [*page.links, *_forgotten(page)]
        for _, _, _, box in linked:
            if box not in inner:
                inner.update(list(box.descendants())[1:])
        page.links[:] = [
            (kind, target, _hit(box, area), box)
            for kind, target, area, box in linked
            if box not in inner
        ]


def _forgotten(page: PdfObject) -> Iterator[tuple[str, str, Area, Box]]:
    """The links whose boxes were made anew as blocks."""
    from weasyprint.urls import get_link

    known = {box for _, _, _, box in page.links}
    for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 (pinned)
        real: Box = getattr(box, "_box", box)
        source = real.element
        if source is None or real.element_tag != source.tag or source.tag != "a" or real in known:
            continue
        known.update(real.descendants())
        if found := get_link(source.get("href") or "", None):
            _, (kind, target) = found
            yield kind, target, (0, 0, 0, 0), real


def _hit(box: Box, area: Area) -> Area:
    """Where a link is hit: its line, unless that is lower than its letters."""
    if area[3] - area[1] >= box.border_height():
        return area
    left, top = box.border_box_x(), box.border_box_y()
    return left, top, left + box.border_width(), top + box.border_height()


def describe_links(document: Document) -> None:
    """Give every link's annotation its words, where WeasyPrint has its address, and print it."""
    for page in document.pages:
        for _, target, _, box in page.links:
            annotation = box.link_annotation
            if annotation is not None and box.element is not None:
                label = box.element.get("aria-label") or "".join(box.element.itertext())
                annotation["Contents"] = string(" ".join(label.split()) or target)
                annotation["F"] = PRINTED
