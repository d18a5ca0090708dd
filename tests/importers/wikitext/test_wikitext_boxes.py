"""Boxes that lead away, codes of countries, orders and medals, links to well-known sites."""

from __future__ import annotations

import pytest

from biokit.model.nodes import Link, Paragraph, Strong
from biokit.model.walk import plain_text, walk
from tests.importers.wikitext.pages import account, read, words


@pytest.mark.parametrize(
    "box",
    [
        "{{s-start}}\n{{s-bef|before=[[Bo]]}}\n{{s-ttl|title=Mayor}}\n{{s-aft|after=Cy}}\n{{s-end}}",
        "{{Succession box|before=Bo|title=Mayor|years=1901|after=Cy}}",
        "{{Navigationsleiste Bürgermeister|Bo|Cy}}",
        "{{Mayors of Ulm|precedente=[[Bo]]|periodo=1901|successivo=[[Cy]]}}",
        "{{Mayors of Ulm|nocat}}",
    ],
)
def test_boxes_of_those_before_and_after_are_told_and_gone(box: str) -> None:
    imported = read(f"Ada sang.\n\n{box}")
    assert [plain_text(each) for each in imported.biography.accounts[0].blocks] == ["Ada sang."]
    assert [each.code for each in imported.findings if "kept" in each.code] == []
    assert any(each.code == "dropped-navigation" for each in imported.findings)


def test_a_code_of_a_country_is_its_name() -> None:
    assert words("生於{{CHN}}福建。", "zh") == "生於中国福建。"
    assert words("Nato a Roma, {{ITA}}.", "it") == "Nato a Roma, Italia."


def test_a_box_whose_value_is_a_code_keeps_it() -> None:
    life = read(
        "{{Infobox person|name=甲|birth_date=1900|party={{CPC}}}}", lang="zh"
    ).biography.life
    assert [plain_text(each.text) for each in life.states] == ["中国共产党"]


def test_an_order_is_a_paragraph_of_what_when_and_where() -> None:
    text = "{{Onorificenze|immagine=A.svg|nome_onorificenza=Cavaliere|luogo=29 aprile 1856}}\n" * 2
    blocks = account(text, "it").blocks
    assert [plain_text(each) for each in blocks] == ["Cavaliere — 29 aprile 1856"] * 2
    assert all(
        isinstance(each, Paragraph) and isinstance(each.content[0], Strong) for each in blocks
    )


def test_an_article_of_a_national_biography_is_named_with_its_place() -> None:
    made = account("* {{NDB|23|471|473|Muster, Ada|Emil Probe|118610465}}", "de")
    assert plain_text(made.blocks) == (
        "Emil Probe: Muster, Ada. In: Neue Deutsche Biographie, Band 23, S. 471–473"
    )
    (link,) = [each for each in walk(made) if isinstance(each, Link)]
    assert link.url == "https://www.deutsche-biographie.de/pnd118610465.html#ndbcontent"


def test_the_number_of_a_person_is_what_a_site_is_asked_for() -> None:
    (link,) = [
        each for each in walk(account("* {{DDB|Person|118610465}}", "de")) if isinstance(each, Link)
    ]
    assert link.url == "https://www.deutsche-digitale-bibliothek.de/person/gnd/118610465"


def test_a_site_may_be_given_by_its_whole_address() -> None:
    text = "{{SEP|http://plato.stanford.edu/entries/ada/|Ada|Emil Probe}}"
    assert words(text, "de") == "Ada – Stanford Encyclopedia of Philosophy"


def test_the_address_of_a_page_is_a_guess_that_its_attribution_needs() -> None:
    imported = read("'''Ada Muster''' sang.", "Ada Muster.wikitext", lang=None)
    assert imported.biography.rights is None or imported.biography.rights.source_url is None
    imported = read("'''Ada Muster''' sang. [[Category:A]]", "Ada_Muster.wikitext", lang=None)
    rights = imported.biography.rights
    assert rights is not None
    assert rights.source_url == "https://en.wikipedia.org/wiki/Ada_Muster"
    assert "title=Ada_Muster&action=history" in (rights.attribution or "")
    assert [each.code for each in imported.findings if "address" in each.code]


def test_a_file_whose_name_says_nothing_is_called_by_what_its_text_says() -> None:
    text = "{{Bio\n|Nome = Ada\n|Cognome = Muster\n|Sesso = F\n|Attività = cantante\n}}\n"
    assert account(text, "it").title == read(text, "in.wikitext").biography.title
    assert plain_text(account(text, "it").title) == "Ada Muster"


@pytest.mark.parametrize(
    ("lang", "lead", "said"),
    [
        ("zh", "{{bd|1955年|12月5日|1999年|1月2日|catIdx=C}}", "1955年12月5日－1999年1月2日"),
        ("ja", "{{生年月日と年齢|1955|12|5}} - {{死亡年月日と没年齢|1955|12|5|1999|1|2}}", ""),
        (
            "ru",
            "{{дата рождения|5|12|1955}} — {{дата смерти|2|1|1999}}",
            "5 декабря 1955 — 2 января",
        ),
        (
            "es",
            "{{fecha de nacimiento|5|12|1955}}-{{fecha de fallecimiento|2|1|1999}}",
            "5 de diciembre",
        ),
        (
            "it",
            "{{data nascita|1955|12|5}} - {{data morte|1999|1|2}}",
            "5 dicembre 1955 - 2 gennaio",
        ),
        ("ko", "{{출생일|1955|12|5}} ~ {{사망일과 나이|1999|1|2}}", "1955년 12월 5일"),
    ],
)
def test_dates_of_the_lead_are_words_and_events(lang: str, lead: str, said: str) -> None:
    imported = read(f"'''Ada''' ({lead}). Bo ({lead.replace('1955', '1900')}).", lang=lang)
    assert said in plain_text(imported.biography.accounts[0])
    dates = {event.kind: event.date.edtf for event in imported.biography.life.events if event.date}
    assert dates["birth"] == "1955-12-05"
    assert dates["death"] == "1999-01-02"


def test_dates_in_the_lead_give_way_to_a_box_and_those_under_a_heading_are_others() -> None:
    box = "{{Infobox person|name=Ada|birth_date={{birth date|1956|1|1}}}}\n"
    lead = "'''Ada''' ({{birth date|1955|12|5}}).\n\n"
    (event,) = read(box + lead).biography.life.events
    assert event.date is not None
    assert event.date.edtf == "1956-01-01"
    life = read("'''Ada''' sang.\n\n== Son ==\n{{birth date|1955|12|5}} [[Category:1930 births]]")
    assert life.biography.life.events == ()
