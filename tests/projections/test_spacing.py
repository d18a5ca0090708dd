"""Spaces of print: what belongs together stays together, and no letter is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.model.nodes import Code, Foreign, Paragraph, Section, Text
from biokit.projections.pages import letters
from biokit.projections.spacing import HABITS, spaced, spaced_words

MARKS = str.maketrans({"\u00a0": "~", "\u202f": "^", "\u2060": "|"})


@pytest.mark.parametrize(
    ("lang", "words", "printed"),
    [
        ("en", "by W. E. B. Du Bois", "by W.~E.~B. Du Bois"),
        ("en", "12 km from Mrs. Clarke", "12~km from Mrs.~Clarke"),
        ("en", "a quality—a trait", "a quality|—a trait"),
        ("en", "1914–18, pp. 12–14", "1914–|18, pp.~12–|14"),
        ("en", "he – it was he – came", "he~– it was he~– came"),
        ("en-GB", "on 6 November and June 14", "on 6~November and June~14"),
        ("en", "II, chapter i.", "II, chapter~i."),
        ("en", "and then . . . nothing", "and then .~.~. nothing"),
        ("en", "Will he? Yes; he will.", "Will he? Yes; he will."),
        ("fr", "Quoi ? Rien ; « non » : oui !", "Quoi^? Rien^; «^non^»~: oui^!"),
        ("fr-CA", "Quoi? «Rien»", "Quoi^? «^Rien^»"),
        ("fr", "«\u202fdéjà\u202f»", "«^déjà^»"),
        ("fr", "M. Hugo, le 1er mai, 10 000 F", "M.~Hugo, le 1er~mai, 10^000 F"),
        ("fr", "https://a.org/?b=c", "https://a.org/?b=c"),
        ("de", "z. B. am 5. Mai, S. 12", "z.^B. am 5.~Mai, S.~12"),
        ("de", "er – wer sonst – kam", "er~– wer sonst~– kam"),
        ("zh-Hans", "一九五五年——他 生", "一九五五年——他 生"),
        ("cs", "10 kg", "10~kg"),
    ],
)
def test_what_belongs_together_stays_on_a_line(lang: str, words: str, printed: str) -> None:
    assert spaced_words(words, lang).translate(MARKS) == printed


@given(st.text(), st.sampled_from([*HABITS, "zh", "la"]))
def test_no_letter_is_changed(words: str, lang: str) -> None:
    assert letters(spaced_words(words, lang)) == letters(words)


@given(
    st.text(st.sampled_from("aB1. ;:!?«»—–§%p\u00a0\u202f")),
    st.sampled_from([*HABITS, "la"]),
)
def test_what_is_spaced_stays_as_it_is(words: str, lang: str) -> None:
    once = spaced_words(words, lang)
    assert spaced_words(once, lang) == once


def test_each_text_is_spaced_by_its_own_language() -> None:
    section = Section(
        (),
        (Paragraph((Text("Why? "), Foreign((Text("Quoi ?"),), lang="fr"), Code("a — b"))),),
    )
    (made,) = spaced((section,), "en")
    match made.blocks:
        case (Paragraph(content=(Text("Why? "), Foreign(content=(Text(words),)), Code("a — b"))),):
            assert words == "Quoi\u202f?"
        case _:
            raise AssertionError(made)


def test_what_needs_no_spacing_is_the_same() -> None:
    sections = (Section((Text("One"),), (Paragraph((Text("Plain words."),)),)),)
    assert spaced(sections, "en")[0] is sections[0]
