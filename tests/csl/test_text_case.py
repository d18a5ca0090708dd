"""Text case, in English and otherwise; what is marked keeps its own."""

from __future__ import annotations

import pytest

from tests.csl.small import printed


def cased(case: str, title: str, language: str = "en", *, lang: str | None = None) -> str:
    layout = f'<text variable="title" text-case="{case}"/>'
    return printed(layout, {"title": title, "language": language}, lang=lang)


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("lowercase", "the life of a us pilot"),
        ("uppercase", "THE LIFE OF A US PILOT"),
        ("capitalize-first", "The life of a US pilot"),
        ("capitalize-all", "The Life Of A US Pilot"),
        ("sentence", "The life of a US pilot"),
        ("title", "The Life of a US Pilot"),
    ],
)
def test_each_case(case: str, words: str) -> None:
    assert cased(case, "the life of a US pilot") == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("a room: the view", "A Room: The View"),
        ("what to look for", "What to Look For"),
        ("a self-made man", "A Self-Made Man"),
        ("iPhone and eBay", "iPhone and eBay"),
        ("who is it? an answer", "Who Is It? An Answer"),
    ],
)
def test_title_case_minds_small_words_their_place_and_odd_capitals(given: str, words: str) -> None:
    assert cased("title", given) == words


def test_title_case_is_for_english_only() -> None:
    title = "la vida es sueño"
    assert cased("title", title, "es") == title
    assert cased("title", title, "en-GB") == "La Vida Es Sueño"


def test_an_item_without_a_language_has_that_of_the_style() -> None:
    layout = '<text variable="title" text-case="title"/>'
    item = {"title": "the long wait"}
    assert printed(layout, item) == "The Long Wait"
    assert printed(layout, item, lang="de-DE") == "the long wait"


def test_sentence_case_lowers_what_only_begins_with_a_capital() -> None:
    assert cased("sentence", "The Life of NATO and McKay") == "The life of NATO and McKay"
    assert cased("sentence", "THE LIFE OF A PILOT") == "The life of a pilot"


def test_what_is_marked_nocase_keeps_its_case() -> None:
    title = 'the <span class="nocase">van Gogh</span> letters'
    assert cased("uppercase", title) == "THE van Gogh LETTERS"
    assert cased("title", title) == "The van Gogh Letters"


def test_case_passes_over_the_bounds_of_italics() -> None:
    assert cased("title", "on <i>the origin</i> of it") == "On <i>the Origin</i> of It"


def test_turkish_has_two_letters_i() -> None:
    assert cased("uppercase", "istanbul", "tr") == "İSTANBUL"
    assert cased("lowercase", "IŞIK", "tr") == "ışık"


def test_ligatures_and_sharp_s_survive() -> None:
    assert cased("uppercase", "straße", "de") == "STRASSE"
    assert cased("capitalize-first", "ǆep", "hr") == "ǅep"
