"""What calls of notes, their marks and the ways back look like, whoever made the book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.epub.navigation import is_kind
from biokit.importers.epub.pages import is_blank, words_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "INLINE",
    "bare",
    "block_around",
    "calls",
    "is_mark",
    "is_raised",
    "is_set_as_call",
    "is_way_back",
    "named_mark",
    "plain",
    "says_note",
    "starts_block",
    "starts_with_mark",
]

INLINE_NAMES = """
    a abbr b bdi bdo big br cite code del dfn em font i img ins kbd label mark q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr
"""
INLINE = frozenset(INLINE_NAMES.split())
"""Elements that stand in a line."""

_SYMBOLS = "*∗＊†‡§‖¶#°⁂⁕◊"
_MARK = re.compile(
    rf"[\[(（〔［{{]?\s*(\d{{1,4}}|[ivxlc]{{1,7}}|[IVXLC]{{1,7}}|[a-z]{{1,2}}|[{_SYMBOLS}]{{1,4}}"
    r"|[①-⓿])\s*[\])）〕］}]?[.:]?"
)
_NAMED = re.compile(r"[\[(]?(?:note|nota|fn|anm|n)\.?\s*(\d{1,4})[\])]?", re.IGNORECASE)
_RAISED_NUMBER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_BRACKETED = re.compile(r"[\[(（〔［{].*[\])）〕］}]")
_ARROWS = re.compile(r"[\s\[\](){}.:\u2190-\u21ff\u2900-\u297f\u2b00-\u2bff\ufe0e\ufe0f^«‹<⏎☚▲△]*")
_BACK = re.compile(
    r"[\[(]?\s*(?:back|return|go back|back to text|return to text|zurück|retour|volver|indietro"
    r"|terug|返回|回|↩).{0,24}[\])]?",
    re.IGNORECASE,
)
_NOTE = re.compile(r"note|fn|anm|fuß|fuss|noten?ref|annot", re.IGNORECASE)


def calls(link: etree._Element) -> bool:
    """Whether a link says itself that it calls a note."""
    return is_kind(link, "noteref", "annoref")


def plain(words: str) -> str:
    """Words with raised figures set down."""
    return words.translate(_RAISED_NUMBER)


def bare(words: str) -> str:
    """A mark without brackets and stops: `1` of `[1].`."""
    return words.translate(_RAISED_NUMBER).strip(" \t\n[](){}（）〔〕［］.:\u00a0\u2060")


def is_mark(words: str) -> bool:
    """Whether words are a number, a letter or a sign such as notes are called by."""
    return _MARK.fullmatch(words.translate(_RAISED_NUMBER).strip(" \n\t\u00a0\u2060")) is not None


def named_mark(words: str) -> str:
    """The mark that words are, or name as `note 4` does; nothing for other words."""
    if is_mark(words):
        return bare(words)
    found = _NAMED.fullmatch(words.strip())
    return found[1] if found else ""


def is_raised(link: etree._Element) -> bool:
    """Whether a link is set as the call of a note: raised, in brackets, or by its class."""
    if _BRACKETED.fullmatch(words_of(link)) or next(link.iter("sup"), None) is not None:
        return True
    if words_of(link).translate(_RAISED_NUMBER) != words_of(link):
        return True
    here: etree._Element | None = link
    while here is not None and here.tag in INLINE:
        style = f"{here.get('style') or ''}"
        if here.tag == "sup" or "super" in style or _NOTE.search(here.get("class") or ""):
            return True
        if "sup" in (here.get("class") or "").lower():
            return True
        here = here.getparent()
    return _in_brackets(link, "[(", "])")


def is_set_as_call(link: etree._Element) -> bool:
    """Whether a link is raised or in square brackets; round ones are around any words."""
    return is_raised(link) and not _in_brackets(link, "(", ")")


def _in_brackets(link: etree._Element, opening: str, closing: str) -> bool:
    before = link.getprevious()
    parent = link.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    before_it, after_it = (text or "").rstrip()[-1:], (link.tail or "").lstrip()[:1]
    return bool(before_it and after_it) and before_it in opening and after_it in closing


def says_note(element: etree._Element) -> bool:
    """Whether an element says by type, class or id that it is a note."""
    if is_kind(element, "footnote", "endnote", "rearnote", "annotation", "note"):
        return True
    return bool(_NOTE.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def block_around(element: etree._Element) -> etree._Element:
    """The element itself if it is a block, else the nearest block it stands in."""
    here = element
    while here.tag in INLINE:
        parent = here.getparent()
        if parent is None:
            return here
        here = parent
    return here


def starts_block(element: etree._Element) -> bool:
    """Whether there is nothing to read before an element in its block."""
    here = element
    while here.tag in INLINE:
        parent = here.getparent()
        if parent is None:
            return True
        if not is_blank(parent.text):
            return False
        for before in here.itersiblings(preceding=True):
            if words_of(before) or not is_blank(before.tail):
                return False
        here = parent
    return True


def starts_with_mark(element: etree._Element, mark: str) -> bool:
    """Whether the words of an element begin with a mark that stands by itself."""
    words = words_of(element).translate(_RAISED_NUMBER)
    head = words.lstrip(" [({（〔［\u2060")
    if not mark or not head.startswith(mark):
        return False
    rest = head[len(mark) :]
    return not rest or not (rest[0].isalnum() and mark[-1].isalnum())


def is_way_back(link: etree._Element, marks: frozenset[str]) -> bool:
    """Whether a link to the call of a note is nothing but the way back to it.

    Args:
        link: which leads to a call.
        marks: by which the note is called.
    """
    if is_kind(link, "backlink"):
        return True
    words = words_of(link)
    if _ARROWS.fullmatch(words) or _BACK.fullmatch(words):
        return True
    return is_mark(words) and (bare(words) in marks or not bare(words).isdecimal())
