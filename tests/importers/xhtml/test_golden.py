"""Each folder of tests/golden/importers/xhtml is a page, what is read from it, and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokit.diagnostics import Finding
from biokit.importers.xhtml.dialect import Dialect
from biokit.importers.xhtml.parsing import parsed
from biokit.importers.xhtml.reader import Reader
from biokit.model.biography import Biography
from biokit.model.codec import encode_for_reading
from biokit.model.nodes import Section, Text
from tests.conftest import Golden

CASES = sorted(
    (Path(__file__).resolve().parents[2] / "golden" / "importers" / "xhtml").glob("*/in.xhtml")
)
PICTURES = Dialect(picture=lambda address: address.rpartition("/")[2])


def test_there_are_cases() -> None:
    assert len(CASES) >= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.parent.name)
def test_a_page_is_read_as_it_always_was(case: Path, golden: Golden) -> None:
    findings: list[Finding] = []
    root = parsed(case.read_bytes(), "in.xhtml", findings=findings)
    reader = Reader("in.xhtml", PICTURES, lang=root.get("lang"))
    body = root.find("body")
    assert body is not None
    chapter = Section((Text("Page"),), reader.blocks(body), role="chapter")
    made = Biography((Text("Page"),), sections=(chapter,))
    golden(case.parent / "golden.json", encode_for_reading(made).decode())
    said = "".join(f"{finding}\n" for finding in (*findings, *reader.findings))
    golden(case.parent / "report.txt", said)
