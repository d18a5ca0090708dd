"""Letters of a script that the language they stand in is not written with."""

from __future__ import annotations

import re

__all__ = ["foreign_script", "is_latin"]

_SCRIPTS: tuple[tuple[str, str, frozenset[str]], ...] = tuple(
    (name, rf"[{letters}](?:\s?[{letters}])+", frozenset(languages.split()))
    for name, letters, languages in (
        ("Kana", "\u3041-\u30ff", "ja"),
        ("Hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af", "ko"),
        ("Han", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff", "zh ja ko yue wuu lzh nan hak"),
        ("Cyrillic", "\u0400-\u052f", "ru uk be bg sr mk kk ky tg mn tt ba cu"),
        ("Greek", "\u0370-\u03ff\u1f00-\u1fff", "el grc"),
        ("Hebrew", "\u0591-\u05f4", "he yi"),
        ("Arabic", "\u0600-\u06ff\u0750-\u077f", "ar fa ur ps ug sd ckb"),
        ("Devanagari", "\u0900-\u097f", "hi sa mr ne"),
        ("Thai", "\u0e00-\u0e7f", "th"),
        ("Georgian", "\u10a0-\u10ff", "ka"),
        ("Armenian", "\u0530-\u058f", "hy"),
    )
)
"""Scripts that a voice reads wrong in another language: name, words, and languages that use it.

Kana and Hangul come before Han, which their languages use as well.
"""
_ANY = re.compile(r"[\u0370-\u1fff\u3041-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""A letter that may be of one of them."""
_NO_LANGUAGE = frozenset({"mul", "und", "zxx"})
"""Who marks words with these has said that there is no language to name."""


def is_latin(text: str) -> bool:
    """Whether no letter of a text is of one of these scripts: most texts, told fast."""
    return text.isascii() or _ANY.search(text) is None


def foreign_script(text: str, lang: str | None) -> tuple[str, str] | None:
    """A script that a language is not written with, and the first words of the text in it.

    Two letters at least: a lone α is a sign, not a word.

    Args:
        text: what is said.
        lang: the language it is marked as, its own or that of what stands around it.
    """
    if is_latin(text):
        return None
    language = (lang or "").partition("-")[0].lower()
    if language in _NO_LANGUAGE:
        return None
    for name, words, languages in _SCRIPTS:
        # Compiled when a text needs it: few do, and all at once take longer than a small book.
        found = re.search(words, text) if language not in languages else None
        if found is not None:
            return name, found[0]
    return None
