"""A page as a work: its text in sections, its notes at their calls, its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urljoin

from msgspec import structs

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.base import Import, ImportOptions
from biokit.importers.counting import counts_of
from biokit.importers.described import contributor
from biokit.importers.epub.arrangement import Arrangement
from biokit.importers.epub.calls import called_notes
from biokit.importers.epub.facts import Facts
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.finishing import finished
from biokit.importers.epub.generated import Known
from biokit.importers.epub.joining import AGAIN, CALL, Joined, dropped, joined_notes
from biokit.importers.epub.keys import Keys
from biokit.importers.epub.navigation import Navigation
from biokit.importers.epub.package import Item
from biokit.importers.epub.pages import Page, Pages, words_of
from biokit.importers.epub.pictures import Pictures
from biokit.importers.epub.places import Place, is_remote, place_of
from biokit.importers.epub.preparing import prepare
from biokit.importers.epub.reading import Readers
from biokit.importers.epub.sections import Sections
from biokit.importers.html.furniture import (
    main_content,
    selected,
    spaced_words,
    take_out_furniture,
)
from biokit.importers.html.gutenberg import people_in, said_before, take_out_boilerplate
from biokit.importers.html.metadata import PageFacts, facts_of
from biokit.importers.html.shapes import made_plain
from biokit.importers.spoken import spoken_language
from biokit.importers.titles import Titled, titled
from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.parsing import parsed
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import Section, Text
from biokit.model.sources import Source
from biokit.model.walk import altered, plain_text
from biokit.notation.canonical import canonical_parts

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["read_page"]


def read_page(content: bytes, path: str, options: ImportOptions) -> Import:
    """Read a page.

    Raises:
        BadInput: there is nothing to read in it.
    """
    told: list[Finding] = []
    root = parsed(content, path, findings=told)
    if root.tag in NO_TEXT:
        raise BadInput("there is no text in this page", path=path, line=1, hint="leave it out")
    page = _WebPage(root, path, options)
    read = page.read()
    return altered(read, findings=(*told, *read.findings))


def _with_class(name: str, tag: str = "*") -> str:
    return f".//{tag}[contains(concat(' ', @class, ' '), ' {name} ')]"


TITLE_BLOCK = {
    name: (_with_class(name), _with_class(f"document-{name}"))
    for name in ("title", "subtitle", "author", "date")
}
"""Where pandoc's block of the title has what."""
TITLE_LINES = {
    "title": (_with_class("document-title"),),
    "subtitle": (_with_class("document-subtitle"),),
}
BYLINE_WITHIN = 12
"""Blocks from the beginning in which a line may name the authors."""
BY = re.compile(r"^\s*(?:by|von|par|por|di|da|text:?)\s+", re.IGNORECASE)


NO_TEXT = ("script", "style", "noscript", "template")
"""Elements that say nothing to a reader."""
CREDITS = frozenset({"credit", "credits", "photo-credit", "image-credit", "photocredit"})
"""Classes that say whose a picture is."""


def _letters(words: str) -> str:
    """The letters of names without what joins them."""
    plain = re.sub(r"\b(?:and|und|et|y|&)\b", "", words.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


class _WebPage:
    """One page while it is read."""

    def __init__(self, root: etree._Element, path: str, options: ImportOptions) -> None:
        self._root = root
        self._path = path
        self._options = options
        self._findings = Findings(path)
        self._left: list[tuple[str, str, list[str]]] = []
        self._body = next(iter(root.iter("body")), root)
        self._facts = facts_of(root)

    def read(self) -> Import:
        """The page as a biography, and as a source."""
        self._prepare()
        pages, notes = self._notes()
        main = main_content(self._body)
        self._leave_out(
            "furniture", "what stands around the text", take_out_furniture(self._body, main)
        )
        lang = self._options.lang or self._facts.described.lang
        self._byline(main)
        _without_last_rule(main)
        page = Page(pages.all[0].item, self._path, main, lang)
        pictures = _Shown(self._options, self._findings)
        sections = self._sections(Pages([page]), notes, pictures, lang)
        made = titled(sections, self._title(sections), PurePosixPath(self._path).stem)
        if not made.sections:
            raise BadInput(
                "there is no text in this page", path=self._path, hint="save it with its text"
            )
        spoken: tuple[Finding, ...] = ()
        if lang is None:
            lang, spoken = spoken_language(made.sections, self._path)
        biography = self._biography(made, lang)
        return Import(
            biography,
            (*self._told(made.guessed), *spoken),
            counts_of(biography, len(pictures.media)),
            pictures.media,
            self._itself(biography),
        )

    def _prepare(self) -> None:
        for name in NO_TEXT:
            if name == "style":
                made_plain(self._root)
            for element in list(self._root.iter(name)):
                dropped(element)
        self._make_links_whole()
        left = take_out_boilerplate(self._body)
        if left:
            self._leave_out("boilerplate", "what Project Gutenberg says around the book", left)
            self._know(said_before(" ".join(left)))
        self._title_block()

    def _make_links_whole(self) -> None:
        """Links to other pages of the site, where it is known which one that is."""
        base = self._facts.described.url
        if base is None:
            return
        for link in self._root.iter("a"):
            address = (link.get("href") or "").strip()
            if address and not address.startswith("#"):
                with suppress(ValueError):
                    whole = urljoin(base, address)
                    here, _, fragment = whole.partition("#")
                    link.set("href", f"#{fragment}" if here == base and fragment else whole)

    def _know(self, said: dict[str, str]) -> None:
        """What the lines before a book say, where its head does not."""
        described = self._facts.described
        people = people_in(said)
        self._facts = PageFacts(
            altered(
                described,
                title=said.get("title", described.title),
                contributors=people or described.contributors,
                date=described.date
                or said.get("release date", "").partition("[")[0].strip()
                or None,
                publisher="Project Gutenberg",
            ),
            "book",
            "unknown",
        )

    def _title_block(self) -> None:
        """Pandoc's block of title, authors and date, and the titles of word processors."""
        blocks = selected(self._root, "//*[@id='title-block-header'][self::header or self::div]")
        holders = blocks or [self._body]
        said = {
            name: [words_of(each) for path in paths for each in selected(holders[0], path)]
            for name, paths in (TITLE_BLOCK if blocks else TITLE_LINES).items()
        }
        if not said["title"]:
            return
        described = self._facts.described
        described = altered(
            described,
            title=said["title"][0] or described.title,
            subtitle=next(iter(said["subtitle"]), described.subtitle),
            contributors=tuple(map(contributor, said.get("author", ()))) or described.contributors,
            date=next(iter(said.get("date", ())), described.date),
        )
        self._facts = altered(self._facts, described=described)
        lines = [each for (path,) in TITLE_LINES.values() for each in selected(self._body, path)]
        self._leave_out_elements(blocks or lines)

    def _leave_out_elements(self, elements: list[etree._Element]) -> None:
        """Lines that say what the metadata say."""
        words = [spaced_words(each) for each in elements]
        self._leave_out("title-page", "what the metadata say", words)
        for each in elements:
            dropped(each)

    def _byline(self, main: etree._Element) -> None:
        """Lines near the beginning that only name the authors."""
        names = [_letters(each.name.text) for each in self._facts.described.contributors]
        known = {*names, "".join(names)} - {""}
        lines = list(main.iter("p", "div", "h2", "h3", "address"))[:BYLINE_WITHIN]
        said = [each for each in lines if _letters(BY.sub("", spaced_words(each))) in known]
        if said:
            self._leave_out_elements(said[:1])

    def _leave_out(self, code: str, what: str, words: list[str]) -> None:
        if words:
            self._left.append((code, what, words))

    # ------------------------------------------------------------------------------------ the text

    def _notes(self) -> tuple[Pages, tuple[Joined, ...]]:
        """The page made ready, and its notes, taken from their places."""
        item = Item("page", PurePosixPath(self._path).name, "text/html")
        pages = Pages([Page(item, self._path, self._body, self._facts.described.lang)])
        prepare(pages, Navigation(), self._findings)
        return pages, joined_notes(called_notes(pages, frozenset(), self._findings), pages)

    def _sections(
        self, pages: Pages, notes: tuple[Joined, ...], pictures: _Shown, lang: str | None
    ) -> tuple[Section, ...]:
        described = self._facts.described
        facts = Facts(title=described.title or "", contributors=described.contributors, lang=lang)
        wanted = tuple(_wanted(pages, notes))
        arrangement = Arrangement(pages, Navigation(), "", self._findings)
        keys = Keys(wanted, pages, arrangement, notes)
        readers = _PlainReaders(notes, keys, cast("Pictures", pictures), self._findings)
        known = Known(facts, lang or "en")
        builder = Sections(arrangement, readers, keys, known, lang, self._findings)
        made = finished(builder.built(), keys, self._findings)
        readers.tell()
        return canonical_parts(made)

    def _title(self, sections: tuple[Section, ...]) -> str | None:
        """What the page is called; as its only heading of the first rank has it, if it is that."""
        headings = [plain_text(section.title) for section in sections if section.title]
        said = self._facts.described.title
        if said is not None and len(headings) == 1 and _begins(said, headings[0]):
            return headings[0]
        return said

    # ----------------------------------------------------------------------------------- the whole

    def _biography(self, made: Titled, lang: str | None) -> Biography:
        described = self._facts.described
        title = made.title
        if plain_text(title).isupper() and described.title:
            title = (Text(described.title),)
        return Biography(
            title,
            subtitle=(Text(described.subtitle),) if described.subtitle else (),
            contributors=described.contributors,
            sections=_chapters(made.sections),
            lang=lang,
            rights=described.rights,
            description=described.description,
            keywords=described.keywords,
            identifiers=described.identifiers,
            based_on=(described.url,) if described.url else (),
            origin=Origin(self._path),
        )

    def _itself(self, biography: Biography) -> Source:
        from biokit.projections.numbering import slug

        title = plain_text(biography.title)
        facts = self._facts
        return facts.described.source(slug(title) or "page", facts.type, facts.kind, title)

    def _told(self, guessed: str | None) -> Iterator[Finding]:
        if guessed:
            yield Finding("guess-title", guessed, "note", self._path, 1)
        for code, what, words in self._left:
            count = f" ({len(words)} pieces)" if len(words) > 1 else ""
            message = f"{what} is left out{count}"
            yield Finding(f"dropped-{code}", message, "note", self._path, words="\n".join(words))
        for found in self._findings:
            yield altered(found, message=found.message.replace("with the book", "with the page"))


def _without_last_rule(main: etree._Element) -> None:
    """The line between the text and notes that were taken from below it."""
    rules = list(main.iter("hr"))
    if rules and not rules[-1].xpath("boolean(following::text()[normalize-space()])"):
        dropped(rules[-1])


def _chapters(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Sections at the top are chapters, if they are nothing else; pages do not number them."""
    return tuple(
        altered(section, role="chapter", numbered=False)
        if section.role in {"section", "chapter"}
        else section
        for section in sections
    )


def _begins(said: str, heading: str) -> bool:
    first, second = (
        "".join(sign for sign in words.casefold() if sign.isalnum()) for words in (said, heading)
    )
    return bool(second) and (first.startswith(second) or second.startswith(first))


def _wanted(pages: Pages, notes: tuple[Joined, ...]) -> Iterator[Place]:
    """Places that links of the text and of the notes lead to."""
    called_in = [page.body for page in pages]
    called_in += [element for note in notes for element in note.elements]
    file = pages.all[0].file
    for around in called_in:
        for each in around.iter("*"):
            if again := each.get(AGAIN):
                yield notes[int(again)].place
            place = place_of(each.get("href") or "", file) if each.tag == "a" else None
            if place is not None and each.get(CALL) is None:
                yield place


class _PlainReaders(Readers):
    """Readers of pages in which classes are a designer's."""

    def _dialect(self, page: Page) -> Dialect:
        def kept(names: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(name for name in names if name in CREDITS)

        return structs.replace(super()._dialect(page), classes=kept)


class _Shown:
    """The pictures that a page shows, fetched from beside it."""

    def __init__(self, options: ImportOptions, findings: Findings) -> None:
        self._beside = options.beside
        self._findings = findings
        self._known: dict[str, str | None] = {}
        self._media: dict[str, bytes] = {}

    @property
    def media(self) -> tuple[tuple[str, bytes], ...]:
        """Paths with contents, in the order in which they are first shown."""
        return tuple(self._media.items())

    def shown(self, address: str, page: str, where: str) -> str | None:
        """The path of a picture that came with the page; `None` if it did not."""
        if address not in self._known:
            self._known[address] = None if is_remote(address) else self._fetched(address)
            if self._known[address] is None:
                self._findings.count("missing-picture", address[:200], path=where)
        return self._known[address]

    def _fetched(self, address: str) -> str | None:
        if address.startswith("data:"):
            return None
        for place in dict.fromkeys((address, unquote(address.partition("?")[0]))):
            try:
                path = normpath(place.lstrip("/"))
                self._media[path] = self._beside(path)
            except (BadInput, ValueError):
                continue
            return path
        return None
