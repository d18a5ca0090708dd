"""EPUB 3.3 from a biography: compose, lay out in files, print them, say what they are, pack."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import msgspec

from biokit.diagnostics import Finding
from biokit.exporters.base import Export, Options, UsedFile
from biokit.exporters.epub.accessibility import facts as facts_of_access
from biokit.exporters.epub.accessibility import findings as findings_of_access
from biokit.exporters.epub.catalogue import unfiled
from biokit.exporters.epub.cover import PHOTOGRAPH, as_photograph, cover_svg
from biokit.exporters.epub.embedding import FACES, Embedding, embedded
from biokit.exporters.epub.images import Gathered, Picture, gather
from biokit.exporters.epub.kepub import SUFFIX, spanned
from biokit.exporters.epub.layout import MADE_COVER, Layout, lay_out, with_places
from biokit.exporters.epub.limits import Measured, allowed_by, beyond, check_profile
from biokit.exporters.epub.metadata import facts, identifier_of
from biokit.exporters.epub.notes import SPELL_OUT, in_words
from biokit.exporters.epub.package import SVG, Item, Package
from biokit.exporters.epub.pages import Pages, templates_of
from biokit.exporters.epub.paging import Paging, without_page_marks
from biokit.exporters.epub.prepare import (
    misnamed_languages,
    prepared,
    shown_pictures,
)
from biokit.exporters.epub.shops import has_shops
from biokit.exporters.epub.spelling import direction, language_tag
from biokit.exporters.epub.style import style_sheet, tokens, used_styles
from biokit.exporters.epub.titles import linked_title
from biokit.exporters.rasters import Broken
from biokit.exporters.xhtml import Medium, Renderer
from biokit.exporters.xhtml.notes import note_id
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.edition import Profile
from biokit.model.walk import altered
from biokit.projections.access import Access, access_of
from biokit.projections.access_words import line_of
from biokit.projections.book import Book
from biokit.projections.compose import compose
from biokit.projections.index_places import pages_of
from biokit.projections.notes import gathered_notes

__all__ = ["EpubExporter"]

OPTIONS = {
    "accessibility-statement": "`no` leaves what is said of it off the copyright page",
    "certified-by": "who vouches that it conforms to EPUB Accessibility 1.1 and WCAG 2.2 Level AA",
    "certifier-credential": "a badge of theirs, or its address",
    "certifier-report": "the address of their report",
    "cover": "an image for the cover; without one the cover is set in type",
    "faces": "`embedded` puts the faces of the design into the ebook, cut down to its characters",
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
    suffixes: ClassVar[dict[Profile, str]] = {"kobo": SUFFIX}
    marks_pages: ClassVar[bool] = True

    def export(self, biography: Biography, options: Options) -> Export:
        """Export `biography`.

        Raises:
            BadInput: an image is missing or none, or the style sheet asks for what there is not.
            BadUsage: there is no citation style or design of the name asked for.
            ExportFailed: an SVG does more than draw.
        """
        from biokit.exporters.epub.container import pack

        check_profile(options.edition)
        composed, spelt_out = in_words(
            compose(biography, options.edition, options.resources.citation_styles), options
        )
        if options.pages is not None or options.edition.pages_from == "none":
            composed = without_page_marks(composed)
        given = options.option("cover", "")
        shown = (*shown_pictures(composed), *_named_cover(biography, given))
        allowed = allowed_by(options.edition.profile)
        images = gather(shown, options.assets, _kept_for_cover(given), allowed)
        book = with_places(prepared(composed, images.pictures))
        layout = lay_out(book)
        renderer = Renderer(book, _medium(book, layout, images, options))
        moves = any(picture.moves for picture in images.pictures.values())
        access = access_of(book, moves=moves, pages=options.pages)
        cover = _cover(book, images, options)
        package = _package(renderer, layout, images, cover.item, access, options)
        faces = _faces(package, options)
        package = altered(package, items=(*package.items, *faces.items))
        content = pack(_for_profile(package, options))
        findings = (
            *_unknown_options(options),
            *composed.findings,
            *spelt_out,
            *misnamed_languages(composed),
            *unfiled(biography),
            *images.findings,
            *cover.findings,
            *findings_of_access(access),
            *renderer.findings,
            *faces.findings,
            *beyond(_measured(content, package, images, book), options.edition.profile),
        )
        styles = used_styles(options.resources, options.edition.design)
        used = (*styles, *faces.used, *cover.used)
        return Export(content, tuple(dict.fromkeys(findings)), tuple(dict.fromkeys(used)))


def _medium(book: Book, layout: Layout, images: Gathered, options: Options) -> Medium:
    apart = {note.note.id for note in gathered_notes(book)}
    printed = pages_of(book.matter) if book.index.groups else {}
    if options.pages is not None:
        printed = dict(options.pages.places)
    return Medium(
        href=layout.address,
        image=lambda path: images.pictures[path].name,
        page=printed.get,
        place=lambda key: "book" if key in apart else "chapter",
        title=linked_title,
        epub=True,
    )


def _for_profile(package: Package, options: Options) -> Package:
    if options.edition.profile != "kobo":
        return package
    return altered(package, items=tuple(map(spanned, package.items)))


def _measured(content: bytes, package: Package, images: Gathered, book: Book) -> Measured:
    notes = {note_id(note.note.id or ""): note.note.origin for note in book.notes}
    pictures = tuple(images.pictures.values())
    return Measured(len(content), package.items, pictures, notes)


def _package(
    renderer: Renderer,
    layout: Layout,
    images: Gathered,
    cover: Item,
    access: Access,
    options: Options,
) -> Package:
    """Print every file, and say what they are together."""
    book = renderer.book
    templates = templates_of(options.resources)
    sheet = style_sheet(options.resources, options.edition.design)
    styles = (FACES, sheet.name) if _carries_faces(options) else (sheet.name,)
    line = None if options.option("accessibility-statement", "") == "no" else line_of(access)
    pages = Pages(layout, renderer, templates, styles, () if line is None else (line,))
    made = _given_cover(images, options) is None
    texts = tuple(pages.items(cover, made=made))
    if options.pages is not None:
        paging = Paging(options.pages, texts, layout, renderer)
        texts = paging.marked(texts, pages.nav(paging.pages))
    named = identifier_of(book)
    ncx = () if options.option("ncx", "yes") == "no" else (pages.ncx(named),)
    in_text = {path for path, _ in shown_pictures(book)}
    shown = [
        one for path, one in images.pictures.items() if path in in_text and one.name != cover.name
    ]
    pictures = tuple(_picture(number, one) for number, one in enumerate(shown, 1))
    return Package(
        identifier=named,
        lang=language_tag(book.lang),
        direction=direction(book.lang),
        modified=options.epoch,
        metadata=(*facts(book), *facts_of_access(access)),
        items=(*texts, *ncx, sheet, cover, *pictures),
        spine=tuple(item.id for item in texts),
    )


def _carries_faces(options: Options) -> bool:
    return options.option("faces", "") == "embedded"


def _faces(package: Package, options: Options) -> Embedding:
    """The faces that the package carries, if the edition asks for them."""
    if not _carries_faces(options):
        return Embedding()
    resources = options.resources
    templates = templates_of(resources)
    return embedded(package.items, resources.project, tokens(resources), templates)


class Cover(msgspec.Struct, frozen=True):
    """The image of the cover, and what has to be said about it."""

    item: Item
    used: tuple[UsedFile, ...] = ()
    findings: tuple[Finding, ...] = ()


def _kept_for_cover(given: str) -> tuple[str, ...]:
    """Names that no picture may have, since a cover is made; one that is given keeps its own."""
    made = () if given else (MADE_COVER,)
    return made if given and not given.lower().endswith(".svg") else (*made, PHOTOGRAPH)


def _named_cover(biography: Biography, named: str) -> Iterator[tuple[str, Origin | None]]:
    """The path of the cover, and the file that names it."""
    at = biography.origin
    if named:
        yield named, None if at is None else Origin(at.path, at.line, named)


def _given_cover(images: Gathered, options: Options) -> Picture | None:
    named = options.option("cover", "")
    return images.pictures.get(named) if named else None


def _cover(book: Book, images: Gathered, options: Options) -> Cover:
    """The image that the edition names, else a page of type; for shops a picture of points."""
    given = _given_cover(images, options)
    name, kind, content = (
        (_free(MADE_COVER, images), SVG, cover_svg(book, templates_of(options.resources)))
        if given is None
        else (given.name, given.media_type, given.content)
    )
    used: tuple[UsedFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    if kind == SVG and has_shops(options.edition.profile):
        try:
            content, used = as_photograph(content, options.resources.project)
            name, kind = _free(PHOTOGRAPH, images), "image/jpeg"
        except Broken as fault:
            message = f"the cover stays a drawing, which shops do not show: {fault}"
            hint = "give a JPEG; `make` fetches faces, BIOKIT_FONTS names a folder of your own"
            findings = (Finding("shop-cover-drawn", message, "error", hint=hint),)
    return Cover(Item("cover-image", name, kind, content, ("cover-image",)), used, findings)


def _free(name: str, images: Gathered) -> str:
    """The name of a cover that is made; a picture may have it if another cover was to be there."""
    taken = {picture.name for picture in images.pictures.values()}
    return name.replace("cover.", "cover-made.") if name in taken else name


def _picture(number: int, picture: Picture) -> Item:
    return Item(f"image-{number}", picture.name, picture.media_type, picture.content)


def _unknown_options(options: Options) -> Iterator[Finding]:
    for name, _ in options.edition.options:
        if name not in OPTIONS:
            hint = f"there are: {', '.join(OPTIONS)}"
            yield Finding("unknown-option", f"epub has no option {name}", hint=hint)
