"""Front and back matter in print, each page number found again in the PDF; the same in an ebook."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest

from biokit.exporters.base import Export, Options
from biokit.exporters.epub import EpubExporter
from biokit.exporters.pdf import PdfExporter
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Edition, Rights
from biokit.model.life import Event, Life, Person, State
from biokit.model.names import Name, NameForm
from biokit.model.nodes import (
    Block,
    Citation,
    CitationItem,
    CrossReference,
    DateMark,
    Figure,
    PlateSection,
    Section,
)
from biokit.model.sources import Item, ItemName, Source
from tests.exporters.binding.rig import has_faces
from tests.exporters.epubs import epubcheck, unzipped
from tests.exporters.lives import PICTURE, p, t

LONG = "The narrative goes on from one thing to the next until the page is nearly full of it. " * 22
NAMES = {
    "ann": "Ann Vane",
    "bob": "Bob Vane",
    "tom": "Tom Rue",
    "eve": "Eve Rue",
    "max": "Max Vane",
}


def person(key: str) -> Person:
    return Person(id=key, names=(Name((NameForm(NAMES[key]),)),), description=t("somebody"))


def related(subject: str, relation: str, other: str) -> State:
    return State(
        id=f"{subject}-{other}",
        kind="relationship",
        subject=subject,
        person=other,
        relation=relation,  # type: ignore[arg-type]
    )


LIFE = Life(
    persons=tuple(map(person, NAMES)),
    events=(
        Event(id="b", kind="birth", subject="ann", date=Date("1819-05-24"), text=t("Born")),
        Event(id="d", kind="death", subject="ann", date=Date("1901-01-22"), text=t("Dies")),
        Event(
            id="w", kind="marriage", subject="ann", participants=("bob",), date=Date("1840-02-10"),
            text=t("Marries"),
        ),
    ),
    states=(
        related("ann", "parent", "tom"),
        related("ann", "parent", "eve"),
        related("ann", "child", "max"),
        related("bob", "child", "max"),
    ),
)  # fmt: skip
SOURCES = tuple(
    Source(
        id=key,
        kind="secondary",
        item=Item(type="book", title=title, author=(ItemName(family=family, given="N."),)),
    )
    for key, title, family in (("memoir", "Memoirs", "Byron"), ("letters", "Letters", "Grey"))
)


def chapter(number: int, year: str, source: str, *blocks: Block) -> Section:
    when = DateMark(t(f"the spring of {year}"), Date(f"{year}-04"))
    cite = Citation((CitationItem(source),))
    text = (p("In ", when, ", so they say, ", LONG, cite), *blocks, p(LONG), p(LONG, cite))
    return Section(t(f"Chapter the {number}."), text, role="chapter", id=f"c{number}")


PLATES = PlateSection(
    (
        Figure("b.svg", t("At her desk"), "", t("Royal Library"), id="desk"),
        Figure("c.svg", t("Abroad"), "", t("Town Archive"), id="abroad"),
    )
)
HOUSE = Figure("a.svg", t("Her house"), "", rights=Rights("© A. Painter"), id="house")
BOOK = Biography(
    t("A Life of Ann"),
    subjects=("ann",),
    lang="en-GB",
    life=LIFE,
    sources=SOURCES,
    contributors=(Contributor(NameForm("A. N. Author")),),
    sections=(
        Section(t("Portrait"), (Figure("f.svg", t("Ann"), "", t("Museum")),), role="frontispiece"),
        Section(t("Dedication"), (p("To no one"),), role="dedication"),
        Section(t("Illustrations"), role="illustrations"),
        Section(t("The family"), role="family-tree"),
        chapter(1, "1840", "memoir", HOUSE, p("See ", CrossReference("desk", form="page"), ".")),
        chapter(2, "1851", "letters", PLATES),
        chapter(3, "1861", "memoir"),
        Section(t("Chronology"), role="chronology"),
        Section(t("People"), role="people"),
        Section(t("Bibliography"), role="bibliography"),
        Section(t("Credits"), role="credits"),
        Section(t("Colophon"), role="colophon"),
    ),
)


def options(target: str, plates: str = "own") -> Options:
    edition = Edition(
        target,
        target,
        trim="5in 8in",
        publisher="Grove",
        date=Date("1921"),
        statement="Second edition",
        cited_on=True,
        plates=plates,  # type: ignore[arg-type]
        options=(("head-right", "year"),) if target == "pdf" else (),
    )
    return Options(edition, assets=lambda _: PICTURE)


@pytest.fixture(scope="module")
def printed() -> Export:
    if not has_faces():
        pytest.skip("the faces are not installed: run `make`")
    return PdfExporter().export(BOOK, options("pdf"))


@pytest.fixture(scope="module")
def pages(printed: Export) -> dict[str, str]:
    """The text of each page by its label; leaves of plates are `plates 1` and so on."""
    made: dict[str, str] = {}
    with pypdfium2.PdfDocument(printed.content) as document:
        for number in range(len(document)):
            label = document.get_page_label(number) or str(number)
            while label in made:
                label += "+"
            text = document[number].get_textpage().get_text_range()
            made[label] = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    return made


def where(pages: dict[str, str], words: str) -> list[str]:
    """The labels of the pages that hold some words."""
    return [label for label, text in pages.items() if words in text]


def page_with(pages: dict[str, str], title: str) -> str:
    """The text of the page that begins with a title, whatever is in the contents."""
    return next(text for text in pages.values() if text.startswith(title))


def test_nothing_is_left_to_say(printed: Export) -> None:
    assert [finding.code for finding in printed.findings] == []


def test_the_portrait_faces_the_title_page(pages: dict[str, str]) -> None:
    labels = list(pages)
    assert pages[labels[1]] == "Ann Museum"
    assert pages[labels[2]].startswith("A Life of Ann A. N. Author")


def test_leaves_of_plates_stand_behind_their_chapter_and_are_not_counted(
    pages: dict[str, str],
) -> None:
    labels = list(pages)
    begins = labels.index("plates")
    assert labels[begins : begins + 2] == ["plates", "plates+"]
    assert begins % 2 == 0  # a right-hand page, counted from 0
    assert pages["plates"] == "Plate 1. At her desk Royal Library"
    assert pages["plates+"] == "Plate 2. Abroad Town Archive"
    before, after = labels[begins - 1], labels[begins + 2]
    assert int(after) == int(before) + 1
    assert "Chapter the 3." in pages[after]


def test_the_list_of_illustrations_is_right(pages: dict[str, str]) -> None:
    listed = page_with(pages, "Illustrations")
    (house,) = (label for label in where(pages, "Her house ©") if label.isdigit())
    before = list(pages)[list(pages).index("plates") - 1]
    assert f"Her house {house} " in listed
    assert f"Plates, following p. {before} Plate 1. At her desk Plate 2. Abroad" in listed
    assert "Ann frontispiece" in listed


def test_credits_have_the_pages_of_their_pictures(pages: dict[str, str]) -> None:
    credited = page_with(pages, "Credits")
    house = next(label for label in where(pages, "Her house ©") if label.isdigit())
    assert f"p. {house}: Her house. © A. Painter." in credited
    assert "Frontispiece: Ann. Museum." in credited
    assert "Plate 1: At her desk. Royal Library." in credited


def test_a_plate_that_has_no_page_is_referred_to_by_number(pages: dict[str, str]) -> None:
    assert where(pages, "See Plate 1.")


def test_the_bibliography_says_on_which_pages_each_source_is_cited(pages: dict[str, str]) -> None:
    listed = page_with(pages, "Bibliography")
    for title in ("Memoirs", "Letters"):
        said = re.search(rf"{title}. n.d. Cited on pp. ([^.]*)\.", listed)
        assert said is not None
        listed_on = {page for run in said[1].split(", ") for page in _pages_in(run)}
        assert listed_on == {int(page) for page in _calls(pages, title)}


def _pages_in(run: str) -> range:
    first, _, last = run.partition("–")
    return range(int(first), int(last or first) + 1)


def _calls(pages: dict[str, str], title: str) -> Iterator[str]:
    """The pages at whose foot a source is named; notes stand on the page of their call."""
    author = {"Memoirs": "Byron", "Letters": "Grey"}[title]
    for label, text in pages.items():
        if re.search(rf"\d\. (N\. )?{author}, {title}", text):
            yield label


def test_heads_tell_the_year_and_the_age(pages: dict[str, str]) -> None:
    heads = {"1840 · aged 20", "1851 · aged 31", "1861 · aged 41"}
    for words in heads:
        assert all(label.isdigit() and int(label) % 2 for label in where(pages, words))
    assert where(pages, "1840 · aged 20")


def test_the_family_is_drawn_within_the_page(printed: Export, pages: dict[str, str]) -> None:
    (label,) = where(pages, "m. 1840 Bob")
    assert "Tom Rue" in pages[label]
    with pypdfium2.PdfDocument(printed.content) as document:
        page = document[list(pages).index(label)]
        text = page.get_textpage()
        boxes = [text.get_charbox(number) for number in range(text.count_chars())]
        assert min(box[0] for box in boxes) > 0
        assert max(box[2] for box in boxes) < page.get_width()


def test_the_family_is_nested_lists_for_who_hears_it(printed: Export) -> None:
    with pikepdf.Pdf.open(BytesIO(printed.content)) as pdf:
        tags = list(_tags(pdf.Root.StructTreeRoot))
    assert tags.count("/L") >= 3


def test_the_validator_finds_nothing_against_pdf_ua(printed: Export) -> None:
    profile = validator.ValidationProfile.PDF_UA_1
    report = validator.validate_pdf_bytes(printed.content, profile=profile)
    assert [failure.message for failure in report.failures] == []


def _tags(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from _tags(node.K)


def test_the_colophon_says_which_edition_it_is_and_what_it_is_set_in(
    pages: dict[str, str],
) -> None:
    said = page_with(pages, "Colophon")
    for words in ("Published by Grove", "Second edition", "Published 1921", "Set in ", "biokit"):
        assert words in said


def test_plates_in_line_are_pages_of_the_book_like_others() -> None:
    made = PdfExporter().export(BOOK, options("pdf", "in-line"))
    with pypdfium2.PdfDocument(made.content) as document:
        texts = [
            document[number].get_textpage().get_text_range() for number in range(len(document))
        ]
        labels = [document.get_page_label(number) for number in range(len(document))]
    (plate,) = (n for n, text in enumerate(texts) if "Royal Library" in text and "p." not in text)
    assert labels[plate].isdigit()
    words = " ".join(texts[plate].split())
    assert words == f"Plate 1. At her desk Royal Library {labels[plate]}"


# ---------------------------------------------------------------------------------------- ebooks


@pytest.fixture(scope="module")
def ebook() -> bytes:
    return EpubExporter().export(BOOK, options("epub")).content


@pytest.fixture(scope="module")
def files(ebook: bytes) -> dict[str, str]:
    made = unzipped(ebook)
    return {name: one.decode() for name, one in made.items() if name.endswith(".xhtml")}


def said_in(files: dict[str, str], name: str) -> str:
    return next(text for file, text in files.items() if file.endswith(f"/{name}.xhtml"))


def test_an_ebook_has_the_family_as_lists(files: dict[str, str]) -> None:
    tree = said_in(files, "family-tree")
    assert tree.count("<ul") == 3
    assert "style=" not in tree
    ann = '<strong class="kin"><span class="name">Ann Vane</span>'
    assert f'{ann} <span class="dates">(1819–1901)</span></strong>, ' in tree


def test_an_ebook_s_credits_and_bibliography_lead_where_print_has_pages(
    files: dict[str, str],
) -> None:
    assert 'href="chapter-1.xhtml#house">Her house</a>. © A. Painter.' in said_in(files, "credits")
    assert 'Cited in <a href="' in said_in(files, "bibliography")
    assert "date-1" not in said_in(files, "chapter-1")


@pytest.mark.slow
def test_epubcheck_has_nothing_to_say(ebook: bytes, tmp_path: Path) -> None:
    assert epubcheck(ebook, tmp_path) == []
