"""Which part of a page is its text, and what stands around it: menus, comments, banners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from biokit.importers.epub.joining import dropped
from biokit.importers.epub.pages import words_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["main_content", "selected", "spaced_words", "take_out_furniture"]

MOST = 0.6
"""The share of the words of a page that its text has, where it is told by that."""

TEXT_CLASSES = ("entry-content", "post-content", "article-body", "article-content", "story-body")
TEXTS = (
    "//main | //*[@role='main']",
    "//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]",
    "//article | //*[@role='article']",
    "//*[@id='content' or @id='main' or @id='main-content' or @id='article' or @id='post']",
    *(f"//div[contains(concat(' ', @class, ' '), ' {name} ')]" for name in TEXT_CLASSES),
)
"""Where the text of a page is said to be, the surest first."""

NEVER_TEXT = frozenset({"nav", "button", "dialog", "menu"})
ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary",
     "toolbar", "menu", "menubar", "doc-pagelist", "doc-toc"}
)  # fmt: skip
HOLDERS = frozenset({"div", "section", "ul", "ol", "form", "header", "table", "aside", "iframe"})
"""Elements that are told by their classes and ids."""
NAMED = re.compile(
    r"(?:^|[-_ ])(?:cookies?|consent|gdpr|ccpa|newsletters?|sign-?up|subscri(?:be|ption)|paywall"
    r"|shar(?:e|ing)(?:-?(?:bar|buttons?|links|tools))?|social(?:-?\w+)?|related(?:-?\w+)?"
    r"|recommend(?:ed|ations?)|read-?more|more-?(?:stories|articles|from|on)|most-?read|trending"
    r"|comments?(?:-?(?:area|list|section|form))?|respond|disqus|breadcrumbs?|side-?bar|widgets?"
    r"|adverti[sz](?:ing|ements?)|adverts?|ads?|ad-?(?:slot|unit|banner|container)|sponsor(?:ed)?"
    r"|promo(?:tion)?|banner|pop-?up|modal|overlay|skip(?:-?(?:link|to-?content))?|toolbar"
    r"|pagination|pager|post-?nav(?:igation)?|masthead|site-?(?:header|footer|nav)|no-?print"
    r"|noprint|print-?only|edit-?(?:link|section)|back-?to-?top|menu)(?=$|[-_ ])",
    re.IGNORECASE,
)
"""Classes and ids of what is no text."""
KEPT = re.compile(
    r"footnotes?|endnotes?|(?:^|[-_ ])notes?(?=$|[-_ ])|references|bibliograph|epigraph|quote",
    re.IGNORECASE,
)
"""Classes and ids of what is text wherever it stands."""
ASIDE_IS_TEXT = re.compile(
    r"note|quote|epigraph|callout|admonition|infobox|fact|box", re.IGNORECASE
)


def selected(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements that a path leads to."""
    found: Any = element.xpath(path)
    return list(found)


def main_content(body: etree._Element) -> etree._Element:
    """The element that holds the text of a page; the body, where no other does."""
    whole = len(words_of(body)) or 1
    for path in TEXTS:
        found = [each for each in selected(body, path) if each is not body]
        outer = [
            each for each in found if not any(other in found for other in each.iterancestors())
        ]
        sized = sorted(outer, key=lambda each: -len(words_of(each)))
        if not sized:
            continue
        first = len(words_of(sized[0]))
        alone = len(sized) == 1 or first > 4 * len(words_of(sized[1]))
        if first > 200 and alone and (first > MOST * whole or path is TEXTS[0] or first > 1500):
            return _within(sized[0]) if path is TEXTS[0] else sized[0]
        if len(sized) == 1 and first > MOST * whole:
            return _within(sized[0])
    return body


def _within(main: etree._Element) -> etree._Element:
    """The one article that is nearly all of a main part."""
    articles = [each for each in main.iter("article") if each is not main]
    if articles and len(words_of(articles[0])) > MOST * len(words_of(main)):
        return articles[0]
    return main


def take_out_furniture(body: etree._Element, main: etree._Element) -> list[str]:
    """Take out of a page all that is no text, and give its words, piece by piece."""
    left: list[str] = []
    if main is not body:
        left += [words for words in _around(body, main) if words]
    most = MOST * len(words_of(main))
    for element in list(main.iter("*")):
        if element is main or not _attached(element, main) or not _is_furniture(element, main):
            continue
        words = spaced_words(element)
        if len(words) > most and element.tag not in {"nav", "footer"}:
            continue
        if words:
            left.append(words)
        dropped(element)
    return left


def _around(body: etree._Element, main: etree._Element) -> Iterator[str]:
    """The words of what does not hold the text, from the outside in."""
    here = main
    before: list[str] = []
    after: list[str] = []
    while here is not body:
        parent = here.getparent()
        if parent is None:
            break
        loose = [parent.text or ""]
        for sibling in parent:
            if sibling is here:
                after.insert(0, sibling.tail or "")
                continue
            words = spaced_words(sibling)
            side = before if parent.index(sibling) < parent.index(here) else after
            side += [words, sibling.tail or ""]
        before = [*loose, *before]
        here = parent
    yield from (" ".join(words.split()) for words in (*before, *after))


def _attached(element: etree._Element, main: etree._Element) -> bool:
    return any(each is main for each in element.iterancestors())


def _is_furniture(element: etree._Element, main: etree._Element) -> bool:
    tag = element.tag
    if tag in NEVER_TEXT or (element.get("role") or "").lower() in ROLES:
        return True
    if element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(
        " ", ""
    ):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag == "aside":
        return not ASIDE_IS_TEXT.search(named) or bool(NAMED.search(named))
    if tag == "footer":
        return not _is_credit(element) and not KEPT.search(named)
    if tag == "header":
        return main.tag == "body" and element.getparent() is main and not list(element.iter("h1"))
    return tag in HOLDERS and bool(NAMED.search(named)) and not KEPT.search(named)


def _is_credit(element: etree._Element) -> bool:
    """Whether a footer says whose the words above it are."""
    around = element.getparent()
    return around is not None and around.tag in {"blockquote", "figure", "q"}


def spaced_words(element: etree._Element) -> str:
    """All text of an element in one line, with a space between its parts."""
    return " ".join(" ".join(str(text) for text in element.itertext()).split())
