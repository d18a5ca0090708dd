"""The order of cites and entries."""

from __future__ import annotations

from tests.csl.small import Item, book, cited, entries_of, person, ran, style

TITLE = '<text variable="title"/>'
NAMES = '<names variable="author"><name form="short"/></names>'


def order(keys: str, *items: Item, options: str = "", lang: str | None = None) -> list[str]:
    """Ids in the order of a bibliography."""
    made = entries_of(TITLE, sort=f"<sort>{keys}</sort>")
    macros = {"author": '<names variable="author"><name name-as-sort-order="all"/></names>'}
    sheet = style(TITLE, bibliography=made, options=options, macros=macros)
    return [key for key, _ in ran(sheet, items, lang=lang)[0].entries]


def test_without_keys_entries_stand_as_they_are_cited() -> None:
    sheet = style(TITLE, bibliography=entries_of(TITLE))
    items = [book("b", title="B"), book("a", title="A")]
    assert [key for key, _ in ran(sheet, items)[0].entries] == ["b", "a"]


def test_a_key_may_be_a_variable_or_a_macro_and_either_way_up() -> None:
    items = [book("b", "Beck", 1900), book("a", "Abt", 1950), book("c", "Crane", 1920)]
    assert order('<key macro="author"/>', *items) == ["a", "b", "c"]
    assert order('<key variable="author"/>', *items) == ["a", "b", "c"]
    assert order('<key variable="issued"/>', *items) == ["b", "c", "a"]
    assert order('<key variable="issued" sort="descending"/>', *items) == ["a", "c", "b"]


def test_the_next_key_decides_what_the_first_leaves_level() -> None:
    items = [book("late", "Abt", 1950), book("early", "Abt", 1900)]
    assert order('<key macro="author"/><key variable="issued"/>', *items) == ["early", "late"]


def test_what_a_key_finds_empty_comes_last_either_way_up() -> None:
    items = [book("none"), book("one", year=1900), book("two", year=1950)]
    assert order('<key variable="issued"/>', *items) == ["one", "two", "none"]
    assert order('<key variable="issued" sort="descending"/>', *items) == ["two", "one", "none"]


def test_accents_and_capitals_count_only_between_words_otherwise_alike() -> None:
    words = ("Zebra", "éclair", "Eclair", "apple")
    items = [book(title, title=title) for title in words]
    assert order('<key variable="title"/>', *items) == ["apple", "Eclair", "éclair", "Zebra"]


def test_years_before_our_era_come_first_the_oldest_before_all() -> None:
    items = [book("n", year=100), book("c", year=-44), book("h", year=-480)]
    assert order('<key variable="issued"/>', *items) == ["h", "c", "n"]


def test_numbers_sort_by_their_value() -> None:
    items = [book(each, volume=each) for each in ("10", "9", "100")]
    assert order('<key variable="volume"/>', *items) == ["9", "10", "100"]


def test_particles_count_as_the_style_says() -> None:
    berg = book("berg") | {"author": [person("Berg", "Jan", non_dropping_particle="van")]}
    items = [book("crane", "Crane, Ida"), berg, book("zorn", "Zorn, Al")]
    key = '<key macro="author"/>'
    for demoted, first in (("never", "crane"), ("sort-only", "berg"), ("display-and-sort", "berg")):
        options = f'demote-non-dropping-particle="{demoted}"'
        assert order(key, *items, options=options)[0] == first


def test_a_key_may_look_at_fewer_names() -> None:
    items = [book("b", "Abt, U & Zorn, A", 1900), book("a", "Abt, U & Beck, R", 1950)]
    every = '<key macro="author"/><key variable="issued"/>'
    first = '<key macro="author" names-min="1" names-use-first="1"/><key variable="issued"/>'
    assert order(every, *items) == ["a", "b"]
    assert order(first, *items) == ["b", "a"]


def test_italics_do_not_count() -> None:
    items = [book("b", title="<i>Beagle</i>"), book("a", title="Abt"), book("c", title="“Crane”")]
    assert order('<key variable="title"/>', *items) == ["a", "b", "c"]


def test_cites_of_one_citation_are_sorted_if_the_style_says_so() -> None:
    items = [book("b", "Beck"), book("a", "Abt")]
    layout = 'delimiter="; "'
    sort = '<sort><key variable="author"/></sort>'
    assert cited(style(NAMES, attributes=layout), items) == ["Beck; Abt"]
    assert cited(style(NAMES, attributes=layout, sort=sort), items) == ["Abt; Beck"]


def test_citation_numbers_follow_the_bibliography() -> None:
    number = '<text variable="citation-number"/>'
    sort = '<sort><key variable="title"/></sort>'
    sheet = style(number, bibliography=entries_of(number, sort=sort))
    assert cited(sheet, [book("b", title="B"), book("a", title="A")], ["b", "a"]) == ["2", "1"]
