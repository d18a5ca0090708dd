"""Well-formed markup from strings: the only place that knows how XML is spelt.

A string made here is markup; any other string is text and goes through `escape` first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from biokit.model.spelling import ILLEGAL

__all__ = [
    "ILLEGAL",
    "NAMED",
    "Attributes",
    "anchor",
    "element",
    "escape",
    "identifier",
    "legal",
    "spelt",
]

Attributes = Mapping[str, str | None]
"""By name, unescaped; `None` is absent."""

NAMED = "\N{REPLACEMENT CHARACTER}"
"""What stands in the place of an illegal character."""

_VOID = frozenset({"br", "hr", "img", "col", "link", "meta"})
_NOT_IN_ID = re.compile(r"[^\w.:-]")
"""What an id, or the fragment of an address that leads to it, may not hold, and a little more."""


def legal(text: str) -> str:
    """Text or a whole page with illegal characters replaced."""
    return ILLEGAL.sub(NAMED, text)


def escape(text: str) -> str:
    """Text as character data, with illegal characters replaced."""
    if not text.isprintable() and ILLEGAL.search(text):
        text = legal(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(name: str, content: str = "", attributes: Attributes | None = None) -> str:
    """An element around `content`, which is markup already.

    An empty one is written so that XML and HTML parsers agree on where it ends.
    """
    head = name + spelt(attributes or {})
    return f"<{head}/>" if name in _VOID else f"<{head}>{content}</{name}>"


def spelt(attributes: Attributes) -> str:
    """Attributes as they stand in a tag, each with a space before it."""
    given = ((key, value) for key, value in attributes.items() if value is not None)
    return "".join([f' {key}="{_quoted(value)}"' for key, value in given])


def _quoted(value: str) -> str:
    return escape(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def identifier(key: str) -> str:
    """A model's id as an `id` attribute: letters of any script, digits and `.:_-` stay."""
    return _NOT_IN_ID.sub(lambda sign: f"_{ord(sign.group()):x}_", key)


def anchor(key: str) -> str:
    """The address of the element with a model's id in the same file."""
    return f"#{identifier(key)}"
