"""EPUB 3.3 from a biography: compose, lay out in files, print them, say what they are, pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from biokit.diagnostics import Finding
from biokit.exporters.base import Export, Options
from biokit.exporters.epub.accessibility import facts as facts_of_access
from biokit.exporters.epub.accessibility import findings as findings_of_access
from biokit.exporters.epub.catalogue import unfiled
from biokit.exporters.epub.cover import cover_svg
from biokit.exporters.epub.images import Gathered, Picture, gather
from biokit.exporters.epub.layout import MADE_COVER, Layout, lay_out, with_places
from biokit.exporters.epub.metadata import facts, identifier_of
from biokit.exporters.epub.notes import SPELL_OUT, in_words
from biokit.exporters.epub.package import SVG, Item, Package
from biokit.exporters.epub.pages import Pages, templates_of
from biokit.exporters.epub.paging import Paging, without_page_marks
from biokit.exporters.epub.prepare import (
    misnamed_languages,
    picture_paths,
    prepared,
)
from biokit.exporters.epub.spelling import direction, language_tag
from biokit.exporters.epub.style import style_sheet, used_styles
from biokit.exporters.epub.titles import linked_title
from biokit.exporters.xhtml import Medium, Renderer
from biokit.model.biography import Biography
from biokit.projections.access import Access, access_of
from biokit.projections.access_words import line_of
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.notes import gathered_notes

if TYPE_CHECKING:
    import jinja2

__all__ = ["EpubExporter"]

OPTIONS = {
    "accessibility-statement": "`no` leaves what is said of it off the copyright page",
    "certified-by": "who vouches that it conforms to EPUB Accessibility 1.1 and WCAG 2.2 Level AA",
    "certifier-credential": "a badge of theirs, or its address",
    "certifier-report": "the address of their report",
    "cover": "an image for the cover; without one the cover is set in type",
    "ncx": "`no` leaves out the contents for readers of EPUB 2",
    "page-source": "ISBN or name of the printed edition whose pages are marked in the text",
    SPELL_OUT: "`no` leaves a note that only says ibid. without what that stands for",
}
"""What `edition.options` may say."""


class EpubExporter:
    """Writes an ebook: one file a chapter, notes linked both ways, navigation, metadata."""

    name: ClassVar[str] = "epub"
    description: ClassVar[str] = "EPUB 3.3: accessible, with notes linked both ways"
    suffix: ClassVar[str] = ".epub"
    marks_pages: ClassVar[bool] = True

    def export(self, biography: Biography, options: Options) -> Export:
        """Export `biography`.

        Raises:
            BadInput: an image is missing or none, or the style sheet asks for what there is not.
            BadUsage: there is no citation style or design of the name asked for.
            ExportFailed: an SVG does more than draw.
        """
        from biokit.exporters.epub.container import pack

        composed, spelt_out = in_words(
            compose(biography, options.edition, options.resources.citation_styles), options
        )
        if options.pages is not None or options.edition.pages_from == "none":
            composed = without_page_marks(composed)
        given = options.option("cover", "")
        paths = [*picture_paths(composed), *([given] if given else [])]
        images = gather(paths, options.assets, reserved="" if given else MADE_COVER)
        book = with_places(prepared(composed, images.pictures))
        layout = lay_out(book)
        renderer = Renderer(book, _medium(book, layout, images))
        moves = any(picture.moves for picture in images.pictures.values())
        access = access_of(book, moves=moves, pages=options.pages)
        package = _package(renderer, layout, images, access, options)
        findings = (
            *_unknown_options(options),
            *composed.findings,
            *spelt_out,
            *misnamed_languages(composed),
            *unfiled(biography),
            *images.findings,
            *findings_of_access(access),
            *renderer.findings,
        )
        used = used_styles(options.resources, options.edition.design)
        return Export(pack(package), tuple(dict.fromkeys(findings)), used)


def _medium(book: Book, layout: Layout, images: Gathered) -> Medium:
    apart = {note.note.id for note in gathered_notes(book)}
    return Medium(
        href=layout.address,
        image=lambda path: images.pictures[path].name,
        place=lambda key: "book" if key in apart else "chapter",
        title=linked_title,
        epub=True,
    )


def _package(
    renderer: Renderer, layout: Layout, images: Gathered, access: Access, options: Options
) -> Package:
    """Print every file, and say what they are together."""
    book = renderer.book
    templates = templates_of(options.resources)
    sheet = style_sheet(options.resources, options.edition.design)
    line = None if options.option("accessibility-statement", "") == "no" else line_of(access)
    lines = () if line is None else (line,)
    pages = Pages(layout, renderer, templates, (sheet.name,), lines)
    cover = _cover(book, images, options, templates)
    made = options.option("cover", "") not in images.pictures
    texts = tuple(pages.items(cover, made=made))
    if options.pages is not None:
        paging = Paging(options.pages, texts, layout, renderer)
        texts = paging.marked(texts, pages.nav(paging.pages))
    identifier = identifier_of(book)
    ncx = () if options.option("ncx", "yes") == "no" else (pages.ncx(identifier),)
    shown = [picture for picture in images.pictures.values() if picture.name != cover.name]
    pictures = tuple(_picture(number, one) for number, one in enumerate(shown, 1))
    return Package(
        identifier=identifier,
        lang=language_tag(book.lang),
        direction=direction(book.lang),
        modified=options.epoch,
        metadata=(*facts(book), *facts_of_access(access)),
        items=(*texts, *ncx, sheet, cover, *pictures),
        spine=tuple(item.id for item in texts),
    )


def _cover(book: Book, images: Gathered, options: Options, templates: jinja2.Environment) -> Item:
    """The image that the edition names, else a page of type."""
    given = images.pictures.get(options.option("cover", ""))
    if given is None:
        content = cover_svg(book, templates)
        return Item("cover-image", MADE_COVER, SVG, content, ("cover-image",))
    return Item("cover-image", given.name, given.media_type, given.content, ("cover-image",))


def _picture(number: int, picture: Picture) -> Item:
    return Item(f"image-{number}", picture.name, picture.media_type, picture.content)


def _unknown_options(options: Options) -> Iterator[Finding]:
    for name, _ in options.edition.options:
        if name not in OPTIONS:
            hint = f"there are: {', '.join(OPTIONS)}"
            yield Finding("unknown-option", f"epub has no option {name}", hint=hint)
