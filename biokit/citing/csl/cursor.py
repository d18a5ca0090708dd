"""Where rendering stands: the item and cite in hand, and what was decided about them before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from biokit.citing.csl.locales import Locale
from biokit.citing.csl.name_values import PersonName
from biokit.citing.csl.pieces import Pieces
from biokit.citing.csl.references import Reference

Position = Literal["first", "subsequent", "ibid", "ibid-with-locator"]

# Whether an element called variables, and whether any said something: what groups ask.
NOTHING, TERM, EMPTY, FILLED = 0, 1, 2, 3

Out = tuple[Pieces, int]
VOID: Out = ((), NOTHING)
UNSAID: Out = ((), EMPTY)


class Told(msgspec.Struct, frozen=True):
    """How an item is told from others that would print alike."""

    names: tuple[int, ...] = ()
    """For each names variable in the order of rendering, names shown before *et al.*; 0 is the
    style's own number."""
    given: tuple[tuple[int, ...], ...] = ()
    """For each, and each of its names: 0 as the style has it, 1 with initials, 2 in full."""
    conditions: int = 0
    """So many of the cite's `disambiguate="true"` hold, the first ones."""
    year_suffix: str = ""


UNTOLD = Told()


class NameList(msgspec.Struct, frozen=True):
    """One list of names as a cite printed it."""

    people: tuple[PersonName, ...]
    shown: int
    prints: Callable[[PersonName, int], str]
    """What a name prints in it, at a level of `Told.given`."""


class Cursor:
    """The state of one rendering. Elements are functions from it to pieces."""

    __slots__ = (
        "area",
        "cjk_in_full",
        "conditions_seen",
        "first_note",
        "hidden",
        "label",
        "lists",
        "locale",
        "locator",
        "locator_said",
        "names_seen",
        "near",
        "note",
        "number",
        "position",
        "reference",
        "sorting",
        "substituting",
        "suppress_author",
        "told",
        "year_suffix_said",
    )

    def __init__(  # noqa: PLR0913 (everything a style may ask)
        self,
        reference: Reference,
        locale: Locale,
        *,
        area: Literal["citation", "bibliography"] = "citation",
        told: Told = UNTOLD,
        position: Position = "first",
        near: bool = False,
        locator: str = "",
        label: str = "page",
        number: int = 0,
        first_note: int = 0,
        sorting: bool = False,
        suppress_author: bool = False,
        cjk_in_full: bool = False,
    ) -> None:
        self.reference = reference
        self.locale = locale
        self.area = area
        self.told = told
        self.position = position
        self.near = near
        self.locator = locator
        self.label = label
        self.number = number
        self.first_note = first_note
        self.sorting = sorting
        self.suppress_author = suppress_author
        self.cjk_in_full = cjk_in_full
        self.hidden: frozenset[str] = frozenset()
        """Variables that a substitution has taken; printing passes them over, conditions do not."""
        self.substituting = 0
        """How many substitutes this is within: what they say is not said again."""
        self.names_seen = 0
        self.conditions_seen = 0
        self.lists: list[NameList] | None = None
        """Filled with what was printed, for who wants to know."""
        self.year_suffix_said = False
        self.locator_said = False
        """A cite prints its locator once, however often the style asks for it."""

    def say(self, name: str) -> None:
        """A variable is printed here."""
        if self.substituting:
            self.hidden = self.hidden | {name}

    def text(self, name: str) -> str:
        """A standard or number variable; empty if the item does not have it."""
        match name:
            case "locator":
                return self.locator
            case "citation-number":
                return str(self.number) if self.number else ""
            case "first-reference-note-number":
                return str(self.first_note) if self.first_note else ""
            case "year-suffix":
                return self.told.year_suffix
            case _:
                return self.reference.texts.get(name, "")

    def has(self, name: str) -> bool:
        """Whether a variable says anything."""
        if name in ("locator", "citation-number", "first-reference-note-number", "year-suffix"):
            return bool(self.text(name))
        return self.reference.has(name)

    @property
    def lang(self) -> str:
        """The language whose rules of case apply: the item’s, or else the style’s."""
        return self.reference.language or self.locale.lang


Render = Callable[[Cursor], Out]
Holds = Callable[[Cursor], bool]
