"""What is written as a project is read as it was: for every biography that a project can say."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings

from biokit.model.biography import Biography
from biokit.notation.canonical import canonical
from biokit.project import load_project, write_project
from biokit.project.assets import images_in
from tests.project.conftest import PNG, Project
from tests.project.sound import FIRST, sound
from tests.strategies import biographies


def read_again(biography: Biography) -> Biography:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "life"
        write_project(folder, biography, lambda _: PNG)
        return load_project(folder)


@given(biographies())
@example(FIRST)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_biography_is_read_as_it_was_written(biography: Biography) -> None:
    biography = canonical(sound(biography))
    assert read_again(biography) == biography


def test_a_project_is_written_as_it_was_read(project: Project) -> None:
    biography = load_project(project())
    assert read_again(biography) == biography


def test_what_is_written_twice_is_the_same(project: Project, tmp_path: Path) -> None:
    biography = load_project(project())
    for name in ("one", "two"):
        write_project(tmp_path / name, biography, lambda _: PNG)
    once = write_project(tmp_path / "three", load_project(tmp_path / "one"), lambda _: PNG)
    for path in once:
        place = path.relative_to(tmp_path / "three")
        assert path.read_bytes() == (tmp_path / "one" / place).read_bytes()
        assert path.read_bytes() == (tmp_path / "two" / place).read_bytes()


def test_every_image_of_a_biography_is_written(project: Project, tmp_path: Path) -> None:
    biography = load_project(project())
    write_project(tmp_path / "copy", biography, lambda place: PNG + place.encode())
    for place, _ in images_in(biography):
        assert (tmp_path / "copy" / place).read_bytes() == PNG + place.encode()
