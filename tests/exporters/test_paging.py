"""Pages of print in an ebook's files: wherever a page begins, the file stays sound and the text whole."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from biokit.exporters.base import Options
from biokit.exporters.xhtml.lettering import Lettering
from biokit.importers.base import ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Block,
    CodeBlock,
    Emphasis,
    Note,
    PageMark,
    Paragraph,
    Section,
)
from biokit.model.walk import altered
from biokit.projections.compose import compose
from biokit.projections.pages import WORDS, PageMap, PageStart, holders
from tests.exporters.epubs import Files, epubcheck, exported, files_of, repeated_ids, unzipped
from tests.exporters.lives import assets, everything, options, p, t

WITHOUT = Edition("epub", "epub", pages_from="none")


def lettering(markup: str, *nodes: str, notes: tuple[str, ...] = ()) -> Lettering:
    return Lettering(f"<body>{markup}</body>", frozenset({*nodes, *notes}), frozenset(notes))


# ----------------------------------------------------------------------------------------- letters


def test_white_space_and_what_has_no_width_are_no_letters() -> None:
    read = lettering("<p>a\N{SOFT HYPHEN}b c\N{NO-BREAK SPACE}d\N{WORD JOINER}—e &amp;\n f</p>")
    assert read.runs[""] == "abcd—e&f"


def test_what_stands_before_the_body_is_not_counted() -> None:
    read = Lettering(
        "<html><head><title>One</title></head><body>Two</body></html>", *[frozenset()] * 2
    )
    assert read.runs[""] == "Two"


@pytest.mark.parametrize(
    ("markup", "counted"),
    [
        ('words<a class="call" role="doc-noteref">12</a> more', "wordsmore"),
        ('words<span class="call symbol">†</span><sup class="between">,</sup>', "words"),
        ('<a class="keyed" id="call-n">the words</a>', "thewords"),
        ('words<span class="written-address"> (https://a.org)</span>', "words"),
        ('<section class="notes" role="doc-endnotes"><h2>Notes</h2></section>after', "after"),
        ('<span class="number">3</span> The Trial', "3TheTrial"),
        ('<div class="derived"><ul class="entries"><li><span>Ann</span>, <a>2</a></li></ul></div>', "Ann"),
    ],
)  # fmt: skip
def test_marks_of_notes_and_places_are_not_counted(markup: str, counted: str) -> None:
    assert lettering(markup).runs[""] == counted


def test_a_note_is_counted_by_itself_wherever_it_stands() -> None:
    note = (
        '<span class="footnote" id="n"><a class="number" role="doc-backlink">1.</a> A note.</span>'
    )
    read = lettering(f'<section id="s">Say{note} this.</section>', "s", notes=("n",))
    assert read.runs == {"": "Saythis.", "n": "Anote."}
    assert (read.anchors["s"].before, read.anchors["s"].after) == (0, 8)


def test_a_letter_is_found_in_the_markup_whatever_stands_before_it() -> None:
    read = lettering("<p>R &amp; <em>D</em> &#160;x</p>")
    assert [read.markup[read.place_of("", place)] for place in range(4)] == ["R", "&", "D", "x"]
    assert read.markup[read.place_of("", 9) :] == "</p></body>"


# ------------------------------------------------------------------------------------------- pages


def chapter(*blocks: Block, key: str = "one") -> Section:
    return Section(t("One"), blocks, role="chapter", id=key)


def life(*sections: Section) -> Biography:
    return Biography(t("A Life"), sections=sections, lang="en")


def paged(*starts: PageStart, isbn: str | None = None) -> PageMap:
    return PageMap("pdf", isbn, starts)


def with_pages(biography: Biography, *starts: PageStart) -> Files:
    return files_of(biography, altered(options("epub"), pages=paged(*starts)))


def listed(files: Files) -> list[tuple[str, str]]:
    """The labels of the list of pages, with the ten characters behind each mark's tag."""
    nav = files["EPUB/nav.xhtml"].decode()
    found = []
    for line in nav.partition('id="page-list"')[2].split("<li>")[1:]:
        href, _, rest = line.partition('href="')[2].partition('">')
        file, _, key = href.partition("#")
        text = files[f"EPUB/{file}"].decode()
        assert text.count(f'id="{key}"') == 1
        behind = text.partition(f'id="{key}"')[2].partition("</span>")[2]
        found.append((rest.partition("<")[0], behind[:10]))
    return found


def test_a_page_is_marked_before_its_first_word() -> None:
    book = life(chapter(p("Two three ", Emphasis(t("four five")), " six seven.")))
    found = {n: listed(with_pages(book, PageStart("8", "one", n))) for n in (4, 7, 12, 16, 20, 23)}
    behind = [words[:7] for ((_, words),) in found.values()]
    assert behind == ["Two thr", "three <", "four fi", "five</e", "six sev", "seven.<"]


def test_a_page_that_begins_with_a_chapter_is_marked_before_its_heading() -> None:
    files = with_pages(life(chapter(p("Two."))), PageStart("9", "one", 0, "1OneTwo."))
    assert listed(files) == [("9", "<h1><span ")]


def test_where_the_count_goes_wrong_the_words_are_found() -> None:
    book = life(
        chapter(p("Here are words that the other edition says otherwise, then the same words."))
    )
    start = PageStart("2", "one", 12, "saysotherwise,thenthesamewords.")
    assert listed(with_pages(book, start)) == [("2", "says other")]


def test_words_that_are_nowhere_are_a_finding_and_the_count_holds() -> None:
    book = life(chapter(p("Two three four.")))
    asked = altered(
        options("epub"), pages=paged(PageStart("2", "one", 7, "somethingelsealtogether"))
    )
    made = exported(book, asked)
    assert listed(unzipped(made.content)) == [("2", "three four")]
    (finding,) = (one for one in made.findings if one.code == "guess-page")
    assert finding.message == "page 2 of the edition pdf begins where the ebook has other words"


def test_a_page_of_what_the_ebook_has_not_is_marked_where_the_next_begins() -> None:
    book = life(chapter(p("Two three.")))
    starts = (PageStart("1", "lost", 4, "words"), PageStart("2", "one", 7, "three."))
    assert listed(with_pages(book, *starts)) == [("1", "<span clas"), ("2", "three.</p>")]


def test_a_page_of_notes_is_marked_in_its_note_wherever_that_stands() -> None:
    note = Note((Paragraph(t("Said at length in a note.")),), id="n")
    book = life(chapter(p("Two", note, " three."), p("Four.")), chapter(p("Five."), key="two"))
    starts = (PageStart("1", "two", 0, ""), PageStart("2", "n", 4, "atlengthinanote."))
    assert [behind[:9] for _, behind in listed(with_pages(book, *starts))] == [
        "<h1><span",
        "at length",
    ]


def test_a_page_that_begins_with_a_keyed_note_is_marked_before_its_key() -> None:
    note = Note((Paragraph(t("Said in a note.")),), id="n", anchor=t("three four"))
    book = life(chapter(p("Two ", note, " five.")))
    asked = Options(Edition("epub", "epub", placement="keyed"), pages=paged(PageStart("2", "n")))
    assert listed(files_of(book, asked)) == [("2", "<span data")]


def test_a_page_can_begin_within_code() -> None:
    book = life(chapter(CodeBlock("a <b>\nc &d"), p("Two.")))
    files = with_pages(book, PageStart("2", "one", 8, "c&dTwo."))
    assert listed(files) == [("2", "c &amp;d</")]


def test_pages_of_print_take_the_place_of_the_books_own() -> None:
    book = life(chapter(p("Two ", PageMark("77"), "three.")))
    assert listed(with_pages(book, PageStart("2", "one", 4, ""))) == [("2", "Two three.")]
    assert [label for label, _ in listed(files_of(book))] == ["77"]
    assert listed(files_of(book, Options(WITHOUT))) == []


def test_the_id_of_a_mark_is_nobody_elses() -> None:
    book = life(chapter(p("Two.", id="page-1"), key="page-2"))
    files = with_pages(book, PageStart("1", "page-2", 4, ""), PageStart("2", "page-2", 0, ""))
    assert [label for label, _ in listed(files)] == ["1", "2"]
    assert repeated_ids(files) == []


# -------------------------------------------------------------------------------------- everywhere


@pytest.fixture(scope="module")
def plain() -> bytes:
    return exported(everything(), Options(WITHOUT, assets=assets)).content


@pytest.fixture(scope="module")
def strewn(plain: bytes) -> bytes:
    """The same book with a page at every third letter of everything that can hold one."""
    book = compose(everything(), WITHOUT)
    nodes = holders(book.matter)
    notes = frozenset(one.note.id or "" for one in book.notes)
    starts: list[PageStart] = []
    for name, content in unzipped(plain).items():
        if name.endswith(".xhtml"):
            read = Lettering(content.decode(), nodes, notes)
            for node, anchor in read.anchors.items():
                for place in range(anchor.before, anchor.after, 3):
                    words = read.runs[anchor.run][place : min(place + WORDS, anchor.after)]
                    starts.append(PageStart(str(len(starts)), node, place - anchor.before, words))
    assert len(starts) > 200
    asked = Options(WITHOUT, assets=assets, pages=paged(*starts))
    return exported(everything(), asked).content


def test_a_page_may_begin_anywhere_and_the_book_is_sound(strewn: bytes, tmp_path: Path) -> None:
    assert len(listed(unzipped(strewn))) > 200
    assert epubcheck(strewn, tmp_path) == []


def test_pages_anywhere_leave_the_text_as_it_was(plain: bytes, strewn: bytes) -> None:
    without, with_marks = (
        EpubImporter().read(content, "a.epub", ImportOptions()).biography
        for content in (plain, strewn)
    )
    assert msgspec.json.encode(with_marks.sections) == msgspec.json.encode(without.sections)
