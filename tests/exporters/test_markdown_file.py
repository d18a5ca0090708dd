"""A whole book in one Markdown file: nothing lost in pandoc's spelling, losses named in others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import biokit
from biokit.errors import BadInput, BadUsage, TooLarge
from biokit.exporters.base import Options
from biokit.exporters.markdown import MarkdownExporter
from biokit.importers.base import ImportOptions
from biokit.importers.markdown import MarkdownImporter
from biokit.model.biography import Biography
from biokit.model.edition import Edition, Identifier, Series, SubjectHeading, Title
from biokit.model.nodes import Account, Section, Text
from biokit.model.sources import Source
from biokit.notation.canonical import canonical_parts
from tests.exporters import lives
from tests.strategies import parts, texts
from tests.strategies_markdown import accounts, sections


def written(biography: Biography, dialect: str = "pandoc") -> str:
    edition = Edition("markdown", "markdown", options=(("dialect", dialect),))
    return MarkdownExporter().export(biography, Options(edition)).content.decode()


def read(text: str) -> Biography:
    return MarkdownImporter().read(text.encode(), "life.md", ImportOptions()).biography


def codes(text: str) -> list[str]:
    found = MarkdownImporter().read(text.encode(), "life.md", ImportOptions()).findings
    return [finding.code for finding in found]


@pytest.fixture(scope="module")
def example() -> Biography:
    return biokit.load(Path(__file__).resolve().parents[2] / "examples" / "cai-qi")


def test_the_example_comes_back_equal(example: Biography) -> None:
    assert read(written(example)) == example


@settings(max_examples=25)
@given(sections(), st.lists(accounts(), max_size=2))
def test_any_text_comes_back_equal(made: tuple[Section, ...], told: list[Account]) -> None:
    sources = tuple({account.source: Source(id=account.source) for account in told}.values())
    biography = Biography(
        (Text("A life"),), sections=made, accounts=tuple(told), sources=sources, lang="en"
    )
    back = read(written(biography))
    assert canonical_parts((back,)) == canonical_parts((biography,))


@settings(max_examples=50)
@given(
    st.lists(parts(Title), max_size=2),
    st.lists(parts(SubjectHeading), max_size=2),
    st.lists(parts(Series), max_size=2),
    st.lists(parts(Identifier), max_size=2),
    st.lists(texts(), max_size=2),
    st.lists(st.tuples(texts(), texts()), max_size=3),
)
def test_what_catalogues_know_it_by_comes_back_equal(
    titles: list[Title],
    headings: list[SubjectHeading],
    series: list[Series],
    identifiers: list[Identifier],
    based_on: list[str],
    access: list[tuple[str, str]],
) -> None:
    biography = Biography(
        (Text("A life"),),
        titles=tuple(titles),
        headings=tuple(headings),
        series=tuple(series),
        identifiers=tuple(identifiers),
        based_on=tuple(based_on),
        editions=(Edition("epub", "epub", accessibility=tuple(access)),),
    )
    assert read(written(biography)) == biography


def test_catalogue_facts_go_by_pandocs_names() -> None:
    biography = Biography(
        (Text("A life"),),
        headings=(SubjectHeading("Kings", "LCSH", "sh1"), SubjectHeading("Queens")),
        series=(Series("English *Lives*", "7"),),
        identifiers=(Identifier("10.1/x", "doi"),),
    )
    text = written(biography)
    assert "biokit_" not in text
    head = yaml.safe_load(text.split("---")[1])
    assert head["identifier"] == [{"scheme": "doi", "text": r"10\.1/x"}]
    assert head["subject"][0] == {"text": "Kings", "authority": "LCSH", "term": "sh1"}
    assert head["belongs-to-collection"] == r"English \*Lives\*"
    assert head["group-position"] == "7"


def test_pandocs_shorter_spellings_are_read() -> None:
    text = "---\ntitle: x\nsubject: [Kings, 12]\nidentifier: 978-1\ngroup-position: 2\n---\n"
    biography = read(text)
    assert biography.headings == (SubjectHeading("Kings"), SubjectHeading("12"))
    assert biography.identifiers == (Identifier("978-1"),)
    assert biography.series == ()
    assert codes(text) == ["dropped-metadata"]


@pytest.mark.parametrize("said", ["subject: [{name: x}]", "identifier: [[1]]", "subject: true"])
def test_a_subject_that_is_none_is_kept_in_a_finding(said: str) -> None:
    text = f"---\ntitle: x\n{said}\n---\n"
    assert read(text) == Biography((Text("x"),))
    assert codes(text) == ["dropped-metadata"]


def test_one_edited_sentence_changes_one_line(example: Biography) -> None:
    before = written(example)
    edited = before.replace("He remained until 1999.", "He stayed until the year 1999.")
    after = written(read(edited))
    changed = [
        pair
        for pair in zip(before.split("\n"), after.split("\n"), strict=True)
        if len(set(pair)) > 1
    ]
    assert len(changed) == 1


def test_gfm_numbers_its_notes_as_the_book_does(example: Biography) -> None:
    text = written(example, "gfm")
    called = [int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", text)]
    defined = [int(number) for number in re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE)]
    assert called == list(range(1, len(called) + 1))
    assert sorted(defined) == called
    assert "| Mayor of Quzhou |" in text


def test_commonmark_has_no_syntax_of_its_own(example: Biography) -> None:
    text = written(example, "commonmark")
    assert "[^" not in text.replace("\\[^", "")
    assert "{." not in text
    assert "\n## Notes\n" in text
    assert re.search(r"^243\. ", text, re.MULTILINE)


@pytest.mark.parametrize("dialect", ["gfm", "commonmark"])
def test_every_kind_of_node_can_be_shown_and_losses_are_named(dialect: str) -> None:
    edition = Edition("markdown", "markdown", options=(("dialect", dialect),))
    made = MarkdownExporter().export(lives.everything(), Options(edition))
    assert {finding.code for finding in made.findings} >= {"loss-language", "loss-index-mark"}
    assert all(finding.code.startswith("loss-") for finding in made.findings)


def test_an_unknown_dialect_is_refused(example: Biography) -> None:
    with pytest.raises(BadUsage, match="there are: pandoc, gfm, commonmark"):
        written(example, "wiki")


def test_pandocs_metadata_is_read() -> None:
    life = read(
        "---\ntitle: The *Life*\nauthor: [A. Author, B. Other]\nlang: en-GB\n"
        "references:\n- id: m\n  type: book\n  title: Memoirs\n---\n\n# One\n\nHe came [@m, p. 3].\n"
    )
    assert [each.name.text for each in life.contributors] == ["A. Author", "B. Other"]
    assert life.lang == "en-GB"
    assert life.sources[0].item.title == "Memoirs"
    assert life.sections[0].origin is not None
    assert life.sections[0].origin.line == 11


def test_metadata_that_has_no_place_is_kept_in_a_finding() -> None:
    assert "dropped-metadata" in codes("---\ntitle: A\ngeometry: wide\n---\n# One\n\nText.\n")


def test_a_file_without_a_title_takes_its_first_heading() -> None:
    assert read("# One\n\nText.\n").title == (Text("One"),)
    assert codes("# One\n\nText.\n") == ["guess-title"]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("---\ntitle: 'A\n---\n# One\n", 2, "the metadata is no YAML"),
        ("---\n- a\n---\n# One\n", 1, "keys and values"),
        ("---\ntitle: [a]\n---\n# One\n", 1, "title should be a string"),
        ("---\ntitle: A\nreferences:\n- title: B\n---\n# One\n", 1, "has no id"),
        ("---\ntitle: A\nbiokit:\n  life: 3\n---\n# One\n", 1, r"\$\.life"),
        ("", None, "there is no text"),
    ],
)
def test_mistakes_of_the_head_are_named(text: str, line: int | None, message: str) -> None:
    with pytest.raises(BadInput, match=message) as caught:
        read(text)
    assert line is None or caught.value.line is not None


def test_a_file_past_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        MarkdownImporter().read(b"# One\n\nText.\n", "life.md", ImportOptions(max_size=3))


def test_markdown_is_told_from_plain_text() -> None:
    importer = MarkdownImporter()
    assert importer.recognise(b"Plain words.", "life.md") > 0.9
    assert importer.recognise(b"# One\n\n## Two\n\nText [@m].\n", "life.txt") > 0.5
    assert importer.recognise(b"Plain words, and [1] a mark.", "life.txt") < 0.3
