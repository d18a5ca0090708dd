"""The only generic traversal: every value of the model, in the order of the book.

Everything else that needs to know a node's kind uses `match`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TypeVar, cast

import msgspec

Part = msgspec.Struct
"""A node, or one of the small structs that hold nodes (rows, cells, list items …)."""
Change = Callable[[Part], "Part | tuple[Part, ...]"]

P = TypeVar("P", bound=msgspec.Struct)


@cache
def holding_fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a struct type that can hold other structs, in order."""
    return tuple(
        field.name
        for field in msgspec.structs.fields(kind)
        if field.name != "origin" and _may_hold(field.type)
    )


def _may_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return True
    arguments: tuple[object, ...] = getattr(annotation, "__args__", ())
    return any(_may_hold(argument) for argument in arguments)


def children(part: Part) -> Iterator[Part]:
    """The structs directly inside, in the order of the book."""
    for name in holding_fields(type(part)):
        yield from _structs_in(getattr(part, name))


def _structs_in(value: object) -> Iterator[Part]:
    if isinstance(value, msgspec.Struct):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _structs_in(member)


def walk(part: Part) -> Iterator[Part]:
    """The struct itself and everything inside it, in the order of the book."""
    yield part
    for child in children(part):
        yield from walk(child)


def rebuild(part: P, change: Change) -> P:
    """The tree with every struct inside replaced by what `change` makes of it, from the leaves up.

    `change` sees each struct after its children were changed, and returns it, another in its
    place, or, where it stands in a tuple, any number of others. A part in which nothing changed is
    returned itself, so that unchanged trees keep their identity.

    Raises:
        TypeError: `change` returned a tuple for a struct that does not stand in a tuple.
    """
    return _with_children(part, change)


def rebuilt(parts: tuple[P, ...], change: Change) -> tuple[P, ...]:
    """A run of structs, each rebuilt and then changed itself."""
    made = _changed(parts, change)
    return cast("tuple[P, ...]", made)


def _with_children(part: P, change: Change) -> P:
    changed: dict[str, object] = {}
    for name in holding_fields(type(part)):
        before = getattr(part, name)
        after = _changed(before, change)
        if isinstance(after, tuple) and not isinstance(before, tuple):
            message = f"{type(part).__name__}.{name} holds one value, not several"
            raise TypeError(message)
        if after is not before:
            changed[name] = after
    return altered(part, **changed) if changed else part


def _changed(value: object, change: Change) -> object:
    if isinstance(value, msgspec.Struct):
        return change(_with_children(value, change))
    if not isinstance(value, tuple):
        return value
    members: list[object] = []
    same = True
    for member in value:
        after = _changed(member, change)
        same = same and after is member
        if isinstance(after, tuple) and not isinstance(member, tuple):
            members.extend(after)
        else:
            members.append(after)
    return value if same else tuple(members)


def altered(part: P, **changes: object) -> P:
    """A copy with some fields changed, made by the constructor so that invariants hold."""
    fields = {name: getattr(part, name) for name in part.__struct_fields__}
    return type(part)(**{**fields, **changes})


def plain_text(part: Part | tuple[Part, ...]) -> str:
    """The words a reader sees in the line, without notes, citations and marks.

    For metadata, running heads and sort keys. A line break is a space.
    """
    if isinstance(part, tuple):
        return "".join(plain_text(member) for member in part)
    kind = type(part).__name__
    if kind in {"Text", "Code"}:
        return str(getattr(part, "value"))  # noqa: B009 (the type is known by name only)
    if kind == "LineBreak":
        return " "
    if kind in {"Note", "Citation"}:
        return plain_text(getattr(part, "anchor", ()))
    return "".join(plain_text(child) for child in children(part))
