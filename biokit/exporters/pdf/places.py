"""Where everything ended up: read from a document that is laid out."""

from __future__ import annotations

import msgspec

from biokit.exporters.pdf.weasy import Document
from biokit.exporters.xhtml import identifier
from biokit.projections.book import Book
from biokit.projections.numbering import roman

__all__ = ["Places", "find_places"]


class Places(msgspec.Struct, frozen=True):
    """The pages of a product and what stands on them."""

    pages: int
    front: int
    """Pages before the body, which have Roman folios."""
    first: dict[str, tuple[int, float]]
    """By the id of an element: its first page, from 0, and its height there in CSS pixels."""

    def folio(self, key: str) -> str | None:
        """What is printed at the head or foot of the page where the node with that id begins."""
        place = self.first.get(identifier(key))
        if place is None:
            return None
        page, _ = place
        return roman(page + 1).lower() if page < self.front else str(page - self.front + 1)


def find_places(document: Document, book: Book) -> Places:
    """Where a laid-out document has the nodes of a book.

    WeasyPrint repeats an id on every page its element reaches; the first counts.
    """
    first: dict[str, tuple[int, float]] = {}
    for number, page in enumerate(document.pages):
        for key, (_, top, _, bottom) in page.anchors.items():
            first.setdefault(key, (number, bottom - top))
    begins = next((first.get(identifier(section.id or "")) for section in book.body), None)
    return Places(
        pages=len(document.pages),
        front=begins[0] if begins else 0,
        first=first,
    )
