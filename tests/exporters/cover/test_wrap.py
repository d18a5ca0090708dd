"""How wide a cover is, and where its panels stand."""

from __future__ import annotations

from typing import Any

import pytest

from biokit.errors import BadUsage
from biokit.exporters.pdf.cover.wrap import Wrap, wrap_of
from biokit.model.edition import Edition, Profile

INCH = 72.0
MM = 72 / 25.4


def wrap(profile: Profile, pages: int, measured: str | None = None, **fields: Any) -> Wrap:  # noqa: ANN401
    return wrap_of(Edition("paperback", "pdf", profile=profile, **fields), pages, measured)


def test_a_cover_of_kdp_is_as_wide_as_its_calculator_says() -> None:
    # 6 x 9 in, 300 pages, white: 0.6756 in of spine, 12.926 by 9.25 in with bleed.
    made = wrap("kdp", 300)
    assert made.spine.width / INCH == pytest.approx(0.6756)
    assert (made.width + 2 * made.bleed) / INCH == pytest.approx(12.9256)
    assert (made.height + 2 * made.bleed) / INCH == pytest.approx(9.25)


def test_back_spine_and_front_lie_side_by_side() -> None:
    made = wrap("kdp", 300)
    assert made.back.left == 0
    assert made.spine.left == made.back.width == 6 * INCH
    assert made.front.left == pytest.approx(made.spine.left + made.spine.width)
    assert made.width == pytest.approx(made.front.left + made.front.width, abs=0.001)


def test_a_thicker_paper_makes_a_wider_cover() -> None:
    cream = wrap("kdp", 300, options=(("paper", "cream"),))
    assert cream.width > wrap("kdp", 300).width


def test_a_spine_may_be_what_a_template_says_and_is_then_no_estimate() -> None:
    made = wrap("ingram", 200, "10.77mm")
    assert made.spine.width / MM == pytest.approx(10.77)
    assert made.findings == ()
    assert [each.code for each in wrap("ingram", 200).findings] == ["spine-estimated"]


@pytest.mark.parametrize(("pages", "words"), [(78, False), (79, True), (80, True)])
def test_a_thin_book_has_no_words_on_its_spine(pages: int, words: bool) -> None:
    # 79 pages are bound as 80.
    assert wrap("kdp", pages).spine_words is words


def test_a_case_reaches_beyond_the_leaves_and_is_turned_in() -> None:
    made = wrap("press", 300, binding="hardback", trim="6in 9in")
    assert made.height == pytest.approx(9 * INCH + 6 * MM, abs=0.001)
    assert made.back.width == pytest.approx(6 * INCH + 3 * MM)
    assert made.spine.left == pytest.approx(made.back.width + 8 * MM)
    assert made.bleed == pytest.approx(17 * MM)


def test_measures_that_a_printer_does_not_give_are_said_to_be_the_trade_s() -> None:
    codes = [each.code for each in wrap("kdp", 300, binding="hardback").findings]
    assert codes[0] == "cover-measures"


def test_marks_are_for_the_press_alone() -> None:
    assert wrap("press", 300).marks
    assert not wrap("kdp", 300).marks
    assert not wrap("screen", 300).marks


def test_a_paper_that_is_not_there_is_refused_with_those_there_are() -> None:
    with pytest.raises(BadUsage, match="no paper called vellum"):
        wrap("kdp", 300, options=(("paper", "vellum"),))
