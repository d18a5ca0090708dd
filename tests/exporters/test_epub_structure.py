"""The structure of an ebook: headings without gaps, roles, landmarks, and lists that lead into it."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings

from biokit.exporters.base import Options
from biokit.exporters.epub import EpubExporter
from biokit.exporters.xhtml.roles import ARIA, EPUB_TYPE
from biokit.importers.base import ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.life import Life, Person
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    BackRole,
    BodyRole,
    Derived,
    Figure,
    FrontRole,
    IndexMark,
    Mention,
    Note,
    PageMark,
    Paragraph,
    Section,
    Table,
)
from biokit.projections.pages import PageMap
from tests.exporters.epubs import (
    EPUB,
    XHTML,
    Files,
    lost_links,
    repeated_ids,
    texts,
    unzipped,
    words,
)
from tests.exporters.lives import p, t
from tests.strategies import sections

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
ROLES = [role for roles in (FrontRole, BodyRole, BackRole) for role in get_args(roles)]
HEADINGS = [f"{XHTML}h{level}" for level in range(1, 7)]

TERMS = {
    *("titlepage", "halftitlepage", "imprint", "copyright-page", "dedication", "epigraph", "toc"),
    *("loi", "lot", "foreword", "preface", "acknowledgments", "introduction", "prologue", "part"),
    *("chapter", "conclusion", "epilogue", "afterword", "appendix", "glossary", "bibliography"),
    *("other-credits", "index", "colophon"),
}
"""Those of https://www.w3.org/TR/epub-ssv-11/ that we use; none is deprecated there."""
NO_TERM = {"frontispiece", "family-tree", "notes", "section"}
NO_ARIA = {
    *("half-title", "frontispiece", "title-page", "imprint", "copyright-page", "contents"),
    *("illustrations", "tables", "family-tree", "section"),
}
"""Roles for which the vocabularies have no word."""


def made(*parts: Section, pages: PageMap | None = None, **fields: object) -> Files:
    life = Biography(t("A Life"), sections=parts, lang="en-GB", **fields)  # type: ignore[arg-type]
    edition = Edition("epub", "epub")
    options = Options(edition, assets=lambda _: PNG, pages=pages)
    return unzipped(EpubExporter().export(life, options).content)


# --------------------------------------------------------------------------------------- headings


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(sections())
def test_no_file_of_any_book_skips_a_level_of_heading(section: Section) -> None:
    book = made(section, Section(t("One"), (p("x"),), (Section(t("In it")),), role="chapter"))
    for name, root in texts(book).items():
        levels = [int(each.tag[-1]) for each in root.iter(*HEADINGS)]
        assert levels[:1] in ([1], []), name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name


# ------------------------------------------------------------------------------------------ roles


def test_every_role_is_told_in_the_words_of_both_vocabularies() -> None:
    assert set(EPUB_TYPE) == set(ROLES) - NO_TERM
    assert set(EPUB_TYPE.values()) == TERMS
    assert set(ARIA) == set(ROLES) - NO_ARIA
    assert all(value.startswith("doc-") for value in ARIA.values())


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"half-title", "section"}])
def test_a_section_says_its_role_where_it_is_printed(role: str) -> None:
    book = made(Section(t("Title"), (p("words"),), role=role))  # type: ignore[arg-type]
    (section,) = [
        each
        for root in texts(book).values()
        for each in root.iter(f"{XHTML}section")
        if (each.get("class") or "").split()[:1] == [role] and each.get("data-made") != "whole"
    ]
    if role != "contents":  # whose list is the `nav` within
        assert section.get(f"{EPUB}type") == EPUB_TYPE.get(role)  # type: ignore[call-overload]
    assert section.get("role") == ARIA.get(role)  # type: ignore[call-overload]
    assert words(section).endswith("words") or role in {"contents", "copyright-page", "title-page"}


def test_landmarks_lead_to_lists_notes_and_index() -> None:
    parts = [Section(t("L"), (p("x"),), role=role) for role in ("illustrations", "tables", "index")]
    book = made(*parts, Section(t("One"), (p("x", Note((p("n"),))),), role="chapter"))
    nav = texts(book)["nav.xhtml"]
    (landmarks,) = [
        each for each in nav.iter(f"{XHTML}nav") if each.get(f"{EPUB}type") == "landmarks"
    ]
    assert [link.get(f"{EPUB}type") for link in landmarks.iter(f"{XHTML}a")] == [
        *("cover", "titlepage", "toc", "bodymatter", "loi", "lot", "footnotes", "index"),
    ]


# ------------------------------------------------------------------------------------------ lists


LIFE = Life(persons=(Person(id="ada", names=(Name((NameForm("Ada Byron", sort="Byron, Ada"),)),)),))


def text() -> tuple[Section, ...]:
    """Two chapters with all that can be indexed."""
    ada = Mention(t("Ada"), "ada")
    mark = IndexMark(("Engines", "analytical"), t("engine"))
    see = IndexMark(("Countess",), see="ada")
    return (
        Section(
            t("One"),
            (Paragraph((ada, mark, see)), p("a", Note((Paragraph((ada,)),)))),
            (Section(t("In it"), (Paragraph((ada, ada)),)),),
            role="chapter",
        ),
        Section(
            t("Two"),
            (
                Figure("a.png", t("Her house"), "a house"),
                Table((), caption=t("Her years")),
                Paragraph((ada, PageMark("12"), ada)),
            ),
            role="chapter",
        ),
    )


INDEX = Section(t("Index"), role="index")


@pytest.fixture(scope="module")
def indexed() -> Files:
    lists = (Section(t("Pictures"), role="illustrations"), Section(t("Tables"), role="tables"))
    return made(*lists, *text(), INDEX, life=LIFE)


def test_an_index_leads_to_each_place_once_in_the_words_a_reader_knows(indexed: Files) -> None:
    root = texts(indexed)["index.xhtml"]
    section = next(root.iter(f"{XHTML}section"))
    assert (section.get("role"), section.get(f"{EPUB}type")) == ("doc-index", "index")
    entries = [words(each) for each in root.iter(f"{XHTML}li")]
    assert entries == [
        "Byron, Ada, 1, 1n1, 1.1, 2, 12",
        "Countess. See Byron, Ada",
        "Enginesanalytical, 1",
        "analytical, 1",
    ]
    links = [each for each in root.iter(f"{XHTML}a") if each.get("title")]
    assert [each.get("title") for each in links] == ["One", "One", "One: In it", "Two", "One"]
    assert [words(each) for each in root.iter(f"{XHTML}h2")] == ["B", "C", "E"]
    assert list(lost_links(indexed)) == []
    assert list(repeated_ids(indexed)) == []


def test_a_place_in_a_note_is_led_to_where_the_note_is_printed(indexed: Files) -> None:
    root = texts(indexed)["index.xhtml"]
    (link,) = [each for each in root.iter(f"{XHTML}a") if each.text == "1n1"]
    name, _, key = (link.get("href") or "").partition("#")
    (place,) = [each for each in texts(indexed)[name].iter() if each.get("id") == key]
    assert words(place) == "Ada"
    assert any("footnote" in (each.get("role") or "") for each in place.iterancestors())


def test_pages_of_a_print_edition_are_an_index_s_places() -> None:
    pages = PageMap("pdf", None, (), (("place-1", "7"), ("place-2", "7"), ("place-3", "iv")))
    one = Section(
        t("One"), (Paragraph(tuple(Mention(t("Ada"), "ada") for _ in range(3))),), role="chapter"
    )
    book = made(one, INDEX, pages=pages, life=LIFE)
    root = texts(book)["index.xhtml"]
    assert [words(each) for each in root.iter(f"{XHTML}li")] == ["Byron, Ada, 7, iv"]
    assert "pages of the printed edition" in words(root)


def test_lists_of_pictures_and_tables_lead_to_them(indexed: Files) -> None:
    for name, said, target in (
        ("illustrations.xhtml", "Her house", "chapter-2.xhtml#figure-1"),
        ("tables.xhtml", "Her years", "chapter-2.xhtml#table-1"),
    ):
        (link,) = texts(indexed)[name].iter(f"{XHTML}a")
        assert (words(link), link.get("href")) == (said, target)


def test_an_index_in_two_places_is_printed_in_the_first() -> None:
    again = Section(t("Again"), (Derived("index"),), role="appendix")
    book = made(*text(), again, INDEX, life=LIFE)
    assert len(list(texts(book)["appendix-1.xhtml"].iter(f"{XHTML}li"))) == 4
    assert len(list(texts(book)["index.xhtml"].iter(f"{XHTML}li"))) == 0
    assert list(repeated_ids(book)) == []


def test_a_colophon_says_what_is_known() -> None:
    own = Section(t("Colophon"), (p("By hand."), Derived("colophon")), role="colophon")
    based_on = ("https://example.org/scan",)
    for section, said in ((Section(t("Colophon"), role="colophon"), ""), (own, "By hand.")):
        root = texts(made(*text(), section, based_on=based_on))["colophon.xhtml"]
        lines = f"{said}Made from https://example.org/scanMade with biokit"
        assert "".join(words(each) for each in root.iter(f"{XHTML}p")) == lines


def test_what_biokit_lists_is_not_read_back_but_made_again() -> None:
    by_hand = Section(t("Register"), (p("Kept"), Derived("tables")), role="appendix")
    lists = (Section(t("Pictures"), role="illustrations"), Section(t("Tables"), role="tables"))
    colophon = Section(t("Colophon"), role="colophon")
    parts = (*lists, *text(), by_hand, INDEX, colophon)
    first = made(*parts, life=LIFE)
    life = Biography(t("A Life"), sections=parts, life=LIFE, lang="en-GB")
    content = EpubExporter().export(life, Options(Edition("epub", "epub"), assets=lambda _: PNG))
    read = EpubImporter().read(content.content, "book.epub", ImportOptions()).biography
    assert [part for part in read.sections if part.role != "chapter"] == [
        part for part in parts if part.role != "chapter"
    ]
    again = made(*read.sections, life=LIFE)
    assert again["EPUB/index.xhtml"] == first["EPUB/index.xhtml"]
