"""Paragraphs are what their styles say, whatever the styles are called and based on."""

from __future__ import annotations

import pytest

from biokit.model.nodes import (
    BlockQuotation,
    Break,
    CodeBlock,
    DefinitionList,
    Paragraph,
    Section,
    Text,
    Verse,
)
from biokit.model.walk import plain_text
from tests.importers.docx.reads import blocks, codes, every, imported, said
from tests.importers.docx.word import document, p, r, styles

H1, H2, H3 = "Heading1", "Heading2", "Heading3"


def outline(sections: tuple[Section, ...]) -> list[object]:
    return [(plain_text(s.title), s.role, *outline(s.sections)) for s in sections]


def test_headings_make_the_tree_and_their_words_the_roles() -> None:
    book = imported(
        p("Preface", style=H1),
        p("Why."),
        p("The Palace", style=H1),
        p("Childhood", style=H2),
        p("Dolls", style=H3),
        p("Doll."),
        p("Danksagung", style=H1),
        p("Thanks."),
        p("Bibliography", style=H1),
        p("Books."),
    ).biography
    assert outline(book.sections) == [
        ("Preface", "preface"),
        ("The Palace", "chapter", ("Childhood", "section", ("Dolls", "section"))),
        ("Danksagung", "acknowledgments"),
        ("Bibliography", "bibliography"),
    ]


def test_chapters_at_the_level_of_their_part_are_put_in_it() -> None:
    book = imported(
        p("Part One", style=H1), p("Birth", style=H1), p("a"),
        p("Part Two", style=H1), p("Death", style=H1), p("b"), p("Epilogue", style=H1), p("c"),
    ).biography  # fmt: skip
    assert outline(book.sections) == [
        ("Part One", "part", ("Birth", "chapter")),
        ("Part Two", "part", ("Death", "chapter")),
        ("Epilogue", "epilogue"),
    ]


def test_chapters_below_a_part_are_chapters() -> None:
    book = imported(p("Erster Teil", style=H1), p("Geburt", style=H2), p("a")).biography
    assert outline(book.sections) == [("Erster Teil", "part", ("Geburt", "chapter"))]


def test_a_chapter_that_says_its_number_gets_no_other() -> None:
    book = imported(p("Chapter 1: Birth", style=H1), p("a"), p("Death", style=H1), p("b")).biography
    assert [one.numbered for one in book.sections] == [False, True]


def test_title_subtitle_and_author_are_the_work_s_and_no_text() -> None:
    read_in = imported(
        p("Victoria", style="Title"), p("A Life", style="Subtitle"),
        p("Ann Author and Bob von Stockmar", style="Author"), p("Born.", style=None),
    )  # fmt: skip
    book = read_in.biography
    assert (plain_text(book.title), plain_text(book.subtitle)) == ("Victoria", "A Life")
    assert [(c.name.given, c.name.family) for c in book.contributors] == [
        ("Ann", "Author"),
        ("Bob", "von Stockmar"),
    ]
    assert outline(book.sections) == [("Victoria", "chapter")]
    assert said(read_in, "dropped-author") == ["Ann Author and Bob von Stockmar"]


def test_the_only_first_heading_above_all_others_is_the_title() -> None:
    read_in = imported(
        p("Victoria", style=H1), p("Birth", style=H2), p("a"), p("Death", style=H2), p("b")
    )
    assert plain_text(read_in.biography.title) == "Victoria"
    assert outline(read_in.biography.sections) == [("Birth", "chapter"), ("Death", "chapter")]
    assert "guess-title" in codes(read_in)


STYLE = '<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{rest}</w:style>'


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("berschrift1", "<w:basedOn w:val='Heading1'/>"),
        ("Überschrift 1", ""),
        ("Titre 1", ""),
        ("标题 1", ""),
        ("Heading", ""),
        ("Chapter Title", ""),
        ("My Chapters", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
    ],
)
def test_a_heading_is_known_by_its_base_its_outline_level_or_its_name(name: str, rest: str) -> None:
    parts = {"styles.xml": styles(STYLE.format(key="X", name=name, rest=rest))}
    book = imported(p("Birth", style="X"), p("a"), p("Death", style="X"), p("b"), parts=parts)
    assert outline(book.biography.sections) == [("Birth", "chapter"), ("Death", "chapter")]


@pytest.mark.parametrize(
    "name", ["Zitat", "Citation", "引用", "Block Text", "Intense Quote", "Cita"]
)
def test_quotations_are_known_in_many_languages(name: str) -> None:
    parts = {"styles.xml": styles(STYLE.format(key="X", name=name, rest=""))}
    (only,) = blocks(p("I will be good.", style="X"), p("So she said.", style="X"), parts=parts)
    assert isinstance(only, BlockQuotation)
    assert len(only.blocks) == 2


def test_styles_based_on_each_other_in_a_circle_are_read() -> None:
    circle = STYLE.format(key="X", name="Mine", rest="<w:basedOn w:val='Y'/>")
    circle += STYLE.format(key="Y", name="Yours", rest="<w:basedOn w:val='X'/>")
    (only,) = blocks(p("a", style="X"), parts={"styles.xml": styles(circle)})
    assert only == Paragraph((Text("a"),))


def test_the_last_paragraph_of_a_quotation_may_say_whose_it_is() -> None:
    (only,) = blocks(p("I will be good.", style="Quote"), p("— Victoria", style="Quote"))
    assert isinstance(only, BlockQuotation)
    assert plain_text(only.attribution) == "— Victoria"


def test_verse_is_lines_in_stanzas() -> None:
    lines = [p(words, style="Verse") for words in ("one", "two", "", "three")]
    assert [[plain_text(v.content) for v in s] for b in blocks(*lines) if isinstance(b, Verse) for s in b.stanzas] == [
        ["one", "two"],
        ["three"],
    ]  # fmt: skip


def test_verse_with_broken_lines_is_a_stanza_a_paragraph() -> None:
    stanza = p("one", "<w:r><w:br/></w:r>", "two", style="Verse")
    (only,) = blocks(stanza, stanza)
    assert isinstance(only, Verse)
    assert [len(each) for each in only.stanzas] == [2, 2]


def test_code_keeps_its_spaces_and_lines() -> None:
    (only,) = blocks(p("if  x:", style="HTMLPreformatted"), p("    y", style="HTMLPreformatted"))
    assert only == CodeBlock("if  x:\n    y")


def test_terms_with_their_definitions_are_a_list_of_them() -> None:
    more = STYLE.format(key="T", name="Definition Term", rest="")
    more += STYLE.format(key="D", name="Definition", rest="")
    (only,) = blocks(
        p("RA", style="T"), p("Royal Archives", style="D"), p("TNA", style="T"),
        p("Kew", style="D"), parts={"styles.xml": styles(more)},
    )  # fmt: skip
    assert isinstance(only, DefinitionList)
    assert [plain_text(each.term) for each in only.items] == ["RA", "TNA"]


def test_dedication_and_epigraph_before_the_text_are_matter_of_their_own() -> None:
    book = imported(
        p("To Albert", style="Dedication"), p("All families…", style="Epigraph"),
        p("Birth", style=H1), p("Motto", style="Epigraph"), p("a"),
    ).biography  # fmt: skip
    assert [one.role for one in book.sections] == ["dedication", "epigraph", "chapter"]
    first = book.sections[2].blocks[0]
    assert isinstance(first, BlockQuotation)
    assert first.classes == ("epigraph",)


@pytest.mark.parametrize("ornament", ["* * *", "***", "⁂", "#", "———", "• • •"])
def test_an_ornament_is_a_break(ornament: str) -> None:
    made = blocks(p("a"), p(ornament), p("b"))
    assert [type(each) for each in made] == [Paragraph, Break, Paragraph]


def test_a_rule_is_a_break() -> None:
    rule = p(properties='<w:pBdr><w:bottom w:val="single"/></w:pBdr>')
    assert Break() in blocks(p("a"), rule, p("b"))


def test_a_seldom_empty_paragraph_is_a_break_and_said_to_be_guessed() -> None:
    read_in = imported(*[p(f"line {n}") for n in range(8)], p(), p("later"), p("and later"))
    assert len(every(Break, read_in)) == 1
    assert "guess-break" in codes(read_in)


def test_empty_paragraphs_between_all_others_are_only_space() -> None:
    read_in = imported(*[each for n in range(9) for each in (p(f"line {n}"), p())])
    assert every(Break, read_in) == []


def test_headings_are_guessed_by_their_looks_where_none_has_a_style() -> None:
    def big(words: str) -> str:
        return p(r(words, '<w:b/><w:sz w:val="36"/>'), properties='<w:jc w:val="center"/>')

    def small(words: str) -> str:
        return p(r(words, "<w:b/>"))

    prose = p("It was a long reign, and there is much to be said of it in many sentences.")
    read_in = imported(
        big("Windsor"),
        prose,
        prose,
        small("The Family"),
        prose,
        prose,
        big("Osborne"),
        prose,
        prose,
    )
    assert outline(read_in.biography.sections) == [
        ("Windsor", "chapter", ("The Family", "section")),
        ("Osborne", "chapter"),
    ]
    assert all(one.level_guessed for one in read_in.biography.sections)
    assert said(read_in, "guess-heading") == ["Windsor", "The Family", "Osborne"]


def test_bold_paragraphs_are_no_headings_where_headings_have_styles() -> None:
    read_in = imported(p("Birth", style=H1), p(r("Not one", "<w:b/>")), p("a"))
    assert outline(read_in.biography.sections) == [("Birth", "chapter")]


def test_a_number_and_the_title_under_it_are_one_heading() -> None:
    read_in = imported(
        p("Chapter One", style=H1), p("The Island", style=H1), p("a"),
        p("Chapter Two", style=H1), p("b"), p("Chapter Three", style=H1),
    )  # fmt: skip
    assert outline(read_in.biography.sections) == [
        ("Chapter One The Island", "chapter"), ("Chapter Two", "chapter"),
        ("Chapter Three", "chapter"),
    ]  # fmt: skip


MIDDLE = '<w:jc w:val="center"/>'


def test_lines_in_the_middle_before_the_first_heading_are_a_title_page() -> None:
    read_in = imported(
        p(r("A Keeper of Lights", '<w:sz w:val="56"/>'), properties=MIDDLE), p(),
        p("The Life of Tomas Ahl", properties=MIDDLE), p("by Ines Moreau", properties=MIDDLE),
        p("Draft of May", properties=MIDDLE), p("Birth", style=H1), p("a"),
    )  # fmt: skip
    book = read_in.biography
    assert plain_text(book.title) == "A Keeper of Lights"
    assert plain_text(book.subtitle) == "The Life of Tomas Ahl"
    assert [one.name.text for one in book.contributors] == ["Ines Moreau"]
    assert outline(book.sections) == [("Birth", "chapter")]
    assert said(read_in, "dropped-title-page") == ["Draft of May"]
    assert "guess-title" in codes(read_in)


def test_paragraphs_set_in_on_both_sides_are_quotations_where_few_are() -> None:
    set_in = '<w:ind w:left="720" w:right="720"/>'
    read_in = imported(*[p("prose")] * 4, p("I will be good.", properties=set_in), p("prose"))
    (quotation,) = every(BlockQuotation, read_in)
    assert plain_text(quotation) == "I will be good."
    assert said(read_in, "guess-quotation") == ["I will be good."]
    assert every(BlockQuotation, imported(*[p("prose", properties=set_in)] * 4)) == []


def test_a_heading_that_holds_only_a_picture_is_none() -> None:
    from tests.importers.docx.test_parts import MEDIA
    from tests.importers.docx.word import drawing

    read_in = imported(p("Birth", style=H1), p(drawing("i"), style=H1), p("a"), **MEDIA)
    assert outline(read_in.biography.sections) == [("Birth", "chapter")]


def test_text_before_the_first_heading_is_kept() -> None:
    book = imported(p("Lead."), p("Birth", style=H1), p("a")).biography
    assert outline(book.sections) == [("", "chapter"), ("Birth", "chapter")]


def test_the_strict_form_reads_like_the_transitional() -> None:
    from tests.importers.docx.reads import read

    body = (p("Birth", style=H1), p("a ", r("b", "<w:i/>")), p("q", style="Quote"))
    assert read(document(*body, strict=True)).biography == read(document(*body)).biography


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("by Margaret Holroyd", "Margaret Holroyd"),
        ("Von Eva Brandt", "Eva Brandt"),
        ("par Jeanne Roux", "Jeanne Roux"),
        ("von Arnim", "von Arnim"),
        ("Byron Holroyd", "Byron Holroyd"),
    ],
)
def test_the_word_before_the_author_is_no_part_of_the_name(line: str, name: str) -> None:
    book = imported(p("Victoria", style="Title"), p(line, style="Author"), p("Born.")).biography
    assert [one.name.text for one in book.contributors] == [name]
