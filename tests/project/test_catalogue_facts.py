"""What catalogues know a work by, in a project's files."""

from __future__ import annotations

from pathlib import Path

from biokit.model.biography import Biography
from biokit.model.edition import Edition, Identifier, Series, SubjectHeading, Title
from biokit.model.nodes import Section, Text
from biokit.project import load_project, write_project

CHAPTER = (Section((Text("One"),), role="chapter"),)
ACCESS = (("accessMode", "textual"), ("accessMode", "visual"), ("accessibilityHazard", "none"))
CATALOGUED = Biography(
    (Text("A Life"),),
    titles=(Title("Vie", "original", "fr"), Title("Life", "short")),
    headings=(SubjectHeading("Kings", "LCSH", "sh1"),),
    series=(Series("Lives", "7", "set", "1234-5679"),),
    identifiers=(Identifier("10.1/x", "doi"), Identifier("y")),
    based_on=("https://example.org/book",),
    editions=(Edition("epub", "epub", accessibility=ACCESS),),
    sections=CHAPTER,
)


def test_each_fact_is_a_table_that_an_author_can_read(tmp_path: Path) -> None:
    write_project(tmp_path / "life", CATALOGUED)
    assert (
        (tmp_path / "life" / "biography.toml").read_text(encoding="utf-8")
        == """\
title = "A Life"
based-on = ["https://example.org/book"]

[editions.epub]
accessibility = { accessMode = ["textual", "visual"], accessibilityHazard = "none" }

[[titles]]
text = "Vie"
kind = "original"
lang = "fr"

[[titles]]
text = "Life"
kind = "short"

[[series]]
name = "Lives"
position = "7"
kind = "set"
identifier = "1234-5679"

[[headings]]
text = "Kings"
scheme = "LCSH"
code = "sh1"

[[identifiers]]
value = "10.1/x"
scheme = "doi"

[[identifiers]]
value = "y"
"""
    )
    assert load_project(tmp_path / "life") == CATALOGUED


def test_pairs_whose_keys_come_back_later_keep_their_order(tmp_path: Path) -> None:
    mixed = (ACCESS[0], ACCESS[2], ACCESS[1])
    edition = Edition("epub", "epub", accessibility=mixed)
    biography = Biography((Text("x"),), editions=(edition,), sections=CHAPTER)
    write_project(tmp_path / "life", biography)
    assert load_project(tmp_path / "life") == biography
