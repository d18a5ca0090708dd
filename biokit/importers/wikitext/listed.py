"""The works that a page describes, each a source; found again by the names of short forms."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.importers.wiki.free import free_source
from biokit.importers.wiki.headings import Purpose
from biokit.importers.wiki.keys import Keys
from biokit.importers.wiki.locators import short_of
from biokit.importers.wiki.works import Work
from biokit.model.base import Origin
from biokit.model.kinds import inferred
from biokit.model.sources import Item, Source

__all__ = ["OF_WORKS", "Works"]

OF_WORKS: tuple[Purpose, ...] = ("references", "bibliography", "further-reading", "notes")
"""Sections whose descriptions of works are sources, cited or not."""


ENTRY = re.compile(r"(?P<names>[^\W\d_][^()\[\]“”\"]{1,100}?)[,.]?\s*\(?(?P<year>\d{4}[a-z]?)\)?\W")
"""How an entry of a bibliography begins that is in no template."""


class _Mentioned(msgspec.Struct, frozen=True):
    """A work that the text names: a source as soon as it is cited."""

    work: Work
    origin: Origin


class _Entry(msgspec.Struct, frozen=True):
    """An entry of a bibliography that is in no template: a source as soon as it is cited."""

    words: str
    url: str | None
    origin: Origin


class Works:
    """The sources of a page."""

    def __init__(self, path: str, keys: Keys) -> None:
        self.path = path
        self.keys = keys
        self.sources: dict[str, Source] = {}
        self.purpose: Purpose | None = None
        """Of the section that is being read."""
        self._by_item: dict[Item, str] = {}
        self._short: dict[str, list[str | _Mentioned | _Entry]] = {}

    def add(self, work: Work, origin: Origin) -> Source:
        """A work as a source; one that is described twice alike is one source."""
        known = self._by_item.get(work.item)
        if known is None:
            source = Source(
                id=self.keys.source(work.item, work.letter),
                item=work.item,
                kind=inferred(work.item),
                origin=origin,
                transliteration=work.transliteration,
                translation=work.translation,
            )
            self.sources[source.id] = source
            self._by_item[work.item] = known = source.id
        self._name(work, known)
        return self.sources[known]

    def mention(self, work: Work, origin: Origin) -> None:
        """A work in the run of the text: a source where the page lists what it rests on."""
        if self.purpose in OF_WORKS:
            self.add(work, origin)
        else:
            self._name(work, _Mentioned(work, origin))

    def entry(self, said: str, words: str, url: str | None, origin: Origin) -> None:
        """An item of a list of works that is written without a template.

        Args:
            said: it in plain words.
            words: with the markup of titles.
            url: where it leads.
            origin: where it stands.
        """
        found = ENTRY.match(said)
        if found is not None:
            name = short_of(found["names"]) + found["year"]
            if name not in self._short:
                self._short[name] = [_Entry(words, url, origin)]

    def _name(self, work: Work, named: str | _Mentioned | _Entry) -> None:
        for name in work.names:
            known = self._short.setdefault(name, [])
            if named not in known:
                known.append(named)

    def by_name(self, names: Sequence[str]) -> str | None:
        """The source that a short form calls: by the first of its names that one work has."""
        for name in names:
            found = self._short.get(name, [])
            if len(found) == 1 or (found and len({self._id(each) for each in found}) == 1):
                return self._id(found[0])
        return None

    def _id(self, one: str | _Mentioned | _Entry) -> str:
        match one:
            case str():
                return one
            case _Mentioned(work, origin):
                return self.add(work, origin).id
            case _Entry(words, url, origin):
                return self.free(words, url, origin).id

    def free(self, words: str, url: str | None, origin: Origin) -> Source:
        """A source that is cited by words alone; the same words are the same source."""
        made = free_source(words, url, self.keys, origin)
        known = self._by_item.get(made.item)
        if known is not None:
            self.keys.taken.discard(made.id)
            return self.sources[known]
        self._by_item[made.item] = made.id
        self.sources[made.id] = made
        return made

    def missing(self, name: str, origin: Origin) -> Source:
        """A reference that is called and described nowhere."""
        key = self.keys.fresh("missing-reference")
        made = Source(id=key, state="unresolved", label=name or key, origin=origin)
        self.sources[key] = made
        return made
