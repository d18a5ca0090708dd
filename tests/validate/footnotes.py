"""Whether every footnote of a printed book stands on the page of its call, found by text search.

    python -m tests.validate.footnotes [--only WORD]... [-j N]

A stress document of 1,000 notes in headings, lists, tables, figures and quotations, and every whole
book that lies beside the checkout, is printed. What is looked for are the words before each call
with its number, and the number with the words of its note, which an HTML of the same book has;
what biokit itself has to say of its notes is not asked, save which of them are too long for a page.
"""

from __future__ import annotations

import argparse
import bisect
import io
import itertools
import random
import re
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html
from pypdf import PdfReader
from rich.console import Console
from rich.table import Table

from tests.agreement.told import bare
from tests.validate.books import SHARED, biokit_said

__all__ = ["Call", "Report", "calls_in", "reported", "stress"]

TAILS = (28, 18, 12, 7, 4, 2, 0)
"""How many letters before a call are looked for: fewer, where a page ends among them."""
HEAD = 36
"""Letters of a note that are looked for."""
NOTES = 1000
WORDS = (
    "the", "of", "a", "and", "letters", "household", "correspondence", "governess", "Kensington",
    "administration", "melancholy", "sovereign", "was", "to", "negotiations", "in",
)  # fmt: skip
MOVED = re.compile(r"note (\d+) is too long")


@dataclass(frozen=True)
class Call:
    """A note as a reader knows it."""

    number: str
    before: str
    """The text up to the call, its last letters, without spaces."""
    words: str
    """How the note begins, without spaces."""


@dataclass
class Report:
    """What became of the notes of a book; numbers of notes."""

    name: str
    pages: int = 0
    notes: int = 0
    moved: int = 0
    """Too long for the foot of a page, and said to be."""
    lost: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    failed: str | None = None

    @property
    def is_clean(self) -> bool:
        return not (self.lost or self.early or self.late or self.failed) and self.notes > 0


# ----------------------------------------------------------------------------- what is looked for


def calls_in(page: bytes) -> list[Call]:
    """The notes of an HTML of ours, in the order of their calls."""
    root: Any = html.document_fromstring(page.decode())
    for aside in root.xpath("//style | //script | //head | //nav"):
        aside.drop_tree()
    notes = {
        str(item.get("value")): letters("".join(_texts(item)))[:HEAD]
        for item in root.xpath("//ol/li[@value]")
    }
    made: list[Call] = []
    flow = ""
    for piece, call in _flow(root):
        flow += letters(piece)
        if call and piece in notes:
            made.append(Call(piece, flow[: -len(piece)][-max(TAILS) :], notes[piece]))
    return made


def letters(words: str) -> str:
    """Words as they compare; `bare`, without what holds words together."""
    return re.sub("[\u2060\ufeff\u200b]", "", bare(words))


def _flow(element: html.HtmlElement) -> Iterator[tuple[str, bool]]:
    """The text outside of notes piece by piece, and whether a piece is a call."""
    names = (element.get("class") or "").split()
    if element.get("role") == "doc-endnotes" or "endnotes" in names:
        return
    if "call" in names:
        yield "".join(element.itertext()), True
        return
    if isinstance(element.tag, str):
        yield element.text or "", False
        for child in element:
            yield from _flow(child)
            yield child.tail or "", False


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """The text of a note without its way back."""
    if element.get("role") == "doc-backlink" or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


# ------------------------------------------------------------------------------- where it is found


class Pages:
    """The text of a PDF in one piece, and which page each place of it is on."""

    def __init__(self, content: bytes) -> None:
        self.texts = [letters(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]
        self.begin()

    def begin(self) -> None:
        """Put the texts of the pages one after another."""
        self.whole = "".join(self.texts)
        self._begins = [0, *itertools.accumulate(len(text) for text in self.texts)]

    def page(self, place: int) -> int:
        return bisect.bisect_right(self._begins, place) - 1

    def call(self, call: Call, after: int) -> int | None:
        """Where a call is: the first place after the one before it."""
        for length in TAILS:
            wanted = (call.before[-length:] if length else "") + call.number
            found = self.whole.find(wanted, after)
            # Few letters may stand anywhere.
            if found >= 0 and (length > 4 or self.page(found) - self.page(after) <= 2):
                return found + len(wanted) - len(call.number)
        return None

    def note(self, call: Call, near: int) -> list[int]:
        """The pages that have a note, the nearest to its call first."""
        # A call may end the text of a page, so that one number follows another.
        wanted = re.compile(rf"{call.number}\.?{re.escape(call.words)}")
        found = {self.page(one.start()) for one in wanted.finditer(self.whole)}
        return sorted(found, key=lambda page: abs(page - near))


def reported(name: str, pdf: bytes, page: bytes, moved: set[str]) -> Report:
    """Where each note is in a PDF, and where its call.

    Args:
        name: of the book.
        pdf: with notes at the foot of its pages.
        page: the same book as HTML.
        moved: numbers of the notes that are too long for the foot of a page.
    """
    pages = Pages(pdf)
    report = Report(name, len(pages.texts), moved=len(moved))
    after = 0
    for call in calls_in(page):
        report.notes += 1
        place = pages.call(call, after)
        if place is None:
            report.lost.append(f"{call.number} (its call)")
            continue
        after = place
        here = pages.page(place)
        found = pages.note(call, here)
        if not found:
            report.lost.append(call.number)
        elif call.number not in moved and here not in found:
            (report.late if found[0] > here else report.early).append(call.number)
    return report


# -------------------------------------------------------------------------------------- the books


def stress(folder: Path) -> None:
    """Put a project with 1,000 notes in every kind of text into a folder."""
    chance = random.Random(3)
    count = itertools.count(1)
    (folder / "text").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "media" / "plan.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="300" height="150">'
        '<rect width="40" height="20" fill="#ccc"/></svg>'
    )
    (folder / "biography.toml").write_text('title = "A Thousand Notes"\nlang = "en-GB"\n')
    for chapter in range(10):
        pieces = [f"# Chapter {chapter}"]
        notes: list[str] = []
        while len(notes) < NOTES // 10:
            pieces.append(_piece(chance, count, notes))
        made = "\n\n".join((*pieces, *notes[: NOTES // 10]))
        # The last piece may have had more calls than there are notes.
        for note in notes[NOTES // 10 :]:
            made = made.replace(note.partition(":")[0], "")
        (folder / "text" / f"{chapter:02}.md").write_text(f"{made}\n")


def _piece(chance: random.Random, count: Iterator[int], notes: list[str]) -> str:
    def words(number: int) -> str:
        return " ".join(chance.choices(WORDS, k=number))

    def noted(number: int) -> str:
        key = next(count)
        notes.append(f"[^{key}]: Remark {key} {words(chance.choice((4, 12, 30, 60)))}.")
        return f"{words(number)} place {key}q.[^{key}]"

    kind = chance.randrange(12)
    if kind == 0:
        return f"## {noted(4)}"
    if kind == 1:
        return "\n".join(f"- {noted(chance.randint(3, 25))}" for _ in range(4))
    if kind == 2:
        rows = "\n".join(f"| {noted(3)} | {words(4)} |" for _ in range(4))
        return f"| Where | What |\n|---|---|\n{rows}\n\n: {noted(3)}"
    if kind == 3:
        return f"![{noted(6)}](media/plan.svg){{alt='A plan'}}"
    if kind == 4:
        return f"> {noted(30)} {noted(20)}"
    return " ".join(noted(chance.randint(8, 50)) for _ in range(chance.randint(1, 5)))


def printed(name: str, source: Path | None, folder: Path) -> Report:
    """Print a book twice, as PDF and as HTML, and look for its notes."""
    project = folder / "project"
    if source is None:
        stress(project)
    else:
        said = biokit_said("import", "--quiet", str(source), "--into", str(project))
        if not (project / "biography.toml").is_file():
            return Report(name, failed=said)
    out = folder / "out"
    said = biokit_said("build", str(project), "pdf", "html", "--out", str(out), "--force")
    pdf, page = next(out.glob("*.pdf"), None), next(out.glob("*.html"), None)
    if pdf is None or page is None:
        return Report(name, failed=said)
    return reported(name, pdf.read_bytes(), page.read_bytes(), set(MOVED.findall(said)))


def main(arguments: list[str]) -> int:
    """Print the table; 1 unless every note of every book is on the page of its call."""
    parser = argparse.ArgumentParser(prog="python -m tests.validate.footnotes", description=__doc__)
    parser.add_argument("-j", "--jobs", type=int, default=1, help="books at a time")
    parser.add_argument("--only", action="append", default=[], help="a word in a book's name")
    parser.add_argument("--keep", metavar="FOLDER", help="where the products stay")
    asked = parser.parse_args(arguments)
    books: list[tuple[str, Path | None]] = [("stress", None)]
    found = sorted((SHARED / "books").glob("*/content.opf"))
    books += [(path.parent.name, path.parent) for path in found]
    chosen = [
        (name, source)
        for name, source in books
        if not asked.only or any(word in name for word in asked.only)
    ]
    table = Table("book", "pages", "notes", "moved", "lost", "early", "late", "verdict")
    clean = True
    with (
        tempfile.TemporaryDirectory(prefix="biokit-notes-") as scratch,
        ThreadPoolExecutor(asked.jobs) as pool,
    ):
        kept = Path(asked.keep or scratch)
        made = [pool.submit(printed, name, source, kept / name) for name, source in chosen]
        for report in (each.result() for each in made):
            clean = clean and (report.is_clean or (report.failed is None and not report.notes))
            table.add_row(*_row(report))
    Console().print(table)
    return 0 if clean else 1


def _row(report: Report) -> tuple[str, ...]:
    said = report.failed or ("on the page of their calls" if report.is_clean else "no notes")
    astray = (*report.lost, *report.early, *report.late)
    counts = (report.pages, report.notes, report.moved, len(report.lost), len(report.early))
    verdict = f"to mend: {', '.join(astray[:12])}" if astray else said
    return (report.name, *map(str, counts), str(len(report.late)), verdict)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
