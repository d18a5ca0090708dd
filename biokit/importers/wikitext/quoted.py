"""Templates of quotations: what is said, and who says it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.pieces import Piece
from biokit.importers.wikitext.tags import stanzas
from biokit.model.nodes import BlockQuotation, Inline, Paragraph, Quote, Strong, Text, Verse
from biokit.model.walk import altered

if TYPE_CHECKING:
    from mwparserfromhell.wikicode import Wikicode

    from biokit.importers.wikitext.reader import Reader

__all__ = ["in_line", "poem", "quotation"]

WORDS = ("text", "quote", "quotetext", "content", "texte", "testo", "zitat", "citation", "texto",
         "cita", "quotation", "citazione", "1")  # fmt: skip
AUTHORS = (
    "author",
    "sign",
    "cite",
    "auteur",
    "autor",
    "autore",
    "by",
    "personquoted",
    "2",
    "person",
)
SOURCES = (
    "source",
    "quelle",
    "quotesource",
    "fonte",
    "ref",
    "fuente",
    "3",
    "publication",
    "4",
    "title",
)
ORIGINALS = ("original", "langue originale", "vo")
MARKS = re.compile(r"^[\s\"“„«»]+|[\s\"”“«»]+$")
DASH = re.compile(r"^\s*(?:[—–-]{1,2}|&mdash;)\s*")
BOXED = frozenset({"quote box", "quotebox", "quote box2", "quote frame"})
TITLES = ("title", "titel", "titre")


def quotation(call: Call, reader: Reader) -> list[Piece]:
    """A quotation set off from the text."""
    names = tuple(name for name in WORDS if name != "citation" or call.get("1") is None)
    value = call.get(*names)
    if value is None:
        return []
    blocks = reader.blocks(str(value).strip("\n "), call.line) or ()
    attribution = _attribution(call, value, reader)
    made: list[Piece] = []
    title = call.get(*TITLES) if call.name in BOXED else None
    if title is not None:
        blocks = (Paragraph((Strong(reader.inlines(title)),)), *blocks)
    translated = call.get("übersetzung", "traduction", "traduzione", "translation")
    if translated is not None:
        blocks = (*blocks, *reader.blocks(str(translated).strip(), call.line))
    if blocks:
        made.append(BlockQuotation(_bare(blocks), attribution, origin=reader.origin()))
    return made


def _attribution(call: Call, words: Wikicode, reader: Reader) -> tuple[Inline, ...]:
    author = call.get(*AUTHORS)
    source = call.get(*SOURCES)
    if call.name == "cquote" and call.get("author") is None:  # its first two are pictures' sizes
        author, source = call.get("4", "author"), call.get("5", "source")
    parts = [value for value in (author, source) if value is not None and value is not words]
    made: list[Inline] = []
    for value in parts:
        run = reader.inlines(value)
        if run and isinstance(run[0], Text):
            run = (altered(run[0], value=DASH.sub("", run[0].value)), *run[1:])
        if run:
            made += [Text(", "), *run] if made else run
    return tuple(made)


def _bare(blocks: tuple[object, ...]) -> tuple[Paragraph, ...]:
    """Without the marks around a whole quotation: its being set off says it."""
    match blocks:
        case (Paragraph((Text(value),)) as only,) if value[:1] in '"“„«' and value[-1:] in '"”“»':
            inner = MARKS.sub("", value)
            if not any(mark in inner for mark in '"“”„'):
                return (altered(only, content=(Text(inner),)),)
            return blocks  # type: ignore[return-value]
        case _:
            return blocks  # type: ignore[return-value]


def in_line(call: Call, reader: Reader) -> list[Piece]:
    """Words of another in the run of the text."""
    value = call.get("1", "texte", "text", "citation")
    return [] if value is None else [Quote(reader.inlines(value))]


def poem(call: Call, reader: Reader) -> list[Piece]:
    """Verse."""
    value = call.get("text", "1", "lang1", "poem", "texte", "orig")
    if value is None:
        return []
    lines = stanzas(str(value), reader)
    attribution = _attribution(call, value, reader)
    made: list[Piece] = [Verse(lines, attribution, origin=reader.origin())] if lines else []
    other = call.get("lang2", "translation") if call.name.startswith("verse") else None
    if other is not None:
        made.append(Verse(stanzas(str(other), reader), origin=reader.origin()))
    return made
