"""Blocks in pandoc's Markdown, as lines."""

from __future__ import annotations

import re

from biokit.exporters.markdown.escaping import LINE, PARAGRAPH
from biokit.exporters.markdown.inlines import InlineWriter
from biokit.exporters.markdown.notes import Notes
from biokit.exporters.markdown.spelling import Pairs, attributes_of
from biokit.exporters.markdown.tables import table_lines
from biokit.model.base import Node
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Break,
    CodeBlock,
    DefinitionList,
    Derived,
    Division,
    Figure,
    Inline,
    InlineImage,
    Letter,
    List,
    Note,
    Paragraph,
    PlateSection,
    Table,
    Verse,
)
from biokit.model.walk import altered
from biokit.notation.attributes import own_pairs
from biokit.notation.canonical import LAST_START, is_bare

Lines = list[str]
APART = "<!-- -->"
"""Between two lists that would be read as one."""
STEP = "  "
"""What a turned line of verse is indented by, for each step."""


class BlockWriter:
    """Writes blocks as lines without line ends.

    Args:
        notes: where the notes called in them wait for a place to stand.
    """

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.inlines = InlineWriter(notes)

    def lines(self, blocks: tuple[Block, ...], *, flush: bool = True) -> Lines:
        """Blocks, with an empty line between them.

        Args:
            blocks: what to write.
            flush: whether definitions of notes may stand among them, each after its block.
        """
        made: Lines = []
        before: Block | None = None
        for block in blocks:
            if made:
                made.append("")
            if _runs_together(before, block):
                made += [APART, ""]
            made += self.block(block)
            if flush:
                made += self.definitions()
            before = block
        return made

    def definitions(self) -> Lines:
        """The definitions of all notes that are due, and of those called in them."""
        made: Lines = []
        while due := self.notes.taken():
            for label, note in due:
                made += ["", *self._definition(label, note)]
        return made

    def _definition(self, label: str, note: Note) -> Lines:
        own = altered(note, id=None if note.id == label else note.id)
        if note.kind != "comment" or not is_bare(own):
            pairs = (("kind", None if note.kind == "comment" else note.kind),)
            body = self._division(own, "note", pairs, self.lines(note.blocks, flush=False))
            return [f"[^{label}]:", *_indented(body, "    ")]
        body = self.lines(note.blocks, flush=False)
        if note.blocks and isinstance(note.blocks[0], Paragraph) and is_bare(note.blocks[0]):
            return [f"[^{label}]: {body[0]}", *_indented(body[1:], "    ")]
        return [f"[^{label}]:", *_indented(body, "    ")] if body else [f"[^{label}]: []{{}}"]

    def block(self, block: Block) -> Lines:
        """One block."""
        match block:
            case Paragraph() | List() | DefinitionList() | Break() | CodeBlock():
                if is_bare(block):
                    return self._plain(block)
                bare = altered(block, id=None, lang=None, classes=())
                return self._division(block, None, (), self._plain(bare))
            case BlockQuotation():
                return self._quotation(block)
            case Letter(blocks=blocks, sender=sender, recipient=recipient, date=date, place=place):
                pairs: Pairs = (
                    ("from", sender),
                    ("to", recipient),
                    ("date", None if date is None else date.edtf),
                    ("words", None if date is None else date.words),
                    ("place", place),
                )
                return self._division(block, "letter", pairs, self.lines(blocks))
            case Verse():
                return self._verse(block)
            case Table():
                return table_lines(block, self)
            case Figure():
                return self._figure(block)
            case PlateSection(figures=figures):
                return self._division(block, "plates", (), self.lines(figures))
            case Division(blocks=blocks, attributes=attributes):
                return self._division(block, None, own_pairs(attributes), self.lines(blocks))
            case Derived():
                return self._division(block, "derived", _derivation(block), [])

    def _division(self, node: Node, kind: str | None, pairs: Pairs, lines: Lines) -> Lines:
        return [f"::: {attributes_of(node, kind, pairs, always=True)}", *lines, ":::"]

    def _plain(self, block: Paragraph | List | DefinitionList | Break | CodeBlock) -> Lines:
        match block:
            case Paragraph(content=content):
                return self.inlines.paragraph(content, PARAGRAPH).split("\n")
            case List():
                return self._list(block)
            case DefinitionList():
                return self._definition_list(block)
            case Break():
                return ["***"]
            case CodeBlock():
                return _code(block)

    def _list(self, block: List) -> Lines:
        made: Lines = []
        for index, item in enumerate(block.items):
            # Only the first number counts, and none has more than nine digits.
            mark = f"{min(block.start + index, LAST_START)}." if block.ordered else "-"
            if made and not block.tight:
                made.append("")
            if block.tight and len(item.blocks) > 1:
                first, second = item.blocks
                body = [*self.block(first), *self.block(second)]
            else:
                body = self.lines(item.blocks, flush=False) or ["[]{}"]
            indent = " " * (len(mark) + 1)
            made += [f"{mark} {body[0]}", *_indented(body[1:], indent)]
        return made

    def _definition_list(self, block: DefinitionList) -> Lines:
        made: Lines = []
        for item in block.items:
            if made:
                made.append("")
            body = self.lines(item.blocks, flush=False) or ["[]{}"]
            term = self.inlines.block(item.term, LINE) or "[]{}"
            made += [term, f":   {body[0]}", *_indented(body[1:], "    ")]
        return made

    def _quotation(self, block: BlockQuotation) -> Lines:
        body = _indented(self.lines(block.blocks, flush=False), "> ", ">") or [">"]
        if is_bare(block) and not block.attribution:
            return body
        return self._division(block, "blockquote", (), [*body, *self._part(block.attribution)])

    def _part(self, content: tuple[Inline, ...], kind: str = "attribution") -> Lines:
        """A part of a block, on its own below it."""
        if not content:
            return []
        words = self.inlines.paragraph(content, PARAGRAPH).split("\n")
        return ["", f"::: {{.{kind}}}", *words, ":::"]

    def _verse(self, block: Verse) -> Lines:
        made: Lines = []
        for stanza in block.stanzas:
            if made:
                made.append("|")
            made += [
                f"| {STEP * line.indent}{self.inlines.block(line.content, LINE)}" for line in stanza
            ]
        if is_bare(block) and not block.attribution:
            return made
        attribution = self._part(block.attribution)
        return self._division(block, "verse", (), [*made, *attribution[0 if made else 1 :]])

    def _figure(self, block: Figure) -> Lines:
        rights = block.rights
        credit = self.inlines.block(block.credit, LINE) if block.credit else None
        pairs: Pairs = (("alt", block.alt), ("credit", credit))
        if rights is not None:
            pairs += (
                ("rights", rights.statement),
                ("holder", rights.holder),
                ("year", None if rights.year is None else str(rights.year)),
                ("licence", rights.licence),
                ("licence-url", rights.licence_url),
                ("attribution", rights.attribution),
                ("source-url", rights.source_url),
            )
        empty = self.inlines.block((InlineImage(block.path or ""),), LINE)
        caption = self.inlines.bracketed(block.caption, PARAGRAPH)
        attributes = attributes_of(block, None, pairs)
        image = f"!{caption}{empty.removeprefix('![]')}{attributes}".split("\n")
        if not block.description:
            return image
        described = ["::: {.description}", *self.lines(block.description, flush=False), ":::"]
        return ["::: {.figure}", *image, "", *described, ":::"]


def _runs_together(before: Block | None, block: Block) -> bool:
    """Whether two blocks would be read as one."""
    match before, block:
        case (List(), List()) | (DefinitionList(), DefinitionList()):
            return before is not None and is_bare(before) and is_bare(block)
        case _:
            return False


def _indented(lines: Lines, indent: str, empty: str = "") -> Lines:
    return [f"{indent}{line}" if line else empty for line in lines]


def _code(block: CodeBlock) -> Lines:
    runs = [len(run) for run in re.findall(r"`{3,}", block.value)]
    language = block.language or ""
    if "`" in language or language.startswith("{") or "\\" in language or "&" in language:
        tildes = max((len(run) for run in re.findall(r"~{3,}", block.value)), default=2) + 1
        fence = "~" * tildes
        # A tilde that stood first would make the fence longer than the one that closes it.
        language = re.sub(r"[\\&{~]", r"\\\g<0>", language)
    else:
        fence = "`" * (max(runs, default=2) + 1)
    value = block.value.split("\n") if block.value else []
    return [f"{fence}{language}", *value, fence]


def _derivation(block: Derived) -> Pairs:
    printed = None if block.printed is None else "yes" if block.printed else "no"
    return (
        ("what", block.what),
        ("kinds", " ".join(block.kinds) or None),
        ("printed", printed),
        ("keyword", block.keyword),
        ("by", block.by),
    )
