"""What a product tells its reader, taken from the finished file and from nothing else."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from textwrap import dedent
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt
from pypdf import PdfReader

from tests.exporters.epubs import texts, unzipped

NOT_HEADINGS = frozenset(
    {"contents", "title-page", "notes-of-chapter", "landmarks", "letter-group"}
)
"""Classes of what holds a heading and is no section of the book."""

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@dataclass
class Told:
    """Without white space and hyphens, which belong to the line and not to the text."""

    text: str
    """Everything, in the order of the file."""
    headings: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """By the number that is printed."""
    calls: list[str] = field(default_factory=list)
    """The numbers that call notes, in the order of the text."""
    captions: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    """Where cross-references lead: ids, in the order of the text."""


def bare(words: str) -> str:
    """Words as they compare: no ligatures, white space, hyphens or soft hyphens."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", unicodedata.normalize("NFKC", words))


def told_by_epub(content: bytes) -> Told:
    """Every file of text in reading order; an address without a fragment is the file's section."""
    files = texts(unzipped(content))
    bodies = [(name, _without_names(root)) for name, root in files.items()]
    sections = {
        name: next((str(made.get("id")) for made in body.iter("section") if made.get("id")), "")
        for name, body in bodies
    }
    told = [_told_by_markup(body) for _, body in bodies]
    targets = [target for one in told for target in one.targets]
    return Told(
        "".join(one.text for one in told),
        [heading for one in told for heading in one.headings],
        {number: note for one in told for number, note in one.notes.items()},
        [call for one in told for call in one.calls],
        [caption for one in told for caption in one.captions],
        [entry for one in told for entry in one.entries],
        [target.partition("#")[2] or sections[target] for target in targets],
    )


def _without_names(root: etree._Element) -> html.HtmlElement:
    """An XHTML tree as one of HTML, so that both are asked in the same way."""
    return html.fromstring(etree.tostring(root, method="html", encoding="unicode"))


def told_by_html(content: bytes) -> Told:
    """One page, whose addresses are fragments."""
    told = _told_by_markup(html.document_fromstring(content.decode()))
    told.targets = [target.removeprefix("#") for target in told.targets]
    return told


def _told_by_markup(root: html.HtmlElement) -> Told:
    def with_class(name: str, path: str = "//*") -> Iterator[Any]:
        return iter(root.xpath(f"{path}[contains(concat(' ', @class, ' '), ' {name} ')]"))

    notes = {str(item.get("value")): _words(item, "back") for item in root.xpath("//ol/li[@value]")}
    return Told(
        _words(root),
        [
            _words(made, "call", "between")
            for made in root.xpath("//section/*")
            if _is_heading(made)
        ],
        notes,
        [_words(call) for call in with_class("call")],
        [
            _words(made, "gap", "call")
            for made in root.xpath("//figcaption | //caption | //p[@class='caption']")
        ],
        [_words(item) for made in with_class("bibliography", "//ul") for item in made],
        [str(link.get("href")) for link in with_class("reference", "//a")],
    )


def _is_heading(made: html.HtmlElement) -> bool:
    parent = made.getparent()
    classes = set((parent.get("class") or "").split()) if parent is not None else set()
    return bool(re.fullmatch("h[1-6]", str(made.tag))) and not classes & NOT_HEADINGS


def _words(made: html.HtmlElement, *without: str) -> str:
    """What is read, without elements of some classes."""
    return bare("".join(_pieces(made, frozenset(without))))


def _pieces(made: html.HtmlElement, without: frozenset[str]) -> Iterator[str]:
    if not isinstance(made.tag, str) or made.tag in {"style", "title"}:
        return
    if not without & set((made.get("class") or "").split()):
        yield made.text or ""
        for child in made:
            yield from _pieces(child, without)
            yield child.tail or ""


def told_by_pdf(content: bytes) -> Told:
    """The text of the pages, the outline for headings, link annotations for references."""
    reader = PdfReader(io.BytesIO(content))
    links = [
        str(note.get_object().get("/Dest") or "")
        for page in reader.pages
        for note in page.get("/Annots") or ()
    ]
    return Told(
        bare("\n".join(page.extract_text() for page in reader.pages)),
        [bare(title) for title in _outline(reader.outline)],
        targets=[link for link in links if link],
    )


def _outline(items: list[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(item)
        else:
            yield str(item["/Title"])


def told_by_gfm(content: bytes) -> Told:
    """Footnotes by their labels, headings by their marks, the rest as a reader of GitHub sees it."""
    source = content.decode()
    notes: dict[str, str] = {}

    def keep(found: re.Match[str]) -> str:
        notes[found[1]] = _rendered(dedent(f"    {found[2]}"))
        return ""

    body = re.sub(
        r"^\[\^([^\]]+)\]: (.*\n(?:(?:    .*)?\n)*)", keep, f"{source}\n", flags=re.MULTILINE
    )
    headings = re.findall(r"^#{1,6} (.*)$", body, re.MULTILINE)
    calls = re.findall(r"\[\^([^\]]+)\]", body)
    shown = re.sub(r"\[\^[^\]]+\]", "", body)
    return Told(
        _rendered(shown),
        [_shown(MARKDOWN.renderInline(re.sub(r"\[\^[^\]]+\]", "", line))) for line in headings],
        notes,
        calls,
    )


def _rendered(markdown: str) -> str:
    return _shown(MARKDOWN.render(markdown))


def _shown(markup: str) -> str:
    return bare(unescape(re.sub(r"<[^>]*>", "", markup)))
