"""What a bound book says of itself: its outline, its folios, its makers, what it keeps to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import page as validator
import pytest

from biokit.exporters.pdf.binding.volume import Attached, Bound, Conformance, Facts, Sheet
from biokit.exporters.pdf.layout.laid import Bookmark
from tests.exporters.binding.books import (
    book,
    bound,
    faults,
    first,
    opened,
    other,
    read,
)
from tests.exporters.binding.rig import HEIGHT, WIDTH, has_faces

pytestmark = pytest.mark.skipif(not has_faces(), reason="the faces are not installed: run `make`")


@pytest.mark.parametrize(
    ("conformance", "profile"),
    [("ua-1", "ua1"), ("a-2a", "2a"), ("a-2a", "ua1"), ("a-3a", "3a"), ("a-3a", "ua1")],
)
def test_the_file_keeps_to_what_it_says(conformance: Conformance, profile: str) -> None:
    note = Attached("book.md", b"# The Book", "text/markdown", "What it was made from")
    made = bound(other(conformance=conformance, attached=(note,)))
    assert faults(made, validator.ValidationProfile(profile)) == []


def lines(entries: list[object], level: int = 1) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from lines(entry, level + 1)
        else:
            yield level, entry.title  # type: ignore[attr-defined]


def test_the_outline_goes_through_all_parts() -> None:
    assert list(lines(list(read(book()).outline))) == [
        (1, "One"), (2, "Sub & Section"), (1, "Two é"),
    ]  # fmt: skip
    assert opened(book()).Root.PageMode == "/UseOutlines"


def test_levels_may_skip_and_lines_be_closed() -> None:
    marks = (
        Bookmark(3, "Deep first", 0, 0, 400),
        Bookmark(1, "Part", 0, 0, 400, closed=True),
        Bookmark(4, "Far below", 0, 0, 300),
        Bookmark(2, "Below", 1, 0, 300),
        Bookmark(1, "Next", 1, 0, 200),
    )
    part = Bound(msgspec.structs.replace(first(), bookmarks=marks), None, 0)
    made = bound(other(parts=(part,)))
    assert list(lines(list(read(made).outline))) == [
        (1, "Deep first"), (1, "Part"), (2, "Far below"), (2, "Below"), (1, "Next"),
    ]  # fmt: skip
    outlines = opened(made).Root.Outlines
    assert outlines.Count == 3
    assert outlines.First.Next.Count == -2


def test_a_book_may_have_no_outline() -> None:
    root = opened(bound(other(outline=False))).Root
    assert "/Outlines" not in root
    assert "/PageMode" not in root


def test_pages_are_called_by_their_folios() -> None:
    labels = read(book()).page_labels
    assert labels[:4] == ["i", "ii", "1", "2"]
    assert read(bound(other(front=0))).page_labels[:2] == ["1", "2"]


def test_the_file_says_the_same_of_itself_twice() -> None:
    pdf = opened(book())
    said = {str(key): str(value) for key, value in pdf.docinfo.items()}
    assert said == {
        "/Title": "The Book",
        "/Author": "A B, C D",
        "/Subject": "About it",
        "/Keywords": "k1, k2",
        "/Creator": "biokit",
        "/Producer": "biokit",
        "/CreationDate": "D:20261128120000Z",
        "/ModDate": "D:20261128120000Z",
    }
    assert "/Filter" not in pdf.Root.Metadata
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "The Book"
        assert metadata["dc:creator"] == ["A B", "C D"]
        assert metadata["xmp:CreateDate"] == "2026-11-28T12:00:00Z"
        assert metadata["pdfuaid:part"] == "1"
        assert "pdfaid:part" not in metadata
    assert str(pdf.Root.Lang) == "en"


def test_an_undated_book_has_no_dates() -> None:
    made = bound(other(facts=Facts("The Book", "en")))
    assert b"Date" not in opened(made).Root.Metadata.read_bytes()
    assert not {"/CreationDate", "/ModDate"} & set(opened(made).docinfo.keys())


def test_files_are_attached_but_to_pdf_a_2() -> None:
    note = Attached("book.md", b"# The Book", "text/markdown", "What it was made from", "Source")
    root = opened(bound(other(conformance="a-3a", attached=(note,)))).Root
    filed = root.AF[0]
    assert filed.AFRelationship == "/Source"
    assert filed.EF.F.read_bytes() == b"# The Book"
    assert str(filed.EF.F.Params.ModDate) == "D:20261128120000Z"
    assert root.Names.EmbeddedFiles.Names[1].objgen == filed.objgen
    assert "/AF" not in opened(bound(other(conformance="a-2a", attached=(note,)))).Root


def test_sheets_have_room_for_bleed_and_marks_outside_it() -> None:
    made = bound(other(sheet=Sheet(WIDTH, HEIGHT, bleed=9, marks=True), conformance="none"))
    leaf = opened(made).pages[-1].obj
    boxes = {name: [float(side) for side in leaf[f"/{name}Box"]] for name in ("Media", "Trim")}
    left, low, right, high = boxes["Trim"]
    assert [right - left, high - low] == [WIDTH, HEIGHT]
    assert [float(side) for side in leaf.BleedBox] == [left - 9, low - 9, right + 9, high + 9]
    content = leaf.Contents.read_bytes().decode()
    assert "0 0 0 1 K" in content
    drawn = re.findall(r"^([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l$", content, re.MULTILINE)
    assert len(drawn) == 16
    for ends in drawn:
        x, y, to_x, to_y = (float(end) for end in ends)
        beyond = max(x, to_x) < left - 9 or min(x, to_x) > right + 9
        assert beyond or max(y, to_y) < low - 9 or min(y, to_y) > high + 9
        assert min(x, y) > 0
        assert max(x, to_x) < boxes["Media"][2]


def test_a_printer_may_want_no_bleed_where_pages_meet() -> None:
    sheet = Sheet(WIDTH, HEIGHT, bleed=9, spine_bleed=0)
    pages = opened(bound(other(sheet=sheet, conformance="none"))).pages
    for number in (0, 1):
        media, trim = (
            [float(side) for side in pages[number][box]] for box in ("/MediaBox", "/TrimBox")
        )
        beyond = [abs(one - other) for one, other in zip(media, trim, strict=True)]
        assert beyond == ([0, 9, 9, 9] if number == 0 else [9, 9, 0, 9])
