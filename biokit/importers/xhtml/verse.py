"""Verse in the shapes that books have it: by type and class, with its title and who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from biokit.importers.xhtml.labels import STANZAS, VERSE, names_of, types_of
from biokit.importers.xhtml.lines import begun
from biokit.importers.xhtml.runs import Pieces, only_marks
from biokit.importers.xhtml.stanzas import Stanza, holds_lines, is_attribution, says, stanza_of
from biokit.model.nodes import Block, BlockQuotation, Inline, Paragraph, Verse
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["attribution_of", "is_verse", "put_stanza", "verse"]


def is_verse(element: etree._Element) -> bool:
    """Whether an element says that it holds verse."""
    return not VERSE.isdisjoint((*names_of(element), *types_of(element)))


def attribution_of(element: etree._Element, to: Reader) -> tuple[Inline, ...]:
    """Who said it: the words of `cite` and `footer` without what they are."""
    inner = element
    while len(inner) == 1 and inner[0].tag in {"cite", "p"} and not says(inner):
        if "title" in names_of(inner[0]):
            break
        inner = inner[0]
    return to.inlines(inner)


def put_stanza(element: etree._Element, to: Reader, out: Pieces) -> None:
    """Add a stanza to the verse before it, or begin one."""
    names = tuple(name for name in names_of(element) if name not in VERSE | STANZAS)
    made = stanza_of(element, to)
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
    own = to.own(element, tuple(name for name in names_of(element) if name not in VERSE | STANZAS))
    blocks, attribution = _parts(element, to)
    match blocks:
        case []:
            made: tuple[Block, ...] = (Paragraph(attribution, **own),) if attribution else ()
        case [Verse(stanzas, attribution=())]:
            made = (Verse(stanzas, attribution, **own),)
        case _:
            made = (BlockQuotation(tuple(blocks), attribution, **own),)
    to.put_blocks(made, out)


def _parts(element: etree._Element, to: Reader) -> tuple[list[Block], tuple[Inline, ...]]:
    """What is in a container of verse, and who wrote it."""
    blocks: list[Block] = []
    if holds_lines(element):
        stanza = stanza_of(element, to)
        return ([Verse((stanza,))] if stanza else []), ()
    attribution: tuple[Inline, ...] = ()
    blocks += to.loose(element.text)
    for child in element:
        if is_attribution(child) and child is element[-1]:
            attribution = attribution_of(child, to)
        else:
            _part(child, to, blocks)
        blocks += to.loose(child.tail)
    return _with_marks(blocks), attribution


def _part(child: etree._Element, to: Reader, blocks: list[Block]) -> None:
    """A stanza, a group of stanzas, or something else among them."""
    stanza: Stanza = ()
    plainly = child.tag == "p" and not child.get("epub:type") and not child.get("id")
    if plainly or (child.tag == "div" and holds_lines(child)):
        stanza = stanza_of(child, to)
    if stanza:
        blocks.append(Verse((stanza,)))
    else:
        blocks += to.block(child)


def _with_marks(blocks: list[Block]) -> list[Block]:
    """Blocks with stanzas joined, and marks between them where the next one begins."""
    made: list[Block] = []
    marks: tuple[Inline, ...] = ()
    for block in blocks:
        match block:
            case Paragraph(content, id=None) if content and only_marks(content):
                marks = (*marks, *content)
                continue
            case _:
                following = begun(block, marks) if marks else (block,)
                marks = ()
        for each in following:
            _join(made, each)
    return made if not marks else [*made, Paragraph(marks)]


def _join(blocks: list[Block], block: Block) -> None:
    match (blocks[-1] if blocks else None), block:
        case Verse(before, attribution=()) as last, Verse(stanzas, attribution=()) if not (
            block.id or block.classes or block.lang
        ):
            blocks[-1] = altered(last, stanzas=(*before, *stanzas))
        case _:
            blocks.append(block)
