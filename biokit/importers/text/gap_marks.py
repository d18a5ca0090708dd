"""Signs of a lost word in the marks: brackets, commas, quotation marks, hyphens out of place."""

from __future__ import annotations

from biokit.importers.text import words as w
from biokit.importers.text.gap_tokens import CLOSING, Sign, Told, Window


def nothing_in_brackets(at: Window) -> Told:
    """`zhiqing () in`, `( )`, `(, born 1955)`, `( and science)`; not `main()`."""
    one, two = at.one, at.two
    if one.text != "(":
        return None
    if two.text in {",", ";"} or (two.text == ")" and one.spaces):
        return "certain", "nothing in the brackets", True
    if two.spaces or (two.text == ":" and at.after.spaces):
        return "certain", "nothing after the bracket", False
    return None


def brackets_after_nothing(at: Window) -> Told:
    """`of the (CCP) in`, `later in (1921)`, `Antic Hay, (1925)`: what they explain is gone."""
    one, after = at.one, at.after
    if at.two.text != "(" or not at.two.spaces:
        return None
    abbreviates = len(after.text) > 1 and after.text.isupper() and at.beyond.text == ")"
    dates = len(after.text) == 4 and after.text.isdigit() and at.beyond.text in {")", "-", "–"}
    if abbreviates or dates:
        if one.low in w.ARTICLES or one.low in w.SECOND_PREPOSITIONS:
            return "certain", "brackets after nothing", True
        if one.text == ",":
            return "probable", "brackets after nothing", False
    return None


def nothing_in_quotes(at: Window) -> Told:
    """`the essay "" in which`."""
    one, two, after = at.one, at.two, at.after
    pair = (one.text, two.text) in {('"', '"'), ("“", "”")}
    if pair and (one.spaces or at.before.text == "(") and (after.spaces or after.text in CLOSING):
        return "certain", "nothing in the quotation marks", not two.spaces
    return None


def mark_after_nothing(at: Window) -> Told:
    """`amid the , which`: white space before a mark that stands close."""
    two, after = at.two, at.after
    if not two.spaces or two.text not in CLOSING or not at.one.text:
        return None
    if two.text == "." and (
        (not after.spaces and after.is_word) or "." in {at.one.text, after.text}
    ):
        return None  # .5, .NET, and the spaced points of an omission
    if two.text == ":" and (at.one.text.isdigit() or (after.text in {")", "(", "-"})):
        return None
    if at.one.text == "," and two.text == ",":
        return "certain", "nothing between two commas", True
    if at.one.low in w.ARTICLES | w.POSSESSIVES:
        return "certain", "an article before a mark", True
    if at.one.low in w.PREPOSITIONS | w.COORDINATORS and at.one.low not in w.PARTICLES:
        return "certain", "a preposition or conjunction before a mark", True
    return "certain", "a space before a mark", False


def nothing_between_commas(at: Window) -> Told:
    """`Li Qiang,, and`: what was between was closed up."""
    if at.one.text == "," and at.two.text == "," and not at.two.spaces:
        return "certain", "nothing between two commas", False
    return None


def dash_after_nothing(at: Window) -> Told:
    """`like Cai and —both`, `the –JILA laboratory`: a dash set close on one side only."""
    one, two, after = at.one, at.two, at.after
    if two.text not in {"—", "–"} or not two.spaces or after.spaces or not after.is_word:
        return None
    if not one.is_word or after.text[:1].isdigit():
        return None
    weighty = one.low in w.ARTICLES | w.COORDINATORS or one.low in w.SECOND_PREPOSITIONS
    return "certain", "a space before a dash", weighty


def sentence_after_nothing(at: Window) -> Told:
    """`at a dead end. and of the mission`: a sentence that begins in lower case."""
    one, two, before = at.one, at.two, at.before
    ends = one.text == "." and not one.spaces and len(before.text) > 4 and before.text.islower()
    if ends and two.spaces and two.is_word and two.text.islower() and two.text.isalpha():
        return "probable", "a sentence without its beginning", False
    return None


def possessive_of_nothing(at: Window) -> Told:
    """`amid 's coastal`; not `'s-Hertogenbosch`."""
    closes = at.two.text in {"'", "’"} and at.two.spaces and at.after.text == "s"
    apart = at.beyond.spaces or not at.beyond.is_word
    if closes and apart and not at.after.spaces and at.beyond.text not in w.DUTCH_TOWNS:
        return "certain", "a possessive of nothing", True
    return None


def quote_after_nothing(at: Window) -> Told:
    """`the "low-end " were`: white space before a closing quotation mark."""
    if not at.two.spaces or at.two.text not in {'"', "”"}:
        return None
    closes = at.after.spaces or at.after.text in CLOSING or not at.after.text
    if at.two.text == "”" or closes:
        return "certain", "a space before a closing quotation mark", False
    return None


def hyphen_to_nothing(at: Window) -> Told:
    """`the -led campaign`, `China- relations`; not `pro- and anti-war`."""
    one, two, after = at.one, at.two, at.after
    if two.text == "-" and two.spaces and after.is_word and not after.spaces:
        lower = after.text[:1].islower() and one.is_word
        return ("certain", "a hyphen after nothing", False) if lower else None
    joins = two.low in w.COORDINATORS | {"to"} or not two.is_word
    if one.text == "-" and not one.spaces and two.spaces and at.before.is_word and not joins:
        return "probable", "a hyphen before nothing", False
    return None


SIGNS: tuple[Sign, ...] = (
    nothing_in_brackets,
    brackets_after_nothing,
    nothing_in_quotes,
    mark_after_nothing,
    nothing_between_commas,
    dash_after_nothing,
    sentence_after_nothing,
    possessive_of_nothing,
    quote_after_nothing,
    hyphen_to_nothing,
)
