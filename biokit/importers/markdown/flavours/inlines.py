"""Tokens of foreign constructs in the line become the model's inlines."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from biokit.importers.markdown.flavours.roles import role_of
from biokit.model.nodes import (
    Code,
    CrossReference,
    Emphasis,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    Quote,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.model.walk import plain_text

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

__all__ = ["FOREIGN", "PICTURE", "foreign_inline"]

Run = tuple[Inline, ...]

FOREIGN = frozenset(
    {"wiki_link", "highlight_open", "role", "html_open", "html_break", "html_image"}
)
"""The types of tokens that only a foreign text has."""
PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)$", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?")

ELEMENTS: dict[str, Callable[..., Inline]] = {
    "em": Emphasis,
    "i": Emphasis,
    "dfn": Emphasis,
    "var": Emphasis,
    "strong": Strong,
    "b": Strong,
    "sup": Superscript,
    "sub": Subscript,
    "s": Strikeout,
    "del": Strikeout,
    "strike": Strikeout,
    "q": Quote,
    "cite": WorkTitle,
}
"""Elements that stand for a kind of inline."""
MARKED = {"mark": "mark", "u": "underline", "ins": "ins", "kbd": "kbd", "small": "small"}
"""Elements that leave a class."""


def foreign_inline(token: Token, content: Run, line: int, blocks: Blocks) -> Inline | Run | None:
    """What a token and what stands within it make."""
    origin = blocks.reading.origin(line)
    match token.type:
        case "highlight_open":
            return Span(content, classes=("mark",), origin=origin)
        case "html_break":
            return LineBreak(origin=origin)
        case "html_image":
            return _image(token.meta["attributes"], line, blocks)
        case "html_open":
            return _element(token.meta["name"], token.meta["attributes"], content, line, blocks)
        case "role":
            return role_of(token.meta["name"], token.meta["words"], line, blocks)
        case _:
            return _wiki_link(token.meta, line, blocks)


def _image(attributes: dict[str, str], line: int, blocks: Blocks) -> Inline | None:
    address = attributes.get("src", "")
    if not address:
        return None
    origin = blocks.reading.origin(line)
    return InlineImage(address, attributes.get("alt", ""), origin=origin)


def _element(
    name: str, attributes: dict[str, str], content: Run, line: int, blocks: Blocks
) -> Inline | Run:
    lang = attributes.get("lang") or None
    own: dict[str, Any] = {
        "id": attributes.get("id") or (attributes.get("name") if name == "a" else None) or None,
        "lang": lang,
        "origin": blocks.reading.origin(line),
    }
    if name in ELEMENTS:
        return ELEMENTS[name](content, **own)
    if name in {"code", "tt", "samp"}:
        return Code(plain_text(content), **own)
    if name == "a" and attributes.get("href"):
        url = attributes["href"]
        if url.startswith("#"):
            return CrossReference(url[1:], content, **own)
        return Link(content, url, attributes.get("title"), **own)
    if "small-caps" in attributes.get("style", "") or "smallcaps" in attributes.get("class", ""):
        return SmallCapitals(content, **own)
    classes = (MARKED[name],) if name in MARKED else tuple(attributes.get("class", "").split())
    if own["id"] is None and lang is None and not classes:
        return content
    return Span(content, classes=classes, **own)


def _wiki_link(meta: dict[str, Any], line: int, blocks: Blocks) -> Inline | None:
    """A link to another page is its words; one to a heading of this page leads there."""
    origin = blocks.reading.origin(line)
    tally = blocks.reading.tally
    target: str = meta["target"]
    given: str | None = meta["words"]
    page, _, heading = target.partition("#")
    written = f"{target}|{given}" if given else target
    if meta["shown"]:
        if PICTURE.search(page):
            alt = "" if given is None or _SIZE.fullmatch(given.strip()) else given
            return InlineImage(target, alt, origin=origin)
        tally.add("dropped-transclusion", "another note that is shown here", line, written)
        return Text(given or target, origin=origin)
    words = given or (f"{page} > {heading}" if page and heading else page or heading.lstrip("^"))
    if not page and heading:
        return CrossReference(heading, (Text(words, origin=origin),), origin=origin)
    tally.add("loss-link", "a link to another page is kept as its words", line, written)
    return Text(words, origin=origin)
