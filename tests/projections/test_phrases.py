"""The words by which a keyed note is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.projections.phrases import phrases


def shown(text: str, begins: int | None = None) -> list[str]:
    return [text[start:end] for start, end in phrases(text, 0, len(text), begins)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("In 1982, he left for Fujian.", "he left for Fujian"),
        ("He was born on 5 December 1955.", "He was born on 5 December 1955"),
        ("On 5 December, 1955.", "On 5 December, 1955"),
        ("He went. No.", "He went. No"),
        ("The Cabinet met again in the spring of that unhappy year.", "The Cabinet met again"),
        ("It was said — and believed by all — that he knew", "that he knew"),
        ("He called it “the best of times” that year", "He called it"),
        ("so, as he put it, “the best of times”", "the best of times"),
        ("She wrote (in 1843) to him", "She wrote (in 1843) to him"),
        ("Seine Reise „nach dem Osten“ war kurz.", "Seine Reise „nach dem Osten“ war kurz"),
        ("蔡奇生于福建，后来到浙江工作", "后来到浙江工作"),
        ("Fujian", "Fujian"),
    ],
)
def test_a_phrase_opens_the_last_clause_that_has_words_enough(text: str, phrase: str) -> None:
    assert shown(text)[0] == phrase


def test_words_between_marks_are_not_parted_if_a_little_more_or_less_will_do() -> None:
    text = "it places the commune in “the latter years” of the revolution and of the party"
    assert shown(text)[0] == "it places the commune in"


def test_longer_phrases_run_on_to_the_call_and_then_back() -> None:
    text = "One two. Three four five six seven eight nine ten eleven."
    assert shown(text) == [
        "Three four five six seven eight",
        "Three four five six seven eight nine",
        "Three four five six seven eight nine ten",
        "Three four five six seven eight nine ten eleven",
        "two. Three four five six seven eight nine ten eleven",
        "One two. Three four five six seven eight nine ten eleven",
    ]


def test_the_author_may_say_where_the_phrase_begins() -> None:
    text = "In 1982, the young man left."
    assert shown(text, text.index("young"))[0] == "young man left"


def test_no_words_make_no_phrase() -> None:
    assert shown("… — !") == []


@given(st.text(st.sampled_from("ab 蔡.,“”(-— \n"), max_size=60), st.integers(0, 60))
def test_every_phrase_is_words_within_the_text(text: str, end: int) -> None:
    end = min(end, len(text))
    for start, stop in phrases(text, 0, end):
        assert 0 <= start < stop <= end
        assert text[start:stop] == text[start:stop].strip()
        assert any(map(str.isalnum, text[start:stop]))
