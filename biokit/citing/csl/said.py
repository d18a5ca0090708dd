"""What a style can come to say, found in its sheet without running it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from biokit.citing.csl.syntax import Choose, Element, Group, Names, Number, StyleSheet, Text

__all__ = ["FIRST_NOTE", "OP_CIT", "AreaName", "says", "says_words"]

AreaName = Literal["citation", "bibliography"]
FIRST_NOTE = "first-reference-note-number"
OP_CIT = re.compile(r"\b(?:(?:op|loc|art|ob)\W*cit|supra\b|above\b|a\.\s*a\.\s*O)", re.IGNORECASE)
"""How styles say that the full form stands in another note, in words of their own."""


def says(sheet: StyleSheet, area: AreaName, variables: frozenset[str]) -> bool:
    """Whether an area of a style has a place for one of the variables."""

    def one(element: Element) -> bool:
        match element:
            case Text(source="variable", name=name) | Number(variable=name):
                return name in variables
            case _:
                return False

    return _any(sheet, area, one)


def says_words(sheet: StyleSheet, area: AreaName, words: re.Pattern[str]) -> bool:
    """Whether an area of a style says such words as they stand."""

    def one(element: Element) -> bool:
        match element:
            case Text(source="value", name=name):
                return words.search(name) is not None
            case _:
                return False

    return _any(sheet, area, one)


def _any(sheet: StyleSheet, area: AreaName, wanted: Callable[[Element], bool]) -> bool:
    """Whether one of the elements an area can come to is wanted."""
    macros = dict(sheet.macros)
    seen: set[str] = set()
    layout = sheet.citation if area == "citation" else sheet.bibliography

    def any_of(elements: tuple[Element, ...]) -> bool:
        return any(map(wanted, elements)) or any(map(any_in, elements))

    def any_in(element: Element) -> bool:
        match element:
            case Text(source="macro", name=name) if name not in seen:
                seen.add(name)
                return any_of(macros.get(name, ()))
            case Group(children=children) | Names(substitute=children):
                return any_of(children)
            case Choose(branches=branches):
                return any(any_of(branch.children) for branch in branches)
            case _:
                return False

    return layout is not None and any_of(layout.layout.children)
