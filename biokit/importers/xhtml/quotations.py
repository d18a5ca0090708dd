"""Quotations set off from the text, and who said it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.importers.xhtml.labels import letter_parts, names_of, types_of
from biokit.importers.xhtml.letters import letter
from biokit.importers.xhtml.lines import blocks_of
from biokit.importers.xhtml.runs import Pieces, ended
from biokit.importers.xhtml.stanzas import is_attribution
from biokit.importers.xhtml.verse import attribution_of, is_verse, verse
from biokit.model.nodes import Block, BlockQuotation, Inline

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["quotation"]


def quotation(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A quotation; a letter or verse if the file says that it is one."""
    if "z3998:letter" in types_of(element) or "letter" in names_of(element):
        letter(element, to, out)
        return
    if is_verse(element):
        verse(element, to, out)
        return
    own = to.own(element)
    parts = letter_parts(element)
    if parts:
        own["classes"] = tuple(dict.fromkeys((*own.get("classes", ()), *parts)))
    blocks, attribution = _said(element, to)
    if blocks or attribution:
        to.put_blocks((BlockQuotation(blocks, attribution, **own),), out)


def _said(element: etree._Element, to: Reader) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """What is said, and by whom: the last element, if that is what it is for."""
    last = element[-1] if len(element) else None
    if last is None or (last.tail or "").strip() or not _by_whom(last):
        return blocks_of(to.line(element)), ()
    pieces: Pieces = []
    around, to.spaced = to.spaced, True
    if element.text:
        to.text(element.text, pieces)
    for child in list(element)[:-1]:
        to.read(child, pieces)
        if child.tail:
            to.text(child.tail, pieces)
    ended(pieces)
    to.spaced = around
    return blocks_of(pieces), attribution_of(last, to)


def _by_whom(last: etree._Element) -> bool:
    """Whether the last element is an attribution, in one line and after words of another's."""
    before, parent = last.getprevious(), last.getparent()
    if is_attribution(last) and last.tag != "cite":
        return sum(1 for _ in last.iter("p", "div", "li", "table")) <= 1
    if before is None or parent is None:
        return False
    if last.tag == "cite":
        # Within a sentence it is a title: *as it says in* …
        return not (before.tail or "").strip()
    if last.tag == "p" and len(last) == 1 and last[0].tag == "cite":
        # Ours have a class: a paragraph may be nothing but a title.
        beside = (last.text, last[0].tail, last[0].get("class"))
        return not any(words and words.strip() for words in beside)
    return False
