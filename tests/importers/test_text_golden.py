"""Each folder of tests/golden/import-text is a text, the biography read from it, and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.importers.base import ImportOptions
from biokit.importers.detect import choose
from biokit.importers.report import as_text
from biokit.importers.text import TextImporter, account_for
from biokit.model.codec import decode, encode_for_reading
from tests.conftest import Golden

CASES = Path(__file__).resolve().parent.parent / "golden" / "import-text"


def cases() -> list[Path]:
    return sorted(path.parent for path in CASES.glob("*/in.txt"))


def test_there_are_cases() -> None:
    assert len(cases()) >= 8


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_text_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    content = (case / "in.txt").read_bytes()
    imported = TextImporter().read(content, "in.txt", ImportOptions())
    golden(case / "golden.json", encode_for_reading(imported.biography).decode())
    golden(case / "report.txt", as_text("in.txt", imported))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_nothing_of_a_text_is_lost_or_added(case: Path) -> None:
    content = (case / "in.txt").read_bytes()
    balance = account_for(content, TextImporter().read(content, "in.txt", ImportOptions()))
    assert (balance.missing, balance.extra) == ("", "")
    assert balance.whole == balance.in_model + balance.in_report
    assert balance.whole == len("".join(content.decode("utf-8-sig").split()))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_was_read_encodes_and_decodes_to_itself(case: Path) -> None:
    content = (case / "in.txt").read_bytes()
    biography = TextImporter().read(content, "in.txt", ImportOptions()).biography
    assert decode(encode_for_reading(biography)) == biography


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_text_is_known_for_one(case: Path) -> None:
    assert choose((case / "in.txt").read_bytes(), "in.txt")[0].name == "text"
