"""Entries: repeated authors replaced, fields aligned, blocks set apart, what is listed."""

from __future__ import annotations

import pytest

from biokit.citing.csl.engine import Settings
from tests.csl.small import Item, book, entries_of, listed, ran, style

TITLE = '<text variable="title"/>'
LAYOUT = (
    '<group delimiter=". "><names variable="author"><name and="text" form="short"/>'
    f'<substitute><names variable="editor"/></substitute></names>{TITLE}</group>'
)
BOOKS = [
    book("1", "Abt, U & Beck, R & Crane, I", title="A"),
    book("2", "Abt, U & Beck, R & Crane, I", title="B"),
    book("3", "Abt, U & Beck, R & Dunn, M", title="C"),
    book("4", "Abt, U & Dunn, M", title="D"),
    book("5", "Beck, R", title="E"),
]


def replaced(rule: str) -> list[str]:
    options = f'subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"'
    return listed(style(TITLE, bibliography=entries_of(LAYOUT, options)), BOOKS)


@pytest.mark.parametrize(
    ("rule", "entries"),
    [
        ("complete-all", ["—. B", "Abt, Beck, and Dunn. C", "Abt and Dunn. D", "Beck. E"]),
        ("complete-each", ["—, —, and —. B", "Abt, Beck, and Dunn. C", "Abt and Dunn. D", "Beck. E"]),
        ("partial-each", ["—, —, and —. B", "—, —, and Dunn. C", "— and Dunn. D", "Beck. E"]),
        ("partial-first", ["—, Beck, and Crane. B", "—, Beck, and Dunn. C", "— and Dunn. D", "Beck. E"]),
    ],
)  # fmt: skip
def test_names_that_repeat_are_replaced_by_each_rule(rule: str, entries: list[str]) -> None:
    assert replaced(rule) == ["Abt, Beck, and Crane. A", *entries]


def test_names_that_repeat_may_be_left_out_with_the_mark_that_follows_them() -> None:
    left_out = entries_of(LAYOUT, 'subsequent-author-substitute=""')
    assert listed(style(TITLE, bibliography=left_out), BOOKS[:2]) == [
        "Abt, Beck, and Crane. A",
        "B",
    ]
    numbered = '<text variable="citation-number" suffix=". "/>' + LAYOUT
    left_out = entries_of(numbered, 'subsequent-author-substitute=""')
    assert listed(style(TITLE, bibliography=left_out), BOOKS[:2])[1].startswith("2.")


def test_names_are_not_replaced_unless_the_style_says_so() -> None:
    made = listed(style(TITLE, bibliography=entries_of(LAYOUT)), BOOKS[:2])
    assert made == ["Abt, Beck, and Crane. A", "Abt, Beck, and Crane. B"]


def test_an_entry_without_names_ends_the_repetition() -> None:
    items = [BOOKS[4], book("x", title="X"), book("6", "Beck, R", title="F")]
    options = 'subsequent-author-substitute="—"'
    made = listed(style(TITLE, bibliography=entries_of(LAYOUT, options)), items)
    assert made == ["Beck. E", "X", "Beck. F"]


def test_the_first_field_may_stand_in_the_margin() -> None:
    layout = f'<text variable="citation-number" suffix="."/>{TITLE}'
    made = entries_of(layout, 'second-field-align="flush"', attributes='suffix="!"')
    assert listed(style(TITLE, bibliography=made), BOOKS[:1]) == [
        '<div class="csl-left-margin">1.</div><div class="csl-right-inline">A!</div>'
    ]


@pytest.mark.parametrize("display", ["block", "left-margin", "right-inline", "indent"])
def test_a_part_may_be_set_apart(display: str) -> None:
    layout = f'{TITLE}<text value="note" display="{display}"/>'
    made = listed(style(TITLE, bibliography=entries_of(layout)), BOOKS[:1])
    assert made == [f'A<div class="csl-{display}">note</div>']


def test_affixes_of_a_layout_are_around_the_entry() -> None:
    made = entries_of(TITLE, attributes='prefix="[" suffix="]."')
    assert listed(style(TITLE, bibliography=made), BOOKS[:1]) == ["[A]."]


def test_an_item_is_listed_once_however_often_it_is_cited() -> None:
    made, _ = ran(style(TITLE, bibliography=entries_of(TITLE)), BOOKS, ["1", "2", "1"])
    assert [key for key, _ in made.entries] == ["1", "2"]


def test_items_may_be_listed_without_being_cited() -> None:
    sheet = style(TITLE, bibliography=entries_of(TITLE))
    made, _ = ran(sheet, BOOKS, ["1"], settings=Settings(listed=("5", "1")))
    assert [key for key, _ in made.entries] == ["5", "1"]


def test_a_style_without_a_bibliography_has_no_entries() -> None:
    assert ran(style(TITLE), BOOKS)[0].entries == ()


def test_what_is_cited_and_is_not_there_is_named() -> None:
    made, _ = ran(style(TITLE), BOOKS, ["1", "nobody"])
    assert made.missing == ("nobody",)


def test_a_run_leaves_nothing_behind() -> None:
    sheet = style(TITLE, bibliography=entries_of(LAYOUT, 'subsequent-author-substitute="—"'))
    items: list[Item] = BOOKS[:2]
    assert listed(sheet, items) == listed(sheet, items)
