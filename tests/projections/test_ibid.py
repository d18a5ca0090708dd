"""What a note that says *ibid.* in its author's own words stands for, where there is no doubt."""

from __future__ import annotations

import pytest

from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Citation,
    CitationItem,
    Emphasis,
    Inline,
    Note,
    Paragraph,
    Section,
    Span,
    Text,
    WorkTitle,
)
from biokit.model.sources import Item, Source
from biokit.model.walk import plain_text
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.ibid import leads_elsewhere, spelled_out

GREVILLE = WorkTitle((Text("Greville"),))
MEMOIRS = Citation((CitationItem("m"),))
SOURCES = tuple(Source(id=k, item=Item(type="book", title=k.upper())) for k in "mw")


def p(*content: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in content))


def note(*content: Inline | str, **fields: object) -> Note:
    return Note((p(*content),), **fields)  # type: ignore[arg-type]


def composed(*chapters: tuple[Inline, ...], **fields: object) -> Book:
    sections = tuple(
        Section((Text("One"),), tuple(p("He went", one, ".") for one in notes), role="chapter")
        for notes in chapters
    )
    life = Biography((Text("A Life"),), sections=sections, sources=SOURCES, lang="en")
    return compose(life, Edition("epub", "epub", **fields))  # type: ignore[arg-type]


def read(*chapters: tuple[Inline, ...], **fields: object) -> list[str]:
    """What the notes of chapters say when each is read by itself."""
    return [
        plain_text(one.note.blocks) for one in spelled_out(composed(*chapters, **fields))[0].notes
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Ibid.",
        "Ibid., 23.",
        "ibid., ii, 23–4.",
        "Ibid., chap. iv, pp. 3 and 4.",
        "Id.",
        "Ebd., S. 4 f.",
        "A. a. O., S. 5.",
        "Ivi, p. 4.",
        "Ibíd., p. 7.",
        "同上书，第23页。",
    ],
)
def test_a_bare_ibid_is_followed_by_the_note_it_leads_to(words: str) -> None:
    said = read((note(GREVILLE, ", ii, 12."), note(words)))
    assert said == ["Greville, ii, 12.", f"{words} [Greville, ii, 12]"]


def test_a_row_of_them_leads_to_the_note_that_is_none() -> None:
    said = read((note("Martin, v, 2."), note("Ibid., 3."), note("Ibid.")))
    assert said[1:] == ["Ibid., 3. [Martin, v, 2]", "Ibid. [Martin, v, 2]"]


def test_a_citation_may_be_what_is_meant() -> None:
    assert read((MEMOIRS, note("Ibid., 5.")))[1] == "Ibid., 5. [M (n.d.)]"


@pytest.mark.parametrize(
    "before",
    [
        note(GREVILLE, ", 3; ", Emphasis((Text("Hill"),)), ", 4."),
        note(GREVILLE, ", 3, and ", Emphasis((Text("Hill"),)), ", 4."),
        note("He thought so himself. ", GREVILLE, ", 3."),
        note("See ", GREVILLE, ", 3."),
        note("Private information."),
        note("Greville, op. cit., 4."),
        note("As ", MEMOIRS, " has it."),
        Citation((CitationItem("m"), CitationItem("w"))),
        Note((p(GREVILLE, ", 3."), p("And more."))),
        note(GREVILLE, ", 3, " + "on and on, " * 30),
    ],
)
def test_nothing_is_added_where_the_note_before_names_not_just_one_source(before: Inline) -> None:
    assert read((before, note("Ibid."), note("Ibid., 4.")))[1:] == ["Ibid.", "Ibid., 4."]


def test_nothing_is_added_to_what_says_more() -> None:
    said = read((note(GREVILLE, ", 3."), note("Ibid., 4; Stockmar, 5."), note("Idem, Memoirs, 4.")))
    assert said[1:] == ["Ibid., 4; Stockmar, 5.", "Idem, Memoirs, 4."]


def test_no_note_leads_out_of_its_chapter_or_to_another_series() -> None:
    assert read((note(GREVILLE, ", 3."),), (note("Ibid."),))[1] == "Ibid."
    mixed = (note(GREVILLE, ", 3.", kind="comment"), MEMOIRS, note("Ibid."))
    assert read(mixed, note_series="two")[2] == "Ibid."


def test_what_is_added_has_no_id_and_is_marked_as_made() -> None:
    before = note(WorkTitle((Text("Greville"),), id="greville"), ", 3.")
    book, ids = spelled_out(composed((before, note("Ibid."))))
    (only,) = book.notes[1].note.blocks
    assert isinstance(only, Paragraph)
    said = only.content[-1]
    assert isinstance(said, Span)
    assert said.attributes == (("made", "whole"),)
    assert not [part for part in said.content if part.id]
    assert ids == (book.notes[1].note.id,)


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("So also ibid., 4.", True),
        ("Hill, op. cit., 4.", True),
        ("Id., 5.", True),
        ("The idem sonans rule.", False),
        ("His identity.", False),
    ],
)
def test_which_words_lead_elsewhere(words: str, leads: bool) -> None:
    assert leads_elsewhere(note(words)) is leads
