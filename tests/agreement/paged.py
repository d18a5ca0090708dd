"""Walks an ebook's list of pages against the pages of a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from pypdf import PdfReader

from tests.exporters.epubs import XHTML, Files, tree, unzipped

HYPHENS = ("‐", "-")
MADE = ("title-page", "copyright-page", "nav")


@dataclass(frozen=True)
class PrintedPage:
    """A page of a PDF: its folio, and the lines of text on it."""

    folio: str
    lines: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not self.lines


@dataclass(frozen=True)
class MarkedPage:
    """An entry of the list of pages, and the text around the mark it leads to."""

    label: str
    file: str
    before: str
    after: str


def printed_pages(content: bytes, repeated: str = "") -> list[PrintedPage]:
    """The pages in order, without what is no text of theirs.

    Args:
        content: the PDF.
        repeated: a line that stands at the head of several pages.
    """
    reader = PdfReader(io.BytesIO(content))
    labels = reader.page_labels
    made = []
    for label, page in zip(labels, reader.pages, strict=True):
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines()]
        lines = [line for line in lines if line]
        # A page's head and folio come last in a PDF.
        if lines and re.fullmatch(rf"{label}\b.*|.*\b{label}", lines[-1]):
            lines = lines[:-1]
        if lines and lines[0] == repeated:
            lines = lines[1:]
        made.append(PrintedPage(label, tuple(lines)))
    return made


def marked_pages(content: bytes) -> list[MarkedPage]:
    """The list of pages, followed to where it leads."""
    files = unzipped(content)
    nav = tree(files, "nav.xhtml")
    (listed,) = (one for one in nav.iter(f"{XHTML}nav") if one.get("id") == "page-list")
    links = listed.iter(f"{XHTML}a")
    return [_followed(link.text or "", link.get("href") or "", files) for link in links]


def _followed(label: str, href: str, files: Files) -> MarkedPage:
    file, _, key = href.partition("#")
    body = tree(files, file).find(f"{XHTML}body")
    assert body is not None
    (mark,) = (one for one in body.iter() if one.get("id") == key)
    assert mark.get("role") == "doc-pagebreak"
    assert label in (mark.get("aria-label") or "")
    assert not mark.text
    before, after = "", ""
    seen = False
    for node, text in _texts(body):
        seen = seen or node is mark
        if seen:
            after += text
        else:
            before += text
    return MarkedPage(label, file.removesuffix(".xhtml"), before, after)


def _texts(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """All text with the element it is in or, of what follows a mark, the mark."""
    if element.get("role") == "doc-backlink":
        return
    yield element, element.text or ""
    for child in element:
        yield from _texts(child)
        yield child if child.get("role") == "doc-pagebreak" else element, child.tail or ""


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2060]+", "", text)


def fault(mark: MarkedPage, page: PrintedPage, earlier: PrintedPage | None) -> str | None:
    """What is wrong with a mark: the words of the page that it should stand before."""
    if mark.label != page.folio:
        return f"{mark.label} is listed where the PDF has {page.folio}"
    if page.is_blank or mark.file in MADE:
        return None
    line = re.sub(r"^\d{1,3}\. ", "", page.lines[0])  # an item's number is no text of it
    wanted, found = letters(line.rstrip("‐-")), letters(mark.after)
    if found.startswith(wanted):
        return None
    word, rest = re.split(r"[\s—–]", f"{line} ", maxsplit=1)
    dash = line[len(word) : len(word) + 1].strip()
    begun = earlier is not None and any(one.endswith(HYPHENS) for one in earlier.lines)
    last, end = (mark.before.split() or [""])[-1], letters(word + dash)
    broken = begun and letters(last).endswith(end) and letters(last) != end
    if broken and found.startswith(letters(rest.rstrip(" ‐-"))):
        return None
    return f"page {mark.label} begins {line!r}, and its mark stands before {mark.after[:60]!r}"
