"""Styles (17.7): what each is for and how it looks, through the styles it is based on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from biokit.importers.docx.parsing import Xml, number_of, switched_on, value_of
from biokit.importers.docx.style_names import (
    CharacterMeaning,
    ParagraphMeaning,
    heading_level,
    of_character,
    of_paragraph,
)

__all__ = ["BODY_LEVEL", "CharacterStyle", "ParagraphStyle", "Styles", "margin"]

LONGEST_CHAIN = 40
BODY_LEVEL = 9
"""The outline level that is none (17.3.1.20)."""


class ParagraphStyle(msgspec.Struct, frozen=True):
    """A paragraph's style, with what it has from those it is based on."""

    name: str = ""
    meaning: ParagraphMeaning | None = None
    level: int | None = None
    """Of a heading, from 1."""
    numbering: tuple[int, int] | None = None
    """The list and the level in it, from 0."""
    italic: bool = False
    bold: bool = False
    size: int | None = None
    """Half points."""
    centred: bool = False
    left: int = 0
    right: int = 0
    """How far it is set in, in twentieths of a point."""
    lang: str | None = None


class CharacterStyle(msgspec.Struct, frozen=True):
    """A character's style, with what it has from those it is based on."""

    meaning: CharacterMeaning | None = None
    properties: tuple[Xml, ...] = ()
    """Its run properties and those below it, the nearest first."""


class Styles:
    """The styles of a document.

    Args:
        root: of the part; none if there is no such part.
    """

    def __init__(self, root: Xml | None) -> None:
        found = [] if root is None else root.findall("style")
        self._styles = {style.get("styleId") or "": style for style in found}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, CharacterStyle] = {}
        usual = [
            style
            for style in found
            if style.get("type") == "paragraph" and style.get("default") in {"1", "true", "on"}
        ]
        self.usual = (usual[0].get("styleId") or "") if usual else ""
        base = None if root is None else root.find("docDefaults/rPrDefault/rPr")
        self.lang = value_of(base, "lang")
        self.size = number_of(base, "sz")

    def paragraph(self, key: str | None) -> ParagraphStyle:
        """The style of a paragraph that names it, or of one that names none."""
        key = self.usual if key is None else key
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph(key)
        return self._paragraphs[key]

    def character(self, key: str | None) -> CharacterStyle:
        """The style of a run."""
        if key is None:
            return CharacterStyle()
        if key not in self._characters:
            chain = list(self._chain(key))
            names = [value_of(style, "name") or "" for style in chain] or [key]
            properties = (style.find("rPr") for style in chain)
            self._characters[key] = CharacterStyle(
                next((found for name in names if (found := of_character(name))), None),
                tuple(each for each in properties if each is not None),
            )
        return self._characters[key]

    def _chain(self, key: str) -> Iterator[Xml]:
        """A style and those it is based on; a circle ends where it closes."""
        seen: set[str] = set()
        while key in self._styles and key not in seen and len(seen) < LONGEST_CHAIN:
            seen.add(key)
            yield self._styles[key]
            key = value_of(self._styles[key], "basedOn") or ""

    def _paragraph(self, key: str) -> ParagraphStyle:
        chain = list(self._chain(key))
        names = [value_of(style, "name") or style.get("styleId") or "" for style in chain] or [key]
        level, meaning = _meaning(names)
        said = _first(number_of(style, "pPr/outlineLvl") for style in chain)
        if said is not None and meaning in {None, "body"}:
            level = said + 1 if 0 <= said < BODY_LEVEL else None
        return ParagraphStyle(
            names[0],
            None if level is not None else meaning,
            level,
            _numbering(chain),
            italic=bool(_first(switched_on(style, "rPr/i") for style in chain)),
            bold=bool(_first(switched_on(style, "rPr/b") for style in chain)),
            size=_first(number_of(style, "rPr/sz") for style in chain) or self.size,
            centred=_first(value_of(style, "pPr/jc") for style in chain) == "center",
            left=_first(margin(style.find("pPr"), "left", "start") for style in chain) or 0,
            right=_first(margin(style.find("pPr"), "right", "end") for style in chain) or 0,
            lang=_first(value_of(style, "rPr/lang") for style in chain),
        )


def margin(properties: Xml | None, *names: str) -> int | None:
    """How far a paragraph is set in on one side, which has two names."""
    return _first(number_of(properties, "ind", name) for name in names)


def _meaning(names: list[str]) -> tuple[int | None, ParagraphMeaning | None]:
    """What the nearest style says whose name says anything."""
    for name in names:
        level, meaning = heading_level(name), of_paragraph(name)
        if level is not None or meaning is not None:
            return level, None if level is not None else meaning
    return None, None


def _numbering(chain: list[Xml]) -> tuple[int, int] | None:
    key = _first(number_of(style, "pPr/numPr/numId") for style in chain)
    level = _first(number_of(style, "pPr/numPr/ilvl") for style in chain)
    return None if key is None else (key, level or 0)


T = TypeVar("T")


def _first(values: Iterator[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)
