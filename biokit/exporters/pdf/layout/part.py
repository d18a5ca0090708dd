"""A part laid out: from its task to what the binder and the rest of the book want of it."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.exporters.pdf.complaints import explained
from biokit.exporters.pdf.layout import survey, tables
from biokit.exporters.pdf.layout.laid import Anchor, Bookmark, Heard, Laid, Printed
from biokit.exporters.pdf.layout.press import Press
from biokit.exporters.pdf.layout.starts import starts_in
from biokit.exporters.pdf.layout.task import Task
from biokit.exporters.pdf.layout.weasy import Document, Pdf, PdfObject
from biokit.exporters.pdf.pages.places import words_on
from biokit.exporters.pdf.surveyed import encoded
from biokit.exporters.pdf.tags import tagging
from biokit.model.walk import altered

__all__ = ["lay_out"]

JOINER = "\N{WORD JOINER}"
PX = 0.75
"""A CSS pixel in points."""


def lay_out(task: Task, press: Press) -> Laid:
    """Lay a part out and write it.

    Args:
        task: the part.
        press: running with the task's faces and pictures.

    Raises:
        ExportFailed: WeasyPrint could not.
    """
    with press.hearing() as heard:
        document = press.lay_out(task)
        while (xhtml := tables.narrowed(task.xhtml, document)) is not None:
            task = altered(task, xhtml=xhtml)
            heard.clear()
            document = press.lay_out(task)
        starts = starts_in(document, task.xhtml, task.nodes, task.notes) if not task.heads else ()
        pages = range(len(document.pages))
        words = tuple(words_on(document, page) for page in pages) if task.words else ()
        surveyed = encoded(survey.survey(document)) if not task.heads else b""
        tagging.keep_outer_links(document)
        content = press.write(document, task.variant, _finish)
    return Laid(
        pdf=content,
        pages=len(document.pages),
        anchors=_anchors(document),
        bookmarks=tuple(_bookmarks(document)),
        faces=tuple(_printed(document, press)),
        starts=starts,
        heard=tuple(Heard(level, explained(said)) for level, said in heard),
        words=words,
        survey=surveyed,
    )


def _finish(document: Document, pdf: Pdf) -> None:  # noqa: ARG001 (WeasyPrint's own signature)
    tagging.describe_links(document)


def _anchors(document: Document) -> dict[str, Anchor]:
    """WeasyPrint repeats an id on every page its element reaches; the first counts."""
    first: dict[str, tuple[int, float, float, float]] = {}
    last: dict[str, int] = {}
    for number, page in enumerate(document.pages):
        for key, (left, top, _, bottom) in page.anchors.items():
            place = (number, left * PX, (page.height - top) * PX, (bottom - top) * PX)
            first.setdefault(key, place)
            last[key] = number
    return {
        key: Anchor(page, round(x, 2), round(y, 2), round(height, 2), last[key])
        for key, (page, x, y, height) in first.items()
    }


def _bookmarks(document: Document) -> Iterator[Bookmark]:
    for number, page in enumerate(document.pages):
        for level, label, (x, y), state in page.bookmarks:
            top = (page.height - y) * PX
            words = label.replace(JOINER, "")  # in a list of titles nothing is broken
            yield Bookmark(level, words, number, round(x * PX, 2), round(top, 2), state == "closed")


def _printed(document: Document, press: Press) -> Iterator[Printed]:
    """Faces by their resources; several of WeasyPrint's fonts may be one."""
    by_name: dict[str, list[PdfObject]] = {}
    for font in document.fonts.values():
        by_name.setdefault(font.hash, []).append(font)
    for resource, (font, *others) in sorted(by_name.items()):
        program = press.programs[resource]
        letters, widths = dict(font.to_unicode), dict(font.widths)
        for other in others:
            letters = {**other.to_unicode, **letters}
            widths = {**other.widths, **widths}
        yield Printed(
            resource=resource,
            name=font.name.decode().removeprefix("/"),
            family=font.family,
            sha256=program.sha256,
            index=font.index,
            axes=program.axes,
            letters=tuple(sorted(letters.items())),
            widths=tuple(sorted(widths.items())),
        )
