"""A made-up biography with every kind of reference to a page, whose targets are words of their own.

A word such as `gear17x` stands once in the text. Where a finished book has it can be found by
looking for it on every page, with no knowledge of how the book was made.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

__all__ = ["CHAPTERS", "LISTS", "PARAGRAPHS", "SOURCES", "write"]

CHAPTERS = 5
PARAGRAPHS = 9
SOURCES = 7
LISTS = ("Illustrations", "Tables", "Bibliography", "Credits", "Index")
"""What the book ends with, and biokit fills."""
EDITION = """
title = "A Life in Pages"
lang = "en-GB"

[[contributors]]
name = "Ann Author"

[edition]
ibid = "never"
cited-on = true
index = "marks-and-mentions"

[editions.pdf]
trim = "{trim}"
placement = "{placement}"
"""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="400" height="200">'
    '<rect width="40" height="20" fill="#ccc"/></svg>'
)
SYLLABLES = ("ba", "co", "di", "fu", "ge", "hal", "jor", "kin", "lum", "mer", "nos", "pel", "quir")


class Prose:
    """Sentences that nobody wrote, the same every time."""

    def __init__(self) -> None:
        self._chance = random.Random(11)

    def words(self, count: int) -> str:
        made = (
            "".join(self._chance.choices(SYLLABLES, k=self._chance.randint(1, 4)))
            for _ in range(count)
        )
        return f"{' '.join(made).capitalize()}."


def write(folder: Path, trim: str, placement: str) -> None:
    """Put the project of the book into a folder, with one edition in print."""
    (folder / "text").mkdir(parents=True)
    (folder / "media").mkdir()
    (folder / "media" / "plan.svg").write_text(PICTURE)
    (folder / "biography.toml").write_text(EDITION.format(trim=trim, placement=placement))
    (folder / "sources.json").write_text(json.dumps([_source(n) for n in range(SOURCES)]))
    prose = Prose()
    files = {"00-preface": _preface(prose)}
    if placement in {"book-end", "keyed"}:
        files["20-notes"] = "# Notes {.notes}\n"
    files |= {f"01-chapter-{n}": _chapter(n, prose) for n in range(1, CHAPTERS + 1)}
    for place, name in enumerate(LISTS):
        files[f"3{place}-{name.lower()}"] = f"# {name} {{.{name.lower()}}}\n"
    for name, text in files.items():
        (folder / "text" / f"{name}.md").write_text(text)


def _source(number: int) -> dict[str, object]:
    return {
        "id": f"s{number}",
        "type": "book",
        "title": f"Book{number}t",
        "author": [{"family": f"Smith{number}w", "given": "Ann"}],
        "issued": {"date-parts": [[1900 + number]]},
    }


def _preface(prose: Prose) -> str:
    paragraphs = (
        f"{prose.words(120)} The [gear{n}x]{{.index entry=Gears}} began." for n in range(9000, 9004)
    )
    return "# Preface {.preface}\n\n" + "\n\n".join(paragraphs) + "\n"


def _chapter(number: int, prose: Prose) -> str:
    pieces = [f"# Time{number}c {prose.words(3)} {{#c{number}}}"]
    for part in range(PARAGRAPHS):
        n = number * 100 + part
        if part == PARAGRAPHS // 2:
            pieces.append(f"## Part{number}s {prose.words(3)} {{#s{number}}}")
        pieces += _paragraph(n, prose)
        if part % 5 == 2:
            caption = f"Plan{n}f {prose.words(5)}"
            given = f'#f{n} alt="A plan" credit="By lens{n}p"'
            pieces.append(f"![{caption}](media/plan.svg){{{given}}}")
        if part % 6 == 4:
            rows = "\n".join(f"| {1800 + row} | {prose.words(4)} |" for row in range(4))
            pieces.append(f"| Year | What |\n|---|---|\n{rows}\n\n: List{n}b {{#b{n}}}")
    return "\n\n".join(pieces) + "\n"


def _paragraph(n: int, prose: Prose) -> list[str]:
    """Text with what may be referred to, a reference, a note with a citation and marks in it."""
    other = n * 7 % CHAPTERS * 100 + 100 + n * 5 % PARAGRAPHS
    marks = ""
    if n // 100 in {2, 3} or n % 4 == 0:
        marks += f" The [gear{n}x]{{.index entry=Gears}} stopped."
    if n % 3 == 0:
        marks += f" A [wheel{n}v]{{.index entry='Mills!wheels'}} turned."
    text = (
        f"{prose.words(40)}{marks} [Here{n}h]{{#h{n}}} they met. {prose.words(30)} See page"
        f" [](#h{other}){{form=page}}\N{NO-BREAK SPACE}(to{other}at{n}). {prose.words(25)}"
        f" It was that seen{n}k saw the door.[^{n}] {prose.words(20)}"
    )
    note = f"[^{n}]: Word{n}r by [lord{n}o]{{.index entry=Lords}}, [@s{n % SOURCES}, {n}]."
    return [text, note]
