"""The report on a build: what it tells, what it shows, and that it is one file for everybody."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pypdfium2")

import pikepdf
from lxml import etree, html

from biokit.build.report import keep, kept
from biokit.build.report.changes import Change, changes
from biokit.build.report.kept import PageNamed, read_kept
from biokit.build.report.page import FIRST, MARKED, Told, report_path, write_report
from biokit.cli import main
from biokit.diagnostics import Finding
from biokit.exporters.base import Export, Options
from biokit.exporters.pdf import PdfExporter
from biokit.exporters.pdf.surveyed import (
    Astray,
    BookSurvey,
    Face,
    PageSurvey,
    PartOfBook,
    PartSurvey,
    Picture,
    Spot,
    encoded,
)
from biokit.model.biography import Biography
from biokit.projections.pages import PageMap, PageStart
from biokit.resources import Resources

LIMIT = 6_000_000
"""Bytes of a report on a book of 300 pages."""


def named(*texts: str, folio: int = 1, part: str = "One") -> tuple[PageNamed, ...]:
    """Pages by their words; a sign after a colon says how they look."""
    made = [text.partition(":") for text in texts]
    return tuple(
        PageNamed(str(number), part, text.encode(), f"{text}{look}".encode())
        for number, (text, _, look) in enumerate(made, folio)
    )


# ------------------------------------------------------------------------------- what changed


def test_pages_that_are_the_same_are_no_change() -> None:
    assert changes(named("a", "b"), named("a", "b")) == ((), {})


def test_a_page_between_others_is_new_and_moves_those_after_it() -> None:
    told, done = changes(named("a", "b", "c"), named("a", "x", "b", "c"))
    assert told == (
        Change("added", "One", "", "2", 1),
        Change("moved", "One", "2–3", "3–4", 2),
    )
    assert done == {1: "added", 2: "moved", 3: "moved"}


def test_a_page_that_is_gone_is_told_by_its_old_folio() -> None:
    told, _ = changes(named("a", "b", "c"), named("a", "c"))
    assert told == (Change("removed", "One", "2", "", 1), Change("moved", "One", "3", "2", 1))


def test_other_words_and_the_same_words_set_otherwise_are_told_apart() -> None:
    told, done = changes(named("a", "b", "c"), named("a", "x", "c:wider"))
    assert [one.kind for one in told] == ["changed", "reset"]
    assert done == {1: "changed", 2: "reset"}


def test_what_was_done_to_two_parts_is_told_of_each() -> None:
    after = (*named("x"), *named("y", folio=2, part="Two"))
    told, _ = changes(named("a", "b"), after)
    assert [(one.part, one.after) for one in told] == [("One", "1"), ("Two", "2")]


# ---------------------------------------------------------------------------------- the page


def paged(count: int) -> bytes:
    """A PDF of so many pages with nothing on them."""
    made = io.BytesIO()
    with pikepdf.new() as file:
        for _ in range(count):
            file.add_blank_page(page_size=(432, 648))
        file.save(made)
    return made.getvalue()


SPOTS = (
    Spot("overfull-line", "p7", "supercalifragilistic", 12.4),
    Spot("underfull-page", "p8", "and so", 245.0),
    Spot("widow", "p9", "alone."),
    Spot("hyphen-ladder", "p9", "ex- · tra- · or-", 3),
    Spot("river", "p9", "A line with wide spaces", 5),
)
PICTURE = Picture("media/<odd>.png", "f1", 600, 400, 144.0, 96.0)
COARSE = Picture("media/small.png", "f2", 100, 80, 144.0, 115.2)
FOUND = (
    Finding("moved-note", "note 7 is too long", path="text/01.md", line=9, hint="shorten it"),
    Finding("lost-anchor", "a link leads nowhere", "error"),
)


def surveyed(count: int, marked: int = 2, changed: str = "") -> BookSurvey:
    """A book of two parts, the second from the third page on, with one page full of marks."""
    pages = [
        PageSurvey(0.5, 20, f"{n}{changed}".encode(), b"", letters=((0, 900), (1, 12)))
        for n in range(count)
    ]
    pages[marked] = PageSurvey(
        0.4,
        9,
        b"marked",
        b"",
        notes=2,
        spots=SPOTS,
        pictures=(PICTURE, COARSE),
        letters=((0, 100),),
    )
    faces = (Face("EB Garamond", 400, slanted=False), Face("EB Garamond", 400, slanted=True))
    second = PartSurvey(tuple(pages[2:]), faces, (Astray("n3", 0, 1),))
    parts = (
        PartOfBook("Front", 0, PartSurvey(tuple(pages[:2]), faces)),
        PartOfBook("“The Beginning & After”", 2, second),
    )
    return BookSurvey(parts)


def export(count: int = 6, found: tuple[Finding, ...] = FOUND, **fields: object) -> Export:
    labels = ["i", "ii", *(str(number + 1) for number in range(count - 2))]
    starts = tuple(PageStart(label) for label in labels)
    survey = encoded(surveyed(count, **fields))  # type: ignore[arg-type]
    pages = PageMap(edition="pdf", isbn=None, starts=starts, places=())
    return Export(paged(count), found, pages=pages, survey=survey)


def report(folder: Path, made: Export, before: Export | None = None) -> str:
    output = folder / "a-life.pdf"
    for one in (before, made):
        if one is not None:
            keep(output, one)
    found = read_kept(output)
    assert found is not None
    told = Told("A Life & Times", "paperback", output, made.content, found, made.findings, 2.5)
    path = write_report(told, Resources())
    assert path == report_path(output) == folder / "a-life.report.html"
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A report on a build after another."""
    return report(tmp_path_factory.mktemp("report"), export(), export(changed="x"))


def parsed(page: str) -> Any:  # noqa: ANN401 (lxml's stubs do not know what HTML has)
    return html.fromstring(page.encode())


def rows(page: str, section: str) -> list[list[str]]:
    """The words of the cells of a section's table."""
    found = parsed(page).get_element_by_id(section)
    every = ([" ".join(cell.text_content().split()) for cell in row] for row in found.iter("tr"))
    return [row for row in every if row][1:]


def test_it_is_one_well_formed_file_that_asks_for_nothing(told: str) -> None:
    etree.fromstring(told.removeprefix("<!DOCTYPE html>\n"))
    assert not re.search(r"""(src|href)=["'](?!data:|#)""", told)
    assert "<script" not in told
    assert "default-src 'none'" in told


def test_everybody_can_read_it(told: str) -> None:
    page = parsed(told)
    assert page.get("lang") == "en"
    assert [h.tag for h in page.iter("h1", "h2")].count("h1") == 1
    assert all(image.get("alt") for image in page.iter("img"))
    assert all(head.get("scope") == "col" for head in page.iter("th"))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    leads = [link.get("href")[1:] for link in page.iter("a")]
    assert set(leads) <= set(ids)
    labels = {label.get("for") for label in page.iter("label")}
    assert labels == {field.get("id") for field in page.iter("input")}


def test_every_page_is_shown_with_its_folio_and_its_part_where_it_begins(told: str) -> None:
    leaves = parsed(told).find_class("leaf")
    shown = [leaf for leaf in leaves if leaf.tag == "figure"]
    assert [leaf.findtext(".//b") for leaf in shown] == ["i", "ii", "1", "2", "3", "4"]
    assert [part.text for leaf in shown for part in leaf.find_class("part")] == [
        "Front",
        "The Beginning & After",
    ]
    assert all(leaf.find("img").get("src").startswith("data:image/jpeg") for leaf in shown)


def test_pages_lie_as_spreads_with_the_first_on_the_right(told: str) -> None:
    spreads = parsed(told).find_class("spread")
    first = [child.get("class").split() for child in spreads[0]]
    assert first == [["leaf", "gap"], ["leaf"]]
    assert [len(spread) for spread in spreads] == [2, 2, 2, 2]


def test_what_mars_a_page_is_told_in_a_table_and_under_its_picture(told: str) -> None:
    part = "The Beginning & After"
    assert rows(told, "overfull") == [
        ["1", "overfull line", "12 pt too long", "supercalifragilistic", part]
    ]
    assert rows(told, "underfull") == [["1", "underfull", "245 pt empty", "and so", part]]
    assert rows(told, "torn") == [["1", "widow", "", "alone.", part]]
    assert rows(told, "ladders") == [["1", "ladder", "3 lines", "ex- · tra- · or-", part]]
    assert rows(told, "rivers")[0][2] == "5 lines"
    marks = [chip.text for chip in parsed(told).get_element_by_id("p3").iter("li")]
    assert marks[:2] == ["overfull line", "underfull"]


def test_coarse_pictures_come_first_with_what_they_are_made_of(told: str) -> None:
    coarse, fine = rows(told, "images")
    assert coarse == ["1", "media/small.png", "100 × 80", "51 × 41 mm", "50"]
    assert fine[1] == "media/<odd>.png"


def test_findings_notes_that_moved_and_faces_are_told(told: str) -> None:
    assert rows(told, "findings")[0] == [
        "warning",
        "note 7 is too long: shorten it",
        "text/01.md:9",
        "moved-note",
    ]
    words = parsed(told).get_element_by_id("notes").text_content()
    assert "note 7 is too long" in words
    assert "n3 is called on page 1 and stands on page 2" in " ".join(words.split())
    assert rows(told, "faces")[0] == ["EB Garamond", "400", "4,600", "6"]


def test_what_changed_is_told_and_what_is_known_of_no_earlier_build(
    told: str, tmp_path: Path
) -> None:
    assert [row[:4] for row in rows(told, "changes")] == [
        ["i–ii", "i–ii", "2", "other words"],
        ["2–4", "2–4", "3", "other words"],
    ]
    assert "Nothing is known of an earlier build" in report(tmp_path, export())
    assert "all pages are the same" in report(tmp_path, export())


def test_a_book_of_300_pages_makes_a_report_of_a_few_megabytes(tmp_path: Path) -> None:
    assert len(report(tmp_path, export(300)).encode()) < LIMIT


def test_of_3000_pages_all_is_told_and_the_first_and_the_marked_are_shown(tmp_path: Path) -> None:
    page = report(tmp_path, export(3000, marked=2345))
    shown = len(parsed(page).findall(".//figure"))
    assert shown == FIRST + 1 <= FIRST + MARKED
    assert f"Of 3000 pages {FIRST + 1} are shown" in page
    assert rows(page, "torn")[0][0] == "2344"
    assert 'id="p2346"' in page
    assert len(page) < LIMIT


def test_what_is_kept_and_cannot_be_read_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    output = tmp_path / "a-life.pdf"
    keep(output, export())
    (tmp_path / ".biokit" / "a-life.pdf.pages").write_bytes(b"\x93")
    assert kept.read_kept(output) is None
    keep(output, export())
    assert kept.read_kept(output) is not None


def test_what_has_no_pages_is_not_kept(tmp_path: Path) -> None:
    keep(tmp_path / "a-life.json", Export(b"{}"))
    assert not list(tmp_path.iterdir())


# ------------------------------------------------------------------------------- the command


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose PDF takes no time to print."""

    def printed(self: PdfExporter, biography: Biography, options: Options) -> Export:
        return export(found=FOUND[:1])

    monkeypatch.setattr(PdfExporter, "export", printed)
    folder = tmp_path / "a-life"
    (folder / "text").mkdir(parents=True)
    (folder / "biography.toml").write_text(
        'title = "A Life"\nlang = "en"\n[editions.pdf]\n[editions.json]\n'
    )
    (folder / "text" / "01-one.md").write_text("# One\n\nIt began.\n")
    return folder


def test_the_command_writes_a_report_beside_the_pdf_alone(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", str(book), "--report", "-j", "1"])
    assert f"wrote {book}/build/a-life.report.html" in capsys.readouterr().out
    found = sorted(path.name for path in (book / "build").iterdir())
    assert found == [".biokit", "a-life.json", "a-life.pdf", "a-life.report.html"]


def test_a_report_can_be_had_of_what_is_fresh(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", str(book), "pdf", "-j", "1"])
    main(["build", str(book), "pdf", "--report", "-j", "1"])
    assert f"fresh {book}/build/a-life.pdf" in capsys.readouterr().out
    page = (book / "build" / "a-life.report.html").read_text()
    assert "fresh, not made now" in page
    assert "note 7 is too long" in page


def test_without_it_none_is_written(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build", str(book), "-j", "1"])
    assert not list((book / "build").glob("*.html"))
    capsys.readouterr()
