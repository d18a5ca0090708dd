"""Hypothesis strategies: any biography that the types can say.

They are read off the types, so a new kind of node or a new field is generated from the day it
exists. Nothing is promised but what the types promise: ids may clash, references lead nowhere.
"""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.names import Name, NameForm
from biokit.model.nodes import Block, Inline, Section
from tests.strategies_dates import dates

__all__ = [
    "WHOLE_BOOKS",
    "biographies",
    "blocks",
    "inlines",
    "origins",
    "parts",
    "sections",
    "struct_kinds",
    "texts",
]

WHOLE_BOOKS = settings(
    max_examples=max(1, settings().max_examples // 2), suppress_health_check=list(HealthCheck)
)
"""For properties of whole books, each of which is many examples in one, and slow to make."""
DEPTH = 4
"""How deep nodes are nested, from the one asked for."""
MEMBERS = 3
"""The most nodes a tuple holds."""
OPTIONS = 6
"""The most optional fields that a node sets."""

S = TypeVar("S", bound=msgspec.Struct)


def texts() -> st.SearchStrategy[str]:
    """Any text that UTF-8 can hold, scripts and hostile characters included."""
    telling = ["", " ", "Cài Qí", "蔡奇", "\u202e", "\u0000", "\ufffe", "👩🏽‍💻", '"\\', "a" * 300]
    return st.sampled_from(telling) | st.text(st.characters(codec="utf-8"), max_size=12)


@cache
def parts(kind: type[S], depth: int = DEPTH) -> st.SearchStrategy[S]:
    """Structs of one kind with everything in them.

    Args:
        kind: any struct of the model.
        depth: how deep others are nested in it; at 0 nothing is in it that can be left out.
    """
    own: dict[type[msgspec.Struct], st.SearchStrategy[Any]] = {
        Date: dates(),
        Name: st.builds(
            Name,
            st.lists(_any_fields(NameForm, 0), min_size=1, max_size=2).map(tuple),
            _values(_field_types(Name)["kind"], 0),
        ),
    }
    return cast("st.SearchStrategy[S]", own.get(kind, _any_fields(kind, depth)))


def biographies() -> st.SearchStrategy[Biography]:
    """Any biography."""
    return parts(Biography)


def sections(depth: int = DEPTH) -> st.SearchStrategy[Section]:
    """Any section of a book."""
    return parts(Section, depth)


def blocks(depth: int = DEPTH) -> st.SearchStrategy[Block]:
    """Any block."""
    return cast("st.SearchStrategy[Block]", _values(Block, depth))


def inlines(depth: int = DEPTH) -> st.SearchStrategy[Inline]:
    """Any inline."""
    return cast("st.SearchStrategy[Inline]", _values(Inline, depth))


def origins() -> st.SearchStrategy[Origin]:
    """Any place in an input."""
    return parts(Origin)


def _field_types(kind: type[msgspec.Struct]) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(kind)}


@cache
def _any_fields(kind: type[msgspec.Struct], depth: int) -> st.SearchStrategy[Any]:
    fields = msgspec.structs.fields(kind)
    required = [field.name for field in fields if field.required]
    optional = [field.name for field in fields if not field.required]
    field_types = _field_types(kind)

    @st.composite
    def built(draw: st.DrawFn) -> msgspec.Struct:
        chosen = draw(st.sets(st.sampled_from(optional), max_size=OPTIONS)) if optional else set()
        names = [*required, *(name for name in optional if name in chosen)]
        return kind(**{name: draw(_values(field_types[name], depth)) for name in names})

    return built()


_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: texts(),
    int: st.integers(-(2**63), 2**63 - 1) | st.integers(0, 12),
    bool: st.booleans(),
    type(None): st.none(),
}


@cache
def _values(annotation: object, depth: int) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    form, arguments = get_origin(annotation), get_args(annotation)
    if form is Annotated:
        return _values(arguments[0], depth)
    if form is Literal:
        return st.sampled_from(arguments)
    if form in {Union, types.UnionType}:
        return st.one_of([_values(each, depth) for each in arguments])
    if form is tuple and arguments[1:] == (...,):
        if depth <= 0 and _holds_structs(arguments[0]):
            return st.just(())
        members = st.deferred(lambda: _values(arguments[0], depth - 1))
        return st.lists(members, max_size=MEMBERS).map(tuple)
    if form is tuple:
        return st.tuples(*(_values(each, depth) for each in arguments))
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return parts(annotation, depth)
    message = f"no strategy for {annotation}"
    raise TypeError(message)


def _holds_structs(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return True
    return any(_holds_structs(each) for each in get_args(annotation))


def struct_kinds(root: type[msgspec.Struct] = Biography) -> list[type[msgspec.Struct]]:
    """Every kind of struct that can be in a biography, by name."""
    found: set[type[msgspec.Struct]] = set()

    def visit(annotation: object) -> None:
        if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
            if annotation not in found:
                found.add(annotation)
                for field_type in _field_types(annotation).values():
                    visit(field_type)
        else:
            for each in get_args(annotation):
                visit(each)

    visit(root)
    return sorted(found, key=lambda kind: kind.__name__)
