"""The order of words in lists, as dictionaries have it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["collation"]

IGNORED = re.compile(r"[^\w\s]|_")
UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)


@lru_cache(maxsize=16384)
def collation(words: str) -> tuple[tuple[str, ...], str]:
    """Text as dictionaries order it: word by word, letters before accents, accents before case."""
    lowered = words.casefold().translate(UNDECOMPOSED)
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(sign)
    )
    return tuple(IGNORED.sub("", bare).split()), IGNORED.sub("", lowered)
