"""Words are counted the same for every format, and in every script."""

from __future__ import annotations

import time

import pytest

from biokit.importers.counting import number_of_words, words_in
from biokit.model.nodes import (
    Account,
    Citation,
    CitationItem,
    Emphasis,
    Note,
    Paragraph,
    Section,
    Text,
)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He came, and he – saw.", 5),
        ("well-known O’Neill—again", 3),
        ("蔡奇（1955年12月），男", 7),
        ("くろさわ・アキラ", 7),
        ("김구는 왔다", 2),
        ("हिन्दी में", 2),
        ("", 0),
        ("... — ***", 0),
    ],
)
def test_words_are_what_spaces_part_and_characters_where_none_do(text: str, count: int) -> None:
    assert number_of_words(text) == count


def test_paragraphs_are_apart_and_marks_within_a_word_are_not() -> None:
    note = Note((Paragraph((Text("see there"),)),))
    cited = Citation((CitationItem("a", suffix=(Text("not of the text"),)),))
    half = Paragraph((Text("He sang un"), Emphasis((Text("wise"),)), Text("ly."), note, cited))
    book = Account((Text("A Life"),), "a", (half, half), (Section((Text("Youth"),), (half,)),))
    assert words_in(book) == 2 + 1 + 3 * 5


def test_a_million_signs_that_are_no_words_are_passed_over_at_once() -> None:
    started = time.process_time()
    assert number_of_words("-" * 1_000_000) == 0
    assert time.process_time() - started < 5
