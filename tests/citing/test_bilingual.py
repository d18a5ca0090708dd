"""Sources in two scripts: what leads, what stands beside, and what short forms and quotes hold."""

from __future__ import annotations

from typing import Literal

import pytest

from biokit.citing.base import Cite, Formatted, Manner
from biokit.citing.html import as_html
from biokit.citing.styles import style
from biokit.model.nodes import CitationItem, Span, WorkTitle
from biokit.model.sources import Item, ItemDate, ItemName, Source
from biokit.model.walk import plain_text, walk
from biokit.references import read_references

Titles = Literal["auto", "romanised", "original-first", "original"]

BOOK = Source(
    id="hua",
    transliteration="Sanxia diqu shuihan zaihai",
    translation="Flood and drought in the Three Gorges",
    item=Item(
        type="book",
        language="zh-Hant",
        title="三峽地區水旱災害",
        author=(ItemName(family="Hua", given="Linfu", original="華林甫"),),
        issued=ItemDate(date_parts=((1999,),)),
    ),
)
ARTICLE = Source(
    id="lun",
    transliteration="Lun Cai Qi",
    translation="On Cai Qi",
    item=Item(
        type="article-journal",
        language="zh",
        title="论蔡奇",
        author=(ItemName(family="Chen", given="Siyuan", original="陈思远"),),
        container_title="Lishi yanjiu",
        volume="3",
        issued=ItemDate(date_parts=((1999,),)),
    ),
)
ROMAN = Source(
    id="mort",
    translation="The dead man",
    item=Item(type="book", language="fr", title="Le mort", issued=ItemDate(date_parts=((1999,),))),
)


def formatted(
    *sources: Source,
    lang: str = "en-US",
    titles: Titles = "auto",
    name: str = "chicago-notes-bibliography",
) -> Formatted:
    """Each of the sources cited twice, with another between."""
    by_id = {source.id: source for source in (*sources, ROMAN)}
    keys = [source.id for source in sources]
    cites = [
        Cite((CitationItem(key),), number)
        for number, key in enumerate([*keys, "mort", *keys], start=1)
    ]
    return style(name).format(cites, by_id, lang, Manner(titles=titles))


def note(source: Source, lang: str = "en-US", titles: Titles = "auto") -> str:
    return as_html(formatted(source, lang=lang, titles=titles).citations[0])


def entry(source: Source, name: str) -> str:
    made = formatted(source, name=name)
    return next(as_html(each.content) for each in made.entries if each.source == source.id)


def test_a_romanised_title_is_italic_and_the_original_and_translation_upright_after_it() -> None:
    assert note(BOOK) == (
        "Hua Linfu 華林甫, <i>Sanxia diqu shuihan zaihai</i> 三峽地區水旱災害 "
        "[Flood and drought in the Three Gorges] (1999)."
    )


def test_quotation_marks_hold_the_romanised_title_alone() -> None:
    assert note(ARTICLE) == (
        "Chen Siyuan 陈思远, “Lun Cai Qi” 论蔡奇 [On Cai Qi], <i>Lishi yanjiu</i> 3 (1999)."
    )


def test_a_short_form_is_romanised_alone() -> None:
    made = formatted(BOOK, ARTICLE)
    assert as_html(made.citations[3]) == "Hua, <i>Sanxia diqu shuihan zaihai</i>."
    assert as_html(made.citations[4]) == "Chen, “Lun Cai Qi.”"


def test_a_book_in_the_language_of_the_source_has_the_original_alone() -> None:
    assert note(BOOK, lang="zh-Hant").startswith("華林甫, 三峽地區水旱災害")
    assert "Lun" not in note(ARTICLE, lang="zh-Hans")


def test_a_house_may_set_the_original_first() -> None:
    assert note(BOOK, titles="original-first").startswith(
        "華林甫 Hua Linfu, 三峽地區水旱災害 Sanxia diqu shuihan zaihai [Flood"
    )


def test_a_title_that_is_only_translated_keeps_its_italics() -> None:
    assert note(ROMAN).startswith("<i>Le mort</i> [The dead man]")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("apa", "Hua L. 華林甫. (1999). <i>Sanxia diqu shuihan zaihai</i> 三峽地區水旱災害 [Flood"),
        ("modern-language-association", "Hua Linfu 華林甫. <i>Sanxia diqu shuihan zaihai</i> 三峽"),
    ],
)
def test_other_styles_do_the_same_in_their_way(name: str, expected: str) -> None:
    assert entry(BOOK, name).startswith(expected)


def test_each_script_is_marked_with_its_language() -> None:
    parts = [part for inline in formatted(BOOK).citations[0] for part in walk(inline)]
    assert [part.lang for part in parts if isinstance(part, Span) and part.lang] == ["zh-Hant"] * 2
    assert [part.lang for part in parts if isinstance(part, WorkTitle)] == ["zh-Latn"]


PLAIN = Source(
    id="plain",
    item=Item(
        type="chapter",
        title="蔡奇传",
        container_title="名人录",
        author=(ItemName(family="蔡", given="奇"),),
        publisher="人民出版社",
        language="zh-Hans",
    ),
)


@pytest.mark.parametrize("name", ["chicago-notes-bibliography", "apa"])
def test_names_and_titles_that_are_not_romanised_say_their_language(name: str) -> None:
    (content,) = (
        one.content for one in formatted(PLAIN, name=name).entries if one.source == "plain"
    )
    marked = [part for inline in content for part in walk(inline) if getattr(part, "lang", None)]
    assert {plain_text(part) for part in marked} >= {"蔡奇", "蔡奇传", "名人录", "人民出版社"}
    assert {getattr(part, "lang", None) for part in marked} == {"zh-Hans"}


def test_in_a_book_of_their_language_they_need_not() -> None:
    content = formatted(PLAIN, lang="zh-Hans").citations[0]
    assert not [part for inline in content for part in walk(inline) if getattr(part, "lang", None)]


def test_a_name_in_ideographs_has_the_family_first_unless_it_says_otherwise() -> None:
    other = Item(
        type="book",
        title="Trains",
        author=(
            ItemName(family="Murakami", given="Haruki", original="村上春樹", static_ordering=False),
        ),
    )
    assert note(Source(id="m", item=other)).startswith("Haruki Murakami 村上春樹")


def test_biblatex_says_all_of_it() -> None:
    written = """@book{hua,
      author = {Hua, Linfu}, author+an:original = {1="華林甫"}, langid = {chinese},
      title = {Sanxia diqu shuihan zaihai}, titleaddon = {三峽地區水旱災害},
      usere = {Flood and drought in the Three Gorges}, date = 1999}"""
    read = read_references(written.encode(), "sources.bib")
    assert read.findings == ()
    assert note(read.sources[0]) == note(BOOK)


def test_csl_json_has_it_under_custom() -> None:
    written = """[{"id": "hua", "type": "book", "language": "zh-Hant", "title": "三峽地區水旱災害",
      "author": [{"family": "Hua", "given": "Linfu", "original": "華林甫"}],
      "issued": {"date-parts": [[1999]]},
      "custom": {"transliteration": "Sanxia diqu shuihan zaihai",
                 "translation": "Flood and drought in the Three Gorges"}}]"""
    read = read_references(written.encode(), "sources.json")
    assert read.findings == ()
    assert note(read.sources[0]) == note(BOOK)


def test_the_note_of_a_list_may_say_it_in_lines() -> None:
    written = """[{"id": "lun", "type": "book", "title": "论蔡奇",
      "note": "transliteration: Lun Cai Qi\\nTranslation: On Cai Qi\\nA gift."}]"""
    (read,) = read_references(written.encode(), "sources.json").sources
    assert (read.transliteration, read.translation) == ("Lun Cai Qi", "On Cai Qi")
    assert read.item.note == "A gift."
