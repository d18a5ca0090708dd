"""Dates of BibLaTeX and BibTeX."""

from __future__ import annotations

import pytest
from hypothesis import given

from biokit.model.edtf import BadDate
from biokit.model.sources import ItemDate
from biokit.references.bibtex.dates import date_in, year_in
from tests.strategies_dates import edtf_texts


def parts(*dates: tuple[int, ...]) -> ItemDate:
    return ItemDate(date_parts=dates)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1921", parts((1921,))),
        ("1921-05-09", parts((1921, 5, 9))),
        ("1921-5-9", parts((1921, 5, 9))),
        ("{1921}", parts((1921,))),
        ("1921/1923-02", parts((1921,), (1923, 2))),
        ("1988--1990", parts((1988,), (1990,))),
        ("1988-1990", parts((1988,), (1990,))),
        ("1988/89", parts((1988,), (1989,))),
        ("1921-05~", ItemDate(edtf="1921-05~")),
        ("1921?~", ItemDate(edtf="1921%")),
        ("186X", ItemDate(edtf="186X")),
        ("194u", ItemDate(edtf="194X")),
        ("1988/", ItemDate(edtf="1988/")),
        ("1988/open", ItemDate(edtf="1988/..")),
        ("1961-21", ItemDate(edtf="1961-21")),
        ("-0043", ItemDate(edtf="-0043")),
        ("2008-07-01T10:18:00", ItemDate(edtf="2008-07-01T10:18:00")),
    ],
)
def test_a_date_is_in_the_plainest_form_that_says_all_of_it(
    written: str, expected: ItemDate
) -> None:
    assert date_in(written) == expected


@pytest.mark.parametrize("written", ["soon", "1921-13", "1921-02-30", "", "May 1921", "1923/1921"])
def test_a_date_that_is_none_is_refused_with_what_to_write(written: str) -> None:
    with pytest.raises(BadDate) as caught:
        date_in(written)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("write EDTF")


@given(edtf_texts())
def test_any_edtf_is_read(edtf: str) -> None:
    found = date_in(edtf)
    assert found.edtf is not None or found.date_parts


@pytest.mark.parametrize(
    ("year", "month", "expected"),
    [
        ("1921", "", parts((1921,))),
        ("1921", "May", parts((1921, 5))),
        ("1921", "5", parts((1921, 5))),
        ("1921", "May~13", parts((1921, 5, 13))),
        ("1921", "13 May", parts((1921, 5, 13))),
        ("1921", "January/February", parts((1921, 1), (1921, 2))),
        ("1921", "May 3--5", parts((1921, 5, 3), (1921, 5, 5))),
        ("1921", "Spring", ItemDate(edtf="1921-21")),
        ("ca. 1921", "", ItemDate(edtf="1921~")),
        ("c.~1921", "", ItemDate(edtf="1921~")),
        ("[1921?]", "", ItemDate(edtf="1921?")),
        ("1988--89", "", parts((1988,), (1989,))),
        ("[1921]", "", ItemDate(literal="[1921]")),
        ("forthcoming", "", ItemDate(literal="forthcoming")),
        ("n.d.", "", None),
    ],
)
def test_a_year_may_be_anything(year: str, month: str, expected: ItemDate | None) -> None:
    assert year_in(year, month) == (expected, None)


def test_a_month_that_is_none_is_handed_back() -> None:
    assert year_in("1921", "Michaelmas") == (parts((1921,)), "Michaelmas")
