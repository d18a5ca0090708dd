"""What the files of a project say is what the biography holds."""

from __future__ import annotations

from pathlib import Path

import pytest

import biokit
from biokit.errors import BadInput, BadModel, UnknownFormat
from biokit.model.base import Origin
from biokit.model.codec import encode_for_reading
from biokit.model.dates import Date
from biokit.model.edition import Contributor, Edition
from biokit.model.life import (
    Claim,
    Event,
    Person,
    Resolution,
    State,
    ValueDate,
    ValueEntity,
    ValueWords,
)
from biokit.model.names import Name, NameForm
from biokit.model.nodes import CitationItem, Emphasis, Figure, Locator, Paragraph, Text
from biokit.model.sources import Item, ItemDate, ItemName, Source
from biokit.model.walk import walk
from biokit.project import assets_in, assets_of, load_project, load_with_findings, project_of
from tests.project.conftest import FILES, PNG, Project


def test_the_front_says_title_editions_and_contributors(project: Project) -> None:
    biography = load_project(project())
    assert biography.title == (Text("A Life"),)
    assert biography.contributors == (Contributor(NameForm("A. N. Author")),)
    assert biography.editions == (
        Edition("pdf", "pdf", trim="5in 8in", isbn="9780000000002", publisher="The Press"),
        Edition("shop", "epub", publisher="Another"),
    )


def test_no_editions_declared_are_the_usual_three(project: Project) -> None:
    biography = load_project(project({"biography.toml": 'title = "A"\n[edition]\nplace = "York"'}))
    assert biography.editions == tuple(
        Edition(name, name, place="York") for name in ("pdf", "epub", "markdown")
    )


def test_an_edition_called_like_a_profile_is_one_of_it(project: Project) -> None:
    front = 'title = "A"\n[edition]\nprofile = "press"\n[editions.kobo]\n[editions.kdp]\n[editions.epub]\n[editions.pdf]\n'
    editions = load_project(project({"biography.toml": front})).editions
    assert [(each.id, each.format, each.profile) for each in editions] == [
        ("kobo", "epub", "kobo"),
        ("kdp", "pdf", "kdp"),
        ("epub", "epub", "screen"),
        ("pdf", "pdf", "press"),
    ]


def test_an_empty_table_of_editions_declares_none(project: Project) -> None:
    biography = load_project(project({"biography.toml": 'title = "A"\n[editions]'}))
    assert biography.editions == ()


def test_life_toml_says_the_life(project: Project) -> None:
    life = load_project(project()).life
    memoir = CitationItem("memoir")
    assert life.persons[1] == Person(
        id="ben",
        names=(
            Name((NameForm("Ben"), NameForm("Benjamin", lang="en"))),
            Name((NameForm("Benny"),), kind="nickname"),
        ),
        identifiers=(("wikidata", "Q1"),),
    )
    assert life.events == (
        Event(
            id="born",
            kind="birth",
            subject="ann",
            date=Date("1801-02-03"),
            place="town",
            participants=("ben",),
            text=(Text("Born in "), Emphasis((Text("Town"),))),
            citations=(CitationItem("memoir", (Locator("page", "3"),)),),
        ),
    )
    assert life.states == (
        State(
            id="clerk",
            kind="position",
            subject="ann",
            span=Date("1820/1830", "ten years"),
            citations=(memoir, CitationItem("letters", (Locator("page", "1"),)), memoir),
        ),
    )
    assert [claim.value for claim in life.claims] == [
        ValueDate(Date("1801")),
        ValueWords((Text("in "), Emphasis((Text("spring"),)))),
        ValueEntity("town"),
    ]
    assert life.resolutions == (Resolution(id="when", claims=("one", "two"), follows="one"),)


def test_sources_json_says_the_sources(project: Project) -> None:
    assert load_project(project()).sources == (
        Source(
            id="memoir",
            item=Item(
                type="book",
                title="A Memoir",
                author=(ItemName(family="Author", given="An"),),
                issued=ItemDate(date_parts=((1850, 2),)),
            ),
            kind="diary",
            siglum="M",
        ),
        Source(id="letters", within="memoir", state="unresolved"),
    )


def test_a_number_will_do_as_the_id_of_a_source(project: Project) -> None:
    folder = project({"sources.json": '[{"id": 7}, {"id": "memoir"}, {"id": "letters"}]'})
    assert load_project(folder).sources[0] == Source(id="7")


def test_null_in_a_source_says_nothing(project: Project) -> None:
    folder = project({"sources.json": ('"title": "A Memoir"', '"title": null')})
    assert load_project(folder).sources[0].item.title is None


def test_a_picture_is_described_at_length_in_the_text_or_once_for_all(project: Project) -> None:
    said = 'path = "media/ann.png"\ndescription = "Her *hat*."\n'
    once = project({"life.toml": FILES["life.toml"].replace('path = "media/ann.png"\n', said)})
    (figure,) = (part for part in walk(load_project(once)) if isinstance(part, Figure))
    assert figure.description == (Paragraph((Text("Her "), Emphasis((Text("hat"),)), Text("."))),)


def test_a_figure_takes_what_it_does_not_say_from_the_media(project: Project) -> None:
    figures = [part for part in walk(load_project(project())) if isinstance(part, Figure)]
    assert figures == [
        Figure(
            "media/ann.png",
            caption=(Text("Ann in "), Emphasis((Text("1820"),))),
            alt="A young woman",
        )
    ]


def test_a_figure_keeps_what_it_says_itself(project: Project) -> None:
    folder = project(
        {"text/01-youth.md": ("![](media/ann.png)", '![Her](media/ann.png){alt="She"}')}
    )
    figures = [part for part in walk(load_project(folder)) if isinstance(part, Figure)]
    assert figures == [Figure("media/ann.png", caption=(Text("Her"),), alt="She")]


def test_a_file_beside_an_image_describes_it(project: Project) -> None:
    folder = project(
        {
            "life.toml": FILES["life.toml"].partition("[[media]]")[0],
            "media/ann.png.toml": 'credit = "A *friend*"\nrights = { licence = "CC0-1.0" }\n',
        }
    )
    figures = [part for part in walk(load_project(folder)) if isinstance(part, Figure)]
    assert [figure.credit for figure in figures] == [(Text("A "), Emphasis((Text("friend"),)))]
    assert [figure.rights.licence for figure in figures if figure.rights] == ["CC0-1.0"]


def test_chapters_stand_in_the_order_of_their_files_names(project: Project) -> None:
    folder = project({"text/00-before.md": "# Before {#before .preface}\n\nText.\n"})
    assert [section.id for section in load_project(folder).sections] == ["before", "youth", "age"]


def test_what_is_no_markdown_is_found_and_not_read(project: Project) -> None:
    folder = project({"text/notes.txt": "x", "text/.hidden.md": "x", "text/01-youth.md~": "x"})
    findings = load_with_findings(folder).findings
    assert [(finding.code, finding.path) for finding in findings] == [
        ("not-read", "life/text/notes.txt")
    ]


def test_everything_knows_where_it_came_from(project: Project) -> None:
    biography = load_project(project())
    places = {
        part.id: (part.origin.path, part.origin.line)
        for part in (*biography.life.claims, *biography.sources, *biography.sections)
        if part.origin
    }
    assert places["two"] == ("life/life.toml", 41)
    assert places["letters"] == ("life/sources.json", 10)
    assert places["age"] == ("life/text/02-age.md", 1)
    assert biography.origin is not None
    assert biography.origin.path == "life/biography.toml"


@pytest.mark.parametrize("named", ["life", "./life/", "life/biography.toml"])
def test_a_project_is_its_folder_or_its_biography_toml(project: Project, named: str) -> None:
    project()
    biography = biokit.load(named)
    assert biography.title == (Text("A Life"),)
    assert project_of(biography) == Path("life")


def test_a_model_json_is_loaded_and_comes_from_its_file(project: Project) -> None:
    biography = load_project(project())
    Path("model.json").write_bytes(encode_for_reading(biography))
    loaded = biokit.load("model.json")
    assert loaded == biography
    assert loaded.origin is not None
    assert loaded.origin.path == "model.json"
    assert project_of(loaded) is None


def test_json_that_breaks_the_schema_is_told_with_its_path(project: Project) -> None:
    project()
    Path("bad.json").write_text('{"biokit": 1, "biography": {"type": "biography", "title": 3}}')
    with pytest.raises(BadModel, match=r"bad\.json: .*\$\.biography\.title"):
        biokit.load("bad.json")


def test_an_unknown_importer_is_told_with_those_there_are(project: Project) -> None:
    project()
    Path("a.txt").write_text("Text.")
    with pytest.raises(UnknownFormat, match=r"called word\. there are: .*json"):
        biokit.load("a.txt", format="word")


def test_the_images_of_a_project_are_read(project: Project) -> None:
    assert assets_of(load_project(project()))("media/ann.png") == PNG


def test_an_image_that_is_gone_is_told_where_it_is_shown(project: Project) -> None:
    folder = project()
    biography = load_project(folder)
    (folder / "media" / "ann.png").unlink()
    with pytest.raises(BadInput, match=r"^life/text/01-youth\.md:7: the image media/ann\.png"):
        assets_of(biography)("media/ann.png")
    with pytest.raises(BadInput, match=r"^life/media/ann\.png: there is no such file"):
        assets_in(folder)("media/ann.png")


@pytest.mark.parametrize("place", ["../secret.png", "/secret.png", "media/../../secret.png", ""])
def test_no_image_outside_the_folder_is_read(project: Project, place: str) -> None:
    folder = project()
    Path("secret.png").write_bytes(PNG)
    with pytest.raises(BadInput):
        assets_in(folder)(place)


def test_a_biography_that_came_from_nowhere_has_no_images() -> None:
    biography = biokit.Biography((Text("x"),))
    with pytest.raises(BadInput, match="the image is not there"):
        assets_of(biography)("a.png")
    assert project_of(biography) is None


def test_an_origin_is_no_content() -> None:
    assert Origin("a", 1) == Origin("b", 2)
    assert Claim(id="a", subject="b", predicate="c", value=ValueEntity("d")) == Claim(
        id="a", subject="b", predicate="c", value=ValueEntity("d"), origin=Origin("e")
    )
