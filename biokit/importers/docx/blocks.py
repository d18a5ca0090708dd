"""From Word's paragraphs to blocks: what belongs together is one again."""

from __future__ import annotations

from collections.abc import Sequence

from biokit.importers.docx.captions import with_captions
from biokit.importers.docx.lists import is_item, lists_of
from biokit.importers.docx.pauses import pauses_in
from biokit.importers.docx.reading import Entry, Line, Reading
from biokit.importers.docx.shapes import is_attribution, is_empty, is_ornament
from biokit.model.base import Origin
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Inline,
    Letter,
    LineBreak,
    Paragraph,
    Verse,
    VerseLine,
)
from biokit.model.walk import plain_text

__all__ = ["blocks_of"]

GATHERED = frozenset(
    {"quotation", "verse", "letter", "code", "epigraph", "dedication", "term", "list", "contents"}
)
"""What neighbouring paragraphs of the same style are one of."""


def blocks_of(entries: Sequence[Entry], reading: Reading) -> tuple[Block, ...]:
    """The blocks of a story or of a section.

    Args:
        entries: what it consists of, without headings.
        reading: of the document.
    """
    entries = with_captions(entries)
    pauses = pauses_in(entries, reading)
    made: list[Block] = []
    at = 0
    while at < len(entries):
        entry = entries[at]
        if not isinstance(entry, Line):
            made.append(entry)
            at += 1
            continue
        if at in pauses:
            made.append(Break(origin=_origin(entry, reading)))
        end = _end_of_run(entries, at, reading)
        lines = [line for line in entries[at:end] if isinstance(line, Line)]
        made += _gathered(lines, reading)
        at = end
    return tuple(made)


def _kind(line: Line, reading: Reading) -> str:
    """What a paragraph is one of many of; nothing if it stands for itself."""
    if is_item(line, reading):
        return "list"
    meaning = line.style.meaning or ""
    if meaning == "definition":
        return "term"
    if meaning == "attribution":
        return "quotation"
    return meaning if meaning in GATHERED else ""


def _end_of_run(entries: Sequence[Entry], start: int, reading: Reading) -> int:
    """Where the paragraphs end that are one with the first."""
    first = entries[start]
    kind = _kind(first, reading) if isinstance(first, Line) else ""
    end = start + 1
    if not kind:
        return end
    while end < len(entries):
        line = entries[end]
        if not isinstance(line, Line) or line.level is not None:
            break
        if _kind(line, reading) != kind and not (
            kind == "list" and _goes_on(entries, end, reading)
        ):
            break
        end += 1
    return end


def _goes_on(entries: Sequence[Entry], at: int, reading: Reading) -> bool:
    """Whether a paragraph without a number belongs to the item before it.

    It is set in as items are, and an item follows; or its style says so.
    """
    line = entries[at]
    if not isinstance(line, Line) or line.figures or is_empty(line):
        return False
    if line.style.meaning == "list":
        return True
    following = entries[at + 1] if at + 1 < len(entries) else None
    if not (line.indented or line.style.name.lower() == "list paragraph"):
        return False
    return isinstance(following, Line) and is_item(following, reading)


def _gathered(lines: list[Line], reading: Reading) -> Sequence[Block]:
    kind = _kind(lines[0], reading)
    match kind:
        case "list":
            return lists_of(lines, reading, lambda line: _single(line, reading))
        case "quotation":
            return _quotation(lines, reading)
        case "epigraph":
            return _quotation(lines, reading, ("epigraph",))
        case "dedication":
            return (Division(_singles(lines, reading), classes=("dedication",)),)
        case "letter":
            return (Letter(_singles(lines, reading), origin=_origin(lines[0], reading)),)
        case "verse":
            return _verse(lines, reading)
        case "code":
            value = "\n".join(_exactly(line) for line in lines)
            return (CodeBlock(value, origin=_origin(lines[0], reading)), *_beside(lines))
        case "term":
            return _definitions(lines, reading)
        case "contents":
            for line in lines:
                reading.report.note("dropped-contents", plain_text(line.content), line.number)
            return _beside(lines)
        case _:
            return _single(lines[0], reading)


def _single(line: Line, reading: Reading) -> tuple[Block, ...]:
    """A paragraph that stands for itself, with its figures and text boxes after it."""
    origin = _origin(line, reading)
    if is_ornament(line):
        ornament = Origin(reading.path, line.number, line.words or None)
        return (Break(origin=ornament), *_beside((line,)))
    classes = ("caption",) if line.style.meaning == "caption" else ()
    paragraph = Paragraph(line.content, lang=line.lang, origin=origin, classes=classes)
    return (*(() if is_empty(line) else (paragraph,)), *_beside((line,)))


def _singles(lines: Sequence[Line], reading: Reading) -> tuple[Block, ...]:
    return tuple(block for line in lines for block in _single(line, reading))


def _beside(lines: Sequence[Line]) -> tuple[Block, ...]:
    return tuple(block for line in lines for block in (*line.figures, *line.boxes))


def _origin(line: Line, reading: Reading) -> Origin:
    return Origin(reading.path, line.number)


def _quotation(
    lines: list[Line], reading: Reading, classes: tuple[str, ...] = ()
) -> tuple[Block, ...]:
    """A quotation, whose last paragraph may say who is quoted."""
    origin = _origin(lines[0], reading)
    lines = [line for line in lines if not is_empty(line)]
    if not lines:
        return ()
    attribution: tuple[Inline, ...] = ()
    last = lines[-1]
    if len(lines) > 1 and (last.style.meaning == "attribution" or is_attribution(last)):
        attribution = last.content
        lines = lines[:-1] if not last.figures and not last.boxes else lines
    return (BlockQuotation(_singles(lines, reading), attribution, classes=classes, origin=origin),)


def _verse(lines: list[Line], reading: Reading) -> tuple[Block, ...]:
    """Paragraphs that are stanzas, their lines broken; or paragraphs that are lines."""
    by_stanza = any(_is_broken(line) for line in lines)
    stanzas: list[list[VerseLine]] = [[]]
    for line in lines:
        if is_empty(line) or (by_stanza and stanzas[-1]):
            stanzas.append([])
        if not is_empty(line):
            indent = 1 if line.indented and not by_stanza else 0
            stanzas[-1] += [VerseLine(each, indent) for each in _cut(line.content) if each]
    told = tuple(tuple(stanza) for stanza in stanzas if stanza)
    return (Verse(told, origin=_origin(lines[0], reading)), *_beside(lines))


def _is_broken(line: Line) -> bool:
    return any(isinstance(part, LineBreak) for part in line.content)


def _cut(content: Sequence[Inline]) -> list[tuple[Inline, ...]]:
    """A run cut at its line breaks."""
    cut: list[list[Inline]] = [[]]
    for part in content:
        if isinstance(part, LineBreak):
            cut.append([])
        else:
            cut[-1].append(part)
    return [tuple(each) for each in cut]


def _exactly(line: Line) -> str:
    broken = "\n".join(plain_text(each) for each in _cut(line.content))
    return broken.rstrip("\n")


def _definitions(lines: list[Line], reading: Reading) -> tuple[Block, ...]:
    """Terms and what follows each; a definition without a term is a paragraph."""
    items: list[Definition] = []
    made: list[Block] = []
    for line in lines:
        if line.style.meaning == "term" and not is_item(line, reading):
            items.append(Definition(line.content, _beside((line,))))
        elif items:
            blocks = (*items[-1].blocks, *_single(line, reading))
            items[-1] = Definition(items[-1].term, blocks)
        else:
            made += _single(line, reading)
    listed = (DefinitionList(tuple(items), origin=_origin(lines[0], reading)),) if items else ()
    return (*made, *listed)
