"""Blocks as flow content. Tables and figures have their own modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.exporters.xhtml.cited import cited_on
from biokit.exporters.xhtml.figures import figure, plates
from biokit.exporters.xhtml.inlines import own_attributes
from biokit.exporters.xhtml.lists import derived
from biokit.exporters.xhtml.markup import element, escape
from biokit.exporters.xhtml.tables import table
from biokit.model.dates import printed
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    CodeBlock,
    Definition,
    DefinitionList,
    Derived,
    Division,
    Figure,
    Inline,
    Letter,
    List,
    ListItem,
    Paragraph,
    PlateSection,
    Table,
    Verse,
    VerseLine,
)

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["block"]


def block(part: Block, to: Renderer) -> str:
    """One block as markup.

    Raises:
        TypeError: a derived block, of which `compose` leaves none.
    """
    match part:
        case Paragraph(content):
            body = to.inlines(content) + cited_on(part, to)
            return element("p", body, to.attributes(part))
        case BlockQuotation(blocks, attribution):
            body = to.blocks(blocks) + _attribution(attribution, to)
            return element("blockquote", body, to.attributes(part))
        case Letter():
            body = _letter_head(part, to) + to.blocks(part.blocks)
            return element("div", body, to.attributes(part, "letter", _correspondence(part)))
        case Verse(stanzas, attribution):
            body = "".join(_stanza(stanza, to) for stanza in stanzas)
            body += _attribution(attribution, to)
            return element("div", body, to.attributes(part, "verse"))
        case List():
            return _list(part, to)
        case DefinitionList(items):
            body = "".join(_definition(item, to) for item in items)
            return element("dl", body, to.attributes(part))
        case Table():
            return table(part, to)
        case Figure():
            return figure(part, to)
        case PlateSection():
            return plates(part, to)
        case Break():
            return element("hr", "", to.attributes(part, "break"))
        case CodeBlock(value, language):
            kind = f"language-{language}" if language else None
            code = element("code", escape(value), {"class": kind})
            return element("pre", code, to.attributes(part))
        case Division(blocks, attributes):
            names = {**to.attributes(part), **own_attributes(attributes)}
            return element("div", to.blocks(blocks), names)
        case Derived():
            return derived(part, to)


def _attribution(run: tuple[Inline, ...], to: Renderer) -> str:
    return element("p", to.inlines(run), {"class": "attribution"}) if run else ""


def _correspondence(letter: Letter) -> dict[str, str | None]:
    """What is known of a letter, by the notation's keys."""
    return {
        "from": letter.sender,
        "to": letter.recipient,
        "date": None if letter.date is None else letter.date.edtf,
        "words": None if letter.date is None else letter.date.words,
        "place": letter.place,
    }


def _letter_head(letter: Letter, to: Renderer) -> str:
    """Who writes to whom, where and when: what the letter's own words may not say."""
    sender, recipient = to.person(letter.sender), to.person(letter.recipient)
    if sender and recipient:
        who = to.words.letter_to.format(sender=sender, recipient=recipient)
    else:
        who = sender or recipient
    when = printed(letter.date, to.book.lang) if letter.date else ""
    where = ", ".join(words for words in (letter.place or "", when) if words)
    lines = ((who, "correspondents"), (where, "dateline"))
    return "".join(
        element("p", escape(words), to.made({"class": kind})) for words, kind in lines if words
    )


def _stanza(stanza: tuple[VerseLine, ...], to: Renderer) -> str:
    """Lines as elements, for turned ones are indented; breaks for where there are no styles."""
    lines = (
        element("span", to.inlines(line.content), {"class": _line_class(line.indent)})
        for line in stanza
    )
    return element("p", "<br/>".join(lines), {"class": "stanza"})


def _line_class(indent: int) -> str:
    return f"line indent-{min(indent, 8)}" if indent > 0 else "line"


def _list(part: List, to: Renderer) -> str:
    items = "".join(_item(item, to, tight=part.tight) for item in part.items)
    names = to.attributes(part, _spacing(part))
    if not part.ordered:
        return element("ul", items, names)
    start = None if part.start == 1 else str(part.start)
    return element("ol", items, {**names, "start": start})


def _spacing(part: List) -> str | None:
    """What the items of a list do not say themselves: paragraphs within one may be close, too."""
    if not part.tight:
        return "loose"
    several = any(isinstance(block, Paragraph) for item in part.items for block in item.blocks[1:])
    return "tight" if several else None


def _item(item: ListItem, to: Renderer, *, tight: bool) -> str:
    """An item of a tight list has no paragraphs in it: its first one is the item itself."""
    match item.blocks:
        case (Paragraph(content=content) as only, *rest) if tight:
            body = to.inlines(content) + cited_on(only, to) + to.blocks(tuple(rest))
            return element("li", body, to.attributes(only))
        case blocks:
            return element("li", to.blocks(blocks))


def _definition(item: Definition, to: Renderer) -> str:
    """A term with what it means, in an element of their own so that they can stand side by side."""
    term = element("dt", to.inlines(item.term))
    match item.blocks:
        case (Paragraph(content=content) as only,):
            return element("div", term + element("dd", to.inlines(content), to.attributes(only)))
        case blocks:
            return element("div", term + element("dd", to.blocks(blocks)))
