"""Rules of writing: a title, and characters and language tags that every format can hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from biokit.checks.base import Examined, Flaw, Spot, rule
from biokit.model.spelling import ILLEGAL, is_language_tag
from biokit.model.walk import Part, plain_text

TAG_HINT = "tags are those of BCP 47: en-GB, zh-Hans, zh-Latn-pinyin"
CHARACTER_HINT = "take it out: it is printed as U+FFFD"


@rule("no-title", "error", "the book has no title")
def no_title(examined: Examined) -> Iterator[Flaw]:
    """Reading systems, shops and catalogues know it by nothing else."""
    if not plain_text(examined.biography.title).strip():
        said = plain_text(examined.biography.title)
        yield Flaw(examined.root, "the book has no title", "give it one", said)


@rule("wrong-language", "error", "a language tag is none")
def wrong_language(examined: Examined) -> Iterator[Flaw]:
    """It has the form of a tag; whether anybody speaks the language is not asked."""
    for spot in examined.spots:
        lang: str | None = getattr(spot.part, "lang", None)
        if lang is not None and not is_language_tag(lang):
            yield Flaw(spot, f"{lang} is no language tag", TAG_HINT, lang)


@rule("illegal-character", "error", "a character stands in the text that no book can hold")
def illegal_character(examined: Examined) -> Iterator[Flaw]:
    """Control characters, halves of pairs, and what Unicode has set aside."""
    if examined.may_hold_illegal:
        for spot in examined.spots:
            yield from _illegal(spot)


def _illegal(spot: Spot) -> Iterator[Flaw]:
    found = (sign for words in _strings(spot.part) for sign in ILLEGAL.findall(words))
    for sign in dict.fromkeys(found):
        # Half of a pair cannot be written in a report either.
        words = None if unicodedata.category(sign) == "Cs" else sign
        yield Flaw(spot, illegal(sign), CHARACTER_HINT, words)


def _strings(part: Part) -> Iterator[str]:
    for name in part.__struct_fields__:
        value = getattr(part, name)
        for words in value if isinstance(value, tuple) else (value,):
            if isinstance(words, str):
                yield words


def illegal(sign: str) -> str:
    """What is wrong with a character, by its number: most of them have no other name."""
    kind = {"Cc": "a control character", "Cs": "half of a pair"}
    named = kind.get(unicodedata.category(sign), "no character")
    return f"U+{ord(sign):04X} is {named}, which no book can hold"
