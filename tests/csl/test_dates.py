"""Dates: parts, localised forms, ranges, seasons, eras, and every way an item may say them."""

from __future__ import annotations

import pytest

from tests.csl.small import printed

PARTS = (
    '<date variable="issued"><date-part name="day" suffix=" "/><date-part name="month" suffix=" "/>'
    '<date-part name="year"/></date>'
)
TEXT = '<date variable="issued" form="text"/>'
NUMERIC = '<date variable="issued" form="numeric"/>'


def dated(value: object, layout: str = PARTS, *, lang: str | None = None) -> str:
    return printed(layout, {"issued": value}, lang=lang)


def days(*parts: list[int]) -> dict[str, object]:
    return {"date-parts": list(parts)}


def test_parts_stand_in_the_order_of_the_style() -> None:
    assert dated(days([1931, 11, 2])) == "2 November 1931"
    assert dated(days([1931, 11])) == "November 1931"
    assert dated(days([1931])) == "1931"


@pytest.mark.parametrize(
    ("name", "form", "words"),
    [
        ("day", "numeric", "2"),
        ("day", "numeric-leading-zeros", "02"),
        ("day", "ordinal", "2nd"),
        ("month", "long", "March"),
        ("month", "short", "Mar."),
        ("month", "numeric", "3"),
        ("month", "numeric-leading-zeros", "03"),
        ("year", "long", "1907"),
        ("year", "short", "07"),
    ],
)
def test_a_part_has_its_form(name: str, form: str, words: str) -> None:
    layout = f'<date variable="issued"><date-part name="{name}" form="{form}"/></date>'
    assert dated(days([1907, 3, 2]), layout) == words


def test_a_language_has_its_own_way() -> None:
    value = days([1931, 11, 2])
    assert dated(value, TEXT) == "November 2, 1931"
    assert dated(value, TEXT, lang="en-GB") == "2 November 1931"
    assert dated(value, TEXT, lang="de-DE") == "2. November 1931"
    assert dated(value, NUMERIC) == "11/02/1931"
    assert dated(value, NUMERIC, lang="fr-FR") == "02/11/1931"
    assert dated(value, TEXT, lang="zh-CN") == "1931年11月2日"


def test_a_localised_form_may_show_less_than_is_known() -> None:
    value = days([1931, 11, 2])
    shown = '<date variable="issued" form="text" date-parts="{}"/>'
    assert dated(value, shown.format("year")) == "1931"
    assert dated(value, shown.format("year-month")) == "November 1931"


def test_a_style_may_change_a_part_of_a_localised_form() -> None:
    layout = '<date variable="issued" form="text"><date-part name="month" form="short"/></date>'
    assert dated(days([1931, 11, 2]), layout) == "Nov. 2, 1931"


def test_only_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    layout = (
        '<date variable="issued"><date-part name="day" form="ordinal"/>'
        '<date-part name="month" prefix=" "/></date>'
    )
    assert dated(days([1931, 3, 1]), layout, lang="fr-FR") == "1<sup>e</sup><sup>r</sup> mars"
    assert dated(days([1931, 3, 2]), layout, lang="fr-FR") == "2 mars"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ([1931, 11, 2], [1931, 11, 9], "2–9 November 1931"),
        ([1931, 11, 2], [1931, 12, 9], "2 November–9 December 1931"),
        ([1931, 11, 2], [1932, 1, 9], "2 November 1931–9 January 1932"),
        ([1931, 11], [1931, 12], "November–December 1931"),
        ([1931], [1933], "1931–1933"),
        ([1931, 11, 2], [1931, 11, 2], "2 November 1931"),
    ],
)
def test_the_ends_of_a_range_share_what_they_have_in_common(
    start: list[int], end: list[int], words: str
) -> None:
    assert dated(days(start, end)) == words


def test_a_range_has_the_delimiter_of_the_part_that_differs() -> None:
    layout = '<date variable="issued"><date-part name="year" range-delimiter="/"/></date>'
    assert dated(days([1931], [1933]), layout) == "1931/1933"


def test_a_range_without_an_end_is_open() -> None:
    assert dated({"date-parts": [[1931], [0]]}) == "1931–"
    assert dated("1931/..") == "1931–"


def test_a_season_is_a_word() -> None:
    assert dated(days([1931, 21])) == "Spring 1931"
    assert dated({"date-parts": [[1931]], "season": "2"}) == "Summer 1931"
    assert dated({"date-parts": [[1931]], "season": "Trinity"}) == "Trinity 1931"
    assert dated("1931-24", TEXT) == "Winter 1931"


def test_early_years_have_an_era() -> None:
    assert dated(days([-43, 3, 15])) == "15 March 43 BC"
    assert dated(days([476])) == "476 AD"
    assert dated(days([1066])) == "1066"


@pytest.mark.parametrize(
    ("words", "printed_words"),
    [
        ("1931-11-02", "2 November 1931"),
        ("1931-11-02/1931-11-09", "2–9 November 1931"),
        ("1931~", "1931"),
        ("-0043", "43 BC"),
    ],
)
def test_a_date_may_be_edtf(words: str, printed_words: str) -> None:
    assert dated(words) == printed_words
    assert dated({"edtf": words}) == printed_words
    assert dated({"raw": words}) == printed_words


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("1931-3-2", "2 March 1931"),
        ("1931/3", "March 1931"),
        ("1931/1933", "1931–1933"),
        ("around Easter", "around Easter"),
    ],
)
def test_a_raw_date_is_read_if_it_can_be_and_else_printed_as_it_stands(
    raw: str, words: str
) -> None:
    assert dated({"raw": raw}) == words


def test_a_date_in_words_is_printed_in_them() -> None:
    assert dated({"literal": "Whitsun of the flood year"}) == "Whitsun of the flood year"


def test_an_approximate_date_is_for_the_style_to_mark() -> None:
    layout = (
        '<choose><if is-uncertain-date="issued"><text term="circa" form="short" suffix=" "/></if>'
        '</choose><date variable="issued"><date-part name="year"/></date>'
    )
    assert dated("1850~", layout) == "c. 1850"
    assert dated({"date-parts": [["1850"]], "circa": "1"}, layout) == "c. 1850"
    assert dated("1850", layout) == "1850"


def test_an_uncertain_date_is_not_an_approximate_one() -> None:
    assert dated("1850?") == "1850?"
    assert dated("1850%") == "1850?"


@pytest.mark.parametrize("value", [None, {}, "", [], {"date-parts": [[]]}, {"date-parts": []}, 7])
def test_a_date_that_says_nothing_is_none(value: object) -> None:
    layout = f'<group><text value="("/>{PARTS}</group>'
    assert dated(value, layout) == ""


def test_numbers_may_come_as_text() -> None:
    assert dated({"date-parts": [["1931", "11", "2"]]}) == "2 November 1931"


def test_what_is_no_month_or_day_is_left_out() -> None:
    assert dated(days([1931, 77, 2])) == "1931"
    assert dated(days([1931, 11, 99])) == "November 1931"


def test_affixes_of_a_part_that_is_absent_go_with_it() -> None:
    layout = (
        '<date variable="issued" prefix="(" suffix=")"><date-part name="year" suffix=", "/>'
        '<date-part name="month"/></date>'
    )
    assert dated(days([1931]), layout) == "(1931)"
    assert dated(days([1931, 5]), layout) == "(1931, May)"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("3 March 1924", "3 March 1924"),
        ("March 3rd, 1924", "3 March 1924"),
        ("Mar. 1924", "March 1924"),
        ("3.3.1924", "3 March 1924"),
        ("Spring 1924", "Spring 1924"),
        ("1–3 May 1902", "1–3 May 1902"),
        ("1 September – 3 October 1902", "1 September–3 October 1902"),
        ("May to June 1902", "May–June 1902"),
        ("the year of the flood", "the year of the flood"),
    ],
)
def test_a_raw_date_may_be_english(raw: str, words: str) -> None:
    assert dated({"raw": raw}) == words


def test_circa_may_be_said_in_words() -> None:
    layout = (
        '<choose><if is-uncertain-date="issued"><text value="c. "/></if></choose>'
        '<date variable="issued"><date-part name="year"/></date>'
    )
    assert dated({"raw": "circa 1850"}, layout) == "c. 1850"


LONG = "9" * 5000


@pytest.mark.parametrize(
    "value", [LONG, {"raw": LONG}, {"raw": f"{LONG} May"}, {"date-parts": [[LONG]]}, f"{LONG}-05"]
)
def test_years_of_absurd_length_do_no_harm(value: object) -> None:
    assert dated(value) in (LONG, f"{LONG} May", f"{LONG}-05", "")
