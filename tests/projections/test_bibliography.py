"""The bibliography in its parts: what stands where, in which order, and that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from biokit.citing.terms import terms
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Citation,
    CitationItem,
    Definition,
    Derived,
    Inline,
    Paragraph,
    Section,
    Text,
)
from biokit.model.sources import Item, ItemDate, ItemName, Names, Source
from biokit.model.walk import plain_text, walk
from biokit.projections.book import Book
from biokit.projections.compose import compose

SMITH: Names = (ItemName(family="Smith", given="John"),)


def source(key: str, kind: str, title: str, **fields: object) -> Source:
    issued = ItemDate(date_parts=((1921,),))
    return Source(id=key, item=Item(type=kind, title=title, issued=issued, **fields))  # type: ignore[arg-type]


def letter(key: str, title: str, archive: str, box: str, **fields: object) -> Source:
    kept = {"genre": "letter", "archive": archive, "archive_location": box, **fields}
    return source(key, "manuscript", title, **kept)


PAPERS = "Example Papers"
SOURCES = (
    letter("late", "To Mary", "Record Office", "box 12", archive_collection=PAPERS),
    letter("early", "To Ann", "Record Office", "box 3", archive_collection=PAPERS),
    letter("loose", "To Jane", "British Library", "Add. MS 1", archive_place="London"),
    source("book", "book", "A Book", author=SMITH, annote="A <i>good</i> book."),
    source("other", "book", "Another Book", author=SMITH, keyword="family, travel"),
    source("paper", "article-newspaper", "News", container_title="The Times"),
    source("letters", "personal_communication", "Letters", publisher="Murray"),
    source("site", "webpage", "A Page", URL="https://example.org/"),
    Source(id="nobody", state="unresolved", label="3"),
)


def text(words: str) -> tuple[Inline, ...]:
    return (Text(words),)


def bibliography(*places: Derived | Section, sources: tuple[Source, ...] = SOURCES) -> Section:
    sections = tuple(
        place if isinstance(place, Section) else Section(text(place.keyword or "Part"), (place,))
        for place in places
    )
    return Section(text("Bibliography"), (), sections, role="bibliography")


def book(
    *back: Section, sources: tuple[Source, ...] = SOURCES, lang: str = "en-GB", **fields: object
) -> Book:
    cited = Paragraph(
        tuple(Citation((CitationItem(each.id),)) for each in (*sources, Source(id="gone")))
    )
    chapter = Section(text("One"), (cited,), role="chapter")
    biography = Biography(text("A Life"), sections=(chapter, *back), sources=sources, lang=lang)
    return compose(biography, Edition("html", "html", **fields))  # type: ignore[arg-type]


def printed(made: Book) -> list[str]:
    """Headings with `#`, repositories with a colon, entries and what stands between them."""
    return list(_lines(made.back[-1], "#"))


def _lines(section: Section, level: str) -> Iterator[str]:
    yield f"{level} {plain_text(section.title)}"
    for block in section.blocks:
        for part in walk(block):
            match part:
                case Definition(term=term):
                    yield f"{plain_text(term)}:"
                case Paragraph(content=content):
                    yield plain_text(content)
                case _:
                    pass
    for below in section.sections:
        yield from _lines(below, f"{level}#")


def keys(section: Section) -> list[str]:
    return [
        part.id.removeprefix("source-")
        for part in walk(section)
        if isinstance(part, Paragraph) and part.id is not None
    ]


def by_heading(made: Book) -> dict[str, list[str]]:
    return {plain_text(each.title): keys(each) for each in made.back[-1].sections}


def test_one_word_divides_the_bibliography_by_kind() -> None:
    made = book(bibliography_parts="kinds")
    assert by_heading(made) == {
        "Archives and manuscripts": ["loose", "early", "late"],
        "Printed primary sources": ["letters"],
        "Secondary sources": ["book", "other"],
        "Newspapers and magazines": ["paper"],
        "Websites": ["site"],
        "Other sources": ["gone", "references-unresolved"],
    }


@pytest.mark.parametrize("lang", ["en", "de", "fr", "zh-Hans"])
def test_the_parts_are_headed_in_the_language_of_the_book(lang: str) -> None:
    made = book(bibliography_parts="kinds", lang=lang)
    assert list(by_heading(made))[:2] == [terms(lang).archives, terms(lang).printed_sources]


def test_archives_stand_by_repository_and_call_number_which_the_entries_do_not_repeat() -> None:
    assert printed(book(bibliography_parts="kinds"))[1:7] == [
        "## Archives and manuscripts",
        "British Library, London:",
        "‘To Jane’. Letter. 1921. Add. MS 1.",
        "Record Office:",
        "‘To Ann’. Letter. 1921. Box 3. Example Papers.",
        "‘To Mary’. Letter. 1921. Box 12. Example Papers.",
    ]


def test_a_finding_list_has_collections_with_the_call_numbers_cited() -> None:
    place = Derived("bibliography", printed=False, by="collection")
    assert printed(book(bibliography(place)))[2:6] == [
        "British Library, London:",
        "‘To Jane’. Letter. 1921. Add. MS 1.",
        "Record Office:",
        "Example Papers: box 3; box 12",
    ]


def test_what_no_part_asks_for_has_a_last_part() -> None:
    made = by_heading(book(bibliography(Derived("bibliography", ("secondary",)))))
    rest = made.pop("Other sources")
    assert made == {"Part": ["book", "other"]}
    assert sorted(rest) == sorted(
        {"late", "early", "loose", "paper", "letters", "site", "gone", "references-unresolved"}
    )


def test_an_author_may_say_where_the_rest_stands() -> None:
    rest = Derived("bibliography")
    family = Derived("bibliography", keyword="family")
    made = book(bibliography(Section(text("Works"), (rest,)), family))
    assert by_heading(made)["family"] == ["other"]
    assert "other" not in by_heading(made)["Works"]
    assert len(by_heading(made)["Works"]) == len(SOURCES)


def test_the_text_has_its_own_parts_whatever_the_edition_says() -> None:
    place = Derived("bibliography", ("press",))
    made = book(bibliography(place), bibliography_parts="kinds")
    assert list(by_heading(made)) == ["Part", "Other sources"]


def test_a_bibliography_that_is_not_divided_is_one_list() -> None:
    made = book()
    assert not made.back[-1].sections
    assert len(keys(made.back[-1])) == len(SOURCES) + 1


def test_the_kind_an_author_gives_goes_before_the_one_that_is_inferred() -> None:
    memoir = Source(id="m", kind="printed-primary", item=Item(type="book", title="Memoirs"))
    made = book(sources=(memoir,), bibliography_parts="kinds")
    assert by_heading(made)["Printed primary sources"] == ["m"]


def test_no_dash_stands_for_an_author_of_another_part() -> None:
    places = [Derived("bibliography", keyword=word) for word in ("family", "work")]
    sources = (
        source("one", "book", "One", author=SMITH, keyword="family"),
        source("two", "book", "Two", author=SMITH, keyword="work"),
        source("three", "book", "Zoo", author=SMITH, keyword="work"),
    )
    style = "turabian-notes-bibliography"
    made = printed(book(bibliography(*places), sources=sources, citation_style=style))
    began = [line.partition(".")[0] for line in made if not line.startswith("#")]
    assert began[:3] == ["Smith, John", "Smith, John", "———"]


def test_numbers_are_one_series_through_all_parts() -> None:
    made = book(bibliography_parts="kinds", citation_style="ieee")
    numbers = [line.partition("]")[0] for line in printed(made) if line.startswith("[")]
    assert sorted(numbers) == sorted(f"[{number}" for number in range(1, len(numbers) + 1))
    assert len(numbers) == len(SOURCES) - 1


def test_an_annotation_stands_under_its_entry() -> None:
    made = printed(book(annotations="annote"))
    at = next(n for n, line in enumerate(made) if "A Book" in line)
    assert made[at + 1] == "A good book."


def test_an_asterisk_marks_what_is_not_published_and_is_explained_once() -> None:
    made = printed(book(unprinted="asterisk", bibliography_parts="kinds"))
    assert made.count(terms("en").unprinted) == 1
    assert len([line for line in made if line.startswith("*")]) == 3


def test_no_asterisk_is_explained_where_none_is_printed() -> None:
    assert terms("en").unprinted not in printed(book(sources=SOURCES[3:4], unprinted="asterisk"))


def test_a_part_that_prints_nothing_is_not_there() -> None:
    entry = source("e", "entry-encyclopedia", "Entry", container_title="Wikipedia")
    made = book(sources=(entry, SOURCES[5]), bibliography_parts="kinds")
    assert "Secondary sources" not in by_heading(made)
    everything = book(sources=(entry, SOURCES[5]), bibliography_parts="kinds", bibliography="all")
    assert by_heading(everything)["Secondary sources"] == ["e"]
