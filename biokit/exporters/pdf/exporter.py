"""PDF: a book block for the shelf, tagged and linked for the screen."""

from __future__ import annotations

from typing import ClassVar

from biokit.exporters.base import Export, Options
from biokit.model.biography import Biography

__all__ = ["PdfExporter"]


class PdfExporter:
    """Writes a book with WeasyPrint.

    Of an edition it reads trim, profile, design, what concerns notes, and the options `openings`
    (`next` or `recto`), `half-title` (`yes` or `no`), `head-left`, `head-right`, and the profile's
    own `bleed` and `marks`.
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
        from biokit.exporters.pdf.layout.pressroom import Pressroom

        # First of all: its processes load what they need while the text is made ready.
        with Pressroom(options.at_once, options.memory, biography.lang or "") as room:
            from biokit.exporters.pdf.making import printed

            return printed(biography, options, room)
