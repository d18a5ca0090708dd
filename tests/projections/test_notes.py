"""Notes as an edition wants them: series, numbers, keys, and the order citations are read in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

import pytest

from biokit.citing.base import USUAL, Cite, Formatted, Manner
from biokit.citing.styles import style as style_named
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Block,
    Citation,
    CitationItem,
    CrossReference,
    Emphasis,
    Figure,
    Inline,
    Letter,
    Link,
    Note,
    PageMark,
    Paragraph,
    Section,
    Text,
    Verse,
    VerseLine,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import plain_text, walk
from biokit.projections.book import Book
from biokit.projections.citations import format_citations
from biokit.projections.compose import compose
from biokit.projections.keyed import occurrences

SOURCES = tuple(
    Source(id=key, item=Item(type="book", title=title)) for key, title in (("m", "M"), ("w", "W"))
)


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def p(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def said(words: str, key: str | None = None, **fields: object) -> Note:
    return Note((p(words),), id=key, **fields)  # type: ignore[arg-type]


def cited(key: str) -> Citation:
    return Citation((CitationItem(key),))


def chapter(title: str, *blocks: Block, **fields: object) -> Section:
    return Section(text(title), blocks, role="chapter", **fields)  # type: ignore[arg-type]


def book(*sections: Section, target: str = "epub", **fields: object) -> Book:
    edition = Edition(target, target, **fields)  # type: ignore[arg-type]
    return compose(Biography(text("Life"), sections=sections, sources=SOURCES, lang="en"), edition)


def keyed(*content: Inline | str) -> Book:
    return book(chapter("One", p(*content)), placement="keyed")


def printed(made: Book) -> str:
    """The text, with what is called a note by in angle brackets."""
    marks = {one.note.id: one.mark for one in made.notes}

    def words(run: Sequence[Inline]) -> str:
        return "".join(
            f"<{plain_text(part.anchor)}{marks[part.id]}>"
            if isinstance(part, Note)
            else plain_text(part)
            for part in run
        )

    return "|".join(
        words(part.content)
        for section in made.body
        for block in section.blocks
        for part in walk(block)
        if isinstance(part, Paragraph) and not any(part in one.note.blocks for one in made.notes)
    )


def keys(made: Book) -> list[str]:
    return [plain_text(one.key) for one in made.notes]


def codes(made: Book) -> list[str]:
    return [finding.code for finding in made.findings]


# ------------------------------------------------------------------------------ series and numbers


def test_numbers_run_through_the_book_or_start_anew_in_each_chapter() -> None:
    sections = (chapter("A", p("a", said("1"), "b", said("2"))), chapter("B", p("c", said("3"))))
    assert [one.mark for one in book(*sections).notes] == ["1", "2", "3"]
    anew = book(*sections, note_numbers="chapter").notes
    assert [(one.number, one.mark, one.chapter) for one in anew] == [
        (1, "1", "a"),
        (2, "2", "a"),
        (1, "1", "b"),
    ]


def test_two_series_are_symbols_for_the_author_and_numbers_for_sources() -> None:
    run = [part for n in range(8) for part in (f"w{n}", said("mine"), cited("m"))]
    made = book(chapter("A", p(*run)), chapter("B", p("x", said("again"))), note_series="two")
    assert [one.mark for one in made.notes if one.series == "symbol"] == [
        *("*", "†", "‡", "§", "‖", "¶", "**", "††"),
        "*",
    ]
    assert [one.mark for one in made.notes if one.series == "number"] == list("12345678")


def test_a_cross_reference_to_a_note_says_its_mark_or_its_words() -> None:
    def reference(**fields: object) -> str:
        noted = p("These words he said", said("mine", "n"), " ", CrossReference("n", form="number"))
        made = book(chapter("A", noted), **fields)  # type: ignore[arg-type]
        (found,) = (
            part
            for section in made.body
            for part in walk(section)
            if isinstance(part, CrossReference)
        )
        return plain_text(found.content)

    assert reference() == "note 1"
    assert reference(note_series="two") == "note *"
    assert reference(placement="keyed") == "“These words he said”"


# -------------------------------------------------------------------------------------------- keys


def test_a_keyed_note_stands_around_the_opening_words_of_its_clause() -> None:
    made = keyed("In 1982, he left for Fujian.", said("n"), " It rained.")
    assert printed(made) == "In 1982, <he left for Fujian>. It rained."
    assert [(one.mark, plain_text(one.key)) for one in made.notes] == [("", "he left for Fujian")]


def test_the_words_an_author_marks_are_the_key() -> None:
    noted = said("n", anchor=text("a man of parts"))
    made = keyed("He was, they said, ", noted, ", and a fool.")
    assert printed(made) == "He was, they said, <a man of parts>, and a fool."


def test_a_key_goes_through_emphasis_but_not_through_links_and_pages() -> None:
    made = keyed(
        "x. He read the ", Emphasis(text("Morning Chronicle")), " daily", said("n"),
        ". See ", Link(text("this page"), "https://example.org"), PageMark("9"), " now", said("k"),
    )  # fmt: skip
    assert keys(made) == ["He read the Morning Chronicle daily", "See"]
    assert not [part for one in made.notes for key in one.key for part in walk(key)
                if isinstance(part, Link | PageMark)]  # fmt: skip
    links = [part for section in made.body for part in walk(section) if isinstance(part, Link)]
    assert len(links) == 1


def test_emphasis_is_cut_where_a_key_ends_in_it() -> None:
    long = "the whole of the very long and rambling title of that book"
    made = keyed("So it was: ", Emphasis(text(long)), said("n", "n"), ".")
    assert keys(made) == ["the whole of the very long"]
    assert printed(made) == f"So it was: <{keys(made)[0]}>{long.removeprefix(keys(made)[0])}."
    after = [part for part in walk(made.body[0]) if isinstance(part, Emphasis)]
    assert len(after) == 2


def test_notes_called_at_one_place_share_a_key() -> None:
    made = keyed("He left for Fujian.", said("a", "a"), said("b", "b"))
    assert keys(made) == ["He left for Fujian", ""]
    assert {plain_text(made.labels[key].title) for key in "ab"} == {"“He left for Fujian”"}


def test_several_notes_of_a_paragraph_have_words_of_their_own() -> None:
    made = keyed("One two three", said("a"), " four five six", said("b"), ", seven", said("c"), ".")
    assert keys(made) == ["One two three", "four five six", "seven"]


def test_a_symbol_keeps_its_place_among_keyed_notes() -> None:
    made = book(
        chapter("A", p("He left for Fujian", said("mine"), cited("m"), ".")),
        placement="keyed",
        note_series="two",
    )
    assert printed(made) == "<He left for Fujian><*>."


def test_a_note_before_all_words_takes_those_after_it() -> None:
    assert keys(keyed(said("n"), "Then he left.")) == ["Then he left"]


def test_a_note_without_words_is_called_by_an_asterisk_and_reported() -> None:
    made = keyed(said("n"))
    assert (printed(made), keys(made), codes(made)) == ("<*>", ["*"], ["keyed-without-words"])


def test_a_key_that_is_not_unique_in_its_chapter_is_extended() -> None:
    made = keyed("Then he went home. Late that night he went home", said("n"), ".")
    assert keys(made) == ["Late that night he went home"]
    made = keyed("Then he went. He went home and he went", said("n"), " to bed.")
    assert keys(made) == ["He went home and he went"]


def test_a_key_is_extended_back_beyond_its_clause() -> None:
    made = keyed("Now and then he went home. Once more, then he went home", said("n"), ".")
    assert keys(made) == ["more, then he went home"]
    assert codes(made) == []


def test_another_chapter_does_not_matter() -> None:
    made = book(
        chapter("A", p("Then he went home", said("n"), ".")),
        chapter("B", p("Then he went home.")),
        placement="keyed",
    )
    assert (keys(made), codes(made)) == (["Then he went home"], [])


def test_a_key_that_cannot_be_unique_is_reported_where_it_is() -> None:
    again = p("Then he went home", said("n", "n"), ".")
    made = book(chapter("A", again, p("Then he went home.")), placement="keyed")
    (finding,) = made.findings
    assert (finding.code, finding.node) == ("keyed-phrase-not-unique", "n")
    assert keys(made) == ["Then he went home"]


def test_whole_words_are_counted_and_ideographs_by_themselves() -> None:
    assert occurrences("he said", "she said, he said") == 1
    assert occurrences("生于", "他生于福建，她生于浙江") == 2


def test_notes_in_headings_captions_verse_and_letters_are_keyed_too() -> None:
    inner = (
        Figure("a.svg", (*text("A man at a desk"), said("c"))),
        Verse(((VerseLine((*text("She walks in beauty"), said("v"))),),)),
        Letter((p("My dear friend", said("l"), ", yes."),)),
    )
    one = Section((*text("The first day"), said("h")), inner, role="chapter")
    made = book(one, placement="keyed")
    assert keys(made) == [
        "The first day",
        "A man at a desk",
        "She walks in beauty",
        "My dear friend",
    ]
    assert plain_text(made.contents[0].title) == "The first day"


@pytest.mark.parametrize("placement", ["keyed", "keyed-chapter-end"])
def test_no_words_of_the_text_are_lost_or_moved_by_keys(placement: str) -> None:
    paragraphs = (
        p("One, two", said("a"), Emphasis((*text("three four "), said("b"))), " five", said("c")),
        p(said("d"), said("e"), Link(text("six"), "https://x.org"), said("f"), ". ", said("g")),
    )
    plainly = book(chapter("A", *paragraphs))
    made = book(chapter("A", *paragraphs), placement=placement)
    wanted = plain_text(plainly.body).replace("*", "")
    assert plain_text(made.body).replace("*", "") == wanted
    assert [one.note.id for one in made.notes] == [one.note.id for one in plainly.notes]


# --------------------------------------------------------------------------------------- citations


class Recorded:
    """A style that says nothing and remembers what it was asked."""

    name = "recorded"
    kind: Literal["note", "in-text"] = "note"

    def __init__(self, *, refers_back: bool = False) -> None:
        self.refers_back = refers_back
        self.cites: tuple[Cite, ...] = ()

    def format(
        self,
        cites: Sequence[Cite],
        sources: Mapping[str, Source],
        lang: str | None,
        manner: Manner = USUAL,
    ) -> Formatted:
        assert sources
        assert lang
        assert manner == USUAL
        self.cites = tuple(cites)
        return Formatted(tuple(text(cite.items[0].source) for cite in cites), ())


def asked(**fields: object) -> list[tuple[str, int, str]]:
    """Source, number and scope of each citation, in the order the style is told of them."""
    sections = (
        chapter(
            "A",
            p("x", Note((p(cited("s1")),), "source", id="1")),
            p("y", Note((p("Mine, ", cited("c1")),), id="2")),
            p("z", Note((p(cited("s2")),), "source", id="3")),
            id="a",
        ),
        chapter("B", p("x", Note((p(cited("s3")),), "source", id="4")), id="b"),
    )
    style = Recorded()
    biography = Biography(text("Life"), sources=SOURCES)
    edition = Edition("pdf", "pdf", **fields)  # type: ignore[arg-type]
    made, _ = format_citations(sections, biography, style, edition, "en")
    order = [plain_text(one.blocks) for s in made for one in walk(s) if isinstance(one, Note)]
    assert order == ["s1", "Mine, c1", "s2", "s3"]
    return [(cite.items[0].source, cite.note, cite.scope) for cite in style.cites]


def test_a_style_is_told_the_numbers_that_are_printed() -> None:
    assert asked() == [("s1", 1, ""), ("c1", 2, ""), ("s2", 3, ""), ("s3", 4, "")]


def test_positions_start_anew_with_the_numbers_unless_the_edition_parts_them() -> None:
    anew = [("s1", 1, "a"), ("c1", 2, "a"), ("s2", 3, "a"), ("s3", 1, "b")]
    assert asked(note_numbers="chapter") == anew
    through = [("s1", 1, ""), ("c1", 2, ""), ("s2", 3, ""), ("s3", 4, "")]
    assert asked(note_numbers="chapter", positions="book") == through
    known = [("s1", 1, "a"), ("c1", 2, "a"), ("s2", 3, "a"), ("s3", 4, "b")]
    assert asked(positions="chapter") == known


def test_a_note_with_a_symbol_counts_with_the_number_before_it_at_the_foot_of_a_page() -> None:
    assert asked(note_series="two") == [("s1", 1, ""), ("c1", 1, ""), ("s2", 2, ""), ("s3", 3, "")]


def test_comments_at_the_foot_and_sources_at_the_end_are_read_by_themselves() -> None:
    assert asked(note_series="two", placement="book-end") == [
        ("c1", 1, "*"),
        ("s1", 1, ""),
        ("s2", 2, ""),
        ("s3", 3, ""),
    ]


@pytest.mark.parametrize(
    ("target", "ibid", "apart"),
    [
        ("pdf", "auto", False),
        ("epub", "auto", True),
        ("html", "auto", True),
        ("epub", "allowed", False),
        ("pdf", "never", True),
    ],
)
def test_a_note_that_pops_up_stands_alone(target: str, ibid: str, apart: bool) -> None:
    style = Recorded()
    edition = Edition(target, target, ibid=ibid)  # type: ignore[arg-type]
    sections = (chapter("A", p("x", Note((p(cited("m")),), "source", id="1")), id="a"),)
    format_citations(sections, Biography(text("L"), sources=SOURCES), style, edition, "en")
    assert [cite.apart for cite in style.cites] == [apart]


def test_a_work_is_cited_in_full_again_where_positions_start_anew() -> None:
    sections = [chapter(name, p("x", cited("m"), "."), p("y", cited("m"), ".")) for name in "AB"]
    through = [plain_text(one.note.blocks) for one in book(*sections).notes]
    anew = [plain_text(one.note.blocks) for one in book(*sections, note_numbers="chapter").notes]
    assert through[0] == anew[0] == anew[2]
    assert anew[1] == anew[3] == through[1]


def test_one_text_says_ibid_in_print_and_words_that_stand_alone_in_an_ebook() -> None:
    sections = [chapter(name, *(p("x", cited("m"), ".") for _ in range(3))) for name in "AB"]

    def notes(target: str, **fields: object) -> list[str]:
        made = book(*sections, target=target, citation_style="chicago-ibid", **fields)
        return [plain_text(one.note.blocks) for one in made.notes]

    said = notes("pdf", note_numbers="chapter")
    assert [words == "Ibid." for words in said] == [False, True, True] * 2
    assert not [words for words in notes("epub") if "Ibid" in words]
    assert "Ibid." in notes("epub", ibid="allowed")
    assert not [words for words in notes("pdf", ibid="never") if "Ibid" in words]


IBID_STYLES = {
    "chicago-ibid": "Ibid.",
    "turabian-notes-bibliography-subsequent-ibid": "Ibid.",
    "oscola": "ibid.",
    "mhra-notes": None,
    "china-national-standard-gb-t-7714-2015-note": "同上.",
}
"""Note styles, and what each says of a work that the note before cites."""


def both(*keys: str) -> Citation:
    return Citation(tuple(map(CitationItem, keys)))


def through(target: str, style: str, **fields: object) -> list[str]:
    """The notes of two chapters alike: of sources in a row, of the author's that cite."""
    mine = Note((p("So M, as ", cited("m"), " has it."),))
    blocks = (
        p("a", cited("m"), "."),
        p("b", cited("m"), "."),
        p("c", mine, "."),
        p("d", both("m", "w"), "."),
        p("e", cited("w"), "."),
        p("f", cited("m"), "."),
    )
    made = book(
        chapter("One", *blocks),
        chapter("Two", *blocks),
        target=target,
        citation_style=style,
        **fields,
    )
    return [plain_text(one.note.blocks) for one in made.notes]


@pytest.mark.parametrize("target", ["epub", "html"])
@pytest.mark.parametrize("style", IBID_STYLES)
def test_notes_that_pop_up_say_a_work_in_full_once_a_chapter_and_never_lead_elsewhere(
    style: str, target: str
) -> None:
    notes = through(target, style)
    assert not [words for words in notes if re.search(r"(?i)ibid|同\s*[上\d]|\(n \d", words)]
    assert notes[:6] == notes[6:]
    assert notes[0] == through("pdf", style)[0]


@pytest.mark.parametrize(("style", "ibid"), IBID_STYLES.items())
def test_print_of_the_same_text_says_what_the_style_has(style: str, ibid: str | None) -> None:
    notes = through("pdf", style)
    if ibid is not None:
        assert notes[1] == notes[7] == ibid
    assert notes[6] != notes[0]
    assert len(notes) == len(through("epub", style))


def test_a_style_that_only_points_to_other_notes_says_all_in_each_that_pops_up() -> None:
    notes = through("epub", "oscola")
    assert notes[0] == notes[1] == notes[5] == "M."
    assert notes[3] == "M; W."
    assert "M (n 1)." in through("epub", "oscola", ibid="allowed")


@pytest.mark.parametrize(
    ("name", "back"),
    [("oscola", True), ("chicago-notes-bibliography", False), ("mhra-notes", False)],
)
def test_which_styles_point_to_other_notes(name: str, back: bool) -> None:
    assert style_named(name).refers_back is back
