"""Templates that are about the article and not of it: told, counted, and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.importers.wikitext.call import Call
from biokit.importers.wikitext.pieces import Piece

if TYPE_CHECKING:
    from biokit.importers.wikitext.reader import Reader

__all__ = ["hatnote", "maintenance", "mark", "navigation", "sister"]


def _said(call: Call, reader: Reader) -> str:
    values = [reader.words(value) for value in call.unnamed]
    return ": ".join(part for part in (call.written, ", ".join(filter(None, values))) if part)


def mark(call: Call, reader: Reader) -> list[Piece]:
    """`[citation needed]`, `[who?]`: what editors say of the words before it."""
    reader.tally.count("dropped-editorial-mark", "marks of editors in the text", call.line,
                       _said(call, reader))  # fmt: skip
    return []


def hatnote(call: Call, reader: Reader) -> list[Piece]:
    """A line that leads to another article."""
    reader.tally.count("dropped-hatnote", "lines that lead to other articles", call.line,
                       _said(call, reader))  # fmt: skip
    return []


def maintenance(call: Call, reader: Reader) -> list[Piece]:
    """A box about the state of the article, or a setting of the wiki's."""
    reader.tally.count("dropped-message-box", "boxes about the article, settings of the wiki",
                       call.line, _said(call, reader))  # fmt: skip
    return []


def sister(call: Call, reader: Reader) -> list[Piece]:
    """A box that leads to another wiki."""
    reader.tally.count("dropped-sister-project", "boxes that lead to other wikis", call.line,
                       _said(call, reader))  # fmt: skip
    return []


def navigation(call: Call, reader: Reader) -> list[Piece]:
    """A box of links to other articles."""
    said = ", ".join(filter(None, (reader.words(value)[:200] for _, value in call.given[:12])))
    named = f"{call.written}: {said}" if said else call.written
    reader.tally.count("dropped-navigation", "boxes of links to other articles", call.line, named)
    return []
