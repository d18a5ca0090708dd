"""A title page that nobody gave styles: a few short lines in the middle, before everything else."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from biokit.importers.docx.reading import Entry, Line, Reading
from biokit.importers.docx.shapes import is_empty
from biokit.model.nodes import Inline

__all__ = ["TitlePage", "author_in", "title_page_of"]

MOST_LINES = 8
LONGEST = 120
BY = re.compile(
    r"(?:(?:written\s+by|by|par|por)(?:\s*:\s*|\s+)|(?:作者[:：]?|文[:：])\s*"
    # Of one word, it is a family's name: von Arnim, da Vinci.
    r"|(?:von|di|da)(?:\s*:\s*|\s+)(?=\S+\s+\S))(?P<name>\S.*)",
    re.IGNORECASE,
)


class TitlePage(msgspec.Struct, frozen=True):
    """What a title page says."""

    title: tuple[Inline, ...] = ()
    subtitle: tuple[Inline, ...] = ()
    authors: tuple[str, ...] = ()


def author_in(line: str, named: tuple[str, ...]) -> str:
    """Whom a line names: without `by`, unless the properties name somebody so.

    Args:
        line: in the style of an author.
        named: whom the document's properties name.
    """
    found = BY.fullmatch(line.strip())
    return line if found is None or line.strip() in named else found["name"]


def title_page_of(
    lead: Sequence[Entry], reading: Reading, *, titled: bool
) -> tuple[TitlePage, list[Entry]]:
    """What the lines before the first heading say, and those that are no title page.

    Args:
        lead: what stands before the first heading.
        reading: of the document.
        titled: whether the title is known already.
    """
    lines = [line for line in lead if isinstance(line, Line) and not is_empty(line)]
    if not 0 < len(lines) <= MOST_LINES or len(lines) < sum(not _is_space(e) for e in lead):
        return TitlePage(), list(lead)
    if not all(_is_of_the_page(line) for line in lines):
        return TitlePage(), list(lead)
    authors = [found["name"] for line in lines if (found := BY.fullmatch(line.words))]
    rest = [line for line in lines if not BY.fullmatch(line.words)]
    largest = max(rest, key=lambda line: line.size or 0, default=None)
    title = None if titled else largest
    following = [line for line in rest if line is not title]
    subtitle = following[0] if following and (title is not None or authors) else None
    for line in following:
        if line is not subtitle:
            reading.report.note("dropped-title-page", line.words, line.number)
    reading.report.say(
        "guess-title",
        "the lines in the middle before the first heading are taken for a title page",
        line=lines[0].number,
        words=" · ".join(line.words for line in lines),
    )
    return (
        TitlePage(
            () if title is None else title.content,
            () if subtitle is None else subtitle.content,
            tuple(authors),
        ),
        [],
    )


def _is_space(entry: Entry) -> bool:
    return isinstance(entry, Line) and is_empty(entry)


def _is_of_the_page(line: Line) -> bool:
    return (
        line.centred
        and line.style.meaning in {None, "body"}
        and len(line.words) <= LONGEST
        and not (line.figures or line.boxes or line.item)
    )
