"""The page of a report: one file of HTML that needs no other, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from markupsafe import Markup

from biokit.build.report import tables
from biokit.build.report.changes import Change, Kind, changes
from biokit.build.report.kept import Kept
from biokit.build.report.pictures import WIDTH, Pictures, available, drawn
from biokit.diagnostics import Finding
from biokit.files import write_atomically
from biokit.resources import Resources

__all__ = ["Told", "report_path", "write_report"]

STYLES = ("tokens.css", "report/page.css")
"""In the order of the cascade."""
FIRST = 400
"""Pages that are pictured whatever is on them."""
MARKED = 200
"""More of those that have marks."""
ROWS = 200
"""Of a table; more than these nobody reads."""


class Told(msgspec.Struct, frozen=True):
    """What a report is made of."""

    title: str
    """Of the book."""
    edition: str
    output: Path
    content: bytes
    """The product."""
    kept: Kept
    findings: tuple[Finding, ...] = ()
    seconds: float | None = None
    """How long it took to make; `None` if it was not made now."""


class Leaf(NamedTuple):
    """A page as it is shown."""

    number: int
    """Counted from 0."""
    folio: str
    part: str
    begins: bool
    """Whether a part begins on it."""
    blank: bool
    full: int
    """Hundredths of its depth."""
    notes: int
    marks: list[tables.Mark]
    weight: str
    """That of its worst mark."""
    change: Kind | None
    picture: str | None


def report_path(output: Path) -> Path:
    """Where the report on a product lies."""
    return output.with_name(f"{output.stem}.report.html")


def write_report(told: Told, resources: Resources) -> Path:
    """Write the report on a product beside it.

    Raises:
        OutputFailed: it cannot be written.
    """
    page = resources.templates().get_template("report/page.html").render(**_told(told, resources))
    path = report_path(told.output)
    write_atomically(path, page.encode())
    return path


def _told(told: Told, resources: Resources) -> dict[str, object]:
    kept = told.kept
    changed: tuple[Change, ...] | None = None
    done: dict[int, Kind] = {}
    if kept.before is not None:
        changed, done = changes(kept.before, kept.pages)
    pictures = _pictures(told, done)
    leaves = _leaves(kept, pictures, done)
    found = tables.groups(kept)
    images = tables.pictures(kept)
    astray = [(part, note) for part in kept.survey.parts for note in part.survey.astray]
    css = "\n".join(resources.text("styles", name) for name in STYLES)
    return {
        "astray": [
            (note.id, _folio(kept, part.first + note.called), _folio(kept, part.first + note.page))
            for part, note in astray
        ],
        "can_draw": available(),
        "changed": changed,
        "coarse": sum(image.coarse for image in images),
        "edition": told.edition,
        "faces": pictures.faces,
        "file": told.output.name,
        "findings": told.findings,
        "groups": found,
        "height": pictures.height,
        "images": images,
        "leaves": leaves,
        "letters": tables.set_in(kept),
        "limit": ROWS,
        "moved": [one for one in told.findings if one.code in {"moved-note", "late-note"}],
        "pages": len(kept.pages),
        "seconds": told.seconds,
        "size": len(told.content),
        "spreads": _spreads(leaves),
        "styles": Markup(css.replace("</", r"<\\/")),  # noqa: S704 (our own style, or the project's)
        "title": told.title,
        "width": WIDTH,
        "without": len(kept.pages) - len(leaves),
    }


def _folio(kept: Kept, page: int) -> str:
    return kept.pages[page].folio if page < len(kept.pages) else str(page + 1)


def _pictures(told: Told, done: dict[int, Kind]) -> Pictures:
    """The first pages, and of the others those that have marks or are new."""
    if not available():
        return Pictures({}, (), 0)
    wanted = list(range(min(FIRST, len(told.kept.pages))))
    marked = [
        number
        for number, page in enumerate(told.kept.seen)
        if number >= FIRST and page is not None and _worst(tables.marks(page)) in {"wrong", "poor"}
    ]
    new = [number for number, kind in done.items() if number >= FIRST and kind != "moved"]
    more = sorted(dict.fromkeys([*marked, *new][:MARKED]))
    return drawn(told.content, [*wanted, *more])


def _worst(marks: Sequence[tables.Mark]) -> str:
    weights = {mark.weight for mark in marks}
    return next((weight for weight in ("wrong", "poor", "slight") if weight in weights), "")


def _leaves(kept: Kept, pictures: Pictures, done: dict[int, Kind]) -> list[Leaf]:
    """The pages that are shown: those that are pictured, or the first if none can be."""
    begins = {part.first for part in kept.survey.parts}
    shown = pictures.pages or dict.fromkeys(range(min(FIRST, len(kept.pages))))
    seen = kept.seen
    made: list[Leaf] = []
    for number in shown:
        page, named = seen[number], kept.pages[number]
        marked = [] if page is None else tables.marks(page)
        made.append(
            Leaf(
                number=number,
                folio=named.folio,
                part=named.part,
                begins=number in begins,
                blank=page is None or page.blank,
                full=0 if page is None else round(100 * page.full),
                notes=0 if page is None else page.notes,
                marks=marked,
                weight=_worst(marked),
                change=done.get(number),
                picture=pictures.pages.get(number),
            )
        )
    return made


def _spreads(leaves: Sequence[Leaf]) -> list[tuple[Leaf | None, Leaf | None]]:
    """Pages as they lie open: the first is a right-hand page."""
    left = {leaf.number: leaf for leaf in leaves if leaf.number % 2}
    right = {leaf.number: leaf for leaf in leaves if not leaf.number % 2}
    places = sorted({(number + 1) // 2 for number in (*left, *right)})
    return [(left.get(2 * place - 1), right.get(2 * place)) for place in places]
