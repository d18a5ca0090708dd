"""Rich text in fields, and the `key: value` lines of a note."""

from __future__ import annotations

from html import escape

import pytest

from biokit.citing.csl.references import reference
from tests.csl.small import printed

TITLE = '<text variable="title"/>'
ITALIC = '<text variable="title" font-style="italic"/>'
QUOTED = '<text variable="title" quotes="true"/>'


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("a <i>b</i> c", "a <i>b</i> c"),
        ("a <b>b</b>", "a <b>b</b>"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("2<sup>e</sup>", "2<sup>e</sup>"),
        ("<sc>ad</sc>", '<span style="font-variant:small-caps;">ad</span>'),
        ('<span style="font-variant: small-caps;">ad</span>',
         '<span style="font-variant:small-caps;">ad</span>'),
        ('<span class="nocase">x</span>', "x"),
        ("<i>a <b>b</b></i>", "<i>a <b>b</b></i>"),
        ("a < b", "a &lt; b"),
        ("<em>a</em>", "&lt;em&gt;a&lt;/em&gt;"),
        ("<i>never closed", "&lt;i&gt;never closed"),
        ("closed</i> never", "closed&lt;/i&gt; never"),
    ],
)  # fmt: skip
def test_markup_in_a_field(given: str, made: str) -> None:
    assert printed(TITLE, {"title": given}) == made


def test_italics_within_italics_are_upright() -> None:
    upright = '<span style="font-style:normal;">Beagle</span>'
    assert printed(ITALIC, {"title": "The <i>Beagle</i>"}) == f"<i>The {upright}</i>"


@pytest.mark.parametrize("given", ['The "long" wait', "The “long” wait"])
def test_an_authors_own_quotation_marks_become_the_languages(given: str) -> None:
    assert printed(TITLE, {"title": given}) == "The “long” wait"
    assert printed(QUOTED, {"title": given}) == "“The ‘long’ wait”"
    assert printed(QUOTED, {"title": given}, lang="en-GB") == "‘The “long” wait’"


def test_straight_marks_are_of_any_language_and_curly_ones_of_their_own() -> None:
    assert printed(QUOTED, {"title": 'The "long" wait'}, lang="de-DE") == "„The ‚long‘ wait“"
    assert printed(QUOTED, {"title": "The “long” wait"}, lang="de-DE") == "„The “long” wait“"
    assert printed(QUOTED, {"title": "Das „lange“ Warten"}) == "“Das „lange“ Warten”"
    assert printed(QUOTED, {"title": "La «longue» attente"}) == "“La «longue» attente”"


def test_inner_marks_that_stand_in_no_others_stay_inner() -> None:
    assert printed(TITLE, {"title": "The ‘long’ wait"}) == "The ‘long’ wait"
    assert printed(TITLE, {"title": "A ‘long “long” wait’"}) == "A ‘long “long” wait’"


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert printed(QUOTED, {"title": "The pilot's '20s"}) == "“The pilot’s ’20s”"
    assert printed(QUOTED, {"title": "O’Hara’s house"}) == "“O’Hara’s house”"


@pytest.mark.parametrize(
    ("opening", "closing"), [("<i>", "</i>"), ("“", "”"), ("<b><i>", "</i></b>")]
)
def test_formats_too_deep_to_be_meant_stay_as_they_were_typed(opening: str, closing: str) -> None:
    made = printed(QUOTED, {"title": opening * 3000 + "kernel" + closing * 3000})
    assert "kernel" in made
    assert made.count(escape(closing, quote=False)) >= 2900


def test_a_note_may_hold_variables() -> None:
    item = reference(
        {"id": "a", "type": "article", "note": "original-date: 1921-05\ngenre: letter\nBox 3"}
    )
    assert item.texts["genre"] == "letter"
    assert item.dates["original-date"].start is not None
    assert item.texts["note"] == "Box 3"


def test_a_note_may_name_the_type_and_people() -> None:
    item = reference({"id": "a", "note": "type: interview\ninterviewer: Berg || Jan"})
    assert item.type == "interview"
    assert [person.family for person in item.names["interviewer"]] == ["Berg"]
    assert "note" not in item.texts


def test_a_field_of_its_own_stands_before_what_a_note_says() -> None:
    item = reference({"id": "a", "genre": "diary", "note": "genre: letter"})
    assert item.texts["genre"] == "diary"


def test_prose_with_a_colon_is_no_variable() -> None:
    note = "He wrote: nothing.\nAnd so: on."
    assert reference({"id": "a", "note": note}).texts["note"] == note


def test_braces_hold_variables_as_well() -> None:
    item = reference({"id": "a", "note": "{:genre: letter} kept"})
    assert item.texts["genre"] == "letter"
    assert item.texts["note"].strip() == "kept"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("shortTitle", "title-short"),
        ("journalAbbreviation", "container-title-short"),
        ("event", "event-title"),
        ("archive_location", "archive-location"),
    ],
)
def test_older_spellings_of_variables_are_known(key: str, name: str) -> None:
    assert reference({"id": "a", key: "x"}).texts[name] == "x"
    layout = f'<text variable="{key}"/>'
    assert printed(layout, {name: "x"}) == "x"


def test_numbers_may_come_as_numbers_and_nonsense_is_passed_over() -> None:
    item = reference({"id": 7, "volume": 3, "title": None, "page": ["1"], "DOI": True})
    assert (item.id, item.texts) == ("7", {"volume": "3"})
