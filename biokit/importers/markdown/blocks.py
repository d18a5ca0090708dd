"""Tokens of blocks become the model's blocks."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown_it.token import Token

from biokit.importers.markdown.divisions import block_of
from biokit.importers.markdown.figures import figure_of
from biokit.importers.markdown.inlines import Inlines
from biokit.importers.markdown.parser import parser
from biokit.importers.markdown.reading import Definition, Reading
from biokit.importers.markdown.scan import unescaped
from biokit.importers.markdown.tables import captioned, is_bare_table, table_of
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    CodeBlock,
    DefinitionList,
    Division,
    Inline,
    List,
    ListItem,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
    Verse,
    VerseLine,
)
from biokit.model.nodes import Definition as Defined
from biokit.model.walk import altered
from biokit.notation.attributes import read_attributes
from biokit.notation.canonical import LAST_STEP, canonical_inlines
from biokit.notation.classes import NUMBERED_LABEL

Run = tuple[Inline, ...]
Kind = Callable[[Token], "Block | tuple[Block, ...] | None"]
CAPTION = re.compile(r"(?:[Tt]able)?:[ \t\n]")
MEASURE = 50
"""Characters of a line that an editor may have broken by itself."""
INDENT_STEP = 2
"""Spaces before a turned line of verse, for each step."""


class Blocks:
    """The blocks of one text.

    Args:
        text: Markdown.
        reading: what is known while it is read.
    """

    def __init__(self, text: str, reading: Reading) -> None:
        self.reading = reading
        self._env: dict[str, Any] = {"reading": reading}
        if reading.flavour.tables:
            from biokit.importers.markdown.flavours.places import implied_references

            self._env["references"] = implied_references(text)
        self._parser = parser(reading.flavour)
        self.tokens = self._without_notes(self._parser.parse(text, self._env))
        self.position = 0
        self._parts: dict[int, Division] = {}
        self._kinds: dict[str, Kind] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading_inside,
            "blockquote_open": self._quotation,
            "bullet_list_open": self._list,
            "ordered_list_open": self._list,
            "definitions_open": self._definitions,
            "division_open": self._division,
            "line_block": self._verse,
            "table_open": self._table,
            "fence": self._code,
            "code_block": self._code,
            "hr": self._break,
        }
        if reading.flavour.foreign:
            from biokit.importers.markdown.flavours.blocks import foreign_blocks

            self._kinds |= foreign_blocks(self, dict(self._kinds))

    # ------------------------------------------------------------------------------- the stream

    def peek(self) -> Token | None:
        """The next token, if there is one."""
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def next(self) -> Token:
        """The next token, which is thereby taken."""
        token = self.tokens[self.position]
        self.position += 1
        return token

    def line(self, token: Token) -> int:
        """The line in the file that a token begins on."""
        return self.reading.line(token.map[0] if token.map else 0)

    def blocks(self, until: str) -> tuple[Block, ...]:
        """The blocks up to the closing token `until`, which is taken."""
        found: list[Block] = []
        while (token := self.next()).type != until:
            self.add(token, found)
        return tuple(found)

    def add(self, token: Token, found: list[Block]) -> None:
        """Read the block that a token begins; a caption belongs to the table beside it."""
        if token.type == "paragraph_open" and CAPTION.match(self.tokens[self.position].content):
            if found and is_bare_table(found[-1]):
                found[-1] = captioned(found[-1], self._caption(), self)
                return
            if self.position + 2 < len(self.tokens):
                following = self.tokens[self.position + 2]
                if following.type == "table_open":
                    caption = self._caption()
                    found.append(captioned(self._table(self.next()), caption, self))
                    return
        with self.reading.within(self.line(token)):
            made = self._kinds[token.type](token)
        if isinstance(made, tuple):
            found.extend(made)
        elif made is not None:
            found.append(made)

    def _caption(self) -> Token:
        inline = self.next()
        self.next()
        return inline

    def inline_tokens(self, content: str, line: int) -> list[Token]:
        """The tokens of a run of text."""
        tokens: list[Token] = []
        outer = self._env.get("line")
        self._env["line"] = line
        self._parser.inline.parse(content, self._parser, self._env, tokens)
        self._env["line"] = outer
        return tokens

    def inlines(self, content: str, line: int) -> Run:
        """The inlines of a run of text that begins on `line`."""
        tokens = self.inline_tokens(content, line)
        return canonical_inlines(Inlines(tokens, line, self).run())

    def nested(self, text: str, index: int) -> tuple[Block, ...]:
        """The blocks of a text within the text, which begins on its line `index`, from 0."""
        tokens = self._parser.parse(text, self._env)
        for token in tokens:
            if token.map:
                token.map = [token.map[0] + index, token.map[1] + index]
        return self._apart(self._without_notes(tokens))

    def as_part(self, division: Division) -> Division:
        """Remember that a division's first class may make it a part of the block around it."""
        self._parts[id(division)] = division
        return division

    def part(self, block: Block) -> str | None:
        """Which part of the block around it a block is, by a class written with a dot."""
        division = self._parts.get(id(block))
        return None if division is None else division.classes[0]

    # ------------------------------------------------------------------------------------ notes

    def _without_notes(self, tokens: list[Token]) -> list[Token]:
        """The tokens without the definitions of notes, which are put aside."""
        stack: list[list[Token]] = [[]]
        lines: list[Token] = []
        for token in tokens:
            if token.type == "note_open":
                lines.append(token)
                stack.append([])
            elif token.type == "note_close":
                opening = lines.pop()
                self._put_aside(opening, stack.pop())
            else:
                stack[-1].append(token)
        return stack[0]

    def _put_aside(self, opening: Token, tokens: list[Token]) -> None:
        label: str = opening.meta["label"]
        line = self.line(opening)
        words = "\n".join(token.content for token in tokens if token.content)
        if label in self.reading.definitions:
            if self.reading.flavour.foreign:
                message = f"the note {label} is defined twice; the first one holds"
                self.reading.find("dropped-note", message, line, words=words)
                return
            first = self.reading.definitions[label].line
            self.reading.fault(
                line, f"the note {label} is defined twice", f"the other is on line {first}"
            )
        self.reading.definitions[label] = Definition(label, line, tokens, words)

    def note(self, label: str, line: int) -> Note | Text:
        """The note that is called on `line`; in a foreign text, the call as it stands if none is.

        Raises:
            BadInput: it has no definition, or calls itself.
        """
        definition = self.reading.definitions.get(label)
        if self.reading.flavour.foreign and (definition is None or definition.open):
            self.reading.find("undefined-note", f"the note {label} has no definition", line)
            return Text(f"[^{label}]", origin=self.reading.origin(line))
        if definition is None:
            self.reading.fault(
                line,
                f"the note {label} has no definition",
                f"write it after the paragraph: [^{label}]: …",
            )
        if definition.open:
            self.reading.fault(line, f"the note {label} calls itself", "remove one of the calls")
        definition.calls += 1
        if definition.calls == 2:
            self.reading.find(
                "repeated-note", f"the note {label} is called again, and printed again", line
            )
        id_ = None if NUMBERED_LABEL.fullmatch(label) or definition.calls > 1 else label
        definition.open = True
        blocks = self._apart(definition.tokens)
        definition.open = False
        origin = self.reading.origin(line)
        match blocks:
            case (Division() as only,) if self.part(only) == "note":
                return self._note_of(only, id_, definition)
            case _:
                return Note(blocks, id=id_, origin=origin)

    def _note_of(self, division: Division, id_: str | None, definition: Definition) -> Note:
        """A note whose definition is a division that says more of it."""
        kinds = ("comment", "source", "editor", "translator")
        pairs = dict(division.attributes)
        kind: Any = pairs.pop("kind", "comment")
        if kind not in kinds or pairs:
            self.reading.fault(
                definition.line,
                "a note can have no such attributes",
                f"write ::: {{.note kind=…}}; there are: {', '.join(kinds)}",
            )
        return Note(
            division.blocks,
            kind,
            id=division.id if id_ is None else id_,
            lang=division.lang,
            classes=division.classes[1:],
            origin=division.origin,
        )

    def _apart(self, tokens: list[Token]) -> tuple[Block, ...]:
        """The blocks of tokens that stand elsewhere."""
        outer = self.tokens, self.position
        self.tokens, self.position = tokens, 0
        found: list[Block] = []
        while (token := self.peek()) is not None:
            self.next()
            self.add(token, found)
        self.tokens, self.position = outer
        return tuple(found)

    # ----------------------------------------------------------------------------------- blocks

    def _paragraph(self, token: Token) -> Block | None:
        inline = self.next()
        self.next()
        line = self.line(token)
        tokens = self.inline_tokens(inline.content, line)
        opening = tokens[0] if tokens else None
        if opening is not None and opening.type == "image_open" and _is_whole(tokens):
            return figure_of(tokens, line, self)
        breaks = self.reading.flavour.wiki and are_meant(inline.content)
        content = canonical_inlines(Inlines(tokens, line, self, breaks=breaks).run())
        return Paragraph(content, origin=self.reading.origin(line)) if content else None

    def _heading_inside(self, token: Token) -> Block:
        """A heading where no section can begin: a paragraph that looks like one."""
        inline = self.next()
        self.next()
        line = self.line(token)
        self.reading.find(
            "heading-in-block",
            "a heading inside another block is set as a paragraph in bold",
            line,
            words=inline.content,
            hint="a heading begins a section only at the left margin, outside lists and :::",
        )
        content = self.inlines(inline.content, line)
        origin = self.reading.origin(line)
        return Paragraph((Strong(content, origin=origin),) if content else (), origin=origin)

    def _quotation(self, token: Token) -> Block:
        origin = self.reading.origin(self.line(token))
        return BlockQuotation(self.blocks("blockquote_close"), origin=origin)

    def _list(self, token: Token) -> Block:
        items: list[ListItem] = []
        close = token.type.replace("_open", "_close")
        tight = True
        while self.next().type != close:
            following = self.peek()
            level = following.level if following is not None else 0
            begin = self.position
            items.append(ListItem(self.blocks("list_item_close")))
            direct = self.tokens[begin : self.position]
            tight = tight and not any(
                part.type == "paragraph_open" and part.level == level and not part.hidden
                for part in direct
            )
        start = int(token.attrs.get("start", 1))
        return List(
            tuple(items),
            ordered=token.type == "ordered_list_open",
            start=start,
            tight=tight,
            origin=self.reading.origin(self.line(token)),
        )

    def _definitions(self, token: Token) -> Block:
        items: list[Defined] = []
        while (part := self.next()).type != "definitions_close":
            if part.type == "term":
                items.append(Defined(self.inlines(part.content, self.line(part)), ()))
            else:
                blocks = items[-1].blocks + self.blocks("definition_close")
                items[-1] = Defined(items[-1].term, blocks)
        return DefinitionList(tuple(items), origin=self.reading.origin(self.line(token)))

    def _division(self, token: Token) -> Block:
        line = self.line(token)
        found = self.blocks("division_close")
        return block_of(token.meta["attributes"], found, line, self)

    def _verse(self, token: Token) -> Block:
        stanzas: list[tuple[VerseLine, ...]] = []
        lines: list[VerseLine] = []
        for words, index in token.meta["lines"]:
            stripped = words.lstrip(" ")
            content = self.inlines(stripped, self.reading.line(index))
            if content:
                steps = -(-(len(words) - len(stripped)) // INDENT_STEP)
                lines.append(VerseLine(content, min(steps, LAST_STEP)))
            elif lines:
                stanzas.append(tuple(lines))
                lines = []
        if lines:
            stanzas.append(tuple(lines))
        return Verse(tuple(stanzas), origin=self.reading.origin(self.line(token)))

    def _table(self, token: Token) -> Table:
        return table_of(token, self)

    def _code(self, token: Token) -> Block:
        info = token.info.strip()
        code = CodeBlock(
            token.content.removesuffix("\n"),
            unescaped(info) or None,
            origin=self.reading.origin(self.line(token)),
        )
        found = read_attributes(info, 0)
        if found is None or found[1] != len(info):
            return code
        attributes = found[0]
        classes = attributes.classes + attributes.own
        lang = dict(attributes.pairs).get("lang")
        language = classes[0] if classes else None
        return altered(code, language=language, id=attributes.id, classes=classes[1:], lang=lang)

    def _break(self, token: Token) -> Block:
        return Break(origin=self.reading.origin(self.line(token)))


def are_meant(words: str) -> bool:
    """Whether the ends of lines say something: not where all lines but the last are full."""
    return any(len(line) < MEASURE for line in words.split("\n")[:-1])


def _is_whole(tokens: list[Token]) -> bool:
    """Whether the first token's closing one is the last."""
    depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            return index == len(tokens) - 1 or all(
                part.type == "comment" for part in tokens[index + 1 :]
            )
    return False
