"""Citations as reference managers hide them in fields, read as citations with their sources.

Zotero, Mendeley and others: CSL's JSON (https://docs.citationstyles.org). EndNote: its XML. Word
itself: a tag, for a source that lies in the document (17.16.5.6).
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping

from biokit.importers.docx.endnote import endnote_items
from biokit.importers.docx.field_codes import Code
from biokit.importers.docx.works import Works
from biokit.model.nodes import CitationItem, Emphasis, Inline, Locator, Text
from biokit.notation.locators import LABELS, read_locators

__all__ = ["cited_by", "is_bibliography", "is_citation"]

CSL = re.compile(r"CSL_CITATION|ZOTERO_ITEM|ZOTERO_CITATION")
ENDNOTE = re.compile(r"EN\.CITE")
OTHERS = re.compile(r"CITAVI|RW\.CITE|PAPERS2?_CIT|REFMGR|PROCITE|BOOKENDS|Cite\.|SENTE")
BIBLIOGRAPHY = re.compile(
    r"ZOTERO_BIBL|CSL_BIBLIOGRAPHY|EN\.REFLIST|Mendeley Bibliography|CITAVI\.BIBLIOGRAPHY"
    r"|PAPERS2?_BIB|RW\.BIB|REFMGR\.REFLIST"
)
ITALIC = re.compile(r"<i>(.*?)</i>", re.DOTALL)
TAGS = re.compile(r"</?(?:i|b|sc|sup|sub|span)\b[^>]*>")
LETTER = {"p": "page", "v": "volume"}

Items = tuple[CitationItem, ...]


def is_bibliography(code: Code) -> bool:
    """Whether a field shows the list of what is cited."""
    return code.name == "BIBLIOGRAPHY" or (
        code.name == "ADDIN" and BIBLIOGRAPHY.search(code.text[:200]) is not None
    )


def is_citation(code: Code) -> bool:
    """Whether a field cites, readable or not."""
    head = code.text[:200]
    return code.name == "CITATION" or (
        code.name == "ADDIN"
        and any(kind.search(head) is not None for kind in (CSL, ENDNOTE, OTHERS))
    )


def cited_by(code: Code, hidden: str, shown: str, works: Works, tagged: Tagged) -> Items:
    """What a field cites; nothing if it cannot be read.

    Args:
        code: of the field.
        hidden: what the field holds besides its code, in base 64.
        shown: the words that it shows.
        works: where sources are gathered.
        tagged: the item of a source in the document, by its tag.
    """
    if code.name == "CITATION":
        return _of_word(code, works, tagged)
    if ENDNOTE.search(code.text[:200]):
        return _of_endnote(code.text, hidden, works)
    if CSL.search(code.text[:200]):
        return _of_csl(code.text, shown, works)
    return ()


# --------------------------------------------------------------------------------- Zotero, Mendeley


def _of_csl(text: str, shown: str, works: Works) -> Items:
    start = text.find("{")
    try:
        said, _ = json.JSONDecoder().raw_decode(text, start) if start >= 0 else ({}, 0)
    except (json.JSONDecodeError, RecursionError):
        return ()
    listed = said.get("citationItems") if isinstance(said, dict) else None
    made = [_csl_item(one, shown, works) for one in listed or () if isinstance(one, dict)]
    return tuple(item for item in made if item is not None)


def _csl_item(cite: Mapping[str, object], shown: str, works: Works) -> CitationItem | None:
    uris = cite.get("uris") or cite.get("uri") or ()
    identities = [str(uri) for uri in (uris if isinstance(uris, list | tuple) else [uris])]
    own = cite.get("id")
    if not identities and own is not None and not str(own).startswith("ITEM-"):
        identities = [f"id {own}"]
    item = cite.get("itemData") or cite.get("item")
    key = works.take(item, identities) if isinstance(item, dict) else None
    if key is None:
        if not identities:
            return None
        key = works.missing(identities[0], shown.strip(" ()[]") or str(own))
    value = str(cite.get("locator") or "").strip()
    return CitationItem(
        key,
        _located(str(cite.get("label") or "page"), value),
        marked(str(cite.get("prefix") or "")),
        marked(str(cite.get("suffix") or "")),
        suppress_author=cite.get("suppress-author") in (True, 1, "1", "true"),
    )


def _located(label: str, value: str) -> tuple[Locator, ...]:
    """The locator; `2:326` of a page is a volume and a page."""
    if not value:
        return ()
    if label == "page":
        read, end = read_locators(value, 0, len(value))
        if read and end == len(value):
            return read
    return (Locator(LABELS.get(label, label), value),)


def marked(words: str) -> tuple[Inline, ...]:
    """Words with the marks of citation styles, `<i>…</i>`, as inlines."""
    made: list[Inline] = []
    last = 0
    for found in ITALIC.finditer(words):
        made.append(Text(TAGS.sub("", words[last : found.start()])))
        made.append(Emphasis((Text(TAGS.sub("", found[1])),)))
        last = found.end()
    made.append(Text(TAGS.sub("", words[last:])))
    return tuple(part for part in made if part != Text(""))


# ---------------------------------------------------------------------------------- EndNote, Word


def _of_endnote(text: str, hidden: str, works: Works) -> Items:
    start = text.find("<EndNote")
    told = text[start:] if start >= 0 else _unpacked(hidden)
    made = []
    for cite in endnote_items(told):
        key = works.take(cite.item, cite.identities)
        if key is not None:
            made.append(
                CitationItem(
                    key,
                    _located("page", cite.pages),
                    marked(cite.prefix),
                    marked(cite.suffix),
                    suppress_author=cite.without_author,
                )
            )
    return tuple(made)


def _unpacked(hidden: str) -> str:
    try:
        packed = base64.b64decode("".join(hidden.split()))
    except (binascii.Error, ValueError):
        return ""
    text = packed.decode("utf-16-le" if packed[1:2] == b"\0" else "utf-8", "replace")
    start = text.find("<EndNote")
    return text[start:].rstrip("\0") if start >= 0 else ""


def _of_word(code: Code, works: Works, tagged: Tagged) -> Items:
    r"""One source, and those that `\m` adds; each with the switches after it."""
    said: list[tuple[str, dict[str, str]]] = [(code.words[0], {})] if code.words else []
    for letter, value in code.switches:
        if letter == "m":
            said.append((value, {}))
        elif said:
            said[-1][1].setdefault(letter, value)
    return tuple(_word_item(tag, switches, works, tagged) for tag, switches in said if tag)


def _word_item(tag: str, switches: dict[str, str], works: Works, tagged: Tagged) -> CitationItem:
    item = tagged(tag)
    key = None if item is None else works.take({**item, "citation-key": tag}, (f"tag {tag}",))
    located = [
        one for letter in "vp" if letter in switches
        for one in _located(LETTER[letter], switches[letter].strip())
    ]  # fmt: skip
    return CitationItem(
        key or works.missing(f"tag {tag}", tag),
        tuple(located),
        marked(switches.get("f", "")),
        marked(switches.get("s", "")),
        suppress_author="n" in switches,
    )


Tagged = Callable[[str], Mapping[str, object] | None]
