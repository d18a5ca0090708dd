"""Each folder is a page in one language, the biography read from it, and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.importers.base import ImportOptions
from biokit.importers.detect import choose
from biokit.importers.report import as_text
from biokit.importers.wikitext import WikitextImporter
from biokit.model.codec import decode, encode_for_reading
from tests.conftest import Golden

CASES = Path(__file__).resolve().parents[2] / "golden" / "importers" / "wikitext"


def cases() -> list[Path]:
    return sorted(path.parent for path in CASES.glob("*/in.wikitext"))


def test_there_are_cases() -> None:
    assert len(cases()) >= 5


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_page_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    content = (case / "in.wikitext").read_bytes()
    imported = WikitextImporter().read(content, "in.wikitext", ImportOptions())
    golden(case / "golden.json", encode_for_reading(imported.biography).decode())
    golden(case / "report.txt", as_text("in.wikitext", imported))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_was_read_encodes_and_decodes_to_itself(case: Path) -> None:
    content = (case / "in.wikitext").read_bytes()
    biography = WikitextImporter().read(content, "in.wikitext", ImportOptions()).biography
    assert decode(encode_for_reading(biography)) == biography


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_page_of_a_wiki_is_known_for_one(case: Path) -> None:
    assert choose((case / "in.wikitext").read_bytes(), "in.wikitext")[0].name == "wikitext"
