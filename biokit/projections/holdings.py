"""What lies in which archive: sources by repository, collection and call number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from biokit.citing.csl.collating import collation
from biokit.model.nodes import Grouping
from biokit.model.sources import Item, Source

DIGITS = re.compile(r"\d+")


class Holding(msgspec.Struct, frozen=True):
    """What of the cited sources one repository keeps."""

    repository: str
    """`County Record Office, Exeter`; empty for what lies in none, or where it does not matter."""
    sources: tuple[str, ...]
    """In the order of collections and call numbers."""


def holdings(sources: Iterable[Source], by: Grouping | None) -> tuple[Holding, ...]:
    """The sources by repository; those that name none come last, in no order of ours."""
    if by is None:
        return (Holding("", tuple(source.id for source in sources)),)
    kept: dict[str, list[Source]] = {}
    for source in sources:
        kept.setdefault(repository(source.item), []).append(source)
    named = sorted((name for name in kept if name), key=collation)
    made = [
        Holding(name, tuple(source.id for source in sorted(kept[name], key=_place)))
        for name in named
    ]
    if "" in kept:
        made.append(Holding("", tuple(source.id for source in kept[""])))
    return tuple(made)


def repository(item: Item) -> str:
    """Who keeps a thing, and where that is."""
    name, place = item.archive or "", item.archive_place or ""
    return f"{name}, {place}" if name and place and place not in name else name


def _place(source: Source) -> tuple[Any, ...]:
    item = source.item
    dated = item.issued.date_parts[:1] if item.issued is not None else ()
    when = tuple(int(part) for date in dated for part in date if str(part).lstrip("-").isdigit())
    return (
        collation(item.archive_collection or ""),
        _natural(call_number(item)),
        when,
        collation(item.title or ""),
    )


def call_number(item: Item) -> str:
    """Where in its collection a thing lies."""
    parts = (item.call_number, item.archive_location)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _natural(words: str) -> str:
    """Box 3 before box 12."""
    return DIGITS.sub(lambda match: match[0].zfill(8), words.casefold())


def collections_in(sources: Iterable[Source]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each collection with the call numbers cited from it, and the ids of what lies there.

    `Example Papers: box 3, folder 3; box 12`. What is of no collection is not among them.
    """
    found: dict[str, list[Source]] = {}
    for source in sources:
        if source.item.archive_collection:
            found.setdefault(source.item.archive_collection, []).append(source)
    for collection, each in found.items():
        numbers = dict.fromkeys(filter(None, (call_number(source.item) for source in each)))
        said = f"{collection}: {'; '.join(numbers)}" if numbers else collection
        yield said, tuple(source.id for source in each)
