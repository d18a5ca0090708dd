"""Paragraphs, lists and chapters that reach over pages: one element of the structure tree each.

WeasyPrint begins every element anew on each page. A screen reader would end the paragraph at the
foot of the page, and find as many sections as there are pages. The pieces are put together, and
the notes at the foot of a page, which would stand between them, come after the whole.
"""

from __future__ import annotations

from biokit.exporters.pdf.layout.weasy import Pdf, PdfObject
from biokit.exporters.pdf.tags.elements import Source, drop, resolved

__all__ = ["Pieces"]

WHOLE = frozenset(
    {
        "/Art", "/BibEntry", "/BlockQuote", "/Caption", "/Div", "/H1", "/H2", "/H3", "/H4", "/H5",
        "/H6", "/Index", "/L", "/LBody", "/LI", "/NonStruct", "/Note", "/P", "/Part", "/Sect",
        "/Span", "/TOC", "/TOCI",
    }
)  # fmt: skip
"""Types whose pieces are put together. A table, whose head is repeated, stays in pieces."""


class Pieces:
    """What the elements of one structure tree were made of."""

    def __init__(self) -> None:
        self._sources: dict[bytes, Source] = {}
        self._last: PdfObject | None = None

    def made_of(self, element: PdfObject, source: Source) -> None:
        """Remember what an element was made of."""
        self._sources[element.reference] = source

    def continues(self, element: PdfObject, pdf: Pdf) -> bool:
        """Whether an element just below the root went on with one of the page before.

        If so it is part of that one now, and nothing of its own.
        """
        if element.reference not in self._sources:
            return False
        if self._last is not None and self._join(self._last, element, pdf):
            return True
        self._last = element
        return False

    def _join(self, first: PdfObject, second: PdfObject, pdf: Pdf) -> bool:
        source = self._sources.get(second.reference)
        if (
            source is None
            or self._sources.get(first.reference) is not source
            or first["S"] != second["S"]
            or first["S"] not in WHOLE
            or not all(isinstance(kid, bytes) for kid in (*first["K"], *second["K"]))
        ):
            return False
        kids = list(second["K"])
        if kids and first["K"] and self._join_kids(first["K"][-1], kids[0], pdf):
            del kids[0]
        for kid in kids:
            resolved(kid, pdf)["P"] = first.reference
        first["K"].extend(kids)
        drop(second)
        return True

    def _join_kids(self, first: bytes, second: bytes, pdf: Pdf) -> bool:
        return self._join(resolved(first, pdf), resolved(second, pdf), pdf)
