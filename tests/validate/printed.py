"""Small books that together use every value of every choice a printed edition has, and a long one.

Row by row each choice takes its next value, as for ebooks in variants.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec

from biokit.errors import BiokitError
from biokit.exporters.base import Options
from biokit.exporters.pdf import PdfExporter
from biokit.model.edition import PDF_PROFILES, Edition, Placement
from tests.exporters.lives import assets, everything
from tests.validate.books import ROOT, SHARED, Case, biokit
from tests.validate.judges import Verdict

VICTORIA = SHARED / "books" / "lytton-strachey_queen-victoria"
Row = dict[str, Any]


def choices() -> dict[str, tuple[Any, ...]]:
    """By the name of a field, its values."""
    designs = sorted(path.parent.name for path in (ROOT / "styles" / "print").glob("*/book.css"))
    return {
        "profile": ("screen", "archive", "screen", *sorted(PDF_PROFILES - {"archive"}), "archive"),
        "placement": get_args(Placement),
        "trim": ("6in 9in", "5in 8in", "148mm 210mm", "129mm 198mm", "5.5in 8.5in", "210mm 297mm"),
        "design": (None, *designs),
    }


def rows() -> Iterator[Row]:
    """As many as the most values; each choice takes its own in turn."""
    given = choices()
    for number in range(max(len(values) for values in given.values())):
        yield {name: values[number % len(values)] for name, values in given.items()}


def printed() -> Iterator[Case]:
    """Every row for a book that has every kind of node."""
    for number, row in enumerate(rows(), 1):
        name = f"printed-{number}-{row['profile']}"
        yield Case(name, _exported(name, row))


def _exported(name: str, row: Row) -> Callable[[Path], Verdict | None]:
    def make(out: Path) -> Verdict | None:
        try:
            edition = Edition(name, "pdf", publisher="Grove", **row)
            made = PdfExporter().export(everything(), Options(edition, assets=assets))
        except (BiokitError, msgspec.ValidationError) as fault:
            return Verdict(name, "biokit export", (f"{fault}: {row}",))
        (out / f"{name}.pdf").write_bytes(made.content)
        return None

    return make


def printed_books() -> Iterator[Case]:
    """*Queen Victoria* for the screen and for an archive, where the real books are at hand."""
    if VICTORIA.is_dir():
        yield Case("printed-victoria", _victoria)


def _victoria(out: Path) -> Verdict | None:
    project = out / "project"
    failed = biokit("import", "--quiet", str(VICTORIA), "--into", str(project))
    if failed and not (project / "biography.toml").is_file():
        return Verdict("printed-victoria", "biokit import", (failed,))
    with (project / "biography.toml").open("a", encoding="utf-8") as facts:
        facts.write('\n[editions.archive]\nformat = "pdf"\n')
    failed = biokit("build", str(project), "pdf", "archive", "--out", str(out), "--quiet")
    return Verdict("printed-victoria", "biokit build", (failed,)) if failed else None
