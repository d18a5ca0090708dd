"""Pages of Project Gutenberg: what it puts before and after a book, and what that says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.described import contributor
from biokit.importers.epub.joining import dropped
from biokit.importers.html.furniture import selected, spaced_words
from biokit.model.edition import Contributor

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["END", "FIELDS", "PEOPLE", "START", "people_in", "said_before", "take_out_boilerplate"]

START = re.compile(
    r"\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^*]*\*{3}", re.IGNORECASE
)
END = re.compile(
    r"\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK[^*]*\*{3}"
    r"|^[ \t]*End of (?:the )?Project Gutenberg(?:'s|’s| EBook)",
    re.IGNORECASE | re.MULTILINE,
)
NAMES = (
    r"Title|Author|Editor|Translator|Illustrator|Release [Dd]ate|Language|Credits"
    r"|Original publication|Produced by|Most recently updated|Other information"
    r"|Character set encoding"
)
FIELDS = re.compile(rf"\b({NAMES})\s*:\s*(.+?)(?=\s*(?:\b(?:{NAMES})\s*:|\*{{3}}|$))", re.DOTALL)
"""What a line over a book says, up to the next."""


PEOPLE = {"author": "aut", "editor": "edt", "translator": "trl", "illustrator": "ill"}
"""Lines that name people, and what these did."""


def take_out_boilerplate(body: etree._Element) -> list[str]:
    """Take out what stands before the beginning and after the end, and give its words."""
    left: list[str] = []
    if "gutenberg" not in spaced_words(body).lower():
        return left
    for name in ("pg-header", "pg-footer", "pg-machine-header"):
        for element in selected(body, f"//*[@id='{name}']"):
            left.append(spaced_words(element))
            dropped(element)
    for pattern, forward in ((START, False), (END, True)):
        marked = next((each for each in body.iter("*") if pattern.search(_own(each))), None)
        if marked is None:
            continue
        top = marked
        while (
            (parent := top.getparent()) is not None
            and parent is not body
            and not selected(parent, ".//h1 | .//h2")
        ):
            top = parent
        if top is body or top.getparent() is None:
            continue
        beside = [top, *(top.itersiblings() if forward else top.itersiblings(preceding=True))]
        words = [spaced_words(each) for each in beside]
        left.append(" ".join(words if forward else reversed(words)))
        for each in beside:
            dropped(each)
    return [words for words in left if words]


def _own(element: etree._Element) -> str:
    parts = [element.text or "", *(child.tail or "" for child in element)]
    return "\n".join(parts)


def said_before(words: str) -> dict[str, str]:
    """What the lines over a book say: `Title: …`, `Author: …`, `Release date: …`."""
    found: dict[str, str] = {}
    for name, value in FIELDS.findall(words):
        between = "; " if name.lower() in PEOPLE else " "
        lines = (" ".join(line.split()) for line in value.strip().splitlines())
        found.setdefault(name.lower(), between.join(lines))
    return found


def people_in(said: dict[str, str]) -> tuple[Contributor, ...]:
    """Who made a book, as the lines over it say."""
    return tuple(
        contributor(name, role)
        for key, role in PEOPLE.items()
        for name in re.split(r"\s+and\s+|;", said.get(key, ""))
        if name.strip()
    )
