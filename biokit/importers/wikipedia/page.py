"""What a page of a wiki says of itself: title, address, version, when it was changed, licence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import msgspec

from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wiki.rights import licence_in
from biokit.importers.wikipedia.elements import found, strings, words
from biokit.model.dates import Date

if TYPE_CHECKING:
    from lxml import etree

WIKIPEDIA = re.compile(r"([a-z-]+)(?:\.m)?\.wikipedia\.org")
SITES = re.compile(
    r"(wikipedia|wikisource|wikiquote|wikibooks|wikiversity|wikivoyage|wiktionary|wikinews)\.org$"
)
CONFIGURED = re.compile(
    r'"(?P<key>wgRevisionId|wgPageName|wgTitle|wgSiteName|wgServerName|wgPageContentLanguage|'
    r'wgContentLanguage|wgUserLanguage)":\s*(?:(?P<number>\d+)|"(?P<value>(?:[^"\\]|\\.)*)")'
)
DATED = re.compile(
    r"\d{1,2}\.?\s+(?:de\s+)?[^\W\d]+\.?\s+(?:de\s+)?\d{4}|[^\W\d]+\s+\d{1,2},\s+\d{4}"
    r"|\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]|\d{4}-\d\d-\d\d"
)
MIRRORED = re.compile(rb"<!-- Mirrored from (\S+) by ")
LIVING = re.compile(
    r"living people|possibly living|personnes vivantes|在世人物|存命人物|viventi|personas vivas|"
    r"^mann$|^frau$|أشخاص على قيد الحياة|ныне живущие",
    re.IGNORECASE,
)
OF_PEOPLE = re.compile(
    r"\b\d{1,4}s? (?:\w+ )?(?:births|deaths)\b|^(?:naissance|décès) en|^geboren |^gestorben |"
    r"^nati nel|^morti nel|^nacidos en|^fallecidos en|\d{4}年(?:出生|逝世|生|没)|مواليد|وفيات|"
    r"родившиеся|умершие",
    re.IGNORECASE,
)
AT_FOOT = "//*[@id='footer-info-lastmod' or @id='lastmod' or contains(@class,'last-modified')]"
IN_GERMAN = frozenset({"mann", "frau"})


class Page(msgspec.Struct, frozen=True):
    """What is known of a page before its text is read."""

    title: str
    lang: str | None = None
    site: str = "Wikipedia"
    url: str | None = None
    revision: str | None = None
    changed: Date | None = None
    """When it was last changed, with the page's own words."""
    licence: str | None = None
    categories: tuple[str, ...] = ()
    sort_keys: tuple[str, ...] = ()
    """What it is filed under, where the page says so: `Adams, Douglas`."""
    description: str | None = None
    """What it is about in a line, if the page says so."""

    @property
    def is_of_wikimedia(self) -> bool:
        """Whether it is a page of Wikipedia or one of its sisters."""
        return SITES.search(urlsplit(self.url or "").netloc) is not None

    @property
    def is_of_living(self) -> bool:
        """Whether it is filed under the living."""
        return any(
            LIVING.search(each) and each.casefold() not in IN_GERMAN for each in self.categories
        )

    @property
    def is_of_person(self) -> bool:
        """Whether it is filed under those who were born or died."""
        return any(LIVING.search(each) or OF_PEOPLE.search(each) for each in self.categories)


def page_of(root: etree._Element, content: bytes, path: str) -> Page:
    """What the page says.

    Args:
        root: of the whole tree, nothing taken out.
        content: the page's bytes: a copy names its original in a comment.
        path: its name, for want of anything better.
    """
    config = _configured(root)
    url = _address(root, config, content)
    title = _title(root, config, path)
    changed = _changed(root, config, url)
    return Page(
        title=title,
        lang=_lang(root, config, url),
        site=_site(root, config, url),
        url=url,
        revision=_revision(root, config),
        changed=changed,
        licence=_licence(root),
        categories=_categories(root),
        sort_keys=_sort_keys(root),
        description=_description(root),
    )


def _configured(root: etree._Element) -> dict[str, str]:
    """What the page tells its own scripts."""
    found: dict[str, str] = {}
    for script in root.iter("script"):
        for one in CONFIGURED.finditer(script.text or ""):
            said = one["number"] or one["value"]
            value = re.sub(r"\\u([0-9a-fA-F]{4})", lambda u: chr(int(u[1], 16)), said)
            found.setdefault(one["key"], re.sub(r"\\(.)", r"\1", value))
    return found


def _first(root: etree._Element, path: str) -> str | None:
    told = strings(root, path)
    return told[0].strip() or None if told else None


def _title(root: etree._Element, config: dict[str, str], path: str) -> str:
    """The heading of the page; else what else names it."""
    for element in root.iter("h1"):
        if element.get("id") in {"firstHeading", "titleHeading", "section_0", "openzim-page-title"}:
            return words(element) or path
    if "wgTitle" in config:
        return config["wgTitle"]
    headings = [words(each) for each in root.iter("h1")]
    name = _first(root, "//head/title//text()") or ""
    name = re.split(r"\s+[-–—]\s+(?=[^-–—]*(?:wiki|百科))", name, flags=re.IGNORECASE)[0]
    if headings and headings[0]:
        return headings[0]
    stem = path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    return (name or stem or "article").replace("_", " ")


def _address(root: etree._Element, config: dict[str, str], content: bytes) -> str | None:
    told = (
        _first(root, "//link[@rel='canonical']/@href")
        or _first(root, "//link[@rel='dc:isVersionOf']/@href")
        or _first(root, "//meta[@property='og:url']/@content")
        or _first(root, "//*[@class='printfooter' or @id='printfooter']//a/@href")
        or _issued_from(root)
    )
    if told and "//" in told:
        return _plain("https:" + told if told.startswith("//") else told)
    if mirrored := MIRRORED.search(content):
        return "https://" + mirrored[1].decode("utf-8", "replace")
    if "wgServerName" in config and "wgPageName" in config:
        return f"https://{config['wgServerName']}/wiki/{quote(config['wgPageName'])}"
    return None


def _issued_from(root: etree._Element) -> str | None:
    """Offline forms say at their end: `This article is issued from Wikipedia - version of …`."""
    return _first(root, "(//a[contains(@href,'wiki') and contains(@href,'oldid=')]/@href)[last()]")


def _plain(url: str) -> str:
    """The page's own address, without its version and with what it calls itself readable."""
    address = urlsplit(url)
    if (title := re.search(r"(?:^|&)title=([^&]+)", address.query)) and "oldid" in address.query:
        return f"https://{address.netloc}/wiki/{title[1]}"
    without = url.partition("?")[0] if "oldid=" in address.query else url
    return without.replace("http://", "https://", 1) if SITES.search(address.netloc) else without


def _revision(root: etree._Element, config: dict[str, str]) -> str | None:
    if config.get("wgRevisionId", "0").strip("0"):
        return config["wgRevisionId"]
    about = _first(root, "/html/@about") or ""
    if number := re.search(r"revision/(\d+)", about):
        return number[1]
    for address in strings(root, "//a[contains(@href,'oldid=')]/@href"):
        if number := re.search(r"oldid=(\d+)", address):
            return number[1]
    return None


def _lang(root: etree._Element, config: dict[str, str], url: str | None) -> str | None:
    said = (
        config.get("wgPageContentLanguage")
        or _first(root, "//*[contains(@class,'mw-parser-output')]/@lang")
        or _first(root, "//body/@lang")
        or _first(root, "//*[@id='mw-content-text']/@lang")
        or _first(root, "/html/@lang")
        or _first(root, "//meta[@http-equiv='content-language']/@content")
    )
    if said:
        return said
    wiki = WIKIPEDIA.search(url or "")
    return wiki[1] if wiki and wiki[1] not in {"www", "test", "simple"} else None


def _site(root: etree._Element, config: dict[str, str], url: str | None) -> str:
    named = _first(root, "//meta[@property='og:site_name']/@content") or config.get("wgSiteName")
    if named:
        return named
    host = urlsplit(url or "").netloc
    if known := SITES.search(host):
        return known[1].capitalize()
    return host or "Wikipedia"


def _changed(root: etree._Element, config: dict[str, str], url: str | None) -> Date | None:
    """From what the page gives machines, or from the words at its foot."""
    if iso := _first(root, "//meta[@property='dc:modified']/@content"):
        return Date(iso[:10])
    for script in found(root, "//script[@type='application/ld+json']"):
        if iso_date := re.search(r'"dateModified":"(\d{4}-\d\d-\d\d)', script.text or ""):
            return Date(iso_date[1])
    lang = _lang(root, config, url)
    for said in found(root, AT_FOOT) or found(root, "(//a[contains(@href,'oldid=')])[last()]/.."):
        for dated in DATED.finditer(words(said)):
            if (date := edtf_of(dated[0], lang)) and len(date.edtf) == len("2016-12-14"):
                return Date(date.edtf, dated[0])
    return None


def _licence(root: etree._Element) -> str | None:
    said = strings(root, "//*[@rel='license' or @rel='copyright']/@href")
    said += strings(
        root,
        "//a[contains(@href,'creativecommons.org/') or contains(@href,'Creative_Commons')]/@href",
    )
    named = [licence for each in said if (licence := licence_in(unquote(each)))]
    return next((licence for licence in named if licence.startswith("CC")), None)


def _description(root: etree._Element) -> str | None:
    told = found(root, "//*[contains(concat(' ',@class,' '),' shortdescription ')]")
    return words(told[0]) or None if told else None


def _categories(root: etree._Element) -> tuple[str, ...]:
    linked = [words(each) for each in found(root, "//*[@id='mw-normal-catlinks']//li")] or [
        words(each) for each in found(root, "//*[@id='catlinks']//li")
    ]
    told = strings(root, "//link[contains(@rel,'mw:PageProp/Category')]/@href")
    named = [unquote(each).rpartition(":")[2].partition("#")[0].replace("_", " ") for each in told]
    return tuple(dict.fromkeys(each for each in linked + named if each))


def _sort_keys(root: etree._Element) -> tuple[str, ...]:
    """Only the forms for machines have them: that of the page, then those of its categories."""
    keys = strings(root, "//meta[@property='mw:PageProp/categorydefaultsort']/@content")
    linked = strings(root, "//link[contains(@rel,'mw:PageProp/Category')]/@href")
    keys += [unquote(each.partition("#")[2]) for each in linked if "#" in each]
    return tuple(dict.fromkeys(key.replace("_", " ").strip() for key in keys))
