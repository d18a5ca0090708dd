"""From the model to the values of a project's files: the way back from `reading`.

What is made are strings, numbers, lists and dicts in the order of the types, without what is the
default; `toml` and `sources` give them their form.
"""

from __future__ import annotations

from typing import Any, cast

import msgspec

from biokit.exporters.markdown import write_citation, write_inlines
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Edition
from biokit.model.life import Entity, Value, ValueWords
from biokit.model.names import Name
from biokit.model.nodes import CitationItem, Inline
from biokit.model.sources import Source
from biokit.project.reading import WHERE_FROM, key_of
from biokit.project.sources import OWN

__all__ = ["Table", "contributor", "edition", "source", "table_of"]

Table = dict[str, Any]

SPELT = {"archive-collection": "archive_collection", "archive-location": "archive_location"}
"""Variables that other programs know by another spelling only."""


def table_of(part: msgspec.Struct, without: frozenset[str] = WHERE_FROM) -> Table:
    """The keys of a struct that hold more than the default, its id first, its citations last."""
    kind = type(part)
    table: Table = {}
    for field in msgspec.structs.fields(kind):
        value = getattr(part, field.name)
        if field.name in without or (not field.required and value == _default(field)):
            continue
        if field.name == "names" and isinstance(part, Entity):
            table.update(_names(part.names))
        else:
            table[key_of(kind, field)] = _spelt(value, field.type)
    return {key: table[key] for key in sorted(table, key=_place_in_table)}


def _place_in_table(key: str) -> int:
    return {"id": 0, "lang": 2, "classes": 2, "citations": 3}.get(key, 1)


def _default(field: msgspec.structs.FieldInfo) -> object:
    if field.default_factory is not msgspec.NODEFAULT:
        return cast("Any", field.default_factory)()
    return field.default


def _names(names: tuple[Name, ...]) -> Table:
    """`name = "Cai Qi"` where that says it all."""
    match names:
        case (Name(forms=(form,), kind="usual"),) if form == type(form)(form.text):
            return {"name": form.text}
        case _:
            return {"names": [table_of(name) for name in names]}


def _spelt(value: object, annotation: object) -> object:
    """A field's value, by the field's type where the value alone does not tell."""
    if annotation == tuple[Inline, ...]:
        return write_inlines(cast("tuple[Inline, ...]", value))
    if annotation == tuple[CitationItem, ...]:
        return write_citation(cast("tuple[CitationItem, ...]", value))
    if annotation == tuple[tuple[str, str], ...]:
        return _pairs(cast("tuple[tuple[str, str], ...]", value))
    match value:
        case Date(edtf=edtf, words=None):
            return edtf
        case ValueWords() if annotation == Value and value == ValueWords(value.content):
            return write_inlines(value.content)
        case msgspec.Struct():
            return table_of(value)
        case tuple():
            return [_spelt(member, None) for member in value]
        case _:
            return value


def _pairs(pairs: tuple[tuple[str, str], ...]) -> object:
    """A table; what has several values has an array. Where that would change the order, pairs."""
    table: dict[str, list[str]] = {}
    for key, value in pairs:
        table.setdefault(key, []).append(value)
    if pairs != tuple((key, value) for key, values in table.items() for value in values):
        return [list(pair) for pair in pairs]
    return {key: values if len(values) > 1 else values[0] for key, values in table.items()}


def contributor(value: Contributor) -> Table:
    """A contributor as biography.toml has it: the name's parts beside the role."""
    parts = table_of(value.name)
    own = table_of(value, WHERE_FROM | {"name"})
    return {"name": parts.pop("text"), **own, **parts}


def edition(value: Edition) -> Table:
    """An edition's own table; its id is the table's name."""
    table = table_of(value, WHERE_FROM | {"id"})
    if value.format == value.id:
        del table["format"]
    return table


def source(value: Source) -> Table:
    """A source as CSL-JSON, with what biokit knows besides under `custom`."""
    custom = table_of(value, OWN)
    described = {SPELT.get(key, key): said for key, said in table_of(value.item).items()}
    item = {"id": value.id, "type": value.item.type, **described}
    return {**item, "custom": custom} if custom else item
