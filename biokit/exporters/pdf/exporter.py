"""PDF: a book block for the shelf, tagged and linked for the screen."""

from __future__ import annotations

from typing import ClassVar

from biokit.exporters.base import Export, Options
from biokit.exporters.pdf.fetching import Fetch, fetch_from
from biokit.exporters.pdf.leaf import tokens
from biokit.exporters.pdf.press import running
from biokit.exporters.pdf.printing import Printing
from biokit.exporters.pdf.sheet import used_styles
from biokit.exporters.pdf.typecase import Typecase
from biokit.model.biography import Biography
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import walk
from biokit.projections.book import Book
from biokit.projections.compose import compose

__all__ = ["PdfExporter"]


class PdfExporter:
    """Writes a book with WeasyPrint.

    Of an edition it reads trim, profile, design, what concerns notes, and the options `openings`
    (`next` or `recto`), `half-title` (`yes` or `no`) and `bleed` (a length, with crop marks).
    """

    name: ClassVar[str] = "pdf"
    description: ClassVar[str] = "a printed book: pages, footnotes, contents, running heads; tagged"
    suffix: ClassVar[str] = ".pdf"

    def export(self, biography: Biography, options: Options) -> Export:
        """Print a book.

        Raises:
            BadInput: a picture is missing, or is none; a folder of faces holds what is no face.
            BadUsage: trim, design or citation style is not there.
            ExportFailed: WeasyPrint failed on a style or a picture.
        """
        book = compose(biography, options.edition, options.resources.citation_styles)
        design = tokens(options.resources.text("styles", "tokens.css"))
        fetch = fetch_from(options.assets, options.resources)
        _load_pictures(book, fetch)
        typecase = Typecase(book, options, design)
        with running(typecase.configuration, fetch) as press:
            printing = Printing(book, options, design, press)
            pages = printing.pages()
            content = printing.write()
            findings = (
                *printing.renderer.book.findings,
                *printing.renderer.findings,
                *typecase.findings(press.unprinted()),
                *printing.findings(),
                *press.findings(),
            )
            used = (*typecase.used(tuple(press.embedded)), *used_styles(printing.sheets))
        return Export(content, tuple(dict.fromkeys(findings)), used, pages)


def _load_pictures(book: Book, fetch: Fetch) -> None:
    """Ask for every picture first: WeasyPrint would print the book without it.

    Raises:
        BadInput: one is missing, or is no image.
    """
    for section in book.matter:
        for part in walk(section):
            match part:
                case Figure(path=str(path)) | InlineImage(path=path):
                    fetch(f"assets/{path}")
                case _:
                    pass
