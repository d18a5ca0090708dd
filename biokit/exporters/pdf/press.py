"""WeasyPrint with our faces, our files and nothing else; what it complains of becomes findings."""

from __future__ import annotations

import logging
import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager

import msgspec

from biokit.diagnostics import Finding
from biokit.errors import BiokitError, ExportFailed
from biokit.exporters.faces import digest
from biokit.exporters.pdf import footnotes, lines, tagging
from biokit.exporters.pdf.fetching import BASE, Fetch, limited
from biokit.exporters.pdf.fonts import isolated, without_layout
from biokit.exporters.pdf.weasy import Document, Fetcher, Page, Pdf, PdfObject, StyleSheet
from biokit.exporters.swapping import environment, swapped

__all__ = ["Embedded", "Press", "running"]

_ONE_AT_A_TIME = threading.Lock()
"""Pango hangs when two threads share a font map, and what is swapped is swapped for all."""

Finish = Callable[[Document, Pdf], None]

NOTDEF = re.compile(r'\.notdef glyph rendered .*: "(.)" \(U\+', re.DOTALL)
SILENT = ("Using fontTools instead of HarfBuzz-Subset",)
"""It is what we want: the same subset on every machine."""
CODES = (
    (re.compile(r"-weasy-lang"), "loss-language", "warning"),
    (re.compile(r"No anchor #|anchor"), "lost-anchor", "error"),
    (re.compile(r"Failed to load image|Failed to load (inline )?SVG"), "image-refused", "error"),
    (re.compile(r"Failed to load stylesheet|Font-face"), "file-refused", "error"),
    (re.compile(r"Ignored|Expected|Invalid|Parse error|Unknown"), "style-ignored", "warning"),
)


class Embedded(msgspec.Struct, frozen=True):
    """A face that went into the PDF."""

    family: str
    sha256: str


class _Ear(logging.Handler):
    """Keeps what WeasyPrint says."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: dict[tuple[int, str], None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message; the same twice says no more than once."""
        self.heard[record.levelno, record.getMessage()] = None


class Press:
    """A running WeasyPrint. Made by `running`, good within its block."""

    def __init__(self, fetch: Fetch, ear: _Ear, *, footnotes_mended: bool) -> None:
        from weasyprint.text.fonts import FontConfiguration

        self.footnotes_mended = footnotes_mended
        self.embedded: dict[Embedded, None] = {}
        self._fetch = fetch
        self._ear = ear
        self._faces = FontConfiguration()
        self._sheets: dict[tuple[str, str], StyleSheet] = {}

    def lay_out(self, xhtml: str, sheets: Mapping[str, str], variant: str | None) -> Document:
        """A document laid out in pages.

        Args:
            xhtml: the whole page, well-formed, without namespaces.
            sheets: CSS by name, in the order of the cascade.
            variant: WeasyPrint's name for the kind of PDF.

        Raises:
            ExportFailed: WeasyPrint could not.
        """
        from weasyprint.css.counters import CounterStyle

        styles = [self._sheet(name, css) for name, css in sheets.items()]
        page = _parsed(xhtml, limited(self._fetch))
        with _failing("laid out"):
            return page.render(
                font_config=self._faces,
                counter_style=CounterStyle(),
                stylesheets=styles,
                pdf_variant=variant,
            )

    def _sheet(self, name: str, css: str) -> StyleSheet:
        """A style sheet, parsed once; what is wrong with it is said with its name."""
        from weasyprint import CSS

        if (name, css) not in self._sheets:
            before = dict(self._ear.heard)
            self._sheets[name, css] = CSS(
                string=css,
                base_url=f"{BASE}styles/{name}",
                url_fetcher=limited(self._fetch),
                font_config=self._faces,
            )
            said = [key for key in self._ear.heard if key not in before]
            for level, words in said:
                del self._ear.heard[level, words]
                self._ear.heard[level, f"styles/{name}: {words}"] = None
        return self._sheets[name, css]

    def write(self, document: Document, variant: str | None, finish: Finish) -> bytes:
        """The document as a PDF.

        Args:
            document: what `lay_out` made.
            variant: WeasyPrint's name for the kind of PDF.
            finish: called with the document and pydyf's PDF before its end is written.

        Raises:
            ExportFailed: WeasyPrint could not.
        """
        from weasyprint.pdf import fonts

        clean = fonts.Font.clean

        def recorded(font: PdfObject, *arguments: object) -> None:
            self.embedded[Embedded(font.family, digest(font.file_content))] = None
            font.file_content = without_layout(font.file_content)
            clean(font, *arguments)

        with ExitStack() as stack:
            stack.enter_context(swapped(fonts.Font, "clean", recorded))
            # One subsetter on every machine, and no clock in the faces it writes.
            stack.enter_context(swapped(fonts, "harfbuzz_subset", None))
            stack.enter_context(environment("SOURCE_DATE_EPOCH", "0"))
            if variant is not None:
                stack.enter_context(tagging.tagged(document))
            stack.enter_context(_failing("written"))
            content: bytes = document.write_pdf(pdf_variant=variant, finisher=finish)
        return content

    def findings(self) -> Iterator[Finding]:
        """What WeasyPrint complained of, once each."""
        for level, words in self._ear.heard:
            if words.startswith(SILENT) or NOTDEF.search(words):
                continue
            yield _finding(level, words)

    def unprinted(self) -> frozenset[str]:
        """The characters that were printed as an empty box."""
        found = (NOTDEF.search(words) for _, words in self._ear.heard)
        return frozenset(match[1] for match in found if match)


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
            hint="a style or a picture of the project may be the cause",
        ) from error


def _finding(level: int, words: str) -> Finding:
    for pattern, code, severity in CODES:
        if pattern.search(words):
            return Finding(code, words, severity="error" if severity == "error" else "warning")
    return Finding("layout", words, severity="error" if level >= logging.ERROR else "warning")


def _parsed(xhtml: str, fetcher: Fetcher) -> Page:
    """The page as WeasyPrint holds it, from XML.

    Read as HTML, a note of several paragraphs would end the paragraph it stands in.
    """
    import cssselect2
    from weasyprint import HTML

    class Parsed(HTML):  # type: ignore[misc] # WeasyPrint has no annotations
        def __init__(self) -> None:
            self.base_url = BASE
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                ET.fromstring(xhtml),  # noqa: S314 (our own markup)
                content_language=None,
            )
            self.etree_element = self.wrapper_element.etree_element

    return Parsed()


@contextmanager
def running(configuration: str, fetch: Fetch) -> Iterator[Press]:
    """WeasyPrint, started with these faces and let go at the end.

    Args:
        configuration: fontconfig's.
        fetch: the bytes of whatever the book names, by path.
    """
    with ExitStack() as stack:
        stack.enter_context(_ONE_AT_A_TIME)
        with isolated(configuration):
            import weasyprint  # noqa: F401 (reads fontconfig's file)

            ear = _Ear()
            stack.enter_context(_listening(ear))
            mended = stack.enter_context(footnotes.mended())
            stack.enter_context(lines.mended())
            press = Press(fetch, ear, footnotes_mended=mended)
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
