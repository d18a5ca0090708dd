"""Numbers and pages: ordinals by gender, romans, lists, every page-range format."""

from __future__ import annotations

import pytest

from biokit.citing.csl.clusters import Citing
from tests.csl.small import cited, printed, style


def number(value: str, form: str = "numeric", *, lang: str | None = None, locale: str = "") -> str:
    layout = f'<number variable="edition" form="{form}"/>'
    return printed(layout, {"edition": value}, lang=lang, locale=locale)


@pytest.mark.parametrize(
    ("value", "words"),
    [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("11", "11th"), ("12", "12th"),
     ("13", "13th"), ("21", "21st"), ("101", "101st"), ("111", "111th"), ("2, 3", "2nd, 3rd")],
)  # fmt: skip
def test_an_ordinal_ends_as_its_last_digits_want(value: str, words: str) -> None:
    assert number(value, "ordinal") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("1", "first"), ("10", "tenth"), ("11", "11th"), ("3-5", "third–fifth")],
)
def test_a_long_ordinal_is_a_word_up_to_the_tenth(value: str, words: str) -> None:
    assert number(value, "long-ordinal") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("1", "i"), ("4", "iv"), ("9", "ix"), ("14", "xiv"), ("1990", "mcmxc"), ("0", "0"),
     ("9999", "9999"), ("2–4", "ii–iv")],
)  # fmt: skip
def test_a_roman_number(value: str, words: str) -> None:
    assert number(value, "roman") == words


def test_an_ordinal_agrees_in_gender_with_its_noun() -> None:
    locale = (
        '<locale xml:lang="fr"><terms><term name="edition" gender="feminine">edition</term>'
        '<term name="volume" gender="masculine">volume</term>'
        '<term name="ordinal">e</term>'
        '<term name="ordinal-01" gender-form="feminine" match="whole-number">re</term>'
        '<term name="ordinal-01" gender-form="masculine" match="whole-number">er</term>'
        "</terms></locale>"
    )
    volume = '<number variable="volume" form="ordinal"/>'
    assert number("1", "ordinal", lang="fr", locale=locale) == "1re"
    assert number("2", "ordinal", lang="fr", locale=locale) == "2e"
    assert printed(volume, {"volume": "1"}, lang="fr", locale=locale) == "1er"
    assert number("21", "ordinal", lang="fr", locale=locale) == "21e"


def test_an_ordinal_may_depend_on_the_last_digit_or_two_or_all() -> None:
    locale = (
        '<locale><terms><term name="ordinal">o</term><term name="ordinal-01">u</term>'
        '<term name="ordinal-11">v</term><term name="ordinal-02" match="last-two-digits">w</term>'
        "</terms></locale>"
    )
    made = [number(n, "ordinal", locale=locale) for n in ("1", "21", "11", "111", "2", "22", "102")]
    assert made == ["1u", "21u", "11v", "111v", "2w", "22o", "102w"]


def test_what_is_not_numeric_stays_as_it_is_written() -> None:
    assert number("revised") == "revised"
    assert number("second revised", "ordinal") == "second revised"
    assert number("2nd", "ordinal") == "2nd"
    assert number("D2", "roman") == "D2"


def test_lists_and_ranges_are_spaced_as_print_has_them() -> None:
    assert number("2 ,3") == "2, 3"
    assert number("2 & 3") == "2 &amp; 3"
    assert number("2 - 4") == "2–4"


RANGES = {
    "expanded": ("42–45", "321–328", "2787–2816", "100–104", "1496–1504"),
    "minimal": ("42–5", "321–8", "2787–816", "100–4", "1496–504"),
    "minimal-two": ("42–45", "321–28", "2787–816", "100–04", "1496–504"),
    "chicago": ("42–45", "321–28", "2787–2816", "100–104", "1496–1504"),
    "chicago-15": ("42–45", "321–28", "2787–2816", "100–104", "1496–1504"),
    "chicago-16": ("42–45", "321–28", "2787–816", "100–104", "1496–504"),
}
GIVEN = ("42-45", "321-328", "2787-2816", "100-104", "1496-1504")


@pytest.mark.parametrize("name", RANGES)
@pytest.mark.parametrize("place", range(len(GIVEN)))
def test_a_page_range_has_the_format_of_the_style(name: str, place: int) -> None:
    words = printed(
        '<text variable="page"/>', {"page": GIVEN[place]}, options=f'page-range-format="{name}"'
    )
    assert words == RANGES[name][place]


@pytest.mark.parametrize(
    ("given", "words"),
    [("321-8", "321–328"), ("71-2", "71–72"), ("n11-n14", "n11–n14"), ("12", "12"),
     ("110-110", "110–110"), ("200-5, 300-301", "200–205, 300–301")],
)  # fmt: skip
def test_a_range_that_was_cut_is_made_whole_for_an_expanded_style(given: str, words: str) -> None:
    expanded = 'page-range-format="expanded"'
    assert printed('<text variable="page"/>', {"page": given}, options=expanded) == words


def test_the_chicago_format_of_small_and_round_numbers() -> None:
    chicago = 'page-range-format="chicago-16"'
    for given, words in (("3-10", "3–10"), ("101-108", "101–8"), ("600-613", "600–613"),
                         ("1002-1006", "1002–6"), ("1100-1113", "1100–1113")):  # fmt: skip
        assert printed('<text variable="page"/>', {"page": given}, options=chicago) == words


def test_without_a_format_only_the_dash_changes() -> None:
    assert printed('<text variable="page"/>', {"page": "321-8"}) == "321–8"
    assert printed('<text variable="page"/>', {"page": "iv-ix"}) == "iv–ix"


def test_the_dash_of_a_range_is_the_languages() -> None:
    own = '<locale><terms><term name="page-range-delimiter"> to </term></terms></locale>'
    assert printed('<text variable="page"/>', {"page": "4-9"}, locale=own) == "4 to 9"


def test_the_first_page_is_known_from_the_pages() -> None:
    assert printed('<text variable="page-first"/>', {"page": "101-128"}) == "101"
    assert printed('<text variable="page-first"/>', {"page": "iv, 12"}) == "iv"


def test_a_locator_of_pages_has_the_format_too_and_one_of_others_has_not() -> None:
    sheet = style('<text variable="locator"/>', options='page-range-format="minimal"')
    cites = [Citing("one", "321-328"), Citing("one", "321-328", "paragraph")]
    assert cited(sheet, [{"id": "one"}], cites) == ["321–8", "321–328"]


def test_numbers_of_absurd_length_are_only_words() -> None:
    long = "9" * 6000
    assert number(long, "ordinal") == long
    ranges = 'page-range-format="chicago"'
    made = printed('<text variable="page"/>', {"page": f"{long}-{long}"}, options=ranges)
    assert made.replace("–", "-") == f"{long}-{long}"


def test_a_number_with_thousands_set_off_is_one_number() -> None:
    assert printed('<number variable="number"/>', {"number": "4,586,960"}) == "4,586,960"
    assert printed('<number variable="number"/>', {"number": "4,5"}) == "4, 5"
