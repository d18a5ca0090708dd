"""What stands in a reference: works cited with their pages, or a note in words.

An item is read like any other text, in which every work has become a citation; the words between
them are their prefixes and suffixes, the pages after them their locators:

    See <cite>Fox (2007). …</cite>, p. 12; cited in <a href="#CITEREFLee2001">Lee 2001</a>, p. 3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from biokit.diagnostics import Finding
from biokit.importers.wiki.composed import Run, bare_text, composed, flat, placed, titled
from biokit.importers.wiki.free import is_remark
from biokit.importers.wiki.locators import read_locators, short_form
from biokit.importers.wikipedia.cites import coins_by, is_cite
from biokit.importers.wikipedia.elements import fragment, line_of, moved, names, replaced, words
from biokit.importers.wikipedia.listed import Listed
from biokit.importers.wikipedia.numbered import CALL, Item, Numbered
from biokit.model.base import Origin
from biokit.model.nodes import (
    Citation,
    CitationItem,
    CrossReference,
    Inline,
    Note,
    Paragraph,
)
from biokit.model.sources import Source
from biokit.model.walk import walk

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

WORK = "wiki-work"
FEW = 5
"""Elements that may stand between a citation and its description unseen."""
SHORT = "wiki-short"
BOXES = frozenset({"table", "ul", "ol", "dl", "blockquote", "figure", "pre"})
"""What a citation cannot hold, so that the item is a note."""


class _Resolved(msgspec.Struct, frozen=True):
    """What became of an item."""

    items: tuple[CitationItem, ...] = ()
    """Of a citation; none of a note."""


class References:
    """Gives every marker the citation or the note that it calls."""

    def __init__(self, numbered: Numbered, listed: Listed, path: str) -> None:
        self.numbered = numbered
        self.listed = listed
        self.path = path
        self.findings: list[Finding] = []
        self.notes: dict[str, Note] = {}
        self.citations = 0
        self._resolved: dict[str, _Resolved] = {}
        self._works: list[CitationItem] = []
        self._open: set[str] = set()

    # ------------------------------------------------------------------------------------ prepared

    def prepare(self) -> None:
        """Put placeholders where the items name works, and make sources of these."""
        for item in self.numbered.items.values():
            self.listed.index(item.element)
        for item in self.numbered.items.values():
            self._mark_works(item.element)
        for item in self.numbered.items.values():
            self._mark_links(item.element)

    def _mark_works(self, content: etree._Element) -> None:
        for each in list(content.iter("cite", "span", "div")):
            if each.getroottree().getroot() is not content.getroottree().getroot():
                continue
            if is_cite(each) and not any(is_cite(above) for above in each.iterancestors()):
                self._mark(each)
        for each in list(content.iter("span")):
            if "Z3988" in names(each) and not _is_done(each, content):
                self._mark_alone(each, content)

    def _mark(self, cite: etree._Element) -> None:
        coins = coins_by(cite)
        made = self.listed.work(cite, coins)
        if made is None:
            return
        number = self._keep(CitationItem(made.source, made.locators, quoted=made.quoted))
        replaced(cite, WORK, number=number)

    def _mark_alone(self, coins: etree._Element, content: etree._Element) -> None:
        """A description unseen after words without an element of their own: all before it."""
        parent = coins.getparent()
        if parent is None:
            return
        before = []
        at = coins.getprevious()
        while at is not None and at.tag not in {WORK, SHORT, CALL}:
            before.append(at)
            at = at.getprevious()
        lead = (parent.text if at is None else at.tail) or ""
        said = " ".join((lead + "".join(map(_with_tail, reversed(before)))).split())
        made = self.listed.work(None, coins, said)
        if made is None:
            return
        source = self.listed.sources[made.source].item
        first = next(iter(source.author), None)
        name = (first.family or first.literal or "") if first else ""
        kept = lead.partition(name)[0] if name and name in lead else ""
        given = (first.given or "") if first else ""
        kept = kept.rstrip().removesuffix(given).rstrip()
        if at is None:
            parent.text = kept
        else:
            at.tail = kept
        moved(list(reversed(before)), content.makeelement("gone"))
        number = self._keep(CitationItem(made.source, made.locators))
        replaced(coins, WORK, number=number)

    def _mark_links(self, content: etree._Element) -> None:
        """Links to the bibliography; in prose too."""
        for link in list(content.iter("a")):
            key = fragment(link.get("href")) or ""
            if not self.listed.leads_to_work(key):
                continue
            source = self.listed.by_link(key)
            if source is not None:
                number = self._keep(CitationItem(source))
                replaced(link, SHORT, number=number, words=words(link))

    def _keep(self, item: CitationItem) -> str:
        self._works.append(item)
        return str(len(self._works) - 1)

    def mark_prose(self, content: etree._Element) -> None:
        """The article's own text cites where it leads to the bibliography; its words stay."""
        for link in list(content.iter("a")):
            key = fragment(link.get("href")) or ""
            source = self.listed.by_link(key) if self.listed.leads_to_work(key) else None
            if source is None:
                continue
            locators, _ = read_locators(link.tail or "")
            number = self._keep(CitationItem(source, locators))
            call = link.makeelement(WORK, {"number": number})
            call.tail, link.tail = link.tail, None
            link.addnext(call)

    # ---------------------------------------------------------------------------------- the reader

    def inline(self, element: etree._Element, reader: Reader) -> Run | None:
        """What a placeholder is in the line."""
        match element.tag:
            case "wiki-call":
                return (self.call(element, reader),)
            case "wiki-work" | "wiki-short":
                item = self._works[int(element.get("number") or 0)]
                said = element.get("words")
                origin = Origin(self.path, line_of(element), said)
                if element.tag == SHORT:
                    return (Citation((item,), "in-text", origin=origin),)
                return (Citation((item,), origin=origin),)
            case _:
                return None

    def call(self, element: etree._Element, reader: Reader) -> Inline:
        """The citation or note that a marker calls."""
        key, said = element.get("ref") or "", element.get("words")
        item = self.numbered.items[key]
        line = element.get("line")
        origin = Origin(self.path, int(line) if line else None, said)
        resolved = self.resolve(item, reader)
        if resolved.items:
            self.citations += 1
            return Citation(placed(resolved.items, element.get("where")), origin=origin)
        note = f"note-{_tidy(key)}"
        if key in self.notes or key in self._open:
            return CrossReference(note, form="number", origin=origin)
        self._open.add(key)
        blocks = reader.blocks(item.element) or (Paragraph(()),)
        self._open.discard(key)
        made = Note(blocks, id=note, origin=origin)
        self.notes[key] = made
        return made

    # -------------------------------------------------------------------------------------- items

    def resolve(self, item: Item, reader: Reader) -> _Resolved:
        """What an item is: works cited, or a note."""
        if item.key not in self._resolved:
            self._resolved[item.key] = _Resolved()  # an item that cites itself is a note
            self._resolved[item.key] = _Resolved(self._items(item, reader))
        return self._resolved[item.key]

    def _items(self, item: Item, reader: Reader) -> tuple[CitationItem, ...]:
        element = item.element
        if item.parent is not None and item.parent in self.numbered.items:
            above = self.resolve(self.numbered.items[item.parent], reader)
            if above.items:
                return placed(above.items, words(element))
        if item.is_note or any(each.tag in BOXES for each in element.iterdescendants()):
            return ()
        if not any(each.tag in {WORK, SHORT, CALL} for each in element.iter()):
            return self._plain(element, reader)
        run = reader.inlines(element)
        if any(isinstance(part, Note) for inline in run for part in walk(inline)):
            return ()
        cited = any(each.tag in {WORK, SHORT} for each in element.iter())
        return composed(flat(run)) if cited else ()

    def _plain(self, element: etree._Element, reader: Reader) -> tuple[CitationItem, ...]:
        """Words alone: short forms of works listed elsewhere, or a source of their own."""
        said = words(element)
        if not said:
            return (CitationItem(self._missing(element).id),)
        if (short := self._short(said)) is not None:
            return short
        run, url = reader.inlines(element), _address(element)
        if url is None and is_remark(titled(run)):
            return ()
        source = self.listed.free(titled(run), url, line_of(element), said)
        return (CitationItem(source.id),)

    def _short(self, said: str) -> tuple[CitationItem, ...] | None:
        """`Spies 1965, 62; White 1979, 534`: every part must name one work."""
        made = []
        for part in said.rstrip(".").split(";"):
            form = short_form(part)
            source = self.listed.by_name(form[0]) if form else None
            if form is None or source is None:
                return None
            locators, rest = read_locators(form[1])
            if rest and not locators:
                return None
            made.append(CitationItem(source, locators, suffix=bare_text(rest)))
        return tuple(made)

    def _missing(self, element: etree._Element) -> Source:
        """A reference without words: named and never described."""
        key = self.listed.keys.fresh("missing-reference")
        message = "a reference is called that the page does not describe"
        self.findings.append(
            Finding("unresolved-reference", message, path=self.path, line=line_of(element))
        )
        origin = Origin(self.path, line_of(element))
        return self.listed.add(Source(id=key, state="unresolved", label=key, origin=origin))


def _is_done(element: etree._Element, content: etree._Element) -> bool:
    """Whether a description belongs to a citation that has its placeholder."""
    previous = element.getprevious()
    for _ in range(FEW):
        if previous is None or (previous.tail or "").strip():
            break
        if previous.tag == WORK:
            return True
        if words(previous):
            break
        previous = previous.getprevious()
    return not any(above is content for above in element.iterancestors())


def _with_tail(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())) + (element.tail or "")


def _tidy(key: str) -> str:
    made = re.sub(r"[^\w-]+", "-", key.removeprefix("cite_note-")).strip("-_").casefold()
    return made or "x"


def _address(element: etree._Element) -> str | None:
    """Where a reference leads, out of the wiki."""
    for link in element.iter("a"):
        address = link.get("href") or ""
        if re.match(r"https?://|//", address):
            return f"https:{address}" if address.startswith("//") else address
    return None


def uncalled(numbered: Numbered) -> list[Item]:
    """Items that no marker calls."""
    return [item for item in numbered.items.values() if not item.calls]
