"""A book printed: composed, laid out, bound, and looked over."""

from __future__ import annotations

from biokit.diagnostics import Finding
from biokit.exporters.base import Export, Options
from biokit.exporters.pdf.binding import bind, subset_program
from biokit.exporters.pdf.drawings import fault_of
from biokit.exporters.pdf.fetching import SVG, Fetch, fetch_from
from biokit.exporters.pdf.layout.pressroom import Pressroom
from biokit.exporters.pdf.pages.printing import Printing
from biokit.exporters.pdf.pages.sheet import Design, used_styles
from biokit.exporters.pdf.pages.volumes import volume_of
from biokit.exporters.pdf.printers.profile import made_for
from biokit.exporters.pdf.surveyed import encoded
from biokit.exporters.pdf.typecase import Typecase
from biokit.exporters.pdf.verdict import faces_of, heard_in, survey_of, unprinted, verdict
from biokit.exporters.pictures import without_pictures
from biokit.exporters.rasters import Broken, size_of
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.nodes import Figure, InlineImage
from biokit.model.walk import walk
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.spacing import spaced

__all__ = ["printed"]


def printed(biography: Biography, options: Options, room: Pressroom) -> Export:
    """Print a book.

    Args:
        biography: what it is made of.
        options: how.
        room: where its parts are laid out.

    Raises:
        BadInput, BadUsage, ExportFailed: as `PdfExporter.export`.
    """
    book = compose(biography, options.edition, options.resources.citation_styles)
    making = made_for(options.edition)
    fetch = fetch_from(options.assets, options.resources)
    book, broken = _with_whole_pictures(book, fetch)
    book = book.rewritten(spaced(book.matter, book.lang))
    design = Design(options, making)
    typecase = Typecase(book, options, design.tokens)
    printing = Printing(book, options, making, design, typecase, fetch, room)
    volume = volume_of(printing, book, options, making)
    bound = bind(volume, typecase.program, room.remembering(subset_program))
    survey = survey_of(printing)
    findings = (
        *broken,
        *verdict(printing, volume, bound, survey, options),
        *typecase.findings(unprinted(heard_in(volume)), faces_of(volume)),
    )
    return Export(
        content=bound.content,
        findings=tuple(dict.fromkeys(findings)),
        used=(*typecase.used(faces_of(volume)), *used_styles(printing.sheets)),
        pages=printing.pages(),
        survey=encoded(survey),
    )


def _with_whole_pictures(book: Book, fetch: Fetch) -> tuple[Book, tuple[Finding, ...]]:
    """Ask for every picture first: WeasyPrint would print the book without it.

    One that cannot be read to its end has its words in its place.

    Raises:
        BadInput: one is missing, or is no image.
    """
    broken: dict[str, str] = {}
    seen: set[str] = set()
    found: list[Finding] = []
    for section in book.matter:
        for part in walk(section):
            match part:
                case Figure(path=str(path)) | InlineImage(path=path):
                    if path not in seen:
                        seen.add(path)
                        broken |= _fault_in(path, fetch)
                    if path in broken:
                        found.append(_broken(path, broken[path], part.origin))
                case _:
                    pass
    return book.rewritten(without_pictures(book.matter, broken)), tuple(found)


def _fault_in(path: str, fetch: Fetch) -> dict[str, str]:
    content, kind = fetch(f"assets/{path}")
    if kind == SVG:
        fault = fault_of(content)
        return {} if fault is None else {path: fault}
    try:
        size_of(content)
    except Broken as broken:
        return {path: str(broken)}
    return {}


def _broken(path: str, fault: str, origin: Origin | None) -> Finding:
    return Finding(
        "broken-image",
        f"the image {path} cannot be shown: {fault}",
        "error",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        hint="save it anew; until then its words stand in its place",
    )
