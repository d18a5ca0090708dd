"""WeasyPrint with our faces, our files and nothing else; what it complains of becomes findings."""

from __future__ import annotations

import io
import logging
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import msgspec

from biokit.errors import BiokitError, ExportFailed
from biokit.exporters.faces import digest
from biokit.exporters.pdf import drawings
from biokit.exporters.pdf.fetching import BASE, limited
from biokit.exporters.pdf.fonts import isolated
from biokit.exporters.pdf.layout.task import Task
from biokit.exporters.pdf.layout.weasy import Document, Fetcher, Page, Pdf, PdfObject, StyleSheet
from biokit.exporters.pdf.mends import footnotes, grid, justified, ladders, lines, painting
from biokit.exporters.pdf.tags import tagging
from biokit.exporters.swapping import swapped

__all__ = ["NOTDEF", "Press", "running"]

_ONE_AT_A_TIME = threading.Lock()
"""Pango hangs when two threads share a font map, and what is swapped is swapped for all."""

Finish = Callable[[Document, Pdf], None]
CAUSE = "a style or a picture of the project may be the cause"
SIGNATURE = 4
"""Bytes by which WeasyPrint tells the kinds of faces."""
OBLIQUE, ITALIC = 1, 2
"""Pango's styles."""

NOTDEF = re.compile(r'\.notdef glyph rendered .*: "(.)" \(U\+', re.DOTALL)
"""What it says of a character that no face has."""


class _Ear(logging.Handler):
    """Keeps what WeasyPrint says; the same twice says no more than once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: dict[tuple[int, str], None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.heard[record.levelno, record.getMessage()] = None


class Program(msgspec.Struct, frozen=True):
    """The file of a face."""

    sha256: str
    axes: tuple[tuple[str, float], ...]
    """Where a variable face stands."""


class Press:
    """A running WeasyPrint. Made by `running`, good within its block.

    Args:
        ear: hears what WeasyPrint says.
        mended: whether its footnotes are.
    """

    def __init__(self, ear: _Ear, *, mended: bool) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self.footnotes_mended = mended
        self.programs: dict[str, Program] = {}
        """The files of faces by the names of their resources."""
        self._ear = ear
        self._faces = FontConfiguration()
        self._sheets: dict[tuple[str, str], tuple[StyleSheet, tuple[tuple[int, str], ...]]] = {}

    @contextmanager
    def hearing(self) -> Iterator[dict[tuple[int, str], None]]:
        """What is said within it: level and words."""
        self._ear.heard = {}
        yield self._ear.heard

    def lay_out(self, task: Task) -> Document:
        """A part laid out in pages.

        Raises:
            ExportFailed: WeasyPrint could not.
        """
        from weasyprint.css.counters import CounterStyle

        fetcher = limited({picture.address: picture for picture in task.pictures})
        with _failing("laid out"):
            styles = [self._sheet(name, css, fetcher) for name, css in task.sheets]
            with lines.broken_once(), ladders.mended():
                return _parsed(task.xhtml, fetcher).render(
                    font_config=self._faces,
                    counter_style=CounterStyle(),
                    stylesheets=styles,
                    pdf_variant=task.variant,
                )

    def _sheet(self, name: str, css: str, fetcher: Fetcher) -> StyleSheet:
        """A style sheet, parsed once; what is wrong with it is said with its name, every time."""
        from weasyprint import CSS

        if (name, css) not in self._sheets:
            before = self._ear.heard
            self._ear.heard = {}
            sheet = CSS(
                string=css,
                base_url=f"{BASE}styles/{name}",
                url_fetcher=fetcher,
                font_config=self._faces,
            )
            said = tuple((level, f"styles/{name}: {words}") for level, words in self._ear.heard)
            self._ear.heard = before
            self._sheets[name, css] = sheet, said
        sheet, said = self._sheets[name, css]
        self._ear.heard.update(dict.fromkeys(said))
        return sheet

    def write(self, document: Document, variant: str | None, finish: Finish) -> bytes:
        """The document as a PDF without the programs of its faces, which the binder puts in.

        Args:
            document: what `lay_out` made.
            variant: WeasyPrint's name for the kind of PDF.
            finish: called with the document and pydyf's PDF before its end is written.

        Raises:
            ExportFailed: WeasyPrint could not.
        """
        from weasyprint.pdf import fonts

        def emptied(font: PdfObject, *_: object) -> None:
            self._record(font)
            font.file_content = font.file_content[:SIGNATURE]

        with ExitStack() as stack:
            stack.enter_context(swapped(fonts.Font, "clean", emptied))
            stack.enter_context(justified.written_as_laid_out())
            if variant is not None:
                stack.enter_context(tagging.tagged(document))
            stack.enter_context(_failing("written"))
            content: bytes = document.write_pdf(pdf_variant=variant, finisher=finish)
        return content

    def _record(self, font: PdfObject) -> None:
        if font.hash not in self.programs:
            self.programs[font.hash] = Program(digest(font.file_content), _axes(font))


def _axes(font: PdfObject) -> tuple[tuple[str, float], ...]:
    """Where a variable face stands: WeasyPrint would have made it static there."""
    if "fvar" not in font.tables:
        return ()
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True) as face:
        ranges = {axis.axisTag: axis for axis in face["fvar"].axes}
    usual = {"wght": font.weight, "opsz": font.font_size, "ital": int(font.style == ITALIC)}
    slant = ranges.get("slnt")
    if slant is not None and font.style:
        oblique = font.style == OBLIQUE and not slant.maxValue
        usual["slnt"] = slant.minValue if oblique else slant.maxValue
    wanted = {**usual, **font.variations}
    return tuple(sorted((tag, float(at)) for tag, at in wanted.items() if tag in ranges))


@contextmanager
def _failing(done: str) -> Iterator[None]:
    """What WeasyPrint raises is no bug of ours: a style or a picture can bring it to its knees."""
    try:
        yield
    except BiokitError:
        raise
    except Exception as error:
        raise ExportFailed(
            f"the PDF could not be {done}: WeasyPrint says {type(error).__name__}: {error}",
            hint=CAUSE,
        ) from error


def _parsed(xhtml: str, fetcher: Fetcher) -> Page:
    """The page as WeasyPrint holds it, from XML.

    Read as HTML, a note of several paragraphs would end the paragraph it stands in.
    """
    import cssselect2
    from weasyprint import HTML

    class Parsed(HTML):  # type: ignore[misc] # WeasyPrint has no annotations
        def __init__(self) -> None:
            self.base_url = f"{BASE}part/"  # a link to the book itself is none within the part
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                _root(xhtml), content_language=None
            )
            self.etree_element = self.wrapper_element.etree_element

    return Parsed()


def _root(xhtml: str) -> ET.Element:
    try:
        return ET.fromstring(xhtml)  # noqa: S314 (our own markup)
    except ET.ParseError as fault:
        raise ExportFailed(
            f"the page is not well-formed: {fault}",
            hint="a template of the project may be the cause",
        ) from fault


@contextmanager
def running(configuration: str) -> Iterator[Press]:
    """WeasyPrint, started with these faces and let go at the end.

    Args:
        configuration: fontconfig's.
    """
    with ExitStack() as stack:
        stack.enter_context(_ONE_AT_A_TIME)
        with isolated(configuration):
            import weasyprint  # noqa: F401 (reads fontconfig's file)

            ear = _Ear()
            stack.enter_context(_listening(ear))
            mended = stack.enter_context(footnotes.mended())
            stack.enter_context(lines.mended())
            stack.enter_context(drawings.whole_or_none())
            stack.enter_context(grid.kept())
            stack.enter_context(painting.in_order())
            press = Press(ear, mended=mended)
        yield press


@contextmanager
def _listening(ear: _Ear) -> Iterator[None]:
    logger = logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        with swapped(logger, "propagate", False):
            yield
    finally:
        logger.removeHandler(ear)
