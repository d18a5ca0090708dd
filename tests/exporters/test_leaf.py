"""Where on a leaf the text stands, and how a chapter's first words are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.errors import BadUsage
from biokit.exporters.pdf.pages.leaf import lay_out, points, tokens
from biokit.exporters.pdf.pages.openings import opened
from biokit.model.edition import TRIMS
from biokit.model.nodes import Inline, Mention, Note, Paragraph, Section, Span, Text
from biokit.model.walk import plain_text
from biokit.resources import Resources
from tests.exporters.lives import p, t

DESIGN = tokens(Resources().text("styles", "tokens.css"))

sides = st.floats(3, 20).map(lambda inches: f"{inches:.3f}in")


@given(sides, sides, st.integers(1, 2000))
def test_text_and_margins_fill_the_leaf_in_whole_lines(width: str, height: str, pages: int) -> None:
    leaf = lay_out(f"{width} {height}", DESIGN, pages)
    assert leaf.inner + leaf.measure + leaf.outer == pytest.approx(leaf.width, abs=0.02)
    assert leaf.head + leaf.depth + leaf.foot == pytest.approx(leaf.height, abs=0.02)
    assert leaf.depth == pytest.approx(leaf.lines * points(DESIGN["print-leading"]), abs=0.02)
    assert min(leaf.inner, leaf.outer, leaf.head, leaf.foot) > 0


@given(sides, sides, st.integers(1, 1000), st.integers(0, 1000))
def test_a_thicker_book_never_comes_nearer_the_spine(
    width: str, height: str, pages: int, more: int
) -> None:
    thin = lay_out(f"{width} {height}", DESIGN, pages)
    thick = lay_out(f"{width} {height}", DESIGN, pages + more)
    assert thick.inner >= thin.inner
    assert thick.measure == pytest.approx(thin.measure, abs=0.02)


def test_the_usual_leaf() -> None:
    leaf = lay_out("6in 9in", DESIGN, 100)
    assert (leaf.width, leaf.height, leaf.lines) == (432, 648, 33)
    assert leaf.inner < leaf.outer
    assert leaf.head < leaf.foot
    assert leaf.depth / leaf.measure == pytest.approx(1.618, abs=0.01)


@pytest.mark.parametrize(("name", "trim"), [*TRIMS.items(), (" A5 ", "148mm 210mm")])
def test_a_trim_may_be_named(name: str, trim: str) -> None:
    assert lay_out(name, DESIGN, 100) == lay_out(trim, DESIGN, 100)


@pytest.mark.parametrize("trim", ["A9", "6in", "6in 9in 1in", "6 9", "1in 9in", "6in 40in"])
def test_what_is_no_trim_is_refused(trim: str) -> None:
    with pytest.raises(BadUsage, match="is no "):
        lay_out(trim, DESIGN, 100)


def test_lines_are_no_longer_on_a_wide_leaf_than_can_be_read() -> None:
    leaf = lay_out("A4", DESIGN, 100)
    assert leaf.measure == pytest.approx(points(DESIGN["print-longest-line"]), abs=0.02)
    assert leaf.inner / (leaf.inner + leaf.outer) == pytest.approx(0.44, abs=0.01)


def test_a_sewn_book_opens_further_than_a_glued_one() -> None:
    glued = lay_out("6x9", DESIGN, 400)
    sewn = lay_out("6x9", DESIGN, 400, binding="sewn")
    assert lay_out("6x9", DESIGN, 100).inner < sewn.inner < glued.inner
    assert sewn.measure == pytest.approx(glued.measure, abs=0.02)


@given(st.floats(0, 100), st.integers(1, 1000))
def test_the_gutter_of_a_printer_wins_over_the_fore_edge_alone(gutter: float, pages: int) -> None:
    own = lay_out("6x9", DESIGN, pages)
    leaf = lay_out("6x9", DESIGN, pages, gutter)
    assert leaf.inner == pytest.approx(max(own.inner, gutter), abs=0.01)
    assert leaf.measure == pytest.approx(own.measure, abs=0.02)
    assert leaf.outer >= 18


def test_a_gutter_that_leaves_no_fore_edge_is_refused() -> None:
    with pytest.raises(BadUsage, match="leave too little of 6x9 beside a gutter of 109pt"):
        lay_out("6x9", DESIGN, 100, 109)


@pytest.mark.parametrize(("length", "expected"), [("1in", 72), ("25.4mm", 72), ("1pc", 12)])
def test_lengths_are_those_of_css(length: str, expected: float) -> None:
    assert points(length) == pytest.approx(expected)


def test_a_design_without_a_token_the_page_needs_is_refused() -> None:
    with pytest.raises(BadUsage, match="print-leading"):
        lay_out("6in 9in", {}, 1)


def test_a_token_that_is_no_share_of_the_leaf_is_refused() -> None:
    with pytest.raises(BadUsage, match="--print-measure is wide"):
        lay_out("6in 9in", {**DESIGN, "print-measure": "wide"}, 1)


def opening(*run: Inline, lang: str = "en") -> tuple[str, str]:
    """The marked words of a chapter that begins so, and the rest."""
    chapter = Section(t("One"), (Paragraph(run),), role="chapter")
    (section,) = opened((chapter,), lang)
    match section.blocks:
        case (Paragraph(content=(Span(content=marked, classes=("opening",)), *rest)),):
            return plain_text(marked), plain_text(tuple(rest))
        case (Paragraph(content=content),):
            return "", plain_text(content)
        case _:
            raise AssertionError


def test_the_first_words_of_a_chapter_are_marked_up_to_the_end_of_a_word() -> None:
    assert opening(Text("Of his parents nothing is known.")) == (
        "Of his parents nothing",
        " is known.",
    )


def test_they_may_run_over_other_inlines() -> None:
    run = (Mention(t("Cai Qi"), "cai"), Text(" was born on 5 December 1955."))
    assert opening(*run) == ("Cai Qi was born on", " 5 December 1955.")


def test_they_end_before_a_note() -> None:
    assert opening(Text("So."), Note((p("Why."),)), Text(" And then more words.")) == (
        "So.",
        " And then more words.",
    )


def test_a_short_paragraph_is_marked_whole() -> None:
    assert opening(Text("Nothing.")) == ("Nothing.", "")


def test_scripts_without_small_capitals_are_left_alone() -> None:
    assert opening(Text("蔡奇生于一九五五年十二月"), lang="zh-Hans")[0] == ""


@given(st.lists(st.text(st.characters(categories=("L", "Zs")), min_size=1), max_size=5))
def test_no_word_is_lost(words: list[str]) -> None:
    assert "".join(opening(*(Text(part) for part in words))) == "".join(words)


def test_only_the_first_paragraph_of_chapters_is_marked() -> None:
    preface = Section(t("Preface"), (p("These are many words."),), role="preface")
    part = Section(
        t("I"), (), (Section(t("A"), (p("Many words are here."),), role="chapter"),), role="part"
    )
    same, changed = opened((preface, part), "en")
    assert same is preface
    assert changed != part
