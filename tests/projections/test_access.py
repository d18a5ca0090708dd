"""How a book can be read: true of what is printed, and the same in every product's words."""

from __future__ import annotations

import pytest

from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Block,
    Cell,
    Division,
    Emphasis,
    Figure,
    IndexMark,
    Inline,
    InlineImage,
    Link,
    Note,
    PageMark,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
    Text,
)
from biokit.model.walk import plain_text
from biokit.projections.access import Access, access_of
from biokit.projections.access_codes import LIST_196, onix_196
from biokit.projections.access_words import line_of, summary_of
from biokit.projections.compose import compose
from biokit.projections.pages import PageMap

VOUCHED = (
    ("certified-by", "Access House"),
    ("certifier-credential", "https://access.example/badge"),
    ("certifier-report", "https://access.example/report"),
)


def p(*content: Inline | str, **fields: object) -> Paragraph:
    run = tuple(Text(part) if isinstance(part, str) else part for part in content)
    return Paragraph(run, **fields)  # type: ignore[arg-type]


def chapter(*blocks: Block, title: str = "One", **fields: object) -> Section:
    return Section((Text(title),) if title else (), blocks, role="chapter", **fields)  # type: ignore[arg-type]


def row(*words: str, header: int = 0) -> Row:
    return Row(tuple(Cell((p(word),), header=place < header) for place, word in enumerate(words)))


def found(
    *sections: Section,
    lang: str = "en-GB",
    moves: bool = False,
    pages: PageMap | None = None,
    **fields: object,
) -> Access:
    edition = Edition("epub", "epub", **fields)  # type: ignore[arg-type]
    editions = (edition, Edition("print", "pdf", isbn="978-0-306-40615-7"))
    life = Biography((Text("A Life"),), lang=lang, sections=sections, editions=editions)
    return access_of(compose(life, edition), moves=moves, pages=pages)


def codes(access: Access) -> list[str]:
    return [fault.code for fault in access.faults]


def test_a_book_of_plain_text_has_no_fault_and_claims_no_picture() -> None:
    access = found(chapter(p("Some words."), Figure(None, (Text("Lost"),))))
    assert codes(access) == []
    assert (access.pictures, access.described, access.contents) == (0, True, True)
    assert "alternativeText" not in access.features
    assert {"structuralNavigation", "tableOfContents", "unlocked"} <= set(access.features)


def test_decoration_is_no_picture_and_a_picture_in_the_line_has_something_to_say() -> None:
    access = found(chapter(Figure("a.svg", alt=""), p(InlineImage("b.svg"))))
    assert (access.pictures, access.undescribed) == (1, 1)
    assert codes(access) == ["figure-without-alt"]


def test_a_fault_names_the_nearest_place_that_is_known() -> None:
    origin = Origin("text/01.md", 7)
    (fault,) = found(chapter(p(Emphasis((InlineImage("b.svg"),)), origin=origin))).faults
    assert (fault.path, fault.line) == ("text/01.md", 7)


@pytest.mark.parametrize(
    ("table", "lacks"),
    [
        (Table((row("a", "b"),)), True),
        (Table((row("a", "b"),), (row("x", "y", header=2),)), False),
        (Table((row("a", "b", header=1), row("c", "d", header=1))), False),
        (Table((row("a", "b", header=1), row("c", "d"))), True),
    ],
)
def test_a_table_has_headers_over_its_columns_or_before_each_row(table: Table, lacks: bool) -> None:
    access = found(chapter(table))
    assert codes(access) == ["table-without-header"] * lacks
    said = "Some tables have no headers." if lacks else "Tables have headers."
    assert said in summary_of(access)[0]


@pytest.mark.parametrize(
    ("block", "lang", "faulty"),
    [
        (p("He was called 蔡奇."), "en-GB", True),
        (p("He was called ", Span((Text("蔡奇"),), lang="zh"), "."), "en-GB", False),
        (p("他叫蔡奇。"), "zh-Hans", False),
        (Division((p("μῆνιν ἄειδε"),), lang="grc"), "en-GB", False),
        (p("the angle αβγ"), "en-GB", True),
        (p("the angle α"), "en-GB", False),
        (p("what is said: ", Span((Text("шум"),), lang="und")), "en-GB", False),
        (p("a note", Note((p("ибо"),))), "en-GB", True),
        (p("Đặng Tiểu Bình"), "en-GB", False),
        (p("سيرة Life حياة"), "ar", False),
    ],
)
def test_words_in_a_script_that_their_language_has_not_are_a_fault(
    block: Block, lang: str, faulty: bool
) -> None:
    access = found(chapter(block), lang=lang)
    assert codes(access) == ["script-without-language"] * faulty
    assert ("22" in dict(onix_196(access))) is not faulty


def test_a_foreign_title_of_the_book_must_say_its_language_too() -> None:
    edition = Edition("epub", "epub")
    life = Biography((Text("蔡奇"),), lang="en", sections=(chapter(p("x")),))
    assert codes(access_of(compose(life, edition))) == ["script-without-language"]


def test_headings_tell_the_structure_unless_one_is_missing_or_too_deep() -> None:
    deep = chapter(p("x"))
    for _ in range(6):
        deep = Section((Text("In"),), (p("x"),), (deep,))
    assert set(codes(found(deep))) == {"heading-too-deep"}
    access = found(chapter(p("x"), title=""))
    assert codes(access) == ["empty-heading"]
    assert "structuralNavigation" not in access.features
    assert "29" not in dict(onix_196(access))
    whole = found(Section((), (p("For Ada"),), role="dedication"), chapter(p("x")))
    assert codes(whole) == []


def test_chapters_of_a_part_begin_anew() -> None:
    inner = chapter(p("x"))
    for level in range(5):
        inner = Section((Text(f"L{level}"),), (p("x"),), (inner,), role="section")
    part = Section((Text("Part"),), (), (chapter(p("x")), Section((Text("C"),), (), (inner,))))
    assert codes(found(Section((Text("I"),), (), part.sections, role="part"))) == [
        "heading-too-deep"
    ]
    assert codes(found(Section((Text("I"),), (), (inner,), role="part"))) == []


def test_a_link_without_words_and_a_moving_picture_are_faults() -> None:
    access = found(chapter(p(Link((), "https://example.org"))), moves=True)
    assert codes(access) == ["link-without-words", "moving-picture"]


def test_pages_are_those_of_the_named_edition_the_one_with_an_isbn_or_the_map() -> None:
    marked = chapter(p("a", PageMark("1")))
    assert found(chapter(p("a"))).page_source is None
    assert found(marked).page_source == "urn:isbn:9780306406157"
    assert found(marked, options=(("page-source", "Grove 1921"),)).page_source == "Grove 1921"
    mapped = PageMap("print", "0-306-40615-2", ())
    assert found(chapter(p("a")), pages=mapped).page_source == "urn:isbn:0306406152"
    unnumbered = PageMap("print", None, ())
    named = found(chapter(p("a")), pages=unnumbered)
    assert named.page_source == "A Life, PDF edition “print”"
    assert {"pageBreakMarkers", "pageNavigation"} <= set(named.features)
    assert "19" in dict(onix_196(named))


def test_nothing_conforms_unless_somebody_vouches_for_it_and_nothing_is_against_it() -> None:
    sound, unsound = chapter(p("x")), chapter(Figure("a.svg"))
    assert not found(sound).conforms
    assert not found(unsound, options=VOUCHED).conforms
    access = found(sound, options=VOUCHED)
    assert access.conforms
    assert "Access House has certified" in summary_of(access)[0]
    assert "nobody has certified" in summary_of(found(unsound, options=VOUCHED))[0]


def test_codes_of_the_trade_say_what_is_vouched_for_and_by_whom() -> None:
    said = dict(onix_196(found(chapter(p("x")), options=VOUCHED)))
    report, badge = "https://access.example/report", "https://access.example/badge"
    assert {code: said[code] for code in ("04", "82", "85", "90", "93", "94")} == {
        "04": report,
        "82": report,
        "85": report,
        "90": "Access House",
        "93": badge,
        "94": report,
    }
    assert not {"04", "82", "85", "90", "94"} & set(dict(onix_196(found(chapter(p("x"))))))


def test_codes_say_what_is_lacking() -> None:
    said = dict(onix_196(found(chapter(Figure("a.svg"), Figure("b.svg", alt="A house")))))
    assert said["09"] == "1 of 2 pictures have no description"
    assert not {"14", "52"} & set(said)


def test_contents_are_whole_only_if_they_lead_to_every_section_and_every_picture() -> None:
    inner = Section((Text("In"),), (p("x"),))
    nested = chapter(p("x"), sections=(inner,))
    assert "11" in dict(onix_196(found(nested, contents_depth=2)))
    assert "11" not in dict(onix_196(found(nested, contents_depth=1)))
    assert "11" not in dict(onix_196(found(chapter(Figure("a.svg", alt="A house")))))


def test_every_code_that_is_said_has_a_name() -> None:
    shown = chapter(p("a", PageMark("1")), Figure("a.svg", alt="A house"))
    for access in (found(shown, options=VOUCHED), found(chapter(Figure("a.svg")))):
        assert [code for code, _ in onix_196(access) if code not in LIST_196] == []


@pytest.mark.parametrize(
    ("lang", "begins"),
    [
        ("en-US", "Accessibility: "),
        ("de", "Barrierefreiheit: "),
        ("fr", "Accessibilité"),
        ("zh-Hant", "无障碍信息："),
    ],
)
def test_the_line_is_in_the_language_of_the_book(lang: str, begins: str) -> None:
    access = found(chapter(p("x")), lang=lang)
    assert (line_of(access) or "").startswith(begins)
    assert summary_of(access)[1] == lang


def test_in_a_language_without_words_of_ours_there_is_no_line_and_an_english_summary() -> None:
    access = found(chapter(p("x")), lang="ar")
    assert line_of(access) is None
    assert summary_of(access)[1] == "en"


def test_what_shops_may_lock_is_not_called_unlocked() -> None:
    assert "unlocked" not in found(chapter(p("x")), profile="epub-retail").features


def test_long_descriptions_are_counted_and_every_picture_with_one_makes_them_full() -> None:
    described = Figure("a.svg", alt="A house", description=(p("Two storeys."),))
    one = found(chapter(described, Figure("b.svg", alt="A door")))
    assert one.explained == 1
    assert "longDescription" in one.features
    assert "15" not in dict(onix_196(one))
    assert "15" in dict(onix_196(found(chapter(described))))


def test_what_is_numbered_or_indexed_is_left_out_of_descriptions_and_print_has_none() -> None:
    said = p("Two ", Note((p("n"),), anchor=(Text("storeys"),)), IndexMark(("A",), (Text("!"),)))
    life = Biography(
        (Text("A"),), lang="en", sections=(chapter(Figure("a.svg", alt="", description=(said,))),)
    )
    for target, left in (("epub", "Two storeys!"), ("html", "Two storeys!"), ("pdf", "")):
        book = compose(life, Edition(target, target))
        (figure,) = book.body[0].blocks
        assert isinstance(figure, Figure)
        assert plain_text(figure.description) == left
        assert book.notes == ()
