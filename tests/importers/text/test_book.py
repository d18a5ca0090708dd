"""A whole book as plain text is one: chapters by their shapes, notes joined, verse and quotations."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import pytest

from biokit.importers.base import Import, ImportOptions
from biokit.importers.report import as_text
from biokit.importers.text import TextImporter
from biokit.model.codec import decode, encode_for_reading
from biokit.model.nodes import (
    BlockQuotation,
    Break,
    Emphasis,
    Figure,
    Note,
    PageMark,
    Section,
    Verse,
)
from biokit.model.walk import plain_text, walk
from tests.conftest import Golden

CASES = Path(__file__).resolve().parents[2] / "golden" / "importers" / "text"
N = TypeVar("N")
PROSE = "He went down to the water in the morning, and came back when the\nsun was on it.\n"


def read(text: str) -> Import:
    return TextImporter().read(text.encode(), "in.txt", ImportOptions())


def sample() -> Import:
    return read((CASES / "book" / "in.txt").read_text(encoding="utf-8"))


def nodes(imported: Import, kind: type[N]) -> list[N]:
    return [
        part
        for each in imported.biography.sections
        for part in walk(each)
        if isinstance(part, kind)
    ]


def outline(imported: Import) -> list[tuple[str, str, list[str]]]:
    return [
        (each.role, plain_text(each.title), [plain_text(below.title) for below in each.sections])
        for each in imported.biography.sections
    ]


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_book_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    imported = TextImporter().read((case / "in.txt").read_bytes(), "in.txt", ImportOptions())
    golden(case / "golden.json", encode_for_reading(imported.biography).decode())
    golden(case / "report.txt", as_text("in.txt", imported))
    assert decode(encode_for_reading(imported.biography)) == imported.biography


def test_every_word_of_a_book_is_in_the_model_or_in_the_report() -> None:
    text = (CASES / "book" / "in.txt").read_text(encoding="utf-8")
    imported = sample()
    model = encode_for_reading(imported.biography).decode()
    report = " ".join(each.words or "" for each in imported.findings)
    kept = set(re.findall(r"\w+", f"{model} {report}".replace("_", " ")))
    words = re.findall(r"\w+", text.replace("_", " "))
    assert {word for word in words if word not in kept} == {"Footnote"}


def test_chapters_front_matter_and_headings_below_are_sections() -> None:
    assert outline(sample()) == [
        ("chapter", "", []),
        ("preface", "PREFACE", []),
        ("chapter", "CHILDHOOD ON THE TARN", ["THE HERON"]),
        ("chapter", "AT SCHOOL", []),
    ]


def test_a_typists_marks_are_what_they_stand_for() -> None:
    imported = sample()
    assert [plain_text(each) for each in nodes(imported, Emphasis)] == ["ledgers"]
    assert [each.label for each in nodes(imported, PageMark)] == ["12"]
    assert len(nodes(imported, Break)) == 1
    assert len(nodes(imported, BlockQuotation)) == 1
    (verse,) = nodes(imported, Verse)
    assert [[line.indent for line in stanza] for stanza in verse.stanzas] == [[0, 1, 0], [0]]
    captions = [plain_text(each.caption) for each in nodes(imported, Figure)]
    assert captions == ["HENRY IN HIS SHOP.", ""]


def test_notes_are_at_their_calls() -> None:
    notes = [" ".join(map(plain_text, note.blocks)) for note in nodes(sample(), Note)]
    assert notes == [
        "So his sister, in her letter of 1801. She was not there.",
        "It was a grey heron.",
    ]
    assert "undefined-note" in [each.code for each in sample().findings]


def test_the_lines_over_a_book_say_what_it_is() -> None:
    imported = sample()
    assert plain_text(imported.biography.title) == "The Life of Henry Dargaville"
    assert [each.name.text for each in imported.biography.contributors] == [
        "Aline Roux",
        "Jean Poole",
    ]
    assert imported.itself is not None
    assert imported.itself.item.type == "book"
    assert imported.itself.item.issued is not None
    assert imported.itself.item.issued.edtf == "2010-05-01"


@pytest.mark.parametrize(
    "headings",
    [
        ["CHAPTER I.", "CHAPTER II.", "CHAPTER III.", "CHAPTER IV.", "CHAPTER V."],
        ["Chapter 1", "Chapter 2", "Chapter 3", "Chapter 4", "Chapter 5"],
        ["CHAPTER ONE", "CHAPTER TWO", "CHAPTER THREE", "CHAPTER FOUR", "CHAPTER FIVE"],
        [
            "CHAPTER THE FIRST",
            "CHAPTER THE SECOND",
            "CHAPTER THE THIRD",
            "CHAPTER THE FOURTH",
            "CHAPTER THE FIFTH",
        ],
        ["Kapitel I", "Kapitel II", "Kapitel III", "Kapitel IV", "Kapitel V"],
    ],
    ids=lambda headings: headings[0],
)
def test_chapters_are_told_by_their_numbers(headings: list[str]) -> None:
    text = "A LIFE\n\n\n" + "\n\n\n".join(
        f"{each}\n\nThe Title\n\n{PROSE}\n{PROSE}" for each in headings
    )
    imported = read(text)
    found = [each for each in imported.biography.sections if each.title]
    assert [plain_text(each.title) for each in found] == ["The Title"] * 5
    assert all(each.numbered and each.role == "chapter" for each in found)
    assert not imported.biography.accounts


def test_parts_hold_their_chapters() -> None:
    one = f"CHAPTER I\n\nYOUTH\n\n{PROSE}\n\n\nCHAPTER II\n\nAGE\n\n{PROSE}"
    two = f"CHAPTER III\n\nWAR\n\n{PROSE}\n\n\nCHAPTER IV\n\nPEACE\n\n{PROSE}"
    text = f"A LIFE\n\n\n\nPART I\n\n\n{one}\n\n\n\nPART II\n\n\n{two}\n\n\n\nAPPENDIX\n\n{PROSE}\nAn _old_ one.\n"
    assert outline(read(text)) == [
        ("part", "PART I", ["YOUTH", "AGE"]),
        ("part", "PART II", ["WAR", "PEACE"]),
        ("appendix", "APPENDIX", []),
    ]


def test_numbers_that_the_book_would_print_otherwise_are_kept() -> None:
    text = "\n\n\n".join(
        f"CHAPTER {each}\n\nTitle of it\n\n{PROSE}" for each in ("VII", "VIII", "IX", "X", "XI")
    )
    sections = [each for each in read(text).biography.sections if each.title]
    assert [plain_text(each.title) for each in sections][:2] == [
        "CHAPTER VII. Title of it",
        "CHAPTER VIII. Title of it",
    ]
    assert not any(each.numbered for each in sections)


def test_a_copied_article_is_still_an_account() -> None:
    imported = read(
        f"Ann Example\n\nAnn Example (born 1950) is a seedsman of the Tarn, and so on.\n\nLife\n\n{PROSE}"
    )
    assert imported.biography.accounts
    assert not imported.biography.sections


def test_a_real_book_wrapped_to_a_measure_has_its_chapters(shared_data: Path) -> None:
    import textwrap

    from lxml import html

    lines = ["*** START OF THE PROJECT GUTENBERG EBOOK X ***", ""]
    pages = sorted(
        (shared_data / "books").glob("booker*/text/chapter-*.xhtml"),
        key=lambda page: int(re.findall(r"\d+", page.stem)[-1]),
    )
    total = 0
    for number, page in enumerate(pages, 1):
        lines += ["", "", f"CHAPTER {number}.", "", f"TITLE NUMBER {number}", "", ""]
        root = html.parse(str(page)).getroot()
        for paragraph in root.iter("p"):
            words = " ".join(str(paragraph.text_content()).split())
            total += len(words.split())
            lines += [*textwrap.wrap(words, 72, break_on_hyphens=False), ""]
    imported = read("\n".join([*lines, "*** END OF THE PROJECT GUTENBERG EBOOK X ***"]))
    sections = [each for each in nodes(imported, Section) if each.role == "chapter" and each.title]
    assert len(sections) == len(pages)
    assert dict(imported.counts)["words"] >= total
