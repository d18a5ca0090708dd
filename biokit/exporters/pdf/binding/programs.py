"""The programs of the faces: what of a face's file goes into the book."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.cffLib import TopDict
    from fontTools.ttLib import TTFont

__all__ = ["Subset", "glyph_count", "subset_program"]

Subset = Callable[[bytes, int, tuple[tuple[str, float], ...], frozenset[int]], bytes]

NEEDED = frozenset(
    {"head", "hhea", "hmtx", "maxp", "glyf", "loca", "cvt ", "fpgm", "prep", "CFF ", "CFF2"}
)
"""What a PDF reads of a program whose glyphs are chosen by number: ISO 32000-1, table 126."""
VARYING = frozenset({"fvar", "avar", "gvar", "cvar", "HVAR", "VVAR", "STAT", "name"})
"""What is read besides to bring a variable face to a stand."""
COLOURED = frozenset({"CBDT", "COLR", "SVG ", "sbix"})
"""Tables whose glyphs WeasyPrint paints as pictures, with empty ones for the text beneath."""


def subset_program(
    program: bytes, index: int, axes: tuple[tuple[str, float], ...], glyphs: frozenset[int]
) -> bytes:
    """What is embedded of a face: the outlines of `glyphs`, which keep their numbers.

    Args:
        program: the file of the face.
        index: which of the faces in the file it is.
        axes: where a variable face stands; axes it does not have are passed over.
        glyphs: by number. Numbers that the face does not have stand for missing characters.

    Returns:
        A TrueType file or, of a face whose outlines are cubic, a bare CFF table.
    """
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(program), fontNumber=index, lazy=True, recalcTimestamp=False) as font:
        count = font["maxp"].numGlyphs
        there = {glyph for glyph in glyphs if glyph < count} | {0}
        if COLOURED & set(font.keys()):
            return _saved(_blank(font, max(there) + 1))
        needed = NEEDED | VARYING if "fvar" in font else NEEDED
        for table in set(font.keys()) - needed - {"GlyphOrder"}:
            del font[table]
        _subset(font, there, boxed=0 in glyphs or max(glyphs, default=0) >= count)
        if "fvar" in font:
            _stand(font, dict(axes))
        return _bare(font) if "CFF " in font else _saved(font)


def glyph_count(program: bytes, index: int) -> int:
    """How many glyphs a face has, by its `maxp` table."""
    start = struct.unpack_from(">L", program, 12 + 4 * index)[0] if program[:4] == b"ttcf" else 0
    for number in range(struct.unpack_from(">H", program, start + 4)[0]):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", program, start + 12 + 16 * number)
        if tag == b"maxp":
            count: int = struct.unpack_from(">H", program, offset + 4)[0]
            return count
    return 0


def _subset(font: TTFont, glyphs: set[int], *, boxed: bool) -> None:
    """Empty all other glyphs.

    Args:
        font: the face.
        glyphs: those that are printed.
        boxed: whether the empty box is printed, so that it must keep its outline.
    """
    from fontTools.subset import Options, Subsetter

    if "CFF " not in font and "CFF2" not in font:
        # Otherwise tens of thousands of names are read that nothing has a use for.
        count = font["maxp"].numGlyphs
        font.setGlyphOrder([".notdef", *(f"glyph{number:05}" for number in range(1, count))])
    chosen = Options(
        retain_gids=True,
        hinting=False,
        desubroutinize=True,
        notdef_outline=boxed,
        glyph_names=False,
        recalc_timestamp=False,
    )
    subsetter = Subsetter(chosen)
    subsetter.populate(gids=glyphs)
    subsetter.subset(font)


def _stand(font: TTFont, axes: dict[str, float]) -> None:
    """Fix a variable face at one place of its axes; where none is said, at their defaults."""
    from fontTools.varLib.instancer import instantiateVariableFont

    places = {axis.axisTag: axes.get(axis.axisTag, axis.defaultValue) for axis in font["fvar"].axes}
    instantiateVariableFont(font, places, inplace=True)
    if "CFF2" in font:
        from fontTools.cffLib.CFF2ToCFF import convertCFF2ToCFF

        convertCFF2ToCFF(font)
    for table in set(font.keys()) - NEEDED - {"GlyphOrder"}:
        del font[table]


def _bare(font: TTFont) -> bytes:
    """The CFF table alone, whose glyphs have their numbers for CIDs.

    One with other CIDs would be read by them, ISO 32000-1, 9.7.4.2; one with names is read by the
    numbers too, but not by everybody.
    """
    table = font["CFF "]
    top = table.cff.topDictIndex[0]
    named = {name: f"cid{number:05}" for number, name in enumerate(top.charset)}
    named[top.charset[0]] = ".notdef"
    glyphs = top.CharStrings
    glyphs.charStrings = {named[name]: glyph for name, glyph in glyphs.charStrings.items()}
    top.charset = [named[name] for name in top.charset]
    if not hasattr(top, "ROS"):
        _key_by_cid(top)
    top.CIDCount = len(top.charset)
    bare: bytes = table.compile(font)
    return bare


def _key_by_cid(top: TopDict) -> None:
    """Give a face with names the one inner font that a face with CIDs has."""
    from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict

    inner = FontDict()
    inner.Private = top.Private
    del top.Private
    top.FDArray = FDArrayIndex()
    top.FDArray.append(inner)
    top.FDSelect = FDSelect()
    top.FDSelect.gidArray = [0] * len(top.charset)
    top.ROS = ("Adobe", "Identity", 0)
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect


def _blank(font: TTFont, count: int) -> TTFont:
    """A face of as many empty glyphs."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    names = [".notdef", *(f"glyph{number:05}" for number in range(1, count))]
    blank = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    head = font["head"]
    blank.updateHead(created=head.created, modified=head.modified)
    blank.setupGlyphOrder(names)
    blank.setupGlyf({name: Glyph() for name in names})
    advances = font["hmtx"].metrics
    order = font.getGlyphOrder()
    blank.setupHorizontalMetrics(
        {name: (advances[order[number]][0], 0) for number, name in enumerate(names)}
    )
    blank.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    return blank.font


def _saved(font: TTFont) -> bytes:
    made = io.BytesIO()
    font.save(made, reorderTables=None)
    return made.getvalue()
