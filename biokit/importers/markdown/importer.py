"""A whole book in one Markdown file."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import PurePosixPath
from typing import ClassVar

from biokit.diagnostics import Finding
from biokit.errors import BadInput, TooLarge
from biokit.importers.base import Import, ImportOptions, nothing_beside
from biokit.importers.counting import counts_of
from biokit.importers.decoding import decoded
from biokit.importers.markdown.filed_under import PANDOC as FILED
from biokit.importers.markdown.flavours.document import read_foreign
from biokit.importers.markdown.flavours.guess import guessed
from biokit.importers.markdown.front_matter import FENCED, KNOWN, Head, split
from biokit.importers.markdown.pictures import with_pictures
from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.sections import Parsed, read_text
from biokit.importers.titles import titled
from biokit.model.biography import Biography
from biokit.model.walk import altered

HEADING = re.compile(rb"^#{1,6}[ \t]+\S", re.MULTILINE)
SIGNS = re.compile(rb"\[@|\]\(|^```|^:::|\[\^[^\]]+\]|^>[ \t]|\*\*\S", re.MULTILINE)


HEAD_KEY = re.compile(rb"(?:#[^\n]*\n|\s*\n)*[\w-]+[ ]*:(?:\s|$)")
OTHERS = re.compile(
    rb"(?i)\s*(?:<!doctype|<html\b|<\?xml|@[a-z]+\s*\{|TY  - |[\[{]\s*[\[{\"])", re.ASCII
)
"""How texts begin that are something else, whatever they are called."""
WIKITEXT = re.compile(
    rb"(?m)'''[^'\n]+'''|\{\{[\w ]+[|\n]|^={2,5}[^=\n]+={2,5}\s*$|<ref[ >/]|\[\[Category:"
)
"""What the source of wiki pages has and Markdown has not."""
KEY = re.compile(r"^([^\s#:-][^:\n]*):", re.MULTILINE)
OWN = re.compile(r"---[ \t]*\n(?:(?!---[ \t]*\n|\.\.\.[ \t]*\n).*\n)*?biokit_?:")
"""The head of what biokit wrote itself."""


class MarkdownImporter:
    """Reads Markdown: biokit's own, and pandoc's, GitHub's, MyST's and Obsidian's."""

    name: ClassVar[str] = "markdown"
    description: ClassVar[str] = "Markdown: pandoc's, GitHub's, MyST's, Obsidian's"
    suffixes: ClassVar[tuple[str, ...]] = (
        ".md",
        ".markdown",
        ".mdown",
        ".mkd",
        ".qmd",
        ".rmd",
        ".mdx",
    )

    def recognise(self, content: bytes, path: str) -> float:
        """By its suffix; or by metadata, headings and other marks that plain text seldom has."""
        if b"\0" in content[:4096]:
            return 0.0
        start = content[:65536].lstrip(b"\xef\xbb\xbf")
        headings = len(HEADING.findall(start))
        signs = len(SIGNS.findall(start))
        named = path.lower().endswith(self.suffixes)
        if OTHERS.match(start) or (not headings and len(WIKITEXT.findall(start)) > 1):
            return 0.5 if named else 0.05
        if named:
            return 0.95
        if OWN.match(start[:8192].decode("utf-8", "ignore")):
            return 1.0
        if start.startswith(b"---\n") and HEAD_KEY.match(start[4:]):
            return 0.85
        return min(0.85, 0.3 * min(headings, 2) + 0.1 * min(signs, 4))

    def read(self, content: bytes, path: str, options: ImportOptions) -> Import:
        """Read a biography.

        A text that says it is biokit's own is held to our spelling. Any other is read whole, in
        the flavour that its signs tell; one without signs first as ours.

        Raises:
            BadInput: it is no UTF-8, is empty, or holds a mistake; names the line.
            TooLarge: past the limit of the options.
        """
        if len(content) > options.max_size:
            raise TooLarge("the file is too large", path=path, hint="--max-size raises the limit")
        text = decoded(content, path).replace("\r\n", "\n").replace("\r", "\n")
        if OWN.match(text):
            return _own(text, path, options)
        guess = guessed(text)
        if guess.foreign < CLEARLY and may_be_own(text):
            split(text, path)
            with suppress(BadInput):
                read = _own(text, path, options)
                if not any(finding.code == "kept-html" for finding in read.findings):
                    return read
        return read_foreign(text, path, guess, options)


CLEARLY = 6
"""What speaks against our own spelling is no accident from here on."""


MAY_BE_OURS = KNOWN | {*FILED, "belongs-to-collection", "group-position"}
"""Keys of a head that biokit writes."""


def may_be_own(text: str) -> bool:
    """Whether the head of a text is one that biokit could have written."""
    found = FENCED.match(text)
    if found is None:
        return False
    keys = KEY.findall(found[1] or "")
    return not keys or (keys[0] == "title" and set(keys) <= MAY_BE_OURS)


def _own(text: str, path: str, options: ImportOptions) -> Import:
    head, body = split(text, path)
    reading = Reading(path, before=head.lines)
    parsed = read_text(body, reading)
    if not (parsed.sections or parsed.accounts or head.titled):
        raise BadInput("there is no text", path=path, hint="write a heading and a paragraph")
    biography, guessed_title = _titled(head, parsed, path)
    if biography.lang is None and options.lang is not None:
        biography = altered(biography, lang=options.lang)
    if not OWN.match(text) and options.beside is not nothing_beside:
        sections, media = with_pictures(biography.sections, options.beside, reading)
        biography = altered(biography, sections=sections)
    else:
        media = ()
    findings = (*head.findings, *reading.findings, *guessed_title)
    return Import(biography, findings, counts_of(biography, len(media)), media)


def _titled(head: Head, parsed: Parsed, path: str) -> tuple[Biography, tuple[Finding, ...]]:
    """The biography with the title its head gives it, or else the one its headings say."""
    made = altered(head.biography, sections=parsed.sections, accounts=parsed.accounts)
    if head.titled:
        return made, ()
    told = titled(parsed.sections, None, PurePosixPath(path).stem)
    found = Finding("guess-title", told.guessed or "", severity="note", path=path, line=1)
    return altered(made, title=told.title, sections=told.sections), (found,)
