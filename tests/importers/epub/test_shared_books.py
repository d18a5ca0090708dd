"""Real books: every note is joined, and not a character of their texts is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from biokit.importers.base import Import
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import walk
from tests.importers.epub.spoken import (
    X,
    body_of,
    files_of,
    imported,
    notes_in,
    notes_of,
    seen,
    text_of,
    words_dropped,
)

FOLDERS = (
    "benjamin-franklin_the-autobiography-of-benjamin-franklin",
    "booker-t-washington_up-from-slavery",
    "calvin-coolidge_the-autobiography-of-calvin-coolidge",
    "charles-darwin_the-voyage-of-the-beagle",
    "e-e-cummings_the-enormous-room",
    "frederick-douglass_narrative-of-the-life-of-frederick-douglass",
    "helen-keller_the-story-of-my-life",
    "john-stuart-mill_the-autobiography-of-john-stuart-mill",
    "joshua-slocum_sailing-alone-around-the-world",
    "lytton-strachey_queen-victoria",
    "olaudah-equiano_the-interesting-narrative-of-the-life-of-olaudah-equiano",
    "samuel-pepys_the-diary",
    "ulysses-s-grant_personal-memoirs-of-ulysses-s-grant",
    "w-e-b-du-bois_the-souls-of-black-folk",
)
ARCHIVES = (
    "idpf-childrens-literature",
    "idpf-cole-voyage-of-life",
    "idpf-wasteland",
    "se-queen-victoria",
    "se-the-autobiography-of-benjamin-franklin",
)
LONGEST = "books/samuel-pepys_the-diary"
PLACES = tuple(f"books/{name}" for name in FOLDERS) + tuple(
    f"epub/{name}.epub" for name in ARCHIVES
)
NOTES = {
    LONGEST: 4542,
    "books/lytton-strachey_queen-victoria": 423,
    "epub/se-queen-victoria.epub": 423,
    "books/charles-darwin_the-voyage-of-the-beagle": 181,
    "epub/se-the-autobiography-of-benjamin-franklin.epub": 118,
    "epub/idpf-wasteland.epub": 50,
}
LEFT_OUT = ("dropped-title-page", "dropped-contents", "dropped-heading", "dropped-number")


@pytest.mark.parametrize("place", [one for one in PLACES if one != LONGEST])
def test_every_note_is_joined_and_no_character_and_no_picture_is_lost(
    shared_data: Path, place: str
) -> None:
    path = shared_data / place
    check_all_is_there(path, place, imported(path))


def check_all_is_there(path: Path, place: str, found: Import) -> None:
    files = files_of(path)
    sections = found.biography.sections
    said = [seen(words) for words in notes_in(sections)]
    assert said == [seen(words) for words in notes_of(files)]
    assert len(said) == NOTES.get(place, len(said))
    assert not unaccounted(seen(body_of(files)), seen(text_of(sections)), found)
    shown = pictures_in(found)
    assert len(shown) == len(list(pictures_of(files)))
    assert {path for path in shown if path} <= {name for name, _ in found.media}


def pictures_in(found: Import) -> list[str | None]:
    """The paths of all pictures of the model."""
    return [
        part.path
        for section in found.biography.sections
        for part in walk(section)
        if isinstance(part, Figure | InlineImage)
    ]


def pictures_of(files: list[tuple[str, etree._Element]]) -> Iterator[etree._Element]:
    """The pictures of all files but those of pages that are made anew."""
    for file, root in files:
        if "titlepage" not in file and "cover" not in file:
            yield from root.iter(f"{X}img")


def unaccounted(files: str, model: str, found: Import) -> str:
    """Where the text of the files and that of the model part, and no finding says why."""
    dropped = [seen(words) for words in words_dropped(found, *LEFT_OUT)]
    added = [seen(words) for words in words_dropped(found, "guess-title")]
    here = there = 0
    while True:
        same = alike(files, model, here, there)
        here, there = here + same, there + same
        if here >= len(files) and there >= len(model):
            return ""
        ways = [
            *((alike(files, model, here - b + len(p), there - b), p, here - b + len(p), there - b, dropped)
              for p, b in standing(files, here, dropped)),
            *((alike(files, model, here - b, there - b + len(p)), p, here - b, there - b + len(p), added)
              for p, b in standing(model, there, added)),
        ]  # fmt: skip
        if not ways:
            return f"{files[here - 20 : here + 60]} | {model[there - 20 : there + 60]}"
        _, piece, here, there, pieces = max(ways, key=lambda way: (way[0], len(way[1])))
        pieces.remove(piece)


def alike(files: str, model: str, here: int, there: int) -> int:
    """How far two texts are the same from two places on."""
    length, step = 0, 4096
    while step:
        first = files[here + length : here + length + step]
        if first and first == model[there + length : there + length + step]:
            length += len(first)
        else:
            step //= 2
    return length


def standing(text: str, place: int, pieces: list[str]) -> Iterator[tuple[str, int]]:
    """Pieces that stand at a place, or a little before it: the letters that follow one may be those
    that it begins with."""
    for piece in dict.fromkeys(pieces):
        for back in range(min(len(piece), place, 40) + 1):
            if piece and text.startswith(piece, place - back):
                yield piece, back


@pytest.mark.slow
def test_the_longest_book_is_read_in_time_and_memory_and_nothing_of_it_is_lost(
    shared_data: Path,
) -> None:
    path = shared_data / LONGEST
    code = (
        "import resource\n"
        "from pathlib import Path\n"
        "from tests.corpus.one import peak\n"
        "from tests.importers.epub.spoken import imported\n"
        f"path = Path({str(path)!r})\n"
        "found = imported(path)\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(used.ru_utime + used.ru_stime, peak())\n"
        "from tests.importers.epub.test_shared_books import check_all_is_there\n"
        f"check_all_is_there(path, {LONGEST!r}, found)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 20
    assert megabytes < 600


def test_sections_of_a_book_are_those_of_its_contents(shared_data: Path) -> None:
    found = imported(shared_data / "epub" / "se-queen-victoria.epub").biography
    roles = [section.role for section in found.sections]
    assert roles == [
        "imprint",
        "foreword",
        *["chapter"] * 10,
        "notes",
        "colophon",
        "copyright-page",
    ]
    assert [len(section.sections) for section in found.sections if section.role == "chapter"] == [
        4, 5, 8, 7, 3, 4, 4, 3, 4, 0,
    ]  # fmt: skip
    keller = imported(shared_data / "books" / "helen-keller_the-story-of-my-life").biography
    parts = [section for section in keller.sections if section.role == "part"]
    assert [len(part.sections) for part in parts] == [23, 2, 5]
