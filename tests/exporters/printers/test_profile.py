"""What a profile asks of a PDF, in one place."""

from __future__ import annotations

import pytest

from biokit.errors import BadUsage
from biokit.exporters.pdf.printers.profile import Making, made_for
from biokit.model.edition import PDF_PROFILES, PRINTERS, Edition, Profile

MM = 72 / 25.4


def making(profile: Profile, **options: str) -> Making:
    return made_for(Edition("book", "pdf", profile=profile, options=tuple(options.items())))


def test_screen_and_archive_can_be_followed_and_read_aloud() -> None:
    assert making("screen").conformance == "ua-1"
    for profile in ("screen", "archive"):
        made = making(profile)
        assert made.links
        assert made.outline
        assert made.tagged


def test_an_archive_keeps_to_pdf_a_and_brings_its_sources() -> None:
    made = making("archive")
    assert (made.conformance, made.output_intent, made.attachments) == ("a-3a", "srgb", True)


@pytest.mark.parametrize("profile", sorted(PRINTERS))
def test_printers_get_black_ink_an_even_number_of_pages_and_nothing_to_click(
    profile: Profile,
) -> None:
    made = making(profile)
    assert made.black
    assert made.even
    assert (made.links, made.outline, made.tagged, made.attachments) == (False,) * 4


def test_a_press_gets_bleed_and_crop_marks() -> None:
    made = making("press")
    assert made.bleed == made.inner_bleed == pytest.approx(3 * MM)
    assert made.marks


def test_a_press_gets_the_bleed_it_asks_for_and_marks_only_with_it() -> None:
    assert making("press", bleed="5mm").bleed == pytest.approx(5 * MM)
    assert not making("press", marks="none").marks
    assert not making("press", bleed="none").marks


@pytest.mark.parametrize("profile", ["kdp", "ingram"])
def test_a_shop_s_printer_gets_no_marks_and_a_bleed_on_three_sides_if_asked(
    profile: Profile,
) -> None:
    assert making(profile).bleed == 0
    made = making(profile, bleed="0.125in")
    assert (made.bleed, made.inner_bleed, made.marks) == (9, 0, False)


@pytest.mark.parametrize(
    ("profile", "options", "said"),
    [
        ("kdp", {"bleed": "3mm"}, "Amazon KDP has one of 0.125in"),
        ("ingram", {"marks": "crop"}, "refuses files with crop marks"),
        ("press", {"marks": "cross"}, "cross are no marks"),
        ("press", {"bleed": "much"}, "much is no length"),
    ],
)
def test_what_a_printer_refuses_is_refused(
    profile: Profile, options: dict[str, str], said: str
) -> None:
    with pytest.raises(BadUsage, match=said):
        making(profile, **options)


@pytest.mark.parametrize(
    ("pages", "inches"),
    [(24, 0.375), (150, 0.375), (151, 0.5), (300, 0.5), (500, 0.625), (700, 0.75), (828, 0.875)],
)
def test_the_gutter_of_kdp_grows_with_the_pages(pages: int, inches: float) -> None:
    assert making("kdp").min_gutter(pages) == pytest.approx(inches * 72)


def test_every_profile_of_a_pdf_has_an_answer() -> None:
    for profile in sorted(PDF_PROFILES):
        assert making(profile).min_gutter(300) >= 0
