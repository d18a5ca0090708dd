"""What a page says of itself, in the ways that pages do: JSON-LD, meta tags, links, its title.

Schema.org's JSON-LD says most and is asked first; then what is made for scholars (`citation_…`,
Dublin Core), for readers' previews (`og:`, `article:`), and the plain names of HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from biokit.importers.described import Described, contributor, rights_in
from biokit.importers.epub.pages import words_of
from biokit.importers.html.furniture import selected
from biokit.model.edition import Contributor, Identifier
from biokit.model.sources import ItemType, SourceKind

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["PageFacts", "facts_of"]

Table = dict[str, Any]

NAMES: dict[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "author": (
        "citation_author", "dc.creator", "dcterms.creator", "author", "article:author",
        "parsely-author", "byl", "sailthru.author",
    ),
    "date": (
        "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date",
        "dcterms.date", "article:published_time", "og:published_time", "date", "pubdate",
        "datepublished", "dcterms.created", "parsely-pub-date", "publication_date",
    ),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher", "publisher"),
    "container": (
        "citation_journal_title", "citation_inbook_title", "og:site_name", "application-name",
    ),
    "lang": ("citation_language", "dc.language", "dcterms.language", "content-language"),
    "description": ("dc.description", "dcterms.abstract", "og:description", "description"),
    "keywords": ("citation_keywords", "keywords", "news_keywords", "article:tag", "dc.subject"),
    "rights": ("dc.rights", "dcterms.rights", "copyright", "rights", "dcterms.rightsholder"),
    "licence": ("dcterms.license", "license", "dc.rights.uri"),
    "doi": ("citation_doi", "dc.identifier.doi", "prism.doi"),
    "isbn": ("citation_isbn", "book:isbn"),
    "url": ("og:url", "citation_public_url", "dcterms.identifier"),
}  # fmt: skip
"""What is read, and the names of meta tags that say it, in the order in which they are believed."""

TYPES: dict[str, tuple[ItemType, SourceKind]] = {
    "newsarticle": ("article-newspaper", "press"),
    "reportagenewsarticle": ("article-newspaper", "press"),
    "analysisnewsarticle": ("article-newspaper", "press"),
    "opinionnewsarticle": ("article-newspaper", "press"),
    "scholarlyarticle": ("article-journal", "secondary"),
    "blogposting": ("post-weblog", "web"),
    "book": ("book", "unknown"),
    "report": ("report", "unknown"),
}
"""Schema.org's types in CSL's words; every other page is a page."""
ARTICLES = frozenset([*TYPES, "article", "webpage", "profilepage", "medicalwebpage"])
AUTHORS = (
    "//*[@rel='author' or @itemprop='author' or contains(@class,'p-author')]"
    "[not(ancestor-or-self::nav)][not(self::link)][not(self::meta)]"
)
DATES = "//*[@itemprop='datePublished'] | //time[@pubdate or @datetime]"
_BETWEEN = re.compile(r"\s+[|·•–—-]\s+|\s+[«»]\s+")
_BY = re.compile(r"^\s*(?:by|von|par|por|di|da)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")


class PageFacts(msgspec.Struct, frozen=True):
    """A page as it describes itself."""

    described: Described
    type: ItemType = "webpage"
    kind: SourceKind = "web"


def facts_of(root: etree._Element) -> PageFacts:
    """Everything that the head of a page says, and what in its text is marked as such."""
    metas = _metas(root)
    tables = list(_linked_tables(root))
    work = next((table for table in tables if _types(table) & ARTICLES), {})
    said = _Said(root, metas, work)
    kinds = [TYPES[name] for name in _types(work) if name in TYPES]
    if not kinds and "citation_journal_title" in metas:
        kinds = [TYPES["scholarlyarticle"]]
    kind, of = kinds[0] if kinds else ("webpage", "web")
    return PageFacts(said.described(), kind, of)


def _metas(root: etree._Element) -> dict[str, list[str]]:
    """The contents of meta tags by their names in lower case; those of microdata among them."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        name = name or meta.get("http-equiv") or ""
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower().replace("dc:", "dc."), []).append(content)
    return found


def _linked_tables(root: etree._Element) -> Iterator[Table]:
    """Every table of the page's JSON-LD, in order."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            value = json.loads(words_of(script).strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _tables(value, 0)


def _tables(value: object, depth: int) -> Iterator[Table]:
    match value:
        case dict() as table if depth < 8:
            yield table
            yield from _tables(table.get("@graph"), depth + 1)
        case list() as members if depth < 8:
            for member in members[:100]:
                yield from _tables(member, depth + 1)
        case _:
            pass


def _types(table: Table) -> set[str]:
    said = table.get("@type")
    members = said if isinstance(said, list) else [said]
    return {str(each).rpartition("/")[2].lower() for each in members if each}


class _Said:
    """One page, asked for what it says of itself."""

    def __init__(self, root: etree._Element, metas: dict[str, list[str]], work: Table) -> None:
        self._root = root
        self._metas = metas
        self._work = work

    def described(self) -> Described:
        """All of it."""
        url = self._url()
        licence = (
            self._linked("license") or _text(self._work.get("license")) or self._meta("licence")
        )
        ids = [
            ("doi", self._meta("doi")),
            ("isbn", _text(self._work.get("isbn")) or self._meta("isbn")),
        ]
        return Described(
            title=self._title(),
            contributors=tuple(self._contributors()),
            date=self._date(),
            publisher=_text(self._work.get("publisher")) or self._meta("publisher"),
            container=_text(self._work.get("isPartOf")) or self._meta("container"),
            lang=self._lang(),
            description=_text(self._work.get("description")) or self._meta("description"),
            keywords=tuple(dict.fromkeys(self._keywords())),
            rights=rights_in(self._rights(), licence),
            url=url,
            identifiers=tuple(Identifier(value, scheme) for scheme, value in ids if value),
        )

    def _meta(self, what: str) -> str | None:
        return next((self._metas[name][0] for name in NAMES[what] if name in self._metas), None)

    def _title(self) -> str | None:
        said = _text(self._work.get("headline")) or _text(self._work.get("name"))
        return said or self._meta("title") or self._window_title()

    def _window_title(self) -> str | None:
        """What the window says, without the site's name after it."""
        words = next((words_of(t) for t in self._root.iter("title")), "")
        parts = _BETWEEN.split(words)
        site = (self._meta("container") or "").casefold()
        barred = len(parts) > 1 and words[: words.rindex(parts[-1])].rstrip().endswith("|")
        if barred or (
            len(parts) > 1 and (parts[-1].casefold() == site or len(parts[0]) > len(parts[-1]))
        ):
            words = words[: words.rindex(parts[-1])].rstrip(" |·•–—-«»")
        return words or None

    def _contributors(self) -> Iterator[Contributor]:
        for key, role in (
            ("author", "aut"),
            ("creator", "aut"),
            ("editor", "edt"),
            ("translator", "trl"),
        ):
            names = list(dict.fromkeys(_names(self._work.get(key))))
            if role == "aut" and not names and key == "author":
                names = self._named()
            if names:
                yield from (contributor(name, role) for name in names)
                if key == "author":
                    continue
            if key == "creator" and not names:
                continue

    def _named(self) -> list[str]:
        for name in NAMES["author"]:
            listed = [words for words in self._metas.get(name, []) if not _ADDRESS.match(words)]
            if listed:
                return [part for words in listed for part in _people(words)]
        marked = selected(
            self._root,
            "//*[@rel='author' or @itemprop='author' or contains(@class,'p-author')]"
            "[not(ancestor-or-self::nav)][not(self::link)][not(self::meta)]",
        )
        for element in marked:
            inner = selected(element, ".//*[@itemprop='name']")
            words = words_of(inner[0] if inner else element)
            if 2 < len(words) < 80:
                return list(_people(words))
        return []

    def _date(self) -> str | None:
        said = _text(self._work.get("datePublished")) or _text(self._work.get("dateCreated"))
        said = said or self._meta("date")
        if said is None:
            times = selected(self._root, DATES)
            for time in times[:1]:
                said = time.get("datetime") or time.get("content") or words_of(time)
        if said is None:
            return None
        stamped = re.match(r"(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ]|$)", said.strip())
        return "-".join(stamped.groups()) if stamped else " ".join(said.split())

    def _lang(self) -> str | None:
        own = self._root.get("lang") or next((b.get("lang") for b in self._root.iter("body")), None)
        said = own or _text(self._work.get("inLanguage")) or self._meta("lang")
        return (
            said.strip().replace("_", "-")
            if said and re.fullmatch(r"[A-Za-z]{2,3}([-_]\w+)*", said.strip())
            else None
        )

    def _keywords(self) -> Iterator[str]:
        listed = self._work.get("keywords")
        found = listed if isinstance(listed, list) else [listed] if isinstance(listed, str) else []
        for name in () if found else NAMES["keywords"]:
            if name in self._metas:
                found = self._metas[name]
                break
        for words in found:
            for word in re.split(r"[,;]", str(words)):
                if word.strip():
                    yield word.strip()

    def _rights(self) -> str | None:
        holder = _text(self._work.get("copyrightHolder"))
        year = _text(self._work.get("copyrightYear"))
        if holder:
            return f"© {year} {holder}" if year else f"© {holder}"
        return self._meta("rights")

    def _url(self) -> str | None:
        for address in (self._linked("canonical"), _text(self._work.get("url")), self._meta("url")):
            if address and _ADDRESS.fullmatch(address):
                return address
        return None

    def _linked(self, relation: str) -> str | None:
        """The address of a `link` or of an `a` with a relation."""
        for link in self._root.iter("link", "a"):
            if relation in (link.get("rel") or "").lower().split() and link.get("href"):
                return str(link.get("href")).strip()
        return None


def _text(value: object) -> str | None:
    """A string, or the name of a thing, or the first of several."""
    match value:
        case str() | int() | float():
            return " ".join(str(value).split()) or None
        case [first, *_]:
            return _text(first)
        case dict() as table:
            return _text(table.get("name") or table.get("@value") or table.get("@id"))
        case _:
            return None


def _names(value: object) -> Iterator[str]:
    for member in value if isinstance(value, list) else [value]:
        words = _text(member)
        if words and not _ADDRESS.match(words):
            yield from _people(words)


def _people(words: str) -> Iterator[str]:
    """Names in one string: `By Ada Example and Bo Other`."""
    plain = _BY.sub("", words)
    parts = re.split(r"\s*;\s*|\s+(?:and|und|et|y|&)\s+", plain)
    for part in parts:
        several = part.split(",")
        whole = len(several) < 2 or any(len(name.split()) < 2 for name in several)
        for name in [part] if whole else several:
            if name.strip(" ,"):
                yield name.strip(" ,")
