"""The words of a page and of what was read from it, counted by other means than the reader's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.parsing import parsed
from biokit.importers.xhtml.reader import Reader
from biokit.model.nodes import Code, CodeBlock, Note, PageMark, Table, Text, WorkTitle
from biokit.model.walk import children

if TYPE_CHECKING:
    from lxml import etree

UNSEEN = {"script", "style", "head", "template", "param", "source", "track", "link", "meta"}
EVERY_PICTURE = Dialect(picture=lambda address: address)


def page(body: str) -> etree._Element:
    """The body of a page of XHTML."""
    made = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{body}</body></html>'
    root = parsed(made.encode(), "page.xhtml", findings=[])
    found = root.find("body")
    assert found is not None
    return found


def reader(dialect: Dialect = EVERY_PICTURE, lang: str | None = None) -> Reader:
    return Reader("page.xhtml", dialect, lang=lang)


def bare(words: str) -> str:
    """Words without white space of any kind."""
    return re.sub(r"\s+", "", words)


def words_of_tree(element: etree._Element) -> str:
    return bare("".join(_tree(element)))


def _tree(element: etree._Element) -> Iterator[str]:
    if element.tag in UNSEEN or "pagebreak" in element.get("epub:type", ""):
        return
    yield element.text or ""
    for child in element:
        yield from _tree(child)
        yield child.tail or ""


def words_of(parts: Iterable[msgspec.Struct]) -> str:
    """What a reader of the model sees; marks around titles of parts are the style's."""
    return bare("".join(word for part in parts for word in _model(part)))


def unmarked(words: str) -> str:
    """Words without quotation marks, where the style sets them."""
    return re.sub("[“”‘’]", "", words)


def _model(part: msgspec.Struct) -> Iterator[str]:
    match part:
        case Text(value) | Code(value) | CodeBlock(value):
            yield value
        case WorkTitle(content, "part"):
            yield f"“{''.join(word for one in content for word in _model(one))}”"
        case Table(rows, header, _, caption):
            for one in (*caption, *header, *rows):
                yield from _model(one)
        case Note() | PageMark():
            return
        case _:
            for child in children(part):
                yield from _model(child)
