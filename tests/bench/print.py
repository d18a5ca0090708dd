"""Large books from a project on disk to PDF, and bare WeasyPrint on the same pages as one HTML.

    python -m tests.bench print
    python -m tests.bench.print [--rounds N] [--chapters N] [--only WORD]...

Bare WeasyPrint gets what our exporter lays out, markup, styles and faces, put together to one page
that has no running heads and whose page numbers are there already; it lays it out once. Each build
is a process of its own, start-up included, and the two take turns. What is cold begins with nothing
of an earlier build. What is edited has another word in the middle of one chapter, each in its turn.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench._books import MONTHS, first_months
from tests.bench.ebook import Cost, middle, one_word_changed, run

ROUNDS = 5
COLD_BAR = 0.6
EDIT_BAR = 0.2
PEAK_BAR = 0.5
"""Parts of bare WeasyPrint's time on the clock, and of its memory, that ours may take."""
STILL_BAR = 0.5
"""Seconds when nothing has changed."""
LONG_PEAK = 1000
"""Megabytes in any process, for the longest book."""
LINEAR = 1.25
"""How much longer than a page of the shorter book a page of the longest may take."""
LEAST = 4000
"""Bytes of a text that is a chapter, and no imprint or colophon."""


class Timed(NamedTuple):
    """A book and how it did."""

    project: Path
    pages: int
    bare: Cost
    cold: Cost


def main(arguments: list[str] | None = None) -> None:
    """Print the table, one line as soon as it is known."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.print", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of which the median is given")
    parser.add_argument("--chapters", type=int, default=0, help="how many are edited; 0 is all")
    parser.add_argument("--only", action="append", default=[], help="a word in a book's name")
    asked = parser.parse_args(arguments or [])
    with tempfile.TemporaryDirectory(prefix="biokit-bench-") as scratch:
        folder = Path(scratch)
        # In a process of its own: Linux counts a parent's peak into that of its children.
        run([sys.executable, "-m", "tests.bench._books", str(folder)], folder)
        for years, name in ((1, "pepys-year"), (5, "pepys-five")):
            first_months(folder / "pepys", folder / name, years * MONTHS)
        print(f"{f'medians of {asked.rounds}':<36}{'wall s':>8}{'CPU s':>8}{'MB':>7}", end="")
        print(f"{'ratio':>8}{'bar':>6}")
        wanted = [
            name
            for name in ("victoria", "pepys-year", "pepys-five")
            if not asked.only or any(word in name for word in asked.only)
        ]
        timed = {name: of_book(folder, name, asked) for name in wanted}
        if "pepys-five" in timed:
            long(timed)


def of_book(folder: Path, name: str, asked: argparse.Namespace) -> Timed:
    """All rows of one book."""
    project = folder / name
    longest = name == "pepys-five"
    single = folder / f"{name}.json"
    run(weasyprint("record", project, single), folder)
    product = project / "build" / f"{name}.pdf"
    colds: list[Cost] = []
    alone: list[Cost] = []
    bares: list[Cost] = []
    same = True
    for _ in range(1 if longest else asked.rounds):
        shutil.rmtree(project / "build", ignore_errors=True)
        colds.append(run(build(project, 2), folder))
        made = product.read_bytes()
        bares.append(run(weasyprint("print", single, folder / f"{name}-bare.pdf"), folder))
        if not longest:
            shutil.rmtree(project / "build", ignore_errors=True)
            alone.append(run(build(project, 1), folder))
            same = same and product.read_bytes() == made
    pages = pages_of(product)
    bare, cold = middle(bares), middle(colds)
    show(f"{name}, {pages} pages: WeasyPrint", bare)
    show(f"{name}, cold, -j 2", cold, cold.wall / bare.wall, COLD_BAR)
    show(f"{name}, memory of a process", cold, cold.peak / bare.peak, PEAK_BAR)
    if not longest:
        one = middle(alone)
        show(f"{name}, cold, -j 1", one, one.wall / bare.wall)
        edited(project, product, folder, bare, asked)
        still(project, folder, asked.rounds)
        same = same and eight(project, product, folder)
        print(f"{name}, -j 1, -j 2, -j 8: {'the same bytes' if same else 'OTHER BYTES'}")
    return Timed(project, pages, bare, cold)


def edited(
    project: Path, product: Path, folder: Path, bare: Cost, asked: argparse.Namespace
) -> None:
    """One word changed in each chapter of a book that was built."""
    texts = sorted((project / "text").glob("*.md"))
    chapters = [path for path in texts if path.stat().st_size >= LEAST]
    if asked.chapters:
        # As evenly over the book as it goes.
        step = len(chapters) / asked.chapters
        chapters = [
            chapters[int(step * turn)] for turn in range(min(asked.chapters, len(chapters)))
        ]
    costs: list[Cost] = []
    for chapter in chapters:
        run(build(project, 2), folder)
        before = product.read_bytes()
        with one_word_changed(chapter):
            costs.append(run(build(project, 2), folder))
        if product.read_bytes() == before:
            sys.exit(f"an edit of {chapter.name} changed nothing")
    cost = middle(costs)
    show(f"{project.name}, one of {len(costs)} chapters", cost, cost.wall / bare.wall, EDIT_BAR)
    worst = max(each.wall for each in costs)
    show(f"{project.name}, the slowest of them", cost._replace(wall=worst), worst / bare.wall)


def still(project: Path, folder: Path, rounds: int) -> None:
    """Nothing changed: the time itself has a bar."""
    run(build(project, 2), folder)
    cost = middle([run(build(project, 2), folder) for _ in range(rounds)])
    show(f"{project.name}, nothing changed", cost, cost.wall, STILL_BAR)


def eight(project: Path, product: Path, folder: Path) -> bool:
    """Whether eight workers make the bytes that two made."""
    made = product.read_bytes()
    shutil.rmtree(project / "build")
    run(build(project, 8), folder)
    return product.read_bytes() == made


def long(timed: dict[str, Timed]) -> None:
    """The longest book is as quick a page as the shorter one, and no process needs a gigabyte."""
    five, year = timed["pepys-five"], timed.get("pepys-year")
    held = "" if five.cold.peak < LONG_PEAK else "  missed"
    print(f"pepys-five: {five.cold.peak:.0f} MB in a process, bar {LONG_PEAK}{held}")
    if year is not None:
        ratio = (five.cold.cpu / five.pages) / (year.cold.cpu / year.pages)
        said = "" if ratio <= LINEAR else "  missed"
        print(f"pepys-five: {ratio:.2f} of a year's time a page, bar {LINEAR}{said}")


def show(label: str, cost: Cost, ratio: float | None = None, bar: float | None = None) -> None:
    """One line: what it took, and whether that is within the bar."""
    row = f"{label:<36}{cost.wall:>8.2f}{cost.cpu:>8.2f}{cost.peak:>7.0f}"
    row += "" if ratio is None else f"{ratio:>8.3f}"
    row += "" if bar is None else f"{bar:>6.2f}"
    missed = ratio is not None and bar is not None and ratio > bar
    print(f"{row}{'  missed' if missed else ''}", flush=True)


def build(project: Path, jobs: int) -> list[str]:
    """The command that prints a book."""
    return [
        *(sys.executable, "-m", "biokit", "build", str(project), "pdf"),
        *("--quiet", "-j", str(jobs)),
    ]


def weasyprint(step: str, *paths: Path) -> list[str]:
    """A step of what is bare WeasyPrint's, in a process of its own."""
    return [sys.executable, "-m", "tests.bench._bare", step, *map(str, paths)]


def pages_of(product: Path) -> int:
    """How many pages a PDF has."""
    import pikepdf

    with pikepdf.open(product) as pdf:
        return len(pdf.pages)


if __name__ == "__main__":
    main(sys.argv[1:])
