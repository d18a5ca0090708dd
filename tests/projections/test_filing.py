"""Headings stand where a reader of the book's language looks for them."""

from __future__ import annotations

import pytest

from biokit.projections.filing import NUMBERS, filed

ORDERS = [
    pytest.param("en", ["Li, Qiang", "Li, Wei", "Liang", "Lin Biao"], id="a comma ends a name"),
    pytest.param("en", ["New Forest", "Newman", "New York"], id="letter by letter"),
    pytest.param("en", ["1 May", "9 March", "10 Downing Street", "Abel"], id="numbers by value"),
    pytest.param("en", ["Elan", "Élan", "Eland"], id="accents decide last"),
    pytest.param("en", ["Haarlem", "The Hague", "Hamburg"], id="articles are passed over"),
    pytest.param("en", ["Abd el-Kader", "‘Abduh", "Abe"], id="signs are passed over"),
    pytest.param("de", ["Das Kapital", "Kärnten", "Karsten"], id="German accents"),
    pytest.param("de", ["Strasse", "Straße", "Strauß"], id="sharp s"),
    pytest.param("fr", ["L’Écluse", "Le Havre", "Lyon"], id="French articles"),
    pytest.param("sv", ["Zorn", "Åbo", "Ärlig", "Öland"], id="Swedish letters follow z"),
    pytest.param("da", ["Zahle", "Ærø", "Ørsted", "Århus"], id="Danish letters in their order"),
    pytest.param("es", ["Nuñez", "Nza", "Ñandú", "Oaxaca"], id="n with a tilde"),
    pytest.param("pl", ["Lublin", "Łódź", "Mazury"], id="Polish letters"),
    pytest.param("zh", ["CCTV", "蔡奇", "陈光毅", "习近平"], id="Chinese by sound"),
]


@pytest.mark.parametrize(("lang", "headings"), ORDERS)
def test_headings_are_in_the_order_of_the_language(lang: str, headings: list[str]) -> None:
    jumbled = [*headings[1:], *headings[:1]]
    assert sorted(jumbled, key=lambda heading: filed(heading, lang)) == headings


@pytest.mark.parametrize(
    ("heading", "lang", "initial"),
    [
        ("Élysée", "fr", "E"),
        ("Ångström", "sv", "Å"),
        ("Ångström", "en", "A"),
        ("Æthelred", "en", "A"),
        ("1984", "en", NUMBERS),
        ("The Hague", "en", "H"),
        ("Ὅμηρος", "en", "Ο"),
        ("蔡奇", "en", "C"),
        ("***", "en", ""),
    ],
)
def test_a_heading_stands_under_its_letter(heading: str, lang: str, initial: str) -> None:
    assert filed(heading, lang).initial == initial


def test_a_romanised_form_says_how_a_chinese_name_sounds() -> None:
    # 单 is dān in the dictionary and Shàn as a name.
    assert filed("单田芳", "zh").initial == "D"
    assert filed("单田芳", "zh", "Shan Tianfang").initial == "S"
    assert filed("单田芳", "en", "Shan, Tianfang").key == "shan\0tianfang"


def test_small_words_are_passed_over_below_a_heading_only() -> None:
    assert filed("in Beijing", "en", below=True).key == "beijing"
    assert filed("In Memoriam", "en").key == "inmemoriam"
    assert filed("of the", "en", below=True).key == "the"
