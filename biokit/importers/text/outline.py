"""How deep each heading stands: as the text says, or as it looks.

A text copied from a page has lost the sizes of its headings. What is left: a heading over nothing
but another heading is higher than it; a list of contents numbers them; the first is at the top.
Everything else is a guess, and marked as one.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from biokit.importers.text.pieces import Heading
from biokit.importers.text.shapes import CHAPTER, count, section_kind

DEEPEST = 6


class Level(msgspec.Struct, frozen=True):
    """1 is the highest."""

    depth: int
    guessed: bool


class Entry(msgspec.Struct, frozen=True):
    """A heading, and whether anything but another heading stands under it."""

    heading: Heading
    empty: bool


def levels_of(entries: Sequence[Entry]) -> list[Level]:
    """The level of each heading, in order."""
    said = [entry.heading.level for entry in entries]
    known = [level for level in said if level is not None]
    if known and len(known) * 2 >= len(said):
        return _from_said(said, min(known))
    if entries and all(CHAPTER.fullmatch(entry.heading.text) for entry in entries):
        return [Level(1, guessed=False) for _ in entries]
    by_style = _styles(entries)
    if by_style is not None:
        return [Level(depth, guessed=place > 0) for place, depth in enumerate(by_style)]
    return _guessed(entries)


def _from_said(said: Sequence[int | None], highest: int) -> list[Level]:
    levels = []
    last = 1
    for level in said:
        if level is None:
            levels.append(Level(last, guessed=True))
        else:
            last = min(level - highest + 1, DEEPEST)
            levels.append(Level(last, guessed=False))
    return levels


def _styles(entries: Sequence[Entry]) -> list[int] | None:
    """Two styles of heading: chapter lines or capitals over the rest."""
    texts = [entry.heading.text for entry in entries]
    for is_high in (lambda text: CHAPTER.fullmatch(text) is not None, str.isupper):
        high = [bool(is_high(text)) for text in texts]
        if high and high[0] and any(high) and not all(high):
            return [
                1 if is_one or section_kind(text) == "references" else 2
                for is_one, text in zip(high, texts, strict=True)
            ]
    return None


def _guessed(entries: Sequence[Entry]) -> list[Level]:
    levels: list[Level] = []
    nested = len(entries) > 1 and _opens(entries, 0)
    child: str | None = None
    """The first heading under the one that is open."""
    for place, entry in enumerate(entries):
        text = entry.heading.text
        if place == 0:
            levels.append(Level(1, guessed=False))
            continue
        above, depth = entries[place - 1], levels[-1].depth
        kind = section_kind(text)
        if kind in {"references", "list"}:
            depth, child = 1, None
        elif _opens(entries, place - 1):
            depth, child = min(depth + 1, DEEPEST), text
        elif kind == "top" or (nested and _opens(entries, place)):
            depth, child = 1, None
        elif child is None:
            depth = 1
        elif not nested:
            depth = _beside(text, child, above.heading.text, depth)
            child = child if depth > 1 else None
        levels.append(Level(depth, guessed=True))
    return levels


def _opens(entries: Sequence[Entry], place: int) -> bool:
    """It stands over nothing but another heading, so it is the higher of the two."""
    if place + 1 >= len(entries) or not entries[place].empty:
        return False
    kinds = {"references", "list"}
    return not kinds & {section_kind(entries[at].heading.text) for at in (place, place + 1)}


def _beside(text: str, child: str, above: str, depth: int) -> int:
    """Under an open heading, where those at the top have text of their own."""
    if len(above) > 3 and text != above and above.casefold() in text.casefold():
        return min(depth + 1, DEEPEST)
    return 2 if count(text) <= 2 and count(child) <= 2 else 1
