"""The article without what stands around it: menus, boxes with advice, lists of links to articles.

A table of what goes, by class, with what is said of it. Words go nowhere silently: a finding has
them, all of hatnotes and message boxes, the titles of boxes that only lead on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from biokit.diagnostics import Finding
from biokit.importers.wikipedia.elements import dropped, is_hidden, line_of, names, unwrapped, words

if TYPE_CHECKING:
    from lxml import etree

Chrome = Literal["silent", "hatnote", "message-box", "navigation", "editorial-mark", "fault"]

BY_CLASS: dict[Chrome, str] = {
    "silent": """
        mw-editsection mw-editsection-like editsection toc mw-toc vector-toc
        mw-jump mw-jump-link printfooter catlinks mw-indicators mw-indicator magnify navbar
        mw-cite-backlink mw-linkback-text Z3988 sortkey smwttinline mw-empty-elt audiolinkinfo
        haudio
        t_nihongo_help t_nihongo_icon cite_virgule mw-kartographer-maplink mw-graph geo-nondefault
        geo-multi-punct mwe-math-mathml-a11y mw-tmh-playtext play-btn-large PopUpMediaTransform
        mw-collapsible-toggle mw-customtoggle reference-cite-virgule mw-ui-icon
        mw-page-title-separator mf-icon edit-page mw-spacer bksicon wikidata-link wd-edit
        rt-commentedText-tooltip selflink-icon
        pencilicon penicon wikidataEdit bandeau-portail-icone mw-references-columns-spacer
        header-container mw-footer printonly navbox-styles
    """,
    "hatnote": """
        hatnote dablink rellink homonymie bandeau-homonymie hauptartikel hauptartikel-text
        relarticle mainarticle seealso begriffsklärung disambig-hatnote nota-disambigua
        vedi-anche mw-disambig-hatnote ill-hatnote loupe
    """,
    "message-box": """
        ambox tmbox ombox cmbox fmbox imbox mbox-small side-box sistersitebox sisterproject
        sisterlinks metadata stub bandeau-container bandeau-article bandeau-niveau-modere
        bandeau-section avviso portal portalbox portal-bar bandeau-portail bandeau-portail-element
        noteTA mw-warning warningbox sister-bar sister-box interProject interprojet
        noarticletext plainlinksneverexpand mw-message-box hinweisbaustein box-Unreferenced
        إعلام رسالة تنبيه
    """,
    "navigation": """
        navbox vertical-navbox sidebar navigation-box BoxenVerschmelzen
        normdaten authority-control mw-authority-control series-box navbox-inner
        palette-navigation navbox-container nomobile-navbox boxed-navigation
        mw-footer-container
    """,
    "editorial-mark": "Inline-Template need_ref citation-needed need_ref_tag",
    "fault": """
        citation-comment cs1-hidden-error cs1-maint cs1-visible-error mw-ext-cite-error error
    """,
}
CHROME: dict[str, Chrome] = {
    name: kind for kind, lines in reversed(BY_CLASS.items()) for name in lines.split()
}
BY_ID: dict[str, Chrome] = {
    "toc": "silent", "siteSub": "silent", "contentSub": "silent", "jump-to-nav": "silent",
    "coordinates": "silent", "siteNotice": "silent", "catlinks": "silent",
    "mw-toc-heading": "silent",
    "Vorlage_Begriffsklärungshinweis": "hatnote", "normdaten": "navigation",
    "mw-navigation": "silent", "footer": "silent", "mw-data-after-content": "silent",
    "bandeau-portail": "message-box", "p-lang-btn": "silent", "contentSub2": "silent",
}  # fmt: skip
NOT_READ = frozenset(
    {"script", "style", "link", "meta", "noscript", "template", "input", "button", "form", "select"}
    | {"nav", "object", "embed", "iframe", "audio", "canvas", "base", "textarea", "label", "map"}
)
"""Elements that hold no words of the article, or none for readers."""
SAID: dict[Chrome, tuple[str, str]] = {
    "hatnote": ("dropped-hatnote", "lines that lead to other articles"),
    "message-box": ("dropped-message-box", "a box about the article, or leading out of it"),
    "navigation": (
        "dropped-navigation",
        "boxes of links to other articles, by their titles",
    ),
    "editorial-mark": ("dropped-editorial-mark", "marks of editors in the text"),
    "fault": ("dropped-fault", "faults that the wiki finds in its own citations"),
}
FIRST: tuple[Chrome, ...] = (
    "message-box", "hatnote", "navigation", "fault", "editorial-mark", "silent",
)  # fmt: skip
"""What an element is whose classes say several things."""
FEW = 5
BEFORE = re.compile(
    r"^(?:Preceded by|Vorgänger|Précédé par|Prédécesseur|Predecessore|Precedido por|前任)"
    r"(?:in|s)?+\W*\w"
)
AFTER = re.compile(
    r"^(?:Succeeded by|Nachfolger|Suivi par|Successeur|Successore|Sucedido por|继任|繼任)"
    r"(?:in|s)?+\W*\w"
)
"""What cells of a succession say before the name that stands in them."""
ISSUED = re.compile(r"This article is issued from|Cet article est issu de|Dieser Artikel")
TOGETHER: tuple[Chrome, ...] = ("hatnote", "navigation", "editorial-mark", "fault")
"""Told in one finding, with a count: there may be hundreds."""
LONGEST = 1_200
"""Characters of words in a finding of many."""


def chrome_of(element: etree._Element) -> Chrome | None:
    """What an element is, if it is no part of the article."""
    if element.tag in NOT_READ:
        return "silent"
    if (by_id := BY_ID.get(element.get("id") or "")) is not None:
        return by_id
    given = names(element)
    kinds = {CHROME[name] for name in given if name in CHROME}
    if kinds and not (given & {"sidebar"} and "infobox" in given):
        in_line = element.tag in {"span", "small"} and given & {"metadata", "haudio"}
        return "silent" if in_line else next(kind for kind in FIRST if kind in kinds)
    if "noprint" in given:
        return "editorial-mark" if element.tag == "sup" else "silent"
    if is_hidden(element) and element.tag != "math":
        return "silent"
    if element.get("role") == "navigation":
        return "navigation"
    if element.tag == "table" and _is_succession(element):
        return "navigation"
    return "message-box" if element.tag == "div" and _is_foot(element) else None


def _is_succession(table: etree._Element) -> bool:
    """Who held a post before and after: cells that say so and name somebody, as no box of facts."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    said = [words(cell) for cell in table.iter("td", "th")]
    return all(any(each.search(cell) for cell in said) for each in (BEFORE, AFTER))


def _is_foot(element: etree._Element) -> bool:
    """What offline forms put at the end of a page: where it is from, and its licence."""
    if len(element) > FEW or not ISSUED.match((element.text or "").strip()):
        return False
    return any("oldid=" in (each.get("href") or "") for each in element.iter("a"))


class Findings:
    """What was left out, gathered while the tree is stripped."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.gathered: dict[Chrome, list[str]] = {}
        self.lines: dict[Chrome, int | None] = {}
        self.single: list[Finding] = []

    def note(self, kind: Chrome, element: etree._Element) -> None:
        """Remember what goes."""
        said = _title(element) if kind == "navigation" else words(element)
        if kind == "silent" or not said:
            return
        line = line_of(element)
        if kind in TOGETHER:
            self.gathered.setdefault(kind, []).append(said)
            self.lines.setdefault(kind, line)
        else:
            code, message = SAID[kind]
            self.single.append(Finding(code, message, "note", self.path, line, words=said))

    def all(self) -> list[Finding]:
        """Each message box; the rest by kind."""
        made = list(self.single)
        for kind, said in self.gathered.items():
            code, message = SAID[kind]
            text = f"{len(said)}: {message}"
            listed = cut(said)
            made.append(Finding(code, text, "note", self.path, self.lines[kind], words=listed))
        return made


def cut(said: Iterable[str]) -> str:
    """Things said of many, as far as a reader will read."""
    listed = "; ".join(dict.fromkeys(said))
    return listed if len(listed) <= LONGEST else listed[:LONGEST].rpartition(" ")[0] + " …"


def _title(element: etree._Element) -> str:
    """What stands at the head of a box."""
    for each in element.iter("th", "caption", "summary", "h2", "h3", "div"):
        if each.tag != "div" or names(each) & {"navbox-title", "NavHead", "sidebar-title"}:
            bars = [bar for bar in each.iter("*") if "navbar" in names(bar)]
            gone = words(bars[0]) if bars else ""
            text = re.sub(r"^v\s*·?\s*t\s*·?\s*e\b|^vte(?=[A-Z])", "", words(each))
            text = text.removeprefix(gone).strip()
            if text:
                return text[:200]
    return words(element)[:80]


def strip(content: etree._Element, findings: Findings) -> None:
    """Take everything out of the content that is no part of the article."""
    waiting = [content]
    while waiting:
        element = waiting.pop()
        for child in list(element):
            kind = chrome_of(child)
            if kind is None:
                waiting.append(child)
                continue
            findings.note(kind, child)
            dropped(child)


def unwrap_links(content: etree._Element, is_kept: set[etree._Element]) -> list[str]:
    """Links to other articles made plain words; what each says.

    Args:
        content: the article.
        is_kept: the links that stay.
    """
    said = []
    for anchor in list(content.iter("a")):
        if anchor in is_kept:
            continue
        if text := words(anchor):
            said.append(text)
        unwrapped(anchor)
    return said
