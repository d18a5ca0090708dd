"""The proof of page numbers notices one that is wrong."""

from __future__ import annotations

import pytest

from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import IndexMark, Section
from biokit.projections.book import Book
from biokit.projections.compose import compose
from tests.agreement.reckoning import Leaf, Printed, expanded
from tests.agreement.told import bare
from tests.exporters.lives import p, t
from tests.validate.pages import wrong_lines, wrong_locators

FOLIOS = ["v", "vi", "1", "2", "3", "4"]


def book() -> Book:
    marks = [IndexMark(("Engines",), t(words)) for words in ("first", "second", "third")]
    one = Section(t("Beginnings"), (p(marks[0]), p(marks[1])), role="chapter")
    two = Section(t("Endings"), (p(marks[2]),), role="chapter")
    life = Biography(t("A Life"), sections=(one, two, Section(t("Index"), (), role="index")))
    return compose(life, Edition("pdf", "pdf"))


def printed(contents: str, index: str) -> Printed:
    texts = (
        contents,
        "",
        "1 Beginnings\nThe first",
        "and the sec‐\nond",
        "2 Endings\na third",
        index,
    )
    made = Printed.__new__(Printed)
    made.pages = [Leaf(folio, text, bare(text)) for folio, text in zip(FOLIOS, texts, strict=True)]
    return made


RIGHT = "Contents\n1 Beginnings 1\n2 Endings 3\nIndex 4"


def test_what_is_right_is_not_told() -> None:
    made = printed(RIGHT, "Index\nEngines, 1–\n3")
    assert [*wrong_lines(book(), made)] == []
    assert [*wrong_locators(book(), made)] == []


def test_a_line_of_the_contents_that_is_wrong_or_missing_is_told() -> None:
    made = printed("Contents\n1 Beginnings 2\nIndex 4", "Index\nEngines, 1–3")
    wrong = [*wrong_lines(book(), made)]
    assert wrong == ["“Beginnings” is not on page 2", "“Endings” is in no list with a page"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Engines, 1, 3", ["index: Engines misses “second”"]),
        ("Engines, 1–4", ["index: Engines is not on page 4"]),
        ("Engines, 1–3, 9", ["index: Engines is not on page 9"]),
        ("Turbines, 1–3", ["index: Engines has no pages"]),
    ],
)
def test_a_page_too_many_or_too_few_in_the_index_is_told(said: str, wrong: list[str]) -> None:
    assert [*wrong_locators(book(), printed(RIGHT, f"Index\n{said}"))] == wrong


def test_locators_are_expanded_as_they_are_read() -> None:
    assert [*expanded("v–1, 3n12, 4n", FOLIOS)] == ["v", "vi", "1", "3n12", "4n"]
