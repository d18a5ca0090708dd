"""One work, cited by the templates of many wikis, is one item."""

from __future__ import annotations

import pytest

from biokit.importers.wiki.free import is_remark
from biokit.importers.wiki.names import in_parts, name_of
from biokit.importers.wiki.works import work_of
from biokit.model.sources import ItemDate, ItemName

BOOK = {
    "Cite book": "last=Fox|first=Ann|title=Brass|year=2007|publisher=Hour|location=Ulm|page=12",
    "citation": "last=Fox|first=Ann|title=Brass|year=2007|publisher=Hour|location=Ulm|page=12",
    "Literatur": "Autor=Ann Fox|Titel=Brass|Jahr=2007|Verlag=Hour|Ort=Ulm|Seiten=12",
    "Ouvrage": "prénom1=Ann|nom1=Fox|titre=Brass|année=2007|éditeur=Hour|lieu=Ulm|passage=12",
    "Cita libro": "nome=Ann|cognome=Fox|titolo=Brass|anno=2007|editore=Hour|città=Ulm|p=12",
    "chú thích sách": "họ=Fox|tên=Ann|tiêu đề=Brass|năm=2007|nhà xuất bản=Hour|địa điểm=Ulm|trang=12",
    "مرجع كتاب": "الأخير=Fox|الأول=Ann|العنوان=Brass|السنة=2007|الناشر=Hour|المكان=Ulm|الصفحة=12",
    "引用书籍": "姓=Fox|名=Ann|标题=Brass|年=2007|出版社=Hour|地点=Ulm|页=12",
}
WEB = {
    "cite web": "author=Ann Fox|url=http://e.org|title=Brass|date=5 May 2010|access-date=2016-01-02",
    "Internetquelle": "autor=Ann Fox|url=http://e.org|titel=Brass|datum=2010-05-05|abruf=2016-01-02",
    "Lien web": "auteur=Ann Fox|url=http://e.org|titre=Brass|date=5 mai 2010|consulté le=2016-01-02",
    "cita web": "autore=Ann Fox|url=http://e.org|titolo=Brass|data=5 maggio 2010|accesso=2016-01-02",
    "chú thích web": "author=Ann Fox|url=http://e.org|title=Brass"
    "|date=ngày 5 tháng 5 năm 2010|accessdate=ngày 2 tháng 1 năm 2016",
    "حوالہ ویب": "author=Ann Fox|url=http://e.org|title=Brass|date=5 مئی 2010|accessdate=2016-01-02",
}


def given(words: str) -> list[tuple[str, str]]:
    return [tuple(each.split("=", 1)) for each in words.split("|")]  # type: ignore[misc]


@pytest.mark.parametrize("template", BOOK)
def test_a_book_is_the_same_in_every_spelling(template: str) -> None:
    work = work_of(template, given(BOOK[template]))
    assert work is not None
    item = work.item
    assert (item.type, item.title, item.publisher, item.publisher_place) == (
        "book", "Brass", "Hour", "Ulm",
    )  # fmt: skip
    assert item.author == (ItemName(family="Fox", given="Ann"),)
    assert item.issued == ItemDate(date_parts=((2007,),))
    assert [(each.label, each.value) for each in work.locators] == [("page", "12")]
    assert "fox2007" in work.names
    assert work.unknown == ()


@pytest.mark.parametrize("template", WEB)
def test_a_page_of_the_web_is_the_same_in_every_spelling(template: str) -> None:
    work = work_of(template, given(WEB[template]))
    assert work is not None
    item = work.item
    assert (item.type, item.title, item.URL) == ("webpage", "Brass", "http://e.org")
    assert item.issued == ItemDate(date_parts=((2010, 5, 5),))
    assert item.accessed == ItemDate(date_parts=((2016, 1, 2),))


def test_an_article_keeps_its_pages_and_a_book_gives_them_as_a_place() -> None:
    journal = work_of("cite journal", given("title=A|journal=J|volume=3|issue=2|pages=4–9"))
    assert journal is not None
    assert (journal.item.page, journal.locators) == ("4–9", ())
    assert (journal.item.container_title, journal.item.volume) == ("J", "3")


def test_names_in_all_their_parameters_keep_their_order() -> None:
    work = work_of(
        "cite book", given("title=A|last2=Lee|first2=Bo|last1=Fox|first1=Ann|editor=Cy Roe")
    )
    assert work is not None
    assert [name.family for name in work.item.author] == ["Fox", "Lee"]
    assert work.item.editor == (ItemName(family="Roe", given="Cy"),)


def test_names_are_divided_where_they_are_several() -> None:
    work = work_of("cite journal", given("title=A|journal=J|vauthors=Fox AB, Lee C"))
    german = work_of("Literatur", given("Titel=A|Autor=Ann Fox, Bo Lee"))
    assert work is not None
    assert german is not None
    assert [(name.family, name.given) for name in work.item.author] == [("Fox", "AB"), ("Lee", "C")]
    assert [name.family for name in german.item.author] == ["Fox", "Lee"]


def test_a_title_in_its_own_script_stands_with_its_romanisation_and_translation() -> None:
    work = work_of("cite book", given("title=Lun|script-title=zh:论蔡奇|trans-title=On Cai Qi"))
    assert work is not None
    assert (work.transliteration, work.translation) == ("Lun", "On Cai Qi")
    assert "论蔡奇" in str(work.item.title)


def test_what_no_table_knows_is_kept_in_the_note_and_told() -> None:
    work = work_of("cite book", given("title=A|frobnicate=17"))
    assert work is not None
    assert work.unknown == (("frobnicate", "17"),)
    assert "frobnicate: 17" in str(work.item.note)


def test_a_copy_in_an_archive_is_noted_with_its_day() -> None:
    work = work_of(
        "cite web", given("title=A|url=http://a|archive-url=http://b|archive-date=5 May 2010")
    )
    assert work is not None
    assert work.item.note == "archived 2010-05-05 at http://b"


def test_what_cites_nothing_is_no_work() -> None:
    assert work_of("infobox person", given("name=A")) is None
    assert work_of("cite book", given("url-status=live")) is None


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("At the time of the flood the mills of the lower town had been idle for a year.", True),
        (
            "Nel luglio del 1857 chiese anche che le elezioni fossero annullate, e così fu fatto.",
            True,
        ),
        ("He says so himself in what he wrote to his aunt on the day he left, p. 12.", False),
        ("<i>The mills of the lower town</i> has a chapter on this, and one on the flood.", False),
        ("Fox, A. 1932. On the relation between the one and the other. Mills 18: 213–214", False),
        ("Letter to his aunt, 4 May 1857", False),
    ],
)
def test_a_sentence_that_leads_to_no_work_is_a_remark(
    words: str,
    remark: bool,
) -> None:
    assert is_remark(words) == remark


def test_suffixes_and_particles_stand_where_they_belong() -> None:
    assert in_parts("Fox", "Stuart, IV") == ItemName(family="Fox", given="Stuart", suffix="IV")
    assert in_parts("Fox, Jr.", "Ann") == ItemName(family="Fox", given="Ann", suffix="Jr.")
    assert name_of("Carla De Prova") == ItemName(family="De Prova", given="Carla")
