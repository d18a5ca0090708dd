"""Prose inside tables of metadata, as Markdown in strings.

In the canonical JSON a run of inlines is a list of objects. In metadata that people read it is one
string, and a citation another.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Union, get_args, get_origin

import msgspec

from biokit.model.nodes import CitationItem, Inline

INLINES = tuple[Inline, ...]
CITATION = tuple[CitationItem, ...]

Change = Callable[[Any, Any], Any]
"""What stands for a run, from what stood for it; the second argument is `INLINES` or `CITATION`."""

_MEANING = re.compile(r"[\\`*\[\]^~$]|(?<![^\W_])[_@]|_(?![^\W_])|\A(?:[#>+-]|\d+(?=[.)]))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def with_prose(table: Any, annotation: Any, change: Change) -> Any:  # noqa: ANN401 (any JSON)
    """A table in the form of the canonical JSON, its prose changed.

    Args:
        table: the JSON of a value, as Python has it.
        annotation: the type of the value.
        change: makes strings of runs, or runs of strings.
    """
    if annotation in (INLINES, CITATION):
        return change(table, annotation)
    arguments = get_args(annotation)
    if get_origin(annotation) is tuple and isinstance(table, list) and arguments[1:] == (...,):
        return [with_prose(member, arguments[0], change) for member in table]
    if not isinstance(table, dict):
        return table
    fields = _fields(_kind(table, annotation))
    return {
        key: with_prose(member, fields[key], change) if key in fields else member
        for key, member in table.items()
    }


def _kind(table: dict[str, Any], annotation: Any) -> Any:  # noqa: ANN401 (a type, or a union)
    """The struct that a table stands for: of a union's, the one whose tag it has."""
    kinds = get_args(annotation) if _is_union(annotation) else (annotation,)
    structs = [kind for kind in kinds if isinstance(kind, type)]
    for kind in structs:
        if _tag(kind) == table.get("type"):
            return kind
    return structs[0] if structs else None


def _is_union(annotation: Any) -> bool:  # noqa: ANN401
    return get_origin(annotation) is Union or isinstance(annotation, type(int | str))


def _tag(kind: type) -> object:
    return getattr(getattr(kind, "__struct_config__", None), "tag", None)


@cache
def _fields(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return {}
    return {field.encode_name: field.type for field in msgspec.structs.fields(kind)}


def escaped_words(words: str) -> str:
    """Plain words for a place where pandoc reads Markdown, such as a reference's title."""
    return _MEANING.sub(lambda mark: _with_backslash(mark[0]), words)


def _with_backslash(mark: str) -> str:
    return f"{mark}\\" if mark[0].isdigit() else f"\\{mark}"


def plain_words(words: str) -> str:
    """The words that `escaped_words` was given."""
    return _ESCAPED.sub(r"\1", words)
