"""Strings in their one form: no NUL, classes of one word each, no id or language of no letters."""

from __future__ import annotations

from functools import cache
from typing import cast

import msgspec

from biokit.model.base import Node
from biokit.model.walk import Part

__all__ = ["settled_strings"]


def settled_strings(part: Part, *, of_the_text: bool) -> dict[str, object]:
    """What changes in a part's strings in its one form, by the names of its fields.

    Args:
        part: of a biography, whatever it is.
        of_the_text: it is an inline, a block, a section or an account.
    """
    changes: dict[str, object] = {}
    for name in _fields_of_strings(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        cleaned = _without_nul(value)
        if cleaned is not value:
            changes[name] = cleaned
    if of_the_text and isinstance(part, Node):
        named = cast("tuple[str, ...]", changes.get("classes", part.classes))
        classes = tuple(word for name in named for word in name.split())
        if classes != part.classes:
            changes["classes"] = classes
        if part.id == "":
            changes["id"] = None
        if part.lang == "":
            changes["lang"] = None
    return changes


@cache
def _fields_of_strings(kind: type[Part]) -> tuple[str, ...]:
    """The fields that can hold strings, by themselves or in tuples."""
    return tuple(
        field.name for field in msgspec.structs.fields(kind) if _may_hold_string(field.type)
    )


def _may_hold_string(annotation: object) -> bool:
    arguments: tuple[object, ...] = getattr(annotation, "__args__", ())
    return annotation is str or any(map(_may_hold_string, arguments))


def _without_nul(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\0", "\ufffd") if "\0" in value else value
    if isinstance(value, tuple) and value and isinstance(value[0], str | tuple):
        cleaned = tuple(_without_nul(member) for member in value)
        return value if cleaned == value else cleaned
    return value
