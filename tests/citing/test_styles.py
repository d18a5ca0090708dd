"""The model's sources and citations in a CSL style: what biokit asks of it beyond CSL."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit import citing
from biokit.citing.base import USUAL, Cite, Manner
from biokit.citing.styles import style
from biokit.errors import BadInput, BadUsage
from biokit.model.nodes import CitationItem, Emphasis, Link, Locator, Text, WorkTitle
from biokit.model.sources import Item, ItemDate, ItemName, Source
from biokit.model.walk import plain_text

CHICAGO = "chicago-notes-bibliography"
IBID = "chicago-notes-bibliography-subsequent-ibid"
GREVILLE = Source(
    id="greville",
    item=Item(
        type="book",
        author=(ItemName(family="Greville", given="Charles"),),
        title="The Greville Memoirs",
        title_short="Memoirs",
        publisher="Longmans, Green",
        issued=ItemDate(date_parts=((1874,),)),
    ),
)
LETTERS = Source(
    id="letters",
    siglum="QVL",
    item=Item(
        type="book",
        title="The Letters of Queen Victoria",
        publisher="Murray",
        issued=ItemDate(date_parts=((1907,),)),
    ),
)
ENTRY = Source(
    id="entry",
    siglum="W",
    item=Item(type="entry-encyclopedia", title="Cai Qi", container_title="Wikipedia"),
)
CHEN = Source(
    id="chen",
    item=Item(
        type="book",
        author=(ItemName(family="陈", given="思远"),),
        title="魏克礼传",
        language="zh",
        issued=ItemDate(date_parts=((2003,),)),
    ),
)
MISSING = tuple(
    Source(id=f"entry-{label}", within="entry", label=str(label), state="unresolved")
    for label in (1, 2, 3, 7)
)
SOURCES = {source.id: source for source in (GREVILLE, LETTERS, ENTRY, CHEN, *MISSING)}


def notes(
    *citations: tuple[CitationItem, ...],
    name: str = CHICAGO,
    lang: str = "en-US",
    manner: Manner = USUAL,
) -> list[str]:
    cites = [Cite(items, number) for number, items in enumerate(citations, 1)]
    formatted = style(name).format(cites, SOURCES, lang, manner)
    return [plain_text(run) for run in formatted.citations]


def bibliography(*keys: str, manner: Manner = USUAL) -> list[str]:
    cites = [Cite((CitationItem(key),), number) for number, key in enumerate(keys, 1)]
    formatted = style(CHICAGO).format(cites, SOURCES, "en-US", manner)
    return [plain_text(entry.content) for entry in formatted.entries]


def page(number: str) -> tuple[Locator, ...]:
    return (Locator("page", number),)


def test_the_first_note_is_full_and_the_next_is_short() -> None:
    cited = (CitationItem("greville", page("3")),)
    assert notes(cited, cited) == [
        "Charles Greville, The Greville Memoirs (Longmans, Green, 1874), 3.",
        "Greville, Memoirs, 3.",
    ]


def test_a_volume_and_a_page_are_joined_by_a_colon_and_ranges_take_a_dash() -> None:
    locators = (Locator("volume", "2"), Locator("page", "326-28"))
    (note,) = notes((CitationItem("greville", locators),))
    assert note.endswith(" 2:326–28.")


def test_a_heading_with_a_range_or_an_and_in_it_is_one_section() -> None:
    for heading in ("Activities (2022–2025)", "Youth and Family"):
        (note,) = notes((CitationItem("greville", (Locator("section", heading),)),))
        assert note.endswith(f", sec. {heading}.")


def test_prefix_quoted_words_and_suffix_stand_around_the_source() -> None:
    item = CitationItem(
        "greville", prefix=(Text("see"),), suffix=(Text("on the commune"),), quoted="he worked"
    )
    (note,) = notes((item,))
    assert note.startswith("see Charles Greville, ")
    assert note.endswith("1874), “he worked,” on the commune.")


def test_an_authors_own_emphasis_and_links_come_through() -> None:
    link = Link((Text("there"),), "https://example.org/")
    item = CitationItem("greville", suffix=(Text("but "), Emphasis((Text("see"),)), link))
    (run,) = style(CHICAGO).format([Cite((item,), 1)], SOURCES, "en").citations
    assert Emphasis((Text("see"),)) in run
    assert link in run


def test_a_source_with_a_siglum_is_cited_by_it_from_the_second_time() -> None:
    first, second = notes((CitationItem("letters"),), (CitationItem("letters", page("12")),))
    assert first.startswith("The Letters of Queen Victoria")
    assert second == "QVL, 12."


def test_a_siglum_may_stand_in_the_first_note_or_in_none() -> None:
    cited = (CitationItem("letters", page("12")),)
    assert notes(cited, manner=Manner(sigla="always")) == ["QVL, 12."]
    assert "QVL" not in "".join(notes(cited, cited, manner=Manner(sigla="never")))


def test_references_that_one_account_lacks_are_said_in_one_breath_and_as_missing() -> None:
    (note,) = notes((CitationItem("entry-1"), CitationItem("entry-3")))
    assert note == "W, references 1 and 3 (not given in the text read)."


def test_the_bibliography_lists_missing_references_as_missing_and_in_ranges() -> None:
    keys = ("entry-7", "entry-2", "entry-1", "entry-3", "greville")
    assert bibliography(*keys) == [
        "Greville, Charles. The Greville Memoirs. Longmans, Green, 1874.",
        "W: references 1–3 and 7, cited but not given in the text read.",
    ]


def test_a_source_nobody_described_is_printed_by_its_key() -> None:
    assert notes((CitationItem("nowhere"),)) == ["nowhere."]
    assert bibliography("nowhere") == ["nowhere."]


def test_what_the_style_keeps_to_its_notes_may_be_listed_all_the_same() -> None:
    assert bibliography("entry") == []
    (entry,) = bibliography("entry", manner=Manner(bibliography="all"))
    assert entry.startswith("Wikipedia")


def test_the_words_of_the_notes_follow_the_language() -> None:
    (note,) = notes((CitationItem("entry-1"),), lang="de")
    assert "Beleg 1" in note


def test_terms_may_be_in_the_language_of_each_source() -> None:
    undated = {"chen": Source(id="chen", item=Item(type="book", title="书", language="zh"))}
    cites = [Cite((CitationItem("chen"),), 1)]
    said = [
        plain_text(style("apa").format(cites, undated, "en", Manner(terms=terms)).citations[0])
        for terms in ("book", "source")
    ]
    assert "n.d." in said[0]
    assert "n.d." not in said[1]


def test_a_chinese_name_is_cut_in_short_forms_only_if_the_style_may() -> None:
    cited = (CitationItem("chen"),)
    assert notes(cited, cited)[1].startswith("陈思远, ")
    assert notes(cited, cited, manner=Manner(cjk_names="style"))[1].startswith("陈, ")


def test_a_citation_within_a_sentence_has_no_stop_of_its_own() -> None:
    cites = [Cite((CitationItem("greville"),), 1, alone=False)]
    (run,) = style(CHICAGO).format(cites, SOURCES, "en").citations
    assert not plain_text(run).endswith(".")


def test_ibid_follows_the_reader_and_never_stands_alone() -> None:
    def said(**where: object) -> str:
        cites = [
            Cite((CitationItem("greville"),), 1, scope="one"),
            Cite((CitationItem("greville"),), 2, **{"scope": "one", **where}),  # type: ignore[arg-type]
        ]
        return plain_text(style(IBID).format(cites, SOURCES, "en").citations[1])

    assert said() == "Ibid."
    assert said(apart=True) == "Greville, Memoirs."
    assert said(scope="two").startswith("Charles Greville, The Greville Memoirs")


def test_an_author_in_the_sentence_stands_before_the_rest() -> None:
    cites = [Cite((CitationItem("greville", page("3")),), 0, narrative=True)]
    (run,) = style("chicago-author-date").format(cites, SOURCES, "en").citations
    assert plain_text(run) == "Greville (1874, 3)"


def test_titles_of_works_are_titles_in_their_own_language() -> None:
    (run,) = style(CHICAGO).format([Cite((CitationItem("greville"),), 1)], SOURCES, "en").citations
    assert WorkTitle((Text("The Greville Memoirs"),)) in run


def test_an_unknown_style_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadUsage, match="chicago-author-dat") as caught:
        style("chicago-author-dat")
    assert "chicago-author-date" in str(caught.value)


def test_a_broken_style_names_its_file_and_line(tmp_path: Path) -> None:
    broken = tmp_path / "mine.csl"
    broken.write_text('<style xmlns="http://purl.org/net/xbiblio/csl">\n<citation>\n</style>')
    with pytest.raises(BadInput) as caught:
        style(str(broken), anywhere=True)
    assert (caught.value.path, caught.value.line) == (str(broken), 3)


def test_citing_works_without_a_book() -> None:
    items = [{"id": "g", "type": "book", "title": "Memoirs", "issued": "1874"}]
    chosen = citing.style("chicago")
    made = citing.cite(chosen, items, [[{"id": "g", "locator": "3"}], [{"id": "g"}]])
    assert [citing.as_html(run) for run in made.citations] == [
        "<i>Memoirs</i> (1874), 3.",
        "<i>Memoirs</i>.",
    ]
    assert [entry.source for entry in citing.cite(chosen, items).entries] == ["g"]
    assert sorted(dir(citing)) == sorted(citing.__all__)


def test_a_place_that_the_style_has_no_room_for_is_told() -> None:
    cites = [Cite((CitationItem("greville", page("3")),), 1)]
    made = style("china-national-standard-gb-t-7714-2015-numeric").format(cites, SOURCES, "en")
    (finding,) = made.findings
    assert (finding.code, finding.words) == ("loss-locator", "greville")
    assert style(CHICAGO).format(cites * 2, SOURCES, "en").findings == ()
    assert style(IBID).format(cites * 2, SOURCES, "en").findings == ()


def test_a_second_locator_is_worded_in_the_language_of_the_book() -> None:
    locators = (Locator("chapter", "3"), Locator("page", "12"))
    cites = [Cite((CitationItem("greville", locators),), 1)]
    (run,) = style(CHICAGO).format(cites, SOURCES, "de").citations
    assert "3, S. 12" in plain_text(run)
