"""A printing made ready for the binder."""

from __future__ import annotations

from datetime import UTC, datetime

from biokit.exporters.base import Options
from biokit.exporters.pdf.binding.volume import Bound, Facts, Sheet, Volume
from biokit.exporters.pdf.pages.leaf import Leaf
from biokit.exporters.pdf.pages.printing import Printing
from biokit.exporters.pdf.printers.attaching import attachments
from biokit.exporters.pdf.printers.profile import Making
from biokit.exporters.xhtml import title_text
from biokit.projections.book import Book

__all__ = ["volume_of"]


def volume_of(printing: Printing, book: Book, options: Options, making: Making) -> Volume:
    """What the binder is told."""
    pages = printing.places.pages
    leaf, laid_out_on = printing.leaf(pages), printing.leaf(0)
    heads = printing.heads(leaf)
    parts = zip(printing.parts, heads, strict=True)
    return Volume(
        parts=tuple(Bound(laid, head, first) for (_, first, laid), head in parts),
        pages=pages,
        front=printing.places.front,
        plates=printing.places.plates,
        sheet=_sheet(leaf, laid_out_on, making),
        facts=_facts(book, options, making),
        conformance=making.conformance,
        links=making.links,
        outline=making.outline,
        output_intent=making.output_intent,
        attached=attachments(book.biography, options) if making.attachments else (),
    )


def _sheet(leaf: Leaf, laid_out_on: Leaf, making: Making) -> Sheet:
    return Sheet(
        width=leaf.width,
        height=leaf.height,
        shift=round(leaf.outer - leaf.inner, 2),
        creep=round(leaf.inner - laid_out_on.inner, 2),
        bleed=making.bleed,
        spine_bleed=None if making.inner_bleed == making.bleed else making.inner_bleed,
        marks=making.marks,
    )


def _facts(book: Book, options: Options, making: Making) -> Facts:
    biography = book.biography
    made = datetime.fromtimestamp(options.epoch, UTC) if options.epoch else None
    if not making.metadata:
        return Facts(title_text(book), book.lang)
    return Facts(
        title=title_text(book),
        lang=book.lang,
        authors=tuple(one.name.text for one in biography.contributors if one.role == "aut"),
        description=biography.description,
        keywords=biography.keywords,
        made=made.strftime("%Y-%m-%dT%H:%M:%SZ") if made else None,
    )
