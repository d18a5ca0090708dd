"""Sources of which the page gives nothing but words: they are cited by exactly those."""

from __future__ import annotations

import re

from biokit.importers.wiki.keys import Keys
from biokit.model.base import Origin
from biokit.model.sources import Item, ItemDate, ItemType, Source, SourceKind

BOOK = re.compile(
    r"\bISBN\b|\b(?:University|Univ\.?) Press\b|\b(?:Press|Publish(?:ers|ing)|Books|Verlag|"
    r"Éditions|Edizioni|Editore|Editorial|Penguin|Routledge|Macmillan|Knopf|Gallimard)\b|"
    r"出版社|書店|書房|文庫",
)
IN_ITALICS = re.compile(r"<i>[^<]{4,}</i>")
ACCESSED = re.compile(
    r"(?:retrieved|accessed|archived|abgerufen|consulté|consultato|consultado)\b.*$", re.IGNORECASE
)
DATED = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
"""A year: of four digits that stand alone."""
ENDING = re.compile(r"(?<!\.)\.$")
"""The full stop that a style sets itself; an ellipsis stays."""
PLACE = re.compile(
    r"\b(?:pp?|pagg?|págs?|S|vol|Bd|Nr|no|n|ch|cap|Kap|fol|MS)\.\s*\d|\b(?:ISBN|ISSN|doi|Bibcode|OCLC)\b"
    r"|\d:\s?\d+[-–]\d",
)
"""What leads to a place in a work, or to the work."""
SENTENCE = 10
"""Words from which a reference may be a sentence."""
MOSTLY = 0.6
"""The share of its words in lower case that makes it one; names and titles have capitals."""
KINDS: dict[ItemType, SourceKind] = {"webpage": "web", "book": "secondary", "document": "unknown"}


def free_type(words: str, url: str | None) -> ItemType:
    """What the words speak of, by evidence: a book, a page of the web, or just some document."""
    if DATED.search(words) and (BOOK.search(words) or (not url and IN_ITALICS.search(words))):
        return "book"
    return "webpage" if url else "document"


def is_remark(words: str) -> bool:
    """Whether a reference cites nothing: a sentence, without any title, page or number of a work.

    `Marian Rejewski's machines were sent to England at the time` is a note of the article's own.
    """
    if "<i>" in words or PLACE.search(words) or BOOK.search(words):
        return False
    cased = [word for word in words.split() if word[:1].lower() != word[:1].upper()]
    lower = sum(word[:1].islower() for word in cased)
    return len(cased) >= SENTENCE and lower >= MOSTLY * len(cased)


def free_source(
    words: str,
    url: str | None,
    keys: Keys,
    origin: Origin | None = None,
    *,
    lang: str | None = None,
    label: str | None = None,
) -> Source:
    """A source cited by words alone, which notes and their bibliography print as they stand.

    Its title is the words, for its short form and for styles without notes, shielded from their
    capitals. The one year they name, if they name one, is the source's too.

    Args:
        words: the reference, with `<i>` and the like where it has them.
        url: where it leads, if it does.
        keys: hands out the source's id.
        origin: where the reference stands.
        lang: of the words, if it is not the page's.
        label: what the page calls it, if that is worth keeping.
    """
    plain = ENDING.sub("", " ".join(words.split()))
    kind = free_type(words, url)
    bare = url is not None and plain in {url, url.partition("://")[2]}
    title = None if bare else f'<span class="nocase">{plain}</span>'
    years = set(DATED.findall(ACCESSED.sub("", plain))) if kind != "webpage" else set()
    issued = ItemDate(date_parts=((int(years.pop()),),)) if len(years) == 1 else None
    item = Item(type=kind, title=title, URL=url, issued=issued, language=lang)
    return Source(
        id=keys.source(item),
        item=item,
        kind=KINDS[kind],
        origin=origin,
        label=label,
        verbatim=None if bare else plain,
    )
