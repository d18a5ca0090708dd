"""What is written as a project is read as it was: for every biography that a project can say."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from biokit.model.biography import Biography
from biokit.model.nodes import Text
from biokit.notation.canonical import canonical
from biokit.project import load_project, write_project
from biokit.project.assets import images_in
from tests.project.conftest import PNG, Project
from tests.project.sound import FIRST, Items, Run, sound, with_prose
from tests.strategies import WHOLE_BOOKS, biographies
from tests.strategies_markdown import accounts, citations, inlines, plain_words, sections


def read_again(biography: Biography) -> Biography:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "life"
        write_project(folder, biography, lambda _: PNG)
        return load_project(folder)


TEXT = st.builds(
    lambda sections, accounts: Biography((), sections=sections, accounts=tuple(accounts)),
    sections(),
    st.lists(accounts(), max_size=2),
)


@given(biographies(), st.lists(plain_words(), min_size=1))
@WHOLE_BOOKS
def test_any_life_is_read_as_it_was_written(biography: Biography, words: list[str]) -> None:
    """Whatever its persons, sources, editions … are, in words that are no markup."""
    runs = [(Text(each),) for each in words]
    whole = canonical(sound(with_prose(biography, runs, [()], FIRST)))
    assert read_again(whole) == whole


@given(
    biographies(),
    st.lists(inlines(), min_size=1, max_size=4),
    st.lists(citations(), min_size=1, max_size=4),
    TEXT,
)
@WHOLE_BOOKS
def test_any_words_are_read_as_they_were_written(
    biography: Biography, runs: list[Run], cited: list[Items], text: Biography
) -> None:
    """In words that are all markup can make of them."""
    whole = canonical(sound(with_prose(biography, runs, cited, text)))
    assert read_again(whole) == whole


@given(biographies())
@example(FIRST)
@WHOLE_BOOKS
def test_any_biography_is_read_as_it_was_written(biography: Biography) -> None:
    whole = canonical(sound(biography))
    assert read_again(whole) == whole


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
