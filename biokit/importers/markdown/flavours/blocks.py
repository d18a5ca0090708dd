"""Tokens of foreign blocks become the model's blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from markdown_it.token import Token

from biokit.importers.markdown.flavours.directives import directive_of
from biokit.importers.markdown.flavours.html_blocks import html_blocks
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Cell,
    CodeBlock,
    Division,
    Figure,
    InlineImage,
    List,
    ListItem,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from biokit.model.walk import altered

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

__all__ = ["foreign_blocks"]

Found = tuple[Block, ...]
Kind = Callable[[Token], "Block | Found | None"]

_CALLOUT = re.compile(
    r"\[!(?P<kind>[\w -]+)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)[ \t]*(?P<title>[^\n]*)\n?"
)
_DIRECTIVE = re.compile(r"\{(?P<name>[a-zA-Z][\w:.+-]*)\}[ \t]*(?P<argument>.*)", re.DOTALL)
_RAW = re.compile(r"\{=(?P<format>[\w-]+)\}")
_CELL = re.compile(r"\{(?P<language>r|python|julia|ojs|bash|sql|mermaid|dot)\b[^{}]*\}")
_TASK = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
_BLOCK_ID = re.compile(r"(?:^|\s)\^[A-Za-z0-9-]+$")
QUOTING = frozenset({"quote", "cite", "epigraph"})
"""Kinds of callouts that are the words of another."""


def foreign_blocks(blocks: Blocks, own: dict[str, Kind]) -> dict[str, Kind]:
    """What makes a block of each type of token that is not ours, or means more than ours."""
    foreign = _Foreign(blocks, own)
    return {
        "paragraph_open": foreign.paragraph,
        "blockquote_open": foreign.quotation,
        "bullet_list_open": foreign.list,
        "ordered_list_open": foreign.list,
        "fence": foreign.fence,
        "directive": foreign.directive,
        "html_block": foreign.html,
        "math_block": foreign.mathematics,
        "tex_block": foreign.tex,
        "drawn_table": foreign.table,
        "target": foreign.target,
    }


class _Foreign:
    """The blocks of one foreign text."""

    def __init__(self, blocks: Blocks, own: dict[str, Kind]) -> None:
        self._blocks = blocks
        self._reading = blocks.reading
        self._own = own

    # --------------------------------------------------------------------- ours that say more here

    def paragraph(self, token: Token) -> Block | Found | None:
        """A paragraph; a picture alone in it is a figure."""
        inline = self._blocks.peek()
        if inline is not None and self._reading.flavour.wiki:
            self._without_block_id(inline, self._blocks.line(token))
        match self._own["paragraph_open"](token):
            case Paragraph(content=(InlineImage(path, alt, id=id_),)) as alone:
                return Figure(path, alt=alt or None, id=id_, origin=alone.origin)
            case made:
                return made

    def _without_block_id(self, inline: Token, line: int) -> None:
        found = _BLOCK_ID.search(inline.content)
        if found is not None:
            inline.content = inline.content[: found.start()]
            message = "the name of a block, for links to it"
            self._reading.tally.add("dropped-block-id", message, line, found[0].strip())

    def quotation(self, token: Token) -> Block | Found | None:
        """A block quotation, or a callout: `> [!note] Title`."""
        found = self._callout()
        made = self._own["blockquote_open"](token)
        if found is None or not isinstance(made, BlockQuotation):
            return made
        kind, title = found["kind"].strip().lower(), found["title"].strip()
        line = self._blocks.line(token)
        words = self._blocks.inlines(title, line) if title else ()
        if kind in QUOTING:
            return altered(made, attribution=words)
        head = (Paragraph((Strong(words),), origin=made.origin),) if words else ()
        return Division((*head, *made.blocks), classes=(kind,), origin=made.origin)

    def _callout(self) -> re.Match[str] | None:
        """The first line of a callout, taken out of its first paragraph."""
        tokens, position = self._blocks.tokens, self._blocks.position
        if tokens[position].type != "paragraph_open":
            return None
        inline = tokens[position + 1]
        found = _CALLOUT.match(inline.content)
        if found is not None:
            inline.content = inline.content[found.end() :]
        return found

    def list(self, token: Token) -> Block | Found | None:
        """A list; boxes to tick are characters."""
        made = self._own[token.type](token)
        if not isinstance(made, List):
            return made
        return altered(made, items=tuple(_ticked(item) for item in made.items))

    def fence(self, token: Token) -> Block | Found | None:
        """Code, a directive, or what is meant for one format alone."""
        info, line = token.info.strip(), self._blocks.line(token)
        raw = _RAW.fullmatch(info)
        if raw is not None and raw["format"].startswith("html"):
            return html_blocks(token.content, line, self._blocks)
        if raw is not None:
            message = f"what is meant for {raw['format']} alone is left out"
            self._reading.tally.add("dropped-raw", message, line, token.content)
            return None
        named = _DIRECTIVE.fullmatch(info)
        if self._reading.flavour.roles and named is not None:
            return directive_of(named["name"], named["argument"], token.content, line, self._blocks)
        made = self._own["fence"](token)
        cell = _CELL.match(info)
        if cell is not None and isinstance(made, CodeBlock):
            made = altered(made, language=cell["language"])
        if info == "math":
            self._reading.tally.add(
                "loss-math", "mathematics is kept as its TeX", line, token.content
            )
        return made

    # ------------------------------------------------------------------------------------- others

    def directive(self, token: Token) -> Block | Found | None:
        """`:::{name}`."""
        named = _DIRECTIVE.fullmatch(token.meta["info"])
        if named is None:
            return None
        line = self._blocks.line(token)
        return directive_of(named["name"], named["argument"], token.content, line, self._blocks)

    def html(self, token: Token) -> Block | Found | None:
        """HTML that stands as a block."""
        return html_blocks(token.content, self._blocks.line(token), self._blocks)

    def mathematics(self, token: Token) -> Block | Found | None:
        """`$$` to `$$`."""
        line = self._blocks.line(token)
        message = "mathematics is kept as its TeX"
        self._reading.tally.add("loss-math", message, line, token.content)
        return CodeBlock(token.content, "math", origin=self._reading.origin(line))

    def tex(self, token: Token) -> Block | Found | None:
        """TeX, kept as it stands."""
        line = self._blocks.line(token)
        self._reading.tally.add("loss-tex", "TeX is kept as it stands", line, token.content)
        return CodeBlock(token.content, "latex", origin=self._reading.origin(line))

    def target(self, token: Token) -> Block | Found | None:
        """`(label)=` that stands before no heading."""
        line, label = self._blocks.line(token), token.meta["label"]
        self._reading.tally.add("dropped-label", "the name of a paragraph", line, label)
        return None

    def table(self, token: Token) -> Table:
        """A table whose columns are drawn."""
        meta = token.meta
        origin = self._reading.origin(self._blocks.line(token))
        rows = [
            Row(
                tuple(
                    Cell(self._cell(text, line, whole=meta["whole"]), header=index < meta["header"])
                    for text, line in row
                )
            )
            for index, row in enumerate(meta["rows"])
        ]
        header = meta["header"]
        return Table(
            tuple(rows[header:]), tuple(rows[:header]), tuple(meta["alignments"]), origin=origin
        )

    def _cell(self, text: str, index: int, *, whole: bool) -> Found:
        if not text.strip():
            return ()
        if whole:
            return self._blocks.nested(_outdented(text), index)
        line = self._reading.line(index)
        content = self._blocks.inlines(text, line)
        return (Paragraph(content, origin=self._reading.origin(line)),) if content else ()


def _outdented(text: str) -> str:
    """The lines of a cell without the space that all of them begin with."""
    lines = text.split("\n")
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(margins, default=0)
    return "\n".join(line[margin:] for line in lines) + "\n"


def _ticked(item: ListItem) -> ListItem:
    match item.blocks:
        case (Paragraph(content=(Text(words) as text, *rest)) as first, *others):
            box = _TASK.get(words[:4])
            if box is not None:
                content = (altered(text, value=box + words[4:]), *rest)
                return ListItem((altered(first, content=content), *others))
        case _:
            pass
    return item
