"""Kobo's own form of EPUB read as what it was made of: its spans and wrappers say nothing.

Kobo, kepubify, calibre and biokit put every sentence in a span `kobo.3.1`, and the text in two
`div`s (https://github.com/pgaskin/kepubify/blob/master/kepub/transform.go).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["without_spans"]

_SENTENCE = re.compile(r"kobo\.\d+\.\d+")
_WRAPPERS = frozenset({"book-columns", "book-inner"})
_GOES = "kobo"
"""What is taken out, its content left where it is."""


def without_spans(body: etree._Element) -> None:
    """Take Kobo's elements out of a page, and nothing of what stands in them."""
    from lxml import etree

    found = [element for element in body.iter("span", "div") if _is_kobo(element)]
    for element in found:
        element.tag = _GOES
    if found:
        etree.strip_tags(body, _GOES)


def _is_kobo(element: etree._Element) -> bool:
    key = element.get("id") or ""
    if element.tag == "div":
        return key in _WRAPPERS
    return element.get("class") == "koboSpan" and _SENTENCE.fullmatch(key) is not None
