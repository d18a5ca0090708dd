"""Stories (17.2 to 17.11): the text itself, each note, each text box, each cell of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.docx.blocks import blocks_of
from biokit.importers.docx.chunks import words_of_chunk
from biokit.importers.docx.paragraphs import Paragraphs
from biokit.importers.docx.parsing import Xml, text_of, value_of
from biokit.importers.docx.reading import Entry, Reading
from biokit.importers.docx.tables import read_table
from biokit.model.nodes import Block, Citation, Derived, Division, Inline, Note, Paragraph, Text
from biokit.model.walk import plain_text

__all__ = ["Notes", "Stories"]

NOT_TEXT = frozenset({"pPr", "sectPr", "sdtPr", "sdtEndPr", "tcPr", "tblPr", "trPr", "customXmlPr"})
LEVELS_OF_A_TABLE = 3
"""Table, row and cell: what nesting a table adds to the depth of the model."""
ONLY_MARKS = re.compile(r"[\s.,;:()\[\]]*")


class Stories:
    """Reads stories, from elements to what they consist of.

    Args:
        reading: of the document.
        notes: the elements of footnotes and endnotes, by kind and id, and the part of each kind.
    """

    def __init__(self, reading: Reading, notes: Notes) -> None:
        self._reading = reading
        self._notes = notes
        self._called: set[tuple[str, str]] = set()
        self._depth = 0
        self._is_flat = False

    def entries(self, element: Xml, part: str) -> list[Entry]:
        """What a story consists of.

        Args:
            element: whose content it is.
            part: in which that stands.
        """
        paragraphs = Paragraphs(
            self._reading, part, lambda box: self._boxed(box, part), self._note_called
        )
        made = list(self._entries(element, part, paragraphs))
        rest = paragraphs.rest()
        made += [] if rest is None else [rest]
        made += [Derived("bibliography")] * paragraphs.fields.bibliographies
        return made

    def blocks(self, element: Xml, part: str) -> tuple[Block, ...]:
        """A story as blocks."""
        return blocks_of(self.entries(element, part), self._reading)

    def uncalled(self) -> None:
        """Note the notes that nothing calls."""
        for key, element in self._notes.elements.items():
            if key not in self._called and text_of(element).strip():
                self._reading.report.note("dropped-note", text_of(element))

    # ----------------------------------------------------------------------------- what is in one

    def _entries(self, element: Xml, part: str, paragraphs: Paragraphs) -> Iterator[Entry]:
        for child in element:
            match child.tag:
                case "p":
                    line = paragraphs.read(child)
                    if line is not None:
                        yield line
                    while paragraphs.fields.bibliographies:
                        paragraphs.fields.bibliographies -= 1
                        yield Derived("bibliography")
                case "tbl":
                    yield from self._table(child, part)
                case "altChunk":
                    self._foreign_part(child, part)
                case "sdt" if _is_contents(child):
                    words = " ".join(text_of(p) for p in child.iter("p"))
                    self._reading.report.note("dropped-contents", words, self._reading.number)
                case str(tag) if tag not in NOT_TEXT:
                    yield from self._entries(child, part, paragraphs)
                case _:
                    pass

    def _table(self, element: Xml, part: str) -> Iterator[Entry]:
        if self._depth + LEVELS_OF_A_TABLE > DEPTH_LIMIT:
            if not self._is_flat:
                self._is_flat = True
                self._reading.report.note("too-deep", "", self._reading.number)
            for cell in element.iterfind("tr/tc"):
                yield from self.entries(cell, part)
            return
        self._depth += LEVELS_OF_A_TABLE
        yield read_table(element, lambda cell: self.entries(cell, part), self._reading)
        self._depth -= LEVELS_OF_A_TABLE

    def _boxed(self, box: Xml, part: str) -> tuple[Block, ...]:
        """A text box; what is empty is none."""
        if self._depth + 1 > DEPTH_LIMIT:
            return self.blocks(box, part)
        self._depth += 1
        blocks = self.blocks(box, part)
        self._depth -= 1
        if not blocks:
            return ()
        self._reading.report.note("loss-layout", "", self._reading.number)
        return (Division(blocks, classes=("box",)),)

    def _foreign_part(self, chunk: Xml, part: str) -> None:
        relation = self._reading.package.relations(part).get(chunk.get("r-id") or "")
        words = chunk.get("r-id") or ""
        if relation is not None:
            words = words_of_chunk(self._reading.package, relation.target)
        self._reading.report.say(
            "dropped-chunk",
            "a part in another format is left out",
            severity="warning",
            line=self._reading.number,
            words=" ".join(words.split()),
            hint="open the document in Word and save it, which makes it text",
        )

    # -------------------------------------------------------------------------------------- notes

    def _note_called(self, kind: str, key: str) -> tuple[Inline, ...]:
        """The note that a call stands for; what cites and says nothing else is a citation."""
        element = self._notes.elements.get((kind, key))
        if element is None or self._reading.in_note:
            self._reading.report.note("missing-note", f"{kind} {key}", self._reading.number)
            return ()
        if (kind, key) in self._called:
            self._reading.report.note("repeated-note", text_of(element)[:60], self._reading.number)
        self._called.add((kind, key))
        self._reading.in_note = True
        blocks = _without_mark(self.blocks(element, self._notes.parts[kind]))
        self._reading.in_note = False
        citation = _only_citation(blocks)
        if citation is not None:
            return (citation,)
        return (Note(blocks, origin=self._reading.origin()),)


class Notes:
    """The footnotes and endnotes of a document, before they are read."""

    def __init__(self) -> None:
        self.elements: dict[tuple[str, str], Xml] = {}
        self.parts: dict[str, str] = {}

    def add(self, kind: str, root: Xml, part: str) -> None:
        """Take the notes of a part; the lines that Word draws above them are none."""
        self.parts[kind] = part
        for element in root.findall(kind):
            if element.get("type") in {None, "normal"}:
                self.elements.setdefault((kind, element.get("id") or ""), element)


def _is_contents(control: Xml) -> bool:
    gallery = value_of(control, "sdtPr/docPartObj/docPartGallery") or ""
    return gallery in {"Table of Contents", "Table of Figures"}


def _without_mark(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """A note without the mark of its own that stands at its head, `*`."""
    match blocks:
        case (Paragraph((Text(value), *rest)) as first, *others) if re.match(r"[*†‡§]+\s", value):
            told = Text(re.sub(r"^[*†‡§]+\s+", "", value), origin=first.origin)
            return (Paragraph((told, *rest), origin=first.origin), *others)
        case _:
            return blocks


def _only_citation(blocks: tuple[Block, ...]) -> Citation | None:
    """The citation that a note consists of, all its citations in one."""
    match blocks:
        case (Paragraph(content),):
            cited = [part for part in content if isinstance(part, Citation)]
            rest = tuple(part for part in content if not isinstance(part, Citation))
            if not cited or not ONLY_MARKS.fullmatch(plain_text(rest)):
                return None
            if not all(isinstance(part, Text) for part in rest):
                return None
            items = tuple(item for citation in cited for item in citation.items)
            return Citation(items, origin=cited[0].origin)
        case _:
            return None
