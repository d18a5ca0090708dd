"""An author's own words around a citation, as pieces that a style's words can meet."""

from __future__ import annotations

from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.pieces import Box, Format, Piece, Pieces
from biokit.model.nodes import (
    Emphasis,
    Inline,
    Quote,
    SmallCapitals,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.model.walk import plain_text

ITALIC = Format(style="italic", flips=True)


def authored(run: tuple[Inline, ...]) -> Pieces:
    """The inlines as pieces; what has no piece of its own is kept whole."""
    made: list[Piece] = []
    for inline in run:
        match inline:
            case Text(value, id=None, lang=None, classes=()):
                made.extend(rich_text(value) if "<" not in value else (value,))
            case Emphasis(content, id=None, lang=None, classes=()):
                made.append(Box(authored(content), ITALIC))
            case WorkTitle(content, kind="work", id=None, classes=()):
                made.append(Box(authored(content), ITALIC, role="title", lang=inline.lang))
            case Strong(content, id=None, lang=None, classes=()):
                made.append(Box(authored(content), Format(weight="bold", flips=True)))
            case SmallCapitals(content, id=None, lang=None, classes=()):
                made.append(Box(authored(content), Format(variant="small-caps", flips=True)))
            case Superscript(content, id=None, lang=None, classes=()):
                made.append(Box(authored(content), Format(align="sup")))
            case Subscript(content, id=None, lang=None, classes=()):
                made.append(Box(authored(content), Format(align="sub")))
            case Quote(content, id=None, lang=None, classes=()):
                made.append(Box(authored(content), quotes=True))
            case _:
                made.append(Box((plain_text(inline) or "\u200b",), inline=inline))
    return tuple(made)
