"""The wrap: back, spine and front of a cover in one piece, as wide as the book is thick."""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.diagnostics import Finding
from biokit.exporters.pdf.pages.leaf import points, sides
from biokit.exporters.pdf.printers.papers import bound_pages, paper_of, spine
from biokit.exporters.pdf.printers.profile import made_for, printer_of
from biokit.exporters.pdf.printers.rules import Cover, Paper, Rules, rules_of
from biokit.model.edition import Edition

__all__ = ["Panel", "Wrap", "wrap_of"]

Side = Literal["back", "spine", "front"]


class Panel(msgspec.Struct, frozen=True):
    """A part of the wrap that is seen, from the upper left corner of the trim. Points."""

    left: float
    width: float


class Wrap(msgspec.Struct, frozen=True):
    """The whole, without what is cut away or turned in. Points."""

    width: float
    height: float
    back: Panel
    spine: Panel
    front: Panel
    bleed: float
    """What is cut away; of a book in boards, what is turned in."""
    safe: float
    """Between words and edges."""
    spine_safe: float
    """Between words and folds."""
    spine_words: bool
    """Whether the book is thick enough for words on its spine."""
    marks: bool
    barcode: tuple[float, float] | None
    """The white place that the printer wants for it."""
    barcode_margin: float
    boards: bool = False
    findings: tuple[Finding, ...] = ()


def wrap_of(printed: Edition, pages: int, measured: str | None = None) -> Wrap:
    """The wrap of a book.

    Args:
        printed: the edition that it is put around.
        pages: how many it has.
        measured: how thick the spine is, as a printer's template has it: a CSS length.

    Raises:
        BadUsage: trim, paper, bleed or spine are not what they may be.
    """
    printer = printer_of(printed) or "press"
    rules, making = rules_of(printer), made_for(printed)
    boards = printed.binding == "hardback"
    cover, foreign = _cover(rules, boards=boards)
    _, paper = paper_of(printed)
    width, height = sides(printed.trim)
    thick = points(measured) if measured else spine(pages, paper) + points(cover.spine_extra)
    board, hinge = points(cover.board), points(cover.hinge)
    panel = width + board if boards else width
    back = Panel(0.0, panel)
    middle = Panel(panel + hinge, thick)
    front = Panel(panel + 2 * hinge + thick, panel)
    return Wrap(
        width=round(front.left + panel, 3),
        height=round(height + 2 * board, 3),
        back=back,
        spine=middle,
        front=front,
        bleed=points(cover.bleed),
        safe=points(cover.safe),
        spine_safe=points(cover.spine_safe),
        spine_words=bound_pages(pages) >= cover.spine_words_from,
        marks=making.marks and printer == "press",
        barcode=_box(cover),
        barcode_margin=max(points(cover.barcode_margin), points(cover.safe)),
        boards=boards,
        findings=(*foreign, *(() if measured else _estimated(rules, paper, thick))),
    )


def _cover(rules: Rules, *, boards: bool) -> tuple[Cover, tuple[Finding, ...]]:
    """The measures of a printer's covers; of books in boards, if it gives none, the trade's."""
    if not boards:
        return rules.paperback, ()
    if rules.hardback is not None:
        return rules.hardback, ()
    trade = rules_of("press").hardback or rules.paperback
    message = f"how {rules.name} makes cases is not known: the measures are the trade's"
    hint = "compare with its template, and say spine as that has it"
    return trade, (Finding("cover-measures", message, "warning", hint=hint),)


def _box(cover: Cover) -> tuple[float, float] | None:
    if cover.barcode is None:
        return None
    width, height = cover.barcode
    return points(width), points(height)


def _estimated(rules: Rules, paper: Paper, thick: float) -> tuple[Finding, ...]:
    """That a spine is only as sure as where the paper's thickness is from."""
    source = rules.sources[paper.source]
    if source.verified:
        return ()
    where = source.url or "the custom of the trade"
    message = (
        f"the spine is {thick / 72 * 25.4:.2f} mm by a thickness of its paper ({paper.name}) "
        f"that is not {rules.name}'s own word"
    )
    hint = f"if its template has another, say spine ({where}, read {source.read})"
    return (Finding("spine-estimated", message, "note", hint=hint),)
