"""Telling cites apart: more names, given names by every rule, conditions, year suffixes."""

from __future__ import annotations

import pytest

from tests.csl.small import Item, book, cited, entries_of, style

YEAR = '<date variable="issued"><date-part name="year"/></date>'
LAYOUT = f'<group delimiter=" "><names variable="author"><name {{}}/></names>{YEAR}</group>'
SHORT = 'form="short"'


def told(items: list[Item], *, name: str = SHORT, extra: str = "", **rules: str) -> list[str]:
    """Each item cited by itself; rules are attributes without their `disambiguate-add-`."""
    named = {
        "names": "disambiguate-add-names", "given": "disambiguate-add-givenname",
        "suffix": "disambiguate-add-year-suffix", "rule": "givenname-disambiguation-rule",
    }  # fmt: skip
    citation = " ".join(f'{named[key]}="{value}"' for key, value in rules.items())
    sheet = style(LAYOUT.format(name) + extra, citation=citation)
    return cited(sheet, items, [str(item["id"]) for item in items])


NAMESAKES = [book("a", "Abt, Uli", 1990), book("b", "Abt, Rosa", 1990)]
ET_AL = 'form="short" et-al-min="3" et-al-use-first="1"'
CROWDS = [
    book("a", "Abt, U & Beck, R & Crane, I", 1990),
    book("b", "Abt, U & Dunn, M & Crane, I", 1990),
]


def test_nothing_is_told_apart_unless_the_style_says_so() -> None:
    assert told(NAMESAKES) == ["Abt 1990", "Abt 1990"]


def test_a_suffix_follows_the_year() -> None:
    assert told(NAMESAKES, suffix="true") == ["Abt 1990a", "Abt 1990b"]
    apart = [NAMESAKES[0], book("b", "Abt, Rosa", 1991)]
    assert told(apart, suffix="true") == ["Abt 1990", "Abt 1991"]


def test_suffixes_are_in_the_order_of_the_bibliography() -> None:
    sort = '<sort><key variable="title"/></sort>'
    sheet = style(
        LAYOUT.format(SHORT), citation='disambiguate-add-year-suffix="true"',
        bibliography=entries_of(LAYOUT.format(SHORT), sort=sort),
    )  # fmt: skip
    items = [book("z", "Abt, U", 1990, "Z"), book("a", "Abt, U", 1990, "A")]
    assert cited(sheet, items, ["z", "a"]) == ["Abt 1990b", "Abt 1990a"]


def test_after_z_comes_aa() -> None:
    many = [book(f"k{n:02}", "Abt, U", 1990, f"{n:02}") for n in range(28)]
    made = told(many, suffix="true")
    assert made[25:] == ["Abt 1990z", "Abt 1990aa", "Abt 1990ab"]


def test_a_style_may_say_where_the_suffix_stands_and_it_is_said_once() -> None:
    place = '<text variable="year-suffix" prefix="/"/>'
    assert told(NAMESAKES, extra=place, suffix="true") == ["Abt 1990/a", "Abt 1990/b"]
    assert told(NAMESAKES, extra=place + place, suffix="true") == ["Abt 1990/a", "Abt 1990/b"]


def test_names_that_et_al_hides_are_shown() -> None:
    assert told(CROWDS, name=ET_AL) == ["Abt et al. 1990", "Abt et al. 1990"]
    made = told(CROWDS, name=ET_AL, names="true")
    assert made == ["Abt, Beck, et al. 1990", "Abt, Dunn, et al. 1990"]


def test_names_that_tell_nothing_apart_stay_hidden() -> None:
    alike = [CROWDS[0], book("b", "Abt, U & Beck, R & Crane, I", 1990)]
    assert told(alike, name=ET_AL, names="true") == ["Abt et al. 1990", "Abt et al. 1990"]
    assert told(alike, name=ET_AL, names="true", suffix="true")[0] == "Abt et al. 1990a"


def test_a_given_name_tells_namesakes_apart() -> None:
    assert told(NAMESAKES, given="true") == ["Uli Abt 1990", "Rosa Abt 1990"]
    initials = 'form="short" initialize-with=". "'
    assert told(NAMESAKES, name=initials, given="true") == ["U. Abt 1990", "R. Abt 1990"]


def test_where_initials_are_not_enough_names_are_given_in_full() -> None:
    items = [book("a", "Abt, Uli", 1990), book("b", "Abt, Ursula", 1990)]
    initials = 'form="short" initialize-with=". "'
    assert told(items, name=initials, given="true") == ["Uli Abt 1990", "Ursula Abt 1990"]


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        ("all-names", "U. Abt and R. Beck 1990", "R. Abt 1991"),
        ("all-names-with-initials", "U. Abt and R. Beck 1990", "R. Abt 1991"),
        ("primary-name", "U. Abt and Beck 1990", "R. Abt 1991"),
        ("primary-name-with-initials", "U. Abt and Beck 1990", "R. Abt 1991"),
        ("by-cite", "Abt and Beck 1990", "Abt 1991"),
    ],
)
def test_each_rule_for_given_names(rule: str, first: str, second: str) -> None:
    items = [
        book("a", "Abt, Uli & Beck, Ruth", 1990),
        book("b", "Abt, Rosa", 1991),
        book("c", "Crane, Ida & Beck, Max", 1992),
    ]
    name = 'form="short" and="text" initialize-with=". "'
    made = told(items, name=name, given="true", rule=rule)
    assert made[:2] == [first, second]


def test_rules_with_initials_never_give_a_name_in_full() -> None:
    items = [book("a", "Abt, Uli", 1990), book("b", "Abt, Ursula", 1990)]
    name = 'form="short" initialize-with=". "'
    made = told(items, name=name, given="true", rule="all-names-with-initials")
    assert not any("Uli" in words or "Ursula" in words for words in made)


def test_a_condition_holds_where_it_tells_cites_apart() -> None:
    extra = '<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    items = [
        book("a", "Abt, U", 1990, "One"), book("b", "Abt, U", 1990, "Two"),
        book("c", "Beck, R", 1990, "Three"),
    ]  # fmt: skip
    assert told(items, extra=extra) == ["Abt 1990, One", "Abt 1990, Two", "Beck 1990"]


def test_a_suffix_comes_only_where_all_else_fails() -> None:
    items = [*NAMESAKES, book("c", "Abt, Uli", 1990)]
    made = told(items, given="true", suffix="true")
    assert made == ["Uli Abt 1990a", "Rosa Abt 1990", "Uli Abt 1990b"]
