"""Calls of citations close to the words they stand by."""

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
    Text,
)
from biokit.model.sources import Source
from biokit.projections.compose import compose

CITED = Citation((CitationItem("w"),))
NOTE = Note((Paragraph((Text("Written as a note."),)),))


def said(*run: Inline, lang: str = "en") -> list[str]:
    """What stands in a paragraph, a call as `*`."""
    section = Section((Text("One"),), (Paragraph(run),), role="chapter")
    life = Biography((Text("T"),), sections=(section,), sources=(Source(id="w"),), lang=lang)
    (paragraph,) = compose(life, Edition("pdf", "pdf")).body[0].blocks
    assert isinstance(paragraph, Paragraph)
    return [
        "*" if isinstance(part, Note) else getattr(part, "value", "") for part in paragraph.content
    ]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (". Then", ["in Fujian.", "*", " Then"]),
        (", then", ["in Fujian,", "*", " then"]),
        ("; then", ["in Fujian;", "*", " then"]),
        (".” Then", ["in Fujian.”", "*", " Then"]),
        (" then", ["in Fujian", "*", " then"]),
        (" – then", ["in Fujian", "*", " – then"]),
    ],
)
def test_a_citation_is_called_close_to_the_words_and_after_the_punctuation(
    after: str, expected: list[str]
) -> None:
    assert said(Text("in Fujian "), CITED, Text(after)) == expected


def test_in_french_it_is_called_before_the_punctuation() -> None:
    assert said(Text("au Fujian "), CITED, Text(". Puis"), lang="fr") == [
        "au Fujian", "*", ". Puis",
    ]  # fmt: skip


def test_two_citations_in_a_row_stay_together() -> None:
    assert said(Text("so "), CITED, Text(" "), CITED, Text(".")) == ["so.", "*", "*"]
    assert said(Text("so "), CITED, CITED, Text(".")) == ["so.", "*", "*"]


def test_after_other_inlines_no_space_is_left_either() -> None:
    assert said(Emphasis((Text("so"),)), Text(" "), CITED, Text(".")) == ["", ".", "*"]


def test_a_note_stands_where_its_author_called_it() -> None:
    assert said(Text("so "), NOTE, Text(".")) == ["so ", "*", "."]
