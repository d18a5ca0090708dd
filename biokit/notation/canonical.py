"""The one form of a biography among all that look the same in print.

Every reader and importer returns it, so that what was written can be compared with what is read:

- neighbouring texts are one; a text is not empty; runs of spaces, tabs and line ends are one space
- no text begins or ends a paragraph, title, caption … with a space, or has one at a line break
- emphasis and the like are not empty; neither are paragraphs, lists, stanzas and lines of verse
- texts and line breaks have no id, language or classes of their own: a span around them has
- a span (or division) says something: it has an id, a language, classes or attributes; if it has
  no attributes and holds one thing only, which has none of its own, the thing has them instead
- a list is tight if its items are single paragraphs, with or without a tight list below, and loose
  if one could see it; a bulleted one starts at 1
- a line of verse is turned by no less than 0 steps and by no more than 99
- cells of a table's header are headers; alignments don't end in `default`
- classes are single words; a NUL is U+FFFD, as in CommonMark
"""

from __future__ import annotations

import re
from typing import Any, TypeVar, cast, get_args

import msgspec

from biokit.model.base import Node, Origin
from biokit.model.biography import Biography
from biokit.model.edition import Rights
from biokit.model.nodes import (
    Account,
    Block,
    Citation,
    Code,
    CodeBlock,
    DefinitionList,
    Division,
    Emphasis,
    Figure,
    IndexMark,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    List,
    Locator,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
    VerseLine,
    WorkTitle,
)
from biokit.model.walk import altered, holding_fields, rebuild, rebuilt
from biokit.notation.strings import settled_strings

P = TypeVar("P", bound=msgspec.Struct)
N = TypeVar("N", bound=Node)
Part = msgspec.Struct
Run = tuple[Inline, ...]

INLINE: tuple[type[Node], ...] = get_args(Inline)
BLOCK: tuple[type[Node], ...] = get_args(Block)
_INLINES, _BLOCKS = frozenset(INLINE), frozenset(BLOCK)
_OF_THE_TEXT = _INLINES | _BLOCKS | {Section, Account}
LAST_START = 999_999_999
"""CommonMark's limit for the number of a list's first item."""
LAST_STEP = 99
"""How far a line of verse is turned at the most: well over any page, and spelled in spaces."""
_SPACE = re.compile(r"[ \t\r\n]+")
_LINE_END = re.compile(r"\r\n?")


def canonical(biography: Biography) -> Biography:
    """The biography in its one form."""
    return cast("Biography", _settled(rebuild(biography, _settled, done=_is_settled)))


def canonical_parts(parts: tuple[P, ...]) -> tuple[P, ...]:
    """Sections, accounts or blocks in their one form."""
    return rebuilt(parts, _settled, done=_is_settled)


def canonical_inlines(run: Run) -> Run:
    """The content of a paragraph, a title or the like in its one form."""
    return _trimmed(_joined(rebuilt(run, _settled, done=_is_settled)))


def _is_settled(part: Part) -> bool:
    """Whether a part, with all in it, is seen at once to be in its one form, as nearly all are.

    It looks at words, notes, and what does no more than hold words; of others it does not know.
    """
    if isinstance(part, Text):
        value = part.value
        return bool(value) and is_bare(part) and "\0" not in value
    if isinstance(part, Note):
        return is_bare(part) and not part.anchor and all(map(_is_settled, part.blocks))
    if not _HOLDS_WORDS[type(part)]:
        return False
    run: Run = getattr(part, "content")  # noqa: B009 (the type is known by name only)
    if not (run and is_bare(cast("Node", part)) and all(map(_is_settled, run)) and _is_joined(run)):
        return False
    return type(part) in _INLINES or _trimmed(run) is run


class _HoldingWords(dict[type, bool]):
    """By kind, whether it has words in it and, but for what all nodes say, says nothing itself."""

    def __missing__(self, kind: type[Part]) -> bool:
        said = {field.name for field in msgspec.structs.fields(kind)}
        words_only = said == {*Node.__struct_fields__, "content"}
        self[kind] = found = kind is WorkTitle or (kind in _OF_THE_TEXT and words_only)
        return found


_HOLDS_WORDS = _HoldingWords()


def _settled(part: Part) -> Part | tuple[Part, ...]:
    """A part whose own parts are settled already; none or several to stand in its place."""
    if isinstance(part, Text) and part.value and is_bare(part) and "\0" not in part.value:
        return part  # as nearly all are
    kind = type(part)
    changes = settled_strings(part, of_the_text=kind in _OF_THE_TEXT)
    for name in holding_fields(kind):
        value = getattr(part, name)
        if isinstance(value, tuple) and any(type(member) in _INLINES for member in value):
            run = _joined(value)
            if kind not in _INLINES:
                run = _trimmed(run)
            if run is not value:
                changes[name] = run
    if changes:
        part = altered(part, **changes)
    if kind in _BLOCKS:
        return _settled_block(cast("Block", part))
    return _settled_inline(part)


def is_bare(node: Node) -> bool:
    """Whether a node has neither id nor language nor classes."""
    return node.id is None and node.lang is None and not node.classes


def _own(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "lang": node.lang,
        "classes": node.classes,
        "origin": node.origin,
    }


# --------------------------------------------------------------------------------- runs of inlines


def _joined(run: Run) -> Run:
    """Neighbouring texts made one, their white space collapsed, none beside a line break."""
    if _is_joined(run):
        return run
    joined: list[Inline] = []
    pieces: list[str] = []
    origin: Origin | None = None
    for part in run:
        if isinstance(part, Text):
            origin = origin if pieces else part.origin
            pieces.append(part.value)
            continue
        _close(joined, pieces, origin, before=part)
        joined.append(part)
    _close(joined, pieces, origin, before=None)
    return tuple(joined)


def _is_joined(run: Run) -> bool:
    before: Inline | None = None
    for part in run:
        if isinstance(part, Text):
            value = part.value
            if not value or isinstance(before, Text) or _has_loose_space(value):
                return False
            if isinstance(before, LineBreak) and value.startswith(" "):
                return False
        elif isinstance(part, LineBreak) and isinstance(before, Text) and before.value[-1] == " ":
            return False
        before = part
    return True


def _has_loose_space(words: str) -> bool:
    # A pattern would look at every character by itself.
    return "  " in words or "\n" in words or "\t" in words or "\r" in words


def _close(
    joined: list[Inline], pieces: list[str], origin: Origin | None, before: Inline | None
) -> None:
    if not pieces:
        return
    value = _SPACE.sub(" ", "".join(pieces))
    pieces.clear()
    if joined and isinstance(joined[-1], LineBreak):
        value = value.lstrip(" ")
    if isinstance(before, LineBreak):
        value = value.rstrip(" ")
    if value:
        joined.append(Text(value, origin=origin))


def _trimmed(run: Run) -> Run:
    """The run without a space at its edges."""
    if run and isinstance(run[0], Text) and run[0].value.startswith(" "):
        value = run[0].value.lstrip(" ")
        run = (Text(value, origin=run[0].origin), *run[1:]) if value else run[1:]
    if run and isinstance(run[-1], Text) and run[-1].value.endswith(" "):
        value = run[-1].value.rstrip(" ")
        run = (*run[:-1], Text(value, origin=run[-1].origin)) if value else run[:-1]
    return run


def _settled_inline(part: Part) -> Part | tuple[Part, ...]:
    match part:
        case Text(value=value) if not is_bare(part):
            return Span(_joined((Text(value, origin=part.origin),)), **_own(part))
        case LineBreak() if not is_bare(part):
            return Span((LineBreak(origin=part.origin),), **_own(part))
        case (
            Text(value="")
            | Code(value="")
            | Emphasis(content=())
            | Strong(content=())
            | Strikeout(content=())
            | Superscript(content=())
            | Subscript(content=())
            | Citation(items=())
        ):
            return () if is_bare(part) else Span((), **_own(part))
        case Span():
            return _settled_span(part)
        case VerseLine(content=()):
            return ()
        case VerseLine(indent=indent) if not 0 <= indent <= LAST_STEP:
            return altered(part, indent=min(max(indent, 0), LAST_STEP))
        case Locator(label=label, value=value):
            label = "-".join(re.split(r"[\s=]+", label)) or "page"
            return Locator(label, " ".join(value.split()))
        case Code(value=value):
            return _with(part, value=_LINE_END.sub("\n", value).replace("\n", " "))
        case IndexMark(entry=("",)):
            return altered(part, entry=())
        case InlineImage(alt=alt):
            return _with(part, alt=_SPACE.sub(" ", alt).strip(" "))
        case Link(title=""):
            return altered(part, title=None)
        case _:
            return part


def _with(node: N, **changes: object) -> N:
    """The node itself where nothing changes."""
    same = all(getattr(node, name) == value for name, value in changes.items())
    return node if same else altered(node, **changes)


def _settled_span(span: Span) -> Inline | Run:
    if span.attributes:
        return span
    if is_bare(span):
        return span.content
    match span.content:
        case (Text() | LineBreak(),):
            return span
        case (only,) if is_bare(only):
            return altered(only, id=span.id, lang=span.lang, classes=span.classes)
        case _:
            return span


# ------------------------------------------------------------------------------------------ blocks


def _settled_block(block: Block) -> Part | tuple[Part, ...]:
    match block:
        case Division():
            return _settled_division(block)
        case Paragraph(content=()) | List(items=()) | DefinitionList(items=()):
            return () if is_bare(block) else Division((), **_own(block))
        case List():
            return _settled_list(block)
        case Verse():
            return _settled_verse(block)
        case Table():
            return _settled_table(block)
        case Figure(path=path, rights=rights):
            return _with(block, path=path or None, rights=None if rights == Rights() else rights)
        case CodeBlock(value=value, language=language):
            language = " ".join((language or "").split()) or None
            return _with(block, value=_LINE_END.sub("\n", value), language=language)
        case _:
            return block


def _settled_division(division: Division) -> Block | tuple[Block, ...]:
    if division.attributes:
        return division
    if is_bare(division):
        return division.blocks
    match division.blocks:
        case (only,) if is_bare(only):
            return altered(only, id=division.id, lang=division.lang, classes=division.classes)
        case _:
            return division


def _settled_list(block: List) -> List:
    start = min(max(block.start, 0), LAST_START) if block.ordered else 1
    return _with(block, start=start, tight=_is_tight(block))


def _is_tight(block: List) -> bool:
    """Whether a list reads as tight: loose ones need white space that can be seen."""
    if len(block.items) == 1 and len(block.items[0].blocks) < 2:
        return True
    return block.tight and all(_is_tight_item(item.blocks) for item in block.items)


def _is_tight_item(blocks: tuple[Block, ...]) -> bool:
    match blocks:
        case ():
            return True
        case (Paragraph() as only,):
            return is_bare(only)
        case (Paragraph() as words, List(tight=True) as below):
            return is_bare(words) and is_bare(below)
        case _:
            return False


def _settled_verse(block: Verse) -> Part | tuple[Part, ...]:
    stanzas = tuple(stanza for stanza in block.stanzas if stanza)
    if not stanzas and not block.attribution:
        return () if is_bare(block) else Division((), **_own(block))
    return _with(block, stanzas=stanzas)


def _settled_table(block: Table) -> Table:
    alignments = block.alignments
    while alignments and alignments[-1] == "default":
        alignments = alignments[:-1]
    header = tuple(
        Row(tuple(altered(cell, header=True) for cell in row.cells)) for row in block.header
    )
    return _with(block, alignments=alignments, header=header)
