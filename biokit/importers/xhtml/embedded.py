"""What a book cannot hold as it is: formulas, readings beside the text, drawings, sound, forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from biokit.importers.xhtml.runs import Pieces
from biokit.importers.xhtml.selection import words_in

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["control", "drawing", "formula", "medium", "ruby"]

_TAG = re.compile(r"<[^<>]*>")


def ruby(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Words and their reading: `漢字(かんじ)`, in the brackets that the page has or in ours."""
    to.count("loss-ruby", element)
    bracketed = any(child.tag == "rp" for child in element.iter("rp"))
    _read_ruby(element, to, out, bracketed=bracketed)


def _read_ruby(element: etree._Element, to: Reader, out: Pieces, *, bracketed: bool) -> None:
    to.text(element.text or "", out)
    for child in element:
        if child.tag in {"rt", "rtc"} and not bracketed:
            to.text("(", out)
            to.content(child, out)
            to.text(")", out)
        elif child.tag in {"rb", "rt", "rp"}:
            to.content(child, out)
        else:
            to.read(child, out)
        to.text(child.tail or "", out)


def formula(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A formula as the words that its author gives for it, or else its signs."""
    said = element.get("alttext") or ""
    to.count("loss-math", element, said or None)
    if said.strip():
        to.text(said, out)
        return
    for words in _signs(element):
        to.text(words, out)


def _signs(element: etree._Element) -> list[str]:
    found = element.xpath(".//text()[not(ancestor::*[contains(name(), 'annotation')])]")
    return [str(words) for words in cast("list[str]", found)]


def drawing(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A drawing around a picture is the picture; of another, the words in it are kept."""
    if next(element.iter("image", "svg:image"), None) is not None:
        to.content(element, out)
        return
    to.count("loss-drawing", element)
    to.text(f" {words_in(element, ' ')} ", out)


def medium(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Sound, film or another page: what stands there for those that cannot have it."""
    to.count("loss-media", element, _source(element))
    if element.tag == "iframe" and element.text and "<" in element.text:
        to.text(_TAG.sub(" ", element.text), out)
        return
    to.content(element, out)


def _source(element: etree._Element) -> str | None:
    for each in element.iter():
        for name in ("src", "data", "href"):
            address = each.get(name)
            if address and not address.strip().lower().startswith(("javascript:", "data:")):
                return address
    return None


def control(element: etree._Element, to: Reader, out: Pieces) -> None:
    """A control of a form: the words on it."""
    if element.tag != "option":
        to.count("loss-form", element)
    if element.tag in {"option", "select"}:
        to.text(" ", out)
    to.content(element, out)
    if element.tag in {"option", "select"}:
        to.text(" ", out)
