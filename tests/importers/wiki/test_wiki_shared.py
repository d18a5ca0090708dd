"""What pages of wikis share: keys, names, unseen descriptions, locators, headings, rights."""

from __future__ import annotations

import pytest

from biokit.importers.wiki.coins import coins_item, mended
from biokit.importers.wiki.free import free_source
from biokit.importers.wiki.headings import purpose_of
from biokit.importers.wiki.keys import Keys, slug, source_key
from biokit.importers.wiki.languages import language_in
from biokit.importers.wiki.locators import read_locators, short_form
from biokit.importers.wiki.names import name_of, names_in
from biokit.importers.wiki.rights import licence_in, wiki_rights
from biokit.model.dates import Date
from biokit.model.nodes import Locator
from biokit.model.sources import Item, ItemDate, ItemName


def dated(year: int) -> ItemDate:
    return ItemDate(date_parts=((year,),))


@pytest.mark.parametrize(
    ("item", "key"),
    [
        (Item(author=(ItemName(family="Fölsing"),), issued=dated(1997)), "folsing1997"),
        (
            Item(author=(ItemName(family="von Hirschhausen"),), issued=dated(2007)),
            "vonhirschhausen2007",
        ),
        (Item(author=(ItemName(literal="The Literator"),), issued=dated(2002)), "literator2002"),
        (Item(author=(ItemName(literal="王某"),), issued=dated(2007)), "王某2007"),
        (Item(title="The Nobel Prize in Physics 1921"), "nobel-prize-physics"),
        (Item(title="Webb, Nick (2005a). Lives"), "webb2005a"),
        (Item(URL="https://www.example.org/a-page"), "example-org-page"),
        (Item(title="13 Facts", issued=dated(2016)), "x-13-facts-2016"),
    ],
)
def test_a_source_is_called_by_author_and_year_or_by_its_title(item: Item, key: str) -> None:
    assert source_key(item) == key


def test_a_key_is_given_once_and_with_the_next_letter_after_that() -> None:
    keys = Keys()
    item = Item(author=(ItemName(family="Fox"),), issued=dated(2007))
    assert [keys.source(item) for _ in range(3)] == ["fox2007", "fox2007b", "fox2007c"]
    assert [keys.source(Item(title="Bells")) for _ in range(2)] == ["bells", "bells-b"]
    assert keys.source(item, "d") == "fox2007d"


def test_ids_keep_every_script_and_begin_with_a_letter() -> None:
    assert [slug(words) for words in ("Leó Szilárd", "蔡奇", "3rd Mayor", "…", "O'Neill")] == [
        "leo-szilard", "蔡奇", "x-3rd-mayor", "x", "oneill",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "family", "given", "literal"),
    [
        ("Fölsing, Albrecht", "Fölsing", "Albrecht", None),
        ("Albrecht Fölsing", "Fölsing", "Albrecht", None),
        ("Ludwig van Beethoven", "van Beethoven", "Ludwig", None),
        ("Royal Society of Chemistry", None, None, "Royal Society of Chemistry"),
        ("The Literator", None, None, "The Literator"),
        ("王某", None, None, "王某"),
    ],
)
def test_names_are_taken_apart_and_bodies_are_not(
    words: str, family: str | None, given: str | None, literal: str | None
) -> None:
    assert name_of(words) == ItemName(family=family, given=given, literal=literal)


@pytest.mark.parametrize(
    "words",
    [
        "Highfield, Roger; Carter, Paul",
        "Roger Highfield & Paul Carter",
        "Highfield, Roger; Carter, Paul; et al.",
    ],
)
def test_lists_of_names_are_names(words: str) -> None:
    assert [name.family for name in names_in(words)] == ["Highfield", "Carter"]


def test_an_unseen_description_is_a_typed_item() -> None:
    item = coins_item(
        "ctx_ver=Z39.88-2004&rft.genre=article&rft.atitle=Bells&rft.jtitle=Journal+of+Bells&rft.volume=5"
        "&rft.issue=2&rft.pages=3-40&rft.date=2001-04&rft.aulast=Lee&rft.aufirst=Dora&rft.au=Hill%2C+Ben"
        "&rft_id=info%3Adoi%2F10.1000%2F1&rft_id=info%3Aoclcnum%2F7&rft_id=https%3A%2F%2Fexample.org%2F",
        "Hill, Ben; Lee, Dora (April 2001)",
        "citation journal",
    )
    assert item == Item(
        type="article-journal",
        title="Bells",
        container_title="Journal of Bells",
        volume="5",
        issue="2",
        page="3–40",
        issued=ItemDate(date_parts=((2001, 4),)),
        author=(ItemName(family="Hill", given="Ben"), ItemName(family="Lee", given="Dora")),
        DOI="10.1000/1",
        URL="https://example.org/",
        note="OCLC 7",
    )


@pytest.mark.parametrize(
    ("form", "genre", "kind"),
    [
        ("citation web", "unknown", "webpage"), ("citation news", "article", "article-newspaper"),
        ("citation book", "bookitem", "chapter"), ("citation thesis", "book", "thesis"),
        ("", "book", "book"), ("", "report", "report"),
    ],
)  # fmt: skip
def test_the_class_of_a_citation_says_what_it_is(form: str, genre: str, kind: str) -> None:
    assert coins_item(f"rft.genre={genre}&rft.title=x", "", form).type == kind


def test_bytes_that_a_copy_has_lost_are_taken_from_the_words() -> None:
    assert mended("1879\udc931955", "“Albert Einstein. 1879–1955”") == "1879–1955"
    assert mended("Einstein\udc99s", "") == "Einstein’s"
    assert mended("whole", "") == "whole"


@pytest.mark.parametrize(
    ("words", "locators", "rest"),
    [
        (", p. 301.", [("page", "301")], ""),
        (", pp. 21, 31, 56–57.", [("page", "21, 31, 56–57")], ""),
        (", S. 12 ff.", [("page", "12 ff.")], ""),
        (", vol. 1 (1987), doc. 5", [("volume", "1")], "(1987), doc. 5"),
        (", p. 12, vol. 4", [("volume", "4"), ("page", "12")], ""),
        ("、12頁", [("page", "12")], ""),
        (", 第3章", [("chapter", "3")], ""),
        (", págs. 3-4", [("page", "3-4")], ""),
        (", ص. 5", [("page", "5")], ""),
        (", DVD commentary", [], "DVD commentary"),
        (", p. ???", [], "p. ???"),
        (", 62", [("page", "62")], ""),
        ("", [], ""),
    ],
)
def test_places_in_a_work_are_read_in_many_languages(
    words: str, locators: list[tuple[str, str]], rest: str
) -> None:
    found, left = read_locators(words)
    assert found == tuple(Locator(label, value) for label, value in locators)
    assert left == rest


def test_short_forms_are_names_and_a_year() -> None:
    assert short_form("Charles & Ritz 2004, p. 248.") == ("charlesritz2004", ", p. 248.")
    assert short_form("Fölsing (1997a)") == ("folsing1997a", "")
    assert short_form("Ulm in winter") is None


@pytest.mark.parametrize(
    ("heading", "purpose"),
    [
        ("References", "references"), ("Einzelnachweise", "references"), ("Notes et références", "references"),
        ("参考文献", "bibliography"), ("脚注", "notes"), ("Weblinks", "links"), ("Voir aussi", "see-also"),
        ("Collegamenti esterni", "links"), ("関連項目", "see-also"), ("مراجع", "references"),
        ("Further reading", "further-reading"), ("Early life", None), ("", None),
    ],
)  # fmt: skip
def test_headings_say_what_a_section_is_for(heading: str, purpose: str | None) -> None:
    assert purpose_of(heading) == purpose


def test_languages_are_known_by_any_name() -> None:
    found = [
        language_in(words) for words in ("x (in German).", "(en inglés)", "（中文）", "(PDF)", "")
    ]
    assert found == ["de", "en", "zh", None, None]


def test_words_alone_are_a_source_by_those_words() -> None:
    source = free_source(
        "Chaplin, Charles. <i>My Life</i>, Simon and Schuster, 1964.", None, Keys()
    )
    assert source.item.title == (
        '<span class="nocase">Chaplin, Charles. <i>My Life</i>, Simon and Schuster, 1964</span>'
    )
    assert (source.item.type, source.item.issued, source.state) == ("book", dated(1964), "resolved")


@pytest.mark.parametrize(
    ("words", "licence"),
    [
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.en", "CC-BY-SA-4.0"),
        ("//creativecommons.org/licenses/by/3.0/", "CC-BY-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        (
            "Wikipedia:Text_of_Creative_Commons_Attribution-ShareAlike_3.0_Unported_License",
            "CC-BY-SA-3.0",
        ),
        ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("https://www.gnu.org/copyleft/fdl.html", "GFDL-1.3-or-later"),
        ("https://example.org/", None),
    ],
)
def test_licences_are_told_by_their_addresses_and_names(words: str, licence: str | None) -> None:
    assert licence_in(words) == licence


@pytest.mark.parametrize(
    ("date", "licence"), [("2016-12-16", "CC-BY-SA-3.0"), ("2023-06-07", "CC-BY-SA-4.0")]
)
def test_wikipedia_changed_its_licence_on_a_day(date: str, licence: str) -> None:
    rights = wiki_rights("Ulm", "https://en.wikipedia.org/wiki/Ulm", "5", Date(date))
    assert rights.licence == licence
    assert rights.source_url == "https://en.wikipedia.org/w/index.php?title=Ulm&oldid=5"
    assert rights.attribution is not None
    for words in (
        "“Ulm”",
        "Wikipedia",
        "version 5",
        "action=history",
        licence.replace("-", " ", 1).replace("SA-", "SA "),
        "Changes were made",
    ):
        assert words in rights.attribution


def test_no_licence_is_made_up_for_another_wiki() -> None:
    rights = wiki_rights("Ulm", "https://bells.example.com/wiki/Ulm", licence="")
    assert (rights.licence, rights.licence_url) == (None, None)
