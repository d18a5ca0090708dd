"""Pauses that are printed as signs in a line of their own: `* * *`, `⁂`, `—`, `#`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.xhtml.selection import words_in

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["PAUSES", "ornament"]

_LONGEST = 40
_SIGNS = re.compile(r"(?:[*∗#~•·⁂❦❧◆◇○●■□⸎—–-]\s*){1,9}")
_SAYING = re.compile(r"[*∗#~⁂❦❧⸎—]|[—–-]{3,}|[*∗#~]{3,}|(?:[*∗#~•·◆◇○●■□⸎—–-]\s+){1,8}\S")
"""Signs that are no list's bullet and no value's stroke."""
_AROUND = frozenset({"span", "b", "strong", "i", "em", "big", "small", "center", "font", "br"})
"""Elements that say only how the signs look: a link among them is a note's."""
_CELLS = frozenset({"td", "th", "li", "dt", "dd", "figure", "figcaption", "aside"})
"""Elements in which a sign by itself is a value, or a note's mark."""
_CENTRED = re.compile(r"cent(?:er|re)", re.IGNORECASE)
"""What a class or a style says of signs that could be words elsewhere."""
PAUSES = re.compile(
    r"(?:scene|section|text|thought)?[-_]?(?:break|pause)|asterisms?|ornaments?|separator|stars?",
    re.IGNORECASE,
)
"""Classes that say what the node says anyway."""


def ornament(element: etree._Element) -> str | None:
    """The signs that an element shows if they are a pause in the narrative, and all it shows."""
    if element.text is not None and len(element.text) > _LONGEST:
        return None
    if any(each.tag not in _AROUND or each.get("id") for each in element.iterdescendants()):
        return None
    words = words_in(element).strip()
    if len(words) > _LONGEST or not (_SIGNS.fullmatch(words) and _SAYING.fullmatch(words)):
        return None
    styled = f"{element.get('class')} {element.get('style')}"
    if (
        len(words) == 1
        and words in "—#*~"
        and not (_CENTRED.search(styled) or any(map(PAUSES.fullmatch, styled.split())))
    ):
        return None
    return None if any(each.tag in _CELLS for each in element.iterancestors()) else words
