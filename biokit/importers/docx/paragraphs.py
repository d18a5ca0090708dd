"""Paragraphs: their runs as inlines, and what is fixed to them besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from biokit.importers.docx.fields import Fields
from biokit.importers.docx.looks import PLAIN, Look, Piece, look_of, nested, words_of
from biokit.importers.docx.math import linear
from biokit.importers.docx.parsing import Xml, number_of, switched_on, text_of, value_of
from biokit.importers.docx.pictures import Picture, stands_in_box
from biokit.importers.docx.reading import Line, Reading
from biokit.importers.docx.styles import BODY_LEVEL, ParagraphStyle, margin
from biokit.importers.docx.symbols import UNKNOWN, of_private_use, symbol
from biokit.model.nodes import Block, Figure, Inline, InlineImage, LineBreak, Span, Text

__all__ = ["Paragraphs"]

Boxes = Callable[[Xml], tuple[Block, ...]]
Called = Callable[[str, str], tuple[Inline, ...]]

SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
SET_IN = 280
"""Twentieths of a point, half a centimetre: less is no quotation."""
SILENT = frozenset(
    {
        "rPr", "pPr", "footnoteRef", "endnoteRef", "annotationRef", "commentReference", "separator",
        "continuationSeparator", "lastRenderedPageBreak", "proofErr", "delText", "delInstrText",
        "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "commentRangeStart", "commentRangeEnd",
        "bookmarkEnd", "permStart", "permEnd", "pgNum",
    }
)  # fmt: skip


class Paragraphs:
    """Reads the paragraphs of one story, one after another: fields may go on from one to the next.

    Args:
        reading: of the document.
        part: in which they stand.
        boxes: what is in a text box.
        called: what a note's call stands for: of which kind, and its id.
    """

    def __init__(self, reading: Reading, part: str, boxes: Boxes, called: Called) -> None:
        self.fields = Fields(reading)
        self._reading = reading
        self._part = part
        self._boxes = boxes
        self._called = called
        self._pictures: list[Picture] = []
        self._framed: list[Block] = []
        self._sizes: Counter[tuple[int | None, bool]] = Counter()

    def read(self, paragraph: Xml) -> Line | None:
        """A paragraph; none if it is part of what the products make anew."""
        self._reading.number += not self._reading.in_note
        properties = paragraph.find("pPr")
        style = self._reading.styles.paragraph(value_of(properties, "pStyle"))
        left_out, before = self.fields.leaves_out, self.fields.left_out
        self._pictures, self._framed, self.fields.sequence = [], [], None
        self._sizes.clear()
        self._content(paragraph, style)
        left_out = left_out or self.fields.leaves_out or self.fields.left_out > before
        pieces = self._reading.languages.judged(self.fields.line_done())
        if left_out and not words_of(pieces).strip() and not self._pictures:
            return None
        return self._line(properties, style, pieces)

    def rest(self) -> Line | None:
        """What fields still show at the end of the story."""
        content = nested(self._reading.languages.judged(self.fields.story_done()))
        style = self._reading.styles.paragraph(None)
        return Line(number=self._reading.number, style=style, content=content) if content else None

    # ------------------------------------------------------------------------- what it looks like

    def _line(self, properties: Xml | None, style: ParagraphStyle, pieces: list[Piece]) -> Line:
        pieces, figures = self._set_apart(pieces)
        lang, pieces = _own_language(pieces)
        level = number_of(properties, "outlineLvl")
        size, bold = next(iter(self._sizes.most_common(1)), ((style.size, False), 0))[0]
        return Line(
            number=self._reading.number,
            style=style,
            content=nested(pieces),
            level=level + 1 if level is not None and 0 <= level < BODY_LEVEL else style.level,
            item=self._item(properties, style),
            figures=figures,
            boxes=tuple(self._framed),
            sequence=self.fields.sequence,
            lang=lang,
            centred=(value_of(properties, "jc") or ("center" if style.centred else "")) == "center",
            bold=bold and len({key[1] for key in self._sizes}) == 1,
            size=size,
            ruled=_is_ruled(properties),
            indented=(margin(properties, "left", "start") or 0) > 0,
            set_in=_is_set_in(properties, style),
            right=value_of(properties, "jc") in {"right", "end"},
        )

    def _item(self, properties: Xml | None, style: ParagraphStyle) -> tuple[int, int] | None:
        """The list; a paragraph's own number, 0 for none at all, is before its style's."""
        key = number_of(properties, "numPr/numId")
        level = number_of(properties, "numPr/ilvl")
        if key is None and style.numbering is not None:
            key, level = style.numbering[0], style.numbering[1] if level is None else level
        return (key, max(level or 0, 0)) if key else None

    def _set_apart(self, pieces: list[Piece]) -> tuple[list[Piece], tuple[Figure, ...]]:
        """Pictures that are figures: floating ones, large ones, and those that stand alone."""
        alone = not words_of(pieces).strip()
        signs = {id(p): p for p in self._pictures if p.small and not p.floating and not alone}
        if not alone:
            for picture in self._pictures:
                if id(picture) not in signs and not picture.floating:
                    words = f"{picture.path}"
                    self._reading.report.note("guess-figure", words, self._reading.number)
        apart = [p for p in self._pictures if id(p) not in signs or p.path is None]
        places = {p.path for p in apart}
        kept = [
            piece
            for piece in pieces
            if not (isinstance(piece.part, InlineImage) and piece.part.path in places)
        ]
        origin = self._reading.origin()
        return kept, tuple(Figure(p.path, alt=p.alt, origin=origin) for p in apart)

    # ------------------------------------------------------------------------------------ content

    def _content(self, element: Xml, style: ParagraphStyle) -> None:
        for part in element:
            self._part_of_line(part, style)

    def _part_of_line(self, part: Xml, style: ParagraphStyle) -> None:
        match part.tag:
            case "r":
                self._run(part, style)
            case "hyperlink":
                self.fields.link(self._address(part))
                self._content(part, style)
                self.fields.unlink()
            case "bookmarkStart":
                self._bookmark(part)
            case "m-oMath" | "m-oMathPara":
                self._formula(part)
            case "subDoc":
                self._reading.report.note("dropped-object", "subdocument", self._reading.number)
            case str(tag) if tag not in SILENT:
                self._content(part, style)
            case _:
                pass

    def _run(self, run: Xml, style: ParagraphStyle) -> None:
        look = look_of(run, style, self._reading.styles)
        if switched_on(run, "rPr/vanish"):
            self._hidden(run)
            return
        marked = False
        for part in run:
            match part.tag:
                case "t":
                    if not marked:
                        self._text(part, look, run, style)
                case "footnoteReference" | "endnoteReference":
                    marked = (part.get("customMarkFollows") or "0") in {"1", "true", "on"}
                    kind = str(part.tag).removesuffix("Reference")
                    self.fields.put(*map(Piece, self._called(kind, part.get("id") or "")))
                case "drawing" | "pict" | "object":
                    self._drawn(part)
                case "m-oMath" | "m-oMathPara":
                    self._formula(part)
                case str(tag) if tag not in SILENT:
                    self._sign(part, look, run, style)
                case _:
                    pass

    def _sign(self, part: Xml, look: Look, run: Xml, style: ParagraphStyle) -> None:
        """What is in a run and is neither text nor fixed to it."""
        match part.tag:
            case "fldChar":
                self.fields.mark(part.get("fldCharType"), text_of(part, "fldData"))
            case "instrText":
                self.fields.write(part.text or "")
            case "br" if part.get("type") in {"page", "column"}:
                self._reading.report.note("dropped-page-break")
            case "br" | "cr":
                self.fields.put(Piece(LineBreak()))
            case "sym":
                self._symbol(part, look)
            case "ruby":
                self._ruby(part, style)
            case str(tag) if tag in SIGNS:
                self.fields.put(Piece(Text(SIGNS[tag]), look))
            case "altChunk" | "contentPart":
                self._reading.report.note("dropped-object", str(part.tag), self._reading.number)
            case _:
                for text in part.iter("t"):
                    self._text(text, look, run, style)

    def _text(self, part: Xml, look: Look, run: Xml, style: ParagraphStyle) -> None:
        text = part.text or ""
        if part.get("xml-space") != "preserve":
            text = text.strip(" \t\r\n")
        text = text.replace("\r", " ").replace("\n", " ")
        if not text:
            return
        text = of_private_use(text, value_of(run, "rPr/rFonts", "ascii") or "")
        size = number_of(run, "rPr/sz") or style.size
        bold = look.bold if not style.bold else not look.bold
        self._sizes[size, bold or look.meaning == "strong"] += len(text.strip())
        self.fields.put(*self._reading.languages.pieces(text, look, run, style))

    def _hidden(self, run: Xml) -> None:
        """A hidden run: its fields count, its words do not."""
        for part in run:
            if part.tag in {"fldChar", "instrText"}:
                self._sign(part, PLAIN, run, ParagraphStyle())
        if text_of(run).strip():
            self._reading.report.note("dropped-hidden", text_of(run), self._reading.number)

    def _symbol(self, part: Xml, look: Look) -> None:
        font, code = part.get("font") or "", part.get("char") or ""
        sign = symbol(font, code)
        if sign == UNKNOWN:
            self._reading.report.note("loss-symbol", f"{font} {code}", self._reading.number)
        self.fields.put(Piece(Text(sign), look))

    def _ruby(self, part: Xml, style: ParagraphStyle) -> None:
        """Characters with their reading, which follows them in brackets."""
        for base in part.iterfind("rubyBase"):
            self._content(base, style)
        said = "".join(text_of(each) for each in part.iterfind("rt"))
        if said:
            self.fields.put(Piece(Text(f" ({said})")))

    def _formula(self, part: Xml) -> None:
        words = linear(part)
        self._reading.report.note("loss-math", words, self._reading.number)
        if words:
            self.fields.put(Piece(Span((Text(words),), classes=("math",))))

    def _bookmark(self, part: Xml) -> None:
        name = part.get("name") or ""
        if name in self._reading.wanted:
            self.fields.put(Piece(Span((), id=name)))

    def _address(self, link: Xml) -> str:
        """Where a link leads: out of the document, or to a bookmark of it."""
        relation = self._reading.package.relations(self._part).get(link.get("r-id") or "")
        anchor = link.get("anchor") or link.get("docLocation")
        return f"{relation.target if relation else ''}{f'#{anchor}' if anchor else ''}"

    def _drawn(self, part: Xml) -> None:
        """Pictures, and text boxes, whose text follows the paragraph."""
        reading = self._reading
        boxes = [box for box in part.iter("txbxContent") if not stands_in_box(box, part)]
        shown: Iterator[Picture] = (
            reading.pictures.drawn(part, self._part, reading.number)
            if part.tag == "drawing"
            else reading.pictures.vml(part, self._part, reading.number)
        )
        for picture in shown:
            self._pictures.append(picture)
            if picture.path is not None and not picture.floating:
                self.fields.put(Piece(InlineImage(picture.path, picture.alt or "")))
        for art in part.iter("v-textpath"):
            reading.report.note("dropped-object", art.get("string") or "", reading.number)
        if part.tag == "object":
            kind = next((o.get("ProgID") or "" for o in part.iter("o-OLEObject")), "")
            reading.report.note("dropped-object", kind, reading.number)
        for box in boxes:
            self._framed.extend(self._boxes(box))


def _is_ruled(properties: Xml | None) -> bool:
    sides = None if properties is None else properties.find("pBdr")
    return sides is not None and (
        value_of(sides, "bottom") not in {None, "nil", "none"}
        or value_of(sides, "top") not in {None, "nil", "none"}
    )


def _is_set_in(properties: Xml | None, style: ParagraphStyle) -> bool:
    left, right = margin(properties, "left", "start"), margin(properties, "right", "end")
    left, right = style.left if left is None else left, style.right if right is None else right
    return min(left, right) >= SET_IN


def _own_language(pieces: Sequence[Piece]) -> tuple[str | None, list[Piece]]:
    """The language of the whole paragraph, which then is none of its runs."""
    said = {piece.look.lang for piece in pieces if words_of([piece]).strip()}
    if len(said) != 1 or said == {None}:
        return None, list(pieces)
    without = [Piece(piece.part, piece.look._replace(lang=None)) for piece in pieces]
    return said.pop(), without
