"""The list of abbreviations that explains the notes."""

from __future__ import annotations

import pytest

from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Citation, CitationItem, Derived, Paragraph, Section, Text
from biokit.model.sources import Item, ItemName, Source
from biokit.model.walk import plain_text
from biokit.projections.book import Book
from biokit.projections.compose import compose

LETTERS = Source(
    id="letters",
    siglum="QVL",
    item=Item(
        type="book",
        title="The Letters of Queen Victoria",
        editor=(ItemName(family="Benson", given="A. C."),),
        publisher="Murray",
    ),
)
CHAPTER = Section(
    (Text("One"),),
    (Paragraph((Text("So she wrote."), Citation((CitationItem("letters"),)))),),
    role="chapter",
)


def book(*sections: Section, **fields: str) -> Book:
    edition = Edition("pdf", "pdf", **fields)  # type: ignore[arg-type]
    life = Biography((Text("A Life"),), sections=sections, sources=(LETTERS,), lang="en-US")
    return compose(life, edition)


def test_sources_that_go_by_an_abbreviation_are_listed_before_the_notes() -> None:
    notes = Section((Text("Notes"),), role="notes")
    made = book(CHAPTER, notes, placement="book-end")
    assert [section.role for section in made.back] == ["abbreviations", "notes", "bibliography"]
    assert plain_text(made.back[0].blocks) == (
        "QVLA. C. Benson, ed., The Letters of Queen Victoria (Murray, n.d.)."
    )


def test_an_author_date_style_explains_them_as_its_bibliography_would() -> None:
    (abbreviations, _) = book(CHAPTER, citation_style="chicago-author-date").back
    assert plain_text(abbreviations.blocks).startswith("QVLBenson, A. C., ed. n.d. ")


@pytest.mark.parametrize("where", ["appendix", "abbreviations"])
def test_a_list_of_the_authors_own_is_not_doubled(where: str) -> None:
    own = Section((Text("Short titles"),), (Derived("abbreviations"),), role=where)  # type: ignore[arg-type]
    made = book(CHAPTER, own)
    assert [section.role for section in made.back] == [where, "bibliography"]


def test_there_is_no_list_where_no_abbreviation_is_used() -> None:
    assert [section.role for section in book(CHAPTER, sigla="never").back] == ["bibliography"]
    uncited = Section((Text("One"),), (Paragraph((Text("So."),)),), role="chapter")
    assert book(uncited).back == ()
