"""Letters and telegrams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.importers.xhtml.labels import names_of
from biokit.importers.xhtml.lines import blocks_of
from biokit.importers.xhtml.runs import Pieces
from biokit.model.dates import BadDate, Date
from biokit.model.nodes import Block, Letter, Paragraph

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["letter"]


def letter(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A letter, with what is said of it apart from its own words."""
    own = to.own(element, tuple(name for name in names_of(element) if name != "letter"))
    sender, recipient, place = (element.get(f"data-{key}") for key in ("from", "to", "place"))
    date = _date(element.get("data-date"), element.get("data-words"))
    blocks = blocks_of(to.line(element))
    if sender or recipient:
        blocks = _without_head(blocks, "correspondents")
    if place or date:
        blocks = _without_head(blocks, "dateline")
    to.put_blocks((Letter(blocks, sender, recipient, date, place, **own),), out)


def _date(edtf: str | None, words: str | None) -> Date | None:
    try:
        return Date(edtf, words) if edtf else None
    except BadDate:
        return None


def _without_head(blocks: tuple[Block, ...], name: str) -> tuple[Block, ...]:
    """Blocks without a line that we print over a letter from what its node says."""
    match blocks:
        case (Paragraph(classes=(only,)), *rest) if only == name:
            return tuple(rest)
        case _:
            return blocks
