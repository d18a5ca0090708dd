"""Sources of which the page gives nothing but words: they are cited by exactly those."""

from __future__ import annotations

import re

from biokit.importers.wiki.keys import Keys
from biokit.model.base import Origin
from biokit.model.sources import Item, ItemType, Source, SourceKind

BOOK = re.compile(
    r"\bISBN\b|\b(?:University|Univ\.?) Press\b|\b(?:Press|Publish(?:ers|ing)|Books|Verlag|"
    r"Éditions|Edizioni|Editore|Editorial|Penguin|Routledge|Macmillan|Knopf|Gallimard)\b|"
    r"出版社|書店|書房|文庫",
)
DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
"""A year: of four digits that stand alone."""
ENDING = re.compile(r"(?<!\.)\.$")
"""The full stop that a style sets itself; an ellipsis stays."""
KINDS: dict[ItemType, SourceKind] = {"webpage": "web", "book": "secondary", "document": "unknown"}


def free_type(words: str, url: str | None) -> ItemType:
    """What the words speak of, by evidence: a book, a page of the web, or just some document."""
    if BOOK.search(words) and DATED.search(words):
        return "book"
    return "webpage" if url else "document"


def free_source(
    words: str,
    url: str | None,
    keys: Keys,
    origin: Origin | None = None,
    *,
    lang: str | None = None,
    label: str | None = None,
) -> Source:
    """A source cited by words alone: its title is the words, so that a bibliography prints them.

    Args:
        words: the reference, with `<i>` and the like where it has them.
        url: where it leads, if it does.
        keys: hands out the source's id.
        origin: where the reference stands.
        lang: of the words, if it is not the page's.
        label: what the page calls it, if that is worth keeping.
    """
    title: str | None = ENDING.sub("", " ".join(words.split()))
    if url is not None and title in {url, url.partition("://")[2]}:
        title = None
    kind = free_type(words, url)
    item = Item(type=kind, title=title or None, URL=url, language=lang)
    key = keys.source(item)
    return Source(id=key, item=item, kind=KINDS[kind], origin=origin, label=label)
