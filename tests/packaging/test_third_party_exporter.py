"""Somebody else's exporter, in a distribution of its own, is found and used like ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.conftest import Fresh


@pytest.mark.slow
def test_an_installed_exporter_is_listed_and_chosen_by_its_suffix(
    checkout: Path, fresh: Fresh, tmp_path: Path
) -> None:
    fresh.install("--editable", str(checkout))
    fresh.run("biokit", "new", "life", cwd=tmp_path)
    assert "outline" not in fresh.run("biokit", "formats", cwd=tmp_path)

    fresh.install(str(checkout / "tests" / "plugin"))

    assert "headings only, one a line" in fresh.run("biokit", "formats", cwd=tmp_path)
    fresh.run("biokit", "export", "life", "life.outline", cwd=tmp_path)
    title, first, *_ = (tmp_path / "life.outline").read_text(encoding="utf-8").splitlines()
    assert title
    assert title == title.strip()
    assert first.startswith("  ")
