"""What pandoc's metadata says for catalogues: identifiers, subjects, the series of a book.

https://pandoc.org/MANUAL.html#epub-metadata
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from biokit.notation.prose import plain_words

__all__ = ["PANDOC", "filed_under"]

Mapping = dict[str, Any]

PANDOC: dict[str, tuple[str, dict[str, str]]] = {
    "subject": ("headings", {"text": "text", "authority": "scheme", "term": "code"}),
    "identifier": ("identifiers", {"text": "value", "scheme": "scheme"}),
}
"""Keys that hold a string, a table, or several: the field of a biography they are, and what the
keys of their tables are there."""
_SERIES, _POSITION = "belongs-to-collection", "group-position"


def filed_under(values: Mapping) -> tuple[dict[str, list[Mapping]], frozenset[str]]:
    """Fields of a biography in the form of the canonical JSON, and the keys they were read from.

    A key that says what it cannot is none of them.
    """
    fields: dict[str, list[Mapping]] = {}
    read = set()
    for key, (field, names) in PANDOC.items():
        made = list(_members(values.get(key), names))
        if made and None not in made:
            fields[field] = [each for each in made if each is not None]
            read.add(key)
    name, position = _word(values.get(_SERIES)), _word(values.get(_POSITION))
    if name is not None:
        fields["series"] = [{"name": name, **({} if position is None else {"position": position})}]
        read |= {_SERIES} | ({_POSITION} if position is not None else set())
    return fields, frozenset(read)


def _members(value: object, names: dict[str, str]) -> Iterator[Mapping | None]:
    """Each of one or several; `None` for what is neither a string nor a table of strings."""
    for member in value if isinstance(value, list) else [] if value is None else [value]:
        table = member if isinstance(member, dict) else {"text": member}
        said = {names.get(key, ""): _word(word) for key, word in table.items()}
        whole = "text" in table and "" not in said and None not in said.values()
        yield said if whole else None


def _word(value: object) -> str | None:
    match value:
        case bool():
            return None
        case str() | int() | float():
            return plain_words(str(value))
        case _:
            return None
