"""Markers that follow each other are one citation of several sources: `[1][2]`, `[1]:12[3]`.

A page prints a marker for each source; a book prints one note that names them all.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, cast

from biokit.model.base import Origin
from biokit.model.nodes import Account, Citation
from biokit.model.walk import Part, altered, holding_fields, rebuild

__all__ = ["joined"]


def joined(account: Account) -> tuple[Account, int]:
    """The article with neighbouring citations joined; how many went into the one before them.

    Only those that nothing stands between, and that are no part of a sentence; notes stay apart.
    """
    count = 0

    def change(part: Part) -> Part:
        nonlocal count
        changes: dict[str, Any] = {}
        for name in holding_fields(type(part)):
            before = getattr(part, name)
            if isinstance(before, tuple) and len(after := _joined(before)) < len(before):
                count += len(before) - len(after)
                changes[name] = after
        return altered(part, **changes) if changes else part

    return rebuild(account, change), count


def _joined(run: tuple[object, ...]) -> tuple[object, ...]:
    made: list[object] = []
    for is_marker, parts in groupby(run, _is_marker):
        together = list(parts)
        made += [_one(cast("list[Citation]", together))] if is_marker else together
    return tuple(made)


def _is_marker(part: object) -> bool:
    return isinstance(part, Citation) and part.mode == "normal"


def _one(citations: list[Citation]) -> Citation:
    """The first, with what the others cite; its origin has the markers of all: `[1][2]`."""
    first = citations[0]
    if len(citations) == 1:
        return first
    items = tuple(item for each in citations for item in each.items)
    said = [each.origin.words for each in citations if each.origin and each.origin.words]
    origin = first.origin and Origin(first.origin.path, first.origin.line, "".join(said) or None)
    return altered(first, items=items, origin=origin)
