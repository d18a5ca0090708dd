"""Two large books as projects: real ones where they are, else made up, as long and as annotated.

    python -m tests.bench._books FOLDER

puts `victoria/` and `pepys/` into the folder, and prints which of them are made up.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from calendar import month_name
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.bench._notes import WORDS

ROOT = Path(__file__).resolve().parents[2]
SHELF = ROOT.parent / "shared" / "data" / "books"
"""Where real books are kept beside the checkout."""
SENTENCES = 6
LONGEST = 34
OF_A_NOTE = 24
"""Words: of the longest sentence, and of a note."""
MONTHS = 12
MONTH = re.compile(rf"\A# (?:{'|'.join(month_name[1:])}|Chapter) \d")
"""How a chapter of a diary begins, or one that is made up."""


class Big(NamedTuple):
    """A book to be timed."""

    name: str
    title: str
    real: str
    """Its folder among the real ones."""
    words: int
    notes: int
    chapters: int


BOOKS = (
    Big("victoria", "Queen Victoria", "lytton-strachey_queen-victoria", 96_000, 423, 14),
    Big("pepys", "The Diary", "samuel-pepys_the-diary", 1_400_000, 4_542, 117),
)


def lay_out(folder: Path) -> None:
    """Make a project of each book; say which are made up."""
    for book in BOOKS:
        project = folder / book.name
        if (SHELF / book.real).is_dir():
            _import(SHELF / book.real, project)
        else:
            print(f"{book.title} is not beside this checkout: a made-up book of its size instead")
            _make_up(book, project)


def first_months(diary: Path, project: Path, months: int) -> None:
    """A project of what stands before a diary and of its first months, a chapter each.

    Args:
        diary: the project of the whole.
        project: where the part goes.
        months: how many.
    """
    shutil.copytree(diary, project, ignore=shutil.ignore_patterns("build", "import"))
    texts = sorted((project / "text").glob("*.md"))
    chapters = [path for path in texts if MONTH.search(path.read_text(encoding="utf-8"))]
    for path in texts[texts.index(chapters[months]) :]:
        path.unlink()


def _import(source: Path, project: Path) -> None:
    from biokit.cli import main

    if main(["import", "--quiet", str(source), "--into", str(project)]) > 1:
        sys.exit(f"{source} could not be imported")


def _make_up(book: Big, project: Path) -> None:
    (project / "text").mkdir(parents=True)
    front = f'title = "{book.title}"\nlang = "en"\n\n[editions.epub]\nplacement = "book-end"\n'
    (project / "biography.toml").write_text(f"{front}\n[editions.markdown]\n", encoding="utf-8")
    draw = random.Random(book.name)
    words = (book.words - book.notes * OF_A_NOTE) // book.chapters
    for number in range(1, book.chapters + 1):
        # Together exactly as many notes as the real one has.
        notes = book.notes * number // book.chapters - book.notes * (number - 1) // book.chapters
        text = "\n\n".join(_chapter(number, words, notes, draw))
        (project / "text" / f"{number:03}.md").write_text(f"{text}\n", encoding="utf-8")


def _chapter(number: int, words: int, notes: int, draw: random.Random) -> Iterator[str]:
    yield f"# Chapter {number}"
    written = called = 0
    while written < words:
        sentences = [_sentence(draw) for _ in range(draw.randint(2, SENTENCES))]
        written += sum(sentence.count(" ") + 1 for sentence in sentences)
        due = round(notes * min(written / words, 1))
        calls = [f"[^{n}]" for n in range(called + 1, due + 1)]
        yield "\n".join(sentences) + "".join(calls)
        for call in calls:
            yield f"{call}: {_some(OF_A_NOTE, draw).capitalize()}."
        called = due


def _sentence(draw: random.Random) -> str:
    length = draw.randint(6, LONGEST)
    words = _some(length, draw)
    style = draw.random()
    if style < 0.1:
        words = f"{words}, *{_some(2, draw)}*"
    elif style < 0.2:
        words = f"{words}, “{_some(5, draw)}”"
    return f"{words.capitalize()}."


def _some(count: int, draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=count))


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
