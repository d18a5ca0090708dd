"""Large books from a project on disk to EPUB and Markdown, ours and pandoc's side by side.

    python -m tests.bench ebook

Pandoc gets the very text files of the project, one a chapter. Each build is a process of its own,
start-up included, and the two take turns. Ours begins with nothing of an earlier build, save in
the rows of one edited chapter: there a word is changed after a build, and the ratio is to our own
full time. Modules are compiled beforehand, as they are where biokit is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.bench._books import BOOKS, Big
from tests.bench.citations import KILOBYTE, pandoc_path

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
MEGABYTE = 1024 * 1024
PEAK_BAR = 500
"""Megabytes in any process of ours."""
BARS = {("victoria", "epub"): 0.6, ("pepys", "epub"): 0.3}
"""The part of pandoc's time on the clock that ours may take."""
MARKDOWN_BAR = 0.3
EDIT_BAR = 0.25
"""Of our own full time."""


WORD = re.compile(r"(?<= )[a-z]{3,}(?= )")
"""One that is prose and nothing else."""


class Cost(NamedTuple):
    """What one process took, with all that it started."""

    cpu: float
    """Seconds, user and system together."""
    wall: float
    """Seconds on the clock."""
    peak: float
    """Megabytes that the biggest process held at most."""


def main() -> None:
    """Print the table, one line as soon as it is known."""
    with tempfile.TemporaryDirectory(prefix="biokit-bench-") as scratch:
        folder = Path(scratch)
        # In a process of its own: Linux counts a parent's peak into that of its children.
        run([sys.executable, "-m", "tests.bench._books", str(folder)], folder)
        print(f"{'medians of five':<32}{'ours':^23}   {'pandoc':^23}")
        costs = f"{'wall s':>7}{'CPU s':>8}{'MB':>8}"
        print(f"{'':<32}{costs}   {costs}{'ratio':>8}{'bar':>7}")
        for book in BOOKS:
            full = to_format(book, "epub", folder, BARS[book.name, "epub"])
            edited(book, folder, full)
            to_format(book, "markdown", folder, MARKDOWN_BAR)


def to_format(book: Big, name: str, folder: Path, bar: float) -> Cost:
    """Both programs in turn; what ours took."""
    project = folder / book.name
    build = ours(project, name)
    run(build, folder)  # compiles what is not compiled
    pandoc = pandoc_path()
    costs: list[Cost] = []
    theirs: list[Cost] = []
    for _ in range(RUNS):
        shutil.rmtree(project / "build", ignore_errors=True)
        costs.append(run(build, folder))
        if pandoc is not None:
            theirs.append(run(pandoc_of(pandoc, book, name, folder), folder))
    label = f"{book.title} to {'EPUB' if name == 'epub' else 'Markdown'}"
    return show(label, costs, theirs, middle(theirs).wall if theirs else None, bar)


def edited(book: Big, folder: Path, full: Cost) -> None:
    """One word changed in one chapter of a book that was built; each time in another chapter."""
    project = folder / book.name
    texts = sorted((project / "text").glob("*.md"))
    middle_size = median(path.stat().st_size for path in texts)
    # Not an imprint or a dedication.
    chapters = [path for path in texts if path.stat().st_size >= middle_size]
    build = ours(project, "epub")
    costs: list[Cost] = []
    for turn in range(1, RUNS + 1):
        run(build, folder)
        before = (project / "build" / f"{book.name}.epub").read_bytes()
        with one_word_changed(chapters[len(chapters) * turn // (RUNS + 1)]):
            costs.append(run(build, folder))
        if (project / "build" / f"{book.name}.epub").read_bytes() == before:
            sys.exit("an edit changed nothing")
    show(f"{book.title}, one chapter edited", costs, [], full.wall, EDIT_BAR)


@contextmanager
def one_word_changed(chapter: Path) -> Iterator[None]:
    """A chapter with another word in its middle, as long as the block lasts."""
    text = chapter.read_text(encoding="utf-8")
    word = WORD.search(text, len(text) // 2)
    if word is None:
        sys.exit(f"{chapter} has no word")
    edited = f"{text[: word.start()]}edited{text[word.end() :]}"
    chapter.write_text(edited, encoding="utf-8")
    try:
        yield
    finally:
        chapter.write_text(text, encoding="utf-8")


def show(
    label: str, costs: list[Cost], theirs: list[Cost], against: float | None, bar: float
) -> Cost:
    """One line: what both took, and whether ours is within the bar."""
    cost = middle(costs)
    row = f"{label:<32}{_figures(cost)}   "
    row += _figures(middle(theirs)) if theirs else " " * 23
    if against is None:
        print(f"{row}   pandoc is not installed: pip install 'biokit[bench]'", flush=True)
        return cost
    ratio = cost.wall / against
    within = ratio <= bar and cost.peak < PEAK_BAR
    print(f"{row}{ratio:>8.3f}{bar:>7.2f}{'' if within else '  missed'}", flush=True)
    return cost


def _figures(cost: Cost) -> str:
    return f"{cost.wall:>7.2f}{cost.cpu:>8.2f}{cost.peak:>8.0f}"


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure; of memory the most."""
    wall = median(cost.wall for cost in costs)
    return Cost(median(cost.cpu for cost in costs), wall, max(cost.peak for cost in costs))


def ours(project: Path, name: str) -> list[str]:
    return [sys.executable, "-m", "biokit", "build", str(project), name, "--quiet"]


def pandoc_of(pandoc: str, book: Big, name: str, folder: Path) -> list[str]:
    written = "epub3" if name == "epub" else "markdown"
    return [
        pandoc, "--from=markdown", "--file-scope", f"--to={written}", "--quiet",
        f"--metadata=title:{book.title}", "--metadata=lang:en-GB",
        f"--output={folder / f'pandoc.{written}'}",
        *map(str, sorted((folder / book.name / "text").glob("*.md"))),
    ]  # fmt: skip


def run(command: list[str], folder: Path) -> Cost:
    """Run a program to its end, and ask the system what it took.

    Args:
        command: the program and its arguments.
        folder: where modules are kept compiled, apart from the checkout.

    Raises:
        SystemExit: it failed.
    """
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    environment = {**os.environ, **compiled, "PYTHONPATH": str(ROOT)}
    begun = time.perf_counter()
    process = os.posix_spawn(command[0], command, environment)
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) not in {0, 1}:  # 1: there were findings
        sys.exit(f"{' '.join(command)} failed")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, wall, usage.ru_maxrss * KILOBYTE / MEGABYTE)


if __name__ == "__main__":
    main()
