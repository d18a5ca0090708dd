"""The only generic traversal: every value of the model, in the order of the book.

Everything else that needs to know a node's kind uses `match`. A book is walked dozens of times
while it is made, so what a kind can hold is looked up once, and nothing is called for a leaf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar, cast

import msgspec

Part = msgspec.Struct
"""A node, or one of the small structs that hold nodes (rows, cells, list items …)."""
Change = Callable[[Part], "Part | tuple[Part, ...]"]

P = TypeVar("P", bound=msgspec.Struct)


class _Holding(dict[type, tuple[str, ...]]):
    """By kind, its fields that can hold structs; none for what is no struct."""

    def __missing__(self, kind: type) -> tuple[str, ...]:
        found: tuple[str, ...] = ()
        if issubclass(kind, msgspec.Struct):
            found = tuple(
                field.name
                for field in msgspec.structs.fields(kind)
                if field.name != "origin" and _may_hold(field.type)
            )
        self[kind] = found
        return found


def _may_hold(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return True
    arguments: tuple[object, ...] = getattr(annotation, "__args__", ())
    return any(_may_hold(argument) for argument in arguments)


_HOLDING = _Holding()


def holding_fields(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a struct type that can hold other structs, in order."""
    return _HOLDING[kind]


def children(part: Part) -> Iterator[Part]:
    """The structs directly inside, in the order of the book."""
    inside: list[Part] = []
    for name in _HOLDING[type(part)]:
        _gather(getattr(part, name), inside)
    return iter(inside)


def _gather(value: object, into: list[Part]) -> None:
    """The structs in a field's value, whatever tuples they stand in."""
    if isinstance(value, tuple):
        for member in value:
            if isinstance(member, msgspec.Struct):
                into.append(member)
            elif isinstance(member, tuple):
                _gather(member, into)
    elif isinstance(value, msgspec.Struct):
        into.append(value)


def walk(part: Part) -> Iterator[Part]:
    """The struct itself and everything inside it, in the order of the book."""
    waiting = [part]
    while waiting:
        here = waiting.pop()
        yield here
        fields = _HOLDING[type(here)]
        if fields:
            inside: list[Part] = []
            for name in fields:
                value = getattr(here, name)
                if value:
                    _gather(value, inside)
            inside.reverse()
            waiting += inside


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
    made = _changed_run(parts, change)
    return cast("tuple[P, ...]", made)


def _with_children(part: P, change: Change) -> P:
    changed: dict[str, object] = {}
    for name in _HOLDING[type(part)]:
        before = getattr(part, name)
        if not before:
            continue
        after: object = before
        if isinstance(before, tuple):
            after = _changed_run(before, change)
        elif isinstance(before, msgspec.Struct):
            after = change(_with_children(before, change))
            if isinstance(after, tuple):
                message = f"{type(part).__name__}.{name} holds one value, not several"
                raise TypeError(message)
        if after is not before:
            changed[name] = after
    return altered(part, **changed) if changed else part


def _changed_run(run: tuple[object, ...], change: Change) -> tuple[object, ...]:
    members: list[object] = []
    same = True
    for member in run:
        after: object = member
        if isinstance(member, msgspec.Struct):
            within = _with_children(member, change) if _HOLDING[type(member)] else member
            after = change(within)
            if isinstance(after, tuple):
                same = False
                members += after
                continue
        elif isinstance(member, tuple):
            after = _changed_run(member, change)
        same = same and after is member
        members.append(after)
    return run if same else tuple(members)


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
    return "".join([plain_text(child) for child in children(part)])
