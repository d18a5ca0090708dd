"""Where everything ended up: read from a document that is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from biokit.exporters.pdf.layout.laid import Anchor
from biokit.exporters.pdf.layout.weasy import Box, Document
from biokit.exporters.xhtml import identifier
from biokit.projections.numbering import roman
from biokit.projections.plates import Bound, counted

__all__ = ["Places", "places_in", "words_on"]

HYPHEN = "\N{HYPHEN}"
"""What WeasyPrint ends a broken line with."""


class Places(msgspec.Struct, frozen=True):
    """The pages of a product and what stands on them."""

    pages: int
    front: int
    """Pages before the body, which have Roman folios."""
    first: dict[str, tuple[int, float]]
    """By the id of an element: its first page, from 0, and its height there in points."""
    last: dict[str, int]
    """By the id of an element: its last page."""
    plates: tuple[Bound, ...] = ()
    """Pages that are not counted."""

    def folio(self, key: str) -> str | None:
        """What is printed at the head or foot of the page where the node with that id begins."""
        place = self.first.get(identifier(key))
        if place is None:
            return None
        return self.folio_of(place[0])

    def folio_of(self, page: int) -> str:
        """The folio of a page, counted from 0; of plates that have none, of the page before."""
        number = counted(page, self.plates) + 1
        if page < self.front:
            return roman(number).lower()
        return str(number - counted(self.front, self.plates))

    def is_plate(self, page: int) -> bool:
        """Whether a page is of plates that are not counted."""
        return any(first <= page < first + pages for first, pages in self.plates)

    def page(self, key: str) -> int | None:
        """The page, from 0, on which the node with that id begins."""
        place = self.first.get(identifier(key))
        return None if place is None else place[0]

    def pages_of(self, key: str) -> range:
        """The pages on which something of the node with that id stands."""
        place = self.first.get(identifier(key))
        return range(0) if place is None else range(place[0], self.last[identifier(key)] + 1)


def places_in(
    parts: Sequence[tuple[int, Mapping[str, Anchor]]],
    pages: int,
    front: int,
    plates: tuple[Bound, ...] = (),
) -> Places:
    """The places of a book.

    Args:
        parts: the first page of each part, and where in it its elements stand.
        pages: how many there are.
        front: how many of them have Roman folios.
        plates: which of them are not counted.
    """
    first: dict[str, tuple[int, float]] = {}
    last: dict[str, int] = {}
    for begins, anchors in parts:
        for key, anchor in anchors.items():
            first.setdefault(key, (begins + anchor.page, anchor.height))
            last[key] = begins + anchor.last
    return Places(pages, front, first, last, plates)


def words_on(document: Document, page: int) -> str:
    """The words of a page without its head, folio and notes; a space where a line ends."""
    root = document.pages[page]._page_box  # noqa: SLF001 (pinned)
    # A hyphen that the line break made is none of the text's.
    text = " ".join(_lines(root)).replace(f"{HYPHEN} ", "").replace("\N{WORD JOINER}", "")
    return " ".join(text.split())


def _lines(box: Box) -> Iterator[str]:
    from weasyprint.formatting_structure import boxes

    for child in getattr(box, "children", ()):
        # A child in a line may be a stand-in for a box that is laid out later.
        real = getattr(child, "_box", child)
        if isinstance(real, boxes.LineBox):
            texts = (one for one in real.descendants() if isinstance(one, boxes.TextBox))
            yield "".join(one.text for one in texts)
        elif not isinstance(real, boxes.MarginBox | boxes.FootnoteAreaBox) and not _is_notes(real):
            yield from _lines(real)


def _is_notes(box: Box) -> bool:
    classes = "" if box.element is None else box.element.get("class", "")
    return "notes" in classes.split()
