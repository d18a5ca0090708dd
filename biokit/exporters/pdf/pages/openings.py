"""The first words of a chapter, to be set in small capitals, and its first letter, to be dropped.

    <p class="dropped"><span class="initial"><span class="mark">“</span>O</span>
    <span class="opening">f his parents</span> nothing …</p>

CSS has `::first-line` and `::first-letter` for them. WeasyPrint applies the first to every page a
paragraph reaches; the second cannot know whether there are lines enough for the letter to stand
beside. `dropped` says that there are; whether it is dropped is the design's business. The letter
stands in no other element: if a float does, WeasyPrint spaces the words of its line too close.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Inline,
    Note,
    Paragraph,
    Section,
    Span,
    Text,
    Verse,
)
from biokit.model.walk import altered, plain_text

__all__ = ["opened"]

ENOUGH = 16
"""Letters that make an opening; the word they end in is finished."""

LINE, DEEP = 75, 4
"""Letters in a long line, and the lines that a dropped letter wants: three beside it, one below."""

CASELESS = frozenset({"zh", "ja", "ko", "ar", "he", "fa", "th", "hi", "ka"})
"""Languages whose scripts have no small capitals."""

TAILED = frozenset("JQ")
"""Capitals that reach below the line in many faces: beside one that is dropped, a line more."""

EPIGRAPH = "epigraph"
"""The class of a quotation before the text of a chapter, which is no part of it."""

_INITIAL = re.compile(
    r"(?P<mark>[“‘«‹„‚\"'¿¡][\u00a0\u2009\u202f]?)?(?P<letter>[^\W\d_][\u0300-\u036f]*)"
)

Run = tuple[Inline, ...]


def opened(sections: Iterable[Section], lang: str) -> tuple[Section, ...]:
    """Chapters, and those within parts, with the first words of their first paragraph marked."""
    return tuple(_opened(section, lang) for section in sections)


def _opened(section: Section, lang: str) -> Section:
    here = section.lang or lang
    match section:
        case Section(role="part", sections=inner):
            return altered(section, sections=opened(inner, here))
        case Section(role="chapter"):
            return _chapter(section, lang)
        case _:
            return section


def _chapter(section: Section, lang: str) -> Section:
    """A chapter, or a section it begins with, that begins."""
    here = section.lang or lang
    match section:
        case Section(blocks=(), sections=(first, *rest)):
            return altered(section, sections=(_chapter(first, here), *rest))
        case Section(blocks=blocks) if _has_case(here):
            return altered(section, blocks=_begun(blocks, here))
        case _:
            return section


def _has_case(lang: str) -> bool:
    return lang.partition("-")[0].lower() not in CASELESS


def _begun(blocks: tuple[Block, ...], lang: str) -> tuple[Block, ...]:
    """Blocks with the first words of the first paragraph in a span, if that begins them."""
    match blocks:
        case ((BlockQuotation() | Verse()) as before, *rest) if EPIGRAPH in before.classes:
            return (before, *_begun(tuple(rest), lang))
        case (Paragraph(content=content) as first, *rest) if _has_case(first.lang or lang):
            run = _opened_run(content, ENOUGH)
            parted = _parted(run) if _is_deep(blocks) else None
            if parted is None:
                return (altered(first, content=run), *rest)
            names = (*first.classes, "dropped")
            return (altered(first, content=parted, classes=names), *rest)
        case _:
            return blocks


def _is_deep(blocks: tuple[Block, ...]) -> bool:
    """Whether the paragraphs that blocks begin with are deep enough for a dropped letter.

    Beside it the second may begin, but nothing else.
    """
    lines = 0
    for block in blocks:
        if not isinstance(block, Paragraph):
            break
        lines += len(plain_text(block.content)) // LINE + 1
        if lines >= DEEP:
            return True
    return False


def _opened_run(run: Run, wanted: int) -> Run:
    opening: list[Inline] = []
    letters = 0
    for place, part in enumerate(run):
        rest = run[place + 1 :]
        if letters >= wanted:
            return (*_marked(opening), *run[place:])
        if isinstance(part, Note) and part.anchor:
            # Its words may be many, and its call is none of the opening.
            noted = altered(part, anchor=_opened_run(part.anchor, wanted - letters))
            return (*_marked(opening), noted, *rest)
        if not isinstance(part, Text):
            words = len(plain_text(part))
            if not words:
                break
            within = getattr(part, "content", ())
            if letters + words > wanted and within and isinstance(within, tuple):
                # It may be a quotation of many lines.
                inner = _opened_run(within, wanted - letters)
                return (*_marked(opening), altered(part, content=inner), *rest)
            opening.append(part)
            letters += words
            continue
        end = _end_of_word(part.value, wanted - letters)
        opening.append(altered(part, value=part.value[:end]))
        letters += end
        if end < len(part.value):
            left = altered(part, value=part.value[end:])
            return (*_marked(opening), left, *rest)
    return (*_marked(opening), *run[len(opening) :])


def _end_of_word(words: str, wanted: int) -> int:
    """Where the word ends that holds the letter `wanted`."""
    end = words.find(" ", max(wanted, 0))
    return len(words) if end < 0 else end


def _marked(opening: list[Inline]) -> Run:
    return (Span(tuple(opening), classes=("opening",)),) if opening else ()


def _parted(run: Run) -> Run | None:
    """The run with its first letter, and a mark before it, in a span; `None` if it has none."""
    match run:
        case (Text(mark), Text(value) as second, *rest) if _is_mark(mark):
            # A quotation that `compose` has put in its marks.
            return _split(mark + value, second, tuple(rest))
        case (Text(value) as first, *rest):
            return _split(value, first, tuple(rest))
        case (Note(), *_):
            return None  # it is found by its words
        case (first, *rest):
            within = getattr(first, "content", ())
            inner = _parted(within) if isinstance(within, tuple) else None
            if inner is None:
                return None
            initial, *left = inner
            return (initial, altered(first, content=tuple(left)), *rest)
        case _:
            return None


def _is_mark(words: str) -> bool:
    return _INITIAL.fullmatch(f"{words}a") is not None


def _split(words: str, text: Text, rest: Run) -> Run | None:
    found = _INITIAL.match(words)
    if found is None:
        return None
    letter: Run = (Text(found["letter"]),)
    if found["mark"]:
        letter = (Span((Text(found["mark"]),), classes=("mark",)), *letter)
    names = ("initial", "tailed") if found["letter"][0] in TAILED else ("initial",)
    after = words[found.end() :]
    left: Run = (altered(text, value=after),) if after else ()
    return (Span(letter, classes=names), *left, *rest)
