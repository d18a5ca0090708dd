"""The entries of a bibliography: in parts, rendered, aligned, repeated authors replaced.

https://docs.citationstyles.org/en/stable/specification.html#bibliography-specific-options
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from biokit.citing.csl.pieces import Box, Pieces, found, plain, replaced, with_pieces
from biokit.citing.csl.syntax import Area


class Part(msgspec.Struct, frozen=True):
    """A list of its own within the bibliography: no dash in it stands for a name of another's."""

    sources: tuple[str, ...]
    order: Literal["style", "given"] = "style"
    """Sorted as the style sorts, or as they are given here."""
    without: tuple[str, ...] = ()
    """Variables that its entries do not print, since its heading does: `archive`."""


def in_parts(order: Sequence[str], parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, each with those of its items that are listed, sorted; in the last, the others.

    An item is in the first part that has it.
    """
    left = dict.fromkeys(order)
    for part in parts:
        own = [key for key in dict.fromkeys(part.sources) if key in left]
        if part.order == "style":
            wanted = set(own)
            own = [key for key in left if key in wanted]
        for key in own:
            del left[key]
        yield Part(tuple(own), part.order, part.without)
    yield Part(tuple(left))


def with_authors_replaced(
    entries: list[tuple[str, Pieces]], area: Area
) -> list[tuple[str, Pieces]]:
    """Names that the entry before has as well, as the style's dash."""
    substitute = area.author_substitute
    if substitute is None:
        return entries
    made: list[tuple[str, Pieces]] = []
    before: tuple[str, ...] = ()
    for key, pieces in entries:
        names = next(found(pieces, "names"), None)
        now = () if names is None else _words(names, area.author_substitute_rule)
        if names is not None and before and now:
            made.append((key, _replaced(pieces, names, before, now, area)))
        else:
            made.append((key, pieces))
        before = now
    return made


def _words(names: Box, rule: str) -> tuple[str, ...]:
    """What is compared: whole lists, or names one by one."""
    if rule == "complete-all":
        lists = tuple(plain(each.pieces) for each in found(names.pieces, "name-list"))
        # Words that stand for names, *anonymous*, are never replaced.
        worded = any(found(names.pieces, "stand-in"))
        return lists or (() if worded else (plain(names.pieces),))
    return tuple(plain(each.pieces) for each in found(names.pieces, "name")) or (
        plain(names.pieces),
    )


def _replaced(
    pieces: Pieces, names: Box, before: tuple[str, ...], now: tuple[str, ...], area: Area
) -> Pieces:
    mark = area.author_substitute or ""
    opens = plain(pieces).startswith(plain(names.pieces))
    match area.author_substitute_rule:
        case "complete-all" if before == now and not mark and opens:
            return without_lead(replaced(pieces, names, ()))
        case "complete-all" if before == now:
            return replaced(pieces, names, _whole(names, mark))
        case "complete-each" if before == now:
            count = len(now)
        case "partial-each":
            count = next(
                (i for i, (a, b) in enumerate(zip(before, now, strict=False)) if a != b),
                min(len(before), len(now)),
            )
        case "partial-first" if before[0] == now[0]:
            count = 1
        case _:
            return pieces
    each_name = list(found(names.pieces, "name"))
    if not each_name:
        return replaced(pieces, names, (mark,) if mark else ())
    changed: Pieces = (names,)
    for each in each_name[:count]:
        changed = replaced(changed, each, (mark,) if mark else ())
    return replaced(pieces, names, changed)


def without_lead(pieces: Pieces) -> Pieces:
    """Without the marks and spaces that stood between names, which are gone, and what follows."""
    for index, piece in enumerate(pieces):
        rest = pieces[index + 1 :]
        if isinstance(piece, str):
            if words := piece.lstrip(" .,;:"):
                return (words, *rest)
        elif inner := without_lead(piece.pieces):
            return (with_pieces(piece, inner), *rest)
    return ()


def _whole(names: Box, mark: str) -> Pieces:
    """The first list of names replaced, the others gone; labels and affixes stay."""
    lists = list(found(names.pieces, "name-list"))
    dash: Pieces = (mark,) if mark else ()
    if not lists:
        return dash
    changed: Pieces = (names,)
    for index, each in enumerate(lists):
        changed = replaced(changed, each, () if index else dash)
    return changed


def aligned(first: Pieces, rest: Pieces) -> Pieces:
    """An entry whose first field stands in the margin."""
    if not first:
        return rest
    return (Box(first, display="left-margin"), Box(rest, display="right-inline"))
