"""Divides a page into its articles: where each begins, what it is called, where it came from."""

from __future__ import annotations

import re

import msgspec

from biokit.importers.text.lines import Line
from biokit.importers.text.shapes import (
    HEADING_WORDS,
    count,
    is_edit_mark,
    is_furniture,
    is_prose,
    section_kind,
    without_edit_mark,
)
from biokit.importers.text.vocabulary import SITE

TAGLINES = (
    re.compile(
        rf"(?:content |text |article |adapted |taken )?(?:from|source:?|via|aus|de|da|van|från|fra)"
        rf"\s+(?:the\s+)?(?P<site>{SITE})(?:[\s,.:].*)?",
        re.IGNORECASE,
    ),
    re.compile(
        rf".{{0,40}}?(?P<site>{SITE}),\s+(?:the free|l['’]enc|der freien|die freie|la enciclopedia|"
        r"l['’]enciclopedia|de vrije|den frie|den fria|a enciclop|wolna|свободная|вільна).*",
        re.IGNORECASE,
    ),
    re.compile(r"from (?P<site>[A-Z][\w.]*(?: [A-Z][\w.]*){0,2})"),
)
"""Lines that name where the article below them was copied from."""

NAME_BEFORE = re.compile(
    r"(?P<name>[^\s,(.;:'’-]+(?:[ ,.'’-]{1,2}[^\s,(.;:'’-]+){0,9}?)\s*"
    r"(?:\(|,\s+(?:née?|born|geboren|nat[oa]|nacid[oa])\s"
    r"|(?:,|\s)\s*(?:is|was|were|are|ist|war|est|était|fut|es|fue|è|fu|is een|was een)\s)"
)
"""What stands before the brackets or the verb of an article's first sentence."""


PARTICLES = frozenset(
    """de del della der den des di do dos du da das e el al la le les ibn bin bint of the van von
    vom zu zum zur af av y ter ten 't ‘t d'""".split()  # noqa: SIM905 (words read better than forty quotation marks)
)
"""Small words within names."""
OPENERS = frozenset(
    """He She It They We I His Her Its Their In On At After Before During When While As For By From
    With This That These Those There Here Not Of To If Because Although Since Until Er Sie Es Im In
    Nach Il Elle Ils En Au Dans Después El La Los Las""".split()  # noqa: SIM905 (as above)
)
"""Words that begin sentences and not names."""
HATNOTE = re.compile(
    r"(?:For (?:other|the) .*, see .*|This article is about .*|Not to be confused with .*"
    r"|.{1,80} redirects here\..*|In this .{3,30} name, .*)"
)
"""A note over an article, for who came to the wrong one."""


class Article(msgspec.Struct, frozen=True):
    """The lines of one article, and what stands over them."""

    lines: tuple[Line, ...]
    title: Line | None = None
    tagline: Line | None = None
    site: str | None = None
    """The encyclopedia it is from, as its tagline says."""


class Divided(msgspec.Struct, frozen=True):
    """A page in its articles, and the furniture around them."""

    articles: tuple[Article, ...]
    furniture: tuple[Line, ...] = ()


def divide(lines: tuple[Line, ...]) -> Divided:
    """The articles of a page, each from its title or its tagline to the next one's."""
    found = [(index, site) for index in range(len(lines)) if (site := _site(lines, index))]
    if not found:
        return _without_tagline(lines)
    head = found[0][0]
    titles = [
        _title_before(lines, index, first=place == 0) for place, (index, _) in enumerate(found)
    ]
    if titles[0] is None:
        titles[0] = _title_in_head(lines, head)
    starts = [
        index if title is None else title for (index, _), title in zip(found, titles, strict=True)
    ]
    articles = []
    for place, (index, site) in enumerate(found):
        end = starts[place + 1] if place + 1 < len(found) else len(lines)
        title = titles[place]
        heading = None if title is None else lines[title]
        articles.append(Article(lines[index + 1 : end], heading, lines[index], site))
    own, furniture = _head(lines[: starts[0]] + lines[starts[0] + 1 : head])
    return Divided((*own, *articles), furniture)


def _site(lines: tuple[Line, ...], index: int) -> str | None:
    """The site a line names as the source of what follows, if it does and prose follows."""
    text = lines[index].text
    if not text or len(text) > 120 or count(text) > 14:
        return None
    for pattern in TAGLINES:
        found = pattern.fullmatch(text)
        if found is not None and _prose_follows(lines, index):
            return str(found["site"])
    return None


def _prose_follows(lines: tuple[Line, ...], index: int) -> bool:
    following = [line.text for line in lines[index + 1 : index + 80] if line.text]
    return any(is_prose(text) for text in following[:40])


def _title_before(lines: tuple[Line, ...], index: int, *, first: bool) -> int | None:
    """The line over a tagline, if it is the article's title and not the end of the one before."""
    above = index - 1
    while above >= 0 and not lines[above].text:
        above -= 1
    if above < 0 or index - above > 4:
        return None
    text = lines[above].text
    if count(text) > HEADING_WORDS or is_prose(text) or is_edit_mark(text):
        return None
    lead = lead_of(lines[index + 1 : index + 61])
    begins = lead.casefold().startswith(text.casefold())
    if begins or (first and not is_furniture(text) and bool(_words(text) & _words(lead[:200]))):
        return above
    return None


def _title_in_head(lines: tuple[Line, ...], head: int) -> int | None:
    """A line over the first tagline, furniture between, that says what the lead begins with."""
    name = name_in_lead(lead_of(lines[head + 1 : head + 61]))
    if name is None:
        return None
    fits = (at for at in reversed(range(head)) if lines[at].text.casefold() == name.casefold())
    return next(fits, None)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{2,}", text)}


def _head(lines: tuple[Line, ...]) -> tuple[tuple[Article, ...], tuple[Line, ...]]:
    """What stands over the first article: furniture, and prose of the page's own, if any."""
    filled = [line for line in lines if line.text]
    prose = [line for line in filled if count(line.text) >= 25 and is_prose(line.text)]
    if not prose:
        return (), tuple(filled)
    own = {line.number for line in prose}
    return (Article(tuple(prose)),), tuple(line for line in filled if line.number not in own)


def _without_tagline(lines: tuple[Line, ...]) -> Divided:
    """A text that does not say where it is from: furniture at its head, a title if it has one."""
    start = 0
    while start < len(lines) and (not lines[start].text or is_furniture(lines[start].text)):
        start += 1
    furniture = tuple(line for line in lines[:start] if line.text)
    if start == len(lines):
        return Divided((Article(()),), furniture)
    title = lines[start] if _is_title(lines, start) else None
    rest = lines[start + 1 :] if title is not None else lines[start:]
    return Divided((Article(rest, title),), furniture)


def _is_title(lines: tuple[Line, ...], start: int) -> bool:
    """The first line is short and unfinished, and is no heading of its own."""
    text = lines[start].text
    following = [line.text for line in lines[start + 1 : start + 12] if line.text]
    if (
        not following
        or is_edit_mark(following[0])
        or is_prose(text)
        or text.startswith(("==", "!["))
    ):
        return False
    if count(text) > HEADING_WORDS or text[-1] in ".,;:" or section_kind(text):
        return False
    return without_edit_mark(text) == text and text[:1] not in '[•*-–"“('


def lead_of(lines: tuple[Line, ...]) -> str:
    """The first paragraph of prose, without the notes that stand over an article."""
    prose = (line.text for line in lines[:60] if is_prose(line.text))
    return next((text for text in prose if HATNOTE.fullmatch(text) is None), "")


def name_in_lead(lead: str) -> str | None:
    """`Ada Example` of `Ada Example (born 1950) is …`: what the article is about."""
    found = NAME_BEFORE.match(lead[:200])
    if found is None:
        return None
    name = str(found["name"]).strip(" ,")
    words = name.split()
    shaped = all(
        word.strip('"“”')[:1].isupper() or not word.isascii() or word in PARTICLES for word in words
    )
    return name if shaped and words[0] not in OPENERS and not words[0][0].isdigit() else None
