"""References that are given in words alone."""

from __future__ import annotations

import pytest

from biokit.citing.base import Cite
from biokit.citing.inlines import as_text
from biokit.citing.styles import style
from biokit.model.nodes import CitationItem, Locator
from biokit.model.sources import Item, ItemDate, Source

WORDS = "R. Smith on “The Fox” in <i>Journal of Foxes</i> 3 (1999), in Box 4"
FOX = Source(
    id="fox",
    item=Item(
        type="document",
        title=f'<span class="nocase">{WORDS}</span>',
        issued=ItemDate(date_parts=((1999,),)),
    ),
    verbatim=WORDS,
)
PRINTED = "R. Smith on “The Fox” in Journal of Foxes 3 (1999), in Box 4"


def cited(name: str, *items: CitationItem) -> tuple[list[str], list[str]]:
    cites = [Cite((item,), note) for note, item in enumerate(items, 1)]
    made = style(name).format(cites, {"fox": FOX}, "en")
    return [as_text(run) for run in made.citations], [as_text(e.content) for e in made.entries]


@pytest.mark.parametrize("name", ["chicago-notes-bibliography", "oscola"])
def test_notes_and_their_bibliography_print_the_words_and_nothing_else(name: str) -> None:
    notes, entries = cited(name, CitationItem("fox"))
    assert notes[0].rstrip(".") == PRINTED
    assert [entry.rstrip(".") for entry in entries] == [PRINTED]


def test_a_place_in_it_follows_the_words() -> None:
    notes, _ = cited("chicago-notes-bibliography", CitationItem("fox", (Locator("page", "7"),)))
    assert notes[0] == f"{PRINTED}, 7."


def test_a_second_note_is_shorter_or_the_same_but_not_empty() -> None:
    notes, _ = cited("chicago-notes-bibliography", CitationItem("fox"), CitationItem("fox"))
    assert notes[1]


def test_styles_without_notes_make_their_own_of_it() -> None:
    citations, entries = cited("apa", CitationItem("fox"))
    assert "1999" in citations[0]
    assert len(entries) == 1


def test_it_is_listed_though_the_style_keeps_its_kind_to_the_notes() -> None:
    assert style("chicago-notes-bibliography").left_out((FOX,), "en") == ()
