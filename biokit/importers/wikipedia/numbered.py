"""The lists of references of a page: their items, the markers that call them, pages after markers.

Items are taken out of the tree and markers put in a form that all skins share:

    <sup id="cite_ref-fox_3-1" class="reference"><a href="#cite_note-fox-3">[3]</a></sup>
    <span class="mw-ref" typeof="mw:Extension/ref"><a href="./X#cite_note-fox-3">…</a></span>
    →  <wiki-call ref="cite_note-fox-3" words="[3]" where="34"/>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.wiki.groups import NOTES
from biokit.importers.wikipedia.elements import dropped, fragment, line_of, names, replaced, words

if TYPE_CHECKING:
    from lxml import etree

CALL = "wiki-call"
LIST = "wiki-list"
"""Where a list stood, with the keys of its items."""
GROUP = re.compile(r"[\[\]\s\d.,]+")
PAGE = re.compile(r"^\s*[:：]\s*(?P<page>\S.*?)\s*$", re.DOTALL)
INNER_PAGE = re.compile(r"\]\s*[:：]\s*(?P<page>\S.*?)\s*$", re.DOTALL)
LEVELS_UP = 5
"""How far an element that marks a call may lie above its link."""
BACK = re.compile(r"^[\s^↑↩†‡*]+(?:Jump up to:?\s*)?")


class Item(msgspec.Struct, eq=False):
    """One item of a list of references."""

    key: str
    element: etree._Element
    group: str = ""
    """`note` of `[note 3]`, `a` of `[a]`; empty for numbers."""
    calls: int = 0
    parent: str | None = None
    """The item that this one gives a place in."""

    @property
    def is_note(self) -> bool:
        """Whether its group is one of notes."""
        return bool(self.group) and NOTES.fullmatch(self.group) is not None


class Numbered:
    """The items of all lists of a page, in order."""

    def __init__(self, root: etree._Element) -> None:
        self.items: dict[str, Item] = {}
        self.lists: dict[etree._Element, list[str]] = {}
        self.calls = 0
        self._find(root)
        self._call(root)
        self._pages(root)

    def _find(self, root: etree._Element) -> None:
        for each in list(root.iter("li")):
            listed = each.getparent()
            if listed is None:
                continue
            key = each.get("id") or ""
            if key.startswith("cite_note") or (
                listed.tag == "ol" and "references" in names(listed)
            ):
                key = key or f"item-{len(self.items) + 1}"
                group = listed.get("data-mw-group") or ""
                self.items[key] = Item(key, each, group)
                if "mw-subreference-list" in names(listed):
                    above = listed.getparent()
                    self.items[key].parent = None if above is None else above.get("id")
                else:
                    self.lists.setdefault(listed, []).append(key)

        self._find_by_hand(root)

    def _find_by_hand(self, root: etree._Element) -> None:
        """Notes that authors number themselves: `#endnote_a` and `#ref_a`."""
        known = {item.element for item in self.items.values()}
        for each in root.iter("*"):
            key = each.get("id") or ""
            if not key.startswith("endnote_"):
                continue
            item = next((one for one in (each, *each.iterancestors()) if one.tag == "li"), None)
            if item is not None and item not in known:
                known.add(item)
                self.items[key] = Item(key, item)

    def _call(self, root: etree._Element) -> None:
        for link in list(root.iter("a")):
            key = fragment(link.get("href"))
            item = self.items.get(key or "")
            if item is None or key is None:
                continue
            marker = _marker(link)
            if marker is None:
                continue
            said = words(marker)
            group = GROUP.sub(" ", said.partition("]")[0]).strip()
            if group and not item.group:
                item.group = group
            item.calls += 1
            self.calls += 1
            call = replaced(marker, CALL, ref=key, words=said)
            call.set("line", str(line_of(link) or ""))
            if found := INNER_PAGE.search(said):
                call.set("where", found["page"])

    def _pages(self, root: etree._Element) -> None:
        """`[3]` and then `:34`, raised: the page goes with the call."""
        for each in list(root.iter("sup")):
            if "reference" not in names(each):
                continue
            previous = each.getprevious()
            found = PAGE.match(words(each))
            if previous is None or previous.tag != CALL or (previous.tail or "").strip():
                continue
            if found is not None:
                previous.set("where", found["page"])
                dropped(each)
            elif words(each) in {",", ";", "·"}:
                dropped(each)

    def take_out(self) -> None:
        """The items, each without its way back, and the lists out of the tree."""
        for listed, keys in self.lists.items():
            for each in list(listed):
                if each.tag != "li":
                    listed.addprevious(each)
            replaced(listed, LIST, keys=" ".join(keys))
        for item in self.items.values():
            parent = item.element.getparent()
            if parent is not None:
                item.element.tail = None
                parent.remove(item.element)
                if not len(parent) and parent.tag in {"ol", "ul"}:
                    replaced(parent, LIST, keys="")
        for item in self.items.values():
            item.element = _content(item.element)


def _marker(link: etree._Element) -> etree._Element | None:
    """What marks the call that a link belongs to."""
    at: etree._Element | None = link
    for _ in range(LEVELS_UP):
        if at is None or at.tag in {"li", "p", "td"}:
            return None
        given = names(at)
        if (
            (at.get("id") or "").startswith("cite_ref")
            or given & {"reference", "mw-ref"}
            or "mw:Extension/ref" in (at.get("typeof") or "")
        ) and "mw-cite-backlink" not in given:
            return at
        at = at.getparent()
    return None


def _content(item: etree._Element) -> etree._Element:
    """What an item says: without `^ a b c`, and without what belongs to its parts."""
    for each in list(item.iter("ol")):
        if "mw-subreference-list" in names(each):
            dropped(each)
    for each in list(item.iter("span", "a", "sup", "b")):
        leads_back = (fragment(each.get("href")) or "").startswith(("cite_ref", "ref_"))
        if leads_back or "mw-cite-backlink" in names(each):
            dropped(each)
    for each in item.iter("span", "div"):
        if names(each) & {"reference-text", "mw-reference-text"}:
            return each
    for each in list(item):
        if each.tag in {"b", "sup", "i", "span"} and not words(each) and not len(each):
            dropped(each)
    item.text = BACK.sub("", item.text or "")
    return item
