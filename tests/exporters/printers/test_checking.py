"""A laid-out book beside what its printer takes."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from biokit.diagnostics import Finding
from biokit.exporters.pdf.printers.checking import findings
from biokit.exporters.pdf.printers.product import Picture, Product
from biokit.model.edition import Edition, Profile

INCH = 72.0
RIGHT = Product(
    pages=240,
    trim=(6 * INCH, 9 * INCH),
    inner=0.75 * INCH,
    outer=0.6 * INCH,
    head=0.55 * INCH,
    foot=0.55 * INCH,
    pictures=(Picture("media/ada.png", "12", (1200, 1800), (4 * INCH, 6 * INCH), "grey"),),
    smallest=(8.0, "iv"),
)
SHARP = RIGHT.pictures[0]


def found(product: Product, profile: Profile, **options: str) -> list[Finding]:
    edition = Edition("book", "pdf", profile=profile, options=tuple(options.items()))
    return list(findings(product, edition))


def codes(product: Product, profile: Profile, **options: str) -> list[str]:
    return [finding.code for finding in found(product, profile, **options)]


@pytest.mark.parametrize("profile", ["press", "kdp", "ingram", "screen", "archive"])
def test_a_book_that_is_right_is_right_for_all(profile: Profile) -> None:
    assert codes(RIGHT, profile) == []


@pytest.mark.parametrize(
    ("profile", "changed", "code"),
    [
        ("kdp", {"trim": (3 * INCH, 5 * INCH)}, "trim-not-offered"),
        ("kdp", {"pages": 22}, "too-few-pages"),
        ("kdp", {"pages": 830, "inner": 70.0}, "too-many-pages"),
        ("ingram", {"pages": 1202}, "too-many-pages"),
        ("kdp", {"pages": 241}, "odd-pages"),
        ("kdp", {"inner": 0.45 * INCH}, "gutter-too-small"),
        ("ingram", {"foot": 0.4 * INCH}, "margin-too-small"),
        ("kdp", {"smallest": (6.5, "9")}, "type-too-small"),
        ("kdp", {"pictures": (replace(SHARP, pixels=(600, 900)),)}, "image-low-resolution"),
        ("press", {"pictures": (replace(SHARP, colours="line"),)}, "image-low-resolution"),
        ("press", {"pictures": (replace(SHARP, pixels=(9000, 13500)),)}, "image-over-resolution"),
        ("kdp", {"pictures": (replace(SHARP, colours="rgb"),)}, "colour-for-press"),
        ("kdp", {"pictures": (replace(SHARP, transparent=True),)}, "transparency"),
    ],
)
def test_what_a_printer_objects_to_has_a_code(
    profile: Profile, changed: dict[str, Any], code: str
) -> None:
    assert codes(replace(RIGHT, **changed), profile) == [code]


def test_a_coloured_picture_on_paper_for_colour_should_be_in_inks() -> None:
    coloured = replace(RIGHT, pictures=(replace(SHARP, colours="rgb"),))
    assert codes(coloured, "ingram", paper="white-70") == ["rgb-image"]
    assert codes(coloured, "kdp", paper="premium-colour") == []


def test_a_size_between_the_least_and_the_most_is_made_to_order() -> None:
    assert codes(replace(RIGHT, trim=(5.9 * INCH, 8.7 * INCH)), "kdp") == []


def test_a_large_trim_holds_fewer_pages_of_the_same_paper() -> None:
    large = replace(RIGHT, trim=(8.5 * INCH, 11 * INCH), pages=600, inner=INCH)
    assert codes(large, "kdp") == ["too-many-pages"]
    assert codes(replace(large, trim=RIGHT.trim), "kdp") == []


def test_a_book_that_bleeds_needs_more_room_at_its_edges() -> None:
    narrow = replace(RIGHT, outer=0.3 * INCH)
    assert codes(narrow, "kdp") == []
    assert codes(narrow, "kdp", bleed="0.125in") == ["margin-too-small"]


def test_a_drawing_is_sharp_at_any_size() -> None:
    drawn = replace(SHARP, pixels=(10, 10), colours="drawing")
    assert codes(replace(RIGHT, pictures=(drawn,)), "kdp") == []


def test_a_picture_is_as_sharp_as_where_its_pixels_are_fewest() -> None:
    assert replace(SHARP, pixels=(1200, 900)).dpi == pytest.approx(150)


def test_a_message_says_the_picture_its_page_and_what_would_do() -> None:
    (one,) = found(replace(RIGHT, pictures=(replace(SHARP, pixels=(600, 900)),)), "kdp")
    assert one.message == (
        "the picture media/ada.png has 150 dpi as it is printed on page 12, "
        "and Amazon KDP asks for 300"
    )
    assert one.severity == "warning"
    assert one.hint is not None
    assert one.hint.startswith("1200 pixels across would do")
    assert "https://kdp.amazon.com" in one.hint
    assert "read 2026-11-28" in one.hint


def test_what_a_printer_s_own_page_refuses_is_an_error() -> None:
    (one,) = found(replace(RIGHT, foot=0.4 * INCH), "ingram")
    assert one.severity == "error"
    assert "others" not in (one.hint or "")


def test_what_only_others_say_of_a_printer_is_a_warning_and_says_so() -> None:
    (one,) = found(replace(RIGHT, inner=0.45 * INCH), "kdp")
    assert one.severity == "warning"
    assert "0.45in from the spine" in one.message
    assert "0.5in in a book of 240 pages" in one.message
    assert "as others have it" in (one.hint or "")
