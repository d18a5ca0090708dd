"""Given names shortened to initials, or their initials brought to one form."""

from __future__ import annotations

import re
from functools import lru_cache

PART = re.compile(r"<[^>]*>|[\s\u00a0]+|[-\u2010\u2011]|\.|[^\s.<\-\u2010\u2011]+")


@lru_cache(maxsize=8192)
def initialized(given: str, mark: str, *, hyphen: bool) -> str:
    """`Jean-Luc` as `J.-L.`; words without a capital stay whole, and so do abbreviations.

    Args:
        given: the given names.
        mark: what follows an initial, `.` or `. ` or nothing.
        hyphen: whether a hyphen between names stays.
    """
    return _composed(given, mark, hyphen=hyphen, shorten=True)


@lru_cache(maxsize=8192)
def normalized(given: str, mark: str, *, hyphen: bool) -> str:
    """Only what are initials already in that form: `J R R` as `J. R. R.`; names stay whole."""
    return _composed(given, mark, hyphen=hyphen, shorten=False)


def _composed(given: str, mark: str, *, hyphen: bool, shorten: bool) -> str:
    made = ""
    hyphened = False
    was_whole = False
    parts = PART.findall(given)
    for index, part in enumerate(parts):
        if part.startswith("<"):
            # The space after an initial belongs outside of the tag that ends with it.
            space = " " if made.endswith(" ") and part.startswith("</") else ""
            made = made.rstrip() + part + space if space else made + part
        elif part in "-\u2010\u2011":
            hyphened = True
        elif part.strip() and part != ".":
            dotted = parts[index + 1 : index + 2] == ["."]
            short = _short(part, dotted=dotted, shorten=shorten)
            if hyphened and short is None and part.islower() and shorten:
                continue
            made = _led_to(
                made,
                hyphened=hyphened and (hyphen or short is None),
                space=was_whole or short is None,
            )
            made += part + ("." if dotted else "") if short is None else short + mark
            was_whole, hyphened = short is None, False
    return re.sub(r"[\s\u00a0]+", " ", made).strip()


def _led_to(made: str, *, hyphened: bool, space: bool) -> str:
    if hyphened:
        return made.rstrip() + "-"
    if space and made and not made.endswith((" ", "-", ">")):
        return made + " "
    return made


def _short(word: str, *, dotted: bool, shorten: bool) -> str | None:
    """What stands before the mark; `None` for a word that is printed whole."""
    if dotted and word[0].isupper():
        return word
    if len(word) == 1 and word.isupper():
        return word
    letters = [sign for sign in word if sign.isalpha()]
    if not shorten or not letters or not letters[0].isupper():
        return None
    if len(letters) > 1 and letters[1].isupper() and not word.isupper():
        # A letter that Latin script writes with two: `TSerendorj` is *Ts.*
        return letters[0] + letters[1].lower()
    return letters[0]
