"""The article's sections: a tree by the levels of its headings, whatever a skin wraps around them.

<h2>…</h2><p>…        <section data-mw-section-id="1"><h2>        <details><summary><h2>
<div class="mw-heading mw-heading2"><h2>                          <div class="mf-section-1">
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from biokit.importers.wikipedia.elements import names, words

if TYPE_CHECKING:
    from lxml import etree

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOLD = frozenset({"table", "ul", "ol", "dl", "blockquote", "figure", "td", "li", "aside"})
"""Elements in which a heading heads no section."""


class Part:
    """A section while it is put together; the lead has no heading."""

    def __init__(self, level: int, heading: etree._Element | None, body: etree._Element) -> None:
        self.level = level
        self.heading = heading
        self.body = body
        self.parts: list[Part] = []


def content_of(root: etree._Element) -> etree._Element:
    """What holds the article: the innermost element that every skin marks as such."""
    for key in ("mw-content-text", "bodyContent", "content"):
        for each in root.iter("div", "main", "section"):
            if each.get("id") == key:
                return each
    for each in root.iter("body", "div", "main"):
        if "mw-parser-output" in names(each):
            return each
    return next(root.iter("body"), root)


def parts_of(content: etree._Element, title: str) -> Part:
    """The lead, and in it the sections."""
    lead = Part(0, None, content.makeelement("div", {}))
    path = [lead]
    around = _wrappers(content)
    for piece in _flow(content, around):
        if isinstance(piece, str):
            _say(path[-1].body, piece)
        elif piece.tag in HEADINGS and piece in around:
            if piece.tag == "h1" and words(piece).casefold() == title.casefold():
                continue
            level = max(int(piece.tag[1]), 2)
            while path[-1].level >= level:
                path.pop()
            part = Part(level, piece, content.makeelement("div", {}))
            path[-1].parts.append(part)
            path.append(part)
        else:
            path[-1].body.append(piece)
    return lead


def _wrappers(content: etree._Element) -> set[etree._Element]:
    """The headings of sections, and all that stands around them."""
    made: set[etree._Element] = set()
    for heading in content.iter(*HEADINGS):
        above = []
        for each in heading.iterancestors():
            if each is content:
                break
            above.append(each)
        if any(each.tag in HOLD for each in above):
            if not any(each.tag == "aside" for each in above):
                heading.tag = "p"
            continue
        made.update((heading, *above))
    return made


def _flow(element: etree._Element, around: set[etree._Element]) -> Iterator[etree._Element | str]:
    """Headings, blocks and loose text, in order."""
    if element.text:
        yield element.text
    for child in list(element):
        tail, child.tail = child.tail, None
        if child in around and child.tag not in HEADINGS:
            yield from _flow(child, around)
        else:
            yield child
        if tail:
            yield tail


def _say(body: etree._Element, text: str) -> None:
    if len(body):
        body[-1].tail = (body[-1].tail or "") + text
    else:
        body.text = (body.text or "") + text
