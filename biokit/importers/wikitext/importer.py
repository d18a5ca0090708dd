"""Wikitext: the source of wiki pages, alone or many in a file of JSON lines."""

from __future__ import annotations

import re
from typing import ClassVar

from biokit.errors import BadInput, TooLarge
from biokit.importers.base import Import, ImportOptions
from biokit.importers.decoding import decoded

__all__ = ["WikitextImporter"]

SAMPLE = 65_536
SIGNS = (
    (re.compile(r"\[\[[^\[\]\n]{1,200}\]\]"), 3),
    (re.compile(r"\{\{[^{}\n]{1,80}(?:\||\}\}|\n)"), 3),
    (re.compile(r"(?m)^={2,6}[^=\n].*?={2,6}[ \t]*$"), 2),
    (re.compile(r"'''[^'\n]+'''"), 2),
    (re.compile(r"<ref[ >/]"), 3),
    (re.compile(r"(?m)^\{\|"), 2),
    (re.compile(r"\[\[[^\[\]|:\n]{2,20}:[^\[\]\n]+\]\]"), 2),
)
"""What only wikitext has, and how much each tells."""
OTHERS = re.compile(
    r"^\s*(?:<(?:!doctype|html|\?xml)|\[\s*[{\"\]]|---\s*\n|%PDF|\\documentclass)", re.IGNORECASE
)
LINES = re.compile(r'^\s*\{"(?:title|id|pageid|text|url|name|description|infobox|content)"')


class WikitextImporter:
    """Reads wikitext: article, references, box of facts."""

    name: ClassVar[str] = "wikitext"
    description: ClassVar[str] = "wikitext of Wikipedia and other wikis; JSON lines of articles"
    suffixes: ClassVar[tuple[str, ...]] = (".wikitext", ".wiki", ".mediawiki", ".jsonl")

    def recognise(self, content: bytes, path: str) -> float:
        """By links, templates and headings that no other format has."""
        sample = content[:SAMPLE].decode("utf-8", "ignore").lstrip("\ufeff")
        if OTHERS.match(sample) or "\0" in sample:
            return 0.0
        if sample.lstrip().startswith("{") and not sample.lstrip().startswith(("{{", "{|")):
            from biokit.importers.wikitext.batch import is_batch

            return 0.9 if LINES.match(sample) and is_batch(sample) else 0.0
        told = sum(weight for sign, weight in SIGNS if sign.search(sample))
        if path.lower().endswith(self.suffixes[:3]):
            return 0.97 if told else 0.6
        return min(0.95, told / 10) if told >= 4 else 0.0

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read the page, or the pages.

        Raises:
            TooLarge: past the limit of the options.
            BadInput: it is not UTF-8 (names the line), or empty.
        """
        if len(content) > options.max_size:
            raise TooLarge(
                f"the page has {len(content):,} bytes, and the limit is {options.max_size:,}",
                path=path,
                hint="raise it with --max-size",
            )
        text = decoded(content, path).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        if not text.strip():
            raise BadInput("the page is empty", path=path, line=1)
        from biokit.importers.wikitext.article import Article
        from biokit.importers.wikitext.batch import is_batch, read_batch

        if text.lstrip().startswith('{"') and is_batch(text[:SAMPLE]):
            return read_batch(text, path, options)
        made = Article(text, path, lang=options.lang).read()
        return Import(made.biography, made.findings, made.counts, itself=made.itself)
