from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.model.days import calendar_day, day_number, days_in_month, first_day, last_day, spans


@given(st.dates())
def test_days_are_numbered_as_python_numbers_them(day: dt.date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()


@given(st.integers(-(10**18), 10**18))
def test_a_number_names_one_day_however_far_away(number: int) -> None:
    assert day_number(*calendar_day(number)) == number


@given(st.integers(-(10**9), 10**9))
def test_the_day_after_has_the_next_number(number: int) -> None:
    year, month, day = calendar_day(number)
    following = calendar_day(number + 1)
    if day < days_in_month(year, month):
        assert following == (year, month, day + 1)
    elif month < 12:
        assert following == (year, month + 1, 1)
    else:
        assert following == (year + 1, 1, 1)


@pytest.mark.parametrize(
    ("year", "february"),
    [(1900, 28), (2000, 29), (1904, 29), (0, 29), (-4, 29), (-1, 28), (-100, 28), (-400, 29)],
)
def test_leap_years_go_on_before_the_first(year: int, february: int) -> None:
    assert days_in_month(year, 2) == february


def test_a_day_of_a_century_may_be_one_of_a_hundred() -> None:
    found = list(spans("15XX", "12", "25"))
    assert found == [(day_number(y, 12, 25),) * 2 for y in range(1500, 1600)]


def test_a_leap_day_lies_in_leap_years_only() -> None:
    assert [calendar_day(first)[0] for first, _ in spans("190X", "02", "29")] == [1904, 1908]


def test_a_day_that_never_was_has_no_span() -> None:
    assert list(spans("1955", "02", "30")) == []
    assert list(spans("XXXX", "3X", "01")) == []


def test_a_negative_year_hides_its_digits_downwards() -> None:
    assert calendar_day(first_day("-19XX")) == (-1999, 1, 1)
    assert calendar_day(last_day("-19XX")) == (-1900, 12, 31)
    assert calendar_day(last_day("-000X")) == (-1, 12, 31)
    assert calendar_day(last_day("-000X", "12", "31")) == (-1, 12, 31)


def test_winter_is_named_by_either_of_its_years() -> None:
    assert [tuple(map(calendar_day, span)) for span in spans("2003", "24")] == [
        ((2003, 1, 1), (2003, 2, 28)),
        ((2003, 12, 1), (2004, 2, 29)),
    ]


MASKS = st.text("0123456789X", min_size=2, max_size=2)


@given(st.text("012X", min_size=4, max_size=4), MASKS | st.just(""), MASKS | st.just(""))
def test_backwards_gives_the_same_spans_from_the_latest_on(year: str, month: str, day: str) -> None:
    if not month:
        day = ""
    forwards = list(spans(year, month, day))
    assert list(spans(year, month, day, backwards=True)) == forwards[::-1]
    assert forwards == sorted(forwards)


@given(st.text("129X", min_size=4, max_size=4), st.text("01X", min_size=2, max_size=2))
def test_a_masked_month_covers_just_the_months_its_digits_allow(year: str, month: str) -> None:
    covered = {
        calendar_day(number)[:2] for first, last in spans(year, month) for number in (first, last)
    }
    allowed = {
        (y, m)
        for y in range(10_000)
        if all(a in ("X", b) for a, b in zip(year, f"{y:04}", strict=True))
        for m in range(1, 13)
        if all(a in ("X", b) for a, b in zip(month, f"{m:02}", strict=True))
    }
    if month == "XX":
        assert {y for y, _ in covered} <= {y for y, _ in allowed}
    else:
        assert covered == allowed
