"""Plates with numbers of their own, picture credits by page, and where a source is cited."""

from __future__ import annotations

import pytest

from biokit.exporters.xhtml import Medium, Renderer, wanted_places
from biokit.model.biography import Biography
from biokit.model.edition import Edition, Rights
from biokit.model.nodes import (
    Block,
    Citation,
    CitationItem,
    CrossReference,
    Derived,
    Figure,
    Inline,
    Note,
    Paragraph,
    PlateSection,
    Section,
    Text,
)
from biokit.model.sources import Item, ItemName, Source
from biokit.model.walk import plain_text
from biokit.projections.book import Book
from biokit.projections.compose import compose

MEMOIR = Source(
    id="memoir",
    kind="secondary",
    item=Item(type="book", title="Memoirs", author=(ItemName(family="Byron", given="Noel"),)),
)


def t(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def plates(*captions: str) -> PlateSection:
    return PlateSection(
        tuple(
            Figure(f"{n}.png", t(each), "", id=f"plate-{n}") for n, each in enumerate(captions, 1)
        )
    )


def book(
    *blocks: Block, back: tuple[Section, ...] = (), format_: str = "pdf", **fields: object
) -> Book:
    chapter = Section(t("One"), blocks, role="chapter", id="one")
    life = Biography(
        t("A Life"),
        sections=(chapter, *back),
        sources=(MEMOIR,),
        lang=str(fields.pop("lang", "en")),
    )
    return compose(life, Edition("x", format_, **fields))  # type: ignore[arg-type]


def shown(made: Book, pages: dict[str, str] | None = None) -> str:
    """All sections as print has them."""
    paged = made.edition.format == "pdf"
    medium = Medium(paged=paged, links=False, page=(pages or {}).get)
    renderer = Renderer(made, medium)
    return "".join(renderer.section(section) for section in made.matter)


# ----------------------------------------------------------------------------------------- plates


def test_plates_have_a_series_of_their_own() -> None:
    made = book(Figure("a.png", t("A"), id="a"), plates("B", "C"), Figure("d.png", t("D"), id="d"))
    assert [(made.labels[key].kind, made.labels[key].number) for key in ("a", "d")] == [
        ("figure", "1"),
        ("figure", "2"),
    ]
    assert [made.labels[f"plate-{n}"].number for n in (1, 2)] == ["1", "2"]


@pytest.mark.parametrize(
    ("lang", "fields", "said"),
    [
        ("en", {}, "Plate 2. C"),
        ("en", {"plate_numbers": "roman"}, "Plate II. C"),
        ("de", {}, "Tafel 2. C"),
        ("fr", {}, "Planche 2. C"),
        ("zh", {}, "图版2. C"),
    ],
)
def test_a_plate_s_caption_has_its_number(lang: str, fields: dict[str, str], said: str) -> None:
    made = book(plates("B", "C"), lang=lang, **fields)  # type: ignore[arg-type]
    assert said in plain_text(made.body)


def test_a_plate_without_a_caption_has_a_number_only_if_the_book_refers_to_it() -> None:
    bare = PlateSection((Figure("a.png", alt="", id="a"),))
    assert "Plate" not in plain_text(book(bare).body)
    refers = Paragraph((CrossReference("a", form="number"),))
    assert plain_text(book(bare, refers).body).count("Plate 1") == 2


def test_a_reference_by_page_to_a_plate_that_has_none_gives_its_number() -> None:
    refers = Paragraph((CrossReference("plate-1", form="page"),))
    pages = {"plate-1": "96"}
    assert "p.\N{NO-BREAK SPACE}96" in shown(book(plates("B"), refers), pages)
    assert ">Plate 1</span>" in shown(book(plates("B"), refers, plates="own"), pages)


def test_the_list_tells_which_page_plates_follow_and_where_the_frontispiece_is() -> None:
    lists = (
        Section(t("Front"), (Figure("f.png", t("F"), ""),), role="frontispiece"),
        Section(t("Pictures"), role="illustrations"),
    )
    made = book(Figure("a.png", t("A"), id="a"), plates("B"), back=lists, plates="own")
    listed = shown(made, {"a": "12", "plate-1": "96"}).partition('class="listed"')[2]
    assert '<span class="where">frontispiece</span>' in listed
    assert '<span class="folio">12</span>' in listed
    assert "Plates, following p.\N{NO-BREAK SPACE}96" in listed
    assert listed.count('class="folio"') == 1
    assert "plate-1" in wanted_places(made)


def test_the_picture_before_the_title_page_has_no_number() -> None:
    front = Section(t("Front"), (Figure("f.png", t("F"), "", id="f"),), role="frontispiece")
    made = book(Figure("a.png", t("A"), id="a"), back=(front,))
    assert (made.labels["f"].number, made.labels["a"].number) == (None, "1")


# ---------------------------------------------------------------------------------------- credits

CREDITS = Section(t("Credits"), role="credits", id="credits")


def credits_in(made: Book, pages: dict[str, str] | None = None) -> str:
    return shown(made, pages).partition('id="credits"')[2]


def test_each_credit_has_its_page_in_print() -> None:
    house = Figure("a.png", t("Her house"), "", t("British Library"))
    made = book(house, back=(CREDITS,))
    assert "p.\N{NO-BREAK SPACE}12</span>: Her house. British Library." in credits_in(
        made, {"figure-1": "12"}
    )
    assert "figure-1" in wanted_places(made)


def test_a_credit_of_a_plate_without_a_page_has_its_number() -> None:
    plate = PlateSection((Figure("a.png", t("Her house"), "", t("BL"), id="a"),))
    made = book(plate, back=(CREDITS,), plates="own")
    assert "Plate 1</span>: Her house. BL." in credits_in(made)


def test_an_ebook_s_credits_lead_to_their_pictures() -> None:
    house = Figure("a.png", t("Her house"), "", t("British Library"), id="house")
    made = book(house, back=(CREDITS,), format_="html")
    renderer = Renderer(made, Medium())
    said = renderer.section(made.back[0])
    assert '<a class="reference" href="#house">Her house</a>. British Library.' in said


def test_what_a_licence_asks_for_is_a_credit_too() -> None:
    rights = Rights("© A. Painter", licence="CC-BY-SA-4.0", licence_url="https://example.org/by")
    made = book(Figure("a.png", t("Her house"), "", rights=rights), back=(CREDITS,))
    assert "Her house. © A. Painter (CC BY-SA 4.0)." in plain_text(made.back)


def test_a_picture_that_owes_nothing_is_not_listed_and_an_empty_list_is_told() -> None:
    made = book(Figure("a.png", t("Her house"), ""), back=(CREDITS,))
    assert [finding.code for finding in made.findings] == ["nothing-to-list"]


@pytest.mark.parametrize("role", ["people", "chronology", "abbreviations", "illustrations"])
def test_an_empty_list_is_told(role: str) -> None:
    made = book(Paragraph(t("x")), back=(Section(t("L"), role=role),))  # type: ignore[arg-type]
    assert [finding.code for finding in made.findings] == ["nothing-to-list"]


def test_ids_that_were_made_for_credits_are_known_as_made() -> None:
    given = book(Figure("a.png", t("A"), "", t("BL")), Paragraph(t("x")), back=(CREDITS,))
    assert "figure-1" in given.made_ids


# ------------------------------------------------------------------------------------------ cited


def cited(*items: str) -> Citation:
    return Citation(tuple(CitationItem(each) for each in items))


def cites(style: str, *blocks: Block, pages: dict[str, str], **fields: object) -> str:
    made = book(*blocks, citation_style=style, cited_on=True, **fields)  # type: ignore[arg-type]
    assert set(pages) <= set(wanted_places(made))
    return plain(shown(made, pages).partition('class="cited-on"> ')[2].partition("</span>")[0])


def plain(markup: str) -> str:
    return markup.replace("\N{NO-BREAK SPACE}", " ")


def test_a_bibliography_says_on_which_pages_its_sources_are_cited() -> None:
    blocks = [Paragraph((Text("So."), cited("memoir"))) for _ in range(4)]
    pages = {"citation-1": "12", "citation-2": "13", "citation-3": "14", "citation-4": "20"}
    assert cites("apa", *blocks, pages=pages) == "Cited on pp. 12–14, 20."
    assert cites("apa", blocks[0], pages={"citation-1": "12"}) == "Cited on p. 12."


def test_in_a_style_of_notes_it_is_their_calls_and_an_author_s_note_is_named_as_in_an_index() -> (
    None
):
    own = Note((Paragraph((Text("See "), cited("memoir"))),))
    blocks = [Paragraph((Text("So."), cited("memoir"))) for _ in range(3)]
    blocks.append(Paragraph((Text("Or."), own)))
    pages = {"call-note-1": "12", "call-note-2": "13", "call-note-3": "14", "note-4": "14"}
    assert cites("chicago", *blocks, pages=pages) == "Cited on pp. 12–14."
    assert cites("chicago", *blocks, pages={**pages, "note-4": "15"}) == "Cited on pp. 12–14, 15n4."


def test_without_pages_it_is_chapters_and_without_the_option_nothing() -> None:
    block = Paragraph((Text("So."), cited("memoir")))
    made = book(block, citation_style="apa", cited_on=True, format_="html")
    said = Renderer(made, Medium()).section(made.back[0])
    assert (
        '<span class="cited-on"> Cited in <a href="#citation-1" title="One">1</a>.</span>' in said
    )
    for format_ in ("pdf", "html"):
        plain_book = book(block, citation_style="apa", format_=format_)
        assert "cited-on" not in shown(plain_book)
        assert "citation-1" not in plain_book.labels


def test_a_part_of_a_bibliography_says_it_too() -> None:
    part = Section(t("Books"), (Derived("bibliography", ("secondary",)),), role="bibliography")
    block = Paragraph((Text("So."), cited("memoir")))
    pages = {"citation-1": "12"}
    assert cites("apa", block, pages=pages, back=(part,)) == "Cited on p. 12."
