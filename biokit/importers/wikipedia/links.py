"""Links of a page: out of the wiki they stay; to other articles they are words.

Afterwards an element has only the attributes that every page may have: what classes of a wiki's
templates would mean elsewhere is left behind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from biokit.importers.wikipedia.elements import BLOCKS, fragment, names, words

if TYPE_CHECKING:
    from lxml import etree

OURS = re.compile(
    r"(?:^|\.)(?:wikipedia|wiktionary|wikisource|wikiquote|wikibooks|wikinews|wikiversity|"
    r"wikivoyage|wikidata|wikimedia|mediawiki|wikimediafoundation)\.org$"
)
MIRRORED = re.compile(r"^(?:\.\./)+(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)/(?P<path>.*)$")
"""Where a copy of many sites keeps a page of another site."""
WITHIN = frozenset({"new", "extiw", "image", "mw-file-description", "internal", "mw-redirect"})
KEPT = frozenset(
    {"href", "src", "alt", "lang", "colspan", "rowspan", "scope", "start", "value", "reversed"}
    | {"ref", "number", "words", "where", "line", "keys", "page", "width", "datetime"}
)
CLASSES = frozenset({"poem", "smallcaps", "small-caps", "verse"})
"""Those of a wiki's classes that mean the same anywhere."""


def lead(content: etree._Element, url: str | None, targets: set[str]) -> list[str]:
    """Make links what they are in a book; the words of those that led to other articles.

    Args:
        content: the article.
        url: of the page.
        targets: the headings of this page.
    """
    said = []
    here = {"", _bare(url or "")}
    host = urlsplit(url or "").netloc
    for anchor in list(content.iter("a")):
        address = (anchor.get("href") or "").strip()
        there = fragment(address)
        if there in targets and _bare(address.partition("#")[0]) in here:
            anchor.set("href", f"#{there}")
            continue
        outside = out_of_wiki(anchor, address, host)
        if outside is not None and words(anchor):
            anchor.set("href", outside)
            continue
        if address and words(anchor):
            said.append(words(anchor))
        anchor.tag = "span"
        anchor.attrib.clear()
    return said


def _bare(address: str) -> str:
    """An address without its scheme, characters unescaped."""
    return unquote(re.sub(r"^https?:", "", address))


def out_of_wiki(anchor: etree._Element, address: str, host: str | None) -> str | None:
    """Where a link leads, if that is out of the wiki and its sisters."""
    given = names(anchor)
    if "mw:WikiLink" in (anchor.get("rel") or "") or given & WITHIN:
        return None
    if mirrored := MIRRORED.match(address):
        if OURS.search(mirrored["host"]):
            return None
        return f"http://{mirrored['host']}/{mirrored['path']}"
    if address.startswith("//"):
        address = f"https:{address}"
    parts = urlsplit(address) if re.match(r"[a-z][a-z0-9+.-]*:", address) else None
    if parts is None or parts.scheme not in {"http", "https", "mailto", "ftp", "tel"}:
        return None
    external = "external" in given or "mw:ExtLink" in (anchor.get("rel") or "")
    if not external and (OURS.search(parts.netloc) or (host and parts.netloc == host)):
        return None
    return address


def clean(content: etree._Element) -> None:
    """Take away what only the wiki's own styles and scripts know."""
    for each in content.iter("*"):
        given = names(each) & CLASSES
        for name in list(each.attrib):
            if name in KEPT or (name == "style" and each.tag not in BLOCKS):
                continue
            if name == "title" and each.tag == "abbr":
                continue
            del each.attrib[name]
        if given:
            each.set("class", " ".join(sorted(given)))


def clean_all_but(content: etree._Element, kept: dict[str, str]) -> None:
    """The same, but the ids of headings that links lead to stay."""
    held = [(each, each.get("id")) for each in content.iter("*") if each.get("id") in kept]
    clean(content)
    for each, key in held:
        each.set("id", key or "")
