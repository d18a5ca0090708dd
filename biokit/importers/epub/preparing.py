"""Pages made ready to be taken apart: lists of contents out, page breaks with their labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.epub.findings import Findings
from biokit.importers.epub.joining import dropped
from biokit.importers.epub.marks import INLINE
from biokit.importers.epub.navigation import Navigation, is_kind
from biokit.importers.epub.pages import Pages, words_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["prepare"]

LISTS = ("toc", "landmarks", "page-list", "pagelist", "lot")
PAGE_CLASS = re.compile(r"page-?_?(?:num(?:ber)?|no|break)s?", re.IGNORECASE)
PAGE_WORDS = re.compile(
    r"[\[{(]?\s*(?:p(?:age|g|\.)?\.?\s*)?(\d{1,4}|[ivxlcdm]{1,8})\s*[\]})]?", re.IGNORECASE
)


def prepare(pages: Pages, navigation: Navigation, findings: Findings) -> None:
    """Make the trees of all pages ready.

    Lists of contents are told, and taken out. Every page break is an element without words, with
    its label as its title.
    """
    for page in pages:
        for nav in tuple(page.body.iter("nav")):
            if is_kind(nav, *LISTS):
                if words_of(nav):
                    findings.count("dropped-contents", words_of(nav), path=page.path)
                dropped(nav)
        for element in tuple(page.body.iter("*")):
            if is_kind(element, "pagebreak"):
                _label(element, element.get("title") or words_of(element))
            elif PAGE_CLASS.fullmatch(element.get("class") or ""):
                found = PAGE_WORDS.fullmatch(words_of(element))
                if found:
                    _label(element, found[1])
    for label, place in navigation.pages:
        begun = pages.element(place)
        if begun is not None:
            _begin(begun, label)


def _label(element: etree._Element, label: str) -> None:
    """Make an element a page break; what it says of itself besides goes."""
    tail = element.tail
    key = element.get("id")
    said = element.get("aria-label") or ""
    element.clear()
    element.tail = tail
    element.set("role", "doc-pagebreak")
    if key:
        # `page-4` is what page 4 has for an id if it has none: this one has.
        element.set("id", f"pagemark-{label}" if key == f"page-{label}" else key)
    if label:
        element.set("title", label)
    elif said:
        element.set("aria-label", said)
    if element.tag not in {"hr", "div"}:
        element.tag = "span"


def _begin(element: etree._Element, label: str) -> None:
    """Begin a page where the list of pages says that it begins."""
    words = words_of(element)
    found = PAGE_WORDS.fullmatch(words)
    plain = not words or (found is not None and found[1] == label)
    if is_kind(element, "pagebreak") or (
        element.tag in INLINE and plain and not element.get("href")
    ):
        _label(element, label)
        return
    mark = element.makeelement("span", {"title": label})
    mark.set("role", "doc-pagebreak")
    mark.tail, element.text = element.text, None
    element.insert(0, mark)
