from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.model.edtf import (
    BadDate,
    CalendarDate,
    DateSet,
    Interval,
    Limit,
    Range,
    parse,
)
from tests.strategies_dates import edtf_texts

PARSED = {
    "1955": CalendarDate("1955"),
    "1955-12": CalendarDate("1955", "12"),
    "1955-12-05": CalendarDate("1955", "12", "05"),
    "2004-01-01T10:10:10Z": CalendarDate("2004", "01", "01", "10:10:10Z"),
    "-0043": CalendarDate("-0043"),
    "0000": CalendarDate("0000"),
    "Y-17E7": CalendarDate("Y-17E7"),
    "Y171010000S3": CalendarDate("Y171010000", significant=3),
    "1950S2": CalendarDate("1950", significant=2),
    "195X": CalendarDate("195X"),
    "15XX-12-25": CalendarDate("15XX", "12", "25"),
    "2023-40": CalendarDate("2023", "40"),
    "1984?-06": CalendarDate("1984", "06", right=("?", "", "")),
    "1984-?06": CalendarDate("1984", "06", left=("", "?", "")),
    "?2004-06-~11": CalendarDate("2004", "06", "11", left=("?", "", "~")),
    "2004-06-11%": CalendarDate("2004", "06", "11", right=("", "", "%")),
    "1996-09/..": Interval(CalendarDate("1996", "09"), Limit.OPEN),
    "/1999": Interval(Limit.UNKNOWN, CalendarDate("1999")),
    "1984~/2004?": Interval(
        CalendarDate("1984", right=("~", "", "")), CalendarDate("2004", right=("?", "", ""))
    ),
    "/..": Interval(Limit.UNKNOWN, Limit.OPEN),
    "[1955,1956]": DateSet((CalendarDate("1955"), CalendarDate("1956")), every=False),
    "[..1760-12-03]": DateSet((Range(None, CalendarDate("1760", "12", "03")),), every=False),
    "{1667,1668..1672}": DateSet(
        (CalendarDate("1667"), Range(CalendarDate("1668"), CalendarDate("1672"))), every=True
    ),
}


@pytest.mark.parametrize("text", PARSED)
def test_a_date_is_parsed_into_its_parts(text: str) -> None:
    assert parse(text) == PARSED[text]


@given(edtf_texts())
def test_a_parsed_date_prints_as_the_text_it_was_parsed_from(text: str) -> None:
    assert str(parse(text)) == text


@given(edtf_texts(), edtf_texts())
def test_different_texts_are_different_dates(one: str, other: str) -> None:
    assert (parse(one) == parse(other)) == (one == other)


@given(st.text("0123456789X?~%-/.,[]{}YESTZ: ", max_size=16))
def test_any_text_is_a_date_that_prints_as_itself_or_is_refused(text: str) -> None:
    with contextlib.suppress(BadDate):
        assert str(parse(text)) == text


@given(edtf_texts(), st.data())
def test_one_changed_character_is_read_or_refused_but_never_breaks(
    text: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    character = data.draw(st.sampled_from("0123456789X?~%-/.,[]{}YESTZ:+ \n٣"))
    changed = text[:place] + character + text[place + 1 :]
    with contextlib.suppress(BadDate):
        assert str(parse(changed)) == changed


NOT_DATES = {
    "": "Write it as EDTF",
    "today": "Write it as EDTF",
    "1955\n": "is not a date",
    "１９５５": "is not a date",
    "1955-13": "there is no month 13",
    "1955-00": "there is no month 00",
    "1955-20": "there is no month 20",
    "1955-42": "there is no month 42",
    "1955-02-29": "there is no day 29 in month 02",
    "1900-02-29": "there is no day 29 in month 02",
    "1955-04-31": "there is no day 31 in month 04",
    "1955-04-00": "there is no day 00 in month 04",
    "1955-3X": "there is no month 3X",
    "195X-02-3X": "there is no day 3X in month 02",
    "1955-21-01": "no days in a season",
    "-0000": "1 BC is 0000",
    "-0000-05": "1 BC is 0000",
    "Y1955": "is not a date",
    "Y020000": "is not a date",
    "Y20000-05": "a year with Y stands alone",
    "Y1000000000000000": "is not a date",
    "Y1E99": "is not a date",
    "1950S0": "is not a date",
    "1950S5": "a year of 4 digits has no 5 that are significant",
    "Y17E2S5": "a year of 4 digits has no 5",
    "195XS2": "S and its number belong to a year alone",
    "1950S2-06": "S and its number belong to a year alone",
    "1955-12T10:00:00": "a time of day",
    "1955-12-05~T10:00:00": "a time of day",
    "1955-12-05T25:00:00": "is not a date",
    "1955-12-05T24:00:01": "is not a date",
    "1955-12-05T10:00": "is not a date",
    "1955-12-05T10:00:00-00:00": "is not a date",
    "1955-12-05T10:00:00Z/1956": "a time of day",
    "/": "it says nothing",
    "1955/1956/1957": "is not a date",
    "2008/1964": "it ends before it begins",
    "1955-12-05/1955-12-04": "it ends before it begins",
    "[1955": "is not a date",
    "[1955}": "is not a date",
    "[]": "is not a date",
    "[..]": "is not a date",
    "[1955]": "Write 1955",
    "[1955,]": "is not a date",
    "[1955, 1956]": "is not a date",
    "[1955,..1944]": "stands first in a set",
    "[1955..,1960]": "stands first in a set",
    "{1955..1956-01}": "from one precision to another",
    "{1956..1955}": "1956..1955 ends before it begins",
    "{1955~..1960}": "plain years, months or days",
    "{195X..1960}": "plain years, months or days",
    "[[1955,1956],1957]": "is not a date",
}


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_is_not_a_date_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse(text)
    assert NOT_DATES[text] in str(refused.value)


MEANT = {
    "1955/12/5": "1955-12-05",
    "1955.12.05": "1955-12-05",
    "5.12.1955": "1955-12-05",
    "5. 12. 1955": "1955-12-05",
    "1955-1-2": "1955-01-02",
    "1955.12": "1955-12",
    "1955-1956": "1955/1956",
    "1955–1956": "1955/1956",
    "c. 1820": "1820~",
    "Circa 1820": "1820~",
    "约1820": "1820~",
    "1950s": "195X",
    "1950er": "195X",
    "196u": "196X",
    "1985-04/open": "1985-04/..",
    "44": "0044",
    " 1955.12 ": "1955-12",
}


@pytest.mark.parametrize("text", MEANT)
def test_a_near_miss_is_told_what_was_meant(text: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse(text)
    assert refused.value.hint == f"Write {MEANT[text]}"


def test_a_wrong_guess_at_what_was_meant_is_not_offered() -> None:
    with pytest.raises(BadDate) as refused:
        parse("31.02.1955")
    assert refused.value.hint is not None
    assert refused.value.hint.startswith("Write it as EDTF")


def test_a_very_long_text_is_cut_short_in_the_message() -> None:
    with pytest.raises(BadDate) as refused:
        parse("x" * 1_000_000)
    assert len(str(refused.value)) < 300
