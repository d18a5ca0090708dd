"""Lists that others keep: biblatex-chicago's and BibLaTeX's own examples say what they test."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from biokit.errors import BadInput
from biokit.model.sources import Item, ItemDate, ItemName, Source
from biokit.references import References, read_references


def read(folder: Path, name: str) -> References:
    return read_references((folder / "bib" / name).read_bytes(), name)


@pytest.fixture(scope="module")
def chicago(shared_data: Path) -> dict[str, Source]:
    found = read(shared_data, "biblatex-chicago-notes-test.bib")
    return {source.id: source for source in found.sources}


@pytest.fixture(scope="module")
def biblatex(shared_data: Path) -> dict[str, Source]:
    found = read(shared_data, "biblatex-examples.bib")
    return {source.id: source for source in found.sources}


@pytest.mark.parametrize(
    ("name", "sources", "codes"),
    [
        (
            "biblatex-chicago-notes-test.bib",
            192,
            {"loss-field", "loss-entry", "loss-latex", "unreadable-name"},
        ),
        ("biblatex-examples.bib", 90, {"loss-field", "loss-entry", "loss-latex"}),
    ],
)
def test_every_entry_is_read_and_nothing_in_it_is_an_error(
    shared_data: Path, name: str, sources: int, codes: set[str]
) -> None:
    found = read(shared_data, name)
    assert len(found.sources) == sources
    assert {finding.code for finding in found.findings} == codes
    assert all(source.state == "resolved" and source.item != Item() for source in found.sources)
    assert not [finding for finding in found.findings if finding.severity == "error"]


def test_every_field_of_an_entry_is_kept_or_told(shared_data: Path) -> None:
    found = read(shared_data, "biblatex-chicago-notes-test.bib")
    lost = Counter(
        finding.message.split("`")[1]
        for finding in found.findings
        if finding.code == "loss-field" and finding.severity == "warning"
    )
    assert lost.keys() <= {
        "related", "origlanguage", "userf", "userd", "userc", "usera", "nameaddon",
        "shortauthor", "authortype", "editortype", "editorbtype",
    }  # fmt: skip


def test_an_unpublished_letter_has_recipient_date_and_archive(chicago: dict[str, Source]) -> None:
    source = chicago["creel:house"]
    item = source.item
    assert (source.kind, item.type) == ("letter", "personal_communication")
    assert item.recipient == (ItemName(family="House", given="Colonel"),)
    assert item.issued == ItemDate(date_parts=((1918, 9, 25),))
    assert (item.archive, item.archive_collection) == (
        "Yale University Library",
        "Edward\u00a0M. House Papers",
    )


def test_a_letter_in_a_book_keeps_its_own_date_and_the_books(chicago: dict[str, Source]) -> None:
    item = chicago["jackson:paulina:letter"].item
    assert item.recipient == (ItemName(family="Pepys", given="John", suffix="Junior"),)
    assert item.original_date == ItemDate(date_parts=((1676, 10, 3),))
    assert item.issued == ItemDate(date_parts=((1955,),))
    assert item.container_title == "The Letters of Samuel Pepys and His Family Circle"


def test_a_letter_takes_the_book_it_is_in_by_crossref(chicago: dict[str, Source]) -> None:
    source = chicago["white:ross:memo"]
    assert source.siglum == "EBWMemo"
    assert source.item.container_title == "Letters of E.\u00a0B. White"
    assert source.item.genre == "memorandum"
    assert source.item.recipient == (ItemName(family="Ross", given="Harold"),)


def test_a_manuscript_ascends_from_collection_to_place(chicago: dict[str, Source]) -> None:
    source = chicago["dinkel:agassiz"]
    item = source.item
    assert source.kind == "archive"
    assert (item.archive_collection, item.archive, item.archive_place) == (
        "Agassiz Papers",
        "Houghton Library",
        "Harvard University",
    )


def test_an_interview_has_its_interviewer(chicago: dict[str, Source]) -> None:
    source = chicago["spock:interview"]
    assert source.kind == "interview"
    assert source.item.interviewer == (ItemName(family="Senn", given="Milton J. E."),)


def test_a_painting_has_museum_medium_and_size(chicago: dict[str, Source]) -> None:
    item = chicago["leo:madonna"].item
    assert (item.archive, item.archive_place, item.medium, item.dimensions) == (
        "Louvre",
        "Paris",
        "oil on canvas",
        "78 x 48.5 in",
    )
    assert item.issued == ItemDate(edtf="148X")


def test_an_episode_has_director_writer_and_cast(chicago: dict[str, Source]) -> None:
    item = chicago["american:crime"].item
    assert item.type == "broadcast"
    assert [name.family for name in (*item.director, *item.script_writer, *item.performer)] == [
        "Murphy",
        "DeVincentis",
        "Brown",
        "Choi",
        "Paulson",
    ]
    assert item.publisher == "FX"


def test_a_review_has_what_it_is_of_and_whose(chicago: dict[str, Source]) -> None:
    source = chicago["barcott:review"]
    assert source.kind == "press"
    assert source.item.type == "review"
    assert source.item.title is None
    assert source.item.reviewed_title == "The Last Marlin: The Story of a Family at Sea"
    assert [name.family for name in source.item.reviewed_author] == ["Waitzkin"]


def test_a_review_that_is_none_is_called_what_it_says(chicago: dict[str, Source]) -> None:
    interview, letter = chicago["bundy:macneil"].item, chicago["Clemens:letter"].item
    assert (interview.type, interview.interviewer[0].family) == ("interview", "MacNeil")
    assert (letter.type, letter.title, letter.genre) == (
        "article-magazine",
        None,
        "letter to the editor",
    )


def test_a_volume_of_a_work_has_both_titles(chicago: dict[str, Source]) -> None:
    item = chicago["aristotle:metaphy:trans"].item
    assert (item.title, item.volume_title, item.title_short) == (
        "The Works of Aristotle, Translated into English",
        "Metaphysica",
        "Metaphysica",
    )
    assert item.translator == (ItemName(family="Ross", given="W. D."),)


def test_particles_stand_where_the_options_say(biblatex: dict[str, Source]) -> None:
    (name,) = biblatex["vangennep"].item.author
    assert (name.non_dropping_particle, name.family) == ("van", "Gennep")
    name = biblatex["geer"].item.author[0]
    assert (name.dropping_particle, name.family) == ("de", "Geer")


def test_parts_of_collected_works_take_from_volume_and_work(biblatex: dict[str, Source]) -> None:
    item = biblatex["kant:kpv"].item
    assert (item.title, item.container_title) == (
        "Kritik der praktischen Vernunft",
        "Kants Werke. Akademie Textausgabe",
    )
    assert (biblatex["kant:kpv"].siglum, item.volume, item.language) == ("KpV", "5", "de")


def test_templates_of_a_wiki_are_no_csl(shared_data: Path) -> None:
    with pytest.raises(BadInput, match="this is no CSL-JSON"):
        read(shared_data, "caiqi-zh-references.json")
