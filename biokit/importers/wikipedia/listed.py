"""The works that a page describes: in its notes, in its bibliography; found again by short names.

<cite id="CITEREFFox2007" class="citation book">…</cite>     Fox 2007  ·  #CITEREFFox2007
<li>Webb, Nick (2005a). <i>Wish You Were Here</i> …</li>     Webb 2005a
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.wiki.free import free_source
from biokit.importers.wiki.headings import Purpose, purpose_of
from biokit.importers.wiki.keys import Keys, year_of
from biokit.importers.wiki.locators import short_names
from biokit.importers.wiki.names import names_in
from biokit.importers.wikipedia.cites import (
    LONGEST_NAMES,
    SUFFIXED,
    Work,
    coins_by,
    is_cite,
    visible,
    work_of,
)
from biokit.importers.wikipedia.elements import heading_words, line_of, words
from biokit.model.base import Origin
from biokit.model.kinds import inferred
from biokit.model.nodes import Locator
from biokit.model.sources import Item, Source
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

OF_WORKS: tuple[Purpose, ...] = ("references", "bibliography", "further-reading", "notes")
"""Sections whose descriptions of works are sources, cited or not."""
ENTRY = re.compile(r"(?P<names>[^\W\d_][^()\[\]“”\"]{1,100}?)[,.]?\s*\(?(?P<year>\d{4}[a-z]?)\)?\W")
"""How an entry of a bibliography begins that is in no template."""
AFTER = re.compile(
    r"(?P<names>[^\W\d_][^:()\d]{1,80}?)(?: \((?:Hrsg|Hg)\.\))?: [^\d].*?\b(?P<year>\d{4}[a-z]?)\b"
)
"""The same where the year stands at the end: `Anna Fuchs: Glocken. Verlag, Ulm 1997.`"""
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})


class Described(msgspec.Struct, frozen=True):
    """A work found on the page."""

    source: str
    locators: tuple[Locator, ...] = ()
    quoted: str | None = None
    words: str = ""


class Listed:
    """The works of a page, each a source."""

    def __init__(self, path: str, lang: str | None) -> None:
        self.path = path
        self.lang = lang
        self.keys = Keys()
        self.sources: dict[str, Source] = {}
        self.by_element: dict[etree._Element, Described] = {}
        self._by_item: dict[Item, Source] = {}
        self._ids: dict[str, etree._Element] = {}
        self._short: dict[str, set[str | etree._Element]] = {}
        self._in_notes: dict[str, set[str | etree._Element]] = {}
        self._gathered = False

    # ------------------------------------------------------------------------------- what there is

    def gather(self, content: etree._Element, wanted: set[str]) -> None:
        """Find what the article lists outside its notes.

        Args:
            content: the article, without the lists of its references.
            wanted: what links of the page lead to.
        """
        purpose: Purpose | None = None
        for each in content.iter("*"):
            if each.tag in HEADINGS:
                purpose = purpose_of(heading_words(each))
            self._remember(each)
            if is_cite(each) and not any(is_cite(above) for above in each.iterancestors()):
                if purpose in OF_WORKS or any(
                    inside.get("id") in wanted for inside in each.iter("*")
                ):
                    self.work(each, coins_by(each))
            elif each.tag == "li" and purpose in OF_WORKS:
                self._entry(each)
        self._gathered = True

    def index(self, content: etree._Element) -> None:
        """Remember the names that an item's own works go by."""
        for each in content.iter("*"):
            self._remember(each)

    def _remember(self, element: etree._Element) -> None:
        """`CITEREFFox2007`, and the `Fox2007` of wikis that name citations themselves."""
        key = element.get("id") or ""
        if key.startswith("CITEREF") or (key and is_cite(element)):
            self._ids.setdefault(key, element)

    def leads_to_work(self, key: str) -> bool:
        """Whether a link to that place of the page leads to a description of a work."""
        return key.startswith("CITEREF") or key in self._ids

    def _entry(self, item: etree._Element) -> None:
        """An entry without a template: a source as soon as it is cited."""
        if any(is_cite(each) for each in item.iter("*")):
            return
        if found := ENTRY.match(words(item)) or AFTER.match(words(item)):
            name = short_names(names_in(found["names"])) + found["year"]
            self._short.setdefault(name, set()).add(item)

    # ------------------------------------------------------------------------------------- sources

    def work(
        self, cite: etree._Element | None, coins: etree._Element | None, said: str | None = None
    ) -> Described | None:
        """A description as a source; one that is described twice alike is one source."""
        anchor = coins if cite is None else cite
        if anchor is None:
            return None
        if anchor in self.by_element:
            return self.by_element[anchor]
        said = said or ("" if cite is None else visible(cite))
        work = work_of(cite, coins, said, self.lang)
        if work is None:
            return None
        source = self._same(work) or self._new(work, anchor)
        made = Described(source.id, work.locators, work.quoted, said)
        self.by_element[anchor] = made
        self._name(source, said, cite)
        return made

    def _same(self, work: Work) -> Source | None:
        return self._by_item.get(work.item)

    def _new(self, work: Work, anchor: etree._Element) -> Source:
        origin = Origin(self.path, line_of(anchor), work.words or None)
        lettered = SUFFIXED.search(work.words[:LONGEST_NAMES])
        key = self.keys.source(work.item, lettered[1] if lettered else "")
        source = Source(id=key, item=work.item, origin=origin)
        return self.add(altered(source, kind=inferred(work.item)))

    def _name(self, source: Source, said: str, cite: etree._Element | None) -> None:
        names = source.item.author or source.item.editor
        year = year_of(source.item.issued)
        if names and year:
            lettered = SUFFIXED.search(said)
            known = self._in_notes if self._gathered else self._short
            for letter in {"", lettered[1] if lettered else ""}:
                known.setdefault(short_names(names) + year + letter, set()).add(source.id)
        if cite is not None:
            for each in cite.iter("*"):
                self._remember(each)

    def free(self, said: str, url: str | None, line: int | None, element_words: str) -> Source:
        """A source that is cited by words alone; the same words are the same source."""
        origin = Origin(self.path, line, element_words or None)
        made = free_source(said, url, self.keys, origin)
        known = self._by_item.get(made.item)
        if known is not None:
            self.keys.taken.discard(made.id)
            return known
        return self.add(made)

    def add(self, source: Source) -> Source:
        """Keep a source."""
        self.sources[source.id] = source
        self._by_item.setdefault(source.item, source)
        return source

    # ------------------------------------------------------------------------------- found by name

    def by_link(self, key: str) -> str | None:
        """The source that `#CITEREFFox2007` leads to."""
        anchor = self._ids.get(key)
        if anchor is None:
            return self.by_name(_letters_of(key.removeprefix("CITEREF")))
        return self._at(anchor)

    def by_name(self, name: str) -> str | None:
        """The source that a short form names, if it names one and no other.

        The bibliography comes first; then what other notes describe.
        """
        found = self._short.get(name) or self._in_notes.get(name, set())
        if len(found) != 1:
            return None
        one = next(iter(found))
        return one if isinstance(one, str) else self._at(one)

    def _at(self, anchor: etree._Element) -> str | None:
        """The source that an element, or what it stands in, describes."""
        for each in (anchor, *anchor.iterancestors()):
            if each in self.by_element:
                return self.by_element[each].source
            if is_cite(each) and (made := self.work(each, coins_by(each))):
                return made.source
            if each.tag in {"li", "p", "dd", "td"}:
                return self._plain(each)
        return None

    def _plain(self, entry: etree._Element) -> str | None:
        said = words(entry)
        if not said:
            return None
        url = next(
            (each.get("href") for each in entry.iter("a") if "//" in (each.get("href") or "")), None
        )
        source = self.free(said, url, line_of(entry), said)
        self.by_element[entry] = Described(source.id, words=said)
        return source.id


def _letters_of(key: str) -> str:
    """`Charles,_RayRitz,_David2004` as a short form, as far as it can be one."""
    return re.sub(r"[\W_]", "", key).casefold()
