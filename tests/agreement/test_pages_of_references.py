"""Every page number that a book prints is looked up in the finished book: none is wrong.

One rich biography is printed in several trims and with its notes in several places. For each number
the words that it leads to are searched for in the text of the PDF.
"""

from __future__ import annotations

import re

import pytest

from biokit.build.run import Made, Request, make, plan
from tests.agreement.reckoning import FOLIO, Printed, expanded
from tests.agreement.rich import CHAPTERS, LISTS, PARAGRAPHS, SOURCES, write

pytestmark = pytest.mark.slow

EDITIONS = (
    ("5in 8in", "footnote"),
    ("6in 9in", "keyed"),
    ("148mm 210mm", "chapter-end"),
    ("129mm 198mm", "book-end"),
)
LETTERS = ("5x8", "6x9", "A5", "B-format")
NUMBERS = [c * 100 + n for c in range(1, CHAPTERS + 1) for n in range(PARAGRAPHS)]


class Book:
    """One edition, printed."""

    def __init__(self, content: bytes, placement: str) -> None:
        self.printed = Printed(content)
        self.placement = placement
        self.folios = [leaf.folio for leaf in self.printed.pages]
        end = self.printed.first("Bibliography Smith0w")
        notes = end
        if placement in {"keyed", "book-end"}:
            notes = next(n for n in range(end) if self.printed.pages[n].bare.startswith("Notes"))
        self.body = range(self.folios.index("1"), notes)
        self.notes = range(notes, end)
        self.lists = [*range(self.body.start), *range(end, len(self.folios))]
        self.preface = range(self.printed.first("gear9000x"), self.body.start)

    def page(self, word: str) -> str:
        """The one page of text and notes that has a word."""
        found = self.printed.of(word, self.body) or self.printed.of(word, self.notes)
        return " and ".join(found) or "nowhere"

    def between(self, begin: str, *ends: str) -> str:
        """What is printed after some words and before the first of others, in the lists."""
        text = self.printed.spaced(self.lists)
        found = text.rindex(begin) + len(begin)
        places = [place for end in ends if (place := text.find(end, found)) >= 0]
        return text[found : min(places, default=len(text))]

    def locators(self, words: str) -> list[str]:
        return list(expanded(words, self.folios))


@pytest.fixture(scope="module", params=EDITIONS, ids=LETTERS)
def book(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Book:
    trim, placement = request.param
    folder = tmp_path_factory.mktemp("pages") / "life"
    write(folder, trim, placement)
    (outcome,) = make(plan(Request(folder)), 2, lambda _: None)
    assert isinstance(outcome, Made)
    assert outcome.findings == ()
    return Book((folder / "build" / "life.pdf").read_bytes(), placement)


def test_the_contents_give_the_page_of_every_heading(book: Book) -> None:
    begins = book.printed.first("Contents Preface")
    contents = book.printed.spaced(range(begins, book.preface.start))
    given = re.findall(rf"(Time\d+c|Part\d+s) [^.]+\. ({FOLIO})\b", contents)
    assert len(given) == 2 * CHAPTERS
    assert [
        (title, folio, book.page(title)) for title, folio in given if folio != book.page(title)
    ] == []
    for title in ("Preface", *LISTS):
        found = re.search(rf"\b{title} ({FOLIO})\b", contents)
        assert found is not None
        leaf = book.printed.pages[book.folios.index(found[1])]
        assert leaf.bare.startswith(title)


def test_cross_references_give_the_page_of_their_target(book: Book) -> None:
    text = book.printed.spaced(book.body)
    given = re.findall(rf"p\. ({FOLIO}) \(to(\d+)at(\d+)\)", text)
    assert [int(at) for _, _, at in given] == NUMBERS
    wrong = [one for one in given if one[0] != book.page(f"Here{one[1]}h")]
    assert wrong == []


def test_index_locators_give_every_page_and_no_other(book: Book) -> None:
    for term, sign, ends, within in (
        ("Gears,", "gear{}x", ("Lords,",), range(book.preface.start, book.body.stop)),
        ("wheels,", "wheel{}v", (), book.body),
    ):
        given = book.locators(book.between(term, *ends))
        numbers = (*range(9000, 9004), *NUMBERS)
        pages = {page for n in numbers for page in book.printed.of(sign.format(n), within)}
        assert given == sorted(pages, key=book.folios.index)
        assert len(given) > 8


def test_index_locators_of_notes_give_the_page_and_the_number_of_the_note(book: Book) -> None:
    given = book.locators(book.between("Lords,", "Mills"))
    wanted = [f"{book.page(f'lord{n}o')}n{mark(book, place)}" for place, n in enumerate(NUMBERS, 1)]
    assert given == list(dict.fromkeys(wanted))


def mark(book: Book, place: int) -> str:
    """What calls a note; nothing calls a keyed one."""
    return "" if book.placement == "keyed" else str(place)


def test_three_pages_in_a_row_are_a_range_and_fewer_are_not(book: Book) -> None:
    said = re.sub(r"[–-]\s?", "–", book.between("Gears,", "Lords,"))
    given = [one.strip() for one in said.split(",")]
    assert given == ranges(book.locators(said), book.folios)
    assert any("–" in one for one in given)


def ranges(pages: list[str], folios: list[str]) -> list[str]:
    """Pages as an index has them; Roman and Arabic ones are two series."""
    rows: list[list[str]] = []
    for page in pages:
        last = rows[-1][-1] if rows else None
        follows = last is not None and folios.index(page) == folios.index(last) + 1
        if follows and last is not None and page.isdigit() == last.isdigit():
            rows[-1].append(page)
        else:
            rows.append([page])
    return [one for row in rows for one in ([f"{row[0]}–{row[-1]}"] if len(row) > 2 else row)]


def test_sources_are_cited_on_the_pages_that_are_said(book: Book) -> None:
    for source in range(SOURCES):
        entry = book.between(f"Book{source}t.", f"Smith{source + 1}w, Ann", "Credits")
        _, _, words = entry.partition("Cited on pp.")
        wanted = [
            f"{book.page(f'Word{n}r')}n{mark(book, place)}"
            for place, n in enumerate(NUMBERS, 1)
            if n % SOURCES == source
        ]
        assert book.locators(words) == list(dict.fromkeys(wanted))


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        (rf"(Plan\d+f) [^.]+\. ({FOLIO})\b", "illustrations"),
        (rf"(List\d+b) ({FOLIO})\b", "tables"),
    ],
    ids=["illustrations", "tables"],
)
def test_lists_give_the_page_of_each_picture_and_table(book: Book, line: str, sign: str) -> None:
    given = re.findall(line, book.printed.spaced(range(book.body.start)))
    assert len(given) >= CHAPTERS, sign
    assert [one for one in given if one[1] != book.page(one[0])] == []


def test_credits_give_the_page_of_each_picture(book: Book) -> None:
    given = re.findall(rf"p\. ({FOLIO}): (Plan\d+f)", book.between("Credits p. ", "Index Gears"))
    listed = re.findall(r"Plan\d+f", book.printed.spaced(range(book.body.start)))
    assert [plan for _, plan in given][-1] == listed[-1]
    assert [one for one in given if one[0] != book.page(one[1])] == []


def test_keyed_notes_give_page_and_words(book: Book) -> None:
    if book.placement != "keyed":
        pytest.skip("its notes are called by numbers")
    text = book.printed.spaced(book.notes)
    given = re.findall(rf"({FOLIO}) ((?:\w+ )*seen\d+k saw the door): Word(\d+)r", text)
    assert [int(n) for *_, n in given] == NUMBERS
    for folio, phrase, n in given:
        assert f"seen{n}k" in phrase
        assert folio == book.page(f"seen{n}k")
