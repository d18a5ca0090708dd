"""Markdown that others wrote: told by its signs, read whole, and nothing in it a mistake."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biokit.errors import BadInput
from biokit.importers.base import Import, ImportOptions
from biokit.importers.markdown import MarkdownImporter
from biokit.importers.markdown.flavours.guess import guessed
from biokit.importers.markdown.flavours.lists import with_plain_lists
from biokit.importers.report import as_text
from biokit.model.codec import decode, encode_for_reading
from biokit.model.nodes import (
    BlockQuotation,
    Citation,
    CrossReference,
    Division,
    Figure,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
)
from biokit.model.walk import plain_text, walk
from tests.conftest import Golden

CASES = Path(__file__).resolve().parents[2] / "golden" / "importers" / "markdown"
SYNTAX = frozenset(
    [
        "align",
        "center",
        "width",
        "details",
        "summary",
        "numref",
        "name",
        "header",
        "rows",
        "figure",
        "begin",
        "license",
        "chap",
        "good",
        "cite",
        "table",
        "title",
        "authors",
        "given",
        "family",
        "math",
        "list",
        "latex",
        "short",
        "tags",
        "aliases",
        "note",
        "epigraph",
        "quote",
        "bibliography",
        "script",
        "onclick",
        "alert",
    ]
)
"""Words of the samples that are no words of the text."""
PIXEL = b"\x89PNG\r\n\x1a\n"


N = TypeVar("N")


def read(text: str, path: str = "life.md", options: ImportOptions | None = None) -> Import:
    return MarkdownImporter().read(text.encode(), path, options or ImportOptions())


def nodes(imported: Import, kind: type[N]) -> list[N]:
    return [
        part
        for each in imported.biography.sections
        for part in walk(each)
        if isinstance(part, kind)
    ]


def codes(imported: Import) -> list[str]:
    return [finding.code for finding in imported.findings]


def words(imported: Import) -> str:
    return " ".join(part.value for part in nodes(imported, Text))


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_document_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    imported = MarkdownImporter().read((case / "in.md").read_bytes(), "in.md", ImportOptions())
    golden(case / "golden.json", encode_for_reading(imported.biography).decode())
    golden(case / "report.txt", as_text("in.md", imported))
    assert decode(encode_for_reading(imported.biography)) == imported.biography


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_flavour_is_told_by_its_signs(case: Path) -> None:
    guess = guessed((case / "in.md").read_text(encoding="utf-8"))
    assert guess.flavour.name == case.name
    assert guess.signs


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_no_word_of_a_document_is_lost(case: Path) -> None:
    text = (case / "in.md").read_text(encoding="utf-8")
    imported = read(text, "in.md")
    model = encode_for_reading(imported.biography).decode()
    report = as_text("in.md", imported)
    kept = set(re.findall(r"[^\W\d_]{4,}", model + report))
    kept = {word.lower() for word in kept}
    missing = {word for word in re.findall(r"[^\W\d_]{4,}", text) if word.lower() not in kept}
    assert missing <= SYNTAX


def test_a_document_of_ours_is_held_to_our_spelling() -> None:
    with pytest.raises(BadInput, match="the note none has no definition"):
        read("---\ntitle: A\nbiokit_:\n  keywords: [x]\n---\n\n# One\n\nWhat[^none]?\n")


def test_what_is_a_mistake_in_ours_is_kept_in_anyone_elses() -> None:
    imported = read(
        "# One\n\nWhat[^none]? [a]{.date} [b]{.title kind=odd}\n\n::: {.letter}\nDear\n\n"
        "# Two {.preface .chapter source=x}\n\n[^a]: first\n[^a]: second\n"
    )
    assert {"undefined-note", "unclosed-division", "dropped-note"} <= set(codes(imported))
    assert "[^none]" in words(imported)


def test_the_only_heading_of_level_one_is_the_title_and_those_below_are_chapters() -> None:
    imported = read("# Ada\n\nLead.\n\n## Youth\n\nA.\n\n### School\n\n## Age\n\nB.\n")
    titles = [(plain_text(each.title), each.role) for each in imported.biography.sections]
    assert plain_text(imported.biography.title) == "Ada"
    assert titles == [("", "chapter"), ("Youth", "chapter"), ("Age", "chapter")]
    assert "guess-title" in codes(imported)


def test_several_headings_of_level_one_are_chapters() -> None:
    imported = read("# Youth\n\nA.\n\n# Age\n\nB.\n", "folder/ada.md")
    assert plain_text(imported.biography.title) == "ada"
    assert [plain_text(each.title) for each in imported.biography.sections] == ["Youth", "Age"]


def test_a_heading_that_repeats_the_title_of_the_metadata_is_no_chapter() -> None:
    imported = read("---\ntitle: Ada!\nlayout: post\n---\n# Ada\n\n## Youth\n\nA.\n")
    assert [plain_text(each.title) for each in imported.biography.sections] == ["Youth"]


def test_headings_that_name_a_role_have_it() -> None:
    imported = read("# Vorwort\n\nA.\n\n# Eins\n\nB.\n\n# Bibliographie\n\nC.\n")
    roles = [each.role for each in imported.biography.sections]
    assert roles == ["preface", "chapter", "bibliography"]


def test_sources_that_are_cited_and_not_described_are_unresolved() -> None:
    imported = read("# One\n\nHe came [@m, p. 3; @n]. $x$\n\\newpage\n")
    assert [(each.id, each.state) for each in imported.biography.sources] == [
        ("m", "unresolved"),
        ("n", "unresolved"),
    ]
    assert "unresolved-source" in codes(imported)


def test_the_list_of_sources_that_a_document_names_is_read() -> None:
    def beside(place: str) -> bytes:
        if place != "refs.bib":
            raise BadInput("none", path=place)
        return b"@book{m, title = {Memoirs}, author = {Roux, Aline}, year = {1820}}\n"

    options = ImportOptions(beside=beside)
    imported = read("---\nbibliography: refs.bib\n---\n# One\n\nHe came [@m].\n", options=options)
    assert [each.item.title for each in imported.biography.sources] == ["Memoirs"]
    assert "unresolved-source" not in codes(imported)


def test_pictures_beside_a_document_come_with_it_and_others_are_told() -> None:
    def beside(place: str) -> bytes:
        if place == "img/a b.png":
            return PIXEL
        raise BadInput("none", path=place)

    text = "# A\n\n![x](img/a%20b.png)\n\n![y](img/none.png)\n\n![z](https://example.org/z.png)\n"
    imported = read(text, options=ImportOptions(beside=beside))
    assert imported.media == (("img/a b.png", PIXEL),)
    paths = [part.path for part in nodes(imported, Figure)]
    assert paths == ["img/a b.png", None, None]
    missing = [each.words for each in imported.findings if each.code == "missing-picture"]
    assert missing == ["img/none.png", "https://example.org/z.png"]


def test_links_lead_to_headings_or_are_kept_as_words() -> None:
    imported = read(
        "# A\n\n[one](#the-end) [two](#none) [three](b.md) <https://x.org>\n\n# The End\n\n- [ ] a\n"
    )
    assert [part.target for part in nodes(imported, CrossReference)] == ["the-end"]
    assert [part.url for part in nodes(imported, Link)] == ["https://x.org"]
    assert imported.biography.sections[1].id == "the-end"
    assert "one two three" in " ".join(words(imported).split())


@pytest.mark.parametrize("flavour", ["gfm", "obsidian"])
def test_callouts_are_divisions_of_their_kind(flavour: str) -> None:
    mark = "> [!NOTE]\n" if flavour == "gfm" else "> [!abstract]+ In short\n"
    imported = read(f"# A\n\n{mark}> Words.\n")
    classes = {
        name
        for part in nodes(imported, Paragraph) + nodes(imported, Division)
        for name in part.classes
    }
    assert classes == {"note" if flavour == "gfm" else "abstract"}


def test_a_quoting_callout_says_whose_words_they_are() -> None:
    (quotation,) = nodes(read("# A\n\n> [!quote] Mr. Poole\n> He came.\n"), BlockQuotation)
    assert plain_text(quotation.attribution) == "Mr. Poole"


def test_ends_of_lines_in_a_note_are_meant_unless_its_lines_are_full() -> None:
    assert nodes(read("[[A]]\n\nRoses are red\nViolets are blue\n"), LineBreak)
    full = "A line that is as long as an editor would let it be before it\nbreaks, and a rest.\n"
    assert not nodes(read(f"[[A]]\n\n{full}"), LineBreak)


def test_scripts_and_what_they_hang_on_never_come_through() -> None:
    imported = read(
        "# A\n\n<script>alert(1)</script>\n\n<div onclick='x()'>Kept <img src=x onerror=y()></div>\n\n"
        "Line <script>evil()</script> <b onmouseover=z()>bold</b>\n"
    )
    model = encode_for_reading(imported.biography).decode()
    assert not re.search(r"alert|onclick|onerror|evil|onmouseover|z\(\)", model)
    assert "Kept" in model
    assert "bold" in model


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("(1) a\n(2) b", "1)  a\n2)  b"),
        ("#. a\n#. b", "1. a\n1. b"),
        ("iv. a\nv. b", "iv. a\nv. b"),
        ("i. a\nii. b\niii. c", "1. a\n2.  b\n3.   c"),
        ("b) a\nc) b", "2) a\n3) b"),
        ("A. Smith came", "A. Smith came"),
        ("```\na. b\n```", "```\na. b\n```"),
    ],
)
def test_lettered_lists_become_numbered_ones(text: str, plain: str) -> None:
    assert with_plain_lists(text) == plain


def test_tables_without_pipes_are_tables() -> None:
    imported = MarkdownImporter().read(
        (CASES / "pandoc" / "in.md").read_bytes(), "in.md", ImportOptions()
    )
    sizes = [
        (len(part.header), len(part.rows), plain_text(part.caption))
        for part in nodes(imported, Table)
    ]
    assert sizes == [(1, 1, ""), (1, 2, "Towns"), (1, 2, "")]


MARKS = [
    "$",
    "$$\n",
    "%%",
    "==",
    "[[",
    "]]",
    "![[",
    "<b>",
    "</b>",
    "<div>\n",
    "{a}`",
    "`",
    "```{note}\n",
    ":::{note}\n",
    ":::\n",
    "\n\n",
    "> [!x] ",
    "- [ ] ",
    "@a",
    "[^1]",
    "[^1]: ",
    "(@) ",
    "+--+--+\n",
    "| ",
    "-- --\n",
    "# ",
    "(a)=\n",
    "\\begin{a}\n",
    "{=html}",
    "<script>",
    "word ",
    "^[",
    "~",
    "^",
    "{.a}",
    "http://a.b ",
]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(MARKS), max_size=30))
def test_whatever_stands_in_a_document_it_is_read_or_refused(parts: list[str]) -> None:
    try:
        imported = read("[[A]] {b}`c` " + "".join(parts))
    except BadInput:
        return
    assert decode(encode_for_reading(imported.biography)) == imported.biography


@pytest.mark.parametrize(
    "text",
    ["<b>" * 3000 + "x" + "</b>" * 3000, "$x " * 20000, "[[" * 20000, "\\begin{a}\n" * 3000, "$$\n" * 3001,
     "> [!note] x\n" * 2000, "`a" * 20000 + "{=x}", "+---+---+\n" * 3000, "~a " * 20000, "a@b." * 20000],
    ids=range(10),
)  # fmt: skip
def test_hostile_documents_end_in_bounded_time(text: str) -> None:
    with suppress(BadInput):
        read(f"[[A]] @b\n\n{text}\n")


def test_every_kind_of_list_and_note_of_the_samples_is_there() -> None:
    imported = MarkdownImporter().read(
        (CASES / "gfm" / "in.md").read_bytes(), "in.md", ImportOptions()
    )
    ticked = [plain_text(each) for part in nodes(imported, List) for each in part.items]
    assert ticked == ["☑ letters read", "☐ ledgers read", "peas", "beans"]
    assert len(nodes(imported, Note)) == 1
    assert not nodes(imported, Citation)
    assert len(nodes(imported, Section)) == 3
