"""What a line looks like: a mark, a heading, a caption, furniture of the page, or prose.

A rule here reads one line, its form and a short list of words; what its neighbours make of it is
decided in `biokit.importers.text.blocks`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from biokit.importers.text import furniture
from biokit.importers.text import vocabulary as v
from biokit.importers.text import words as w

HEADING_WORDS = 14
CAPTION_WORDS = 60
PROSE_WORDS = 16

BRACKETED = re.compile(r"\s*\[+[^\[\]]{1,60}(?:\[[^\[\]]{1,60}\][^\[\]]{0,60})?\]+$")
LEADING_BRACKETED = re.compile(r"^\[+[^\[\]]{1,60}\]+\s*")
WIKI_HEADING = re.compile(r"(={1,6})\s*([^=].*?)\s*\1")
HASH_HEADING = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*")
NUMBERED_HEADING = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(\S.*)")
CHAPTER = re.compile(
    r"(?:chapter|part|book|kapitel|teil|chapitre|partie|capítulo|parte|capitolo)\s+"
    r"(?:[ivxlc]+|\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b.*",
    re.IGNORECASE,
)
CITED = re.compile(r"\[\d{1,3}\]")
SENTENCE_END = re.compile(r"[.!?。！？][\"”’')\]»]*(?:\[[^\[\]]{1,20}\])*$")
YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
YEAR_AT_END = re.compile(r"(?:,|\bc\.|\bin) (?:1\d|20)\d\d\)?\.?$")
MONTH_AT_END = re.compile(
    r"\b(?:in|on|,) (?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December)(?: \d{1,2},)? (?:1\d|20)\d\d$"
)
"""No heading ends so: it is when a picture was taken."""
BREAK = re.compile(r"(?:[*•·~#⁂—–-]\s*){3,}|⁂|❦")
VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|did|does|would|could|became|began|came|went|took|held|led|"
    r"won|wrote|made|met|left|died|grew|gave|said|saw|found|got|kept|ran|sold|bought|built|taught|"
    r"thought|told|fought|spent|stood|sent|rose|fell|felt|knew|put|set|paid|read|spoke|chose|drew|"
    r"lost|lay|sat|lives?|remains?|continues?|includes?|[a-z]{3,}ed)\b"
)
PICTURED = re.compile(
    r"\((?:far |second |third |front |back |top |bottom )*"
    r"(?:left|right|cent(?:re|er)|middle|top|bottom|standing|seated|pictured|above|below)\)"
    r"|\b(?:from )?left to right\b|\bon the (?:far )?(?:left|right)\b"
    r"|\b(?:is|are) (?:pictured|seated|shown|seen)\b"
    r"|^(?:Left|Right|Above|Below|Top|Bottom|Pictured)\b",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r"(?:an? |the |official |self-)*"
    r"(?:portrait|photograph|photo|painting|bust|statue|drawing|engraving|lithograph|etching|"
    r"sketch|signature|autograph|coat of arms|grave|tomb|gravestone|map|poster|title page|cover|"
    r"frontispiece|memorial|plaque|monument|screenshot|still|medal|caricature|cartoon)\b.*",
    re.IGNORECASE,
)
ACTION = re.compile(r"^(?:[^\s,.]+[ ,]+){1,6}?[a-z]{3,}ing\b")
PRONOUN = re.compile(r"^(?:He|She|They|It|His|Her|Their|In|On|At|After|Before|During|When|While)\b")
BULLET = re.compile(r"([•·▪◦‣*–-])\s+(?=\S)")
NUMBER = re.compile(r"(\d{1,3})([.)])\s+(?=\S)")
IMAGE_HEAD = re.compile(r"!\[([^\[\]]{0,500})\]\(")
IMAGE_TARGET = re.compile(r"\S{0,2000}")
IMAGE_TITLE = re.compile(r"\s+\"[^\"]{0,300}\"\)")


def count(text: str) -> int:
    """Words, as white space divides them."""
    return len(text.split())


def is_edit_mark(text: str) -> bool:
    """`[edit]`, `[Bearbeiten | Quelltext bearbeiten]`, `[[edit]]`, `[edit] [edit source]`."""
    if not text.startswith("[") or not text.endswith("]") or len(text) > 120:
        return False
    labels = [part.strip().casefold() for part in re.split(r"[\[\]|/·]", text)]
    return all(label in v.EDIT_LABELS for label in labels if label) and any(labels)


def without_edit_mark(text: str) -> str:
    """A heading's words, without the mark at its end or its beginning."""
    found = BRACKETED.search(text[-200:]) if text.endswith("]") else None
    while found is not None and is_edit_mark(found[0].strip()):
        text = text[: len(text) - len(found[0])]
        found = BRACKETED.search(text[-200:]) if text.endswith("]") else None
    leading = LEADING_BRACKETED.match(text)
    while leading is not None and is_edit_mark(leading[0].strip()):
        text = text[leading.end() :]
        leading = LEADING_BRACKETED.match(text)
    return text.strip()


def ends_sentence(text: str) -> bool:
    """A full stop, quotation marks and citation marks after it allowed."""
    return SENTENCE_END.search(text[-80:]) is not None


def is_prose(text: str) -> bool:
    """A sentence or more: too long, or too finished, for a label."""
    words = count(text)
    if words >= PROSE_WORDS:
        return True
    return words >= 5 and (ends_sentence(text) or CITED.search(text) is not None)


def is_furniture(text: str) -> bool:
    """A label, a button or a counter of the page."""
    if len(text) > 200:
        return False
    low = text.casefold().rstrip(":")
    if low in furniture.LABELS or furniture.PATTERNS.fullmatch(text) is not None:
        return True
    return (
        count(text) <= 12 and furniture.GLUED.search(text) is not None and not ends_sentence(text)
    )


def section_kind(title: str) -> str:
    """`references`, `list`, `top` (surely not a sub-section), or nothing special."""
    low = title.casefold().strip(" :")
    if low in v.REFERENCE_HEADINGS:
        return "references"
    if low in v.LIST_HEADINGS:
        return "list"
    return "top" if low in v.TOP_HEADINGS else ""


def may_be_heading(text: str) -> bool:
    """Short, begins like a title, and does not end like a sentence."""
    if not text or "\t" in text or count(text) > HEADING_WORDS or len(text) > 110:
        return False
    if NUMBERED_HEADING.fullmatch(text) or CHAPTER.fullmatch(text):
        return not text.endswith((",", ";"))
    first = text.lstrip("\"“‘'(«")[:1]
    if text[-1] in ".,;:!" or CITED.search(text) or not (first.isalnum() and not first.islower()):
        return False
    return not looks_like_caption(text)


def in_title_case(text: str) -> bool:
    """Most words that are not of the closed classes begin with a capital."""
    small = w.ARTICLES | w.PREPOSITIONS | w.COORDINATORS
    bearing = [word for word in text.split() if word.lower() not in small and word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in bearing)
    return bool(bearing) and capitals * 10 >= len(bearing) * 7


def looks_like_caption(text: str) -> bool:
    """It says what a picture shows: who stands left, or what was done, without a finite verb."""
    words = count(text)
    if not 3 <= words <= CAPTION_WORDS or CITED.search(text):
        return False
    if PICTURED.search(text) and (words <= 40 or not PRONOUN.search(text)):
        return True
    if PICTURE.fullmatch(text) and not VERB.search(text):
        return not in_title_case(text) or YEAR_AT_END.search(text) is not None
    if PRONOUN.search(text) or VERB.search(text):
        return False
    if ends_sentence(text):
        return words <= 40 and ACTION.search(text) is not None
    if MONTH_AT_END.search(text) and words >= 5:
        return True
    dated = YEAR.search(text[-12:]) is not None and words >= 3
    prepositions = sum(word in w.PREPOSITIONS for word in text.split())
    if dated and prepositions and not in_title_case(text):
        return True
    return words >= 7 and prepositions >= 2 and not in_title_case(text)


class Image(NamedTuple):
    """A picture in Markdown's spelling: where in the text, and whether its brackets close."""

    start: int
    end: int
    alt: str
    target: str
    broken: bool


def image_in(text: str) -> Image | None:
    """The first picture of a text; a target whose brackets don't close ends at white space."""
    head = IMAGE_HEAD.search(text)
    if head is None:
        return None
    run = IMAGE_TARGET.match(text, head.end())
    target = "" if run is None else run[0]
    depth = 1
    for place, character in enumerate(target):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            end = head.end() + place + 1
            return Image(head.start(), end, head[1], target[:place], broken=False)
    end = head.end() + len(target)
    title = IMAGE_TITLE.match(text, end) if depth == 1 else None
    if title is not None:
        return Image(head.start(), title.end(), head[1], target, broken=False)
    return Image(head.start(), end, head[1], target, broken=True)
