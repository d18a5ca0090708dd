"""Blocks and inlines as XHTML: well-formed whatever the text holds, and losing none of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokit.exporters.xhtml import Matter, Medium, Renderer, element, escape, identifier
from biokit.exporters.xhtml.notes import note_id
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Edition, Rights
from biokit.model.names import NameForm
from biokit.model.nodes import (
    Block,
    BlockQuotation,
    Cell,
    CodeBlock,
    CrossReference,
    DateMark,
    Division,
    Figure,
    Gap,
    Inline,
    Letter,
    Link,
    List,
    ListItem,
    Note,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
    Verse,
    VerseLine,
)
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.resources import Resources
from tests.exporters.lives import everything, p, t

PRINT = Medium(paged=True, place=lambda _: "call")
EBOOK = Medium(epub=True)


def book(*blocks: Block, lang: str = "en-GB", **fields: object) -> Book:
    chapter = Section(t("One"), blocks, role="chapter", **fields)  # type: ignore[arg-type]
    return compose(Biography(t("A Life"), sections=(chapter,), lang=lang), Edition("x", "html"))


def made(*blocks: Block, medium: Medium = Medium(), **fields: object) -> str:  # noqa: B008 (immutable)
    composed = book(*blocks, **fields)  # type: ignore[arg-type]
    return Renderer(composed, medium).blocks(composed.body[0].blocks)


def inline(*run: Inline, medium: Medium = Medium()) -> str:  # noqa: B008 (immutable)
    return made(Paragraph(run), medium=medium).removeprefix("<p>").removesuffix("</p>")


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(f'<body xmlns:epub="http://www.idpf.org/2007/ops">{markup}</body>')


@pytest.mark.parametrize("medium", [PRINT, EBOOK, Medium(links=False, paged=True)])
def test_every_kind_of_node_makes_well_formed_markup_with_unique_ids(medium: Medium) -> None:
    composed = compose(everything(), Edition("x", "html"))
    renderer = Renderer(composed, medium)
    markup = "".join(renderer.section(section) for section in composed.matter)
    if medium.place("any") == "apart":
        markup += renderer.endnotes(composed.notes)
    ids = [found.attrib["id"] for found in parsed(markup).iter() if "id" in found.attrib]
    assert len(ids) == len(set(ids))
    assert set(composed.labels) <= set(ids)


@pytest.mark.parametrize("medium", [PRINT, EBOOK])
def test_every_link_within_the_book_leads_somewhere(medium: Medium) -> None:
    composed = compose(everything(), Edition("x", "html"))
    renderer = Renderer(composed, medium)
    markup = "".join(renderer.section(section) for section in composed.matter)
    if medium.place("any") == "apart":
        markup += renderer.endnotes(composed.notes)
    tree = parsed(markup)
    ids = {found.get("id") for found in tree.iter()}
    targets = [found.get("href", "") for found in tree.iter("a")]
    inside = [target for target in targets if target.startswith("#")]
    assert len(inside) >= 3 * 2 + 4  # three notes there and back, four cross-references
    assert [target for target in inside if target[1:] not in ids] == []


@given(st.text())
def test_any_text_comes_out_as_it_is_or_with_replacement_characters(words: str) -> None:
    root = parsed(element("p", escape(words), {"title": words}))
    read = root[0].text or ""
    assert len(read) == len(words.replace("\r\n", "\n").replace("\r", "\n"))
    for before, after in zip(words.replace("\r\n", "\n").replace("\r", "\n"), read, strict=True):
        assert after in {before, "\N{REPLACEMENT CHARACTER}"}


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))))
def test_printable_text_comes_out_unchanged(words: str) -> None:
    assert (parsed(element("p", escape(words)))[0].text or "") == words
    assert parsed(element("p", "", {"title": words}))[0].get("title") == words


def test_characters_that_no_xml_may_hold_are_replaced_and_reported() -> None:
    composed = book(p("bell\x07"), p("half \ud800 pair"), p("non\ufffe"))
    renderer = Renderer(composed, Medium())
    assert renderer.section(composed.body[0]).count("\N{REPLACEMENT CHARACTER}") == 3
    assert [finding.code for finding in renderer.findings] == ["loss-character"] * 3
    assert "U+0007" in renderer.findings[0].message


@given(st.text(min_size=1))
def test_an_id_has_no_white_space_and_stays_one_of_a_kind(key: str) -> None:
    assert not any(sign.isspace() for sign in identifier(key))
    assert identifier(f"{key} x") != identifier(f"{key}x")


@pytest.mark.parametrize("edtf", ["1815", "1815-12", "1815-12-10"])
def test_a_date_that_html_can_say_is_a_time(edtf: str) -> None:
    assert inline(DateMark(t("then"), Date(edtf))) == (
        f'<time class="date" datetime="{edtf}">then</time>'
    )


@pytest.mark.parametrize("edtf", ["1815~", "1815-21", "0000", "181X", "1815/1820", "-0043"])
def test_a_date_that_html_cannot_say_keeps_its_edtf(edtf: str) -> None:
    assert inline(DateMark(t("then"), Date(edtf))) == (
        f'<span class="date" data-edtf="{edtf}">then</span>'
    )


def test_in_print_a_note_stands_after_its_call_with_links_both_ways() -> None:
    tree = parsed(inline(Text("so."), Note((p("Why."),), id="why"), medium=PRINT))
    call, note = tree.findall("*")
    assert call.attrib["href"] == "#why"
    assert note.get("id") == "why"
    back = note.find("a")
    assert back is not None
    assert back.attrib["href"] == f"#{call.get('id')}"
    assert "".join(note.itertext()) == "1. Why."


def test_elsewhere_a_note_is_called_in_the_text_and_listed_apart() -> None:
    composed = book(p("so.", Note((p("Why he went."), List((ListItem((p("x"),)),))), id="why")))
    renderer = Renderer(composed, EBOOK)
    assert "Why" not in renderer.section(composed.body[0])
    item = parsed(renderer.endnotes(composed.notes)).find("ol/li")
    assert item is not None
    assert item.attrib == {"value": "1"}
    note = item.find("div")
    assert note is not None
    assert (note.get("id"), note.get("class")) == ("why", "comment")
    assert "".join(item.itertext()) == "Why he went.x\N{NO-BREAK SPACE}↩︎"


@pytest.mark.parametrize(
    ("block", "after"),
    [
        (p("Why he went."), "Why he went."),
        (List((ListItem((p("one"),)), ListItem((p("two"),)))), "two"),
        (List((ListItem((p("three"),)),), tight=False), "three"),
        (BlockQuotation((p("Set off."),)), "Set off."),
        (BlockQuotation((p("Set off."),), t("Somebody")), "Somebody"),
        (Letter((p("My dear,"), p("Come.")), "ada"), "Come."),
        (Verse(((VerseLine(t("She walks")), VerseLine(t("in beauty"))),)), "in beauty"),
        (Table((Row((Cell((p("a cell"),)),)),)), ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_way_back_follows_the_last_word_of_a_note(block: Block, after: str) -> None:
    composed = book(p("so.", Note((p("He went there."), block)), "."))
    note = parsed(Renderer(composed, EBOOK).endnotes(composed.notes))
    ((parent, arrow),) = (
        (parent, child)
        for parent in note.iter()
        for child in parent
        if child.tag in {"span", "p"} and (link := child.find("a")) is not None
        if link.get("role") == "doc-backlink"
    )
    before = "".join(parent.itertext()).removesuffix("".join(arrow.itertext()))
    assert before == after if after else arrow.tag == "p"


def test_a_note_too_short_to_pop_up_everywhere_has_its_way_back_in_words() -> None:
    composed = book(p("so.", Note((p("12."),)), Note((p("Vol. 12."),)), "."))
    items = parsed(Renderer(composed, EBOOK).endnotes(composed.notes)).findall("ol/li")
    said = ["".join(item.itertext()) for item in items]
    assert said == [
        "12.\N{NO-BREAK SPACE}Back to the text at note 1",
        "Vol. 12.\N{NO-BREAK SPACE}↩︎",
    ]
    assert "↩" in Renderer(composed, Medium()).endnotes(composed.notes[:1])


def test_so_has_a_note_with_a_symbol_that_is_too_short() -> None:
    text = p("so.", Note((p("12."),)), Note((p("Vol. 12."),)), ".")
    life = Biography(t("A Life"), sections=(Section(t("One"), (text,), role="chapter"),), lang="en")
    composed = compose(life, Edition("x", "epub", note_series="two"))
    items = parsed(Renderer(composed, EBOOK).endnotes(composed.notes)).findall("ul/li")
    said = ["".join(item.itertext()) for item in items]
    assert said == ["* 12.\N{NO-BREAK SPACE}Back to the text at note *", "† Vol. 12."]
    assert [len(item.findall(".//a")) for item in items] == [1, 1]


@pytest.mark.parametrize(
    ("key", "made"),
    [
        ("house", "house"),
        ("fn.1", "n-fn_2e_1"),
        ("7", "n-7"),
        ("注", "n-_6ce8_"),
        ("a:b", "n-a_3a_b"),
    ],
)
def test_the_id_of_a_note_in_an_ebook_is_a_css_selector(key: str, made: str) -> None:
    composed = book(p("so.", Note((p("Why he went."),), id=key), "."))
    renderer = Renderer(composed, EBOOK)
    note = parsed(renderer.endnotes(composed.notes)).find("ol/li/div")
    assert note is not None
    assert note.get("id") == made == note_id(key)
    assert note.get("data-id") == (None if made == key else key)


def test_a_note_called_in_a_text_of_another_language_keeps_that_language() -> None:
    composed = book(p("So.", Note((p("Warum."),))), lang="en")
    foreign = book(p("So.", Note((p("Warum."),)), lang="de"), lang="en")
    assert "lang" not in Renderer(composed, Medium()).endnotes(composed.notes)
    assert 'lang="de"' in Renderer(foreign, Medium()).endnotes(foreign.notes)


def test_notes_are_listed_at_the_end_of_their_chapter_or_in_the_section_for_notes() -> None:
    chapters = (
        Section(t("One"), (p("a", Note((p("first"),))),), role="chapter"),
        Section(t("Two"), (p("b", Note((p("second"),))),), role="chapter"),
        Section(t("Notes"), role="notes"),
    )
    composed = compose(Biography(t("A Life"), sections=chapters, lang="en"), Edition("x", "html"))

    def words(medium: Medium) -> list[str]:
        renderer = Renderer(composed, medium)
        made = [renderer.section(section) for section in composed.matter]
        return ["".join(parsed(markup).itertext()) for markup in made]

    bare = Medium(links=False, place=lambda _: "chapter")
    assert words(bare) == ["1 Onea1Notesfirst", "2 Twob2Notessecond", "Notes"]
    bare = Medium(links=False, place=lambda _: "book")
    assert words(bare) == ["1 Onea1", "2 Twob2", "Notes1 Onefirst2 Twosecond"]


def test_words_a_note_is_about_stand_before_its_call() -> None:
    markup = inline(Note((p("n"),), anchor=t("these words")))
    assert markup.startswith('<span class="noted">these words</span><a class="call"')


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "x.html", "data:,x", "http://a b.org"]
)
def test_a_link_that_leads_nowhere_is_its_words_and_a_finding(url: str) -> None:
    composed = book(p(Link(t("words"), url)))
    renderer = Renderer(composed, Medium())
    assert renderer.blocks(composed.body[0].blocks) == '<p><span class="external">words</span></p>'
    assert [finding.code for finding in renderer.findings] == ["loss-link"]


def test_an_address_is_written_as_a_url_that_every_reader_takes() -> None:
    written = inline(Link(t("words"), "https://a.org/?b[]=c%&d"))
    assert 'href="https://a.org/?b%5B%5D=c%25&amp;d"' in written


def test_on_paper_a_link_prints_its_address_unless_its_words_do() -> None:
    paper = Medium(links=False, paged=True)
    written = inline(Link(t("words"), "https://a.org/b"), medium=paper)
    assert 'words<span class="written-address"> (https://a.org/b)</span>' in written
    assert "(" not in inline(Link(t("a.org/b"), "https://a.org/b/"), medium=paper)
    assert "href" not in inline(Link(t("words"), "https://a.org"), medium=paper)


def test_a_cross_reference_by_page_prints_the_folio() -> None:
    medium = Medium(paged=True, page={"one": "xii"}.get)
    chapter = Section(t("One"), (p(CrossReference("one", form="page")),), role="chapter", id="one")
    life = Biography(t("A Life"), sections=(chapter,), lang="en")
    composed = compose(life, Edition("x", "pdf"))
    markup = Renderer(composed, medium).section(composed.body[0])
    assert '<a class="reference" href="#one">p.\N{NO-BREAK SPACE}xii</a>' in markup


def test_a_cross_reference_to_nothing_is_no_link() -> None:
    assert inline(CrossReference("nowhere", t("there"))) == (
        '<span class="reference" data-to="nowhere">there</span>'
    )


def test_a_gap_has_room_beside_it_wherever_words_stand() -> None:
    gap = Gap("certain")
    markup = made(BlockQuotation((p("said", gap, "he"),), (Text("by"), gap, Text("her"))))
    plain = "".join(parsed(markup).itertext())
    assert plain == "said […] heby […] her"


def test_an_authors_class_that_is_a_kinds_name_is_told_apart() -> None:
    markup = made(Division((p("x"),), classes=("letter", "own")))
    assert markup == '<div class="letter own" data-classes="letter own"><p>x</p></div>'
    assert "data-" not in made(Division((p("x"),), classes=("letter",)), medium=PRINT)


def test_what_is_made_is_marked_in_ebooks_only() -> None:
    figure = Figure("a.svg")
    assert 'data-made="alt"' in made(figure, medium=EBOOK)
    assert 'data-made="id"' in made(figure, medium=EBOOK)
    assert "data-made" not in made(figure)
    assert "data-made" not in made(figure, medium=PRINT)


def test_the_items_of_a_tight_list_hold_no_paragraphs() -> None:
    items = (ListItem((p("a", id="first"),)), ListItem((p("b"), p("c"))))
    assert made(List(items)) == '<ul class="tight"><li id="first">a</li><li>b<p>c</p></li></ul>'
    assert made(List(items[:1], tight=False, ordered=True, start=4)) == (
        '<ol class="loose" start="4"><li><p id="first">a</p></li></ol>'
    )


def test_columns_keep_their_alignment_beside_cells_that_span_rows() -> None:
    table = Table(
        (
            Row((Cell((p("a"),), header=True, rows=2), Cell((p("b"),)), Cell((p("c"),)))),
            Row((Cell((p("d"),)), Cell((p("e"),)))),
        ),
        alignments=("left", "default", "right"),
    )
    cells = {cell.text: cell for cell in parsed(made(table)).iter() if cell.tag in {"th", "td"}}
    assert {words: cell.get("class") for words, cell in cells.items()} == {
        "a": "left", "b": None, "c": "right", "d": None, "e": "right",
    }  # fmt: skip
    assert cells["a"].get("scope") == "rowgroup"
    assert cells["a"].get("rowspan") == "2"


def test_a_picture_without_a_file_prints_its_caption_and_says_why() -> None:
    markup = made(Figure(None, t("The house"), credit=t("A friend")))
    assert "<img" not in markup
    assert "".join(parsed(markup).itertext()) == "[picture not in the source] The house A friend"


def test_a_picture_without_words_for_the_blind_gives_them_its_caption() -> None:
    assert 'alt="The house"' in made(Figure("a.png", t("The house")))
    assert 'alt=""' in made(Figure("a.png", t("The house"), ""))


def test_on_paper_a_table_has_a_cell_in_every_column_of_every_row() -> None:
    table = Table(
        (
            Row((Cell((p("a"),), rows=9), Cell((p("b"),)))),
            Row((Cell((p("c"),)),)),
            Row(()),
        ),
        header=(Row((Cell((p("d"),), columns=2), Cell((p("e"),)))),),
    )
    rows = parsed(made(table, medium=Medium(paged=True))).findall(".//tr")
    assert [[cell.text or "" for cell in row] for row in rows] == [
        ["d", "e"],
        ["a", "b", ""],
        ["c", ""],
        ["", ""],
    ]
    assert rows[1][0].get("rowspan") == "3"
    plain = parsed(made(table)).findall(".//tr")
    assert [len(row) for row in plain] == [2, 2, 1, 0]


def test_on_paper_no_cell_of_a_table_reaches_into_another() -> None:
    table = Table((Row((Cell((p("a"),)), Cell((p("b"),), rows=2))), Row((Cell(columns=3),))))
    rows = parsed(made(table, medium=Medium(paged=True))).findall(".//tr")
    assert [[cell.get("colspan") for cell in row] for row in rows] == [[None, None], [None]]


def test_the_licence_of_a_picture_is_printed_and_linked() -> None:
    rights = Rights(licence="CC-BY-4.0", licence_url="https://creativecommons.org/licenses/by/4.0/")
    figure = Figure("a.png", credit=t("A. Friend"), rights=rights)
    tree = parsed(made(figure))
    assert "".join(tree.itertext()) == "A. Friend (CC BY 4.0)"
    assert tree.find(".//a") is not None
    assert parsed(made(figure, medium=Medium(links=False))).find(".//a") is None


def test_code_keeps_its_white_space_and_its_angle_brackets() -> None:
    tree = parsed(made(CodeBlock("if a < b:\n    &c\n", "python")))
    code = tree.find("pre/code")
    assert code is not None
    assert code.text == "if a < b:\n    &c\n"
    assert code.get("class") == "language-python"


def test_languages_are_said_twice_in_an_ebook() -> None:
    span = Span(t("蔡奇"), lang="zh-Hans")
    assert inline(span) == '<span lang="zh-Hans">蔡奇</span>'
    assert inline(span, medium=EBOOK) == '<span lang="zh-Hans" xml:lang="zh-Hans">蔡奇</span>'


def test_no_heading_is_deeper_than_six() -> None:
    deep = Section(t("7"), (p("x"),))
    for level in "654321":
        deep = Section(t(level), (), (deep,))
    composed = compose(Biography(t("A Life"), sections=(deep,), lang="en"), Edition("x", "html"))
    tree = parsed(Renderer(composed, Medium()).section(composed.body[0]))
    assert [found.tag for found in tree.iter() if found.tag[0] == "h"] == [
        "h1", "h2", "h3", "h4", "h5", "h6", "h6",
    ]  # fmt: skip


def contents(*sections: Section, depth: int = 3) -> ET.Element:
    life = Biography(t("A Life"), sections=sections, lang="en")
    composed = compose(life, Edition("x", "html", contents_depth=depth))
    return ET.fromstring(Matter(Renderer(composed, Medium()), Resources().templates()).contents())


def test_the_contents_nest_as_the_sections_do_even_below_one_without_a_title() -> None:
    deep = Section((), (), (Section(t("Deep"), (p("x"),)),))
    tree = contents(
        Section(t("One"), (), (Section(t("Sub"), (p("x"),)),), role="chapter"),
        Section(t("Two"), (), (deep,), role="chapter"),
    )
    assert [link.get("href") for link in tree.iter("a")] == ["#one", "#sub", "#two", "#deep"]
    assert ["".join(item.itertext()).split() for item in tree.findall("ol/li")] == [
        ["1", "One", "Sub"],
        ["2", "Two", "Deep"],
    ]


def test_a_line_of_the_contents_is_one_link() -> None:
    title = (Text("On "), Link(t("a page"), "https://example.org"))
    tree = contents(Section(title, (p("x"),), role="chapter"))
    (link,) = tree.iter("a")
    assert "".join(link.itertext()) == "1 On a page"


def test_the_copyright_page_says_what_the_edition_and_the_rights_say() -> None:
    edition = Edition("x", "html", publisher="Grove", place="London", isbn="978", statement="2nd")
    life = Biography(t("T"), rights=Rights(holder="A.", year=1921, licence_url="https://a.org/"))
    matter = Matter(Renderer(compose(life, edition), Medium()), Resources().templates())
    words = " ".join("".join(ET.fromstring(matter.page("copyright-page")).itertext()).split())
    assert words == "© 1921 A. https://a.org/ Published by Grove, London 2nd ISBN 978"


def test_the_title_page_names_authors_and_those_with_another_part() -> None:
    parts = (
        "A. One aut, A. One ann, B. Two edt, C. Three edt, C. Three dsr, D. Four xyz, D. Four mrk"
    )
    names = (part.rsplit(" ", 1) for part in parts.split(", "))
    life = Biography(
        t("T"), contributors=tuple(Contributor(NameForm(name), role) for name, role in names)
    )
    matter = Matter(
        Renderer(compose(life, Edition("x", "html")), Medium()), Resources().templates()
    )
    lines = [line.text for line in ET.fromstring(matter.page("title-page"))]
    assert lines == ["T", "A. One", "edited by B. Two and C. Three"]
    assert [line.text for line in ET.fromstring(matter.page("copyright-page"))] == ["D. Four"]


def test_pages_that_templates_make_are_not_in_the_contents() -> None:
    tree = contents(
        Section(t("Title"), (p("More."),), role="title-page"),
        Section(t("One"), (p("x"),), role="chapter"),
    )
    assert [link.get("href") for link in tree.iter("a")] == ["#one"]
