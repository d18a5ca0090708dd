"""An image alone in its paragraph is a figure, its words the caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from biokit.importers.markdown.inlines import Inlines
from biokit.model.edition import Rights
from biokit.model.nodes import Block, Division, Figure, Inline
from biokit.model.walk import plain_text
from biokit.notation.attributes import Attributes, Given
from biokit.notation.canonical import canonical_inlines

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks


def figure_of(tokens: list[Token], line: int, blocks: Blocks) -> Block:
    """The figure that an image's tokens make.

    `![caption](path){#id alt="…" credit="…" licence=…}`; attributes that have no place on a figure
    stay on a division around it.
    """
    opening = tokens[0]
    attributes: Attributes = opening.meta["attributes"]
    given = blocks.reading.given(attributes, "a figure", line)
    caption = Inlines(tokens[1:], line, blocks).run("image_close")
    title = opening.meta["title"]
    if blocks.reading.flavour.foreign:
        return _foreign_figure(opening, canonical_inlines(caption), given, line, blocks)
    credit = given.take("credit")
    origin = blocks.reading.origin(line)
    figure = Figure(
        opening.meta["url"] or None,
        canonical_inlines(caption),
        given.take("alt"),
        () if credit is None else blocks.inlines(credit, line),
        _rights(given),
        id=attributes.id,
        lang=given.take("lang"),
        classes=attributes.classes + attributes.own,
        origin=origin,
    )
    if title is not None:
        blocks.reading.find("dropped-title", "a figure has no title", line, words=title)
    others = given.others()
    return Division((figure,), others, origin=origin) if others else figure


def _foreign_figure(
    opening: Token, words: tuple[Inline, ...], given: Given, line: int, blocks: Blocks
) -> Figure:
    """Pandoc prints the words as a caption; elsewhere they are for who cannot see the picture."""
    attributes: Attributes = opening.meta["attributes"]
    reading, title = blocks.reading, opening.meta["title"]
    alt = given.take("alt") or given.take("fig-alt")
    caption = words
    if not reading.flavour.divisions or reading.flavour.roles:
        alt = alt or plain_text(words) or None
        caption = blocks.inlines(title, line) if title else ()
    elif title is not None and title.removeprefix("fig:"):
        reading.tally.add("dropped-title", "a figure has no title", line, title)
    credit = given.take("credit")
    figure = Figure(
        opening.meta["url"] or None,
        caption,
        alt,
        () if credit is None else blocks.inlines(credit, line),
        _rights(given),
        id=attributes.id,
        lang=given.take("lang"),
        classes=attributes.classes + attributes.own,
        origin=reading.origin(line),
    )
    given.done()
    return figure


def _rights(given: Given) -> Rights | None:
    rights = Rights(
        statement=given.take("rights"),
        holder=given.take("holder"),
        year=given.number("year", 0) if given.take("year") is not None else None,
        licence=given.take("licence"),
        licence_url=given.take("licence-url"),
        attribution=given.take("attribution"),
        source_url=given.take("source-url"),
    )
    return None if rights == Rights() else rights
