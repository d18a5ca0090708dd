"""Each folder of tests/golden/importers/epub is a book, what is read from it, and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.importers.base import Import, ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.importers.report import as_text
from biokit.model.codec import decode, encode_for_reading
from tests.conftest import Golden
from tests.importers.epub.making import zipped

CASES = Path(__file__).resolve().parents[2] / "golden" / "importers" / "epub"


def cases() -> list[Path]:
    return sorted(path.parent for path in CASES.glob("*/in"))


def read(case: Path) -> Import:
    """The book of a case, packed."""
    folder = case / "in"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    content = zipped({"mimetype": "application/epub+zip", **files})
    return EpubImporter().read(content, "in.epub", ImportOptions())


def test_there_are_cases() -> None:
    assert len(cases()) >= 2


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_book_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    found = read(case)
    golden(case / "out.json", encode_for_reading(found.biography).decode())
    golden(case / "report.txt", as_text("in.epub", found))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_was_read_encodes_and_decodes_to_itself(case: Path) -> None:
    found = read(case)
    assert decode(encode_for_reading(found.biography)) == found.biography
    assert read(case) == found
