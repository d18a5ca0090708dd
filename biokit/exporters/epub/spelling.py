"""Words and language tags as a package can hold them."""

from __future__ import annotations

from typing import Literal

from biokit.exporters.xhtml.markup import ILLEGAL, NAMED
from biokit.model.spelling import is_language_tag

__all__ = ["direction", "is_language_tag", "language_tag", "legal"]

_FROM_THE_RIGHT = frozenset(
    ["ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_UNKNOWN = "und"


def legal(words: str) -> str:
    """Words with the characters replaced that no XML document may hold, in one line."""
    return " ".join(ILLEGAL.sub(NAMED, words).split())


def language_tag(lang: str) -> str:
    """The tag, or that of an unknown language if it is not well formed."""
    return lang if is_language_tag(lang) else _UNKNOWN


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written: `ltr` or `rtl`."""
    primary, *rest = lang.lower().split("-")
    if "latn" in rest:
        return "ltr"
    return "rtl" if primary in _FROM_THE_RIGHT or {"arab", "hebr"} & set(rest) else "ltr"
