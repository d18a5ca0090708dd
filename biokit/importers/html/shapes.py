"""What makers of pages write each in their own way is made plain HTML before it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from biokit.importers.html.furniture import selected

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["made_plain"]

RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
CLASS = re.compile(r"(?:[a-z]+)?\.([\w-]+)")
LOOKS = re.compile(
    r"(?:font-style\s*:\s*italic|font-weight\s*:\s*(?:bold|[6-9]00)|vertical-align\s*:\s*(?:super|sub)"
    r"|text-decoration[\w-]*\s*:\s*(?:underline|line-through)|font-variant[\w-]*\s*:\s*small-caps)",
    re.IGNORECASE,
)
"""Declarations that say something of words."""
IN_LINE = frozenset({"span", "font", "i", "em", "b", "strong", "a", "u"})
BULLET = re.compile(
    r"^[\s\u00a0]*(?:[·•▪◦‣§oØ\uf0b7\uf0a7–-]|(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]))[\s\u00a0]+",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^[\s\u00a0]*\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]", re.IGNORECASE)


def made_plain(root: etree._Element) -> None:
    """Make plain what Word, LibreOffice and Google Docs write."""
    _unfold_styles(root)
    for paragraph in selected(root, "//p[@class]"):
        for name in (paragraph.get("class") or "").split():
            shape = PARAGRAPHS.get(name.lower())
            if shape is not None:
                shape(paragraph)
                break
    _word_lists(root)
    for lines in selected(root, "//div[@class='line-block']"):
        lines.set("class", "poem")
    _captioned(root)
    for call in selected(root, "//p/a[starts-with(@id, 'ftnt')]"):
        following = call.getnext()
        if following is not None and following.text:
            following.text = following.text.lstrip(" \u00a0")
    for element in selected(root, "//*[contains(@class, 'Mso') or contains(@class, 'mso')]"):
        kept = [
            name
            for name in (element.get("class") or "").split()
            if not name.lower().startswith("mso")
        ]
        element.set("class", " ".join(kept))
    for link in selected(root, "//a[contains(@href, 'google.com/url?')]"):
        target = parse_qs(urlsplit(str(link.get("href"))).query).get("q")
        if target:
            link.set("href", target[0])


def _unfold_styles(root: etree._Element) -> None:
    """What a style sheet in the page says of classes is said of the words that have them."""
    looks: dict[str, str] = {}
    for sheet in root.iter("style"):
        for selectors, declarations in RULE.findall("".join(map(str, sheet.itertext()))[:200_000]):
            found = ";".join(LOOKS.findall(declarations))
            for selector in selectors.split(",") if found else ():
                named = CLASS.fullmatch(selector.strip())
                if named is not None:
                    looks[named[1]] = found
    if not looks:
        return
    for element in selected(root, "//*[@class]"):
        if element.tag not in IN_LINE or any(
            each.tag in _HEADINGS for each in element.iterancestors()
        ):
            continue
        names = (element.get("class") or "").split()
        found = ";".join(looks[name] for name in names if name in looks)
        if found:
            element.set("style", f"{element.get('style') or ''};{found}")


_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


def _become(tag: str, name: str = "") -> Callable[[etree._Element], None]:
    def change(element: etree._Element) -> None:
        element.tag = tag
        element.set("class", name)

    return change


def _quote(element: etree._Element) -> None:
    """A paragraph in the style of a quotation stands in one."""
    around = element.makeelement("blockquote")
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None and before.tag == "blockquote" and before.get("data-quoted"):
        before.append(element)
        return
    around.set("data-quoted", "1")
    parent.replace(element, around)
    around.tail, element.tail = element.tail, None
    around.append(element)


def _caption(element: etree._Element) -> None:
    """A caption that follows the paragraph of one picture makes a figure of both."""
    before = element.getprevious()
    if before is None or before.tag not in {"p", "div"} or (before.tail or "").strip():
        return
    if len(list(before.iter("img"))) != 1 or "".join(map(str, before.itertext())).strip():
        return
    before.tag, element.tag = "figure", "figcaption"
    for each in (before, element):
        each.set("class", "")
    before.tail = element.tail
    element.tail = None
    before.append(element)


PARAGRAPHS: dict[str, Callable[[etree._Element], None]] = {
    "msotitle": _become("h1", "document-title"),
    "msosubtitle": _become("p", "document-subtitle"),
    "msocaption": _caption,
    "msoquote": _quote,
    "msointensequote": _quote,
    "quotations": _quote,
    "title": _become("h1", "document-title"),
    "subtitle": _become("p", "document-subtitle"),
}
"""Paragraphs that a word processor's style makes something else."""


def _captioned(root: etree._Element) -> None:
    """A division of one picture and its caption is a figure."""
    for caption in selected(root, "//*[@class='caption'][self::p or self::div or self::span]"):
        holder = caption.getparent()
        if holder is None or holder.tag != "div" or len(list(holder.iter("img"))) != 1:
            continue
        if all(child is caption or child.tag in {"img", "a", "p"} for child in holder):
            holder.tag, caption.tag = "figure", "figcaption"
            holder.set("class", "")


def _word_lists(root: etree._Element) -> None:
    """Word's paragraphs with bullets become lists."""
    items = selected(root, "//p[contains(@class, 'MsoListParagraph')]")
    holder: etree._Element | None = None
    for item in items:
        words = "".join(map(str, item.itertext()))
        if not BULLET.match(words):
            continue
        tag = "ol" if NUMBERED.match(words) else "ul"
        if holder is None or item.getprevious() is not holder or holder.tag != tag:
            holder = item.makeelement(tag)
            item.addprevious(holder)
        _without_bullet(item, len(BULLET.match(words)[0]))  # type: ignore[index]
        item.tag = "li"
        item.set("class", "")
        tail, item.tail = item.tail, None
        holder.append(item)
        holder.tail = tail


def _without_bullet(item: etree._Element, length: int) -> None:
    """Take so many characters off the beginning."""
    for element, side in _texts(item):
        words: str = getattr(element, side) or ""
        setattr(element, side, words[length:])
        length -= min(length, len(words))
        if length <= 0:
            return


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Where the characters of an element are, in their order."""
    yield element, "text"
    for child in element:
        yield from _texts(child)
        yield child, "tail"
