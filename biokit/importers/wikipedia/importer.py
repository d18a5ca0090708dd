"""HTML of MediaWiki: the article, its references, its box of facts, its licence."""

from __future__ import annotations

import re
from typing import ClassVar

from biokit.errors import TooLarge
from biokit.importers.base import Import, ImportOptions

SAMPLE = 65_536
CERTAIN = re.compile(
    rb"mw:html:version|mw:pageId|data-mw-section-id|typeof=\"mw:|mw-parser-output|"
    rb"wgPageName|<meta name=\"generator\" content=\"MediaWiki"
)
LIKELY = re.compile(
    rb"id=\"mw-content-text\"|mw-headline|mw-body-content|class=\"[^\"]*\bmediawiki\b|"
    rb"parsoid-body|cite_note-|ext\.cite\.styles"
)
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|section|div|p|h1|h2)\b", re.IGNORECASE)


class WikipediaImporter:
    """Reads pages of wikis: as skins show them, as interfaces serve them, as they are offline."""

    name: ClassVar[str] = "wikipedia"
    description: ClassVar[str] = "HTML of Wikipedia and other wikis: saved, served, offline"
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm")

    def recognise(self, content: bytes, path: str) -> float:
        """By what MediaWiki leaves in every page that it makes."""
        head = content[:SAMPLE]
        if not MARKUP.search(head[:4096]):
            return 0.0
        if CERTAIN.search(head):
            return 0.98
        found = LIKELY.findall(content[: 4 * SAMPLE])
        return 0.95 if len(found) > 1 else (0.7 if found else 0.0)

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read the page.

        Raises:
            TooLarge: past the limit of the options.
            BadInput: there is no page in it.
        """
        from biokit.importers.wikipedia.article import read_article

        if len(content) > options.max_size:
            raise TooLarge(
                f"the page has {len(content):,} bytes, and the limit is {options.max_size:,}",
                path=path,
                hint="raise it with --max-size",
            )
        return read_article(content, path, options)
