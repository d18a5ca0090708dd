"""Quotation marks that a style sets, where a page has them as text."""

from __future__ import annotations

from biokit.importers.xhtml.runs import Pieces, plain
from biokit.model.nodes import Text

__all__ = ["MARKS", "without_marks"]

MARKS = {"“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", "»": "«", "‹": "›", "›": "‹",
         "「": "」", "『": "』", "《": "》", "〈": "〉", "”": "”", '"': '"'}  # fmt: skip
"""Opening marks with those that close them, of every language that the styles know."""


def without_marks(pieces: Pieces) -> Pieces:
    """Pieces without the quotation marks around them, or themselves if there are none."""
    if not pieces or not plain(pieces[0]) or not plain(pieces[-1]):
        return pieces
    opening = pieces[0].value[:1]
    if opening not in MARKS or pieces[-1].value[-1:] != MARKS[opening]:
        return pieces
    if len(pieces) == 1:
        if len(pieces[0].value) < 2:
            return pieces
        ends: Pieces = [Text(pieces[0].value[1:-1].strip(_SPACES))]
    else:
        before = pieces[0].value[1:].lstrip(_SPACES)
        after = pieces[-1].value[:-1].rstrip(_SPACES)
        ends = [Text(before), *pieces[1:-1], Text(after)]
    return [piece for piece in ends if piece != Text("")]


_SPACES = "\u00a0\u202f "
"""What French sets between marks and words."""
