"""Justified lines are written as they were laid out: one run of glyphs, its spaces widened.

WeasyPrint 70 lays a line out as it is and then has Pango shape it once more with an attribute for
every space, so that a line of twelve words becomes some twenty runs. That takes a quarter of all
the time a book takes, and loses the kerning between words and spaces, so that lines end a trifle
off the margin. Here the line is shaped without attributes, Pango's numbers are read a run at a
time, and the spaces are widened by the adjustments that a PDF has between glyphs.

Text with spacing of its own, text that is cut off with an ellipsis, raised glyphs, faces made of
pictures, and characters that no face has are left to WeasyPrint's own function.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from biokit.exporters.pdf.layout.weasy import Box, PdfObject
from biokit.exporters.swapping import swapped

__all__ = ["written_as_laid_out"]

FIELDS = 5
"""Of a `PangoGlyphInfo`: glyph, width, x offset, y offset, attributes; 32 bits each."""
SPECIAL = 0x0FFF_FFFF
"""Numbers from here on stand for no glyph of the face."""
UNITS = 1024
"""Pango's, to a pixel."""
SPACE, NO_BREAK = 0x20, b"\xc2\xa0"

Draw = Callable[[PdfObject, Box, object, object, PdfObject], list[object]]


@contextmanager
def written_as_laid_out() -> Iterator[None]:
    """Within it lines are written so."""
    from weasyprint.draw import text
    from weasyprint.text import ffi, line_break

    usual: Draw = text.draw_first_line

    def drawn(
        stream: PdfObject, box: Box, overflow: object, ellipsis: object, matrix: PdfObject
    ) -> list[object]:
        layout = box.pango_layout
        if overflow != "ellipsis" and ellipsis == "none" and layout.widened is not None:
            runs = _runs(layout, stream)
            if runs:
                _write(runs, layout, stream, matrix)
                return []
            layout.set_text(layout.text, justify=True)
        return usual(stream, box, overflow, ellipsis, matrix)

    with ExitStack() as stack:
        if ffi.ffi.sizeof("PangoGlyphInfo") == FIELDS * array("i").itemsize:
            stack.enter_context(swapped(line_break.Layout, "reactivate", _reactivated))
            stack.enter_context(swapped(text, "draw_first_line", drawn))
        yield


def _reactivated(layout: PdfObject, style: PdfObject) -> None:
    """Shape a line again as it was laid out, if its spaces are all that is to be widened."""
    layout.setup(style)
    spaced = style["word_spacing"] or style["letter_spacing"] != "normal"
    plain = not spaced and "\t" not in layout.text and layout.text.strip()
    layout.set_text(layout.text, justify=not plain)
    layout.widened = layout.justification_spacing * UNITS if plain else None


class _Run:
    """Glyphs of one face, in one direction."""

    __slots__ = ("font", "glyphs", "item", "numbers", "size")

    def __init__(self, item: PdfObject, font: PdfObject, size: float) -> None:
        from weasyprint.text.ffi import ffi

        self.item, self.font, self.size = item, font, size
        numbers = array("i")
        length = item.glyphs.num_glyphs * FIELDS * numbers.itemsize
        numbers.frombytes(ffi.buffer(item.glyphs.glyphs, length)[:] if length else b"")
        self.numbers, self.glyphs = numbers, numbers[0::FIELDS]

    @property
    def plain(self) -> bool:
        """Whether it holds glyphs of the face alone, none of them raised or a picture."""
        font = self.font
        if font.bitmap or font.svg or font.png or font.colr or any(self.numbers[3::FIELDS]):
            return False
        return max(self.glyphs, default=0) < SPECIAL and min(self.glyphs, default=0) >= 0


def _runs(layout: PdfObject, stream: PdfObject) -> list[_Run] | None:
    """The runs of a line; `None` if one of them is not plain."""
    from weasyprint.text.ffi import ffi, pango

    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    line, _ = layout.get_first_line()
    found: list[_Run] = []
    link, before = line.runs[0], ffi.NULL
    while link != ffi.NULL:
        item = link.data
        if item.item.analysis.font != before:
            before = item.item.analysis.font
            font, size = stream.add_font(before)
        run = _Run(item, font, size)
        if not run.plain:
            return None
        found.append(run)
        link = link.next
    return found


def _write(runs: list[_Run], layout: PdfObject, stream: PdfObject, matrix: PdfObject) -> None:
    text = layout.text.encode()
    stream.set_text_matrix(*matrix.values)
    shown = ""
    before = None
    for run in runs:
        if run.font is not before:
            if shown:
                stream.show_text(shown)
                shown = ""
            before = run.font
            stream.set_font_size(run.font.hash, run.size)
        shown += _operands(run, text, layout.widened, stream)
    stream.show_text(shown)


def _operands(run: _Run, text: bytes, widened: float, stream: PdfObject) -> str:
    """The glyphs of a run in hexadecimal, and adjustments between them."""
    numbers = run.numbers
    _learn(run, text, stream)
    known: dict[int, float] = run.font.widths
    scale = 1000 / UNITS / run.size
    made, last = "<", 0.0
    places = _bytes(run)
    for glyph, width, x, place in zip(
        run.glyphs, numbers[1::FIELDS], numbers[2::FIELDS], places, strict=True
    ):
        if x:
            made += f">{-x * scale:.2f}<"
        room = float(width)
        if widened and (text[place] == SPACE or text.startswith(NO_BREAK, place)):
            room += widened
        # What was cut off is carried on: roundings do not add up to a ragged margin.
        wanted = known[glyph] - (room - x) * scale + last
        adjusted = round(wanted)
        last = wanted - adjusted
        made += f"{glyph:04x}>{adjusted}<" if adjusted else f"{glyph:04x}"
    return made.removesuffix("<") if made.endswith("<") else made + ">"


def _bytes(run: _Run) -> list[int]:
    """Where in the text each glyph begins."""
    from weasyprint.text.ffi import ffi

    clusters = ffi.unpack(run.item.glyphs.log_clusters, len(run.glyphs)) if run.glyphs else []
    offset = run.item.item.offset
    return [offset + cluster for cluster in clusters]


def _learn(run: _Run, text: bytes, stream: PdfObject) -> None:
    """Tell the face of glyphs that are new to it: what they stand for, and how wide they are."""
    font = run.font
    if set(run.glyphs) <= font.to_unicode.keys() & font.widths.keys():
        return
    for place, glyph in enumerate(run.glyphs):
        if glyph not in font.to_unicode:
            font.to_unicode[glyph] = _meaning(run, place, text)
        if glyph not in font.widths:
            font.widths[glyph] = _width(run, glyph, stream)


def _meaning(run: _Run, place: int, text: bytes) -> str:
    """The characters that a glyph stands for."""
    item, clusters = run.item.item, run.item.glyphs.log_clusters
    begin = clusters[place]
    if item.analysis.level % 2:  # from right to left
        end = item.length if place == 0 else clusters[place - 1]
    else:
        end = item.length if place == len(run.glyphs) - 1 else clusters[place + 1]
    return text[item.offset + begin : item.offset + end].decode()


def _width(run: _Run, glyph: int, stream: PdfObject) -> int:
    """The width of a glyph in thousandths of its size."""
    from weasyprint.text.ffi import pango

    font = run.item.item.analysis.font
    pango.pango_font_get_glyph_extents(font, glyph, stream.ink_rect, stream.logical_rect)
    width: float = stream.logical_rect.width * 1000 / UNITS / run.size
    return round(width)
