"""Pages and articles of the web."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import ClassVar

from biokit.errors import BadInput, TooLarge
from biokit.importers.base import Import, ImportOptions

__all__ = ["HtmlImporter"]

SAMPLE = 65_536
DOCUMENT = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,4000}?-->\s*)*(?:<!doctype\s+html|<html\b|<head\b|<body\b)",
    re.IGNORECASE | re.DOTALL,
)
ELEMENT = re.compile(
    rb"</?(?:html|head|body|div|p|span|h[1-6]|section|article|main|header|footer|nav|ul|ol|li|table"
    rb"|tr|td|blockquote|figure|img|a|em|strong|i|b|br|hr|meta|title|link|style|script|sup|center"
    rb"|font)\b[^<>]{0,400}>",
    re.IGNORECASE,
)
WORD = re.compile(rb"[^\W\d_]{2,}")
OTHERS = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*|<!DOCTYPE[^>]{0,600}>\s*)*"
    rb"<(?!html\b|head\b|body\b)(?:[\w.-]+:)?(?:package|TEI|teiCorpus|svg|rss|feed|opml|book|article\s"
    rb"|container|ncx|office:|w:|urlset|plist|kml|gpx|xsl)\b",
    re.DOTALL,
)
"""Roots of XML that is no page."""


class HtmlImporter:
    """Reads a page: its text without what stands around it."""

    name: ClassVar[str] = "html"
    description: ClassVar[str] = "HTML: pages and articles of the web, what word processors save"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")

    def recognise(self, content: bytes, path: str) -> float:
        """By what pages begin with, or else by how much of it is tags."""
        named = PurePosixPath(path.lower()).suffix in self.suffixes
        head = content[:SAMPLE].removeprefix(b"\xef\xbb\xbf")
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            head = head[2:].replace(b"\0", b"")
        elif b"\0" in head[:4096]:
            return 0.0
        if DOCUMENT.match(head):
            return 0.92 if named else 0.9
        if OTHERS.match(head) and not re.match(rb"\s*<article\s", head):
            return 0.0
        tags = len(ELEMENT.findall(head))
        if head.lstrip().startswith(b"<") and tags:
            return 0.85 if named else 0.75
        if named:
            return 0.8 if tags else 0.2
        words = len(WORD.findall(head)) + 1
        return min(0.7, 2 * tags / words) if tags > 5 else 0.0

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read the page.

        Raises:
            BadInput: there is nothing to read in it.
            TooLarge: past the limit of the options.
        """
        from biokit.importers.html.article import read_page

        if len(content) > options.max_size:
            raise TooLarge("the page is too large", path=path, hint="--max-size raises the limit")
        if not content.strip():
            raise BadInput("the page is empty", path=path, hint="there is nothing to read in it")
        return read_page(content, path, options)
