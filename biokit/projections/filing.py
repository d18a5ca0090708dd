"""How an index files its headings: letter by letter, as a language's dictionaries do.

Signs that are no letters or digits are passed over, but a comma, a colon or a bracket ends what is
compared first: `Li, Qiang` stands before `Liang`. Accents and capitals decide only between headings
that are otherwise the same, save in languages whose alphabets have them as letters of their own
(`TAILORED`). Numbers stand before letters, by their value. An article at the head of a heading, and
any small word at the head of a sub-heading, is passed over in English, German and French.

A Chinese name stands under the letter of its sound: as its romanised form has it, if there is one,
else as the national standard GB 2312 does, whose common characters are in the order of their
sounds. Other scripts stand behind the Latin one.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

import msgspec

__all__ = ["NUMBERS", "Filed", "filed", "is_latin"]

NUMBERS = "0–9"
"""The initial of headings that begin with a number."""

_NORDIC = {"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"}
_DANISH = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}
TAILORED: dict[str, dict[str, str]] = {
    "sv": _NORDIC,
    "fi": _NORDIC,
    "da": _DANISH,
    "nb": _DANISH,
    "nn": _DANISH,
    "no": _DANISH,
    "es": {"ñ": "n~"},
    "cs": {"č": "c~", "ř": "r~", "š": "s~", "ž": "z~"},
    "pl": {"ą": "a~", "ć": "c~", "ę": "e~", "ł": "l~", "ń": "n~", "ó": "o~", "ś": "s~"}
    | {"ź": "z}", "ż": "z~"},
}
"""Letters of their own, by language, as what is compared: `{`, `|`, `}` follow `z`."""

UNDECOMPOSED = {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}

_ARTICLES = {
    "en": r"(?:the|an?)\s+",
    "de": r"(?:der|die|das|dem|den|des|eine?)\s+",
    "fr": r"(?:l['’]\s*|(?:les?|la|une?)\s+)",
}
_SMALL_WORDS = {
    "en": r"(?:the|an?|and|as|at|by|during|for|from|in|into|of|on|to|under|with)\s+",
    "de": r"(?:der|die|das|dem|den|des|eine?|als|am|an|auf|aus|bei|beim|für|im|in|mit|nach|seit|und"
    r"|unter|von|vom|vor|zu|zum|zur|über)\s+",
    "fr": r"(?:[ld]['’]\s*|(?:les?|la|une?|à|aux?|avec|chez|dans|des?|du|en|et|par|pour|sous|sur)"
    r"\s+)",
}
_ENDS_A_PART = re.compile(r"[,:;(\[]")
_DIGITS = re.compile(r"\d+")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_FIRST_OF_LETTER = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
"""The first character of GB 2312 under each letter that a Chinese syllable can begin with."""
_SOUNDS = tuple(sign.encode("gb18030") for sign in _FIRST_OF_LETTER)
_LETTERS = "abcdefghjklmnopqrstwxyz"
_END_OF_SOUNDS = b"\xd7\xfa"


class Filed(msgspec.Struct, frozen=True, order=True):
    """Where a heading stands among others; they compare as they are filed."""

    key: str
    exactly: str
    """Decides between headings whose letters are the same."""
    initial: str
    """The heading of its group: `A`, `Å`, `0–9`; nothing for what begins with no letter."""


@lru_cache(maxsize=8192)
def filed(heading: str, lang: str, romanised: str | None = None, *, below: bool = False) -> Filed:
    """Where a heading is filed.

    Args:
        heading: its words, of a person in the order in which they are filed.
        lang: the book's language.
        romanised: the same in Latin letters, if it is in others.
        below: whether it is a sub-heading.
    """
    primary = lang.partition("-")[0].lower()
    if _HAN.match(heading):
        return _by_sound(heading, primary, romanised)
    bare = _without(heading, (_SMALL_WORDS if below else _ARTICLES).get(primary))
    key = _key(romanised or bare, primary)
    return Filed(key, bare.lower(), _initial(romanised or bare, key, primary))


def is_latin(words: str) -> bool:
    """Whether all letters of some words are Latin."""
    return words.isascii() or not any(
        sign.isalpha() and not unicodedata.name(sign, "").startswith("LATIN") for sign in words
    )


def _without(words: str, small: str | None) -> str:
    """Words without the small ones at their head, if others are left."""
    while small is not None and (found := re.match(small, words, re.IGNORECASE)):
        rest = words[found.end() :]
        if not rest:
            break
        words = rest
    return words


def _key(words: str, primary: str) -> str:
    tailored = TAILORED.get(primary, {})
    parts = (_letters(part, tailored) for part in _ENDS_A_PART.split(words))
    return "\0".join(filter(None, parts))


def _letters(words: str, tailored: dict[str, str]) -> str:
    folded = unicodedata.normalize("NFC", words).casefold()
    made = (tailored.get(sign) or _plain(sign) for sign in folded)
    return _DIGITS.sub(lambda number: number[0].zfill(8), "".join(made))


def _plain(sign: str) -> str:
    """A letter without its accents, or a digit; nothing for what is neither."""
    if sign.isascii():
        return sign if sign.isalnum() else ""
    decomposed = unicodedata.normalize("NFKD", UNDECOMPOSED.get(sign, sign))
    return "".join(each for each in decomposed if each.isalnum())


def _initial(words: str, key: str, primary: str) -> str:
    if not key:
        return ""
    if key[0].isdigit():
        return NUMBERS
    folded = unicodedata.normalize("NFC", words).casefold()
    first = next(sign for sign in folded if _plain(sign))
    return (first if first in TAILORED.get(primary, {}) else _plain(first)[:1]).upper()


def _by_sound(heading: str, primary: str, romanised: str | None) -> Filed:
    code = heading.encode("gb18030", "replace")
    if romanised:
        key = _key(romanised, primary)
        initial = key[:1].upper()
    elif _SOUNDS[0] <= code[:2] < _END_OF_SOUNDS:
        initial = _LETTERS[bisect_right(_SOUNDS, code[:2]) - 1].upper()
        key = ""
    else:
        return Filed(heading, heading, heading[0])
    if primary == "zh" or not key:
        key = initial.lower() + code.decode("latin-1")
    return Filed(key, heading, initial)
