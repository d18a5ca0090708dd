"""Runs: what looks alike is one, by meaning where a style says it; languages only where real."""

from __future__ import annotations

import pytest

from biokit.model.nodes import (
    Code,
    CrossReference,
    Emphasis,
    Foreign,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    SmallCapitals,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from tests.importers.docx.reads import blocks, codes, imported, said
from tests.importers.docx.word import field, p, r

T = Text


def line(*runs: str, **parts: object) -> tuple[Inline, ...]:
    (only,) = blocks(p(*runs), **parts)
    assert isinstance(only, Paragraph)
    return only.content


@pytest.mark.parametrize(
    ("look", "node"),
    [
        ("<w:i/>", Emphasis),
        ("<w:b/>", Strong),
        ("<w:smallCaps/>", SmallCapitals),
        ('<w:vertAlign w:val="superscript"/>', Superscript),
        ('<w:vertAlign w:val="subscript"/>', Subscript),
        ("<w:strike/>", Strikeout),
        ('<w:rStyle w:val="Emphasis"/>', Emphasis),
        ('<w:rStyle w:val="Strong"/>', Strong),
        ('<w:rStyle w:val="BookTitle"/>', WorkTitle),
    ],
)
def test_a_look_or_a_style_is_its_node(look: str, node: type) -> None:
    assert line("a ", r("word", look), " b") == (T("a "), node((T("word"),)), T(" b"))


def test_runs_that_look_alike_are_one_across_every_cut() -> None:
    cut = [r(each, "<w:i/>") for each in ("The ", "Di", "ary", " of a ", "Nobody")]
    assert line("Read ", *cut, ".") == (
        T("Read "), Emphasis((T("The Diary of a Nobody"),)), T("."),
    )  # fmt: skip


def test_a_space_between_words_that_look_alike_looks_like_them() -> None:
    made = line(r("Queen", "<w:i/>"), " ", r("Victoria", "<w:i/>"), r(" ", "<w:b/>"), "was")
    assert made == (Emphasis((T("Queen Victoria"),)), T(" was"))


def test_spaces_at_the_edge_of_a_look_stand_outside_it() -> None:
    assert line("a", r(" word ", "<w:i/>"), "b") == (T("a "), Emphasis((T("word"),)), T(" b"))


def test_looks_within_looks_are_nodes_within_nodes() -> None:
    made = line(r("bold ", "<w:b/>"), r("both", "<w:b/><w:i/>"))
    assert made == (Strong((T("bold "), Emphasis((T("both"),)))),)


def test_the_look_of_the_paragraph_s_style_is_no_emphasis_but_its_opposite_is() -> None:
    quoted = p(r("all ", "<w:i/>"), "italic ", r("but this", '<w:i w:val="0"/>'), style="Quote")
    (only,) = blocks(quoted)
    assert only.blocks[0].content == (T("all italic "), Emphasis((T("but this"),)))  # type: ignore[union-attr]


def test_bold_that_is_all_of_a_heading_is_no_emphasis() -> None:
    book = imported(p(r("Birth", '<w:b w:val="0"/>'), style="Heading1"), p("a")).biography
    assert book.sections[0].title == (T("Birth"),)


def test_breaks_hyphens_tabs_and_symbols_are_characters() -> None:
    signs = (
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>"
        '<w:t>d</w:t><w:tab/><w:sym w:font="Symbol" w:char="F061"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    )
    assert line(signs) == (T("a"), LineBreak(), T("b\u2011c\u00add α✓"))


def test_letters_of_a_symbol_font_are_what_they_look_like() -> None:
    font = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert line("angle ", r("\uf061", font)) == (T("angle α"),)


def test_an_unknown_symbol_is_told() -> None:
    read_in = imported(p("a", '<w:r><w:sym w:font="Webdings" w:char="F0FC"/></w:r>'))
    assert said(read_in, "loss-symbol") == ["Webdings F0FC"]


def test_page_breaks_are_left_out_and_counted() -> None:
    read_in = imported(p("a", '<w:r><w:br w:type="page"/></w:r>', "b"))
    assert "dropped-page-break" in codes(read_in)


def test_hidden_text_is_told() -> None:
    read_in = imported(p("a ", r("secret", "<w:vanish/>"), "b"))
    assert said(read_in, "dropped-hidden") == ["secret"]


def test_links_lead_out_or_to_places_of_the_book() -> None:
    away = f'<w:hyperlink r:id="l1">{r("site")}</w:hyperlink>'
    made = line(away, " ", field('HYPERLINK "https://b.example/x"', "field"), links={"l1": ("hyperlink", "https://a.example/")})  # fmt: skip
    assert made == (
        Link((T("site"),), "https://a.example/"), T(" "),
        Link((T("field"),), "https://b.example/x"),
    )  # fmt: skip


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "C:/x"])
def test_a_link_to_no_page_of_the_web_is_its_words(address: str) -> None:
    read_in = imported(p(field(f'HYPERLINK "{address}"', "words")))
    assert read_in.biography.sections[0].blocks == (Paragraph((T("words"),)),)
    assert said(read_in, "dropped-address") == [address]


BOOKMARK = '<w:bookmarkStart w:id="7" w:name="{}"/>'


def test_cross_references_lead_to_readable_ids_of_what_is_referred_to() -> None:
    book = imported(
        p(BOOKMARK.format("_Ref1"), "The Palace", style="Heading1"),
        p("See ", field("REF _Ref1 \\h", "The Palace"), ", p. ", field("PAGEREF _Ref1", "12")),
        p(BOOKMARK.format("_Ref2"), "unused"),
    ).biography
    chapter = book.sections[0]
    assert chapter.id == "the-palace"
    assert chapter.blocks[0].content == (  # type: ignore[union-attr]
        T("See "), CrossReference("the-palace"), T(", p. "),
        CrossReference("the-palace", form="page"),
    )  # fmt: skip
    assert chapter.blocks[1].id is None


def test_an_author_s_own_bookmark_keeps_its_name() -> None:
    made = blocks(
        p(BOOKMARK.format("coronation"), "The day."),
        p(f'<w:hyperlink w:anchor="coronation">{r("above")}</w:hyperlink>'),
    )
    assert made[0].id == "coronation"
    assert made[1] == Paragraph((CrossReference("coronation", (T("above"),)),))


def test_a_cross_reference_that_leads_nowhere_is_its_words() -> None:
    read_in = imported(p("See ", field("REF gone", "the palace"), "."))
    assert read_in.biography.sections[0].blocks == (Paragraph((T("See the palace."),)),)
    assert said(read_in, "dropped-reference") == ["the palace (gone)"]


def test_a_large_first_letter_in_a_frame_of_its_own_is_read_with_its_word() -> None:
    frame = '<w:framePr w:dropCap="drop" w:lines="3"/>'
    made = blocks(p(r("O", '<w:sz w:val="120"/>'), properties=frame), p("nce upon a time."))
    assert made == (Paragraph((T("Once upon a time."),)),)


def test_the_underline_of_a_link_is_no_emphasis() -> None:
    shown = r("above", '<w:u w:val="single"/>')
    made = line(
        field('HYPERLINK "https://a.example/"', shown), " ", r("typed", '<w:u w:val="single"/>')
    )
    assert made == (
        Link((T("above"),), "https://a.example/"), T(" "),
        Emphasis((T("typed"),), classes=("underline",)),
    )  # fmt: skip


def test_a_field_that_ends_inside_a_link_hides_nothing_after_it() -> None:
    begin, end = field("TOC", "Birth").split('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    linked = f'<w:hyperlink w:anchor="_Toc1">{r("Death")}{closing}{r("kept")}</w:hyperlink>{end}'
    read_in = imported(p(begin), p(linked), p("after"), p("that"))
    assert said(read_in, "dropped-contents") == ["Birth Death"]
    words = [one.content for one in read_in.biography.sections[0].blocks]  # type: ignore[union-attr]
    assert words == [(T("kept"),), (T("after"),), (T("that"),)]


def test_a_book_in_chinese_is_in_its_script() -> None:
    read_in = imported(
        p(r("她出生在伦敦，死于岛上。", '<w:lang w:val="en-US" w:eastAsia="zh-TW"/>'))
    )
    assert read_in.biography.lang == "zh-Hant"


# ------------------------------------------------------------------------------------- languages


def tagged(words: str, tag: str, look: str = "", east: str = "") -> str:
    more = f' w:eastAsia="{east}"' if east else ""
    return r(words, f'{look}<w:lang w:val="{tag}"{more}/>')


def test_italic_words_in_another_language_are_foreign() -> None:
    made = line("His ", tagged("Weltanschauung", "de-DE", "<w:i/>"), " was grim.")
    assert made == (T("His "), Foreign((T("Weltanschauung"),), lang="de"), T(" was grim."))


def test_enough_upright_words_in_another_language_are_said_to_be() -> None:
    made = line("He said: ", tagged("Ich bin ein Berliner", "de-DE"), ", and it is remembered.")
    assert made[1] == Span((T("Ich bin ein Berliner"),), lang="de")


def test_a_word_that_word_took_for_another_language_is_not_believed() -> None:
    read_in = imported(p("The ", tagged("house", "nl-NL"), " was large and old."))
    assert read_in.biography.sections[0].blocks == (
        Paragraph((T("The house was large and old."),)),
    )
    assert "dropped-lang" in codes(read_in)


def test_words_in_another_script_are_in_the_language_noted_for_it() -> None:
    made = line("Cai Qi (", tagged("蔡奇", "en-GB", east="zh-CN"), ") was born.")
    assert made == (T("Cai Qi ("), Span((T("蔡奇"),), lang="zh-Hans"), T(") was born."))


def test_a_note_that_the_script_belies_is_not_believed() -> None:
    assert line("a ", tagged("four plain English words", "ru-RU"), " b and more")[0] == T(
        "a four plain English words b and more"
    )


def test_the_language_of_most_letters_is_the_book_s() -> None:
    read_in = imported(p(tagged("Sie wurde in London geboren und starb auf der Insel.", "de-DE")))
    assert read_in.biography.lang == "de-DE"


def test_regions_of_one_language_are_no_other_language() -> None:
    assert line("The ", tagged("colour of the palace", "en-US"), " was grey.") == (
        T("The colour of the palace was grey."),
    )


def test_code_in_the_line_is_code() -> None:
    from tests.importers.docx.word import styles

    more = '<w:style w:type="character" w:styleId="V"><w:name w:val="Verbatim Char"/></w:style>'
    made = line(
        "Call ", r("RA VIC/Y 26", '<w:rStyle w:val="V"/>'), parts={"styles.xml": styles(more)}
    )
    assert made == (T("Call "), Code("RA VIC/Y 26"))
