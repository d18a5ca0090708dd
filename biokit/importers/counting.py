"""How much of what an import brought, for its report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

from biokit.model.biography import Biography
from biokit.model.nodes import (
    Citation,
    Code,
    CodeBlock,
    Figure,
    Inline,
    InlineImage,
    LineBreak,
    Note,
    Section,
    Table,
    Text,
)
from biokit.model.walk import Part, children, walk

__all__ = ["counts_of", "number_of_words", "words_in"]

ALONE = "々〇\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
"""Chinese characters and kana: no spaces stand between words of them, so each counts for one."""
WORD = re.compile(rf"[{ALONE}]|[^\s—{ALONE}]+")
INLINES = get_args(Inline)


def counts_of(biography: Biography, images: int) -> tuple[tuple[str, int], ...]:
    """How much of what was read, in reading order."""
    counted = Counter[str]()
    for section in (*biography.sections, *biography.accounts):
        counted["words"] += words_in(section)
        for part in walk(section):
            match part:
                case Section():
                    counted["sections"] += 1
                case Note():
                    counted["notes"] += 1
                case Citation():
                    counted["citations"] += 1
                case Table():
                    counted["tables"] += 1
                case Figure() | InlineImage():
                    counted["figures"] += 1
                case _:
                    pass
    names = ("words", "sections", "notes", "citations", "tables", "figures")
    return (
        *((name, counted[name]) for name in names),
        ("sources", len(biography.sources)),
        ("images", images),
    )


def words_in(part: Part) -> int:
    """The words of a part of the book, those of its notes too."""
    return number_of_words("".join(_said(part)))


def number_of_words(text: str) -> int:
    """How many words a text has; where writing has none apart, as in Chinese, its characters."""
    return sum(word.isalnum() or any(map(str.isalnum, word)) for word in WORD.findall(text))


def _said(part: Part) -> Iterator[str]:
    """The text, with something between what does not stand in one line."""
    match part:
        case Text(value) | Code(value) | CodeBlock(value):
            yield value
        case LineBreak():
            yield " "
        case Citation():
            return
        case _:
            apart = isinstance(part, Note) or not isinstance(part, INLINES)
            if apart:
                yield "\n"
            for child in children(part):
                yield from _said(child)
            if apart:
                yield "\n"
