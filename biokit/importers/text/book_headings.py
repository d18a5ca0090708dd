"""Which runs of a typed book are headings: `CHAPTER IV.`, `PREFACE`, a line in capitals alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.importers.heading_roles import PART, role_of_heading
from biokit.importers.text.runs import Run, joined
from biokit.model.nodes import Role

__all__ = ["Heading", "headed"]

LINES = 4
"""Of a heading, at most."""
LENGTH = 78
CHAPTER = re.compile(
    r"(?P<label>(?:chapter|chap\.|kapitel|chapitre|cap[ií]tulo|capitolo|lecture|letter)\s+"
    r"(?P<number>[ivxlc]+|\d{1,3}|the\s+\w+|[a-z]+(?:-[a-z]+)?))\b\s*[.:—–-]*\s*(?P<rest>.*)",
    re.IGNORECASE,
)
BARE = re.compile(r"(?P<label>(?P<number>[IVXLC]{1,7}|\d{1,3}))\.?\s*(?P<rest>)")
NUMBERED = re.compile(
    r"(?P<label>(?P<number>[IVXLC]{1,7}))\.\s*[—–-]*\s*(?P<rest>[A-Z][^a-z]{3,60})"
)
ENTRY = re.compile(r"(?:\.{2,}|\s{2,})\s*(?:\d{1,4}|[ivxlc]+)\s*$|^\s*(?:page|PAGE)\s*$")
NO_HEADING = re.compile(r"^[\[(_{*]|^THE END\b|^FINIS\b|[,;:!?]$")
"""Lines in capitals that are something else."""
RUNNING = re.compile(r"[a-z],? [a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]")
SENTENCE = re.compile(r"[.?!,;”\"]$")
COUNTED = """
    one two three four five six seven eight nine ten eleven twelve
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
"""
WORDS = {word: place % 12 + 1 for place, word in enumerate(COUNTED.split())}
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Heading(msgspec.Struct, frozen=True):
    """A heading: the runs it takes, and what it says."""

    start: int
    end: int
    title: str
    role: Role
    numbered: bool = False
    dropped: str | None = None
    """The number that the book prints itself."""


def headed(runs: Sequence[Run]) -> list[Heading]:
    """The headings of a book, in order."""
    found: list[Heading] = []
    count = index = 0
    while index < len(runs):
        heading = _heading(runs, index, count)
        if heading is None:
            index += 1
            continue
        if heading.role == "contents":
            found.append(heading)
            index = _after_contents(runs, heading.end)
            continue
        count += heading.numbered and heading.role == "chapter"
        found.append(heading)
        index = heading.end
    return _without_lone(found)


def _without_lone(found: list[Heading]) -> list[Heading]:
    """Lines in capitals are headings below chapters only where there are chapters."""
    chaptered = any(heading.role == "chapter" for heading in found)
    if chaptered:
        first = next(i for i, heading in enumerate(found) if heading.role != "section")
        return [
            heading for i, heading in enumerate(found) if i >= first or heading.role != "section"
        ]
    return [
        msgspec.structs.replace(heading, role="chapter") if heading.role == "section" else heading
        for heading in found
    ]


def _heading(runs: Sequence[Run], index: int, count: int) -> Heading | None:
    run = runs[index]
    if len(run.lines) > LINES or max(map(len, run.lines)) > LENGTH:
        return None
    first = run.lines[0].strip()
    for pattern in (CHAPTER, BARE, NUMBERED):
        match = pattern.fullmatch(first)
        if match is None or (pattern is not CHAPTER and run.above < 2) or _is_prose(match["rest"]):
            continue
        number = _value(match["number"])
        if number is not None:
            return _chapter(runs, index, match, number, count)
    words = run.words.strip(" .")
    role = role_of_heading(words)
    if role is not None and (words.isupper() or run.above > 1) and len(run.lines) <= 2:
        return Heading(index, index + 1, words, role)
    if PART.match(first) and (first.isupper() or run.above > 1):
        title, end = _with_subtitle(runs, index, joined(run.lines))
        return Heading(index, end, title, "part")
    alone = len(run.lines) == 1 and run.above >= 1 and index + 1 < len(runs)
    if alone and words.isupper() and 3 < len(words) < 60 and not NO_HEADING.search(first):
        return (
            Heading(index, index + 1, words, "section")
            if _is_prose(runs[index + 1].words)
            else None
        )
    return None


def _is_prose(words: str) -> bool:
    """Words that no heading has: a sentence in small letters that goes on."""
    return len(words.split()) > 14 or bool(
        re.search(r"[a-z],? [a-z]+ [a-z]+ [a-z]+ [a-z]+ [a-z]", words)
    )


def _chapter(
    runs: Sequence[Run], index: int, match: re.Match[str], number: int, count: int
) -> Heading:
    """A chapter: its title beside or below its number, which goes if the book counts so too."""
    run = runs[index]
    below = joined(run.lines[1:])
    title, end = " ".join(part for part in (match["rest"], below) if part), index + 1
    if not title:
        title, end = _with_subtitle(runs, index, "")
    title = title.strip().removesuffix(".")
    if title and number == count + 1:
        return Heading(index, end, title, "chapter", numbered=True, dropped=match["label"])
    label = match["label"]
    whole = f"{label}. {title}" if title else run.words
    return Heading(index, end, whole.strip(), "chapter")


def _with_subtitle(runs: Sequence[Run], index: int, title: str) -> tuple[str, int]:
    """The title with the short run below it, if that is no text yet."""
    if index + 1 >= len(runs):
        return title, index + 1
    following = runs[index + 1]
    words = following.words
    short = len(following.lines) <= 3 and len(words) < 160 and following.above <= 2
    titled = words.isupper() or (
        not words.endswith((".", "?", "!", ",", ";", "”", '"')) and len(words) < 70
    )
    if not short or not titled or re.match(r"[\[{*]", words) or index + 2 >= len(runs):
        return title, index + 1
    if CHAPTER.fullmatch(words) or runs[index + 2].above > 2:
        return title, index + 1
    return " ".join(part for part in (title.rstrip("."), words) if part), index + 2


def _after_contents(runs: Sequence[Run], start: int) -> int:
    """Where a table of contents ends: at prose, or where its first line comes again."""
    if start >= len(runs):
        return start
    first = _key(runs[start].lines[0])
    for index in range(start, min(start + 400, len(runs))):
        run = runs[index]
        if index > start and (run.above > 2 or (run.above > 1 and _key(run.lines[0]) == first)):
            return index
        full = len(run.lines) > 2 and sum(len(line.strip()) > 55 for line in run.lines) > 1
        listed = sum(bool(ENTRY.search(line)) for line in run.lines) * 2 >= len(run.lines)
        if full and not listed:
            return max(start, index - 1)
    return start


def _key(line: str) -> str:
    words = re.sub(r"[.\s]*\s(?:\d{1,4}|[ivxlc]+)\s*$", "", line.strip())
    return "".join(sign for sign in words.casefold() if sign.isalnum())[:24]


def _value(number: str) -> int | None:
    """The number that figures, Roman figures or a word say."""
    low = number.lower().removeprefix("the").strip()
    if low.isdecimal():
        return int(low)
    if low in WORDS:
        return WORDS[low]
    if not low or set(low) - ROMAN.keys():
        return None
    values = [ROMAN[sign] for sign in low]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )
