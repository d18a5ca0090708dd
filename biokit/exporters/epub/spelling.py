"""Words and language tags as a package can hold them."""

from __future__ import annotations

import re
from typing import Literal

from biokit.exporters.xhtml.markup import ILLEGAL, NAMED

__all__ = ["direction", "is_language_tag", "language_tag", "legal"]

_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
"""A well-formed language tag (https://www.rfc-editor.org/rfc/rfc5646#section-2.1)."""

_FROM_THE_RIGHT = frozenset(
    ["ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_UNKNOWN = "und"


def legal(words: str) -> str:
    """Words with the characters replaced that no XML document may hold, in one line."""
    return " ".join(ILLEGAL.sub(NAMED, words).split())


def is_language_tag(lang: str | None) -> bool:
    """Whether it is a tag, or nothing."""
    return lang is None or _TAG.fullmatch(lang) is not None


def language_tag(lang: str) -> str:
    """The tag, or that of an unknown language if it is not well formed."""
    return lang if _TAG.fullmatch(lang) else _UNKNOWN


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """Which way a language is written: `ltr` or `rtl`."""
    primary, *rest = lang.lower().split("-")
    if "latn" in rest:
        return "ltr"
    return "rtl" if primary in _FROM_THE_RIGHT or {"arab", "hebr"} & set(rest) else "ltr"
