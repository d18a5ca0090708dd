"""The only generic traversal: every value of the model, in the order of the book.

Everything else that needs to know a node's kind uses `match`. A book is walked dozens of times
while it is made, so what a kind can hold is looked up once, nothing is called for a leaf, and who
says what kinds of parts he is after is not led through blocks that hold none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar, cast

import msgspec

Part = msgspec.Struct
"""A node, or one of the small structs that hold nodes (rows, cells, list items …)."""
Change = Callable[[Part], "Part | tuple[Part, ...]"]
Asked = Callable[[Part], bool]
Kinds = frozenset[type[Part]]

P = TypeVar("P", bound=msgspec.Struct)


_OF_TABLE = ("caption", "header", "rows")
"""A table is made by its rows, and read from its caption on."""


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
        self[kind] = found = _OF_TABLE if set(found) == set(_OF_TABLE) else found
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


def seek(parts: Iterable[Part], kinds: Kinds) -> Iterator[Part]:
    """Every struct of one of the kinds, in the order of the book."""
    for part in parts:
        if type(part) in kinds:
            yield part
        if _is_section(part):
            yield from seek(children(part), kinds)
        elif not kinds.isdisjoint(inside(part).kinds):
            found = walk(part)
            next(found)
            yield from (each for each in found if type(each) in kinds)


class Inside(NamedTuple):
    """What stands inside a part, without the part itself."""

    kinds: Kinds = frozenset()
    ids: tuple[str, ...] = ()
    """In the order of the book."""
    langs: frozenset[str] = frozenset()
    """The languages that parts say they are in."""


def inside(part: Part) -> Inside:
    """What is to be known of all that stands inside a part."""
    if not _HOLDING[type(part)]:
        return _NOTHING
    known = _KNOWN.get(id(part))
    if known is None or known[0] is not part:
        found = list(walk(part))[1:]
        ids = [key for each in found if (key := getattr(each, "id", None)) is not None]
        langs = {lang for each in found if (lang := getattr(each, "lang", None)) is not None}
        made = Inside(frozenset(map(type, found)), tuple(ids), frozenset(langs))
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[id(part)] = part, made
    return known[1]


_NOTHING = Inside()
_MOST_KNOWN = 50_000
_KNOWN: dict[int, tuple[Part, Inside]] = {}
"""By its identity, a part with what is in it. Most of a book stays the same while it is made."""


def kinds_in(part: Part) -> Kinds:
    """The kinds of all that stands inside a part."""
    return inside(part).kinds


def ids_of(parts: Iterable[Part]) -> Iterator[str]:
    """The ids of some parts and of all that stands inside them, in the order of the book."""
    for part in parts:
        key: str | None = getattr(part, "id", None)
        if key is not None:
            yield key
        yield from ids_of(children(part)) if _is_section(part) else inside(part).ids


def langs_of(parts: Iterable[Part]) -> frozenset[str]:
    """The languages that some parts, or any inside them, say they are in."""
    found: set[str] = set()
    for part in parts:
        found.add(getattr(part, "lang", None) or "")
        found |= langs_of(children(part)) if _is_section(part) else inside(part).langs
    return frozenset(found - {""})


def _is_section(part: Part) -> bool:
    """Whether it is gone into in any case, so that what is known is known of its blocks."""
    return "sections" in _HOLDING[type(part)]


def rebuild(part: P, change: Change, where: Kinds | None = None, done: Asked | None = None) -> P:
    """The tree with every struct inside replaced by what `change` makes of it, from the leaves up.

    `change` sees each struct after its children were changed, and returns it, another in its
    place, or, where it stands in a tuple, any number of others. A part in which nothing changed is
    returned itself, so that unchanged trees keep their identity.

    Args:
        part: the tree.
        change: what is done.
        where: kinds; a block or a title that neither is nor holds one of them is left as it is.
        done: says of a struct in a tuple that it, with all in it, is left as it is.

    Raises:
        TypeError: `change` returned a tuple for a struct that does not stand in a tuple.
    """
    return _with_children(part, change, where, done)


def rebuilt(
    parts: tuple[P, ...], change: Change, where: Kinds | None = None, done: Asked | None = None
) -> tuple[P, ...]:
    """A run of structs, each rebuilt and then changed itself."""
    made = _changed_run(parts, change, where, done)
    return cast("tuple[P, ...]", made)


def _with_children(part: P, change: Change, where: Kinds | None, done: Asked | None) -> P:
    changed: dict[str, object] = {}
    for name in _HOLDING[type(part)]:
        before = getattr(part, name)
        if not before:
            continue
        after: object = before
        if isinstance(before, tuple):
            after = _changed_run(before, change, where, done)
        elif isinstance(before, msgspec.Struct):
            after = change(_with_children(before, change, where, done))
            if isinstance(after, tuple):
                message = f"{type(part).__name__}.{name} holds one value, not several"
                raise TypeError(message)
        if after is not before:
            changed[name] = after
    return altered(part, **changed) if changed else part


def _changed_run(
    run: tuple[object, ...], change: Change, where: Kinds | None, done: Asked | None
) -> tuple[object, ...]:
    members: list[object] = []
    same = True
    for member in run:
        after: object = member
        if isinstance(member, msgspec.Struct):
            deeper = where
            if where is not None and not _is_section(member):
                if type(member) not in where and where.isdisjoint(kinds_in(member)):
                    members.append(member)
                    continue
                deeper = None
            if done is not None and done(member):
                members.append(member)
                continue
            holds = _HOLDING[type(member)]
            after = change(_with_children(member, change, deeper, done) if holds else member)
            if isinstance(after, tuple):
                same = False
                members += after
                continue
        elif isinstance(member, tuple):
            after = _changed_run(member, change, where, done)
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
