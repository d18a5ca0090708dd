"""MyST's directives: a name in braces, an argument, options, and a body that may be Markdown.

https://mystmd.org/guide/directives
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Cell,
    CodeBlock,
    Division,
    Figure,
    Inline,
    List,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from biokit.model.walk import altered, plain_text

if TYPE_CHECKING:
    from biokit.importers.markdown.blocks import Blocks

__all__ = ["directive_of"]

Found = tuple[Block, ...]

QUOTING = frozenset({"epigraph", "pull-quote", "highlights", "blockquote", "quote"})
CODE = frozenset({"code", "code-block", "sourcecode", "code-cell", "literalinclude", "mermaid"})
DERIVED = frozenset(
    """bibliography contents toctree tableofcontents toc printindex index genindex
    footbibliography""".split()  # noqa: SIM905 (words read better than quotation marks)
)
"""What the tool writes itself; the book's own take their place."""
BOXES = frozenset(
    """admonition attention caution danger error hint important note seealso tip warning
    dropdown details card margin sidebar topic aside div tab-item""".split()  # noqa: SIM905 (as above)
)
_OPTION = re.compile(r":(?P<key>[\w-]+):[ \t]*(?P<value>.*)")
_ATTRIBUTION = re.compile(r"(?:---?|[—–])[ ]*")


class _Directive:
    """One directive while it is read: its argument, its options, and the body below them."""

    def __init__(self, name: str, argument: str, content: str, line: int, blocks: Blocks) -> None:
        self.name = name
        self.argument = argument.strip()
        self.line = line
        self.blocks = blocks
        self.origin = blocks.reading.origin(line)
        self.options: dict[str, str] = {}
        lines = content.split("\n")
        self._taken = self._options(lines)
        self.body = "\n".join(lines[self._taken :])

    def _options(self, lines: list[str]) -> int:
        """How many lines the options take."""
        count = 0
        if lines and lines[0].strip() == "---":
            for count, text in enumerate(lines[1:], 1):
                if text.strip() == "---":
                    return count + 1
                key, _, value = text.partition(":")
                self.options[key.strip()] = value.strip().strip("\"'")
            return count
        while count < len(lines) and (found := _OPTION.fullmatch(lines[count].strip())):
            self.options[found["key"]] = found["value"].strip()
            count += 1
        return count

    def read(self) -> Found:
        """The body as Markdown."""
        index = self.line - 1 - self.blocks.reading.before + 1 + self._taken
        return self.blocks.nested(self.body, index)

    def words(self, written: str) -> tuple[Inline, ...]:
        """A string as Markdown."""
        return self.blocks.inlines(written, self.line) if written else ()

    @property
    def id(self) -> str | None:
        """What others refer to it by."""
        labels = self.blocks.reading.labels
        return self.options.get("name") or self.options.get("label") or labels.get(self.line)

    @property
    def classes(self) -> tuple[str, ...]:
        """The author's own."""
        return tuple(self.options.get("class", "").split())


def directive_of(
    name: str, argument: str, content: str, line: int, blocks: Blocks
) -> Block | Found | None:
    """What a directive makes; one that nobody knows is a division of its name."""
    made = _Directive(name, argument, content, line, blocks)
    tally = blocks.reading.tally
    if name in {"figure", "image"}:
        return _figure(made)
    if name in QUOTING:
        return _quotation(made)
    if name in CODE:
        return CodeBlock(
            made.body.rstrip("\n"), made.argument or None, id=made.id, origin=made.origin
        )
    if name == "math":
        tally.add("loss-math", "mathematics is kept as its TeX", line, made.body)
        return CodeBlock(made.body.rstrip("\n"), "math", id=made.id, origin=made.origin)
    if name in {"table", "list-table"}:
        return _table(made)
    if name in DERIVED:
        tally.add("dropped-derived", "what the tool would write here", line, made.body or name)
        return None
    if name == "glossary":
        return made.read()
    if name not in BOXES:
        tally.add("loss-directive", f"the directive {name} is kept as a division", line, name)
    head = (Paragraph((Strong(made.words(made.argument)),), origin=made.origin),)
    blocks_of = (*(head if made.argument else ()), *made.read())
    classes = (name, *made.classes)
    return Division(blocks_of, id=made.id, classes=classes, origin=made.origin)


def _figure(made: _Directive) -> Block:
    """The first paragraph is the caption, what follows it the legend."""
    body = made.read()
    caption: tuple[Inline, ...] = ()
    match body:
        case (Paragraph(content=content), *rest):
            caption, body = content, tuple(rest)
        case _:
            pass
    figure = Figure(
        made.argument or None,
        caption,
        made.options.get("alt"),
        id=made.id,
        classes=made.classes,
        origin=made.origin,
    )
    return Division((figure, *body), classes=("figure",), origin=made.origin) if body else figure


def _quotation(made: _Directive) -> BlockQuotation:
    """The last paragraph says whose words they are, if it begins with a dash."""
    blocks = made.read()
    attribution: tuple[Inline, ...] = ()
    match blocks:
        case (*rest, Paragraph(content=(Text(words) as first, *others))) if _ATTRIBUTION.match(
            words
        ):
            blocks = tuple(rest)
            attribution = (altered(first, value=_ATTRIBUTION.sub("", words, count=1)), *others)
        case _:
            pass
    own: dict[str, Any] = {"id": made.id, "origin": made.origin}
    classes = (*(() if made.name == "blockquote" else (made.name,)), *made.classes)
    return BlockQuotation(blocks, attribution, classes=classes, **own)


def _table(made: _Directive) -> Block | Found:
    """A table in Markdown with a caption, or a list of rows, each a list of cells."""
    body, caption = made.read(), made.words(made.argument)
    match body:
        case (Table() as table,):
            return altered(table, caption=caption, id=made.id)
        case (List(items=items),) if made.name == "list-table":
            header = (
                int(found) if (found := made.options.get("header-rows", "0")).isdecimal() else 0
            )
            rows = [_row(item.blocks, header=index < header) for index, item in enumerate(items)]
            heads, rest = tuple(rows[:header]), tuple(rows[header:])
            return Table(rest, heads, caption=caption, id=made.id, origin=made.origin)
        case _:
            head = (Paragraph(caption, origin=made.origin),) if plain_text(caption) else ()
            return (*head, *body)


def _row(blocks: Found, *, header: bool) -> Row:
    match blocks:
        case (List(items=items),):
            return Row(tuple(Cell(item.blocks, header=header) for item in items))
        case _:
            return Row((Cell(blocks, header=header),))
