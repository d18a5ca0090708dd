"""Dates as people write them: read as far as they are written, and no further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.importers.wiki.dates import edtf_of
from biokit.model.dates import Date
from biokit.model.edtf import parse
from biokit.model.printed_dates import printed

READ = {
    "5 December 1955": "1955-12-05",
    "December 5, 1955": "1955-12-05",
    "Friday, 5 December 1955": "1955-12-05",
    "5 December 1955 (age 70)": "1955-12-05",
    "(1955-12-05) 5 December 1955": "1955-12-05",
    "2001-05-07T10:00:00Z": "2001-05-07",
    "Sept. 5, 2005": "2005-09-05",
    "2005 May 3": "2005-05-03",
    "5-Dec-1955": "1955-12-05",
    "December 1955": "1955-12",
    "1955-12": "1955-12",
    "1955.": "1955",
    "1955年12月5日": "1955-12-05",
    "2013年11月": "2013-11",
    "昭和40年5月3日": "1965-05-03",
    "1965年（昭和40年）5月3日": "1965-05-03",
    "1955년 12월 5일": "1955-12-05",
    "22. Februar 1788": "1788-02-22",
    "1er mars 1899": "1899-03-01",
    "5 de diciembre de 1955": "1955-12-05",
    "1º marzo 1899": "1899-03-01",
    "ngày 5 tháng 12 năm 1955": "1955-12-05",
    "٥ ديسمبر ١٩٥٥": "1955-12-05",
    "5 كانون الأول 1955": "1955-12-05",
    "20 نومبر 1942ء": "1942-11-20",
    "5 декабря 1955 года": "1955-12-05",
    "4.5.1955": "1955-05-04",
    "14/05/1955": "1955-05-14",
    "c. 1820": "1820~",
    "vers 1820": "1820~",
    "约1820年": "1820~",
    "1820?": "1820?",
    "probably 1820": "1820?",
    "1914–1918": "1914/1918",
    "1914-18": "1914/1918",
    "5–7 May 1945": "1945-05-05/1945-05-07",
    "May 5–7, 1945": "1945-05-05/1945-05-07",
    "May 5 – June 7, 1945": "1945-05-05/1945-06-07",
    "May–June 1945": "1945-05/1945-06",
    "2012年11月至12月": "2012-11/2012-12",
    "von 1914 bis 1918": "1914/1918",
    "since 1996": "1996/..",
    "1996–present": "1996/..",
    "until 2005": "/2005",
    "before 1820": "[..1820]",
    "1755/56": "[1755,1756]",
    "1955 or 1956": "[1955,1956]",
    "1950s": "195X",
    "XIX secolo": "18XX",
    "19. Jahrhundert": "18XX",
    "Spring 1971": "1971-21",
    "Frühjahr 1971": "1971-21",
    "Winter 1999–2000": "1999-24",
    "551 BC": "-0550",
    "前551年": "-0550",
    "384 a.C.": "-0383",
}
NOT_READ = ("n.d.", "forthcoming", "10", "hello 1955", "30 February 1955", "", "Summer/Fall 2005")


@pytest.mark.parametrize("words", READ)
def test_a_date_is_read_in_many_languages_without_being_told_which(words: str) -> None:
    found = edtf_of(words)
    assert found is not None
    assert (found.edtf, found.words) == (READ[words], " ".join(words.split()))


@pytest.mark.parametrize("words", NOT_READ)
def test_what_is_no_date_is_none(words: str) -> None:
    assert edtf_of(words) is None


def test_a_day_and_month_that_may_be_either_is_a_year_unless_the_language_decides() -> None:
    assert edtf_of("04/05/1955").edtf == "1955"  # type: ignore[union-attr]
    assert edtf_of("04/05/1955", "fr").edtf == "1955-05-04"  # type: ignore[union-attr]


def test_one_word_is_another_month_in_another_language() -> None:
    assert edtf_of("listopad 1955", "pl").edtf == "1955-11"  # type: ignore[union-attr]
    assert edtf_of("listopad 1955", "hr").edtf == "1955-10"  # type: ignore[union-attr]


def test_a_language_without_a_table_is_read_as_far_as_it_is_written() -> None:
    assert edtf_of("5 জানুয়ারি 2005", "bn").edtf == "2005-01-05"  # type: ignore[union-attr]
    assert edtf_of("জানুয়ারি 2005", "bn").edtf == "2005-01"  # type: ignore[union-attr]


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_none(words: str) -> None:
    found = edtf_of(words)
    assert found is None or parse(found.edtf) is not None


@given(st.dates(), st.sampled_from(("en", "en-US", "de", "fr", "zh")))
def test_a_date_in_house_style_is_read_back(day: object, lang: str) -> None:
    date = Date(str(day))
    assert edtf_of(printed(date, lang), lang.partition("-")[0]) in (
        None,
        Date(date.edtf, printed(date, lang)),
    )
