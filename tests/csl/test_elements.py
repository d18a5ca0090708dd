"""Rendering elements and conditions, each in a style of a line or two."""

from __future__ import annotations

import pytest

from biokit.citing.csl.clusters import Citing
from biokit.citing.csl.engine import Settings
from biokit.citing.csl.pieces import plain
from tests.csl.small import Item, cited, printed, ran, style

TITLE = '<text variable="title"/>'


def test_a_variable_is_printed_and_one_that_is_absent_is_not() -> None:
    layout = '<text variable="title"/><text variable="publisher" prefix=" (" suffix=")"/>'
    assert printed(layout, {"title": "Tides"}) == "Tides"
    assert printed(layout, {"title": "Tides", "publisher": "Brill"}) == "Tides (Brill)"


def test_a_short_form_falls_back_to_the_long_one() -> None:
    layout = '<text variable="title" form="short"/>'
    assert printed(layout, {"title": "Tides: A History", "title-short": "Tides"}) == "Tides"
    assert printed(layout, {"title": "Tides: A History"}) == "Tides: A History"


def test_a_value_is_printed_as_it_stands() -> None:
    assert printed('<text value="in print"/>') == "in print"


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('term="page"', "page"),
        ('term="page" plural="true"', "pages"),
        ('term="page" form="short"', "p."),
        ('term="page" form="short" plural="true"', "pp."),
        ('term="editor" form="verb"', "edited by"),
        ('term="editor" form="verb-short"', "ed. by"),
        ('term="section" form="symbol"', "§"),
        ('term="no such term"', ""),
    ],
)
def test_a_term_has_the_form_and_number_asked_for(attributes: str, words: str) -> None:
    assert printed(f"<text {attributes}/>") == words


def test_a_term_of_the_style_stands_before_that_of_the_language() -> None:
    own = '<locale xml:lang="en"><terms><term name="page">leaf</term></terms></locale>'
    assert printed('<text term="page"/>', locale=own) == "leaf"
    assert printed('<text term="page"/>', locale=own, lang="de") == "Seite"


def test_a_term_falls_back_from_symbol_to_short_to_long() -> None:
    own = '<locale><terms><term name="page" form="short">pg</term></terms></locale>'
    assert printed('<text term="page" form="symbol"/>', locale=own) == "pg"


def test_a_dialect_falls_back_to_its_language_and_that_to_english() -> None:
    layout = '<text term="and"/>'
    assert printed(layout, lang="de-AT") == "und"
    assert printed(layout, lang="de-LI") == "und"
    assert printed(layout, lang="xx-XX") == "and"


def test_a_label_agrees_with_the_number_of_what_it_labels() -> None:
    layout = '<label variable="page" form="short" suffix=" "/><text variable="page"/>'
    assert printed(layout, {"page": "12"}) == "p. 12"
    assert printed(layout, {"page": "12-14"}) == "pp. 12–14"
    assert printed(layout) == ""


@pytest.mark.parametrize(
    ("plural", "page", "words"),
    [("always", "1", "pages"), ("never", "1-2", "page"), ("contextual", "1, 3", "pages")],
)
def test_a_label_may_be_told_its_number(plural: str, page: str, words: str) -> None:
    assert printed(f'<label variable="page" plural="{plural}"/>', {"page": page}) == words


def test_the_label_of_a_locator_is_of_its_kind() -> None:
    sheet = style('<label variable="locator" form="short" suffix=" "/><text variable="locator"/>')
    cites = [Citing("one", "3", "folio"), Citing("one", "iv–ix", "page"), Citing("one", "", "page")]
    assert cited(sheet, [{"id": "one"}], cites) == ["fol. 3", "pp. iv–ix", ""]


def test_a_count_of_volumes_is_plural_from_two_on() -> None:
    layout = '<text variable="number-of-volumes" suffix=" "/><label variable="number-of-volumes"/>'
    assert printed(layout, {"number-of-volumes": "1"}) == "1 volume"
    assert printed(layout, {"number-of-volumes": "3"}) == "3 volumes"


def test_a_group_puts_its_delimiter_between_what_says_something() -> None:
    layout = (
        '<group delimiter=", " prefix="(" suffix=")"><text variable="title"/>'
        '<text variable="genre"/><text variable="publisher"/></group>'
    )
    assert printed(layout, {"title": "Tides", "publisher": "Brill"}) == "(Tides, Brill)"


def test_a_group_is_silent_if_it_calls_variables_and_none_says_anything() -> None:
    layout = '<group><text value="by "/><text variable="publisher"/></group>'
    assert printed(layout, {"publisher": "Brill"}) == "by Brill"
    assert printed(layout) == ""


def test_a_group_of_terms_alone_speaks() -> None:
    assert printed('<group><text term="in"/><text value=":"/></group>') == "in:"


def test_a_group_within_keeps_one_around_silent_if_it_is_silent() -> None:
    layout = (
        '<group><text value="a"/><group><text value="b"/><text variable="DOI"/></group></group>'
    )
    assert printed(layout) == ""
    assert printed(layout, {"DOI": "10/x"}) == "ab10/x"


def test_a_macro_is_silent_as_a_group_is() -> None:
    macros = {"by": '<text value="by "/><text variable="publisher"/>'}
    assert printed('<text macro="by" prefix="["/>', macros=macros) == ""
    assert printed('<text macro="by" prefix="["/>', {"publisher": "B"}, macros=macros) == "[by B"


def test_a_macro_that_calls_itself_says_nothing_there() -> None:
    macros = {"round": '<text value="a"/><text macro="round"/><text value="b"/>'}
    assert printed('<text macro="round"/>', macros=macros) == "ab"


def test_a_macro_that_is_not_there_says_nothing() -> None:
    assert printed('<text value="x"/><text macro="nowhere"/>') == "x"


def test_choose_hands_the_delimiter_of_the_group_around_to_its_children() -> None:
    layout = (
        '<group delimiter=", "><choose><if type="book"><text value="a"/><text value="b"/></if>'
        "</choose></group>"
    )
    assert printed(layout) == "a, b"


def test_an_address_is_a_link_and_so_is_what_a_style_prints_before_it() -> None:
    made, _ = ran(style('<text variable="DOI" prefix="https://doi.org/"/>'), [
        {"id": "one", "DOI": "10.1/x"}
    ])  # fmt: skip
    (box,) = made.citations[0]
    assert not isinstance(box, str)
    assert box.url == "https://doi.org/10.1/x"


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (["Asthma"], "Asth78"),
        (["Asthma", "Bronchitis"], "AsBr78"),
        (["Asthma", "Bronchitis", "Cough"], "AsBC78"),
        (["Asthma", "Bronchitis", "Cough", "Dyspepsia", "Eczema"], "ABCD78"),
    ],
)
def test_a_label_that_nobody_gave_is_made_of_names_and_year(names: list[str], label: str) -> None:
    layout = '<text variable="citation-label"/>'
    item: Item = {"author": [{"family": name} for name in names], "issued": "1978"}
    assert printed(layout, item) == label
    assert printed(layout, item | {"citation-label": "Own"}) == "Own"


# ----------------------------------------------------------------------------------- conditions


def chosen(test: str, item: Item | None = None) -> bool:
    layout = f'<choose><if {test}><text value="yes"/></if><else><text value="no"/></else></choose>'
    return printed(layout, item) == "yes"


def test_a_type_is_asked_for_and_several_mean_any_of_them() -> None:
    assert chosen('type="book"')
    assert not chosen('type="chapter"')
    assert chosen('type="chapter book"')
    assert chosen('type="chapter book" match="any"')
    assert not chosen('type="chapter book" match="none"')
    assert chosen('type="chapter thesis" match="none"')


def test_a_type_and_a_variable_must_both_hold() -> None:
    assert not chosen('type="chapter book" variable="DOI"')
    assert chosen('type="chapter book" variable="DOI"', {"DOI": "10/x"})
    assert chosen('type="chapter" variable="DOI" match="any"', {"DOI": "10/x"})


def test_variables_are_all_wanted_unless_any_is_asked_for() -> None:
    item = {"title": "T"}
    assert not chosen('variable="title DOI"', item)
    assert chosen('variable="title DOI" match="any"', item)
    assert not chosen('variable="title DOI" match="none"', item)
    assert chosen('variable="DOI URL" match="none"', item)


def test_names_and_dates_are_variables_too() -> None:
    item = {"author": [{"family": "Fenn"}], "issued": {"date-parts": [[1900]]}}
    assert chosen('variable="author issued"', item)
    assert not chosen('variable="editor"', item)


@pytest.mark.parametrize(
    ("value", "numeric"),
    [("2", True), ("2nd", True), ("D2", True), ("2-4", True), ("2, 3 & 5", True),
     ("second", False), ("2nd edition", False), ("", False)],
)  # fmt: skip
def test_what_is_numeric(value: str, numeric: bool) -> None:
    assert chosen('is-numeric="edition"', {"edition": value}) is numeric


def test_a_date_is_uncertain_if_it_is_circa() -> None:
    assert chosen('is-uncertain-date="issued"', {"issued": {"date-parts": [[1850]], "circa": True}})
    assert not chosen('is-uncertain-date="issued"', {"issued": {"date-parts": [[1850]]}})
    assert not chosen('is-uncertain-date="issued"')


def test_a_locator_is_of_one_kind() -> None:
    layout = (
        '<choose><if locator="page chapter"><text value="P"/></if>'
        '<else><text value="-"/></else></choose>'
    )
    cites = [Citing("one", *where) for where in (("3",), ("3", "chapter"), ("3", "folio"), ())]
    assert cited(style(layout), [{"id": "one"}], cites) == ["P", "P", "-", "-"]


def test_the_first_branch_that_holds_is_taken() -> None:
    layout = (
        '<choose><if variable="DOI"><text value="1"/></if><else-if variable="title">'
        '<text value="2"/></else-if><else-if variable="title"><text value="3"/></else-if></choose>'
    )
    assert printed(layout, {"title": "T"}) == "2"
    assert printed(layout, {"title": "T", "DOI": "10/x"}) == "1"
    assert printed(layout) == ""


def test_no_position_holds_in_a_bibliography() -> None:
    asks = '<choose><if position="first"><text value="F"/></if></choose>'
    sheet = style(
        TITLE, bibliography=f"<bibliography><layout>{TITLE}{asks}</layout></bibliography>"
    )
    made, _ = ran(sheet, [{"id": "one", "title": "T"}])
    assert made.entries == (("one", ("T",)),)


def test_a_cite_in_which_the_style_prints_nothing_is_its_title() -> None:
    sheet = style('<text variable="DOI"/>')
    made, _ = ran(sheet, [{"id": "x", "title": "A Life"}], [[Citing("x")]], settings=Settings())
    assert plain(made.citations[0]) == "A Life"


def test_a_suppressed_author_leaves_the_words_around_it() -> None:
    layout = (
        '<group delimiter=" "><names variable="author"/><text value="above"/></group>'
        '<text variable="title" prefix=", "/>'
    )
    sheet = style(layout)
    items: list[Item] = [{"id": "x", "title": "A Life", "author": [{"family": "Moor"}]}]
    made, _ = ran(sheet, items, [[Citing("x", suppress_author=True)]])
    assert plain(made.citations[0]) == "above, A Life"


def test_a_macro_takes_after_the_names_that_it_stands_in_for() -> None:
    def names(form: str) -> str:
        return (
            f'<names variable="author"><name form="{form}"/>'
            '<substitute><text macro="editors"/></substitute></names>'
        )

    layout = (
        f'<choose><if type="book">{names("short")}</if>'
        f'<else-if type="map">{names("long")}</else-if></choose>'
    )
    sheet = style(layout, macros={"editors": '<names variable="editor"/>'})
    editor = [{"family": "Moor", "given": "Ann"}]
    items: list[Item] = [
        {"id": "b", "type": "book", "editor": editor},
        {"id": "m", "type": "map", "editor": editor},
    ]
    assert cited(sheet, items, ["b", "m"]) == ["Moor", "Ann Moor"]
