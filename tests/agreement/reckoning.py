"""Reads a finished book's pages, and asks of each number printed in it whether it is right.

All is found by text search: nothing here knows how the book was made.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pypdf import PdfReader

from tests.agreement.told import bare

__all__ = ["Leaf", "Printed", "expanded", "folio_value"]

FOLIO = r"(?:\d+|[ivxlc]+)"
LOCATOR = re.compile(rf"\b({FOLIO})(?:n(\d*)|[–-]\s?({FOLIO}))?\b")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True)
class Leaf:
    """A page: its folio, its lines, and its words without spaces and hyphens."""

    folio: str
    text: str
    bare: str


class Printed:
    """The pages of a PDF."""

    def __init__(self, content: bytes) -> None:
        reader = PdfReader(io.BytesIO(content))
        self.pages = [
            Leaf(label, words, bare(words).replace("\u2060", ""))
            for label, page in zip(reader.page_labels, reader.pages, strict=True)
            for words in (_without_head(page.extract_text(), label),)
        ]

    def of(self, word: str, within: range | None = None) -> list[str]:
        """The folios of the pages that have a word; letters and spaces of lines do not count."""
        wanted = bare(word)
        chosen = self.pages if within is None else [self.pages[n] for n in within]
        return [leaf.folio for leaf in chosen if wanted in leaf.bare]

    def first(self, word: str) -> int:
        """The first page that has a word, from 0."""
        wanted = bare(word)
        return next(n for n, leaf in enumerate(self.pages) if wanted in leaf.bare)

    def spaced(self, pages: Iterable[int]) -> str:
        """The text of several pages in one line; words broken over lines are whole again."""
        text = "\n".join(self.pages[n].text for n in pages)
        return " ".join(re.sub(r"[‐\u00ad]\n", "", text).replace("\u2060", "").split())


def _without_head(text: str, folio: str) -> str:
    """A page's head and folio come last in our PDFs, on a line of their own."""
    body, _, last = text.rpartition("\n")
    return body if re.fullmatch(rf"{folio}\b.*|.*\b{folio}", " ".join(last.split())) else text


def folio_value(folio: str) -> int:
    """Where a folio is in its series."""
    if folio.isdigit():
        return int(folio)
    values = [ROMAN[sign] for sign in folio]
    return sum(
        -value if value < then else value
        for value, then in zip(values, [*values[1:], 0], strict=True)
    )


def expanded(words: str, folios: list[str]) -> Iterator[str]:
    """Each page of locators, `v, 12–14, 20n3, 41n` as `v`, `12`, `13`, `14`, `20n3`, `41n`.

    Args:
        words: the locators.
        folios: of the book, in order, in which a range is looked up.
    """
    for found in LOCATOR.finditer(words):
        first, note, last = found.groups()
        if note is not None:
            yield f"{first}n{note}"
        elif last:
            begin, end = folios.index(first), folios.index(last)
            yield from folios[begin : end + 1]
        else:
            yield first
