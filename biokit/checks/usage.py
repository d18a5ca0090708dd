"""Which sources the book rests on: how often each is cited, and where first."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.checks.base import Examined, Spot
from biokit.checks.described import described, lacking
from biokit.diagnostics import nearest
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import Account, CitationItem
from biokit.model.sources import Source, SourceKind

Standing = Literal["cited", "unresolved", "missing", "unused"]
"""`unresolved` is cited without a description, `missing` is cited and not in the list at all."""


class Usage(msgspec.Struct, frozen=True, omit_defaults=True):
    """One source and how the book uses it."""

    source: str
    standing: Standing
    count: int
    """How many citation items name it, in the text and in the life."""
    kind: SourceKind | None = None
    title: str | None = None
    description: str | None = None
    """It in a line."""
    path: str | None = None
    """Where it is cited first."""
    line: int | None = None
    lacks: tuple[str, ...] = ()
    """What its description should say and does not: `date`, `archive`."""
    nearest: tuple[str, ...] = ()
    """Keys that are listed, and that a missing one may be a slip for."""


def cited_items(examined: Examined) -> dict[str, list[Spot]]:
    """The citation items of each source, in the order of the book."""
    found: dict[str, list[Spot]] = {}
    for item, spot in examined.of(CitationItem):
        found.setdefault(item.source, []).append(spot)
    return found


def used_beside_citations(examined: Examined) -> set[str]:
    """Sources that need no citation to have a use: accounts, and what other sources lie in."""
    accounts = {account.source for account, _ in examined.of(Account)}
    return accounts | {source.within for source in examined.biography.sources if source.within}


def usage(biography: Biography) -> tuple[Usage, ...]:
    """Every source that is listed or cited: listed ones in their order, then the missing."""
    examined = Examined(biography)
    items = cited_items(examined)
    beside = used_beside_citations(examined)
    listed = [
        _usage(source, items.get(source.id, []), beside=source.id in beside)
        for source in biography.sources
    ]
    missing = [
        Usage(
            key,
            "missing",
            len(spots),
            path=_path(spots[0].origin),
            line=_line(spots[0].origin),
            nearest=nearest(key, examined.sources),
        )
        for key, spots in items.items()
        if key not in examined.sources
    ]
    return (*listed, *missing)


def _usage(source: Source, spots: list[Spot], *, beside: bool) -> Usage:
    standing: Standing = "cited" if spots or beside else "unused"
    if source.state == "unresolved" and spots:
        standing = "unresolved"
    origin = spots[0].origin if spots else None
    return Usage(
        source.id,
        standing,
        len(spots),
        kind=source.kind,
        title=source.item.title or source.label,
        description=described(source) or None,
        path=_path(origin),
        line=_line(origin),
        lacks=lacking(source),
    )


def _path(origin: Origin | None) -> str | None:
    return origin.path if origin else None


def _line(origin: Origin | None) -> int | None:
    return origin.line if origin else None
