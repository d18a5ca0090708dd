"""What ebooks of biokit's own say of themselves, so that they can be read back as they were.

`data-made` names what biokit made, and what it would make again; a section's classes and `data-`
attributes say what its heading does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.importers.epub.findings import Findings
from biokit.importers.epub.joining import dropped
from biokit.importers.epub.kinds import kind_of
from biokit.importers.epub.pages import Pages, words_of
from biokit.importers.xhtml.labels import names_of

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.epub.outline import Branch

__all__ = [
    "SAYINGS",
    "has_made_cover",
    "is_made",
    "leave_out_made",
    "place_of_section",
    "put_in_places",
]

GENERATOR = "biokit"
SAYINGS = frozenset({"unnumbered", "guessed"})
"""Classes of a section besides its role."""
MADE_AGAIN = frozenset([None, "cover", "title-page", "half-title", "copyright-page", "contents"])
"""Kinds of sections that are made again; other lists are kept as the text they are."""


def is_made(element: etree._Element, what: str = "whole") -> bool:
    """Whether biokit made an element, or something of it."""
    return what in (element.get("data-made") or "").split()


def has_made_cover(pages: Pages) -> bool:
    """Whether the cover was set in type for this ebook alone."""
    return any(
        is_made(section) and kind_of(section) == "cover"
        for page in pages.all[:2]
        for section in page.body.iter("section")
    )


def leave_out_made(pages: Pages, findings: Findings) -> None:
    """Take out of all pages what biokit made; numbers in headings stay to be seen there."""
    for page in pages:
        for element in tuple(page.body.iter("*")):
            if not is_made(element) or "number" in names_of(element):
                continue
            if element.tag == "section" and kind_of(element) not in {*MADE_AGAIN, "notes"}:
                continue
            words = words_of(element)
            if words:
                findings.count("dropped-made", words, path=page.path)
            dropped(element)


def place_of_section(element: etree._Element | None) -> tuple[int, ...]:
    """Where in the biography a section stood, counted from 1; empty if it does not say."""
    said = (element.get("data-place") or "") if element is not None else ""
    parts = said.split(".")
    return tuple(int(part) for part in parts) if all(map(str.isdecimal, parts)) else ()


def put_in_places(roots: list[Branch]) -> None:
    """Put sections that say where they stood there again; others keep their order behind them."""
    placed = {
        place: branch
        for root in roots
        for branch in root.walk()
        if (place := place_of_section(branch.element))
    }
    if not placed:
        return
    for branch in placed.values():
        level = roots if branch.parent is None else branch.parent.inner
        level.remove(branch)
    tops: list[Branch] = []
    for place in sorted(placed):
        branch, above = placed[place], placed.get(place[:-1])
        branch.parent = above
        (tops if above is None else above.inner).append(branch)
    roots[:0] = tops
