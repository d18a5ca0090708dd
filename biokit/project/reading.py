"""From a parsed file to the model: what each type of the model looks like in TOML and JSON.

The spelling is read off the types, so a new field of the model is a new key of the project's files
from the day it exists. Keys are the fields' names in kebab-case. What is not a plain string, number
or table in a file:

    inlines        a string of inline Markdown
    a date         a string of EDTF, or `{ edtf = "…", words = "…" }`
    citation items a string in citation syntax, `"[@greville, 2:326]"`, or several in an array
    pairs          a table of strings, or of arrays of them; or an array of pairs of strings
    a claim's value  a string (words), `{ date = … }`, `{ entity = "id" }` or `{ words = "…" }`
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from functools import cache
from itertools import chain
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

import msgspec

from biokit.diagnostics import near
from biokit.errors import BadInput
from biokit.importers.markdown import read_citation, read_inlines
from biokit.model.base import Origin
from biokit.model.dates import BadDate, Date
from biokit.model.edition import RENAMED
from biokit.model.life import Entity, Value, ValueDate, ValueEntity, ValueWords
from biokit.model.names import Name, NameForm
from biokit.model.nodes import CitationItem, Inline
from biokit.project.parsed import Spot, kind_of

__all__ = [
    "WHERE_FROM",
    "WRONG",
    "Fields",
    "Reading",
    "array_in",
    "fields_in",
    "key_of",
    "noun",
    "origin_of",
    "string_in",
    "struct_in",
    "structs_in",
]


class _Wrong:
    """What is read from a value that was wrong; its mistake is noted."""


WRONG = _Wrong()
Fields: TypeAlias = dict[str, Any]
"""What was right in a table, by the field's name."""
Reading: TypeAlias = Callable[[Spot], object]
"""Makes the value of a field; WRONG if it cannot."""

S = TypeVar("S", bound=msgspec.Struct)

WHERE_FROM = frozenset({"origin"})
"""No file says where its nodes come from."""


def key_of(kind: type[msgspec.Struct], field: msgspec.structs.FieldInfo) -> str:
    """What a field of a struct is called in a file."""
    if kind is ValueWords and field.name == "content":
        return "words"
    return field.encode_name.replace("_", "-")


def noun(kind: type[msgspec.Struct]) -> str:
    """What messages call a kind of struct: `name form`."""
    name = kind.__name__
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip(" _")


def _a(word: str) -> str:
    return f"{'an' if word[0] in 'aeio' else 'a'} {word}"


def origin_of(spot: Spot) -> Origin:
    """Where what is read from a value came from."""
    return Origin(spot.file.name, spot.line)


# ---------------------------------------------------------------------------------------- tables


def structs_in(spot: Spot, kind: type[S]) -> tuple[S, ...]:
    """The structs in an array of tables; those that are wrong are left out."""
    return cast("tuple[S, ...]", array_in(spot, lambda member: struct_in(member, kind)))


def struct_in(spot: Spot, kind: type[S], also: Mapping[str, Reading] | None = None) -> S | None:
    """The struct in a table; `None` if it lacks what it must have.

    Args:
        spot: the table.
        kind: the type of the struct.
        also: how fields are read that are not read off their types, by their keys.
    """
    fields = fields_in(spot, kind, also)
    if fields is None:
        return None
    if "origin" in kind.__struct_fields__:
        fields["origin"] = origin_of(spot)
    try:
        return kind(**fields)
    except ValueError as fault:
        spot.wrong(str(fault))
        return None


def fields_in(
    spot: Spot,
    kind: type[msgspec.Struct],
    also: Mapping[str, Reading] | None = None,
    without: frozenset[str] = WHERE_FROM,
) -> Fields | None:
    """The fields in a table; `None` if it is none, or lacks what the struct must have.

    Args:
        spot: the table.
        kind: the struct whose fields are read.
        also: how to read keys that are not read off a field's type, by the key. What such a key
            says goes by the key, unless it is a field's too.
        without: names of fields that have no key.
    """
    if not isinstance(spot.value, dict):
        spot.wrong(f"{_a(noun(kind))} is a table, and this is {kind_of(spot.value)}")
        return None
    form = _form(kind, without)
    reading = {**form.readings, **(also or {})}
    fields: Fields = {}
    table: dict[str, object] = spot.value
    for key, value in table.items():
        inside = spot.at(key, value)
        read = reading.get(key)
        if read is None:
            here = _a(noun(kind)) if spot.steps else "this file"
            inside.wrong(f"there is no key `{key}` in {here}", near(key, reading))
            continue
        made = WRONG if value is None else read(inside)  # JSON's null says nothing
        if made is not WRONG:
            fields[form.names.get(key, key)] = made
    if "name" in fields and issubclass(kind, Entity):
        fields["names"] = (*fields.pop("name"), *fields.get("names", ()))
    return fields if _is_complete(spot, kind, fields, form) else None


class _Form(NamedTuple):
    """What a struct looks like in a file."""

    readings: dict[str, Reading]
    """By key."""
    names: dict[str, str]
    """The fields' own, by key."""
    required: dict[str, str]
    """Those of fields without a default, by key."""


@cache
def _form(kind: type[msgspec.Struct], without: frozenset[str]) -> _Form:
    fields = {
        key_of(kind, field): field
        for field in msgspec.structs.fields(kind)
        if field.name not in without
    }
    shorthands: dict[str, Reading] = {"name": _plain_name} if issubclass(kind, Entity) else {}
    return _Form(
        {**{key: _reading_of(field.type) for key, field in fields.items()}, **shorthands},
        {key: field.name for key, field in fields.items()},
        {key: field.name for key, field in fields.items() if field.required},
    )


def _is_complete(spot: Spot, kind: type[msgspec.Struct], fields: Fields, form: _Form) -> bool:
    table = cast("dict[str, object]", spot.value)
    missing = [key for key, name in form.required.items() if name not in fields]
    for key in missing:
        if table.get(key) is None:
            spot.wrong(f"this {noun(kind)} has no `{key}`", f"every {noun(kind)} needs one")
    spot.file.mistakes.incomplete |= bool(missing)
    return not missing


def _plain_name(spot: Spot) -> object:
    text = string_in(spot)
    return (Name((NameForm(text),)),) if isinstance(text, str) else WRONG


# ---------------------------------------------------------------------------------------- values


def _reading_of(annotation: Any) -> Reading:  # noqa: ANN401 (types of types have no type)
    """How a field of a type is read."""
    special = _SPECIAL.get(annotation)
    if special is not None:
        return special
    form, arguments = get_origin(annotation), get_args(annotation)
    if form is Annotated:
        return _reading_of(arguments[0])
    if form is Literal:
        return lambda spot: _one_of(spot, cast("tuple[str, ...]", arguments))
    if form in {Union, types.UnionType}:
        return _reading_of_either([each for each in arguments if each is not type(None)])
    if form is tuple:
        return lambda spot: array_in(spot, _reading_of(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return lambda spot: _or_wrong(struct_in(spot, annotation))
    message = f"no spelling for {annotation}"
    raise TypeError(message)


def _reading_of_either(kinds: list[Any]) -> Reading:
    if len(kinds) == 1:
        return _reading_of(kinds[0])
    return lambda spot: _scalar(spot, tuple(kinds))


def _or_wrong(made: object) -> object:
    return WRONG if made is None else made


def array_in(spot: Spot, read: Reading) -> tuple[object, ...]:
    """The members of an array; those that are wrong are left out."""
    if not isinstance(spot.value, list):
        what = f"`{spot.name}`" if spot.steps else "this file"
        spot.wrong(f"{what} is an array, and this is {kind_of(spot.value)}", "put it in [ ]")
        return ()
    made = [read(member) for member in spot.members()]
    return tuple(member for member in made if member is not WRONG and member is not None)


def _scalar(spot: Spot, kinds: tuple[type, ...]) -> object:
    """A value of one of several plain types, in the order in which they are named."""
    if type(spot.value) in kinds:
        return spot.value
    wanted = " or ".join(kind_of(kind()) for kind in kinds)
    quotes = kinds == (str,) and kind_of(spot.value) not in {"a table", "an array", "nothing"}
    spot.wrong(
        f"`{spot.name}` is {wanted}, and this is {kind_of(spot.value)}",
        "put it in quotation marks" if quotes else None,
    )
    return WRONG


def string_in(spot: Spot) -> object:
    """A plain string; an id has no spaces in it."""
    made = _scalar(spot, (str,))
    if isinstance(made, str) and spot.steps[-1:] == ("id",) and made.split() != [made]:
        spot.wrong("an id has at least one character, and no spaces")
        return WRONG
    return made


def _one_of(spot: Spot, words: tuple[str, ...]) -> object:
    if isinstance(spot.value, str) and spot.value in words:
        return spot.value
    if _scalar(spot, (str,)) is not WRONG:
        renamed = RENAMED.get(str(spot.value)) if spot.name == "profile" else None
        listed = near(str(spot.value), words) or f"there are: {', '.join(words)}"
        hint = f"it is called `{renamed}` now" if renamed else listed
        spot.wrong(f"`{spot.value}` is no `{spot.name}`", hint)
    return WRONG


def _pairs(spot: Spot) -> object:
    """Keys with a value or several each; as pairs where keys come back."""
    if isinstance(spot.value, list):
        return array_in(spot, _pair)
    if not isinstance(spot.value, dict):
        spot.wrong(f"`{spot.name}` is a table, and this is {kind_of(spot.value)}")
        return WRONG
    made = [(key, said) for key, at in spot.value.items() for said in _said(spot.at(key, at))]
    return tuple(pair for pair in made if pair[1] is not WRONG)


def _said(spot: Spot) -> tuple[object, ...]:
    if isinstance(spot.value, list):
        return array_in(spot, lambda member: _scalar(member, (str,)))
    return (_scalar(spot, (str,)),)


def _pair(spot: Spot) -> object:
    match spot.value:
        case [str(key), str(value)]:
            return key, value
        case _:
            spot.wrong(f"a pair is two strings, and this is {kind_of(spot.value)}")
            return WRONG


def _date(spot: Spot) -> object:
    """A date, `"1955-12"` or `{ edtf = "1955-12", words = "late in 1955" }`."""
    if isinstance(spot.value, dict):
        return _or_wrong(struct_in(spot, Date))
    if not isinstance(spot.value, str):
        spot.wrong(
            f"`{spot.name}` is a date as a string, and this is {kind_of(spot.value)}",
            f'write {spot.name} = "{spot.value}"',
        )
        return WRONG
    try:
        return Date(spot.value)
    except BadDate as fault:
        spot.wrong(fault.message, fault.hint)
        return WRONG


def _prose(spot: Spot) -> object:
    """Inlines, from a string of inline Markdown."""
    return _from_markdown(spot, read_inlines)


def _citations(spot: Spot) -> object:
    """Citation items, from a string or several."""
    if isinstance(spot.value, list):
        made = array_in(spot, lambda member: _from_markdown(member, read_citation))
        return tuple(chain.from_iterable(cast("tuple[tuple[CitationItem, ...], ...]", made)))
    return _from_markdown(spot, read_citation)


def _from_markdown(spot: Spot, read: Callable[[str, str, int], object]) -> object:
    if _scalar(spot, (str,)) is WRONG:
        return WRONG
    try:
        return read(str(spot.value), spot.file.name, spot.line)
    except BadInput as fault:
        line = fault.line or spot.line
        spot.file.mistakes.add(fault.message, path=spot.file.name, line=line, hint=fault.hint)
        return WRONG


def _value(spot: Spot) -> object:
    """What a claim says: words as a string, or a table of one key that says what it is."""
    if isinstance(spot.value, str):
        words = _prose(spot)
        made = ValueWords(cast("tuple[Inline, ...]", words), origin=origin_of(spot))
        return WRONG if words is WRONG else made
    kinds: dict[str, type[msgspec.Struct]] = {
        "date": ValueDate,
        "entity": ValueEntity,
        "words": ValueWords,
    }
    named = [key for key in kinds if isinstance(spot.value, dict) and key in spot.value]
    if len(named) != 1:
        spot.wrong(
            f"`{spot.name}` does not say what it is",
            'write "words", { date = "…" }, { entity = "id" } or { words = "…" }',
        )
        return WRONG
    return _or_wrong(struct_in(spot, kinds[named[0]]))


_SPECIAL: dict[Any, Reading] = {
    str: string_in,
    int: lambda spot: _scalar(spot, (int,)),
    bool: lambda spot: _scalar(spot, (bool,)),
    Date: _date,
    Value: _value,
    tuple[Inline, ...]: _prose,
    tuple[CitationItem, ...]: _citations,
    tuple[tuple[str, str], ...]: _pairs,
}
