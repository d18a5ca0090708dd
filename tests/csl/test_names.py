"""One name: its parts, particles, initials, order and formats."""

from __future__ import annotations

import pytest

from tests.csl.small import Item, person, printed


def named(name: Item, attributes: str = "", *, options: str = "", parts: str = "") -> str:
    layout = f'<names variable="author"><name {attributes}>{parts}</name></names>'
    return printed(layout, {"author": [name]}, options=options)


WHITLOCK = person("Whitlock", "Margaret Anne")
BERG = person("Berg", "Jan Willem", non_dropping_particle="van den")
HUMBOLDT = person("Humboldt", "Alexander", dropping_particle="von")
SORTED = 'name-as-sort-order="all"'


def test_a_name_reads_in_its_natural_order() -> None:
    assert named(WHITLOCK) == "Margaret Anne Whitlock"
    assert named(BERG) == "Jan Willem van den Berg"
    assert named(HUMBOLDT) == "Alexander von Humboldt"


def test_a_name_may_stand_with_the_family_name_first() -> None:
    assert named(WHITLOCK, SORTED) == "Whitlock, Margaret Anne"
    assert named(WHITLOCK, f'{SORTED} sort-separator=" "') == "Whitlock Margaret Anne"
    assert named(HUMBOLDT, SORTED) == "Humboldt, Alexander von"


@pytest.mark.parametrize(
    ("demoted", "words"),
    [
        ("never", "van den Berg, Jan Willem"),
        ("sort-only", "van den Berg, Jan Willem"),
        ("display-and-sort", "Berg, Jan Willem van den"),
    ],
)
def test_a_non_dropping_particle_goes_where_the_style_wants_it(demoted: str, words: str) -> None:
    assert named(BERG, SORTED, options=f'demote-non-dropping-particle="{demoted}"') == words


def test_a_short_form_keeps_the_particle_that_does_not_drop() -> None:
    assert named(BERG, 'form="short"') == "van den Berg"
    assert named(HUMBOLDT, 'form="short"') == "Humboldt"
    assert named(WHITLOCK, 'form="short"') == "Whitlock"


def test_particles_are_found_in_names_that_do_not_tell_them() -> None:
    assert named(person("van den Berg", "Jan"), 'form="short"') == "van den Berg"
    assert named(person("de La Fontaine", "Jean"), SORTED) == "La Fontaine, Jean de"
    assert named(person("Humboldt", "Alexander von"), 'form="short"') == "Humboldt"


def test_quotation_marks_keep_a_family_name_whole() -> None:
    assert named(person('"van der Vlist"', "Eric"), SORTED) == "van der Vlist, Eric"


def test_an_elided_particle_leans_on_the_name() -> None:
    assert named(person("Alembert", "Jean", dropping_particle="d’")) == "Jean d’Alembert"


@pytest.mark.parametrize(
    ("suffix", "plain", "inverted"),
    [
        ({"suffix": "Jr."}, "Hugh Fenn Jr.", "Fenn, Hugh, Jr."),
        ({"suffix": "III", "comma_suffix": "true"}, "Hugh Fenn, III", "Fenn, Hugh, III"),
    ],
)
def test_a_suffix_follows_the_name(suffix: dict[str, str], plain: str, inverted: str) -> None:
    name = person("Fenn", "Hugh", **suffix)
    assert named(name) == plain
    assert named(name, SORTED) == inverted


def test_a_suffix_written_with_the_given_name_is_one_all_the_same() -> None:
    assert named(person("Fenn", "Hugh, Jr."), SORTED) == "Fenn, Hugh, Jr."


@pytest.mark.parametrize(
    ("given", "mark", "words"),
    [
        ("Margaret Anne", ".", "M.A. X"),
        ("Margaret Anne", ". ", "M. A. X"),
        ("Margaret Anne", "", "MA X"),
        ("Jean-Luc", ".", "J.-L. X"),
        ("J. R. R.", ". ", "J. R. R. X"),
        ("Guillaume de", ".", "G. de X"),
        ("Élise", ".", "É. X"),
    ],
)
def test_given_names_become_initials(given: str, mark: str, words: str) -> None:
    assert named(person("X", given), f'initialize-with="{mark}"') == words


def test_a_hyphen_between_initials_may_go() -> None:
    name = person("Picard", "Jean-Luc")
    options = 'initialize-with-hyphen="false"'
    assert named(name, 'initialize-with="."', options=options) == "J.L. Picard"


def test_names_in_full_keep_their_words_and_their_initials_take_one_form() -> None:
    attributes = 'initialize="false" initialize-with="."'
    assert named(person("Tolkien", "John R R"), attributes) == "John R.R. Tolkien"


def test_a_body_has_one_name_in_every_form() -> None:
    body = {"literal": "Society of River Pilots"}
    assert named(body) == "Society of River Pilots"
    assert named(body, f'{SORTED} initialize-with="."') == "Society of River Pilots"
    assert named(body, 'form="short"') == "Society of River Pilots"


def test_a_single_name_stands_alone() -> None:
    assert named(person("Plato")) == "Plato"
    assert named({"given": "Plato"}, SORTED) == "Plato"


def test_chinese_names_stand_family_first_without_space_or_comma() -> None:
    name = person("陈", "思远")
    assert named(name) == "陈思远"
    assert named(name, f'{SORTED} initialize-with="."') == "陈思远"
    assert named(name, 'form="short"') == "陈"


def test_a_name_of_static_order_keeps_it() -> None:
    name = person("Cai", "Qi") | {"static-ordering": True}
    assert named(name) == "Cai Qi"
    assert named(name, SORTED) == "Cai Qi"


def test_cyrillic_and_greek_names_take_initials() -> None:
    assert named(person("Толстой", "Лев Николаевич"), 'initialize-with="."') == "Л.Н. Толстой"


def test_a_part_of_a_name_has_a_look_of_its_own() -> None:
    parts = '<name-part name="family" font-variant="small-caps"/>'
    small = '<span style="font-variant:small-caps;">Whitlock</span>'
    assert named(WHITLOCK, SORTED, parts=parts) == f"{small}, Margaret Anne"
    parts = '<name-part name="family" text-case="uppercase"/>'
    assert named(BERG, parts=parts) == "Jan Willem VAN DEN BERG"
    parts = '<name-part name="given" font-style="italic"/>'
    assert named(WHITLOCK, parts=parts) == "<i>Margaret Anne</i> Whitlock"


def test_a_name_that_says_nothing_is_no_name() -> None:
    layout = '<names variable="author"><name/><substitute><text value="none"/></substitute></names>'
    assert printed(layout, {"author": [{"family": "", "given": " "}]}) == "none"
    assert printed(layout, {"author": [{}, "Whitlock", None]}) == "none"
