"""The subject of an article, read from the brackets of its first sentence."""

from __future__ import annotations

import pytest

from biokit.importers.text.lead import lead_of_person
from biokit.model.life import ValueDate
from tests.importers.texts import PROSE, read

DATES = [
    ("Ada Muster (born December 5, 1955) is a smith.", "1955-12-05", None),
    ("Ada Muster (born 5 December 1955) is a smith.", "1955-12-05", None),
    ("Ada Muster (born December 1955) is a smith.", "1955-12", None),
    ("Ada Muster (b. 1955) is a smith.", "1955", None),
    ("Ada Muster (12 May 1820 – 13 August 1910) was a smith.", "1820-05-12", "1910-08-13"),
    ("Ada Muster (c. 1820 – 1910) was a smith.", "1820~", "1910"),
    ("Ada Muster (1820–1910) was a smith.", "1820", "1910"),
    ("Ada Muster (1820/21 – 1910) was a smith.", "[1820,1821]", "1910"),
    ("Ada Muster (born 1820; died 3 May 1910) was a smith.", "1820", "1910-05-03"),
    ("Ada Muster (* 3. März 1901 in Ulm; † 14. Mai 1977 in Linz) war Schmiedin.",
     "1901-03-03", "1977-05-14"),
    ("Ada Muster, née le 4 avril 1888 à Vannes et morte le 2 mai 1951, est une forgeronne.",
     "1888-04-04", "1951-05-02"),
    ("Ada Muster (/ˈmʌstə/ MUH-stər; 12 May 1820[1] – 13 August 1910[2]) was a smith.",
     "1820-05-12", "1910-08-13"),
    ("Ada Muster (died 1910) was a smith.", None, "1910"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "born", "died"), DATES)
def test_birth_and_death_are_read_from_the_first_sentence(
    sentence: str, born: str | None, died: str | None
) -> None:
    lead = lead_of_person(sentence)
    assert lead is not None
    assert lead.name.forms[0].text == "Ada Muster"
    assert (lead.born and lead.born.edtf, lead.died and lead.died.edtf) == (born, died)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Muster is a smith.",
        "He (the smith) was born on 5 December 1955.",
        "The village of Lesk (population 300) is a village.",
        "In 1955 Ada Muster (the smith) was born.",
        "Ada Muster (see there for more) was a smith.",
        "Ada Muster (31 February 1820 – 40 May 1910) was a smith.",
        "Ada Muster (" + "(" * 5_000,
    ],
)
def test_what_is_not_of_that_form_says_nothing(sentence: str) -> None:
    assert lead_of_person(sentence) is None


def test_a_name_comes_in_the_forms_that_are_given() -> None:
    lead = lead_of_person(
        "Ada Muster (simplified Chinese: 艾达; traditional Chinese: 艾達; pinyin: Ài Dá; "
        "Russian: Ада Мустер; born 1955) is a smith."
    )
    assert lead is not None
    assert [(form.text, form.lang) for form in lead.name.forms] == [
        ("Ada Muster", None), ("艾达", "zh-Hans"), ("艾達", "zh-Hant"),
        ("Ài Dá", "zh-Latn-pinyin"), ("Ада Мустер", "ru"),
    ]  # fmt: skip


def page(first: str, second: str) -> str:
    return (
        f"Ada Muster\nfrom Wikipedia\n\nAda Muster ({first}) is a smith. {PROSE}\n\nReferences\n\n"
        f"[edit]\nfrom Otherpedia\n\nAda Muster ({second}) is a smith. {PROSE}\n"
    )


def test_two_accounts_of_one_name_are_about_one_person_born_once() -> None:
    imported = read(page("born 5 December 1955", "Chinese: 艾达; born December 5, 1955"))
    life = imported.biography.life
    assert imported.biography.subjects == ("ada-muster",)
    assert [person.id for person in life.persons] == ["ada-muster"]
    assert [form.text for form in life.persons[0].names[0].forms] == ["Ada Muster", "艾达"]
    assert [(event.kind, event.date and event.date.edtf) for event in life.events] == [
        ("birth", "1955-12-05")
    ]
    assert [item.source for item in life.events[0].citations] == ["wikipedia", "otherpedia"]
    assert life.claims == ()
    codes = [finding.code for finding in imported.findings]
    assert codes.count("guess-person") == codes.count("guess-event") == 1


def test_where_they_differ_the_event_is_the_more_exact_and_each_one_s_word_a_claim() -> None:
    life = read(page("born December 1955", "born 5 December 1955")).biography.life
    assert [event.date and event.date.edtf for event in life.events] == ["1955-12-05"]
    assert [item.source for item in life.events[0].citations] == ["otherpedia"]
    told = [
        (claim.citations[0].source, claim.value.date.edtf)
        for claim in life.claims
        if isinstance(claim.value, ValueDate)
    ]
    assert told == [("wikipedia", "1955-12"), ("otherpedia", "1955-12-05")]


def test_who_has_died_is_not_living_and_of_others_it_is_not_said() -> None:
    assert read(page("1820 – 1910", "1820 – 1910")).biography.life.persons[0].living is False
    assert read(page("born 1955", "born 1955")).biography.life.persons[0].living is None
