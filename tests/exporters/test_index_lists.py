"""The index as print and the web have it: pages in ranges, headings at their level."""

from __future__ import annotations

import re

import pytest

from biokit.exporters.base import Options
from biokit.exporters.html import HtmlExporter
from biokit.exporters.xhtml import Medium, Renderer
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    CrossReference,
    Derived,
    Division,
    Figure,
    IndexMark,
    Note,
    PageMark,
    Paragraph,
    Section,
)
from biokit.projections.compose import compose
from tests.exporters.lives import assets, p, t

INDEX = Section(t("Index"), (Derived("index"),), role="index", id="index")


def printed(medium: Medium, *blocks: object, index: Section = INDEX, lang: str = "en-GB") -> str:
    """The index of a chapter, as a medium prints it."""
    chapter = Section(t("One"), blocks, role="chapter")  # type: ignore[arg-type]
    life = Biography(t("A Life"), sections=(chapter, index), lang=lang)
    book = compose(life, Edition("pdf", "pdf" if medium.paged else "html"))
    return Renderer(book, medium).section(book.back[-1], 2)


def marks(count: int) -> Paragraph:
    return Paragraph(tuple(IndexMark(("Engines",), t("x")) for _ in range(count)))


@pytest.mark.parametrize(
    ("folios", "said"),
    [
        (["12"], "12"),
        (["12", "12", "13"], "12, 13"),
        (["1", "2", "3", "5", "6", "9"], "1–3, 5, 6, 9"),
        (["viii", "ix", "x", "xii", "1"], "viii–x, xii, 1"),
        (["xix", "xx", "xxi"], "xix–xxi"),
    ],
)
def test_three_pages_in_a_row_are_a_range(folios: list[str], said: str) -> None:
    pages = {f"place-{number}": folio for number, folio in enumerate(folios, 1)}
    made = printed(Medium(paged=True, page=pages.get, links=False), marks(len(folios)))
    assert f"Engines</span>, {said}</li>" in made


def test_a_place_in_a_note_is_no_part_of_a_range() -> None:
    note = Note((marks(1),))
    pages = {"place-1": "12", "place-2": "12", "place-3": "13"}
    medium = Medium(paged=True, page=pages.get, links=False)
    made = printed(medium, Paragraph((*marks(1).content, note, *marks(1).content)))
    assert "Engines</span>, 12, 12n1, 13</li>" in made


def test_a_range_leads_to_its_first_page_where_there_are_links() -> None:
    made = printed(
        Medium(paged=True, page={f"place-{n}": str(n + 3) for n in (1, 2, 3)}.get), marks(3)
    )
    assert '<a href="#place-1">4–6</a>' in made


def test_a_page_that_is_not_known_yet_takes_its_room() -> None:
    assert "Engines</span>, 00</li>" in printed(Medium(paged=True, links=False), marks(3))


def test_print_parts_letters_by_space_and_other_media_by_headings_below_the_section_s() -> None:
    assert "<h" not in printed(Medium(paged=True), marks(1)).partition("</h2>")[2]
    assert '<h3 class="initial">E</h3>' in printed(Medium(), marks(1))


def test_within_another_block_letters_are_no_headings() -> None:
    inside = Section(t("Index"), (Division((Derived("index"),), classes=("own",)),), role="index")
    made = printed(Medium(), marks(1), index=inside)
    assert re.findall(r"<h\d", made) == ["<h2"]
    assert '<p class="initial">E</p>' in made


@pytest.mark.parametrize(
    ("lang", "see"), [("en", "See"), ("de", "Siehe"), ("fr", "Voir"), ("zh", "见")]
)
def test_references_are_in_the_book_s_language(lang: str, see: str) -> None:
    away = Paragraph((IndexMark(("Machines",), see="Engines"),))
    made = printed(Medium(), marks(1), away, lang=lang)
    assert f'Machines</span>. <span class="see"><i>{see}</i> <a href="#index-engines">' in made


def test_a_long_index_has_a_line_of_its_letters() -> None:
    many = Paragraph(tuple(IndexMark((letter,), t("x")) for letter in "ABCDEFGH"))
    made = printed(Medium(), many)
    assert '<p class="letters"><a href="#letter-a">A</a> <a href="#letter-b">B</a> ' in made
    assert 'class="letters"' not in printed(Medium(paged=True), many)


def test_print_gives_the_page_of_a_picture_and_its_number_if_captions_have_it() -> None:
    pictures = Section(t("Pictures"), (Derived("illustrations"),), role="appendix", id="p")
    refers = Paragraph((CrossReference("house", form="number"),))
    medium = Medium(paged=True, page={"house": "12"}.get)
    made = printed(medium, Figure("a.png", t("Her house"), id="house"), refers, index=pictures)
    assert '<span class="number">Figure 1.</span> <span class="name">Her house</span>' in made
    assert '<span class="folio">12</span>' in made


def test_a_list_is_no_block_of_a_composed_book_unless_a_product_makes_it() -> None:
    from biokit.exporters.xhtml.blocks import block

    life = Biography(t("A"), sections=(Section(t("One"), (p("x"),), role="chapter"),))
    to = Renderer(compose(life, Edition("html", "html")), Medium())
    with pytest.raises(TypeError, match="no derived people"):
        block(Derived("people"), to)


def test_a_colophon_in_print_names_the_faces_it_is_set_in() -> None:
    colophon = Section(t("Colophon"), (Derived("colophon"),), role="colophon")
    medium = Medium(paged=True, made=("Set in EB Garamond",))
    made = printed(medium, index=colophon)
    assert "<p>Set in EB Garamond</p><p>Made with biokit</p>" in made


def test_a_web_page_gives_the_pages_that_are_marked_in_its_text() -> None:
    text = Paragraph((*marks(1).content, PageMark("12"), *marks(1).content))
    life = Biography(
        t("A Life"), sections=(Section(t("One"), (text,), role="chapter"), INDEX), lang="en-GB"
    )
    options = Options(Edition("html", "html"), assets=assets)
    made = HtmlExporter().export(life, options).content.decode()
    assert re.findall(r'<a href="#place-\d"[^>]*>([^<]*)</a>', made) == ["1", "12"]
