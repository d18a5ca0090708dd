"""The first words of a chapter, to be set in small capitals.

CSS has `::first-line` for it, but WeasyPrint applies that to every page a paragraph reaches.
"""

from __future__ import annotations

from collections.abc import Iterable

from biokit.model.nodes import Block, Inline, Note, Paragraph, Section, Span, Text
from biokit.model.walk import altered, plain_text

__all__ = ["opened"]

ENOUGH = 16
"""Letters that make an opening; the word they end in is finished."""

CASELESS = frozenset({"zh", "ja", "ko", "ar", "he", "fa", "th", "hi", "ka"})
"""Languages whose scripts have no small capitals."""

Run = tuple[Inline, ...]


def opened(sections: Iterable[Section], lang: str) -> tuple[Section, ...]:
    """Chapters, and those within parts, with the first words of their first paragraph marked."""
    return tuple(_opened(section, lang) for section in sections)


def _opened(section: Section, lang: str) -> Section:
    here = section.lang or lang
    match section:
        case Section(role="part", sections=inner):
            return altered(section, sections=opened(inner, here))
        case Section(role="chapter", blocks=(Paragraph() as first, *rest)) if _has_case(here):
            return altered(section, blocks=(_begun(first), *rest))
        case _:
            return section


def _has_case(lang: str) -> bool:
    return lang.partition("-")[0].lower() not in CASELESS


def _begun(paragraph: Paragraph) -> Block:
    """The paragraph with its first words in a span, if it begins with words."""
    return altered(paragraph, content=_opened_run(paragraph.content, ENOUGH))


def _opened_run(run: Run, wanted: int) -> Run:
    opening: list[Inline] = []
    letters = 0
    for place, part in enumerate(run):
        if letters >= wanted:
            return (*_marked(opening), *run[place:])
        if isinstance(part, Note) and part.anchor:
            # Its words may be many, and its call is none of the opening.
            noted = altered(part, anchor=_opened_run(part.anchor, wanted - letters))
            return (*_marked(opening), noted, *run[place + 1 :])
        if not isinstance(part, Text):
            if not plain_text(part):
                break
            opening.append(part)
            letters += len(plain_text(part))
            continue
        end = _end_of_word(part.value, wanted - letters)
        opening.append(altered(part, value=part.value[:end]))
        letters += end
        if end < len(part.value):
            rest = altered(part, value=part.value[end:])
            return (*_marked(opening), rest, *run[place + 1 :])
    return (*_marked(opening), *run[len(opening) :])


def _end_of_word(words: str, wanted: int) -> int:
    """Where the word ends that holds the letter `wanted`."""
    end = words.find(" ", max(wanted, 0))
    return len(words) if end < 0 else end


def _marked(opening: list[Inline]) -> Run:
    return (Span(tuple(opening), classes=("opening",)),) if opening else ()
