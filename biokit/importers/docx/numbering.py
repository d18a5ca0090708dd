"""Lists (17.9): which levels of which list are numbered, how, and from what."""

from __future__ import annotations

import msgspec

from biokit.importers.docx.parsing import Xml, number_of, value_of

__all__ = ["Level", "Numbering"]

UNNUMBERED = frozenset({"bullet", "none"})
LEVELS = 9
MOST_LINKS = 8
"""How many lists a list may borrow its look from, one from the other."""


class Level(msgspec.Struct, frozen=True):
    """One level of a list."""

    ordered: bool = False
    start: int = 1
    marked: bool = True
    """Whether a reader sees a bullet or a number."""


class Numbering:
    """The lists of a document, by the number their paragraphs give.

    Args:
        root: of the part; none if there is no such part.
    """

    def __init__(self, root: Xml | None) -> None:
        self._abstract: dict[int | None, Xml] = {}
        self._lists: dict[int | None, Xml] = {}
        self._by_style: dict[str, Xml] = {}
        for found in () if root is None else root.findall("abstractNum"):
            self._abstract.setdefault(_number(found.get("abstractNumId")), found)
            named = value_of(found, "styleLink")
            if named is not None:
                self._by_style.setdefault(named, found)
        for found in () if root is None else root.findall("num"):
            self._lists.setdefault(_number(found.get("numId")), found)

    def level(self, key: int, depth: int) -> Level | None:
        """A level of a list; none if there is no such list, which is how Word ends one."""
        found = self._lists.get(key)
        abstract = None if found is None else self._abstract.get(number_of(found, "abstractNumId"))
        if found is None or abstract is None:
            return None
        level = _level(self._linked(abstract), depth)
        changed = next(
            (one for one in found.findall("lvlOverride") if _number(one.get("ilvl")) == depth), None
        )
        if changed is not None and changed.find("lvl") is not None:
            level = changed.find("lvl")
        start = number_of(changed, "startOverride")
        if start is None:
            start = number_of(level, "start")
        form = value_of(level, "numFmt") or "decimal"
        return Level(form not in UNNUMBERED, 1 if start is None else start, form != "none")

    def family(self, key: int) -> int | None:
        """The list that a list is one use of: what belongs together in the eyes of Word."""
        return number_of(self._lists.get(key), "abstractNumId")

    def restarts(self, key: int) -> bool:
        """Whether a list begins anew, though it looks like another."""
        found = self._lists.get(key)
        return found is not None and found.find("lvlOverride/startOverride") is not None

    def _linked(self, abstract: Xml) -> Xml:
        """The list itself where one says only the style it goes by; a circle is left."""
        for _ in range(MOST_LINKS):
            named = value_of(abstract, "numStyleLink")
            if named is None or named not in self._by_style:
                break
            abstract = self._by_style[named]
        return abstract


def _level(abstract: Xml, depth: int) -> Xml | None:
    wanted = str(min(max(depth, 0), LEVELS - 1))
    return next((one for one in abstract.findall("lvl") if one.get("ilvl") == wanted), None)


def _number(said: str | None) -> int | None:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 10 else None
