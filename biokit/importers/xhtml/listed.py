"""Lists, and lists of terms with what they mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from biokit.importers.xhtml.labels import names_of
from biokit.importers.xhtml.lines import blocks_of, carried
from biokit.importers.xhtml.parts import parts_of
from biokit.importers.xhtml.runs import Pieces
from biokit.model.nodes import (
    Block,
    Definition,
    DefinitionList,
    Inline,
    List,
    ListItem,
    Paragraph,
    Span,
)
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["definitions", "described", "listing"]

_ITEMS = frozenset({"li"})
_ENTRIES = frozenset({"dt", "dd", "div"})
_NUMBER = re.compile(r"\s*-?\d{1,9}\s*")


def listing(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A list; what stands in it outside its items belongs to the item before."""
    names = names_of(element)
    items: list[ListItem] = []
    loose, tight = "loose" in names, "tight" in names
    for item, before in parts_of(element, _ITEMS, to):
        _added(items, before)
        if item is not None:
            items.append(ListItem(_item(item, to)))
            loose = loose or (not tight and _begins_with_paragraph(item))
    own = to.own(element, tuple(name for name in names if name not in {"loose", "tight"}))
    if items:
        ordered = element.tag == "ol"
        made = List(tuple(items), ordered, _start(element), not loose, **own)
        to.put_blocks((made,), out)


def _start(element: etree._Element) -> int:
    given = element.get("start") or next((child.get("value") for child in element), None)
    found = _NUMBER.fullmatch(given or "")
    return int(found[0]) if found and element.tag == "ol" else 1


def _begins_with_paragraph(item: etree._Element) -> bool:
    return len(item) > 0 and item[0].tag == "p" and not (item.text or "").strip()


def _item(element: etree._Element, to: Reader) -> tuple[Block, ...]:
    return described(blocks_of(to.line(element)), to.own(element))


def described(blocks: tuple[Block, ...], own: dict[str, Any]) -> tuple[Block, ...]:
    """Blocks of an item or a cell, with what its element says on the first paragraph of them."""
    match blocks:
        case (Paragraph(id=None, lang=None, classes=()) as first, *rest) if any(
            own.get(name) for name in ("id", "lang", "classes")
        ):
            return (altered(first, **own), *rest)
        case _:
            return carried(blocks, own)


def _added(items: list[ListItem], blocks: tuple[Block, ...]) -> None:
    if blocks and items:
        items[-1] = ListItem((*items[-1].blocks, *blocks))
    elif blocks:
        items.append(ListItem(blocks))


def definitions(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A list of terms; each of several terms with one meaning is an entry."""
    entries: list[Definition] = []
    _entries(element, to, entries)
    if entries:
        to.put_blocks((DefinitionList(tuple(entries), **to.own(element)),), out)


def _entries(element: etree._Element, to: Reader, entries: list[Definition]) -> None:
    for part, before in parts_of(element, _ENTRIES, to):
        _meant(entries, before)
        if part is None:
            return
        match part.tag:
            case "dt":
                entries.append(Definition(_term(part, to), ()))
            case "dd":
                _meant(entries, described(blocks_of(to.line(part)), to.own(part)))
            case _:
                _entries(part, to, entries)


def _term(element: etree._Element, to: Reader) -> tuple[Inline, ...]:
    own = to.own(element)
    content = to.inlines(element)
    if any(own.get(name) for name in ("id", "lang", "classes")):
        return (Span(content, **own),)
    return content


def _meant(entries: list[Definition], blocks: tuple[Block, ...]) -> None:
    if not blocks:
        return
    if not entries:
        entries.append(Definition((), ()))
    last = entries[-1]
    entries[-1] = Definition(last.term, (*last.blocks, *blocks))
