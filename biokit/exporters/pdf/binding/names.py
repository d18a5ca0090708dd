"""Name trees: what a PDF finds by a name. ISO 32000-1, 7.9.6."""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, String

__all__ = ["names"]


def names(book: pikepdf.Pdf, entries: Mapping[str, pikepdf.Object]) -> pikepdf.Object:
    """A name tree of one node, in the order of the bytes of its names."""
    ordered = sorted((bytes(String(name)), name) for name in entries)
    flat = [item for _, name in ordered for item in (String(name), entries[name])]
    return book.make_indirect(Dictionary(Names=Array(flat)))
