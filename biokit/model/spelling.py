"""What no book can hold: characters that are none, and language tags that are none."""

from __future__ import annotations

import re

import msgspec

__all__ = ["ILLEGAL", "is_language_tag", "may_hold_illegal"]

ILLEGAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Characters XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), and those it discourages and
EPUBCheck or an HTML parser refuses: C1 controls and non-characters."""


def may_hold_illegal(part: msgspec.Struct) -> bool:
    """Whether a string in it may hold such a character: JSON is made faster than a tree is walked.

    JSON escapes those below U+0020, and no half of a pair can be written in it.
    """
    try:
        written = msgspec.json.encode(part).decode()
    except UnicodeError:
        return True
    return "\\u00" in written or ILLEGAL.search(written) is not None


_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*"
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE | re.ASCII,
)
"""A well-formed language tag (https://www.rfc-editor.org/rfc/rfc5646#section-2.1)."""


def is_language_tag(lang: str | None) -> bool:
    """Whether it is a tag, or nothing."""
    return lang is None or _TAG.fullmatch(lang) is not None
