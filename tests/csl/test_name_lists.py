"""Lists of names: *and*, *et al.*, delimiters, labels, substitutes."""

from __future__ import annotations

import pytest

from biokit.citing.csl.clusters import Citing
from tests.csl.small import Item, cited, person, printed, style

PEOPLE = [person(*name.split()) for name in ("Abt Uli", "Beck Ruth", "Crane Ida", "Dunn Max")]
SHORT = 'form="short"'


def these(count: int, attributes: str = SHORT, *, names: str = "", within: str = "") -> str:
    layout = f'<names variable="author" {names}><name {attributes}/>{within}</names>'
    return printed(layout, {"author": PEOPLE[:count]})


def test_names_are_joined_by_a_delimiter() -> None:
    assert these(3) == "Abt, Beck, Crane"
    assert these(3, 'form="short" delimiter="; "') == "Abt; Beck; Crane"


@pytest.mark.parametrize(
    ("conjunction", "two", "three"),
    [
        ("text", "Abt and Beck", "Abt, Beck, and Crane"),
        ("symbol", "Abt &amp; Beck", "Abt, Beck, &amp; Crane"),
    ],
)
def test_and_stands_before_the_last_name(conjunction: str, two: str, three: str) -> None:
    attributes = f'form="short" and="{conjunction}"'
    assert these(1, attributes) == "Abt"
    assert these(2, attributes) == two
    assert these(3, attributes) == three


@pytest.mark.parametrize(
    ("rule", "two", "three"),
    [
        ("contextual", "Abt and Beck", "Abt, Beck, and Crane"),
        ("always", "Abt, and Beck", "Abt, Beck, and Crane"),
        ("never", "Abt and Beck", "Abt, Beck and Crane"),
        ("after-inverted-name", "Abt and Beck", "Abt, Beck and Crane"),
    ],
)
def test_the_delimiter_before_and(rule: str, two: str, three: str) -> None:
    attributes = f'form="short" and="text" delimiter-precedes-last="{rule}"'
    assert (these(2, attributes), these(3, attributes)) == (two, three)


def test_the_delimiter_stands_after_an_inverted_name() -> None:
    attributes = (
        'and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"'
    )
    assert these(2, attributes) == "Abt, Uli, and Ruth Beck"
    assert these(3, attributes) == "Abt, Uli, Ruth Beck and Ida Crane"


def test_only_the_first_name_is_inverted_or_all_are() -> None:
    assert these(2, 'name-as-sort-order="first"') == "Abt, Uli, Ruth Beck"
    assert these(2, 'name-as-sort-order="all"') == "Abt, Uli, Beck, Ruth"


def test_a_long_list_is_cut() -> None:
    attributes = 'form="short" et-al-min="3" et-al-use-first="1"'
    assert these(2, attributes) == "Abt, Beck"
    assert these(3, attributes) == "Abt et al."


@pytest.mark.parametrize(
    ("rule", "one", "two"),
    [
        ("contextual", "Abt et al.", "Abt, Beck, et al."),
        ("always", "Abt, et al.", "Abt, Beck, et al."),
        ("never", "Abt et al.", "Abt, Beck et al."),
    ],
)
def test_the_delimiter_before_et_al(rule: str, one: str, two: str) -> None:
    shared = f'form="short" et-al-min="3" delimiter-precedes-et-al="{rule}"'
    assert these(4, f'{shared} et-al-use-first="1"') == one
    assert these(4, f'{shared} et-al-use-first="2"') == two


def test_the_last_name_may_follow_an_ellipsis() -> None:
    attributes = 'form="short" et-al-min="4" et-al-use-first="{}" et-al-use-last="true"'
    assert these(4, attributes.format(1)) == "Abt, … Dunn"
    assert these(4, attributes.format(3)) == "Abt, Beck, Crane, Dunn"


def test_et_al_has_a_look_and_a_term_of_its_own() -> None:
    attributes = 'form="short" et-al-min="2" et-al-use-first="1"'
    within = '<et-al term="and others" font-style="italic"/>'
    assert these(2, attributes, within=within) == "Abt <i>and others</i>"


def test_later_cites_may_be_cut_sooner() -> None:
    sheet = style(
        '<names variable="author"><name form="short"/></names>',
        citation='et-al-min="4" et-al-use-first="3" et-al-subsequent-min="3" '
        'et-al-subsequent-use-first="1"',
        kind="note",
    )
    item = {"id": "one", "type": "book", "author": PEOPLE[:3]}
    assert cited(sheet, [item], ["one", "one"]) == ["Abt, Beck, Crane", "Abt et al."]


def test_a_count_of_names_is_a_number() -> None:
    assert these(3, 'form="count"') == "3"
    assert these(3, 'form="count" et-al-min="2" et-al-use-first="1"') == "1"


def test_options_come_down_from_style_and_citation_to_the_name() -> None:
    layout = '<names variable="author"/>'
    item = {"author": PEOPLE[:2]}
    assert printed(layout, item, options='name-form="short" and="text"') == "Abt and Beck"
    of_citation = printed(layout, item, options='name-form="short"', citation='and="symbol"')
    assert of_citation == "Abt &amp; Beck"


def test_a_label_follows_or_leads_and_counts_the_names() -> None:
    after = '<names variable="editor"><name form="short"/><label form="short" prefix=", "/></names>'
    before = '<names variable="editor"><label form="verb" suffix=" "/><name form="short"/></names>'
    assert printed(after, {"editor": PEOPLE[:1]}) == "Abt, ed."
    assert printed(after, {"editor": PEOPLE[:2]}) == "Abt, Beck, eds."
    assert printed(before, {"editor": PEOPLE[:2]}) == "edited by Abt, Beck"


def test_several_roles_are_named_one_after_the_other() -> None:
    layout = '<names variable="editor translator" delimiter="; "><name form="short"/></names>'
    item = {"editor": PEOPLE[:1], "translator": PEOPLE[1:2]}
    assert printed(layout, item) == "Abt; Beck"


def test_editors_who_translated_are_named_once() -> None:
    layout = (
        '<names variable="editor translator" delimiter="; "><name form="short"/>'
        '<label form="short" prefix=" (" suffix=")"/></names>'
    )
    item = {"editor": PEOPLE[:1], "translator": PEOPLE[:1]}
    assert printed(layout, item) == "Abt (ed. &amp; trans.)"


def substituted(item: Item) -> str:
    layout = (
        '<names variable="author"><name form="short"/><substitute><names variable="editor"/>'
        '<text variable="title"/></substitute></names><text variable="title" prefix=" / "/>'
    )
    return printed(layout, item)


def test_what_substitutes_names_is_not_said_again() -> None:
    assert substituted({"author": PEOPLE[:1], "title": "T"}) == "Abt / T"
    assert substituted({"editor": PEOPLE[:1], "title": "T"}) == "Abt / T"
    assert substituted({"title": "T"}) == "T"


def test_conditions_see_what_a_substitution_took() -> None:
    layout = (
        '<names variable="author"><substitute><text variable="title"/></substitute></names>'
        '<choose><if variable="title"><text value="!"/></if></choose>'
    )
    assert printed(layout, {"title": "T"}) == "T!"


def test_a_cite_may_leave_its_author_out_or_say_nothing_else() -> None:
    layout = (
        '<group delimiter=", "><names variable="author"><name form="short"/></names>'
        '<text variable="title"/></group>'
    )
    item = {"id": "one", "type": "book", "author": PEOPLE[:1], "title": "T"}
    cites = [Citing("one", suppress_author=True), Citing("one", author_only=True)]
    loose = '<names variable="author" suffix=", "><name/></names><text variable="title"/>'
    assert cited(style(loose), [item], cites[:1]) == ["T"]
    assert cited(style(layout, attributes='prefix="(" suffix=")"'), [item], cites) == ["(T)", "Abt"]


def test_et_al_in_chinese_follows_without_a_space() -> None:
    layout = '<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names>'
    item = {"author": [person("陈", "思远"), person("李", "明")]}
    assert printed(layout, item, lang="zh-CN") == "陈思远等"
