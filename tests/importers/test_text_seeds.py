"""The two seed documents, which are real: facts about them, checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.importers.base import Import
from biokit.importers.text import account_for, attach_proved
from biokit.model.nodes import Citation, Figure, Paragraph, Span
from biokit.model.walk import plain_text, walk
from tests.importers.texts import account, citations, outline, paragraphs, read, words_left_out


def seed(shared_data: Path, name: str) -> bytes:
    return next((shared_data / "seeds").glob(f"{name}_*.txt")).read_bytes()


@pytest.fixture
def hub(shared_data: Path) -> Import:
    return read(seed(shared_data, "001"))


@pytest.fixture
def extract(shared_data: Path) -> Import:
    return read(seed(shared_data, "000"))


@pytest.mark.parametrize("name", ["000", "001"])
def test_a_seed_is_whole_in_the_model_and_the_report(shared_data: Path, name: str) -> None:
    content = seed(shared_data, name)
    balance = account_for(content, read(content))
    assert balance.even
    assert (
        balance.whole
        == balance.in_model + balance.in_report
        == len("".join(content.decode().split()))
    )


def test_the_hub_page_is_two_accounts_with_their_sources(hub: Import) -> None:
    assert [one.source for one in hub.biography.accounts] == ["wikipedia", "grokipedia"]
    assert {plain_text(one.title) for one in hub.biography.accounts} == {"Cai Qi"}
    sources = {source.id: source for source in hub.biography.sources}
    assert [sources[one.source].item.container_title for one in hub.biography.accounts] == [
        "Wikipedia", "Grokipedia",
    ]  # fmt: skip
    assert [len(one.blocks) for one in hub.biography.accounts] == [3, 1]


def test_the_hub_page_s_citations_are_all_there_and_all_unresolved(
    hub: Import, shared_data: Path
) -> None:
    marks = [citation for citation in citations(hub) if citation.origin]
    words = [mark.origin.words for mark in marks if mark.origin]
    text = seed(shared_data, "001").decode()
    assert (
        sum(word.count("[") for word in words if word) == text.count("[") - text.count("[edit]") - 2
    )
    assert len(marks) == 74
    unresolved = [source for source in hub.biography.sources if source.state == "unresolved"]
    assert sorted(int(source.label or 0) for source in unresolved) == list(range(1, 65))
    assert {source.within for source in unresolved} == {"wikipedia"}
    assert not [part for part in walk(account(hub, 1)) if isinstance(part, Citation)]


def test_paragraphs_of_the_hub_page_are_intact_to_the_character(
    hub: Import, shared_data: Path
) -> None:
    lines = seed(shared_data, "001").decode().split("\n")
    for paragraph in paragraphs(hub):
        assert paragraph.origin is not None
        raw = lines[(paragraph.origin.line or 0) - 1]
        said = []
        for part in paragraph.content:
            words = part.origin.words if part.origin is not None else None
            if isinstance(part, Span) and words is not None:
                words = words.replace(" [", "\xa0[")
            said.append(words if words is not None else plain_text(part))
        assert "".join(said) in raw


def test_the_first_article_s_headings_and_captions(hub: Import) -> None:
    first = account(hub)
    assert [title for _, title, _ in outline(first.sections)] == [
        "Early life", "Early local careers", "Fujian", "Zhejiang", "Beijing",
        "Party Secretary of Beijing", "Member of the Secretariat", "Public image", "Personal life",
        "References",
    ]  # fmt: skip
    assert [guessed for _, _, guessed in outline(first.sections)] == [False, *[True] * 9]
    figures = [part for part in walk(first) if isinstance(part, Figure)]
    assert [figure.origin and figure.origin.line for figure in figures] == [55, 71, 80, 81, 87]
    assert {figure.path for figure in figures} == {None}


def test_the_second_article_s_headings_stand_in_two_levels(hub: Import) -> None:
    told = list(outline(account(hub, 1).sections))
    assert [depth for depth, _, _ in told].count(1) == 9
    assert [depth for depth, _, _ in told].count(2) == 18
    assert all(guessed for _, _, guessed in told[1:])
    figures = [part for part in walk(account(hub, 1)) if isinstance(part, Figure)]
    assert [figure.origin and figure.origin.line for figure in figures] == [141]


def test_the_hub_page_s_furniture_is_in_the_report_line_by_line(hub: Import) -> None:
    dropped = [f.line for f in hub.findings if f.code == "dropped-chrome"]
    assert dropped == [*range(1, 13), 108, 203, 204, 205, 206]
    assert [f.line for f in hub.findings if f.code == "dropped-infobox"] == [18]
    assert len(words_left_out(hub)) == 18
    assert [f.line for f in hub.findings if f.code == "empty-section"] == [105, 201]
    assert [f.line for f in hub.findings if f.code == "kept-interlanguage"] == [46]
    assert [f.line for f in hub.findings if f.code == "suspect-quotation"] == [97]


def test_the_hub_page_s_subject_is_read_from_both_first_sentences(hub: Import) -> None:
    life = hub.biography.life
    assert [len(person.names[0].forms) for person in life.persons] == [3]
    assert [event.date and event.date.edtf for event in life.events] == ["1955-12-05"]
    assert [claim.predicate for claim in life.claims] == ["date", "date"]


def test_the_extract_s_citations_are_orphans_where_they_stand(extract: Import) -> None:
    assert len(paragraphs(extract)) == 17
    assert len(citations(extract)) == 13
    assert all(citation.classes == ("orphan",) for citation in citations(extract))
    assert [f.line for f in extract.findings if f.code == "orphan-citation"] == [
        2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16,
    ]  # fmt: skip


def test_the_fuller_account_proves_some_of_them(extract: Import, hub: Import) -> None:
    biography, findings = attach_proved(extract.biography, hub.biography.accounts)
    assert [(finding.line, finding.words) for finding in findings] == [
        (3, "[2]"), (4, "[3]"), (5, "[2][3]"),
    ]  # fmt: skip
    blocks = biography.accounts[0].blocks
    ends = [
        place
        for place, block in enumerate(blocks, 1)
        if isinstance(block, Paragraph) and isinstance(block.content[-1], Citation)
    ]
    assert ends == [2, 3, 4]
