"""Sorting cites and entries by a style's keys.

https://docs.citationstyles.org/en/stable/specification.html#sorting
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from biokit.citing.csl.citation_labels import citation_label
from biokit.citing.csl.collating import collation
from biokit.citing.csl.cursor import Cursor, Render
from biokit.citing.csl.dates import sortable_day
from biokit.citing.csl.elements import Compiler, sort_names
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.name_values import PersonName
from biokit.citing.csl.pieces import plain
from biokit.citing.csl.references import DATES, NAMES, NUMBERS, variable
from biokit.citing.csl.said import AreaName
from biokit.citing.csl.syntax import Area, Key, StyleSheet

T = TypeVar("T")
ALL_PARTS = {"year", "month", "day"}
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
DIGITS = re.compile(r"\d+")

SortKey = Callable[[Cursor], str]


def sort_keys(sheet: StyleSheet, area: Area, name: AreaName) -> tuple[tuple[SortKey, bool], ...]:
    """The keys of an area: from a cursor to text that collates, and whether it descends."""
    return tuple((_key(key, sheet, area, name), key.descending) for key in area.sort)


def _key(key: Key, sheet: StyleSheet, area: Area, name: AreaName) -> SortKey:
    options = area.names.over(sheet.names)
    if key.macro is not None:
        render: Render = Compiler(sheet, name, options, sort_names(key)).called(key.macro)
        return lambda cursor: plain(render(cursor)[0]).strip()
    what = variable(key.variable or "")
    demote = sheet.demote_non_dropping_particle
    if what in NAMES:
        return lambda cursor: _people(cursor.reference.names.get(what, ()), demote)
    if what in DATES:
        return lambda cursor: _date(cursor, what)
    if what == "citation-label":
        return citation_label
    if what in NUMBERS:
        return lambda cursor: _padded(cursor.text(what))
    return lambda cursor: plain(rich_text(cursor.text(what)))


def _people(people: Sequence[PersonName], demote: str) -> str:
    return "; ".join(_person(person, demote) for person in people)


def _person(person: PersonName, demote: str) -> str:
    if person.literal:
        return person.literal
    before = person.non_dropping if demote == "never" else ""
    after = "" if demote == "never" else person.non_dropping
    parts = (before, person.family, person.given, person.dropping, after, person.suffix)
    return " ".join(part for part in parts if part)


def _date(cursor: Cursor, name: str) -> str:
    value = cursor.reference.dates.get(name)
    if value is None:
        return ""
    if value.start is None:
        return value.literal or value.edtf
    ends = (value.start,) if value.end is None else (value.start, value.end)
    return "/".join(sortable_day(end, ALL_PARTS) for end in ends)


def _padded(words: str) -> str:
    return DIGITS.sub(lambda match: match[0].zfill(8), words)


def ordered(
    things: Sequence[T],
    cursor_of: Callable[[T], Cursor],
    keys: Sequence[tuple[SortKey, bool]],
) -> list[T]:
    """The things by the keys, the first one deciding; what a key finds empty comes last."""
    made = list(things)
    chinese = bool(made) and cursor_of(made[0]).locale.lang.startswith("zh")
    for key, descending in reversed(keys):
        values = [(key(cursor_of(thing)), thing) for thing in made]
        full = [pair for pair in values if pair[0]]
        empty = [thing for value, thing in values if not value]
        full.sort(key=lambda pair: _comparable(pair[0], chinese=chinese), reverse=descending)
        made = [thing for _, thing in full] + empty
    return made


def _comparable(value: str, *, chinese: bool) -> tuple[int, tuple[tuple[str, ...], str]]:
    """Years before our era stand first, the oldest before all; in Chinese, Chinese before Latin."""
    if value.startswith("-") and value[1:2].isdigit():
        return -1, ((value[1:],), "")
    if not chinese:
        return 0, collation(value)
    parts, lowered = collation(value)
    # The national encoding has the common characters in the order of their sounds.
    sounds = tuple(part.encode("gb18030", "replace").decode("latin-1") for part in parts)
    return 0 if HAN.match(value) or value[:1].isdigit() else 1, (sounds, lowered)
