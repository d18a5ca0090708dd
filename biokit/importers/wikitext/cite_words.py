"""The words of a citation that stands in the text, in a list of works: as its template shows it."""

from __future__ import annotations

import re

from biokit.importers.wiki.works import Work
from biokit.model.dates import BadDate, Date, printed
from biokit.model.nodes import Emphasis, Inline, Link, Subscript, Superscript, Text
from biokit.model.sources import ItemDate, Names

__all__ = ["cite_words"]

PARTS_OF_WORKS = """
    chapter article-journal article-magazine article-newspaper webpage entry entry-encyclopedia
    paper-conference broadcast post article interview
"""
IN_QUOTES = frozenset(PARTS_OF_WORKS.split())
MARKUP = re.compile(r"<(i|b|sup|sub|em|strong)>(.*?)</\1>", re.DOTALL)


def cite_words(work: Work) -> tuple[Inline, ...]:
    """Authors (date). Title. Container. Publisher. Numbers."""
    item = work.item
    parts: list[tuple[Inline, ...]] = [(Text(said),) for said in _head(work)]
    if item.title:
        parts.append(_title(work))
    parts += [(Text(said),) for said in _others(work)]
    parts += _container(work)
    parts += [(Text(said),) for said in _rest(work)]
    made: list[Inline] = []
    for part in parts:
        made += [Text(". "), *part] if made else part
    return tuple(made)


def _head(work: Work) -> list[str]:
    """Authors, or else editors, with the date."""
    item = work.item
    named = _names(item.author) or (f"{_names(item.editor)} (ed.)" if item.editor else "")
    issued = _date(item.issued)
    if named and issued:
        return [f"{named} ({issued})"]
    return [named] if named else []


def _others(work: Work) -> list[str]:
    item = work.item
    said = []
    if item.author and item.editor:
        said.append(f"In {_names(item.editor)} (ed.)")
    if item.translator:
        said.append(f"Translated by {_names(item.translator)}")
    return said


def _container(work: Work) -> list[tuple[Inline, ...]]:
    """What it stands in, with volume, issue and pages."""
    item = work.item
    if item.container_title:
        issue = f"({item.issue})" if item.issue else ""
        numbers = " ".join(str(part) for part in (item.volume, issue) if part)
        pages = f": {item.page}" if item.page else ""
        after = Text(f" {numbers}{pages}".rstrip())
        return [(Emphasis(_marked(item.container_title)), after)]
    labelled = (("vol.", item.volume), ("no.", item.issue), ("pp.", item.page))
    said = ", ".join(f"{label} {value}" for label, value in labelled if value)
    return [(Text(said),)] if said else []


def _title(work: Work) -> tuple[Inline, ...]:
    item = work.item
    content = _marked(item.title or "")
    quoted = item.type in IN_QUOTES
    said: tuple[Inline, ...] = (Text("“"), *content, Text("”")) if quoted else (Emphasis(content),)
    if item.URL and re.match(r"(?:https?|ftp)://", item.URL):
        said = (Link(said, item.URL),)
    if work.transliteration:
        said = (*said, Text(f" {work.transliteration}"))
    return (*said, Text(f" [{work.translation}]")) if work.translation else said


def _rest(work: Work) -> list[str]:
    item = work.item
    said = [
        item.section and f"“{item.section}”",
        item.genre,
        item.event_title,
        item.medium,
        item.collection_title,
        item.edition and f"{item.edition} ed.",
        ": ".join(part for part in (item.publisher_place, item.publisher) if part),
        ", ".join(f"p. {each.value}" for each in work.locators),
        item.ISBN and f"ISBN {item.ISBN}",
        item.ISSN and f"ISSN {item.ISSN}",
        item.DOI and f"doi:{item.DOI}",
        item.PMID and f"PMID {item.PMID}",
        item.PMCID and f"PMC {item.PMCID}",
        item.language,
        item.original_title,
        item.accessed and f"Retrieved {_date(item.accessed)}",
        item.note,
        work.quoted and f"“{work.quoted}”",
        None if item.author or item.editor else _date(item.issued),
    ]
    return [re.sub(r"</?[a-z]+>", "", each) for each in said if each]


def _names(names: Names) -> str:
    return "; ".join(
        name.literal or ", ".join(part for part in (name.family, name.given, name.suffix) if part)
        for name in names
    )


def _date(date: ItemDate | None) -> str:
    if date is None:
        return ""
    if date.literal:
        return date.literal
    edtf = date.edtf
    if edtf is None and date.date_parts:
        first, *rest = date.date_parts[0]
        edtf = f"{int(first):04}" + "".join(f"-{int(part):02}" for part in rest)
    try:
        return printed(Date(edtf or ""), "en-GB")
    except BadDate:
        return edtf or ""


def _marked(title: str) -> tuple[Inline, ...]:
    """A title of CSL with its markup as nodes."""
    made: list[Inline] = []
    at = 0
    kinds: dict[str, type[Emphasis | Superscript | Subscript]] = {
        "sup": Superscript,
        "sub": Subscript,
    }
    for found in MARKUP.finditer(title):
        if found.start() > at:
            made.append(Text(title[at : found.start()]))
        inner = re.sub(r"</?[a-z]+>", "", found[2])
        made.append(kinds.get(found[1], Emphasis)((Text(inner),)))
        at = found.end()
    if at < len(title):
        made.append(Text(title[at:]))
    return tuple(made)
