"""Headings of a document whose author never used a style: told by their looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from biokit.importers.docx.reading import Entry, Line, Reading
from biokit.importers.docx.shapes import is_empty, is_ornament
from biokit.importers.heading_roles import role_of_heading, states_its_number
from biokit.model.nodes import Inline, Strong
from biokit.model.walk import altered, plain_text

__all__ = ["with_headings", "with_quotations", "without_strength"]

LONGEST = 100
MOST_WORDS = 14
MOST_PART = 0.34
"""Of all paragraphs, the part that headings can be."""
LEVELS = 3
LARGER = 1.15
UNSAID_SIZE = 20
"""Half points, where a document does not say (17.3.2.38)."""

Look = tuple[float, bool, bool]
"""Size in relation to the text, centred, bold: what makes two headings one level."""


def with_headings(entries: Sequence[Entry], reading: Reading) -> list[Entry]:
    """The entries with headings where none has a style; those there are as they were."""
    lines = [entry for entry in entries if isinstance(entry, Line)]
    if any(line.level is not None for line in lines):
        return list(entries)
    usual = _usual_size(lines)
    looks = {at: look for at in range(len(entries)) if (look := _look(entries, at, usual))}
    prose = sum(1 for line in lines if not is_empty(line))
    if not looks or len(looks) > max(2, MOST_PART * prose):
        return list(entries)
    ranks = sorted(set(looks.values()), reverse=True)
    made = list(entries)
    for at, look in looks.items():
        line = made[at]
        if isinstance(line, Line):
            reading.report.note("guess-heading", line.words, line.number)
            level = min(ranks.index(look), LEVELS - 1) + 1
            made[at] = altered(line, level=level, content=without_strength(line.content))
    return made


def with_quotations(entries: Sequence[Entry], reading: Reading) -> list[Entry]:
    """The entries with quotations where paragraphs are set in on both sides, if few of them are."""
    prose = [one for one in entries if isinstance(one, Line) and _is_prose(one)]
    set_in = {id(line) for line in prose if line.set_in and not line.centred}
    if not set_in or len(set_in) > MOST_PART * len(prose):
        return list(entries)
    made = list(entries)
    for at, line in enumerate(made):
        if isinstance(line, Line) and id(line) in set_in:
            reading.report.note("guess-quotation", line.words[:LONGEST], line.number)
            made[at] = altered(line, style=altered(line.style, meaning="quotation"))
    return made


def _is_prose(line: Line) -> bool:
    return (
        line.style.meaning in {None, "body"}
        and line.level is None
        and line.item is None
        and not is_empty(line)
    )


def _usual_size(lines: Sequence[Line]) -> int:
    """The size that most letters have."""
    counted: Counter[int] = Counter()
    for line in lines:
        counted[line.size or UNSAID_SIZE] += len(line.words)
    return counted.most_common(1)[0][0] if counted else UNSAID_SIZE


def _look(entries: Sequence[Entry], at: int, usual: int) -> Look | None:
    """How a paragraph that may be a heading looks; none if it cannot be one."""
    line = entries[at]
    if not isinstance(line, Line) or line.item is not None or line.figures or line.boxes:
        return None
    if line.style.meaning not in {None, "body"} or is_empty(line) or is_ornament(line):
        return None
    words = line.words
    if (
        not words
        or len(words) > LONGEST
        or len(words.split()) > MOST_WORDS
        or words[-1] in '.,;:!”"'
    ):
        return None
    if not _introduces(entries, at):
        return None
    size = (line.size or UNSAID_SIZE) / usual
    said = role_of_heading(words) is not None or states_its_number(words)
    larger = size >= LARGER
    capitals = words.isupper() and len(words) > 3
    telling = larger or line.bold or (line.centred and (capitals or said)) or (capitals and said)
    return (round(size, 2) if larger else 1.0, line.centred, line.bold) if telling else None


def _introduces(entries: Sequence[Entry], at: int) -> bool:
    """Whether something follows that a heading could be of."""
    for place in range(at + 1, len(entries)):
        entry = entries[place]
        if not isinstance(entry, Line):
            return True
        if not is_empty(entry):
            return not is_ornament(entry)
    return False


def without_strength(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A heading's words without the bold that is all of it."""
    strong = [part for part in content if isinstance(part, Strong)]
    others = [part for part in content if not isinstance(part, Strong) and plain_text(part).strip()]
    if len(strong) != 1 or others:
        return content
    at = content.index(strong[0])
    return (*content[:at], *strong[0].content, *content[at + 1 :])
