"""Names have parts only where something says so."""

from __future__ import annotations

import pytest

from biokit.importers.wiki.filing import filed, guessed, turned
from biokit.importers.wiki.infobox import Row, facts
from biokit.importers.wiki.keys import Keys
from biokit.model.life import Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import Text
from tests.importers.wikipedia import pages
from tests.importers.wikitext.pages import read as read_wikitext


def form(text: str, *keys: str) -> NameForm:
    person = filed(Person(id="x", names=(Name((NameForm(text),)),)), keys)
    return person.names[0].forms[0]


@pytest.mark.parametrize(
    ("text", "key", "parts"),
    [
        ("Ada Muster", "Muster, Ada", ("Muster", "Ada", None, None)),
        ("Zoë Müster", "Muster, Zoe", ("Müster", "Zoë", None, None)),
        ("Jan van Proef", "Proef, Jan van", ("Proef", "Jan", "van", None)),
        ("Jan van Proef", "Van Proef, Jan", ("van Proef", "Jan", None, None)),
        ("Abe Sample Jr.", "Sample, Abe", ("Sample", "Abe", None, "Jr.")),
        ("Próba Pál", "Proba, Pal", ("Próba", "Pál", None, None)),
        ("Ada Muster", "Other, Ada", (None, None, None, None)),
        ("Ada Muster", "Muster", (None, None, None, None)),
    ],
)
def test_a_key_divides_the_name_that_it_fits(
    text: str, key: str, parts: tuple[str | None, ...]
) -> None:
    made = form(text, key)
    assert (made.family, made.given, made.particle, made.suffix) == parts
    assert made.text == text


def test_the_reading_of_a_name_is_what_it_is_filed_under() -> None:
    assert form("試験 明", "しけん あきら").sort_key == "しけん あきら"
    assert form("試験 明").sort_key == "試験 明"


def test_relatives_in_a_box_have_no_parts() -> None:
    row = Row("children", ((Text("Hans Albert"),),))
    told = facts([row], "Ada Muster", "en", Keys())
    assert [each.names[0].forms for each in told.life.persons] == [
        (NameForm("Ada Muster"),),
        (NameForm("Hans Albert"),),
    ]


@pytest.mark.parametrize(
    ("name", "text", "family"),
    [
        ("Ada Muster", "Ada Muster sang. Muster left; Muster's aunt wrote to Muster.", "Muster"),
        ("Ada Muster", "Ada left. Ada came. Ada sang. Ada wrote to Muster.", None),
        ("Ada Muster", "Ada Muster sang. Ada Muster wrote. Ada Muster left.", None),
        ("Ada van Proef", "Van Proef left. Van Proef came, and van Proef sang.", "van Proef"),
        ("Ada II", "II, II, II", None),
    ],
)
def test_a_text_says_which_name_is_the_familys(name: str, text: str, family: str | None) -> None:
    assert guessed(Person(id="x", names=(Name((NameForm(name),)),)), text) == family


def test_a_title_is_turned_only_where_the_text_has_the_name_in_order() -> None:
    assert turned("Проба, Анна Ивановна", "А́нна Ивановна Проба пела.") == "Анна Ивановна Проба"
    assert turned("Ada Muster, Countess of Ulm", "Ada Muster, Countess of Ulm, sang.") is None


def test_wikitext_says_under_what_its_page_is_filed() -> None:
    for filing in ("{{DEFAULTSORT:Muster, Ada}}", "[[Category:1901 births|Muster, Ada]]"):
        imported = read_wikitext(
            f"'''Ada Muster''' (born 3 March 1901) sang.\n\n{filing}", "Ada Muster.wikitext"
        )
        (subject, *_) = imported.biography.life.persons
        assert subject.names[0].forms[0].family == "Muster"
        assert not [each for each in imported.findings if each.code == "guess-name"]


def test_a_saved_page_for_machines_says_it_too_and_a_guess_is_told() -> None:
    body = "<p><b>Ada Muster</b> (born 3 March 1901) sang. Muster left; Muster, Muster.</p>"
    content = pages.page(body)
    key = b'<head><meta property="mw:PageProp/categorydefaultsort" content="Muster, Ada">'
    for page, guesses in ((content, 1), (content.replace(b"<head>", key), 0)):
        imported = pages.read(page)
        assert imported.biography.life.persons[0].names[0].forms[0].family == "Muster"
        assert sum(each.code == "guess-name" for each in imported.findings) == guesses
