"""Entries of life.toml, sources.json and biography.toml, merged key by key.

What nobody changes is kept to the letter: comments, order and spelling of an author's.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec
import tomlkit

from biokit.errors import BadProject
from biokit.project.spelling import Table
from biokit.project.toml import value_of, written

__all__ = [
    "ROOT",
    "Clash",
    "Edit",
    "Entry",
    "edit_between",
    "edited_json",
    "edited_toml",
    "entries_in",
    "line_of",
]

Entry: TypeAlias = tuple[str, str]
"""An array of tables and the id of one of its members: `("persons", "ann")`. Of a list of sources
the array is `sources`; the root of a file is `("", "")`."""
Keys: TypeAlias = tuple[str, ...]
"""The way to a value in an entry: `("custom", "kind")`."""

ROOT: Entry = ("", "")
NESTED = frozenset({"custom", "identifiers", "rights"})
"""Keys whose tables are merged key by key."""
UNITED = frozenset({"names", "keywords", "contributors", "headings", "based-on"})
"""Keys whose arrays are sets: what either side adds is added."""


class Clash(msgspec.Struct, frozen=True):
    """A value that both changed."""

    keys: Keys
    author: Any
    """What stands; `None` is nothing."""
    input: Any
    """What does not."""


def line_of(clash: Clash) -> str:
    """What a report says of it."""
    author, other = (
        "nothing" if value is None else f"`{json.dumps(value, ensure_ascii=False)}`"
        for value in (clash.author, clash.input)
    )
    return f"`{'.'.join(clash.keys)}` is {author} with you and {other} in the input"


class Edit(msgspec.Struct, frozen=True):
    """What changes in an entry."""

    changes: tuple[tuple[Keys, Any], ...] = ()
    """New values; `None` takes the key out."""
    clashes: tuple[Clash, ...] = ()


def edit_between(before: Table, author: Table, new: Table) -> Edit:
    """What the input changed and the author did not.

    Args:
        before: the entry as it was read in when it was last.
        author: as it stands.
        new: as it is read in now.
    """
    was, own, came = _flat(before), _flat(author), _flat(new)
    changes: list[tuple[Keys, Any]] = []
    clashes: list[Clash] = []
    for keys in dict.fromkeys((*came, *was)):
        old, mine, other = was.get(keys), own.get(keys), came.get(keys)
        if other in (old, mine):
            continue
        if mine == old:
            changes.append((keys, other))
        elif keys[-1] in UNITED and isinstance(mine, list) and isinstance(other, list):
            united = _united(old or [], mine, other)
            changes += [(keys, united)] if united != mine else []
        else:
            clashes.append(Clash(keys, mine, other))
    return Edit(tuple(changes), tuple(clashes))


def _flat(table: Table, above: Keys = ()) -> dict[Keys, Any]:
    made: dict[Keys, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict) and key in NESTED:
            made |= _flat(value, (*above, key))
        else:
            made[(*above, key)] = value
    return made


def _united(old: list[Any], mine: list[Any], other: list[Any]) -> list[Any]:
    kept = [one for one in mine if one in other or one not in old]
    return [*kept, *(one for one in other if one not in old and one not in mine)]


def entries_in(root: Mapping[str, Any], arrays: Collection[str]) -> dict[Entry, Table]:
    """The members of a file's arrays of tables, by array and id."""
    return {
        (name, str(member["id"])): member
        for name in arrays
        for member in root.get(name, ())
        if isinstance(member, dict) and "id" in member
    }


# ------------------------------------------------------------------------------------------- TOML


def edited_toml(text: str, edits: Mapping[Entry, Edit], gone: Collection[Entry], name: str) -> str:
    """A file of tables with some entries changed and some taken out.

    Raises:
        BadProject: it is written in a way in which that cannot be done.
    """
    if not gone and not any(edit.changes for edit in edits.values()):
        return text
    document: Any = tomlkit.parse(text)
    wanted: Any = tomllib.loads(text)
    for root in (document, wanted):
        for (array, key), edit in edits.items():
            table = root if (array, key) == ROOT else root[array][_place(root[array], key)]
            for keys, value in edit.changes:
                _set(table, keys, value)
        for array, key in gone:
            del root[array][_place(root[array], key)]
            if not root[array]:
                del root[array]
    made = tomlkit.dumps(document)
    if _read(made) != wanted:
        raise BadProject(
            "this file cannot be changed as its input was",
            path=name,
            hint="write its arrays as tables, [[persons]], [[events]] …, after all single keys",
        )
    return made


def _read(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _place(members: Any, key: str) -> int:  # noqa: ANN401 (of tomlkit or of plain Python)
    return next(i for i, one in enumerate(members) if str(one.get("id")) == key)


def _set(table: Any, keys: Keys, value: Any) -> None:  # noqa: ANN401 (as above)
    """Give a table of tomlkit, or a plain one, another value."""
    *above, last = keys
    is_root = isinstance(table, tomlkit.TOMLDocument)
    is_plain = type(table) is dict
    for key in above:
        if key not in table:
            fresh: Any = tomlkit.table() if is_root else tomlkit.inline_table()
            table[key] = {} if is_plain else fresh
        table = table[key]
    if value is None:
        table.pop(last, None)
    elif is_plain:
        table[last] = value
    elif isinstance(table.get(last), tomlkit.items.AoT):
        document: Any = tomlkit.parse(written({}, (), [(last, one) for one in value]))
        table[last] = document[last]
    else:
        document = tomlkit.parse(f"x = {value_of(value)}\n")
        table[last] = document["x"]


# ------------------------------------------------------------------------------------------- JSON


def edited_json(text: str, edits: Mapping[str, Edit], gone: Collection[str]) -> str:
    """A list of sources with some entries changed and some taken out, the others to the letter."""
    made: list[str] = []
    at = 0
    spans = list(_members(text))
    for number, (start, end, member) in enumerate(spans):
        key = str(member.get("id")) if isinstance(member, dict) else ""
        if key in gone:
            last = number == len(spans) - 1
            made.append(text[at:start].rstrip().removesuffix(",") if last else text[at:start])
            at = end if last else spans[number + 1][0]
        elif key in edits and edits[key].changes:
            made += [text[at:start], _written(_changed(member, edits[key]), text[start:end])]
            at = end
    return "".join(made) + text[at:]


def _members(text: str) -> Iterator[tuple[int, int, Any]]:
    """Where each member of the array at the root begins and ends, and what it is."""
    decoder = json.JSONDecoder()
    at = text.index("[") + 1
    while True:
        while text[at] in " \t\r\n,":
            at += 1
        if text[at] == "]":
            return
        member, end = decoder.raw_decode(text, at)
        yield at, end, member
        at = end


def _changed(member: Table, edit: Edit) -> Table:
    made = json.loads(json.dumps(member))
    for keys, value in edit.changes:
        *above, last = keys
        table = made
        for key in above:
            table = table.setdefault(key, {})
        if value is None:
            table.pop(last, None)
        else:
            table[last] = value
    return {key: value for key, value in made.items() if value != {}}


def _written(member: Table, before: str) -> str:
    """A member in the manner of the one that stood there: in a line, or a key a line."""
    if "\n" not in before:
        return json.dumps(member, ensure_ascii=False)
    return json.dumps(member, ensure_ascii=False, indent=2).replace("\n", "\n  ")
