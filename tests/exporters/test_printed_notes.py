"""Notes in printed books, read back: where they stand, what calls them, and the pages they give."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache

import page as validator
import pypdf
import pytest

from biokit.exporters import faces
from biokit.exporters.base import Export
from biokit.model.biography import Biography
from biokit.model.nodes import (
    Citation,
    CitationItem,
    CrossReference,
    Definition,
    DefinitionList,
    Note,
    Paragraph,
    Section,
    Text,
)
from biokit.model.sources import Item, Source
from tests.agreement.told import bare
from tests.exporters.lives import options, p, t
from tests.exporters.test_pdf import codes, pages_of_ids, printed

PLACEMENTS = ("footnote", "chapter-end", "book-end", "keyed", "keyed-chapter-end")
MEMOIRS = Source(id="m", item=Item(type="book", title="Memoirs", title_short="Memoirs"))
WHY = Note((p("Why."),), id="why")
FILLER = "The Cabinet met again in the spring and nothing was settled before the summer recess. "

needs_faces = pytest.mark.skipif(
    len(faces.faces_in(faces.folders(None))) < 6, reason="the faces are not installed: run `make`"
)

pytestmark = pytest.mark.slow


def paragraph(number: int) -> Paragraph:
    """A paragraph whose words and note say its number."""
    note = Note((p(f"Remark {number}."),), id=f"n{number}")
    return p(FILLER * 3, f"Witness{number} saw the door{number}.", note, " ", FILLER * 2)


def life(chapters: int = 3, each: int = 9) -> Biography:
    made = [
        Section(
            t(f"Chapter {c}"),
            tuple(paragraph(each * c + n) for n in range(each)),
            role="chapter",
        )
        for c in range(chapters)
    ]
    return Biography(t("The Book"), sections=tuple(made), sources=(MEMOIRS,), lang="en-GB")


@cache
def product(placement: str, **fields: str) -> Export:
    return printed(life(), options("pdf", placement=placement, **fields))


def pages(export: Export) -> dict[str, str]:
    """The text of each page, without spaces, by its folio as the page label says it."""
    reader = pypdf.PdfReader(io.BytesIO(export.content))
    texts = (bare(sheet.extract_text()).replace("\u2060", "") for sheet in reader.pages)
    return dict(zip(reader.page_labels, texts, strict=True))


def page_where(export: Export, words: str) -> str:
    """The first page that has the words."""
    return next(folio for folio, text in pages(export).items() if words in text)


def spaced(export: Export, folio: str) -> str:
    reader = pypdf.PdfReader(io.BytesIO(export.content))
    return " ".join(reader.pages[reader.page_labels.index(folio)].extract_text().split())


def notes_pages(export: Export) -> Iterator[tuple[str, str]]:
    reader = pypdf.PdfReader(io.BytesIO(export.content))
    begins = pages_of_ids(export)["notes"]
    yield from list(pages(export).items())[begins : len(reader.pages)]


@needs_faces
@pytest.mark.parametrize("placement", PLACEMENTS)
def test_every_placement_prints_every_note_once_and_is_clean_in_pdf_ua(placement: str) -> None:
    export = product(placement)
    assert codes(export) == []
    text = "".join(pages(export).values())
    assert [len(re.findall(rf"Remark{n}\.", text)) for n in range(27)] == [1] * 27
    report = validator.validate_pdf_bytes(
        export.content, profile=validator.ValidationProfile.PDF_UA_1
    )
    assert [failure.message for failure in report.failures] == []


@needs_faces
def test_footnotes_are_on_their_pages_and_endnotes_after_their_chapters_or_the_last() -> None:
    for n in (0, 8, 13, 26):
        foot = product("footnote")
        assert page_where(foot, f"door{n}.") == page_where(foot, f"Remark{n}.")
    ends = "".join(pages(product("chapter-end")).values())
    assert ends.index("door8.") < ends.index("1.Remark0.") < ends.index("9.Remark8.")
    assert ends.index("9.Remark8.") < ends.index("door9.")
    gathered = "".join(text for _, text in notes_pages(product("book-end")))
    places = [gathered.index(f"{c + 1}Chapter{c}") for c in range(3)]
    assert places == sorted(places)
    assert places[1] < gathered.index("10.Remark9.") < places[2]


@needs_faces
@pytest.mark.parametrize("placement", ["book-end", "keyed"])
def test_heads_over_the_notes_give_the_pages_on_which_they_are_called(placement: str) -> None:
    export = product(placement)
    heads = 0
    for number, (folio, text) in enumerate(notes_pages(export)):
        remarks = [int(found) for found in re.findall(r"Remark(\d+)\.", text)]
        words = "Witness{}saw" if placement == "keyed" else "door{}."
        called = [page_where(export, words.format(n)) for n in remarks]
        head = re.search(
            r"notes to pages? (\d+)(?:–(\d+))?\b", spaced(export, folio), re.IGNORECASE
        )
        assert (head is None) == (number == 0 or not remarks)
        if head is not None:
            heads += 1
            assert (head[1], head[2] or head[1]) == (called[0], called[-1])
    assert heads


@needs_faces
@pytest.mark.parametrize("placement", ["keyed", "keyed-chapter-end"])
def test_keyed_notes_give_the_page_of_their_words_and_the_text_has_no_marks(placement: str) -> None:
    export = product(placement)
    text = "".join(pages(export).values())
    given = re.findall(r"(\d+)Witness(\d+)sawthedoor\2:Remark\2\.", text)
    assert [int(n) for _, n in given] == list(range(27))
    for folio, n in given:
        assert folio.endswith(page_where(export, f"Witness{n}saw"))
        assert f"door{n}.TheCabinet" in text


@needs_faces
def test_notes_are_in_the_contents_where_they_have_a_section() -> None:
    begins = next(notes_pages(product("book-end")))[0]
    (contents,) = [text for text in pages(product("book-end")).values() if "Contents" in text]
    assert f"Notes{begins}" in contents


@needs_faces
def test_a_key_that_stands_twice_on_its_page_is_extended_and_one_elsewhere_is_left() -> None:
    first, noted = p("It is late, and he went home."), p("It was late, and he went home", WHY, ".")
    far = tuple(p(FILLER * 5) for _ in range(9))
    for blocks in ((first, noted), (first, *far, noted)):
        section = Section(t("A"), blocks, role="chapter")
        made = Biography(t("Book"), sections=(section,), lang="en")
        export = printed(made, options("pdf", placement="keyed"))
        assert codes(export) == []
        (found,) = re.findall(r"\d([a-z,]+):Why", "".join(pages(export).values()))
        assert found == ("waslate,andhewenthome" if len(blocks) == 2 else "andhewenthome")


@needs_faces
def test_a_key_that_stands_twice_on_its_page_whatever_is_done_is_reported() -> None:
    noted = p("Then he went home", WHY, ".")
    section = Section(t("A"), (p("Then he went home."), noted), role="chapter")
    made = Biography(t("Book"), sections=(section,), lang="en")
    export = printed(made, options("pdf", placement="keyed"))
    assert [(f.code, f.node) for f in export.findings] == [("keyed-phrase-not-unique", "why")]


def commented(number: int) -> Paragraph:
    mine = Note((p(f"Mine {number}."),), id=f"mine{number}")
    source = Citation((CitationItem("m"),))
    return p(FILLER * 4, f"Witness {number}", mine, Text(" saw"), source, f". {FILLER * 3}")


@needs_faces
@pytest.mark.parametrize("symbols", ["page", "chapter"])
def test_the_authors_notes_stand_at_the_foot_with_symbols_and_sources_at_the_end(
    symbols: str,
) -> None:
    blocks = tuple(commented(n) for n in range(8))
    reference = p("See ", CrossReference("mine5", form="number"), ".")
    section = Section(t("A"), (*blocks, reference), role="chapter")
    made = Biography(t("Book"), sections=(section,), sources=(MEMOIRS,), lang="en")
    asked = options(
        "pdf",
        placement="book-end",
        note_series="two",
        note_symbols=symbols,
    )
    export = printed(made, asked)
    assert codes(export) == []
    marks = []
    for text in pages(export).values():
        here = re.findall(r"([*†‡§‖¶]+)Mine(\d)\.", text)
        calls = re.findall(r"Witness(\d)([*†‡§‖¶]+)", text)
        assert [(n, mark) for mark, n in here] == calls
        marks.append([mark for mark, _ in here])
    found = [mark for page in marks for mark in page]
    assert len(found) == 8
    if symbols == "chapter":
        assert found == ["*", "†", "‡", "§", "‖", "¶", "**", "††"]
    else:
        assert all(page == list("*†‡§‖¶")[: len(page)] for page in marks)
        assert sum(map(bool, marks)) > 1
    assert f"Seenote{found[5]}." in "".join(pages(export).values())
    listed = "".join(text for _, text in notes_pages(export))
    assert re.findall(r"(\d)\.Memoirs", listed) == [str(n) for n in range(1, 9)]


@needs_faces
def test_numbers_that_start_anew_do_so_in_every_placement() -> None:
    for placement in ("footnote", "chapter-end", "book-end"):
        text = "".join(pages(product(placement, note_numbers="chapter")).values())
        found = re.findall(r"(\d)\.Remark(\d+)\.", text)
        assert sorted((int(n), int(mark)) for mark, n in found) == [
            (n, n % 9 + 1) for n in range(27)
        ]


@needs_faces
def test_a_row_of_a_chronology_that_its_footnote_pushes_over_leaves_nothing_behind() -> None:
    rows = tuple(
        Definition(t(f"In the spring of {1800 + n} and in the summer"), (p(f"Event {n}", note),))
        for n in range(40)
        for note in (Note((p(f"Remark {n}. " + FILLER),), id=f"n{n}"),)
    )
    section = Section(t("A"), (DefinitionList(rows, classes=("chronology",)),), role="chapter")
    export = printed(Biography(t("Book"), sections=(section,), lang="en"), options("pdf"))
    assert codes(export) == []
    for text in pages(export).values():
        assert text.count("Inthespringof18") == text.count("Event")
        assert text.count("Inthespringof18") == text.count("andinthesummer")
    report = validator.validate_pdf_bytes(
        export.content, profile=validator.ValidationProfile.PDF_UA_1
    )
    assert [failure.message for failure in report.failures] == []
