"""A list as a biographer keeps it, entry by entry, against what it has always been read as."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biokit.project.spelling import source
from biokit.references import read_references
from tests.conftest import ROOT, Golden

FOLDERS = sorted((ROOT / "tests" / "golden" / "references").iterdir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_list_is_read_as_its_golden_file_says(folder: Path, golden: Golden) -> None:
    (path,) = folder.glob("sources.*")
    found = read_references(path.read_bytes(), path.name)
    items = [source(each) for each in found.sources]
    golden(folder / "golden.json", json.dumps(items, ensure_ascii=False, indent=1) + "\n")
    golden(folder / "findings.txt", "".join(f"{finding}\n" for finding in found.findings))
