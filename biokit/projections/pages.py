"""Where the pages of a print edition begin, in words that every other edition understands.

A finished layout is read once and becomes a `PageMap`: for each page its folio, the node it begins
in, and how much of that node's text stands on earlier pages. The ebook marks its pages by it; notes
and an index that are found by page can ask it the same.

What is counted are letters: the characters of a node's printed text that are neither white space
nor without width, such as soft hyphens. Notes, their calls and running heads are no part of it, nor
are the hyphens that line breaks make; what the book supplies in the line (a chapter's number, the
head of a letter, quotation marks) is. So the count is the same in every edition that prints the
same text, however it is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import get_args

import msgspec

from biokit.model.nodes import Block, Note, Role, Section
from biokit.model.walk import walk

__all__ = ["PAGED", "WORDS", "PageMap", "PageStart", "holders", "letters"]

PAGED = frozenset({"pdf"})
"""Formats that can say on which page something stands."""
WORDS = 32
"""Letters by which a place is found again where the count has gone wrong."""

_NO_LETTER = re.compile(r"[\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")
"""White space, and what has no width: soft hyphens, joiners, marks of direction."""


_HOLDERS = (Section, Note, *get_args(Block))


def letters(text: str) -> str:
    """What is counted of some text."""
    return _NO_LETTER.sub("", text)


def holders(sections: Iterable[Section]) -> frozenset[str]:
    """The ids of the nodes that a place can be given in: sections, blocks and notes.

    Words in a line that have an id are too few to find a place by.
    """
    return frozenset(
        part.id
        for section in sections
        for part in walk(section)
        if isinstance(part, _HOLDERS) and part.id is not None
    )


class PageStart(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """Where one page begins: at a word, or with a page that templates make.

    A word that is broken over two pages belongs to the first: the second begins with the next word.
    A blank page, or one that holds but the end of a note, begins where the next page does.
    """

    label: str
    """The folio as it is printed, or would be: `iv`, `12`."""
    node: str = ""
    """The id of the innermost section, block or note that has one and holds the place; none on a
    page that templates make."""
    offset: int = 0
    """Letters of that node's text that stand before the place."""
    words: str = ""
    """The next letters of the same node, up to `WORDS`: an edition whose text differs, since it
    refers to other pages, finds the place by them."""
    made: Role | None = None
    """What the page is if templates make it: half title, title page, copyright page, contents."""
    blank: bool = False
    """No word of the text stands on it."""


class PageMap(msgspec.Struct, frozen=True, omit_defaults=True):
    """The pages of a print edition, every one of them, in order."""

    edition: str
    """The edition's id."""
    isbn: str | None
    """Its ISBN, as the edition has it."""
    starts: tuple[PageStart, ...]
    places: tuple[tuple[str, str], ...] = ()
    """The folio of each node that the index leads to, by its id."""
