"""Paragraphs as words and marks, and what a rule sees of them at one place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import msgspec

from biokit.importers.text import words as w
from biokit.model.nodes import Certainty

TOKEN = re.compile(
    r"[^\W_]+(?:['’&-][^\W_]+)*(?:(?<=\b[A-Z])\.(?:[A-Z]\.)+)?"  # words, possessives, U.S.
    r"|\.{2,}|[^\w\s]|_"
)
CLOSING = frozenset(",.;:?!)]")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or a mark."""

    text: str
    low: str
    """The same in lower case."""
    start: int
    spaces: int
    """White space characters before it."""

    @property
    def is_word(self) -> bool:
        """A word or a number, and not a mark."""
        return self.text[:1].isalnum()

    @property
    def is_capital(self) -> bool:
        """It begins with a capital letter."""
        return self.text[:1].isupper()


NOTHING = Token("", "", 0, 0)


class Lacuna(msgspec.Struct, frozen=True, gc=False):
    """A place where words are missing."""

    offset: int
    """Characters of the paragraph before it."""
    certainty: Certainty
    sign: str
    """What gives it away."""
    strong: bool = False
    """Wrong in any English, whoever wrote it."""


class Window(msgspec.Struct, frozen=True, gc=False):
    """Two neighbours, `one` and `two`, and who stands beside them."""

    before: Token
    one: Token
    two: Token
    after: Token
    beyond: Token

    @property
    def side_by_side(self) -> bool:
        """Two words with nothing but white space between them."""
        return self.two.spaces > 0 and self.one.is_word and self.two.is_word

    @property
    def stranding(self) -> Literal["no", "perhaps", "yes"]:
        """Whether `one`, a preposition, may end a clause or be a part of the verb before it."""
        low = self.before.low
        if not self.before.is_word or low in w.STRANDING or low in w.BEING:
            return "yes"
        if self.before.is_capital:
            return "no"
        if low.endswith(("ed", "ing")):
            return "yes" if low in w.PHRASAL else "perhaps"
        return "no"


Told = tuple[Certainty, str, bool] | None
"""How certain, by what sign, and whether it is strong."""
Sign = Callable[[Window], Told]


def tokens(text: str) -> list[Token]:
    """The words and marks of a paragraph."""
    found = []
    end = 0
    for match in TOKEN.finditer(text):
        word = match[0]
        found.append(Token(word, word.lower(), match.start(), match.start() - end))
        end = match.end()
    return found
