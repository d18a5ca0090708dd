"""Lays out little parts of books as the binder is given them: without programs, links to nowhere.

It is not how books are laid out: that is tested where it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from biokit.exporters.faces import faces_in, folders
from biokit.exporters.pdf.fonts import isolated
from biokit.exporters.pdf.layout.laid import Anchor, Bookmark, Laid, Printed
from biokit.exporters.pdf.layout.weasy import Document, PdfObject
from biokit.exporters.swapping import environment, swapped
from biokit.resources import Resources

WIDTH, HEIGHT = 300.0, 420.0
"""Of the leaf, in points."""

SHEET = f"""
@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 50pt 40pt 50pt 70pt }}
:root {{ font: 11pt/1.3 "EB Garamond", "Noto Serif SC" }}
h1 {{ font-size: 16pt; margin: 0 0 1em }}
h2 {{ font-size: 12pt }}
p {{ margin: 0 0 .5em; orphans: 1; widows: 1 }}
a {{ color: inherit; text-decoration: none }}
"""
HEADS = """
@page { margin: 50pt 40pt 50pt 70pt;
  @top-center { content: string(head); font: italic 9pt "EB Garamond" }
  @bottom-center { content: string(folio); font: 9pt "EB Garamond" } }
.leaf { string-set: head attr(data-head), folio attr(data-folio); break-before: page }
"""


def has_faces() -> bool:
    """Whether the faces of the books are there."""
    return len(faces_in(folders(None))) >= 6


@cache
def _files() -> dict[str, Path]:
    return {
        hashlib.sha256(face.path.read_bytes()).hexdigest(): face.path
        for face in faces_in(folders(None))
    }


@cache
def program(sha256: str) -> bytes:
    """The file of a face."""
    return _files()[sha256].read_bytes()


@contextmanager
def _press() -> Iterator[None]:
    templates = Resources().templates()
    places = [str(place) for place in folders(None)]
    configuration = templates.get_template("print/fonts.conf").render(folders=places, system=False)
    with isolated(configuration):
        import weasyprint  # noqa: F401 (reads fontconfig's file)
        from weasyprint.pdf import fonts

        def emptied(font: PdfObject, *_: object) -> None:
            font.whole = font.file_content
            font.file_content = font.file_content[:4]

        with swapped(fonts.Font, "clean", emptied), environment("SOURCE_DATE_EPOCH", "0"):
            yield


def laid(body: str, css: str = "", variant: str | None = "pdf/ua-1", title: str = "Part") -> Laid:
    """A part in pages."""
    with _press():
        document = _document(body, SHEET + css, variant, title)
        written = document.write_pdf(pdf_variant=variant)
        return Laid(
            pdf=written,
            pages=len(document.pages),
            anchors=dict(_anchors(document)),
            bookmarks=tuple(_bookmarks(document)),
            faces=tuple(_faces(document)),
        )


def whole(body: str, css: str = "", variant: str = "pdf/ua-1", title: str = "Book") -> bytes:
    """The same as one document, by WeasyPrint alone."""
    templates = Resources().templates()
    places = [str(place) for place in folders(None)]
    configuration = templates.get_template("print/fonts.conf").render(folders=places, system=False)
    with isolated(configuration):
        written: bytes = _document(body, SHEET + css, variant, title).write_pdf(pdf_variant=variant)
        return written


def headed(pages: list[tuple[str, str]]) -> Laid:
    """Running heads and folios, page by page."""
    leaves = "".join(
        f'<div class="leaf" data-head="{head}" data-folio="{folio}"></div>' for head, folio in pages
    )
    return laid(leaves, HEADS, variant=None)


def _document(body: str, css: str, variant: str | None, title: str) -> Document:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    faces = FontConfiguration()
    page = f'<html lang="en"><head><title>{title}</title></head><body>{body}</body></html>'
    return HTML(string=page).render(
        stylesheets=[CSS(string=css, font_config=faces)], font_config=faces, pdf_variant=variant
    )


def _anchors(document: Document) -> Iterator[tuple[str, Anchor]]:
    for number, page in enumerate(document.pages):
        for name, (left, top, _, bottom) in page.anchors.items():
            height = page.height * 0.75
            yield (
                name,
                Anchor(number, left * 0.75, height - top * 0.75, (bottom - top) * 0.75, number),
            )


def _bookmarks(document: Document) -> Iterator[Bookmark]:
    for number, page in enumerate(document.pages):
        for level, label, (x, y), state in page.bookmarks:
            height = page.height * 0.75
            yield Bookmark(level, label, number, x * 0.75, height - y * 0.75, state == "closed")


def _faces(document: Document) -> Iterator[Printed]:
    by_name: dict[str, list[PdfObject]] = {}
    for font in document.fonts.values():
        by_name.setdefault(font.hash, []).append(font)
    for resource, fonts in by_name.items():
        whole = getattr(fonts[0], "whole", fonts[0].file_content)
        letters: dict[int, str] = {}
        widths: dict[int, float] = {}
        for font in fonts:
            letters |= font.to_unicode
            widths |= font.widths
        yield Printed(
            resource=resource,
            name=fonts[0].name.decode().removeprefix("/"),
            family=fonts[0].family,
            sha256=hashlib.sha256(whole).hexdigest(),
            index=fonts[0].index,
            axes=tuple(sorted(fonts[0].variations.items())),
            letters=tuple(sorted(letters.items())),
            widths=tuple(sorted(widths.items())),
        )
