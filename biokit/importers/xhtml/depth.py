"""Pages nested so deeply that a parser stops, and would leave the rest out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from biokit.importers.xhtml.selection import selected

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["DEEPEST", "cut_to_depth", "without_deep_tags"]

DEEPEST = 200
"""Levels of elements that a tree has at most; the text of deeper ones stands on the last."""

_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 (a line is read faster than a list)
)
_CLOSES_ITSELF = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "option"})
"""Elements that end where the next of their name begins."""

_TAG = re.compile(
    r"<!--(?:(?!-->).)*|<(script|style)\b(?:(?!</\1).)*|<(/?)([A-Za-z][^\s/<>]*)[^<>]*>",
    re.DOTALL | re.IGNORECASE,
)


def without_deep_tags(text: str) -> tuple[str, int]:
    """A page without the tags that lie too deep, and how many elements that were.

    In one pass over the tags, which takes no notice of what HTML says of misnested ones.
    """
    standing: list[str] = []
    kept: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    count = 0

    def tag(found: re.Match[str]) -> str:
        nonlocal count
        name = (found[3] or "").lower()
        if not name or name in _VOID or found[0].endswith("/>"):
            return found[0]
        if found[2]:
            if dropped[name]:
                dropped[name] -= 1
                return ""
            _close(name, standing, kept)
            return found[0]
        if standing and standing[-1] == name and name in _CLOSES_ITSELF:
            _close(name, standing, kept)
        if len(standing) >= DEEPEST:
            dropped[name] += 1
            count += 1
            return ""
        standing.append(name)
        kept[name] += 1
        return found[0]

    return _TAG.sub(tag, text), count


def _close(name: str, standing: list[str], kept: Counter[str]) -> None:
    """Close the last element of that name with all that is open in it, if there is one."""
    while kept[name]:
        last = standing.pop()
        kept[last] -= 1
        if last == name:
            return


def cut_to_depth(root: etree._Element) -> int:
    """Take the elements that lie too deep out of a tree, not their text, and count them."""
    from lxml import etree

    count = 0
    for last in selected(root, "." + "/*" * (DEEPEST - 1)):
        below = sum(1 for _ in last.iterdescendants())
        if below:
            count += below
            etree.strip_tags(last, "*")
    return count
