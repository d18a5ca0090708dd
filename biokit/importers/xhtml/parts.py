"""Elements whose content should be parts of certain names, and all that stands between those."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from biokit.importers.xhtml.lines import blocks_of
from biokit.importers.xhtml.runs import Pieces
from biokit.model.nodes import Block

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["parts_of"]


def parts_of(
    element: etree._Element, names: frozenset[str], to: Reader
) -> Iterator[tuple[etree._Element | None, tuple[Block, ...]]]:
    """The parts of an element in order, each with the blocks between it and the one before.

    Last of all comes no part, with what stands behind the last one.
    """
    around = to.spaced
    to.spaced = True
    between: Pieces = []
    to.text(element.text or "", between)
    for child in element:
        if child.tag in names:
            yield child, blocks_of(between)
            between = []
            to.spaced = True
        else:
            to.read(child, between)
        to.text(child.tail or "", between)
    to.spaced = around
    yield None, blocks_of(between)
