"""Locators as pandoc reads them after a key: `2:326–28`, `chap. 3`, `{sec. Early life}`.

Labels are CSL's (https://docs.citationstyles.org/en/stable/specification.html#locators), by name,
plural or abbreviation. What is in braces may be any words; what isn't is numbers.
"""

from __future__ import annotations

import re
from functools import cache

from biokit.model.nodes import Locator

WORDS: dict[str, tuple[str, ...]] = {
    "act": ("act", "acts"),
    "appendix": ("app.", "appendix", "appendices"),
    "article-locator": ("art.", "arts.", "article", "articles", "article-locator"),
    "book": ("bk.", "bks.", "book", "books"),
    "canon": ("can.", "canon", "canons"),
    "chapter": ("chap.", "chaps.", "chapter", "chapters"),
    "column": ("col.", "cols.", "column", "columns"),
    "elocation": ("loc.", "locs.", "location", "locations", "elocation"),
    "equation": ("eq.", "eqs.", "equation", "equations"),
    "figure": ("fig.", "figs.", "figure", "figures"),
    "folio": ("fol.", "fols.", "folio", "folios"),
    "issue": ("issue", "issues"),
    "line": ("l.", "ll.", "line", "lines"),
    "note": ("n.", "nn.", "note", "notes"),
    "number": ("no.", "nos.", "number", "numbers"),
    "opus": ("op.", "opp.", "opus", "opera"),
    "page": ("p.", "pp.", "page", "pages"),
    "paragraph": ("para.", "paras.", "¶", "¶¶", "paragraph", "paragraphs"),
    "part": ("pt.", "pts.", "part", "parts"),
    "rule": ("r.", "rr.", "rule", "rules"),
    "scene": ("sc.", "scs.", "scene", "scenes"),
    "section": ("sec.", "secs.", "§", "§§", "section", "sections"),
    "sub-verbo": ("s.v.", "s.vv.", "sub verbo", "sub verbis", "sub-verbo"),
    "supplement": ("supp.", "supps.", "supplement", "supplements"),
    "table": ("tab.", "tabs.", "table", "tables"),
    "timestamp": ("ts.", "timestamp", "timestamps"),
    "title-locator": ("tit.", "tits.", "title", "titles", "title-locator"),
    "verse": ("v.", "vv.", "verse", "verses"),
    "version": ("ver.", "vers.", "version", "versions"),
    "volume": ("vol.", "vols.", "volume", "volumes"),
}
"""The words for each label; the first is the one we write."""

LABELS = {word: label for label, words in WORDS.items() for word in words}
_LABEL = "|".join(re.escape(word) for word in sorted(LABELS, key=len, reverse=True))
_PLAIN = r"(?:[0-9][0-9A-Za-z]{0,9}|[ivxlcdmIVXLCDM]{1,12}|[A-Z][0-9]{1,9})(?![^\W_])"
_VALUE = rf"{_PLAIN}(?:[-–—]{_PLAIN}|, (?={_PLAIN}(?![.:]))(?=[0-9]){_PLAIN})*"
_PAIR = re.compile(rf"(?P<volume>[0-9]{{1,4}}):(?P<page>{_VALUE})")
_BARE = re.compile(rf"(?P<value>(?=[0-9]){_VALUE})")
_BRACED = re.compile(r"\{((?:[^\\{}]|\\.)*)\}", re.DOTALL)
_OTHER_LABEL = re.compile(r"(?P<label>[^=\s]+)=(?P<value>.*)", re.DOTALL)
_COMMA = re.compile(r"[ \n]*,?[ \n]*")
_SEPARATOR = re.compile(r",[ \n]")


@cache
def _labelled() -> re.Pattern[str]:
    """A number with its label; compiled when something is cited, for there are many labels."""
    return re.compile(rf"(?:(?P<label>{_LABEL})[ \n]?)(?P<value>{_VALUE})", re.IGNORECASE)


@cache
def _full_label() -> re.Pattern[str]:
    return re.compile(rf"(?P<label>{_LABEL})(?:[ \n]|(?<=[¶§]))(?P<value>.+)", re.DOTALL)


def read_locators(text: str, start: int, end: int) -> tuple[tuple[Locator, ...], int]:
    """The locators that stand at `start`, after a key, and where what follows them begins.

    A comma before them, or before what follows, is passed over.
    """
    begin = _after_comma(text, start, end)
    position = begin
    found: list[Locator] = []
    while (one := _locators_at(text, position, end, first=not found)) is not None:
        found += one[0]
        position = one[1]
        separator = _SEPARATOR.match(text, position, end)
        if separator is None:
            break
        following = _locators_at(text, separator.end(), end, first=False)
        if following is None:
            break
        position = separator.end()
    if not found:
        return (), begin
    return tuple(found), _after_comma(text, position, end)


def _after_comma(text: str, start: int, end: int) -> int:
    match = _COMMA.match(text, start, end)
    return match.end() if match else start


def _locators_at(
    text: str, start: int, end: int, *, first: bool
) -> tuple[tuple[Locator, ...], int] | None:
    """Locators of one spelling; bare numbers are pages and stand first."""
    if match := _BRACED.match(text, start, end):
        return (_braced(re.sub(r"\\([^\w\s]|_)", r"\1", match[1])),), match.end()
    if match := _labelled().match(text, start, end):
        label = LABELS[match["label"].lower()]
        return (Locator(label, match["value"]),), match.end()
    if not first:
        return None
    if match := _PAIR.match(text, start, end):
        volume, page = match["volume"], match["page"]
        return (Locator("volume", volume), Locator("page", page)), match.end()
    if match := _BARE.match(text, start, end):
        return (Locator("page", match["value"]),), match.end()
    return None


def _braced(words: str) -> Locator:
    words = " ".join(words.split("\n"))
    if match := _full_label().fullmatch(words):
        return Locator(LABELS[match["label"]], match["value"])
    if match := _OTHER_LABEL.fullmatch(words):
        return Locator(match["label"], match["value"])
    return Locator("page", words)


def write_locators(locators: tuple[Locator, ...]) -> str:
    """The locators as they stand after the key, without the comma before them."""
    match locators:
        case (Locator("volume", volume), Locator("page", page)):
            short = f"{volume}:{page}"
        case (Locator("page", page),):
            short = f"p. {page}"
        case _:
            short = ", ".join(f"{_word(one)} {one.value}" for one in locators)
    if read_locators(short, 0, len(short)) == (locators, len(short)):
        return short
    return ", ".join(_written_braced(one) for one in locators)


def _word(locator: Locator) -> str:
    return WORDS[locator.label][0] if locator.label in WORDS else locator.label


def _written_braced(locator: Locator) -> str:
    plain = f"{_word(locator)} {locator.value}"
    words = plain if _braced(plain) == locator else f"{locator.label}={locator.value}"
    return "{" + re.sub(r"[\\{}`*_\[\]<^~@$;&]", r"\\\g<0>", words) + "}"
