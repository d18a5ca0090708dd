"""Markers that follow each other are one citation; others stay what they are."""

from __future__ import annotations

from biokit.importers.wiki.neighbours import joined
from biokit.model.base import Origin
from biokit.model.nodes import Account, Citation, CitationItem, Emphasis, Note, Paragraph, Text
from biokit.model.walk import walk


def marker(source: str, words: str) -> Citation:
    return Citation((CitationItem(source),), origin=Origin("page", 1, words))


def read(*content: Text | Citation | Note | Emphasis) -> tuple[list[Citation], int]:
    account, count = joined(Account((), "page", blocks=(Paragraph(content),)))
    return [part for part in walk(account) if isinstance(part, Citation)], count


def test_two_markers_are_one_citation_of_two_sources_that_knows_both_markers() -> None:
    (citation,), count = read(Text("He sang."), marker("a", "[1]"), marker("b", "[2]"))
    assert [item.source for item in citation.items] == ["a", "b"]
    assert citation.origin is not None
    assert citation.origin.words == "[1][2]"
    assert count == 1


def test_markers_are_joined_wherever_they_stand() -> None:
    (citation,), _ = read(Emphasis((marker("a", "[1]"), marker("b", "[2]"), marker("a", "[1]"))))
    assert [item.source for item in citation.items] == ["a", "b", "a"]


def test_words_and_notes_between_keep_markers_apart() -> None:
    note = Note((Paragraph((Text("n"),)),))
    found, count = read(
        marker("a", "[1]"), Text(", "), marker("b", "[2]"), note, marker("c", "[3]")
    )
    assert [len(each.items) for each in found] == [1, 1, 1]
    assert count == 0


def test_a_citation_that_is_part_of_the_sentence_is_joined_with_none() -> None:
    said = Citation((CitationItem("a"),), "in-text")
    found, _ = read(said, marker("b", "[2]"))
    assert [each.mode for each in found] == ["in-text", "normal"]
