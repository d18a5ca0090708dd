"""Verse in the shapes that books have it: by type and class, by lines as elements, by breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from biokit.importers.xhtml.labels import STANZAS, VERSE, names_of, types_of
from biokit.importers.xhtml.lines import blocks_of, inlines_of
from biokit.importers.xhtml.runs import Pieces, hoisted, is_blank, plain
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Inline,
    LineBreak,
    Paragraph,
    Span,
    Text,
    Verse,
    VerseLine,
)
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["attribution_of", "is_attribution", "is_stanza", "is_verse", "put_stanza", "verse"]

Stanza = tuple[VerseLine, ...]

_INDENT = re.compile(r"i(?:ndent)?-?(\d*)")
_LINES = frozenset({"line", "l", "v", "verse", "line-group-line"})
"""Classes of a line of verse."""
_FLOW = frozenset({"p", "div", "blockquote", "ul", "ol", "table", "figure", "section", "header",
                   "footer", "hgroup", "h1", "h2", "h3", "h4", "h5", "h6"})  # fmt: skip


def is_verse(element: etree._Element) -> bool:
    """Whether an element says that it holds verse."""
    return bool(VERSE.intersection((*names_of(element), *types_of(element))))


def is_attribution(element: etree._Element) -> bool:
    """Whether an element says, or can only say, who wrote what stands before it."""
    if element.tag in {"cite", "footer"}:
        return True
    return "attribution" in names_of(element)


def attribution_of(element: etree._Element, to: Reader) -> tuple[Inline, ...]:
    """Who said it: the words of `cite` and `footer` without what they are."""
    inner = element
    while len(inner) == 1 and inner[0].tag in {"cite", "p"} and not _says(inner):
        if "title" in names_of(inner[0]):
            break
        inner = inner[0]
    return to.inlines(inner)


def _says(element: etree._Element) -> bool:
    """Whether an element has words of its own."""
    own = (element.text, *(child.tail for child in element))
    return any(words and words.strip() for words in own)


def is_stanza(element: etree._Element) -> bool:
    """Whether a paragraph is lines of verse: each line is an element, or its class says so."""
    names = names_of(element)
    lines = [child for child in element if child.tag == "br"]
    if lines and (VERSE | STANZAS).intersection(names):
        return True
    if not lines or element.get("epub:type") or _says(element):
        return "stanza" in names and len(element) > 0
    spans = [child for child in element if child.tag == "span"]
    return len(spans) > len(lines) and not any(line.get("epub:type") for line in spans)


def put_stanza(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Add a stanza to the verse before it, or begin one."""
    names = tuple(name for name in names_of(element) if name not in VERSE | STANZAS)
    made = _stanza(element, to)
    if not made:
        return
    own = to.own(element, names)
    if out and out[-1] is to.stanzas and not own.get("id"):
        last = cast("Verse", out.pop())
        joined = altered(last, stanzas=(*last.stanzas, made))
    else:
        joined = Verse((made,), **own)
    to.stanzas = joined
    to.put_blocks((joined,), out)


def verse(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Verse; with a title or other blocks among its stanzas, a quotation of verse."""
    names = tuple(name for name in names_of(element) if name not in VERSE | STANZAS)
    own = to.own(element, names)
    attribution: tuple[Inline, ...] = ()
    blocks: list[Block] = []
    if _holds_lines(element):
        stanza = _stanza(element, to)
        blocks += (Verse((stanza,)),) if stanza else ()
    else:
        for child in _parts(element, to, blocks):
            if is_attribution(child) and child is element[-1]:
                attribution = attribution_of(child, to)
            else:
                _part(child, to, blocks)
    match blocks:
        case []:
            made: tuple[Block, ...] = (Paragraph(attribution, **own),) if attribution else ()
        case [Verse(stanzas, attribution=())]:
            made = (Verse(stanzas, attribution, **own),)
        case _:
            made = (BlockQuotation(tuple(blocks), attribution, **own),)
    to.put_blocks(made, out)


def _parts(element: etree._Element, to: Reader, blocks: list[Block]) -> Iterable[etree._Element]:
    """The elements of a container, and its loose text as paragraphs."""
    _loose(element.text, to, blocks)
    for child in element:
        yield child
        _loose(child.tail, to, blocks)


def _loose(words: str | None, to: Reader, blocks: list[Block]) -> None:
    if words and words.strip():
        out: Pieces = []
        around, to.spaced = to.spaced, True
        to.text(words, out)
        to.spaced = around
        blocks.extend(blocks_of(out))


def _part(child: etree._Element, to: Reader, blocks: list[Block]) -> None:
    """A stanza, a group of stanzas, or something else among them."""
    stanza: Stanza = ()
    plainly = child.tag == "p" and not child.get("epub:type") and not child.get("id")
    if plainly or (child.tag == "div" and _holds_lines(child)):
        stanza = _stanza(child, to)
    if stanza:
        _joined(blocks, (stanza,))
        return
    for block in to.block(child):
        if isinstance(block, Verse) and not (block.attribution or block.id or block.classes):
            _joined(blocks, block.stanzas)
        else:
            blocks.append(block)


def _joined(blocks: list[Block], stanzas: tuple[Stanza, ...]) -> None:
    match blocks:
        case [*_, Verse(before, attribution=(), id=None) as last]:
            blocks[-1] = altered(last, stanzas=(*before, *stanzas))
        case _:
            blocks.append(Verse(stanzas))


def _holds_lines(element: etree._Element) -> bool:
    """Whether what is in an element is lines: each an element, or broken within the text."""
    parts = [child for child in element if child.tag in _FLOW]
    if not parts:
        return True
    if _says(element):
        return False
    plainly = all(part.tag in {"div", "p"} and not _within(part) for part in parts)
    if not plainly or any(is_attribution(part) for part in parts):
        return False
    if element.tag == "div" and all(part.tag == "div" for part in parts):
        return not any(STANZAS.intersection(names_of(part)) for part in parts)
    return all(_LINES.intersection(names_of(part)) or _indent(part) for part in parts)


def _within(part: etree._Element) -> bool:
    return any(child.tag == "br" or child.tag in _FLOW for child in part)


def _indent(element: etree._Element) -> int:
    """Steps by which a class says that a line is turned in."""
    for name in names_of(element):
        found = _INDENT.fullmatch(name)
        if found:
            return int(found[1] or 1)
    return 0


def _stanza(element: etree._Element, to: Reader) -> Stanza:
    """The lines in an element."""
    if any(child.tag in _FLOW for child in element):
        lines = (_line(to.inlines(part), _indent(part), part, to) for part in element)
        return tuple(line for line in lines if line is not None)
    if len(element) and not _says(element) and all(map(_is_our_line, element)):
        own = [child for child in element if child.tag == "span"]
        return tuple(VerseLine(to.inlines(child), _indent(child)) for child in own)
    indents = [_indent(child) for child in element if child.tag == "span"]
    pieces = to.line(element)
    runs = _broken(pieces)
    if len(indents) != len(runs):
        indents = [0] * len(runs)
    made = (_line(run, indent, None, to) for run, indent in zip(runs, indents, strict=True))
    return tuple(line for line in made if line is not None)


def _is_our_line(child: etree._Element) -> bool:
    return child.tag == "br" or (
        child.tag == "span"
        and "line" in names_of(child)
        and not any(child.get(name) for name in ("id", "lang", "epub:type"))
    )


def _broken(pieces: Pieces) -> list[tuple[Inline, ...]]:
    """Pieces at their breaks, those within a span of a line's own among them."""
    runs: list[list[Inline]] = [[]]
    for piece in pieces:
        if isinstance(piece, LineBreak):
            runs.append([])
        else:
            runs[-1] += inlines_of([piece])
    return [hoisted(run)[1] for run in runs if not is_blank(run)]


def _line(
    run: tuple[Inline, ...], indent: int, part: etree._Element | None, to: Reader
) -> VerseLine | None:
    """A line; spaces that do not break turn it in as well."""
    if is_blank(run):
        return None
    match run:
        case (Span(content, attributes=(), id=None, lang=None, classes=names),) if (
            _LINES.issuperset(name for name in names if not _INDENT.fullmatch(name))
        ):
            run = content
        case _:
            pass
    if run and plain(run[0]):
        first = run[0].value
        words = first.lstrip("\u00a0\u2002\u2003 ")
        if words != first:
            indent = indent or max(1, (len(first) - len(words)) // 2)
            run = (Text(words), *run[1:]) if words else run[1:]
    own = to.own(part, ()) if part is not None else {}
    own.pop("origin", None)
    if any(own.values()):
        run = (Span(run, **own),)
    return VerseLine(run, indent)
