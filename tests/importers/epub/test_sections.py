"""The sections of a book: by what they say, by the contents, by headings, over many files."""

from __future__ import annotations

import pytest

from biokit.model.base import Node
from biokit.model.nodes import CrossReference, Emphasis, LineBreak, PageMark
from biokit.model.walk import plain_text, walk
from tests.importers.epub.making import (
    codes,
    nav,
    ncx,
    notes,
    outline,
    page,
    point,
    read,
    shape,
    words,
)

LINE = '<li><a href="{}">{}</a>{}</li>'


def line(href: str, said: str, below: str = "") -> str:
    return LINE.format(href, said, f"<ol>{below}</ol>" if below else "")


def chapter(number: str, title: str, kind: str = "chapter") -> str:
    head = f'<h2 epub:type="ordinal z3998:roman">{number}</h2><p epub:type="title">{title}</p>'
    return f'<section epub:type="{kind}"><hgroup>{head}</hgroup><p>x</p></section>'


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ('epub:type="preface"', "preface"),
        ('role="doc-preface"', "preface"),
        ('epub:type="z3998:frontispiece"', "frontispiece"),
        ('epub:type="loi"', "illustrations"),
        ('epub:type="other-credits"', "credits"),
        ('epub:type="chapter z3998:diary"', "chapter"),
        ('epub:type="volume"', "part"),
        ('epub:type="appendix" class="chronology"', "chronology"),
        ('class="section"', "section"),
        ("", "chapter"),
    ],
)
def test_a_section_has_the_role_that_it_says(said: str, role: str) -> None:
    found = read({"a.xhtml": f"<section {said}><h1>Words</h1><p>x</p></section>"})
    assert shape(found) == [f"{role}: Words"]


@pytest.mark.parametrize(
    ("heading", "role"),
    [("Preface", "preface"), ("Danksagung", "acknowledgments"), ("Index", "index"), ("Vienna", "chapter")],
)  # fmt: skip
def test_a_heading_says_the_role_of_a_page_that_says_none(heading: str, role: str) -> None:
    assert shape(read({"a.xhtml": f"<h1>{heading}</h1><p>x</p>"})) == [f"{role}: {heading}"]


def test_the_body_the_guide_and_landmarks_say_what_a_page_is() -> None:
    guide = '<guide><reference type="colophon" title="x" href="b.xhtml"/></guide>'
    marks = '<nav epub:type="landmarks"><ol><li><a epub:type="glossary" href="c.xhtml">x</a></li></ol></nav>'
    found = read(
        {
            "nav.xhtml": nav(line("a.xhtml", "x"), marks),
            "a.xhtml": page("<h1>A</h1><p>x</p>", kind="foreword"),
            "b.xhtml": "<h1>B</h1><p>x</p>",
            "c.xhtml": "<h1>C</h1><p>x</p>",
        },
        more=guide,
    )
    assert shape(found) == ["foreword: A", "colophon: B", "glossary: C"]


def test_the_name_of_a_file_is_the_last_to_be_asked_and_that_is_told() -> None:
    found = read({"dedication.xhtml": "<p>For M.</p>", "a.xhtml": "<h1>A</h1><p>x</p>"})
    assert shape(found) == ["dedication:", "chapter: A"]
    assert codes(found) == ["guess-role"]


def test_parts_hold_the_chapters_that_the_contents_have_below_them() -> None:
    below = line("c1.xhtml", "A") + line("c2.xhtml", "B")
    found = read(
        {
            "nav.xhtml": nav(line("p.xhtml", "Youth", below) + line("c3.xhtml", "C")),
            "p.xhtml": "<h1>Youth</h1>",
            "c1.xhtml": "<h1>A</h1><p>a</p>",
            "c2.xhtml": "<h1>B</h1><p>b</p>",
            "c3.xhtml": "<h1>C</h1><p>c</p>",
        }
    )
    assert shape(found) == ["part: Youth", ["chapter: A", "chapter: B"], "chapter: C"]


def test_the_half_title_that_contents_are_nested_under_is_no_part() -> None:
    found = read(
        {
            "nav.xhtml": nav(line("h.xhtml", "A Life", line("c.xhtml", "A"))),
            "h.xhtml": '<section epub:type="halftitlepage"><h2>A Life</h2></section>',
            "c.xhtml": "<h1>A</h1><p>a</p>",
        }
    )
    assert shape(found) == ["chapter: A"]


def test_a_section_may_name_its_parent_in_another_file() -> None:
    found = read(
        {
            "p.xhtml": '<section id="p-1" epub:type="part"><h2>Youth</h2></section>',
            "c.xhtml": '<section data-parent="p-1" epub:type="chapter"><h3>A</h3><p>x</p></section>',
            "d.xhtml": '<section epub:type="afterword"><h2>After</h2><p>x</p></section>',
        }
    )
    assert shape(found) == ["part: Youth", ["chapter: A"], "afterword: After"]


def test_without_contents_parts_and_ranks_of_headings_decide_and_that_is_marked() -> None:
    found = read(
        {
            "p.xhtml": "<h1>The War</h1><p>Intro.</p>",
            "c.xhtml": "<h2>A</h2><p>a</p><h4>A1</h4><p>a1</p>",
            "d.xhtml": "<h2>B</h2><p>b</p>",
        }
    )
    assert shape(found) == ["part: The War", ["chapter: A", ["section: A1"], "chapter: B"]]
    assert found.biography.sections[0].sections[0].level_guessed


def test_a_file_without_a_heading_continues_the_chapter_before_it() -> None:
    found = read(
        {
            "toc.ncx": ncx(point("A", "a_0.xhtml") + point("B", "b.xhtml")),
            "a_0.xhtml": '<h2 class="calibre3">A</h2><p class="calibre1">One.</p>',
            "a_1.xhtml": '<p class="calibre1">Two.</p>',
            "b.xhtml": "<h2>B</h2><p>Three.</p>",
        },
        version="2.0",
    )
    assert words(found) == ["One. Two.", "Three."]
    assert codes(found) == ["guess-continued"]


def test_many_chapters_in_one_file_are_told_apart_by_the_contents() -> None:
    body = (
        '<p id="c1" class="x">YOUTH</p><p>a</p><p><a id="c2"></a></p><p>Age</p><p>b</p>'
        '<div><a id="c3"></a><h2>Death</h2><p>c</p></div><p id="c4">He left nothing.</p>'
    )
    points = [("c1", "Youth"), ("c2", "Age"), ("c3", "Death"), ("c4", "Estate")]
    lines = "".join(line(f"a.xhtml#{key}", said) for key, said in points)
    found = read({"nav.xhtml": nav(lines), "a.xhtml": body})
    assert shape(found) == ["chapter: YOUTH", "chapter: Age", "chapter: Death", "chapter: Estate"]
    assert words(found) == ["a", "b", "c", "He left nothing."]
    assert codes(found) == ["guess-title"]


def test_headings_that_skip_levels_are_sections_below_each_other() -> None:
    found = read({"a.xhtml": "<h1>A</h1><h4>B</h4><p>b</p><h2>C</h2><p>c</p>"})
    assert shape(found) == ["chapter: A", ["section: B", "section: C"]]


def test_words_behind_an_inner_section_stay_behind_it() -> None:
    found = read(
        {
            "a.xhtml": "<section><h1>A</h1><p>1</p><section><h2>B</h2><p>2</p></section><p>3</p></section>"
        }
    )
    assert shape(found) == ["chapter: A", ["section: B", "section:"]]


def test_numbers_that_the_book_prints_itself_are_left_out_and_others_stay() -> None:
    files = {f"{n}.xhtml": chapter(n, f"Of {n}") for n in ("I", "II", "IV")}
    found = read(files)
    assert shape(found) == ["chapter: Of I", "chapter: Of II", "chapter: IV Of IV"]
    assert [section.numbered for section in found.biography.sections] == [True, True, False]
    assert any(isinstance(part, LineBreak) for part in found.biography.sections[2].title)
    (told,) = found.findings
    assert (told.code, told.words) == ("dropped-number", "I · II")


def test_a_number_is_the_title_of_a_chapter_that_has_no_other() -> None:
    found = read(
        {"a.xhtml": '<section epub:type="chapter"><h2 epub:type="ordinal">I</h2><p>x</p></section>'}
    )
    assert shape(found) == ["chapter: I"]
    assert not found.biography.sections[0].numbered


def test_title_and_subtitle_of_a_chapter_are_lines_of_its_title() -> None:
    head = '<hgroup><h2>Youth</h2><p epub:type="subtitle">1819–1837</p></hgroup>'
    found = read({"a.xhtml": f"<section>{head}<p>x</p></section>"})
    assert [type(part).__name__ for part in found.biography.sections[0].title] == [
        "Text",
        "LineBreak",
        "Text",
    ]


def test_pages_that_say_only_what_the_metadata_say_are_told_and_left_out() -> None:
    found = read(
        {
            "t.xhtml": '<section epub:type="titlepage"><h1>A Life</h1><p>By <b>A. Author</b>.</p></section>',
            "a.xhtml": "<h1>A</h1><p>x</p>",
        },
        metadata="<dc:title>A Life</dc:title><dc:creator>A. Author</dc:creator>",
    )
    assert shape(found) == ["chapter: A"]
    assert [(one.code, one.words) for one in found.findings] == [
        ("dropped-title-page", "A Life By A. Author.")
    ]


def test_what_a_title_page_says_besides_stays_on_it() -> None:
    found = read(
        {"t.xhtml": '<section epub:type="titlepage"><h1>A Life</h1><p>For M.</p></section>'}
    )
    assert shape(found) == ["title-page:"]
    assert words(found) == ["For M."]


def test_a_table_of_contents_in_the_text_is_told_and_left_out() -> None:
    links = '<p><a href="a.xhtml">A</a></p>'
    found = read({"c.xhtml": f"<h1>Contents</h1>{links}", "a.xhtml": "<h1>A</h1><p>x</p>"})
    assert shape(found) == ["chapter: A"]
    assert codes(found) == ["dropped-contents"]


def test_the_picture_of_the_cover_is_an_option_of_the_edition_and_comes_along() -> None:
    found = read(
        {
            "cover.xhtml": '<section epub:type="cover"><img src="c.png" alt="A Life"/></section>',
            "a.xhtml": "<h1>A</h1><p>x</p>",
            "c.png": b"\x89PNG",
        }
    )
    assert shape(found) == ["chapter: A"]
    assert found.biography.editions[0].options == (("cover", "c.png"),)
    assert found.media == (("c.png", b"\x89PNG"),)


def test_links_between_files_are_cross_references_with_ids_of_the_files() -> None:
    found = read(
        {
            "a.xhtml": '<h1 id="one">A</h1><p id="x">See <a href="b.xhtml#x">b</a>, <a href="b.xhtml">'
            'B</a>, <a href="#x">this</a>, <a href="#no">no</a> and <a href="b.xhtml#y">y</a>.</p>',
            "b.xhtml": '<h1>B</h1><p id="x">x</p><p id="y">y</p><p id="unasked">z</p>',
        }
    )
    references = [p.target for p in walk(found.biography) if isinstance(p, CrossReference)]
    assert references == ["b-x", "b", "a-x", "y"]
    ids = [
        p.id for one in found.biography.sections for p in walk(one) if isinstance(p, Node) and p.id
    ]
    assert sorted(ids) == ["a-x", "b", "b-x", "y"]
    assert codes(found) == ["dangling-link"]


def test_an_id_does_not_change_when_a_chapter_is_added() -> None:
    files = {"a.xhtml": '<h1>A</h1><p id="p">x <a href="#p">p</a></p>'}
    before = read(files).biography.sections
    after = read({"0.xhtml": "<h1>New</h1><p id='q'>x</p>", **files}).biography.sections
    assert after[1:] == before


def test_pages_of_print_have_the_labels_of_the_list_of_pages() -> None:
    pages = '<nav epub:type="page-list"><ol><li><a href="a.xhtml#p1">xii</a></li><li><a href="a.xhtml#p2">1</a></li></ol></nav>'
    found = read(
        {
            "nav.xhtml": nav(line("a.xhtml", "A"), pages),
            "a.xhtml": '<div><span id="p1" epub:type="pagebreak"/></div><h1>A</h1><p>a <a id="p2"/>b '
            '<span class="pagenum">[Pg 2]</span>c <span role="doc-pagebreak" aria-label="page 3"/></p>',
        }
    )
    marks = [part.label for part in walk(found.biography) if isinstance(part, PageMark)]
    assert marks == ["xii", "1", "2", "3"]
    assert isinstance(found.biography.sections[0].title[0], PageMark)
    assert words(found)[0].split() == ["a", "b", "c"]


def test_files_that_the_text_links_to_are_read_even_if_no_order_names_them() -> None:
    found = read(
        {
            "a.xhtml": '<h1>A</h1><p>x <a href="b.xhtml">b</a></p>',
            "b.xhtml": "<h1>B</h1><p>b</p>",
            "c.xhtml": "<p>c</p>",
        },
        spine='<itemref idref="a.xhtml"/>',
    )
    assert shape(found) == ["chapter: A", "chapter: B"]
    assert codes(found) == ["guess-order", "dropped-file"]


def test_the_language_of_a_page_is_that_of_its_section_where_it_is_another() -> None:
    found = read(
        {
            "a.xhtml": page("<h1>A</h1><p>x</p>", lang="de"),
            "b.xhtml": page("<h1>B</h1><p>y</p>", lang="en"),
        },
        metadata="<dc:title>A Life</dc:title><dc:language>en-GB</dc:language>",
    )
    assert [section.lang for section in found.biography.sections] == ["de", None]


def test_the_chapters_of_project_gutenberg_are_read_with_titles_pages_and_notes() -> None:
    found = read(
        {
            "a.xhtml": '<h2>CHAPTER I</h2><h3>EARLY LIFE</h3><p>Born.<a name="FNanchor_1_1"></a>'
            '<a href="#Footnote_1_1" class="fnanchor">[1]</a> And <span class="pagenum"><a '
            'name="Page_12" id="Page_12">[Pg 12]</a></span>so.</p><div class="footnotes"><h3>FOOTNOTES:'
            '</h3><div class="footnote"><p><a name="Footnote_1_1" id="Footnote_1_1"></a><a '
            'href="#FNanchor_1_1"><span class="label">[1]</span></a> A note.</p><p>Again.</p></div></div>'
        },
        version="2.0",
    )
    assert outline(found.biography.sections) == ["chapter: CHAPTER I EARLY LIFE"]
    assert plain_text(found.biography.sections[0].blocks) == "Born. And so."
    assert notes(found) == ["A note. | Again."]


def test_an_index_leads_to_the_pages_of_print_whatever_their_ids() -> None:
    found = read(
        {
            "a.xhtml": '<h1>A</h1><p>x <span epub:type="pagebreak" id="page-12" title="12"/>y '
            '<span epub:type="pagebreak" id="p13" title="13"/>z</p>',
            "i.xhtml": '<section epub:type="index"><h1>Index</h1><p>lamp, <a href="a.xhtml#page-12">'
            '12</a>, <a href="a.xhtml#p13">13</a></p></section>',
        }
    )
    marks = {part.id: part.label for part in walk(found.biography) if isinstance(part, PageMark)}
    references = [p.target for p in walk(found.biography) if isinstance(p, CrossReference)]
    assert [marks[target] for target in references] == ["12", "13"]


def test_sections_of_a_preface_in_files_of_their_own_stay_in_it() -> None:
    below = line("b.xhtml", "Thanks to whom")
    found = read(
        {
            "nav.xhtml": nav(line("a.xhtml", "Preface", below)),
            "a.xhtml": "<h1>Preface</h1><p>x</p>",
            "b.xhtml": "<h1>Thanks to whom</h1><p>y</p>",
        }
    )
    assert shape(found) == ["preface: Preface", ["section: Thanks to whom"]]


def test_a_label_and_a_stop_are_parts_of_the_number_they_stand_with() -> None:
    head = '<h2><span epub:type="label">Chapter</span> <span epub:type="ordinal">{}</span>: {}</h2>'
    files = {
        f"{n}.xhtml": f'<section epub:type="chapter">{head.format(n, "Of it")}<p>x</p></section>'
        for n in (1, 5)
    }
    assert shape(read(files)) == ["chapter: Of it", "chapter: Chapter 5: Of it"]


def test_a_numbered_class_of_a_run_looks_as_the_books_style_sheet_says() -> None:
    found = read({
        "a.xhtml": '<h1>A</h1><p class="c2">x <span class="c4">Birds</span> <b class="c2">y</b></p>',
        "style.css": ".c4 { font-style: italic }\n.c2 { text-indent: 1em }",
    })  # fmt: skip
    assert [plain_text(n.content) for n in walk(found.biography) if isinstance(n, Emphasis)] == [
        "Birds"
    ]
