"""Marks in brackets within a text: numbers of references and notes, languages, editors' doubts.

political economics.[1][3] Afterwards     one citation of two sources
the plan failed.[12]: 45–46 He            a citation with its pages
Strategy [zh] of the                      the words before link to another language's article
since 1990[citation needed]               an encyclopedia's doubt of itself
[3] He was transferred                    the citation of whatever stood before: an orphan
"they had [ten] men", [the] end           an editor's words: text
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from biokit.importers.text.mark_words import EDITORIAL, LANGUAGE_CODES

BRACKETS = re.compile(r"\[([^\[\]]{1,60})\]")
NUMBERS = re.compile(r"\d{1,3}(?:\s?[,–-]\s?\d{1,3})*")
NOTE = re.compile(
    r"(?:note|notes|nb|n\.?b\.?|n|fn|anm\.?|anmerkung|nota|lower-alpha|upper-alpha|lower-roman|註|注)"
    r"[\s\xa0]?\d{1,3}",
    re.IGNORECASE,
)
LETTER = re.compile(r"[a-zA-Z]")
ROMAN = re.compile(r"[ivx]{1,5}")
LANGUAGES = re.compile(r"[a-z]{2,3}(?:-[a-z-]{2,12})?(?:;\s?[a-z]{2,3})*")
PAGES = re.compile(
    r":(?P<space>[\s\u200a\u2009\u202f\xa0]?)"
    r"(?P<pages>(?:\d{1,4}|[ivxlc]{1,7})(?:[–-](?:\d{1,4}|[ivxlc]{1,7}))?"
    r"(?:,\s?(?:\d{1,4}|[ivxlc]{1,7})(?:[–-](?:\d{1,4}|[ivxlc]{1,7}))?(?![\w–-]))*)(?![\w%])"
)
AFTER_PAGES = re.compile(r"[\s\u200a\u2009\u202f]*(?:$|[A-Z\[(\"“‘.,;)—–])")
SENTENCE_MARKS = frozenset(".,;:!?\"”’')»。，]…")
BEFORE_ORPHAN = re.compile(r"[\"”’')»\].,;:!?…]{0,4}\s?")


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A run of brackets of one meaning."""

    start: int
    end: int
    kind: Literal["cite", "language", "editorial"]
    labels: tuple[str, ...]
    """The references' labels, the language's code, or the words."""
    pages: str | None = None
    """Where in the last of them."""
    orphan: bool = False
    """Nothing stands before it: what it belongs to is not known."""


class Letters(msgspec.Struct, frozen=True):
    """Which letters are notes of an article: `a`, `b`, `c` … without a gap from the first."""

    known: frozenset[str] = frozenset()


def letters_of(paragraphs: Iterable[str]) -> Letters:
    """The letters that mark notes: those of a row that begins with its first."""
    seen = {
        found[1]
        for paragraph in paragraphs
        for found in BRACKETS.finditer(paragraph)
        if LETTER.fullmatch(found[1]) or ROMAN.fullmatch(found[1])
    }
    known: set[str] = set()
    for row in ("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
        for letter in row:
            if letter not in seen:
                break
            known.add(letter)
    for numeral in ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"):
        if numeral not in seen:
            break
        known.add(numeral)
    return Letters(frozenset(known))


def marks_of(text: str, letters: Letters) -> list[Mark]:
    """The marks of a paragraph, neighbours joined, in order."""
    groups: list[list[Mark]] = []
    for mark in _single(text, letters):
        last = groups[-1][-1] if groups else None
        if last is not None and _goes_with(text, last, mark):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [group[0] if len(group) == 1 else _joined(group) for group in groups]


def _goes_with(text: str, last: Mark, mark: Mark) -> bool:
    """`[1][3]`, `[1] [3]`, `[1],[3]`: citations of one place."""
    if not (last.kind == mark.kind == "cite") or last.pages is not None:
        return False
    near = mark.start - last.end < 3
    return near and text[last.end : mark.start].strip(" \xa0\u2009\u200a") in {"", ","}


def _joined(group: list[Mark]) -> Mark:
    first, last = group[0], group[-1]
    labels = tuple(label for mark in group for label in mark.labels)
    return Mark(first.start, last.end, "cite", labels, last.pages, first.orphan)


def _single(text: str, letters: Letters) -> Iterator[Mark]:
    end = 0
    for found in BRACKETS.finditer(text):
        if found.start() < end:
            continue
        mark = _meaning(text, found, letters, follows_mark=end == found.start() and end > 0)
        if mark is not None:
            end = mark.end
            yield mark


def _meaning(
    text: str, found: re.Match[str], letters: Letters, *, follows_mark: bool
) -> Mark | None:
    inner = found[1].strip()
    start, end = found.span()
    at_head = BEFORE_ORPHAN.fullmatch(text[:start]) is not None if start < 8 else False
    labels = _labels(inner, letters)
    if labels and (at_head or _hangs_on(text, start, follows_mark=follows_mark)):
        if LETTER.fullmatch(inner) and text[end : end + 1].isalpha():
            return None  # [t]he
        pages = PAGES.match(text, end)
        if pages is not None and _are_pages(text, start, pages):
            return Mark(start, pages.end(), "cite", labels, pages["pages"], orphan=at_head)
        return Mark(start, end, "cite", labels, orphan=at_head)
    if LANGUAGES.fullmatch(inner) and start and text[start - 1].isspace():
        if all(code.strip() in LANGUAGE_CODES for code in re.split(r";|-.*", inner) if code):
            return Mark(start, end, "language", (inner,))
        return None
    if EDITORIAL.fullmatch(inner):
        return Mark(start, end, "editorial", (inner,))
    return None


def _labels(inner: str, letters: Letters) -> tuple[str, ...]:
    """What a reference mark names: `3`; `1`, `2`, `3` of `1, 2–3`; `note 1`; `a`."""
    if NUMBERS.fullmatch(inner):
        return _numbers(inner)
    if NOTE.fullmatch(inner):
        return (" ".join(inner.split()),)
    return (inner,) if inner in letters.known else ()


def _numbers(inner: str) -> tuple[str, ...]:
    labels: list[str] = []
    for part in inner.split(","):
        first, _, last = part.strip().replace("–", "-").partition("-")
        if last.strip() and int(first) < int(last) <= int(first) + 30:
            labels += [str(number) for number in range(int(first), int(last) + 1)]
        elif last.strip():
            return ()
        else:
            labels.append(first.strip())
    return tuple(labels)


def _hangs_on(text: str, start: int, *, follows_mark: bool) -> bool:
    """A mark hangs on what is before it; one that stands apart must follow a sentence's mark."""
    if start == 0 or follows_mark or not text[start - 1].isspace():
        return True
    before = text[max(0, start - 4) : start].rstrip()
    return bool(before) and before[-1] in SENTENCE_MARKS


def _are_pages(text: str, start: int, pages: re.Match[str]) -> bool:
    """`.[12]: 45–46 He`, `[1]:23`; not `three goals[12]: 45 men`."""
    if not pages["space"] or pages["space"] in "\u200a\u2009\u202f":
        return True
    if start and text[start - 1] in '.!?,;"”)':
        return AFTER_PAGES.match(text, pages.end()) is not None
    return AFTER_PAGES.match(text, pages.end()) is not None and "–" in pages["pages"]
