"""The built-in style: what its notes and its bibliography say."""

from __future__ import annotations

import pytest

from biokit.citing.base import Cite
from biokit.citing.styles import style, style_names
from biokit.errors import BadUsage
from biokit.model.nodes import CitationItem, Locator, Text
from biokit.model.sources import Item, ItemDate, ItemName, Source
from biokit.model.walk import plain_text

GREVILLE = Source(
    id="greville",
    item=Item(
        type="book",
        author=(ItemName(family="Greville", given="Charles"),),
        title="The Greville Memoirs",
        title_short="Memoirs",
        publisher_place="London",
        publisher="Longmans, Green",
        issued=ItemDate(date_parts=((1874,),)),
    ),
)
ENTRY = Source(
    id="entry",
    siglum="W",
    item=Item(type="entry-encyclopedia", title="Cai Qi", container_title="Wikipedia"),
)
MISSING = tuple(
    Source(id=f"entry-{label}", within="entry", label=str(label), state="unresolved")
    for label in (1, 2, 3, 7)
)
SOURCES = {source.id: source for source in (GREVILLE, ENTRY, *MISSING)}


def notes(*citations: tuple[CitationItem, ...], lang: str = "en-GB") -> list[str]:
    cites = [Cite(items, number) for number, items in enumerate(citations, 1)]
    formatted = style("biokit-notes").format(cites, SOURCES, lang)
    return [plain_text(run) for run in formatted.citations]


def bibliography(*keys: str) -> list[str]:
    cites = [Cite((CitationItem(key),), number) for number, key in enumerate(keys, 1)]
    formatted = style("biokit-notes").format(cites, SOURCES, "en-GB")
    return [plain_text(entry.content) for entry in formatted.entries]


def test_the_first_note_is_full_and_the_next_is_short() -> None:
    page = (Locator("page", "3"),)
    assert notes((CitationItem("greville", page),), (CitationItem("greville", page),)) == [
        "Charles Greville, The Greville Memoirs (London: Longmans, Green, 1874), p. 3.",
        "Greville, Memoirs, p. 3.",
    ]


def test_a_volume_and_a_page_are_joined_by_a_colon_and_ranges_take_a_dash() -> None:
    locators = (Locator("volume", "2"), Locator("page", "326-28"))
    (note,) = notes((CitationItem("greville", locators),))
    assert note.endswith(" 2:326–28.")


def test_several_pages_are_pp() -> None:
    (note,) = notes((CitationItem("greville", (Locator("page", "3, 9"),)),))
    assert note.endswith(", pp. 3, 9.")


def test_a_heading_with_a_range_in_it_is_one_section() -> None:
    (note,) = notes((CitationItem("greville", (Locator("section", "Activities (2022–2025)"),)),))
    assert note.endswith(", sec. Activities (2022–2025).")


def test_prefix_suffix_and_quoted_words_stand_around_the_source() -> None:
    item = CitationItem(
        "entry", prefix=(Text("see"),), suffix=(Text("on the commune"),), quoted="he worked"
    )
    assert notes((item,)) == ["see “Cai Qi”, Wikipedia, “he worked”, on the commune."]


def test_a_source_with_a_siglum_is_cited_by_it_from_the_second_time() -> None:
    assert notes((CitationItem("entry"),), (CitationItem("entry"),))[1] == "W."


def test_several_sources_are_separated_by_semicolons() -> None:
    (note,) = notes((CitationItem("greville"), CitationItem("entry")))
    assert note.count(";") == 1


def test_references_that_one_account_lacks_are_said_in_one_breath_and_as_missing() -> None:
    (note,) = notes((CitationItem("entry-1"), CitationItem("entry-3")))
    assert note == "W, references 1 and 3 (not given in the text read)."


def test_the_bibliography_lists_missing_references_as_missing_and_in_ranges() -> None:
    keys = ("entry-7", "entry-2", "entry-1", "entry-3", "greville")
    assert bibliography(*keys) == [
        "Greville, Charles. The Greville Memoirs. London: Longmans, Green, 1874.",
        "W: references 1–3 and 7, cited but not given in the text read.",
    ]


def test_a_source_nobody_described_is_printed_by_its_key() -> None:
    assert notes((CitationItem("nowhere"),)) == ["nowhere."]
    assert bibliography("nowhere") == ["nowhere."]


def test_the_words_of_the_style_follow_the_language() -> None:
    (note,) = notes((CitationItem("entry-1"),), lang="de")
    assert "Beleg 1" in note


def test_a_chinese_name_is_neither_turned_nor_cut() -> None:
    name = ItemName(family="陈", given="思远")
    source = Source(id="chen", item=Item(type="book", author=(name,), title="书"))
    cites = [Cite((CitationItem("chen"),), number) for number in (1, 2)]
    formatted = style("biokit-notes").format(cites, {"chen": source}, "en")
    assert [plain_text(run)[:3] for run in formatted.citations] == ["陈思远", "陈思远"]


def test_a_citation_within_a_sentence_has_no_stop_of_its_own() -> None:
    cites = [Cite((CitationItem("entry"),), 1, alone=False)]
    (run,) = style("biokit-notes").format(cites, SOURCES, "en").citations
    assert not plain_text(run).endswith(".")


def test_an_unknown_style_is_refused_with_the_list_of_those_there_are() -> None:
    with pytest.raises(BadUsage, match="there are: biokit-notes"):
        style("chicago-19")
    assert style_names() == ("biokit-notes",)
