"""Papers, and how thick a book is of so many pages."""

from __future__ import annotations

import re

from biokit.diagnostics import near
from biokit.errors import BadUsage
from biokit.exporters.pdf.pages.leaf import points
from biokit.exporters.pdf.printers.profile import printer_of
from biokit.exporters.pdf.printers.rules import Paper, rules_of
from biokit.model.edition import Edition

__all__ = ["bound_pages", "paper_of", "spine"]

_BULK = re.compile(r"(\d{2,3})\s*gsm,?\s+vol(?:ume)?\.?\s*(\d{1,2}(?:\.\d+)?)")
"""`80gsm vol 17.5`: what a square metre weighs, and the volume that the mill gives."""


def paper_of(edition: Edition) -> tuple[str, Paper]:
    """The paper of an edition with what it is called: the option `paper`, or its printer's first.

    A paper that no printer names may be told by weight and volume, `80gsm vol 17.5`.

    Raises:
        BadUsage: there is none of that name.
    """
    rules = rules_of(printer_of(edition) or "press")
    said = dict(edition.options).get("paper", next(iter(rules.papers)))
    if said in rules.papers:
        return said, rules.papers[said]
    measured = _BULK.fullmatch(said)
    if measured is None or edition.profile in {"kdp", "ingram"}:
        there_are = ", ".join(f"{key} ({paper.name})" for key, paper in rules.papers.items())
        raise BadUsage(
            f"{rules.name} has no paper called {said}",
            hint=f"{near(said, rules.papers, most=1) or ''} there are: {there_are}".strip(),
        )
    leaf = float(measured[1]) * float(measured[2]) / 10_000
    return said, Paper(source="custom", name=said, caliper=f"{leaf / 2:.4f}mm", colour=True)


def bound_pages(pages: int) -> int:
    """How many pages a book of so many has when it is bound: both sides of every leaf."""
    return pages + pages % 2


def spine(pages: int, paper: Paper) -> float:
    """How thick the pages of a book are together, without its cover. Points."""
    return bound_pages(pages) * points(paper.caliper)
