"""What changed since the last build, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

import msgspec

from biokit.build.report.kept import PageNamed

__all__ = ["Change", "Kind", "changes"]

Kind = Literal["added", "removed", "changed", "reset", "moved"]


class Change(msgspec.Struct, frozen=True):
    """Pages in a row to which the same was done."""

    kind: Kind
    """`reset`: the same words stand otherwise on the page; `moved`: the same page has another
    number."""
    part: str
    before: str
    """Their folios in the last build; none if they were not there."""
    after: str
    count: int


class _One(msgspec.Struct, frozen=True):
    kind: Kind | None
    before: int | None
    after: int | None


def changes(
    before: Sequence[PageNamed], after: Sequence[PageNamed]
) -> tuple[tuple[Change, ...], dict[int, Kind]]:
    """What was done to the pages, in their order.

    Returns:
        runs of pages to which the same was done; and for each page of the new product to which
        something was done, counted from 0, what.
    """
    ones = list(_compared(before, after))
    told = tuple(_told(ones, before, after))
    return told, {
        one.after: one.kind for one in ones if one.after is not None and one.kind is not None
    }


def _compared(before: Sequence[PageNamed], after: Sequence[PageNamed]) -> Iterator[_One]:
    old, new = [one.text for one in before], [one.text for one in after]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        common = min(i2 - i1, j2 - j1)
        for i, j in zip(range(i1, i1 + common), range(j1, j1 + common), strict=True):
            kind = "changed" if tag == "replace" else _kind(before[i], after[j])
            yield _One(kind, i, j)
        yield from (_One("removed", i, None) for i in range(i1 + common, i2))
        yield from (_One("added", None, j) for j in range(j1 + common, j2))


def _kind(before: PageNamed, after: PageNamed) -> Kind | None:
    """What was done to a page whose words are the same."""
    if before.look != after.look:
        return "reset"
    return None if before.folio == after.folio else "moved"


def _told(
    ones: Sequence[_One], before: Sequence[PageNamed], after: Sequence[PageNamed]
) -> Iterator[Change]:
    def alike(one: _One) -> tuple[Kind | None, str, int]:
        part = before[one.before or 0] if one.after is None else after[one.after]
        by = 0 if one.before is None or one.after is None else one.after - one.before
        return one.kind, part.part, by

    for (kind, part, _), run in groupby(ones, alike):
        row = list(run)
        if kind is not None:
            old = [before[one.before].folio for one in row if one.before is not None]
            new = [after[one.after].folio for one in row if one.after is not None]
            yield Change(kind, part, _span(old), _span(new), len(row))


def _span(folios: list[str]) -> str:
    if not folios:
        return ""
    return folios[0] if len(folios) == 1 else f"{folios[0]}–{folios[-1]}"
