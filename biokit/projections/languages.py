"""The languages that a book is written in, as shops and libraries ask for them."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.model.base import Node
from biokit.model.nodes import (
    BlockQuotation,
    Division,
    Letter,
    List,
    ListItem,
    PlateSection,
    Section,
)
from biokit.model.walk import children, plain_text

__all__ = ["IN_QUANTITY", "languages_of"]

IN_QUANTITY = 1_500
"""Letters that a reader of the language would call some of the book: a page. A foreign phrase, and
a title in the notes, make no book bilingual."""
_WIDE = "\u2e80"
"""From here on a sign is a syllable or a word."""
_HOLDING = (BlockQuotation, Division, Letter, List, ListItem, PlateSection, Section)


def languages_of(sections: tuple[Section, ...], lang: str) -> tuple[str, ...]:
    """The book's own language, then every other that whole blocks of it are in, by their tags.

    Args:
        sections: the text; of what is derived from it, titles of sources are in any language.
        lang: the book's own.
    """
    tags: dict[str, str] = {}
    amounts: dict[str, int] = {}
    for section in sections:
        for tag, words in _other_blocks(section, lang, lang):
            language = _primary(tag)
            tags.setdefault(language, tag)
            amounts[language] = amounts.get(language, 0) + _amount(words)
    return (lang, *(tags[key] for key, amount in amounts.items() if amount >= IN_QUANTITY))


def _other_blocks(node: Node, around: str, own: str) -> Iterator[tuple[str, str]]:
    """The words of every block that is in another language, with its tag."""
    lang = node.lang or around
    if isinstance(node, _HOLDING):
        for child in children(node):
            if isinstance(child, Node):
                yield from _other_blocks(child, lang, own)
    elif _primary(lang) != _primary(own):
        yield lang, plain_text(node)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _amount(words: str) -> int:
    return sum(3 if sign >= _WIDE else 1 for sign in words)
