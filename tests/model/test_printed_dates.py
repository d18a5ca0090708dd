from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.model.date_styles import DATE_STYLES
from biokit.model.dates import Date, printed
from tests.strategies_dates import dates, edtf_texts, plain_dates

ENGLISH = {
    "1955-12-05": "5 December 1955",
    "1955-12": "December 1955",
    "1955": "1955",
    "0800": "800",
    "0014": "AD 14",
    "0000": "1 BC",
    "-0043": "44 BC",
    "-0043-03-15": "15 March 44 BC",
    "Y17E8": "1700000000",
    "Y-17000": "17001 BC",
    "1985-04-12T23:20:30": "12 April 1985, 23:20:30",
    "1985-04-12T23:20:00Z": "12 April 1985, 23:20 UTC",
    "1985-04-12T23:20:30+04:30": "12 April 1985, 23:20:30 UTC+04:30",
    "1820~": "c. 1820",
    "1997?": "1997?",
    "1984%": "c. 1984?",
    "1984?-06": "June 1984?",
    "?2004-06-~11": "c. 11 June 2004?",
    "195X": "1950s",
    "195X~": "c. 1950s",
    "19XX": "20th century",
    "11XX": "12th century",
    "20XX": "21st century",
    "1XXX": "2nd millennium",
    "15XX-12-25": "25 December (16th century)",
    "156X-21": "spring (1560s)",
    "XXXX-12-25": "25 December",
    "XXXX-12-XX": "December",
    "1985-XX-XX": "1985",
    "1985-04-XX": "April 1985",
    "1950S2": "c. 1950 (1900–1999)",
    "Y171010000S3": "c. 171010000 (171000000–171999999)",
    "1971-21": "spring 1971",
    "1971-24": "winter 1971",
    "1971-31": "autumn 1971",
    "2001-34": "April to June 2001",
    "2001-39": "September to December 2001",
    "2023-40": "January to June 2023",
    "1914/1918": "1914–1918",
    "-0043/0014": "44 BC to AD 14",
    "2002-03/2004-04": "March 2002 to April 2004",
    "1955-03/1955-06": "March to June 1955",
    "1955-12-05/1955-12-07": "5 to 7 December 1955",
    "1955-12-05/1956-01-07": "5 December 1955 to 7 January 1956",
    "1955-03-28/1955-04-02": "28 March to 2 April 1955",
    "1955-03~/1955-06": "c. March 1955 to June 1955",
    "1820~/1825": "c. 1820 to 1825",
    "1971-21/1971-23": "spring to autumn 1971",
    "1996-09/..": "September 1996 onwards",
    "../1985": "until 1985",
    "1985/": "1985–?",
    "/1999": "?–1999",
    "/1999-04": "? to April 1999",
    "/..": "? onwards",
    "[1955,1956]": "1955 or 1956",
    "[1667,1668,1670..1672]": "1667, 1668 or 1670–1672",
    "{1667,1668,1670}": "1667, 1668 and 1670",
    "[..1760-12-03]": "3 December 1760 or earlier",
    "[1760-12..]": "December 1760 or later",
    "{..1984}": "1984 and earlier",
    "{1960-12..}": "December 1960 and later",
    # Without words in the house style:
    "1985-04-1X": "1985-04-1X",
    "1984-1X/1985": "1984-1X/1985",
    "1X5X": "1X5X",
    "-019X": "-019X",
    "../..": "../..",
    "[1955,1X5X]": "[1955,1X5X]",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_a_date_is_printed_in_the_english_house_style(text: str) -> None:
    assert printed(Date(text)) == ENGLISH[text]


OTHERS = [
    ("1955-12-05", "en-US", "December 5, 1955"),
    ("1955-12-05/1955-12-07", "en-US", "December 5 to December 7, 1955"),
    ("1955-12-05/1955-12-07", "en-GB", "5 to 7 December 1955"),
    ("1971-23", "en-US", "fall 1971"),
    ("1955-12-05", "de", "5. Dezember 1955"),
    ("1955-12-05/1955-12-07", "de-AT", "5. bis 7. Dezember 1955"),
    ("1820~", "de", "um 1820"),
    ("195X", "de", "1950er Jahre"),
    ("19XX", "de", "20. Jahrhundert"),
    ("-0043", "de", "44 v. Chr."),
    ("1996-09/..", "de", "ab September 1996"),
    ("1955-12-01", "fr", "1er décembre 1955"),
    ("1955-12-05/..", "fr", "depuis le 5 décembre 1955"),
    ("../1985", "fr", "jusqu’en 1985"),
    ("19XX", "fr", "XXe siècle"),
    ("00XX", "fr", "Ier siècle"),
    ("1997?", "fr", "1997\N{NARROW NO-BREAK SPACE}?"),
    ("1955-12-05", "zh-Hans", "1955年12月5日"),
    ("1955-12-05/1955-12-07", "zh-Hans", "1955年12月5日至7日"),
    ("2002-03/2002-06", "zh", "2002年3月至6月"),
    ("1914/1918", "zh", "1914年至1918年"),
    ("195X", "zh", "20世纪50年代"),
    ("200X", "zh", "21世纪00年代"),
    ("195X", "zh-Hant-TW", "20世紀50年代"),
    ("1820~", "zh-TW", "約1820年"),
    ("1971-21", "zh", "1971年春"),
    ("1996-09/..", "zh", "1996年9月起"),
    ("-0043", "zh", "公元前44年"),
    ("15XX-12-25", "zh", "16世纪12月25日"),
    ("1955-12-05", "pl", "1955-12-05"),
    ("1996-09/..", "", "1996-09/.."),
]


@pytest.mark.parametrize(("text", "lang", "expected"), OTHERS)
def test_a_date_is_printed_in_the_style_of_its_language(
    text: str, lang: str, expected: str
) -> None:
    assert printed(Date(text), lang) == expected


@given(dates(), st.sampled_from(sorted(DATE_STYLES)))
def test_every_date_prints_as_something_in_every_style(date: Date, lang: str) -> None:
    text = printed(date, lang)
    assert text
    assert text == text.strip()
    assert not re.search(r"[{}]", text) or text == date.edtf


@given(edtf_texts())
def test_the_words_of_the_source_are_not_printed(text: str) -> None:
    assert printed(Date(text, "in the spring of 1971")) == printed(Date(text))


@given(plain_dates(), plain_dates(), st.sampled_from(sorted(DATE_STYLES)))
def test_different_dates_never_print_alike(one: str, other: str, lang: str) -> None:
    assert (printed(Date(one), lang) == printed(Date(other), lang)) == (one == other)


@pytest.mark.parametrize("lang", sorted(DATE_STYLES))
def test_a_style_has_twelve_months(lang: str) -> None:
    assert len(set(DATE_STYLES[lang].months.split())) == 12
