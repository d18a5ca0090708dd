"""A reference in metadata, as pandoc allows it to be written, in the strict form of CSL-JSON.

Pandoc takes a date as EDTF or as `{year: 1921, month: 5}`, and a name as one string; strings are
Markdown (https://pandoc.org/MANUAL.html#specifying-bibliographic-data).
"""

from __future__ import annotations

from typing import Any

import msgspec

from biokit.model.sources import Item, ItemDate, Names
from biokit.notation.prose import plain_words

Mapping = dict[str, Any]

_FIELDS = {field.encode_name: field.type for field in msgspec.structs.fields(Item)}
_DATES = frozenset(name for name, kind in _FIELDS.items() if kind == ItemDate | None)
_NAMES = frozenset(name for name, kind in _FIELDS.items() if kind == Names)
_STRINGS = frozenset(name for name, kind in _FIELDS.items() if kind == str | None)
_PARTS = ("year", "month", "day")


def read_reference(reference: Mapping) -> tuple[Mapping, list[tuple[str, object]]]:
    """The item in CSL-JSON's form, and the variables that CSL does not have."""
    item: Mapping = {}
    strange: list[tuple[str, object]] = []
    for key, value in reference.items():
        if key == "id":
            continue
        if key not in _FIELDS:
            strange.append((key, value))
        elif value is not None:
            item[key] = _variable(key, value)
    return item, strange


def _variable(key: str, value: Any) -> Any:  # noqa: ANN401 (any YAML)
    if key == "type":
        return value
    if key in _DATES:
        return _date(value)
    if key in _NAMES:
        return [_name(each) for each in (value if isinstance(value, list) else [value])]
    if key in _STRINGS and isinstance(value, int | float):
        return str(value)
    return _plain(value)


def _plain(value: Any) -> Any:  # noqa: ANN401
    match value:
        case str():
            return plain_words(value)
        case list():
            return [_plain(member) for member in value]
        case dict():
            return {key: _plain(member) for key, member in value.items()}
        case _:
            return value


def _name(value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, dict):
        return {"literal": plain_words(str(value))}
    return _plain(value)


def _date(value: Any) -> Any:  # noqa: ANN401
    match value:
        case int() | str():
            return {"edtf": str(value)}
        case [dict(), *_]:
            parts = [_parts(each) for each in value]
            return {"date-parts": parts} if all(parts) else value
        case dict() if value.get("year") is not None and not set(value) & {"date-parts"}:
            others = {key: member for key, member in value.items() if key not in _PARTS}
            return {"date-parts": [_parts(value)], **_plain(others)}
        case _:
            return _plain(value)


def _parts(value: Mapping) -> list[Any]:
    parts: list[Any] = []
    for name in _PARTS:
        if value.get(name) is None:
            break
        parts.append(value[name])
    return parts
