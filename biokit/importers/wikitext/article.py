"""A page of wikitext as an article: text first, then its references, then its box of facts."""

from __future__ import annotations

import re

import msgspec

from biokit.diagnostics import Finding
from biokit.importers.wiki.composed import titled
from biokit.importers.wiki.counting import Found, counted
from biokit.importers.wiki.headings import purpose_of
from biokit.importers.wiki.infobox import Facts, Row, facts, says_person
from biokit.importers.wiki.infobox_labels import field_of
from biokit.importers.wiki.keys import Keys, slug
from biokit.importers.wiki.neighbours import joined
from biokit.importers.wiki.rights import wiki_rights
from biokit.importers.wiki.subjects import identified, lead_rows, named
from biokit.importers.wikitext.boxes import Boxes
from biokit.importers.wikitext.expanding import Expander
from biokit.importers.wikitext.listed import OF_WORKS, Works
from biokit.importers.wikitext.outline import Part, parts_of
from biokit.importers.wikitext.reader import Reader
from biokit.importers.wikitext.refs import Refs
from biokit.importers.wikitext.scanning import Chunk, Scan, scanned
from biokit.importers.wikitext.settling import Settled
from biokit.importers.wikitext.tallies import Tally
from biokit.importers.wikitext.titles import address_of, lang_of, title_of
from biokit.importers.wikitext.variants import settled_variants, unescaped
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.life import Life
from biokit.model.nodes import (
    Account,
    Block,
    Inline,
    Link,
    ListItem,
    Paragraph,
    Section,
    Text,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import altered, plain_text, rebuilt, walk

__all__ = ["Article", "Read"]

LIVING = re.compile(
    r"living people|personnes vivantes|在世人物|存命人物|viventi|personas vivas"
    r"|أشخاص على قيد الحياة|ныне живущие|حیات شخصیات|pessoas vivas",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(
    r"\b\d{1,4}s? (?:\w+ )?(?:births|deaths)\b|^(?:naissance|décès) en|^geboren |^gestorben "
    r"|^nati nel|^morti nel|^nacidos en|^fallecidos en|\d{4}年(?:出生|逝世|生|没)|مواليد|وفيات"
    r"|پیدائشیں|^sinh |^mann$|^frau$|родившиеся|умершие",
    re.IGNORECASE,
)


class Read(msgspec.Struct, frozen=True):
    """An article, read."""

    biography: Biography
    findings: tuple[Finding, ...]
    counts: tuple[tuple[str, int], ...]
    itself: Source


class Article:
    """One page on its way into the model.

    Args:
        text: its wikitext, with line feeds alone.
        path: its name, for origins, and for its title where it says none.
        lang: its language, where the user says so.
        title: what it is called, where the input says so.
        line: of an input that has the whole article on one line.
        tally: gathers what is to be said, of several articles together.
        keys: hands out the ids of sources, and those of entities, to several articles.
        url: where it stands, where the input says so.
    """

    def __init__(
        self,
        text: str,
        path: str,
        *,
        lang: str | None,
        title: str | None = None,
        line: int | None = None,
        tally: Tally | None = None,
        keys: tuple[Keys, Keys] | None = None,
        url: str | None = None,
    ) -> None:
        self.path = path
        self.tally = tally or Tally(path)
        self.url = url
        self.is_alone = keys is None
        text = unescaped(text, self.tally)
        told, how = lang_of(text) if lang is None and self.is_alone else (lang, "")
        self.lang = told
        if lang is None and self.is_alone and told is not None:
            self.tally.say("guess-language", f"the language is taken to be {told}, by {how}",
                           hint="say it with --lang")  # fmt: skip
        self.scan = scanned(settled_variants(text, told, self.tally), line=line or 1)
        self.chunks = self.scan.chunks
        if line is not None:
            self.chunks = tuple(Chunk(each.text, line) for each in self.chunks)
        self.title, guessed = (title, False) if title else title_of(path, text)
        if guessed:
            self.tally.say("guess-title", f"the page gives no title; it is called “{self.title}”")
        if url is None and self.is_alone and told is not None and not guessed:
            self.url = address_of(self.title, told)
            self.tally.say("guess-address", f"the page is taken to be {self.url}",
                           hint="if it is another, change the rights of the book")  # fmt: skip
        source_keys, self.keys = keys or (Keys(), Keys())
        self.works = Works(path, source_keys)
        self.reader = Reader(path, self.lang, self.tally)
        self.reader.title = self.title
        self.boxes = Boxes()
        self.refs = self.reader.refs = Refs(path, self.works)
        self.reader.expander = Expander(self.reader, self.boxes)

    def read(self) -> Read:
        """The whole page."""
        lead = parts_of(self.chunks)
        self.itself = self._itself()
        self.works.sources[self.itself.id] = self.itself
        self.reader.in_lead = True
        blocks = self._blocks(lead)
        self.reader.in_lead = False
        sections = tuple(self._section(part) for part in lead.parts)
        self.refs.read(self.reader)
        prefix = "" if self.is_alone else f"{slug(self.title)}-"
        settled = Settled(self.refs, self.path, self.tally, prefix)
        account, taken_in = joined(self._account(blocks, sections, settled))
        told = self._facts(account, settled)
        rights = wiki_rights(self.title, self.url)
        biography = Biography(
            account.title,
            subjects=(told.person.id,) if told is not None else (),
            accounts=(account,),
            sources=tuple(self.works.sources.values()),
            life=told.life if told is not None else Life(),
            lang=self.lang,
            rights=rights,
            based_on=(rights.source_url,) if rights.source_url else (),
        )
        self._tell_of_scan(self.scan)
        found = Found(
            references=len(self.refs.refs),
            markers=self.refs.calls,
            notes=len(settled.notes),
            pictures=len(self.reader.images),
            joined=taken_in,
            rows=0 if told is None else told.rows,
        )
        return Read(biography, self.tally.all(), counted(biography, found), self.itself)

    # -------------------------------------------------------------------------------------- account

    def _blocks(self, part: Part) -> tuple[Block, ...]:
        said = self.reader.words(part.heading) if part.heading else ""
        self.works.purpose = purpose_of(said) if part.heading else None
        blocks = self.reader.flow(part.chunks)
        if self.works.purpose in OF_WORKS:
            self._entries(blocks)
        return blocks

    def _entries(self, blocks: tuple[Block, ...]) -> None:
        """The items of a list of works, for short forms to call."""
        for part in (inner for block in blocks for inner in walk(block)):
            match part:
                case ListItem((Paragraph(content) as entry, *_)):
                    links = (each.url for each in walk(entry) if isinstance(each, Link))
                    said, url = plain_text(content), next(links, None)
                    origin = entry.origin or Origin(self.path)
                    self.works.entry(said, titled(content), url, origin)
                case _:
                    pass

    def _section(self, part: Part) -> Section:
        self.reader.line = part.line
        title = self.reader.inlines(part.heading)
        lists = len(self.refs.groups), len(self.works.sources)
        blocks = self._blocks(part)
        listed = (len(self.refs.groups), len(self.works.sources)) != lists
        sections = tuple(self._section(each) for each in part.parts)
        classes = ("listed",) if listed else ()
        return Section(
            title, blocks, sections, classes=classes, origin=Origin(self.path, part.line)
        )

    def _account(
        self, blocks: tuple[Block, ...], sections: tuple[Section, ...], settled: Settled
    ) -> Account:
        kept = tuple(made for each in sections if (made := self._kept(each)) is not None)
        figures = tuple(self.boxes.figures)
        account = Account(
            self.reader.expander.title or (Text(self.title),),
            self.itself.id,
            blocks=(*settled.placed(figures), *settled.placed(blocks)),
            sections=tuple(self._answered(each, settled) for each in kept),
            origin=Origin(self.path),
        )
        left = settled.uncalled()
        return altered(account, blocks=(*account.blocks, *left)) if left else account

    def _answered(self, section: Section, settled: Settled) -> Section:
        return rebuilt((section,), settled.answer)[0]

    def _kept(self, section: Section) -> Section | None:
        """The section without its mark; none, if it held nothing but lists of references."""
        inner = tuple(made for each in section.sections if (made := self._kept(each)) is not None)
        said = plain_text(section.title)
        if not section.blocks and not inner and (section.classes or purpose_of(said)):
            self.tally.say(
                "dropped-reference-list",
                f"what stood under “{said}” is in the sources and notes, or led out of the article",
                section.origin.line if section.origin else None,
                words=said,
            )
            return None
        return altered(section, classes=(), sections=inner)

    # ---------------------------------------------------------------------------------------- facts

    def _facts(self, account: Account, settled: Settled) -> Facts | None:
        """Who the article is about, by its box or by its first sentence."""
        rows = [self._row(row, settled) for row in (self.boxes.rows or self.boxes.records)]
        known = {field_of(row.label) for row in rows}
        for label, field in (("born", "birth-date"), ("died", "death-date")):
            if label in self.reader.lifetime and not known & {label, field}:
                rows.append(self.reader.lifetime[label])
        first = lead_rows(account, self.lang, rows, self.path)
        categories = self.reader.categories
        living = any(LIVING.search(each) for each in categories)
        of_person = living or any(OF_PEOPLE.search(each) for each in categories)
        if not (says_person(rows) or of_person or first):
            return None
        self.tally.single += [finding for _, finding in first]
        told = facts(
            [*rows, *(row for row, _ in first)],
            self.title,
            self.lang,
            self.keys,
            living=True if living else None,
            origin=Origin(self.path, self.boxes.line),
            article=self.itself.id,
        )
        told, guesses = named(told, self.reader.sort_keys, account, self.path)
        self.tally.single += guesses
        return identified(told, tuple(self.boxes.registers.items()), self.boxes.description)

    def _row(self, row: Row, settled: Settled) -> Row:
        lines: tuple[tuple[Inline, ...], ...] = tuple(settled.answered(each) for each in row.lines)
        return Row(row.label, lines, row.heading, row.date, row.origin)

    def _itself(self) -> Source:
        """The page as a source."""
        item = Item(
            type="entry-encyclopedia",
            title=self.title,
            container_title="Wikipedia",
            language=self.lang,
            URL=self.url,
        )
        key = self.works.keys.fresh(slug(f"Wikipedia {self.title}"))
        return Source(id=key, item=item, kind="tertiary", origin=Origin(self.path))

    # ---------------------------------------------------------------------------------- what to say

    def _tell_of_scan(self, scan: Scan) -> None:
        for line, words in scan.comments:
            self.tally.count("dropped-comment", "comments that editors write to each other", line,
                             words)  # fmt: skip
        for line, words in scan.covered:
            message = "signs of markup without a partner are kept as text"
            self.tally.count("unclosed-markup", message, line, words, "warning")
        for line, words in scan.stray:
            self.tally.count("dropped-markup", "tags without a partner", line, words)
        if scan.deep:
            self.tally.say("too-deep", f"{scan.deep} pairs of markup lie too deep: they are text",
                           severity="warning")  # fmt: skip
