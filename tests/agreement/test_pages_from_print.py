"""The pages that an ebook marks are those of the PDF: every one, in order, at its first word.

A book is built in two trims, one with its notes at the foot of the page and one with them at the
end, and each has its ebook. What the PDFs say is read from the files.
"""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest

from biokit.build.run import Made, Request, make, plan
from biokit.importers.base import ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.nodes import PageMark
from biokit.model.walk import walk
from tests.agreement.paged import (
    MADE,
    MarkedPage,
    PrintedPage,
    fault,
    letters,
    marked_pages,
    printed_pages,
)
from tests.exporters.epubs import OPF, package, unzipped

pytestmark = pytest.mark.slow

WORDS = [
    "antecedents",
    "administration",
    "the",
    "of",
    "a",
    "and",
    "in",
    "correspondence",
    "constitutional",
    "affectionate",
    "who",
    "with",
    "melancholy",
    "negotiations",
    "her",
    "his",
    "government",
    "accommodation",
    "letters",
    "Coburg",
    "Kensington",
    "“remarkable”",
    "governess",
    "circumstances",
    "embarrassment",
    "ministerial",
    "house",
    "at",
    "to",
    "was",
    "were",
    "reconciliation",
    "sovereign",
    "inconvenience",
    "distinguished",
    "extraordinary",
    "resignation—as",
    "people,",
    "however;",
    "Palmerston:",
    "household",
]
EDITIONS = """
title = "A Life at Length"
lang = "en-GB"

[[contributors]]
name = "Ann Author"

[edition]
ibid = "never"

[editions.pdf]
trim = "5.5in 8.5in"
isbn = "978-0-306-40615-7"

[editions.pocket]
format = "pdf"
trim = "4.25in 6.5in"
placement = "book-end"
statement = "Pocket edition"

[editions.epub]
placement = "chapter-end"

[editions.small]
format = "epub"
placement = "book-end"
pages-from = "pocket"
"""
PAIRS = (("a-life.pdf", "a-life.epub"), ("a-life-pocket.pdf", "a-life-small.epub"))
HEAD = "Year What happened"
"""Of the table: it stands on each of its pages, and is its text but once."""


class Prose:
    """Paragraphs that nobody wrote, the same every time."""

    def __init__(self) -> None:
        self._chance = random.Random(5)
        self._notes = 0

    def words(self, count: int) -> str:
        made = [self._chance.choice(WORDS) for _ in range(count)]
        made[count // 3] = f"*{made[count // 3]} {made[count // 2]}*"
        return (" ".join(made) + ".").capitalize()

    def paragraph(self) -> str:
        self._notes += 1
        text = f"{self.words(60)}[^{self._notes}] {self.words(50)}"
        return f"{text}\n\n[^{self._notes}]: {self.words(self._chance.choice((8, 30, 60)))}\n"

    def chapter(self, title: str, *more: str) -> str:
        pieces = [f"# {title}", *(self.paragraph() for _ in range(3))]
        for piece in more:
            pieces += [piece, self.paragraph()]
        return "\n\n".join(pieces) + "\n"


def write_project(folder: Path) -> None:
    prose = Prose()
    text = folder / "text"
    text.mkdir(parents=True)
    media = folder / "media"
    media.mkdir()
    media.joinpath("plan.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50" width="400" height="500">'
        '<rect width="40" height="50" fill="#ccc"/></svg>'
    )
    items = "\n".join(f"{number}. {prose.words(12)}" for number in range(1, 16))
    rows = "\n".join(f"| {1819 + n} | {prose.words(9)} |" for n in range(24))
    table = f"| Year | What happened |\n|---|---|\n{rows}\n\n: Years {{#years}}"
    verse = "\n".join(f"| {prose.words(6)}" for _ in range(24))
    letter = f'::: {{.letter date="1840-02"}}\n{prose.words(120)}\n\n{prose.words(80)}\n:::'
    quotation = f"> {prose.words(90)}\n>\n> {prose.words(90)}"
    figure = f'![{prose.words(12)}](media/plan.svg){{#plan alt="A plan"}}'
    terms = "\n\n".join(f"Term {n}\n:   {prose.words(25)}" for n in range(8))
    code = "```\n" + "\n".join(f"{n} {prose.words(5)}" for n in range(40)) + "\n```"
    chapters = {
        "00-dedication": "# To all {.dedication}\n\nTo everybody.\n",
        "01-preface": prose.chapter("What this is {.preface}"),
        "02-one": prose.chapter("Beginnings", items, f"## Years *at home*\n\n{prose.words(80)}"),
        "03-two": prose.chapter("A *Second* Time[^t]\n\n[^t]: Twice", table, letter, quotation),
        "04-three": prose.chapter("Verses and Plans", verse, figure, terms, code),
        "05-notes": "# Notes {.notes}\n",
    }
    for name, words in chapters.items():
        text.joinpath(f"{name}.md").write_text(words)
    folder.joinpath("biography.toml").write_text(EDITIONS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the four products."""
    folder = tmp_path_factory.mktemp("pages") / "a-life"
    write_project(folder)
    outcomes = make(plan(Request(folder)), 1, lambda _: None)
    assert all(isinstance(outcome, Made) for outcome in outcomes)
    return folder / "build"


@pytest.fixture(scope="module", params=PAIRS, ids=["at the foot", "at the end"])
def both(
    request: pytest.FixtureRequest, built: Path
) -> tuple[list[PrintedPage], list[MarkedPage], bytes]:
    printed, marked = request.param
    ebook = (built / marked).read_bytes()
    return printed_pages((built / printed).read_bytes(), HEAD), marked_pages(ebook), ebook


Both = tuple[list[PrintedPage], list[MarkedPage], bytes]


def test_every_page_is_listed_once_with_its_folio_and_in_order(both: Both) -> None:
    pages, marks, _ = both
    assert len(pages) > 24
    assert [mark.label for mark in marks] == [page.folio for page in pages]
    assert len({mark.label for mark in marks}) == len(marks)
    assert marks[0].label == "i"
    assert marks[-1].label.isdecimal()


def test_every_page_begins_at_its_first_word(both: Both) -> None:
    pages, marks, _ = both
    earlier = [None, *pages]
    faults = [fault(*three) for three in zip(marks, pages, earlier, strict=False)]
    assert [each for each in faults if each] == []


def test_blank_pages_begin_where_the_next_page_does(both: Both) -> None:
    pages, marks, _ = both
    blank = [number for number, page in enumerate(pages) if page.is_blank]
    assert blank
    for number in blank:
        here, then = marks[number], marks[number + 1]
        assert (here.file, here.before, here.after) == (then.file, then.before, then.after)


def test_pages_that_templates_make_are_named_by_their_files(both: Both) -> None:
    pages, marks, _ = both
    files = {mark.label: mark.file for mark in marks}
    assert files["i"] == files["iii"] == "title-page"
    assert files["iv"] == "copyright-page"
    contents = [mark for mark, page in zip(marks, pages, strict=True) if mark.file == "nav"]
    assert contents
    assert {mark.file for mark in marks if mark.file in MADE} == set(MADE)


def test_pages_begin_in_the_middle_of_sentences(both: Both) -> None:
    _, marks, _ = both
    assert sum(mark.before[-1:] == " " and mark.after[:1].islower() for mark in marks) > 8


def test_no_page_begins_within_a_word_and_some_words_are_broken(both: Both) -> None:
    pages, marks, _ = both
    broken = 0
    for mark, (earlier, page) in zip(marks[1:], pairwise(pages), strict=True):
        if page.is_blank or mark.file in MADE:
            continue
        first = letters(page.lines[0].split()[0])
        if any(line.endswith("‐") for line in earlier.lines):
            broken += not letters(mark.after).startswith(first)
        assert not (mark.before[-1:].isalpha() and mark.after[:1].isalpha())
    assert broken


def test_the_package_names_the_printed_edition(built: Path) -> None:
    sources: list[str | None] = []
    for _, marked in PAIRS:
        opf = package(unzipped((built / marked).read_bytes()))
        metas = opf.iter(f"{OPF}meta")
        sources += [one.text for one in metas if one.get("property") == "pageBreakSource"]
    assert sources == [
        "urn:isbn:9780306406157",
        "A Life at Length, PDF edition “pocket”, Pocket edition",
    ]


def test_an_ebook_that_is_read_back_has_no_pages_of_print_in_its_text(both: Both) -> None:
    *_, ebook = both
    read = EpubImporter().read(ebook, "a.epub", ImportOptions()).biography
    assert not any(
        isinstance(part, PageMark) for section in read.sections for part in walk(section)
    )
    assert not dict(read.editions[0].options).get("page-source")


def test_any_number_of_workers_makes_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "short"
    (folder / "text").mkdir(parents=True)
    (folder / "text" / "01.md").write_text(Prose().chapter("Alone"))
    (folder / "biography.toml").write_text('title = "Short"\n[editions.epub]\n[editions.pdf]\n')
    made = []
    for jobs in (1, 4):
        out = tmp_path / str(jobs)
        make(plan(Request(folder, out=out)), jobs, lambda _: None)
        made.append([(out / name).read_bytes() for name in ("short.pdf", "short.epub")])
    assert made[0] == made[1]
    pdf, ebook = made[0]
    folios = [page.folio for page in printed_pages(pdf)]
    assert [mark.label for mark in marked_pages(ebook)] == folios
