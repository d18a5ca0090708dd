"""The classes by which our markup says what something is."""

from __future__ import annotations

from biokit.model.base import Node
from biokit.model.nodes import Section
from biokit.notation.classes import BLOCKS, INLINES, PARTS_OF_BLOCKS, SECTIONS

__all__ = ["kinds_beside"]

# fmt: off
_KINDS = INLINES | BLOCKS | PARTS_OF_BLOCKS | frozenset(
    [
        "absent", "annotation", "call", "centre", "credit", "endnotes", "external", "figure",
        "inline", "keyed", "left", "line", "loose", "part", "reference", "right", "ship", "stanza",
        "symbol", "tight", "comment", "source", "editor", "translator", "certain", "probable",
        "possible",
    ]
)
# fmt: on


def kinds_beside(node: Node) -> frozenset[str]:
    """Classes that would be taken for what kind of node it is, if they were the author's own."""
    return SECTIONS if isinstance(node, Section) else _KINDS
