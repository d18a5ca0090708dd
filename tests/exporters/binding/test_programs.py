"""What is embedded of a face: the outlines that are printed, under the numbers they had."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from fontTools.cffLib import CFFFontSet, FDArrayIndex, FDSelect, FontDict, TopDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from biokit.exporters.pdf.binding.programs import glyph_count, subset_program

if TYPE_CHECKING:
    from fontTools.pens.basePen import AbstractPen

NAMES = [".notdef", "A", "B", "C", "D"]
"""Glyph 1 is 100 units wide, glyph 2 is 200, and so on."""

MADE = 3_000_000_000
"""Seconds since 1904."""

Bounds = tuple[float, float, float, float]


def square(pen: AbstractPen, side: int) -> None:
    pen.moveTo((0, 0))
    pen.lineTo((side, 0))
    pen.lineTo((side, side))
    pen.lineTo((0, side))
    pen.closePath()


def begun(*, quadratic: bool) -> FontBuilder:
    made = FontBuilder(1000, isTTF=quadratic)
    made.updateHead(created=MADE, modified=MADE)
    made.setupGlyphOrder(NAMES)
    made.setupCharacterMap({ord(name): name for name in NAMES[1:]})
    if quadratic:
        glyphs = {}
        for number, name in enumerate(NAMES):
            pen = TTGlyphPen(None)
            square(pen, 100 * number or 50)
            glyphs[name] = pen.glyph()
        made.setupGlyf(glyphs)
    else:
        made.setupCFF("Cubic", {}, strings(), {})
    finished(made)
    return made


def strings(*, bare: bool = False) -> dict[str, object]:
    made = {}
    for number, name in enumerate(NAMES):
        pen = T2CharStringPen(None if bare else 100 * number, None, CFF2=bare)
        square(pen, 100 * number or 50)
        made[name] = pen.getCharString()
    return made


def finished(made: FontBuilder) -> None:
    made.setupHorizontalMetrics({name: (100 * n, 0) for n, name in enumerate(NAMES)})
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()


def saved(made: FontBuilder) -> bytes:
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def bounds_of_truetype(content: bytes) -> list[Bounds | None]:
    font = TTFont(io.BytesIO(content))
    shapes = font.getGlyphSet()
    found = []
    for name in font.getGlyphOrder():
        pen = BoundsPen(shapes)
        shapes[name].draw(pen)
        found.append(pen.bounds)
    return found


def opened_cff(content: bytes) -> TopDict:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(content), TTFont())
    return fonts.topDictIndex[0]


def bounds_of_cff(content: bytes) -> list[Bounds | None]:
    top = opened_cff(content)
    found = []
    for name in top.charset:
        pen = BoundsPen(None)
        top.CharStrings[name].draw(pen)
        found.append(pen.bounds)
    return found


def test_a_glyph_keeps_its_number_and_the_others_are_empty() -> None:
    made = subset_program(saved(begun(quadratic=True)), 0, (), frozenset({1, 3}))
    assert bounds_of_truetype(made) == [None, (0, 0, 100, 100), None, (0, 0, 300, 300)]


def test_only_what_a_pdf_reads_is_embedded() -> None:
    made = subset_program(saved(begun(quadratic=True)), 0, (), frozenset({1}))
    assert set(TTFont(io.BytesIO(made)).keys()) == {
        "GlyphOrder", "head", "hhea", "hmtx", "maxp", "glyf", "loca",
    }  # fmt: skip


def test_numbers_that_a_face_does_not_have_print_its_empty_box() -> None:
    made = subset_program(saved(begun(quadratic=True)), 0, (), frozenset({1, 5, 9000}))
    assert bounds_of_truetype(made)[0] == (0, 0, 50, 50)


def test_a_face_that_prints_nothing_is_still_a_face() -> None:
    assert bounds_of_truetype(subset_program(saved(begun(quadratic=True)), 0, (), frozenset()))


def test_of_a_cubic_face_the_bare_table_is_embedded() -> None:
    made = subset_program(saved(begun(quadratic=False)), 0, (), frozenset({2, 4}))
    assert made[:1] == b"\x01"
    assert bounds_of_cff(made)[2] == (0, 0, 200, 200)
    assert bounds_of_cff(made)[1] is None


def keyed_by_cids() -> bytes:
    """A cubic face whose glyphs have CIDs of their own: 10, 20, 30, 40."""
    built = begun(quadratic=False)
    font = built.font
    top = font["CFF "].cff.topDictIndex[0]
    renamed = {name: f"cid{10 * n:05}" for n, name in enumerate(NAMES)} | {".notdef": ".notdef"}
    glyphs = top.CharStrings
    glyphs.charStrings = {renamed[name]: glyph for name, glyph in glyphs.charStrings.items()}
    top.charset = [renamed[name] for name in top.charset]
    inner = FontDict()
    inner.Private, inner.FontName = top.Private, "Cubic-Inner"
    del top.Private
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(inner)
    top.FDSelect.gidArray = [0] * len(NAMES)
    top.ROS, top.CIDCount = ("Adobe", "Identity", 0), 41
    glyphs.fdArray, glyphs.fdSelect = top.FDArray, top.FDSelect
    font.setGlyphOrder(top.charset)
    font["hmtx"].metrics = {renamed[name]: m for name, m in font["hmtx"].metrics.items()}
    del font["cmap"]
    return saved(built)


def test_cids_become_the_numbers_of_glyphs() -> None:
    made = subset_program(keyed_by_cids(), 0, (), frozenset({2, 3}))
    assert opened_cff(made).charset == [".notdef", "cid00001", "cid00002", "cid00003"]
    assert bounds_of_cff(made) == [None, None, (0, 0, 200, 200), (0, 0, 300, 300)]


def varying(*, quadratic: bool) -> bytes:
    made = begun(quadratic=quadratic)
    made.setupFvar([("wght", 100, 400, 900, "Weight"), ("wdth", 75, 100, 100, "Width")], [])
    if quadratic:
        wider = [(0, 0), (100, 0), (100, 0), (0, 0), (0, 0), (100, 0), (0, 0), (0, 0)]
        made.setupGvar({"B": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    else:
        del made.font["CFF "]
        made.setupCFF2(strings(bare=True))
    return saved(made)


@pytest.mark.parametrize(("weight", "side"), [(400.0, 200), (900.0, 300), (650.0, 250)])
def test_a_variable_face_stands_where_it_is_used(weight: float, side: int) -> None:
    made = subset_program(
        varying(quadratic=True), 0, (("wght", weight), ("opsz", 9.0)), frozenset({2})
    )
    assert bounds_of_truetype(made)[2] == (0, 0, side, 200)
    assert "fvar" not in TTFont(io.BytesIO(made))


def test_a_variable_cubic_face_is_embedded_as_pdf_knows_it() -> None:
    made = subset_program(varying(quadratic=False), 0, (("wght", 900.0),), frozenset({2}))
    assert bounds_of_cff(made)[2] == (0, 0, 200, 200)


def test_glyphs_that_are_painted_as_pictures_have_no_outlines() -> None:
    made = begun(quadratic=True)
    made.setupCOLR({"A": [("B", 0)]})
    made.setupCPAL([[(1, 0, 0, 1)]])
    assert bounds_of_truetype(subset_program(saved(made), 0, (), frozenset({1, 2}))) == [None] * 3


def test_a_face_is_taken_out_of_a_collection() -> None:
    together = TTCollection()
    together.fonts = [begun(quadratic=False).font, begun(quadratic=True).font]
    held = io.BytesIO()
    together.save(held)
    assert glyph_count(held.getvalue(), 1) == len(NAMES)
    made = subset_program(held.getvalue(), 1, (), frozenset({1}))
    assert bounds_of_truetype(made) == [None, (0, 0, 100, 100)]


@pytest.mark.parametrize("quadratic", [True, False])
def test_the_same_face_gives_the_same_program(*, quadratic: bool) -> None:
    whole = saved(begun(quadratic=quadratic))
    assert subset_program(whole, 0, (), frozenset({3, 1})) == subset_program(
        whole, 0, (), frozenset({1, 3})
    )
    assert glyph_count(whole, 0) == len(NAMES)
