"""Whatever an input is, it is read or refused: soon, in little memory, and touching nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.hostile.archives import archives
from tests.importers.hostile.pages import pages
from tests.importers.hostile.watched import watched

SHARED = Path(__file__).parents[3] / "shared" / "data" / "hostile"
MADE = {name: make for made in (archives, pages) for name, make in made()}
FOUND = sorted(SHARED.rglob("*.*")) if SHARED.is_dir() else []
UNSAFE = ("alert(", "javascript:", "root:x:0", "onclick")


def judged(place: Path) -> None:
    told = watched(place)
    assert told["seen"] == []
    if "refused" in told:
        refused = str(told["refused"])
        assert place.name in refused
        assert "\n" not in refused
        assert ". " in refused.partition(": ")[2], "no remedy"
    else:
        assert not [sign for sign in UNSAFE if sign in str(told["model"])]


@pytest.mark.parametrize("name", sorted(MADE))
def test_an_input_made_to_break_readers_is_read_or_refused(name: str, tmp_path: Path) -> None:
    place = tmp_path / name
    place.write_bytes(MADE[name]())
    judged(place)


@pytest.mark.parametrize("found", FOUND, ids=lambda path: path.name)
def test_a_hostile_file_of_others_is_read_or_refused(found: Path, tmp_path: Path) -> None:
    place = tmp_path / found.name
    place.write_bytes(found.read_bytes())
    judged(place)


@pytest.mark.parametrize("found", FOUND, ids=lambda path: path.name)
@pytest.mark.parametrize("suffix", [".epub", ".docx", ".html"])
def test_it_is_so_under_any_name(found: Path, suffix: str, tmp_path: Path) -> None:
    place = tmp_path / f"thing{suffix}"
    place.write_bytes(found.read_bytes())
    judged(place)
