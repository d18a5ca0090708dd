"""What the specification leaves open and styles in use count on, as citeproc has it."""

from __future__ import annotations

import pytest

from biokit.citing.csl.clusters import Citing
from tests.csl.small import Item, book, cited, entries_of, listed, person, printed, style

TWO = [book("a1", "Abt, Ann", 1990), book("a2", "Abt, Ann", 1995), book("b", "Beck, Bo", 1991)]
DATED = (
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued" form="text"/></group>'
)
LABELLED = '<group delimiter=" "><label variable="{}" form="short"/><text variable="{}"/></group>'


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        ("in-text", 'collapse="year"', "Abt 1990, 1995; Beck 1991"),
        ("in-text", 'collapse="year-suffix"', "Abt 1990, 1995; Beck 1991"),
        ("note", 'collapse="year"', "Abt 1990; 1995; Beck 1991"),
        ("in-text", 'collapse="year" after-collapse-delimiter=" / "', "Abt 1990; 1995 / Beck 1991"),
    ],
)
def test_collapsed_years_are_set_apart_by_a_comma_in_the_text_unless_a_style_says_more(
    kind: str, options: str, words: str
) -> None:
    sheet = style(DATED, attributes='delimiter="; "', kind=kind, citation=options)
    assert cited(sheet, TWO) == [words]


def test_a_label_stands_before_another_number_than_its_own() -> None:
    sheet = style(LABELLED.format("page", "locator"))
    assert cited(sheet, TWO, [Citing("b", "12")]) == ["p. 12"]
    assert printed(LABELLED.format("issue", "number"), {"number": "7"}) == "no. 7"


def test_a_label_without_a_number_is_silent() -> None:
    assert printed('<text value="T"/>' + LABELLED.format("page", "locator")) == "T"
    assert printed('<label variable="page"/><text variable="title"/>', {"title": "T"}) == "T"


def test_a_term_that_begins_an_entry_takes_a_capital() -> None:
    layout = '<text term="no date" form="short"/><text value=" n.d."/>'
    assert listed(style(layout, bibliography=entries_of(layout)), TWO[:1]) == ["N.d. n.d."]
    assert printed(layout) == "n.d. n.d."


def test_a_range_typed_with_a_dash_stays_as_it_was_typed() -> None:
    sheet = style('<text variable="locator"/>', options='page-range-format="minimal"')
    cites = [Citing("b", "321-328"), Citing("b", "321–328")]
    assert cited(sheet, TWO, cites) == ["321–8", "321–328"]
    assert cited(sheet, TWO, cites, lang="fr-FR") == ["321‑8", "321–328"]


INVERTED = (
    '<names variable="author"><name name-as-sort-order="all">'
    '<name-part name="{}" {}/></name></names>'
)
PARTICLE = {"author": [person("Bois", "Al", non_dropping_particle="du")]}


def test_a_particle_that_stands_last_keeps_the_case_of_the_family_name() -> None:
    assert printed(INVERTED.format("family", 'text-case="uppercase"'), PARTICLE) == "BOIS, Al DU"
    assert printed(INVERTED.format("given", 'text-case="uppercase"'), PARTICLE) == "Bois, AL du"


def test_parts_of_a_name_without_parts_or_without_spaces_have_no_affixes() -> None:
    people = {"author": [person("陈", "思远"), {"literal": "The Office"}, person("Doe", "Jo")]}
    given = INVERTED.format("given", 'prefix="(" suffix=")"')
    assert printed(given, people) == "陈思远, The Office, Doe, (Jo)"
    family = INVERTED.format("family", 'suffix="." font-weight="bold"')
    assert printed(family, people) == "<b>陈</b>思远, <b>The Office</b>, <b>Doe</b>., Jo"


def test_a_style_that_sets_names_in_italics_sets_its_et_al_so() -> None:
    name = '<name font-style="italic" et-al-min="2" et-al-use-first="1"/>'
    crowd = {"author": [person("Doe", "Jo"), person("Roe", "Al")]}
    names = '<names variable="author">{}{}</names>'
    assert printed(names.format(name, ""), crowd) == "<i><i>Jo Doe</i> et al.</i>"
    upright = '<span style="font-style:normal;">et al.</span>'
    et_al = '<et-al font-style="normal"/>'
    assert printed(names.format(name, et_al), crowd) == f"<i><i>Jo Doe</i> {upright}</i>"
    assert printed(names.format(name, ""), {"author": crowd["author"][:1]}) == "<i>Jo Doe</i>"


def test_a_substitute_has_the_looks_of_the_name_parts_it_stands_for() -> None:
    layout = (
        '<names variable="author"><name><name-part name="family" font-weight="bold"/></name>'
        '<substitute><names variable="editor"><name initialize-with="."/></names></substitute>'
        "</names>"
    )
    assert printed(layout, {"editor": [person("Doe", "Jo")]}) == "J. <b>Doe</b>"


def test_ordinals_without_the_one_for_any_number_do_not_replace_the_languages() -> None:
    old = '<locale><terms><term name="ordinal-02">e</term></terms></locale>'
    number = '<number variable="edition" form="ordinal"/>'
    assert printed(number, {"edition": "2"}, locale=old, lang="fr-FR") == "2<sup>e</sup>"
    new = '<locale><terms><term name="ordinal">e</term></terms></locale>'
    assert printed(number, {"edition": "2"}, locale=new, lang="fr-FR") == "2e"


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("长江", "长江"),
        ("长江 1937", "<i>长江 1937</i>"),
        ("The 长江", "<i>The 长江</i>"),
        ("Дом", "<i>Дом</i>"),
    ],
)
@pytest.mark.parametrize("case", ["", 'text-case="title"'])
def test_what_is_all_chinese_is_not_set_in_italics(case: str, title: str, words: str) -> None:
    assert (
        printed(f'<text variable="title" font-style="italic" {case}/>', {"title": title}) == words
    )


def test_a_cite_prints_its_locator_once() -> None:
    place = '<group delimiter=" "><label variable="locator" form="short"/>{}</group>'
    twice = '<text variable="locator"/>' + place.format('<text variable="locator"/>')
    assert cited(style(twice), TWO, [Citing("b", "12")]) == ["12"]
    twice = '<number variable="locator"/>' + place.format('<number variable="locator"/>')
    assert cited(style(twice), TWO, [Citing("b", "12"), Citing("b", "13")]) == ["12", "13"]


def test_words_in_place_of_names_do_not_make_a_group_speak() -> None:
    names = '<names variable="author"><substitute><text term="anonymous"/></substitute></names>'
    assert printed(names) == "anonymous"
    assert printed(f'<group>{names}</group><text variable="title"/>', {"title": "T"}) == "T"
    together = f'<group delimiter=" ">{names}<text variable="title"/></group>'
    assert printed(together, {"title": "T"}) == "anonymous T"


def test_a_term_that_begins_a_note_takes_its_capital_behind_a_prefix() -> None:
    layout = '<group prefix="("><text term="no date" form="short" prefix="["/></group>'
    assert printed(layout, kind="note") == "([N.d."


def test_the_case_asked_for_of_a_macro_is_that_of_its_elements() -> None:
    macros = {"m": '<text value="trans. by"/>'}
    assert printed('<text macro="m" text-case="uppercase"/>', macros=macros) == "trans. by"


def test_normal_names_are_set_as_the_list_is() -> None:
    names = '<names variable="author" font-style="italic"><name font-style="normal"/></names>'
    assert printed(names, {"author": [person("Doe", "Jo")]}) == "<i>Jo Doe</i>"


def test_entities_escaped_twice_are_what_they_name() -> None:
    layout = '<text variable="title" prefix="n.&amp;#160;" suffix="&amp;amp;"/>'
    assert printed(layout, {"title": "T"}) == "n.\xa0T&amp;"


def alike(options: str, *, number: bool = False) -> list[str]:
    """Two books of one author in their short form, which a condition may tell apart."""
    note = '<text variable="first-reference-note-number" prefix="n. "/>' if number else ""
    short = (
        '<group delimiter=", "><names variable="author"><name form="short"/></names>'
        '<choose><if disambiguate="true"><text variable="title"/></if></choose>' + note + "</group>"
    )
    layout = (
        f'<choose><if position="subsequent">{short}</if>'
        '<else><names variable="author"/><text variable="title" prefix=", "/></else></choose>'
    )
    items = [book("a", "Abt, Ann", 1990, "A"), book("b", "Abt, Ann", 1995, "B")]
    sheet = style(layout, kind="note", citation=options)
    return cited(sheet, items, ["a", "b", "a"])[2:]


def test_a_condition_tells_apart_only_what_nothing_else_does() -> None:
    names = 'disambiguate-add-names="true"'
    assert alike(names) == ["Abt, A"]
    assert alike(names, number=True) == ["Abt, n. 1"]
    assert alike('disambiguate-add-year-suffix="true"') == ["Abt"]


def sorted_by(key: str, *items: Item, macros: str = "", options: str = "") -> list[str]:
    """The ids of the items in the order of a sort key."""
    layout = '<text variable="title"/>'
    entries = entries_of(layout, sort=f"<sort><key {key}/></sort>")
    sheet = style(layout, bibliography=entries, macros={"m": macros}, options=options)
    return listed(sheet, [{**item, "title": item["id"]} for item in items])


def test_a_short_form_sorts_without_its_particle() -> None:
    names = '<names variable="author"><name form="short"/></names>'
    bois = {"id": "bois", "type": "book", "author": PARTICLE["author"]}
    others = [book("abt", "Abt, Al"), book("coe", "Coe, Co")]
    assert sorted_by('macro="m"', bois, *others, macros=names) == ["abt", "bois", "coe"]
    never = 'demote-non-dropping-particle="never"'
    made = sorted_by('macro="m"', bois, *others, macros=names, options=never)
    assert made == ["abt", "coe", "bois"]


def test_a_sort_key_shortens_lists_that_have_numbers_of_their_own() -> None:
    names = '<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names>'
    more, two = book("more", "Abt, Al & Beck, Bo & Coe, Co"), book("two", "Abt, Al & Beck, Bo")
    assert sorted_by('macro="m"', more, two, macros=names) == ["more", "two"]
    key = 'macro="m" names-min="4" names-use-first="4"'
    assert sorted_by(key, more, two, macros=names) == ["two", "more"]


def test_what_a_macro_substitutes_by_words_alone_sorts_last() -> None:
    names = '<names variable="author"><substitute><text term="anonymous"/></substitute></names>'
    items = [{"id": "nobody", "type": "book"}, book("beck", "Beck, Bo")]
    assert sorted_by('macro="m"', *items, macros=names) == ["beck", "nobody"]


def test_marks_within_words_do_not_part_them_in_sorting() -> None:
    items = [book("bo", "Nash-Bo, B"), book("orr", "Nash Orr, B"), book("onan", "Onan, B")]
    made = sorted_by('variable="author"', *items, book("oneil", "O’Neil, B"))
    assert made == ["orr", "bo", "onan", "oneil"]


def test_a_title_said_to_be_unquoted_has_its_own_quotations_at_the_first_level() -> None:
    title = {"title": "A “long” wait"}
    assert printed('<text variable="title"/>', title, lang="en-GB") == "A “long” wait"
    unquoted = '<text variable="title" quotes="false"/>'
    assert printed(unquoted, title, lang="en-GB") == "A ‘long’ wait"
    assert printed(unquoted, title, lang="fr-FR") == "A «\xa0long\xa0» wait"
    assert printed(unquoted, title, lang="de-DE") == "A “long” wait"


def test_no_block_stands_within_another() -> None:
    layout = '<group display="block"><text variable="title" display="indent"/></group>'
    entries = style(layout, bibliography=entries_of(layout))
    assert listed(entries, [book("b", title="T")]) == ['<div class="csl-block">T</div>']


def test_a_year_said_of_the_cite_before_is_not_said_again() -> None:
    layout = DATED.replace("</group>", '<text variable="locator" prefix="p. "/></group>')
    options = 'collapse="year-suffix" disambiguate-add-year-suffix="true"'
    sheet = style(layout, attributes='delimiter="; "', citation=options)
    cites = [(Citing("a1", "5"), Citing("a1", "7"), Citing("a2"))]
    assert cited(sheet, TWO, cites) == ["Abt 1990 p. 5, p. 7, 1995"]
    assert cited(sheet, TWO, [(Citing("a1"), Citing("a1"))]) == ["Abt 1990"]


def test_numbers_make_a_range_whatever_locators_a_style_does_not_print() -> None:
    options = 'collapse="citation-number"'
    layout = '<text variable="citation-number"/>'
    sheet = style(layout, attributes='delimiter=","', citation=options)
    cites = [(Citing("a1"), Citing("a2", "5"), Citing("b"))]
    assert cited(sheet, TWO, cites) == ["1–3"]
    located = style(layout + '<text variable="locator"/>', attributes='delimiter=","')
    assert cited(located, TWO, cites) == ["1,25,3"]


def test_a_suffix_has_no_point_where_initials_have_none() -> None:
    names = '<names variable="author"><name initialize-with="{}"/></names>'
    king = {"author": [person("King", "Martin Luther", suffix="Jr.")]}
    assert printed(names.format(""), king) == "ML King Jr"
    assert printed(names.format(". "), king) == "M. L. King Jr."


def test_a_styles_own_words_have_the_case_of_its_language_and_not_of_the_items() -> None:
    item = {"title": "le monde", "language": "fr", "editor": [person("Doe")]}
    label = '<names variable="editor"><label text-case="title" prefix=" "/></names>'
    assert printed(label, item) == "Doe Editor"
    assert printed('<text variable="title" text-case="title"/>', item) == "le monde"
    assert printed('<text term="editor" text-case="title"/>', item) == "Editor"


def test_the_dash_of_a_range_of_numbers_is_the_languages() -> None:
    number = '<number variable="volume"/>'
    assert printed(number, {"volume": "2-3"}, lang="fr-FR") == "2‑3"
    assert printed(number, {"volume": "2-3"}) == "2–3"


def test_no_capital_follows_a_digit() -> None:
    title = '<text variable="title" text-case="title"/>'
    assert printed(title, {"title": "the 3rd life of the 1920s"}) == "The 3rd Life of the 1920s"


def test_given_names_tell_apart_before_further_names_do() -> None:
    options = (
        'et-al-min="2" et-al-use-first="1" disambiguate-add-names="true"'
        ' disambiguate-add-givenname="true"'
    )
    names = '<names variable="author"><name form="short" initialize-with="."/></names>'
    items = [book("x", "Hart, Mary & Coe, Co"), book("y", "Hart, Jo & Doe, Do")]
    assert cited(style(names, citation=options), items, ["x", "y"]) == [
        "M. Hart et al.",
        "J. Hart et al.",
    ]


def test_a_bare_date_is_collapsed_with_whatever_stands_before_it() -> None:
    items = [TWO[0], {"id": "n", "type": "book", "issued": {"date-parts": [[1951]]}}, TWO[2]]
    sheet = style(DATED, attributes='delimiter="; "', citation='collapse="year"')
    assert cited(sheet, items) == ["Abt 1990, 1951; Beck 1991"]
    suppressed = (Citing("a1"), Citing("b", suppress_author=True))
    assert cited(sheet, items, [suppressed]) == ["Abt 1990; 1991"]


def test_a_number_with_a_locator_is_followed_as_what_was_collapsed() -> None:
    options = 'collapse="citation-number" after-collapse-delimiter="; "'
    layout = '<text variable="citation-number"/><text variable="locator" prefix=", p. "/>'
    sheet = style(layout, attributes='delimiter=", "', citation=options)
    assert cited(sheet, TWO, [(Citing("a1", "5"), Citing("b"))]) == ["1, p. 5; 2"]


def test_the_label_of_pages_stands_before_a_locator_wherever_it_is() -> None:
    layout = '<choose><if locator="page"><label variable="page" form="short"/></if></choose>'
    sheet = style(layout + '<text variable="locator" prefix=" "/>')
    assert cited(sheet, TWO, [Citing("b", "12")]) == ["p. 12"]


def test_words_that_stand_for_names_are_not_replaced_where_they_repeat() -> None:
    names = '<names variable="author"><substitute>{}</substitute></names>'
    title = '<text variable="title" prefix=" "/>'
    replacing = 'subsequent-author-substitute="—"'
    items = [{"id": key, "type": "book", "title": "T", "publisher": "P"} for key in "ab"]
    anonymous = names.format('<text term="anonymous"/>') + title
    sheet = style(anonymous, bibliography=entries_of(anonymous, replacing))
    assert listed(sheet, items) == ["Anonymous T", "Anonymous T"]
    published = names.format('<text variable="publisher"/>') + title
    sheet = style(published, bibliography=entries_of(published, replacing))
    assert listed(sheet, items) == ["P T", "— T"]
