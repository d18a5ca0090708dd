"""A cover for print, as wide as the book's pages make it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from biokit.diagnostics import Finding
from biokit.errors import BadUsage, ExportFailed
from biokit.exporters.base import Export, Options, UsedFile
from biokit.exporters.faces import digest
from biokit.exporters.pdf.binding import bind
from biokit.exporters.pdf.binding.volume import Bound, Facts, Sheet, Volume
from biokit.exporters.pdf.complaints import Sheets
from biokit.exporters.pdf.cover.page import Page, picture_on, sized
from biokit.exporters.pdf.cover.words import words_of
from biokit.exporters.pdf.cover.wrap import Wrap, wrap_of
from biokit.exporters.pdf.fetching import fetch_from, named_in, pictures_in
from biokit.exporters.pdf.layout.laid import Laid
from biokit.exporters.pdf.layout.part import lay_out
from biokit.exporters.pdf.layout.press import Press, running
from biokit.exporters.pdf.layout.task import Task
from biokit.exporters.pdf.pages.leaf import tokens
from biokit.exporters.pdf.typecase import Typecase
from biokit.exporters.pdf.verdict import of_styles, unprinted
from biokit.model.biography import Biography
from biokit.model.edition import PRINTERS, Edition
from biokit.model.walk import altered, plain_text
from biokit.projections.compose import compose

__all__ = ["CoverExporter"]

SIZES = (11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0)
"""Of the words on the back, in points: the largest that fits."""


class CoverExporter:
    """Writes back, spine and front as one page.

    Trim, printer, paper, binding, ISBN and imprint are those of the print edition whose pages the
    cover goes around (`pages-from`). Of its own edition it reads the options `cover` (a picture
    for the front), `spine` (a length, as a printer's template has it), `spine-words` (`down` or
    `up`), `price-code` (five digits beside the barcode) and `page-count`.
    """

    name: ClassVar[str] = "cover"
    description: ClassVar[str] = "a cover for print: back, spine by pages and paper, front, barcode"
    suffix: ClassVar[str] = ".cover.pdf"
    marks_pages: ClassVar[bool] = True

    def export(self, biography: Biography, options: Options) -> Export:
        """Make a cover.

        Raises:
            BadInput: the front's picture is missing, or is none.
            BadUsage: an option, the trim or the paper is not what it may be.
            ExportFailed: how many pages the book has is not known, or WeasyPrint failed.
        """
        printed = _print_edition(biography, options)
        wrap = wrap_of(printed, _page_count(options), options.option("spine", "") or None)
        price, direction = options.option("price-code", ""), options.option("spine-words", "")
        words = words_of(biography, printed, wrap, price, direction)
        picture = picture_on(biography, printed, wrap, options)
        page = Page(biography, words, wrap, picture.path, options)
        bare = altered(biography, sections=(), accounts=(), sources=())
        book = compose(bare, printed, options.resources.citation_styles)
        typecase = Typecase(book, options, tokens(page.sheets["tokens.css"]))
        with running(typecase.configuration) as press:
            laid, too_long = _laid(page, typecase, press, options)
        title = plain_text(biography.title)
        bound = bind(_volume(laid, wrap, title, book.lang), typecase.program)
        findings = (
            *wrap.findings,
            *words.findings,
            *picture.findings,
            *too_long,
            *typecase.findings(unprinted(laid.heard), laid.faces),
            *of_styles(laid.heard, Sheets(page.sheets, options.resources)),
        )
        used = (*typecase.used(laid.faces), *_used_styles(page.sheets))
        return Export(bound.content, tuple(dict.fromkeys(findings)), used)


def _print_edition(biography: Biography, options: Options) -> Edition:
    """The edition that the cover goes around: whose pages are known, or the first on paper."""
    editions = [one for one in biography.editions if one.format == "pdf"]
    known = None if options.pages is None else options.pages.edition
    of_pages = (one for one in editions if one.id == known)
    on_paper = (one for one in editions if one.profile in PRINTERS or one.binding)
    return next(of_pages, None) or next(on_paper, options.edition)


def _page_count(options: Options) -> int:
    said = options.option("page-count", "")
    if said:
        if not (said.isascii() and said.isdecimal() and int(said)):
            raise BadUsage(f"{said} is no number of pages", hint='say page-count = "240"')
        return int(said)
    if options.pages is None:
        raise ExportFailed(
            "how many pages the book has is not known, and so not how thick it is",
            hint='say pages-from = "ID" of a print edition, which is made first; '
            'or page-count = "240"',
        )
    return len(options.pages.starts)


def _laid(
    page: Page, typecase: Typecase, press: Press, options: Options
) -> tuple[Laid, tuple[Finding, ...]]:
    """The cover with the words on its back as large as they fit."""
    fetch = fetch_from(options.assets, options.resources)
    named = named_in(page.sheets, fetch)
    laid, over = None, 0.0
    for size in SIZES:
        sheets = sized(page, size)
        task = Task(
            xhtml=page.xhtml,
            sheets=tuple(sheets.items()),
            pictures=(*pictures_in(page.xhtml, fetch), *named),
            configuration=typecase.configuration,
            faces=typecase.digest,
            variant=None,
        )
        laid = lay_out(task, press)
        text = laid.anchors.get("cover-text")
        over = 0.0 if text is None else text.height - page.room
        if over <= 0:
            return laid, ()
    assert laid is not None  # noqa: S101 (there are sizes)
    share = page.room / (page.room + over)
    message = "the description and the words on the author do not fit on the back of the cover"
    hint = f"shorten them by {1 - share:.0%}"
    return laid, (Finding("cover-text-too-long", message, "error", hint=hint),)


def _volume(laid: Laid, wrap: Wrap, title: str, lang: str) -> Volume:
    sheet = Sheet(wrap.width, wrap.height, bleed=wrap.bleed, marks=wrap.marks)
    return Volume(
        parts=(Bound(laid, None, 0, still=True),),
        pages=1,
        front=0,
        sheet=sheet,
        facts=Facts(title, lang),
        conformance="none",
        links=False,
        outline=False,
    )


def _used_styles(sheets: Mapping[str, str]) -> tuple[UsedFile, ...]:
    named = (name for name in sheets if name != "cover/wrap.css")
    return tuple(UsedFile(f"styles/{name}", digest(sheets[name].encode())) for name in named)
