"""What a book rests on: cited, unresolved, missing, unused."""

from __future__ import annotations

from biokit.checks.usage import usage
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.model.life import Event, Life
from biokit.model.nodes import Account, Citation, CitationItem, Paragraph, Section, Text
from biokit.model.sources import Item, Source


def cited(*keys: str, line: int) -> Paragraph:
    citation = Citation(tuple(map(CitationItem, keys)), origin=Origin("text/01.md", line))
    return Paragraph((Text("So it was"), citation))


BOOK = Biography(
    (Text("A Life"),),
    sources=(
        Source(id="greville", item=Item(title="Memoirs"), kind="diary"),
        Source(id="ref-3", state="unresolved", within="article", label="3"),
        Source(id="article"),
        Source(id="idle"),
        Source(id="idle-hole", state="unresolved"),
    ),
    sections=(
        Section((Text("One"),), (cited("greville", "ghost", line=3), cited("ref-3", line=5))),
    ),
    accounts=(Account((Text("Article"),), "article", (cited("ref-3", line=9),)),),
    life=Life(
        events=(
            Event(id="born", subject="x", date=Date("1819"), citations=(CitationItem("greville"),)),
        )
    ),
)


def test_every_source_has_its_standing() -> None:
    assert {one.source: one.standing for one in usage(BOOK)} == {
        "greville": "cited",
        "ref-3": "unresolved",
        "article": "cited",
        "idle": "unused",
        "idle-hole": "unused",
        "ghost": "missing",
    }


def test_citations_in_text_accounts_and_life_are_counted() -> None:
    assert {one.source: one.count for one in usage(BOOK) if one.count} == {
        "greville": 2,
        "ref-3": 2,
        "ghost": 1,
    }


def test_the_first_citation_is_where_a_reader_meets_it() -> None:
    places = {one.source: (one.path, one.line) for one in usage(BOOK)}
    assert places["greville"] == ("text/01.md", 3)
    assert places["ref-3"] == ("text/01.md", 5)
    assert places["idle"] == (None, None)


def test_listed_sources_keep_their_order_and_the_missing_come_last() -> None:
    assert [one.source for one in usage(BOOK)][-1] == "ghost"
    assert [one.source for one in usage(BOOK)][:2] == ["greville", "ref-3"]
