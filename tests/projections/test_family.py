"""The family tree: who stands where, in which words, and what cannot be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.citing.terms import terms
from biokit.diagnostics import Finding
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Edition
from biokit.model.life import Event, Life, Person, State
from biokit.model.names import Name, NameForm
from biokit.model.nodes import Derived, Section, Text
from biokit.model.walk import plain_text
from biokit.projections.compose import compose
from biokit.projections.family import Branch, Family, family_of
from biokit.projections.family_drawing import HEADING, Chart, Room, Shape, Words, charts
from biokit.projections.family_lists import family_lists

Relation = tuple[str, str, str]
"""Of whom, what the other is, and who that is."""


def life(*relations: Relation, dates: str = "", weddings: str = "") -> Biography:
    """A life of persons who are called what their ids say.

    Args:
        relations: in the order of the life.
        dates: `ann:1819/1901 bob:1840/` births and deaths.
        weddings: `ann+bob:1840` marriages.
    """
    keys = dict.fromkeys(key for one, _, other in relations for key in (one, other))
    keys |= dict.fromkeys(key for pair in weddings.split() for key in pair.split(":")[0].split("+"))
    states = tuple(
        State(
            id=f"s{number}",
            kind="relationship",
            subject=subject,
            relation=relation,  # type: ignore[arg-type]
            person=other,
        )
        for number, (subject, relation, other) in enumerate(relations)
    )
    events = [*_vitals(dates), *_weddings(weddings)]
    people = tuple(Person(id=key, names=(Name((NameForm(key.title()),)),)) for key in keys)
    return Biography(
        (Text("A Life"),),
        subjects=("ann",),
        life=Life(persons=people, events=tuple(events), states=states),
        lang="en-GB",
    )


def _vitals(dates: str) -> list[Event]:
    made = []
    for one in dates.split():
        key, _, span = one.partition(":")
        for kind, date in zip(("birth", "death"), span.split("/"), strict=True):
            if date:
                made.append(Event(id=f"{kind}-{key}", kind=kind, subject=key, date=Date(date)))  # type: ignore[arg-type]
    return made


def _weddings(weddings: str) -> list[Event]:
    made = []
    for one in weddings.split():
        pair, _, date = one.partition(":")
        subject, other = pair.split("+")
        when = Date(date) if date else None
        made.append(
            Event(
                id=f"w-{pair}", kind="marriage", subject=subject, participants=(other,), date=when
            )
        )
    return made


def tree(biography: Biography, lang: str = "en-GB") -> tuple[Family, list[str]]:
    family, findings = family_of(biography, terms(lang), lang)
    return family, [finding.code for finding in findings]


def lines(biography: Biography, lang: str = "en-GB") -> list[str]:
    """The trees as text, two spaces a generation."""
    family, _ = tree(biography, lang)
    made: list[str] = []

    def put(item: object, depth: int) -> None:
        line, *below = item.blocks  # type: ignore[attr-defined]
        made.append("  " * depth + plain_text(line))
        for inner in below:
            for child in inner.items:
                put(child, depth + 1)

    for listed in family_lists(family, terms(lang)):
        put(listed.items[0], 0)
    return made


# ---------------------------------------------------------------------------------- who stands where


def test_parents_siblings_and_children_stand_in_one_tree() -> None:
    made = life(
        ("ann", "parent", "tom"),
        ("ann", "parent", "eve"),
        ("tom", "spouse", "eve"),
        ("ann", "sibling", "sue"),
        ("ann", "child", "max"),
        ("bob", "child", "max"),
        dates="ann:1819/1901 max:1841/ tom:/1820",
        weddings="ann+bob:1840-02-10",
    )
    assert lines(made) == [
        "Tom (d. 1820), m. Eve",
        "  Ann (1819–1901), m. 1840 Bob",
        "    Max (b. 1841)",
        "  Sue",
    ]


def test_the_subject_is_told_from_all_others() -> None:
    family, _ = tree(life(("ann", "child", "max")))
    (root,) = family.trees
    assert root.kin is not None
    assert root.kin.subject
    assert [child.kin and child.kin.subject for child in root.children] == [False]


def test_a_relation_may_be_said_from_either_side_and_twice() -> None:
    twice = life(("max", "parent", "ann"), ("ann", "child", "max"))
    assert lines(twice) == lines(life(("ann", "child", "max"))) == ["Ann", "  Max"]


def test_two_marriages_are_numbered_in_their_order() -> None:
    made = life(
        ("ann", "child", "max"),
        ("max", "parent", "bob"),
        ("ann", "child", "kim"),
        ("kim", "parent", "jim"),
        weddings="ann+jim:1850 ann+bob:1840",
    )
    assert lines(made) == ["Ann, (1) m. 1840 Bob, (2) m. 1850 Jim", "  Max", "  Kim"]


def test_parents_who_are_said_to_be_no_couple_are_not_married() -> None:
    made = life(("max", "parent", "ann"), ("max", "parent", "bob"), ("ann", "partner", "jim"))
    assert lines(made) == ["Ann, (1) with Jim, (2) with Bob", "  Max"]


def test_who_married_in_and_has_parents_stands_in_a_tree_with_them() -> None:
    made = life(("ann", "spouse", "bob"), ("bob", "parent", "old"), ("ann", "parent", "tom"))
    assert lines(made) == ["Tom", "  Ann, m. Bob", "Old", "  Bob (see above)"]


def test_cousins_who_marry_stand_each_once_with_their_children() -> None:
    made = life(
        ("ann", "parent", "tom"),
        ("bob", "parent", "eve"),
        ("tom", "parent", "old"),
        ("eve", "parent", "old"),
        ("ann", "spouse", "bob"),
        ("ann", "child", "max"),
        ("bob", "child", "max"),
    )
    assert lines(made) == [
        "Old",
        "  Tom",
        "    Ann, m. Bob",
        "      Max",
        "  Eve",
        "    Bob (see above)",
    ]


def test_siblings_of_whose_parents_nothing_is_known_stand_beside_each_other() -> None:
    assert lines(life(("ann", "sibling", "sue"))) == ["…", "  Ann", "  Sue"]


def test_brothers_and_sisters_stand_by_age_if_all_have_a_date() -> None:
    relations = [("ann", "child", "max"), ("ann", "child", "kim")]
    assert lines(life(*relations, dates="max:1850/ kim:1845/")) == [
        "Ann",
        "  Kim (b. 1845)",
        "  Max (b. 1850)",
    ]
    assert lines(life(*relations, dates="kim:1845/")) == ["Ann", "  Max", "  Kim (b. 1845)"]


def test_dates_say_as_little_as_is_known() -> None:
    made = life(("ann", "child", "max"), dates="ann:1819~/190X max:1841?/")
    assert lines(made) == ["Ann (c. 1819–1900s)", "  Max (b. 1841?)"]


def test_a_marriage_s_span_says_when_it_began() -> None:
    made = life(("ann", "spouse", "bob"))
    state = made.life.states[0]
    spanned = State(
        id="s", kind="relationship", subject="ann", person="bob", relation="spouse",
        span=Date("1840-02-10/1861"),
    )  # fmt: skip
    assert state.span is None
    again = Biography(
        made.title, subjects=("ann",), life=Life(persons=made.life.persons, states=(spanned,))
    )
    assert lines(again, "en") == ["Ann, m. 1840 Bob"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("de", ["Ann, verh. 1840 Bob", "  Max (geb. 1841)"]),
        ("fr", ["Ann, m. 1840 Bob", "  Max (n. 1841)"]),
        ("zh", ["Ann, 1840年结婚 Bob", "  Max (1841年生)"]),
    ],
)
def test_words_are_the_book_s(lang: str, said: list[str]) -> None:
    relations = [("ann", "child", "max"), ("bob", "child", "max")]
    assert lines(life(*relations, dates="max:1841/", weddings="ann+bob:1840"), lang) == said


def test_generations_beyond_count_have_trees_of_their_own() -> None:
    keys = ["ann", *(f"k{number}" for number in range(2000))]
    relations = [(one, "child", other) for one, other in pairwise(keys)]
    family, codes = tree(life(*relations))
    assert codes == []
    assert len(family.trees) > 1
    named = [branch.kin.id for branch in _all(family) if branch.kin and not branch.elsewhere]
    assert sorted(named) == sorted(keys)


def _all(family: Family) -> list[Branch]:
    found, waiting = [], list(family.trees)
    while waiting:
        branch = waiting.pop()
        found.append(branch)
        waiting += branch.children
    return found


# -------------------------------------------------------------------------------------- what cannot be


@pytest.mark.parametrize(
    ("relations", "code"),
    [
        ([("ann", "child", "ann")], "own-relative"),
        ([("ann", "parent", "a"), ("ann", "parent", "b"), ("ann", "parent", "c")], "third-parent"),
        ([("ann", "child", "bob"), ("ann", "spouse", "bob")], "parent-and-spouse"),
        ([("ann", "spouse", "bob"), ("ann", "child", "bob")], "parent-and-spouse"),
    ],
)
def test_what_cannot_be_is_told_and_the_tree_does_without(
    relations: list[Relation], code: str
) -> None:
    family, codes = tree(life(*relations, ("ann", "child", "max")))
    assert codes == [code]
    assert family.trees


def test_a_child_older_than_its_mother_is_told() -> None:
    _, codes = tree(life(("ann", "child", "max"), dates="ann:1850/ max:1841/"))
    assert codes == ["child-before-parent"]


def test_a_relation_of_nobody_is_told() -> None:
    alone = State(id="s", subject="ann", relation="child")
    _, findings = family_of(Biography((Text("A"),), life=Life(states=(alone,))), terms("en"), "en")
    assert [one.code for one in findings] == ["relation-of-nobody"]


def test_somebody_unknown_is_told_by_name() -> None:
    stranger = State(id="s", kind="relationship", subject="ann", person="ghost", relation="child")
    made = Biography((Text("A"),), subjects=("ann",), life=Life(states=(stranger,)))
    _, findings = family_of(made, terms("en"), "en")
    assert [(one.code, one.message) for one in findings] == [
        ("unknown-person", "the life has no person ann")
    ]


def test_an_ancestor_of_oneself_is_an_error_that_names_the_circle() -> None:
    made = life(("ann", "child", "bob"), ("bob", "child", "max"), ("max", "child", "ann"))
    family, findings = family_of(made, terms("en"), "en")
    assert family.trees == ()
    (finding,) = findings
    assert (finding.code, finding.severity) == ("family-in-a-circle", "error")
    assert all(name in finding.message for name in ("Ann", "Bob", "Max"))


def findings_of(biography: Biography) -> tuple[Finding, ...]:
    place = Section((Text("Family"),), (Derived("family-tree"),), role="family-tree")
    asked = Biography(
        biography.title, subjects=biography.subjects, life=biography.life, sections=(place,)
    )
    return compose(asked, Edition("pdf", "pdf")).findings


def test_a_tree_without_relations_is_told_to_be_empty() -> None:
    assert [one.code for one in findings_of(life())] == ["nothing-to-list"]
    assert findings_of(life(("ann", "child", "max"))) == ()


NAMES = ("ann", "bob", "cat", "dan", "eve", "fay")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(("parent", "child", "sibling", "spouse", "partner")),
            st.sampled_from(NAMES),
        ),
        max_size=12,
    )
)
def test_whoever_is_related_has_a_place_of_his_own_and_only_one(relations: list[Relation]) -> None:
    family, findings = family_of(life(*relations), terms("en"), "en")
    if any(finding.severity == "error" for finding in findings):
        assert family.trees == ()
        return
    headed = [one.kin.id for one in _all(family) if one.kin and one.elsewhere is None]
    assert len(headed) == len(set(headed))
    beside = {
        union.partner.id
        for one in _all(family)
        for union in one.unions
        if union.partner is not None
    }
    shown = {one.kin.id for one in _all(family) if one.kin} | beside
    taken = {key for one, _, other in relations if one != other for key in (one, other)}
    dropped = any(finding.code == "third-parent" for finding in findings)
    assert shown == taken or (dropped and shown <= taken)


# ------------------------------------------------------------------------------------------- drawn

ROOM = Room(32.0, 49.0)


def wide(count: int, below: int = 0) -> Biography:
    """Ann with many children, each of whom has some."""
    relations = [("ann", "child", f"child-{number}") for number in range(count)]
    relations += [
        (f"child-{number}", "child", f"grandchild-{number}-{inner}")
        for number in range(count)
        for inner in range(below)
    ]
    return life(*relations)


def drawn(biography: Biography, room: Room = ROOM) -> tuple[Chart, ...]:
    family, _ = tree(biography)
    return charts(family.trees, room, "see above", "see below")


def _boxes(
    shape: Shape, left: float = 0.0, top: float = 0.0
) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of everybody's words."""
    begins = left + shape.middle - shape.own / 2
    found = [(begins, top, begins + shape.own, top + 1.3 * len(shape.words))]
    if shape.row is not None:
        for x, y, child in shape.row.shapes:
            found += _boxes(child, left + shape.row.left + x, top + shape.row.top + y)
    return found


@pytest.mark.parametrize(("count", "below"), [(1, 0), (3, 2), (4, 1), (9, 0), (9, 3), (12, 2)])
def test_no_drawing_is_larger_than_the_page_and_nobody_stands_on_another(
    count: int, below: int
) -> None:
    for chart in drawn(wide(count, below)):
        assert chart.shape is not None
        assert chart.shape.width <= ROOM.width
        assert chart.shape.height <= ROOM.height
        boxes = _boxes(chart.shape)
        for place, (left, top, right, bottom) in enumerate(boxes):
            assert left >= -0.01
            assert right <= chart.shape.width + 0.01
            assert bottom <= chart.shape.height + 0.01
            for other in boxes[place + 1 :]:
                beside = right <= other[0] + 0.01 or other[2] <= left + 0.01
                assert beside or bottom <= other[1] + 0.01 or other[3] <= top + 0.01


def test_a_wide_tree_is_split_by_generation_and_loses_nobody() -> None:
    made = drawn(wide(9, 3))
    assert len(made) == 10
    names = [word.text for chart in made for word in _words(chart.shape)]
    for key in ("Ann", "Child-8", "Grandchild-8-2"):
        assert key in names
    assert names.count("see below") == 9


def _words(shape: Shape | None) -> list[Words]:
    if shape is None:
        return []
    below = shape.row.shapes if shape.row else ()
    return [*shape.words, *(word for _, _, child in below for word in _words(child))]


def test_the_first_drawing_leaves_room_for_its_title_if_it_can() -> None:
    first, *_ = drawn(wide(7))
    assert first.shape is not None
    assert first.shape.height <= ROOM.height - HEADING


def test_more_children_than_a_page_holds_are_a_list() -> None:
    (chart,) = drawn(wide(60))
    assert chart.shape is None


def test_without_room_everything_is_a_list() -> None:
    family, _ = tree(wide(2))
    assert [chart.shape for chart in charts(family.trees, None, "", "")] == [None]
