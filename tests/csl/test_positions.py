"""Positions of cites, and the numbers of the notes they point back to."""

from __future__ import annotations

import pytest

from biokit.citing.csl.clusters import Citing, Cluster
from tests.csl.small import cited, style

ASKS = (
    '<choose><if position="ibid-with-locator"><text value="ibid+"/></if>'
    '<else-if position="ibid"><text value="ibid"/></else-if>'
    '<else-if position="subsequent"><text value="again"/></else-if>'
    '<else><text value="first"/></else></choose>'
)
ITEMS = [{"id": key, "type": "book"} for key in "abc"]


def places(
    *cites: str | Citing | list[str] | Cluster, layout: str = ASKS, citation: str = ""
) -> list[str]:
    """What is printed where; strings cite one item, lists several."""
    sheet = style(layout, kind="note", attributes='delimiter=" "', citation=citation)
    asked = [[Citing(key) for key in each] if isinstance(each, list) else each for each in cites]
    return cited(sheet, ITEMS, asked)


def test_the_first_cite_of_an_item_and_those_after() -> None:
    assert places("a", "b", "a") == ["first", "first", "again"]


def test_the_same_item_twice_running_is_ibid() -> None:
    assert places("a", "a", "a") == ["first", "ibid", "ibid"]


@pytest.mark.parametrize(
    ("before", "after", "position"),
    [
        (("", "page"), ("", "page"), "ibid"),
        (("3", "page"), ("3", "page"), "ibid"),
        (("", "page"), ("3", "page"), "ibid+"),
        (("3", "page"), ("4", "page"), "ibid+"),
        (("3", "page"), ("3", "chapter"), "ibid+"),
        (("3", "page"), ("", "page"), "again"),
    ],
)
def test_ibid_depends_on_both_places(
    before: tuple[str, str], after: tuple[str, str], position: str
) -> None:
    assert places(Citing("a", *before), Citing("a", *after))[1] == position


def test_ibid_points_to_a_note_of_one_cite_only() -> None:
    assert places(["a", "b"], "b") == ["first first", "again"]
    assert places("a", ["a", "b"], "b") == ["first", "ibid first", "again"]


def test_within_a_citation_a_cite_may_be_ibid_of_the_one_before() -> None:
    assert places(["a", "a"]) == ["first ibid"]


def test_a_note_in_between_ends_ibid() -> None:
    notes = [Cluster((Citing("a"),), 1), Cluster((Citing("a"),), 3), Cluster((Citing("a"),), 4)]
    assert places(*notes) == ["first", "again", "ibid"]


def test_citations_of_one_note_follow_each_other() -> None:
    notes = [Cluster((Citing("a"),), 1), Cluster((Citing("b"),), 1), Cluster((Citing("b"),), 1)]
    assert places(*notes) == ["first", "first", "ibid"]


def test_a_note_of_several_citations_is_nothing_to_point_to() -> None:
    notes = [Cluster((Citing("a"),), 1), Cluster((Citing("b"),), 1), Cluster((Citing("b"),), 2)]
    assert places(*notes)[2] == "again"


def test_citations_in_the_text_follow_each_other() -> None:
    text = [Cluster((Citing("a"),)), Cluster((Citing("a"),)), Cluster((Citing("b"),))]
    assert places(*text) == ["first", "ibid", "first"]


def test_positions_start_anew_in_each_chapter_of_an_edition_that_says_so() -> None:
    def note(number: int, chapter: str) -> Cluster:
        return Cluster((Citing("a"),), number, scope=chapter)

    assert places(note(1, "x"), note(2, "x"), note(3, "y"), note(4, "y")) == [
        "first", "ibid", "first", "ibid",
    ]  # fmt: skip
    assert places(note(1, "x"), note(1, "y")) == ["first", "first"]


def test_a_note_that_is_read_by_itself_never_says_ibid() -> None:
    apart = [Cluster((Citing("a"),), number, apart=True) for number in (1, 2)]
    assert places(*apart) == ["first", "again"]


def test_near_notes_are_those_within_the_styles_distance() -> None:
    near = (
        '<choose><if position="near-note"><text value="near"/></if>'
        '<else-if position="subsequent"><text value="far"/></else-if>'
        '<else><text value="first"/></else></choose>'
    )

    def at(*numbers: int) -> list[str]:
        notes = [Cluster((Citing("a"),), number) for number in numbers]
        return places(*notes, layout=near, citation='near-note-distance="3"')

    assert at(1, 4) == ["first", "near"]
    assert at(1, 5) == ["first", "far"]
    assert at(1, 4, 7) == ["first", "near", "near"]


def test_the_usual_distance_is_five() -> None:
    near = '<choose><if position="near-note"><text value="near"/></if></choose>'
    notes = [Cluster((Citing("a"),), number) for number in (1, 6, 12)]
    assert places(*notes, layout=near) == ["", "near", ""]


def test_a_later_cite_knows_the_note_of_the_first() -> None:
    back = '<text variable="first-reference-note-number" prefix="n. "/>'
    assert places("a", "b", "a", layout=back) == ["", "", "n. 1"]


def test_a_position_given_from_outside_is_kept() -> None:
    assert places(Citing("a", position="ibid"), Citing("a", position="first")) == ["ibid", "first"]


def test_ibid_is_a_subsequent_position_too() -> None:
    both = '<choose><if position="subsequent"><text value="s"/></if><else><text value="f"/></else></choose>'
    assert places("a", "a", layout=both) == ["f", "s"]
    ibid = (
        '<choose><if position="ibid"><text value="i"/></if><else><text value="f"/></else></choose>'
    )
    assert places(Citing("a", "1"), Citing("a", "2"), layout=ibid) == ["f", "i"]


def test_an_unknown_position_never_holds() -> None:
    layout = '<choose><if position="thrice"><text value="x"/></if><else><text value="-"/></else></choose>'
    assert places("a", "a", layout=layout) == ["-", "-"]
