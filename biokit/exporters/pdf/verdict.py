"""What is to be said of a printing: of its styles, its pages, its file, and to its printer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from biokit.diagnostics import Finding
from biokit.exporters.base import Options
from biokit.exporters.pdf import complaints, surveyed
from biokit.exporters.pdf.binding import inspected
from biokit.exporters.pdf.binding.volume import Bounded, Volume
from biokit.exporters.pdf.layout.laid import Heard, Printed
from biokit.exporters.pdf.layout.press import NOTDEF
from biokit.exporters.pdf.pages.printing import Printing
from biokit.exporters.pdf.printers.checking import findings as of_printer
from biokit.exporters.pdf.printers.filing import findings_in
from biokit.exporters.pdf.printers.product import Picture, Product
from biokit.exporters.pdf.printers.profile import printer_of
from biokit.exporters.pdf.surveyed import BookSurvey
from biokit.exporters.rasters import shades_of

__all__ = ["faces_of", "heard_in", "of_styles", "survey_of", "unprinted", "verdict"]


def survey_of(printing: Printing) -> BookSurvey:
    """What was seen on the pages."""
    text = printing.manuscript
    return surveyed.of_book(
        (text.name(part), first, laid.survey) for part, first, laid in printing.parts
    )


def verdict(
    printing: Printing, volume: Volume, bound: Bounded, survey: BookSurvey, options: Options
) -> Iterator[Finding]:
    """Everything but what is wrong with faces."""
    yield from printing.findings()
    drawings, heard = printing.drawings().told(heard_in(volume))
    yield from drawings
    yield from of_styles(heard, complaints.Sheets(printing.sheets, options.resources))
    yield from surveyed.told(survey, printing.manuscript.book.matter)
    for key in bound.missing:
        yield Finding("lost-anchor", f"a link leads to {key}, which is nowhere", "error")
    if printer_of(options.edition) is not None:
        product = _product(printing, volume, survey, options)
        yield from of_printer(product, options.edition)
        yield from findings_in(inspected(bound.content), options.edition)


def _product(printing: Printing, volume: Volume, survey: BookSurvey, options: Options) -> Product:
    leaf = printing.leaf(volume.pages)
    return Product(
        pages=volume.pages,
        trim=(leaf.width, leaf.height),
        inner=leaf.inner,
        outer=leaf.outer,
        # The head and the folio stand in the margins, two lines from the text.
        head=leaf.head - 2 * leaf.head_size,
        foot=leaf.foot - 2 * leaf.head_size,
        pictures=tuple(_pictures(printing, survey, options)),
    )


def _pictures(printing: Printing, survey: BookSurvey, options: Options) -> Iterator[Picture]:
    shades = cache(lambda path: shades_of(options.assets(path)))
    for part in survey.parts:
        for number, page in enumerate(part.survey.pages, part.first):
            for picture in page.pictures:
                colours, transparent = shades(picture.path)
                yield Picture(
                    path=picture.path,
                    folio=printing.places.folio_of(number),
                    pixels=(picture.across, picture.down),
                    size=(picture.width, picture.height),
                    colours=colours,
                    transparent=transparent,
                )


def faces_of(volume: Volume) -> Iterator[Printed]:
    """The faces of all parts and their heads, as each uses them."""
    for part in volume.parts:
        yield from part.laid.faces
        if part.heads is not None:
            yield from part.heads.faces


def heard_in(volume: Volume) -> Iterator[Heard]:
    """What WeasyPrint said of all parts and their heads."""
    for part in volume.parts:
        yield from part.laid.heard
        if part.heads is not None:
            yield from part.heads.heard


def of_styles(heard: Iterable[Heard], sheets: complaints.Sheets) -> Iterator[Finding]:
    """What is wrong with styles, and whatever else WeasyPrint complained of, once each."""
    yield from complaints.unbalanced(sheets)
    for one in dict.fromkeys(heard):
        if not NOTDEF.search(one.words):
            yield complaints.finding(one.level, one.words, sheets)


def unprinted(heard: Iterable[Heard]) -> frozenset[str]:
    """The characters that were printed as an empty box."""
    found = (NOTDEF.search(one.words) for one in heard)
    return frozenset(match[1] for match in found if match)
