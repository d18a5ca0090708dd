"""From headings to sections: chapters, parts around them, matter before and after."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import msgspec

from biokit.importers.docx.blocks import blocks_of
from biokit.importers.docx.guessing import with_headings, with_quotations, without_strength
from biokit.importers.docx.reading import Entry, Line, Reading
from biokit.importers.docx.shapes import is_empty
from biokit.importers.docx.title_page import TitlePage, title_page_of
from biokit.importers.heading_roles import is_only_a_number, role_of_heading, states_its_number
from biokit.model.base import Origin
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    Derived,
    Division,
    Inline,
    LineBreak,
    Role,
    Section,
    Text,
)
from biokit.model.walk import altered
from biokit.notation.classes import default_role

__all__ = ["Outline", "outlined"]

BODY = frozenset({"part", "chapter", "section"})


class Outline(msgspec.Struct, frozen=True):
    """A document's text and what stands before it."""

    title: tuple[Inline, ...]
    subtitle: tuple[Inline, ...]
    authors: tuple[str, ...]
    date: str | None
    sections: tuple[Section, ...]


class Heading(msgspec.Struct):
    """A heading with what stands below it, while that is being read."""

    line: Line | None
    level: int
    entries: list[Entry]
    below: list[Heading]


def outlined(entries: Sequence[Entry], reading: Reading) -> Outline:
    """The sections of a text.

    Args:
        entries: what it consists of.
        reading: of the document.
    """
    head, rest = _head(entries)
    guessed = with_headings(rest, reading)
    is_guess = any(a is not b for a, b in zip(guessed, rest, strict=True))
    title, guessed = _title_of(head.get("title", []), guessed, reading)
    guessed = with_quotations(_titles_as_chapters(guessed, reading), reading)
    lead, top = _tree(guessed, reading)
    sections = [_section(one, None, reading, guessed=is_guess) for one in top]
    page = TitlePage()
    if sections and not head:
        page, lead = title_page_of(lead, reading, titled=bool(title))
    return Outline(
        title or page.title,
        _joined(head.get("subtitle", [])) or page.subtitle,
        tuple(line.words for line in head.get("author", [])) or page.authors,
        "; ".join(line.words for line in head.get("date", [])) or None,
        (*_matter(blocks_of(lead, reading), followed=bool(sections)), *_within_parts(sections)),
    )


# ----------------------------------------------------------------------------------------- the head


def _head(entries: Sequence[Entry]) -> tuple[dict[str, list[Line]], list[Entry]]:
    """Title, subtitle, author and date, by their styles, and the text after them."""
    found: dict[str, list[Line]] = {}
    at = 0
    while at < len(entries):
        entry = entries[at]
        if not isinstance(entry, Line) or not (is_empty(entry) or _is_of_the_head(entry)):
            break
        if not is_empty(entry):
            found.setdefault(entry.style.meaning or "", []).append(entry)
        at += 1
    return found, list(entries[at:] if found else entries)


def _is_of_the_head(line: Line) -> bool:
    return line.style.meaning in {"title", "subtitle", "author", "date"} and not line.figures


def _joined(lines: Sequence[Line]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for line in lines:
        made += [*([LineBreak()] if made else []), *line.content]
    return tuple(made)


def _title_of(
    lines: list[Line], entries: list[Entry], reading: Reading
) -> tuple[tuple[Inline, ...], list[Entry]]:
    """The title: what has its style, or the one heading that all others are below."""
    if lines:
        return _joined(lines), entries
    at = len(list(takewhile(lambda entry: isinstance(entry, Line) and is_empty(entry), entries)))
    first = entries[at] if at < len(entries) else None
    levels = [entry.level for entry in entries if isinstance(entry, Line) and entry.level]
    alone = levels.count(1) == 1 and levels[:1] == [1] and levels.count(2) > 1
    if not (isinstance(first, Line) and first.level == 1 and alone):
        return (), entries
    if role_of_heading(first.words) is not None:
        return (), entries
    reading.report.say(
        "guess-title",
        "the only heading of the first level, at the beginning, is taken for the title",
        line=first.number,
        words=first.words,
    )
    raised = [
        altered(entry, level=entry.level - 1) if isinstance(entry, Line) and entry.level else entry
        for entry in entries[at + 1 :]
    ]
    return first.content, raised


def _titles_as_chapters(entries: Sequence[Entry], reading: Reading) -> list[Entry]:
    """Titles within the text are the headings of chapters."""
    made: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Line) and entry.style.meaning == "title" and not is_empty(entry):
            reading.report.note("guess-heading", entry.words, entry.number)
            made.append(altered(entry, level=1))
        else:
            made.append(entry)
    return made


# ----------------------------------------------------------------------------------------- the tree


def _tree(entries: Sequence[Entry], reading: Reading) -> tuple[list[Entry], list[Heading]]:
    """What stands before the first heading, and the headings in each other."""
    lead: list[Entry] = []
    top: list[Heading] = []
    path: list[Heading] = []
    for entry in entries:
        if isinstance(entry, Line) and entry.level is not None and entry.words:
            level = entry.level
            if path and _is_half(path[-1], entry):
                path[-1].line = _whole(path[-1].line, entry)
                continue
            while path and path[-1].level >= level:
                path.pop()
            if path and level > path[-1].level + 1:
                reading.report.note("skipped-level", entry.words, entry.number)
            heading = Heading(entry, level, [], [])
            (path[-1].below if path else top).append(heading)
            path.append(heading)
            heading.entries += [*entry.figures, *entry.boxes]
        else:
            (path[-1].entries if path else lead).append(entry)
    return lead, top


def _is_half(heading: Heading, following: Line) -> bool:
    """Whether a heading is but a chapter's number, and the next one its title."""
    if heading.line is None or heading.level != following.level or heading.below:
        return False
    if any(not (isinstance(entry, Line) and is_empty(entry)) for entry in heading.entries):
        return False
    number, title = heading.line.words, following.words
    return is_only_a_number(number) and not (states_its_number(title) or role_of_heading(title))


def _whole(number: Line | None, title: Line) -> Line:
    if number is None:
        return title
    return altered(number, content=(*number.content, LineBreak(), *title.content))


def _section(heading: Heading, parent: Role | None, reading: Reading, *, guessed: bool) -> Section:
    line = heading.line
    words = "" if line is None else line.words
    role = _role(words, parent)
    blocks = blocks_of(heading.entries, reading)
    unlike = line is not None and "unnumbered" in line.style.name.lower()
    return Section(
        () if line is None else without_strength(_without_breaks(line.content)),
        blocks,
        tuple(_section(one, role, reading, guessed=guessed) for one in heading.below),
        role,
        numbered=not (unlike or (role in {"part", "chapter"} and states_its_number(words))),
        level_guessed=guessed,
        lang=None if line is None else line.lang,
        origin=None if line is None else Origin(reading.path, line.number),
    )


def _without_breaks(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A heading without line breaks at its edges, which authors make space with."""
    start, end = 0, len(content)
    while start < end and _is_gap(content[start]):
        start += 1
    while end > start and _is_gap(content[end - 1]):
        end -= 1
    return content[start:end]


def _is_gap(part: Inline) -> bool:
    return isinstance(part, LineBreak) or (isinstance(part, Text) and not part.value.strip())


def _role(words: str, parent: Role | None) -> Role:
    """What its words say, where a section of that role can stand."""
    said = role_of_heading(words)
    usual = default_role(parent)
    if said is None or (said == "part" and parent is not None):
        return usual
    if parent is None or parent == "part":
        return said
    return said if said == "bibliography" and parent not in BODY else usual


def _within_parts(sections: Sequence[Section]) -> list[Section]:
    """Chapters at the level of their parts, put in them."""
    made: list[Section] = []
    for section in sections:
        last = made[-1] if made else None
        if last is not None and (last.role, section.role) == ("part", "chapter"):
            made[-1] = altered(last, sections=(*last.sections, section))
        else:
            made.append(section)
    return made


def _matter(blocks: tuple[Block, ...], *, followed: bool) -> list[Section]:
    """What stands before the first heading: a dedication, an epigraph, text without a heading."""
    made: list[Section] = []
    rest: list[Block] = []
    for block in blocks:
        match block:
            case Division(classes=("dedication",)):
                made.append(Section((), block.blocks, role="dedication"))
            case BlockQuotation(classes=("epigraph",)) if followed or not rest:
                made.append(Section((), (altered(block, classes=()),), role="epigraph"))
            case Derived("bibliography"):
                made.append(Section((), (block,), role="bibliography"))
            case _:
                rest.append(block)
    while rest and isinstance(rest[0], Break):
        rest.pop(0)
    if rest:
        made.append(Section((), tuple(rest), role="chapter", numbered=False))
    return made
