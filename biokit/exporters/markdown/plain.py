"""A composed book for readers of plain Markdown: what GFM or CommonMark can show of it.

Every node that such a dialect has no words for becomes what a reader would put in its place, and
what is lost by that is counted.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

import msgspec

from biokit.citing.inlines import merged
from biokit.diagnostics import Finding
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Citation,
    CrossReference,
    DateMark,
    DefinitionList,
    Derived,
    Division,
    Emphasis,
    Figure,
    Foreign,
    Gap,
    IndexMark,
    Inline,
    InlineImage,
    Letter,
    LineBreak,
    List,
    ListItem,
    Mention,
    Note,
    PageMark,
    Paragraph,
    PlateSection,
    Quote,
    Sic,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Table,
    Text,
    Verse,
    WorkTitle,
)
from biokit.model.walk import altered, plain_text, rebuilt

Dialect = Literal["gfm", "commonmark"]

LOST = {
    "loss-language": "the language of words is not said",
    "loss-index-mark": "index marks are left out",
    "loss-reference": "cross-references are no links",
    "loss-page": "pages of the printed edition are left out",
    "loss-type": "mentions and dates are plain words",
    "loss-raised": "raised and lowered characters stand on the line",
    "loss-strikeout": "struck-out words are not struck out",
    "loss-table": "tables are lists of their rows",
    "loss-verse": "the indents of verse are left out",
}
"""What may be lost, in words that follow a number."""


class Plain:
    """Turns parts of a book into what a dialect can hold.

    Args:
        dialect: `gfm` has notes, tables and struck-out words; `commonmark` has none of them.
        marks: what each note is called by, by its id; nothing if it is keyed.
        family: what stands where a family tree is asked for.
    """

    def __init__(
        self, dialect: Dialect, marks: dict[str, str], family: tuple[List, ...] = ()
    ) -> None:
        self.dialect = dialect
        self._marks = marks
        self._family = family
        self._lost: Counter[str] = Counter()

    def findings(self) -> tuple[Finding, ...]:
        """What was lost, each kind once."""
        return tuple(
            Finding(code, f"{LOST[code]} ({count})", severity="note")
            for code, count in sorted(self._lost.items())
        )

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Blocks without anything the dialect lacks."""
        return rebuilt(blocks, self._part)

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Inlines without anything the dialect lacks."""
        return merged(rebuilt(inlines, self._part))

    def _part(self, part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        if getattr(part, "lang", None) is not None:
            self._lost["loss-language"] += 1
        bare = {"id": None, "lang": None, "classes": ()}
        known = {name: empty for name, empty in bare.items() if hasattr(part, name)}
        if any(getattr(part, name) != empty for name, empty in known.items()):
            part = altered(part, **(known if not isinstance(part, Note) else {}))
        match part:
            case Paragraph(content):
                return altered(part, content=merged(content))
            case (
                Paragraph()
                | BlockQuotation()
                | Letter()
                | Verse()
                | List()
                | DefinitionList()
                | Table()
                | Figure()
                | PlateSection()
                | Division()
                | Derived()
            ):
                return self._block(part)
            case _:
                return self._inline(part)

    def _inline(self, part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case Note():
                return self._note(part)
            case Foreign(content):
                return Emphasis(content)
            case WorkTitle(content, kind):
                return content if kind == "part" else Emphasis(content)
            case Mention(content) | DateMark(content):
                self._lost["loss-type"] += 1
                return content
            case CrossReference(content=content):
                self._lost["loss-reference"] += 1
                return content
            case IndexMark(content=content):
                self._lost["loss-index-mark"] += 1
                return content
            case Superscript(content) | Subscript(content):
                self._lost["loss-raised"] += 1
                return content
            case Strikeout(content) if self.dialect == "commonmark":
                self._lost["loss-strikeout"] += 1
                return content
            case Span(content) | SmallCapitals(content) | Quote(content):
                return content
            case Gap():
                return Text("[…]")
            case Sic(content):
                return (*content, Text(" [sic]"))
            case PageMark():
                self._lost["loss-page"] += 1
                return ()
            case Citation():
                return ()
            case _:
                return part

    def _note(self, note: Note) -> tuple[Inline, ...]:
        mark = self._marks[note.id or ""]
        if self.dialect == "commonmark":
            return (*note.anchor, Text(f"[{mark}]")) if mark else note.anchor
        return (*note.anchor, Note(note.blocks, id=None))

    def _block(self, part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case BlockQuotation(blocks, attribution) if attribution:
                said = Paragraph(merged((Text("— "), *attribution)))
                return BlockQuotation((*blocks, said))
            case Letter(blocks):
                return BlockQuotation(blocks)
            case Verse():
                return self._verse(part)
            case DefinitionList(items):
                return List(
                    tuple(
                        ListItem((Paragraph((Strong(item.term),)), *item.blocks)) for item in items
                    ),
                    tight=False,
                )
            case Figure():
                return _figure(part)
            case PlateSection(figures):
                return figures  # each has become paragraphs already
            case Table():
                return self._table(part)
            case Division(blocks):
                return blocks
            case Derived("family-tree"):
                return self.blocks(self._family)
            case Derived():
                return ()
            case _:
                return part

    def _verse(self, verse: Verse) -> tuple[Block, ...]:
        paragraphs: list[Block] = []
        for stanza in verse.stanzas:
            content: list[Inline] = []
            for line in stanza:
                self._lost["loss-verse"] += 1 if line.indent else 0
                content += [*([LineBreak()] if content else []), *line.content]
            paragraphs.append(Paragraph(merged(tuple(content))))
        if verse.attribution:
            paragraphs.append(Paragraph(merged((Text("— "), *verse.attribution))))
        self._lost = +self._lost
        return (BlockQuotation(tuple(paragraphs)),)

    def _table(self, table: Table) -> tuple[Block, ...]:
        caption = (Paragraph((Strong(table.caption),)),) if table.caption else ()
        cells = [cell for row in (*table.header, *table.rows) for cell in row.cells]
        simple = len(table.header) == 1 and all(
            cell.columns == cell.rows == 1
            and all(isinstance(b, Paragraph) for b in cell.blocks)
            and len(cell.blocks) <= 1
            for cell in cells
        )
        if self.dialect == "gfm" and simple:
            return (*caption, altered(table, caption=()))
        self._lost["loss-table"] += 1
        rows = tuple(
            ListItem((Paragraph((Text(" · ".join(plain_text(c.blocks) for c in row.cells)),)),))
            for row in (*table.header, *table.rows)
        )
        return (*caption, List(rows))


def _figure(figure: Figure) -> tuple[Block, ...]:
    words = merged((*figure.caption, *((Text(" "), *figure.credit) if figure.credit else ())))
    caption = (Paragraph((Emphasis(words),)),) if words else ()
    if figure.path is None:
        return caption + figure.description
    picture = Paragraph((InlineImage(figure.path, figure.alt or ""),))
    return (picture, *caption, *figure.description)
