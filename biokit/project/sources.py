"""sources.json: CSL-JSON, with what biokit knows besides under `custom`.

[{ "id": "greville", "type": "book", "title": "The Greville Memoirs",
   "custom": { "kind": "diary", "siglum": "GM" } }]
"""

from __future__ import annotations

from biokit.model.sources import Item, ItemDate, Source
from biokit.project.parsed import Spot, kind_of
from biokit.project.reading import (
    WHERE_FROM,
    WRONG,
    Fields,
    Reading,
    array_in,
    fields_in,
    origin_of,
    string_in,
)

SOURCES_FILE = "sources.json"

OWN = WHERE_FROM | {"id", "item"}
"""What of a source does not stand under `custom`."""


def read_sources(spot: Spot) -> tuple[Source, ...]:
    """The sources in the root of sources.json."""
    made = array_in(spot, _source)
    return tuple(source for source in made if isinstance(source, Source))


def _source(spot: Spot) -> object:
    fields = fields_in(spot, Item, {"id": _id, "custom": _custom, **SPELLINGS})
    if fields is None:
        return WRONG
    for name, field in NUMBERS.items():
        if name in fields:
            fields.setdefault(field, fields.pop(name))
    _look_at_dates(spot, fields)
    custom: Fields = fields.pop("custom", {})
    key = fields.pop("id", None)
    if isinstance(spot.value, dict) and "id" not in spot.value:
        spot.wrong("this source has no `id`", "every source needs one, to be cited by")
    if key is None:
        return WRONG
    return Source(id=key, item=Item(**fields), origin=origin_of(spot), **custom)


def _number(spot: Spot) -> object:
    if isinstance(spot.value, int) and not isinstance(spot.value, bool):
        return spot.value
    return string_in(spot)


NUMBERS = {
    "part-number": "part",
    "printing-number": "printing",
    "supplement-number": "supplement",
}
SPELLINGS: dict[str, Reading] = {
    "archive_collection": string_in,
    "archive_location": string_in,
    **dict.fromkeys(NUMBERS, _number),
}
"""Variables as the specification and Zotero spell them, where the schema has another spelling."""


def _look_at_dates(spot: Spot, fields: Fields) -> None:
    """Note dates that are none; they stay as they are."""
    from biokit.references.items import HINT, flaw_in  # a book without sources goes without

    for name, value in fields.items():
        if not isinstance(value, ItemDate):
            continue
        fault = flaw_in(value)
        if fault is not None:
            key = name.replace("_", "-")
            table = spot.value if isinstance(spot.value, dict) else {}
            spot.at(key, table.get(key)).wrong(f"`{key}`: “{fault}” is no date", HINT)


def _id(spot: Spot) -> object:
    """A key; CSL allows a number."""
    match spot.value:
        case bool():
            pass
        case int(key):
            return str(key)
        case str(key) if key.split() == [key]:
            return key
        case str():
            spot.wrong("an id has at least one character, and no spaces")
            return WRONG
        case _:
            pass
    spot.wrong(f"`id` is a string, and this is {kind_of(spot.value)}")
    return WRONG


def _custom(spot: Spot) -> object:
    fields = fields_in(spot, Source, without=OWN)
    return WRONG if fields is None else fields
