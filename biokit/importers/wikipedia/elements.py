"""Small questions to elements of a page, and small changes of a tree, asked everywhere here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

if TYPE_CHECKING:
    from lxml import etree

HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "section", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "center", "details", "article", "aside", "main"}
)
"""Elements that stand as blocks."""


def names(element: etree._Element) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())


def words(element: etree._Element | None) -> str:
    """The text of an element, white space collapsed."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext())).split())


def heading_words(heading: etree._Element) -> str:
    """The words of a heading without the links to edit what is under it."""
    for each in heading.iter("span"):
        if "mw-headline" in names(each):
            return words(each)
    edits = [words(each) for each in heading.iter("span") if "mw-editsection" in names(each)]
    return words(heading).removesuffix(edits[0] if edits else "").strip()


def line_of(element: etree._Element) -> int | None:
    """The line of the page that an element begins on."""
    return cast("int | None", element.sourceline)


def found(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that a path leads to."""
    return cast("list[etree._Element]", root.xpath(path))  # noqa: SLF001 (lxml's name for the type)


def strings(root: etree._Element, path: str) -> list[str]:
    """The attributes or texts that a path leads to."""
    return [str(each) for each in cast("list[object]", root.xpath(path))]


def is_hidden(element: etree._Element) -> bool:
    """Whether a reader of the page does not see it."""
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style") or ""))


def fragment(address: str | None) -> str | None:
    """What an address points to in a page, characters unescaped."""
    if not address or "#" not in address:
        return None
    return unquote(address.partition("#")[2])


def dropped(element: etree._Element) -> None:
    """The element taken out of its tree; what follows it stays.

    Text that follows stays on an element with nothing in it: joining it to the text before would
    copy that again for each of thousands.
    """
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        for child in list(element):
            element.remove(child)
        element.attrib.clear()
        element.text, element.tag = None, "span"
    else:
        parent.remove(element)


def unwrapped(element: etree._Element) -> None:
    """What is in the element put in its place."""
    parent = element.getparent()
    if parent is None:
        return
    _keep(element.text, element)
    for child in list(element):
        element.addprevious(child)
    _keep(element.tail, element)
    element.tail = None
    parent.remove(element)


def replaced(element: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """An empty element of another name in its place; what follows it stays."""
    made = element.makeelement(tag, attributes)
    made.tail, element.tail = element.tail, None
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, made)
    return made


def _keep(text: str | None, element: etree._Element) -> None:
    """Text put before an element that goes."""
    if not text:
        return
    previous = element.getprevious()
    parent = element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def moved(elements: list[etree._Element], into: etree._Element) -> etree._Element:
    """Elements put at the end of another, with what follows each."""
    for element in elements:
        into.append(element)
    return into


def has_blocks(element: etree._Element) -> bool:
    """Whether a block stands anywhere in it."""
    return any(each.tag in BLOCKS for each in element.iterdescendants())


def outermost(elements: list[etree._Element]) -> Iterator[etree._Element]:
    """Those that stand in none of the others, in the order of the page."""
    inside: set[etree._Element] = set()
    for element in elements:
        if element in inside:
            continue
        inside.update(element.iterdescendants())
        yield element
