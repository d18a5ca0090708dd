"""What languages other than English ask of terms, of lists of names and of sorting."""

from __future__ import annotations

import pytest

from tests.csl.small import Item, book, entries_of, listed, person, printed, style

PEOPLE = [person("Abt", "Al"), person("Beck", "Bo"), person("Coe", "Co")]


@pytest.mark.parametrize(
    ("options", "two", "three"),
    [
        ("", "Al Abt和Bo Beck", "Al Abt, Bo Beck和Co Coe"),
        ('delimiter-precedes-last="always"', "Al Abt, 和Bo Beck", "Al Abt, Bo Beck和Co Coe"),
    ],
)
def test_chinese_names_are_joined_without_spaces(options: str, two: str, three: str) -> None:
    names = f'<names variable="author"><name and="text" {options}/></names>'
    assert printed(names, {"author": PEOPLE[:2]}, lang="zh-CN") == two
    assert printed(names, {"author": PEOPLE}, lang="zh-CN") == three
    assert printed(names, {"author": PEOPLE[:2]}, lang="ja-JP").count("と") == 1


def test_an_ampersand_needs_no_word_of_the_language() -> None:
    names = '<names variable="author"><name and="symbol"/></names>'
    assert printed(names, {"author": PEOPLE[:2]}, lang="sv-SE") == "Al Abt &amp; Bo Beck"


def test_a_term_of_the_language_in_another_form_comes_before_one_of_english() -> None:
    label = '<names variable="editor"><label form="short" prefix=" "/></names>'
    assert printed(label, {"editor": PEOPLE[:1]}, lang="ar") == "Al Abt تحقيق"
    symbol = '<text term="chapter" form="symbol"/>'
    assert printed(symbol, lang="de-DE") == "Kap."


def test_apostrophes_of_terms_are_curly_and_quotation_marks_as_they_are() -> None:
    assert printed('<text term="folio" form="short"/>', lang="he-IL") == "פול’"
    assert printed('<text value="a" quotes="true"/>', lang="he-IL") == '"a"'


def sorted_in(lang: str, *items: Item) -> list[str]:
    layout = '<text variable="title"/>'
    entries = entries_of(layout, sort='<sort><key variable="author"/></sort>')
    return listed(style(layout, bibliography=entries), items, lang=lang)


def test_chinese_sorts_chinese_before_latin_and_by_sound() -> None:
    items = [book("a", "Abt, Al", title="Abt"), *(book(k, k, title=k) for k in ("李", "陈", "王"))]
    assert sorted_in("zh-CN", *items) == ["陈", "李", "王", "Abt"]
    assert sorted_in("en-US", *items)[0] == "Abt"
