"""Attributes of nodes, destinations and titles of links."""

from __future__ import annotations

import re

from biokit.model.base import Node
from biokit.notation.attributes import Attributes, write_attributes
from biokit.notation.classes import BLOCKS, INLINES, PARTS_OF_BLOCKS, SECTIONS

Pairs = tuple[tuple[str, str | None], ...]

RESERVED = INLINES | BLOCKS | PARTS_OF_BLOCKS | SECTIONS | {"header"}
"""Classes that mean something somewhere; one of the author's own of that name is spelled out."""

NOTHING = "<!---->"
"""A comment that says nothing, and that keeps apart what would be read as one."""

_RAW = re.compile(r"[^\s<>()\\&*_`\[\]|\x00-\x20\x7f]+")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def attributes_of(
    node: Node, kind: str | None = None, pairs: Pairs = (), *, always: bool = False
) -> str:
    """What a node is and has, in braces; nothing for a node that has nothing.

    Args:
        node: its id, language and classes are written.
        kind: the class that says what it is.
        pairs: what it has besides; a value of `None` is left out.
        always: write braces even if they are empty.
    """
    said = tuple((key, value) for key, value in pairs if value is not None)
    if node.lang is not None:
        said = (("lang", node.lang), *said)
    attributes = Attributes(node.id, () if kind is None else (kind,), said, node.classes)
    return write_attributes(attributes, RESERVED) if attributes or always else ""


def destination(url: str, title: str | None = None) -> str:
    """Where a link leads, as it stands in parentheses after the bracket."""
    if title is not None:
        made = _ENTITY.sub(r"\\&", re.sub(r'[\\"]', r"\\\g<0>", title))
        made = made.replace("\n", "&#10;").replace("\r", "&#13;")
        return f'{destination(url) or "<>"} "{made}"'
    if _RAW.fullmatch(url) or url == "":
        return url
    made = re.sub(r"[\\<>]", r"\\\g<0>", url)
    made = _ENTITY.sub(r"\\&", made).replace("\n", "&#10;").replace("\r", "&#13;")
    return f"<{made}>"


def apart_from(before: str, piece: str) -> str:
    """The piece, kept from making the call of a note with the bracket before it."""
    return NOTHING + piece if before == "[" and piece.startswith("^") else piece
