"""A whole book in one Markdown file."""

from __future__ import annotations

import re
from typing import ClassVar

from biokit.diagnostics import Finding
from biokit.errors import BadInput, TooLarge
from biokit.importers.base import Import, ImportOptions
from biokit.importers.decoding import decoded
from biokit.importers.markdown.front_matter import Head, split
from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.sections import Parsed, read_text
from biokit.model.biography import Biography
from biokit.model.nodes import Text
from biokit.model.walk import altered

HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
SIGNS = re.compile(rb"\[@|\]\(|^```|^:::|\[\^[^\]]+\]|^>[ \t]|\*\*\S", re.MULTILINE)


class MarkdownImporter:
    """Reads pandoc's Markdown, with or without a head of metadata."""

    name: ClassVar[str] = "markdown"
    description: ClassVar[str] = "Markdown in pandoc's spelling"
    suffixes: ClassVar[tuple[str, ...]] = (".md", ".markdown")

    def recognise(self, content: bytes, path: str) -> float:
        """By its suffix; or by metadata, headings and other marks that plain text seldom has."""
        if b"\0" in content[:4096]:
            return 0.0
        if path.lower().endswith(self.suffixes):
            return 0.95
        start = content[:65536].lstrip(b"\xef\xbb\xbf")
        if start.startswith(b"---\n"):
            return 0.8
        headings = len(HEADING.findall(start))
        signs = len(SIGNS.findall(start))
        return min(0.85, 0.3 * min(headings, 2) + 0.1 * min(signs, 4))

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read a biography.

        Raises:
            BadInput: it is no UTF-8, is empty, or holds a mistake; names the line.
            TooLarge: past the limit of the options.
        """
        if len(content) > options.max_size:
            raise TooLarge("the file is too large", path=path, hint="--max-size raises the limit")
        text = decoded(content, path).replace("\r\n", "\n").replace("\r", "\n")
        head, body = split(text, path)
        parsed = read_text(body, Reading(path, before=head.lines))
        if not (parsed.sections or parsed.accounts or head.titled):
            raise BadInput("there is no text", path=path, hint="write a heading and a paragraph")
        biography, guessed = _titled(head, parsed, path)
        if biography.lang is None and options.lang is not None:
            biography = altered(biography, lang=options.lang)
        return Import(biography, (*head.findings, *parsed.findings, *guessed))


def _titled(head: Head, parsed: Parsed, path: str) -> tuple[Biography, tuple[Finding, ...]]:
    """The biography with the title its head gives it, or else the first heading."""
    made = altered(head.biography, sections=parsed.sections, accounts=parsed.accounts)
    if head.titled:
        return made, ()
    first = next((each for each in parsed.sections if each.title), None)
    title = (Text(path.rpartition("/")[2]),) if first is None else first.title
    message = "there is no title in the metadata; the first heading is taken for it"
    found = Finding("guess-title", message, severity="note", path=path, line=1)
    return altered(made, title=title), (found,)
