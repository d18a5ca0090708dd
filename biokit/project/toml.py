"""Tables as TOML, laid out for authors: a line for every key, and no more nesting than needed."""

from __future__ import annotations

from collections.abc import Iterable

import tomlkit

from biokit.project.spelling import Table

__all__ = ["key_of", "value_of", "written"]


def written(
    table: Table, tables: Iterable[tuple[str, Table]] = (), arrays: Iterable[tuple[str, Table]] = ()
) -> str:
    """A document: `table`'s own keys, `[name]` for each of the tables, `[[name]]` for the arrays'.

    Args:
        table: its root.
        tables: by their dotted names.
        arrays: each member of an array of tables with the array's name.
    """
    parts = [_pairs(table)] if table else []
    parts += [f"[{name}]\n{_pairs(own)}" for name, own in tables]
    parts += [f"[[{name}]]\n{_pairs(own)}" for name, own in arrays]
    return "\n".join(parts)


def key_of(name: str) -> str:
    """A name as a key, in quotation marks where it needs them."""
    return tomlkit.key(name).as_string()


def _pairs(table: Table) -> str:
    return "".join(f"{key_of(name)} = {value_of(value)}\n" for name, value in table.items())


def value_of(value: object, indent: str = "") -> str:
    """A value in a line; where an array has several tables, one a line."""
    match value:
        case dict():
            inside = [f"{key_of(name)} = {value_of(own, indent)}" for name, own in value.items()]
            return f"{{ {', '.join(inside)} }}" if inside else "{}"
        case [dict(), _, *_]:
            deeper = f"{indent}  "
            lines = [f"{deeper}{value_of(member, deeper)},\n" for member in value]
            return f"[\n{''.join(lines)}{indent}]"
        case list():
            return f"[{', '.join(value_of(member, indent) for member in value)}]"
        case _:
            return tomlkit.item(value).as_string()
