"""Books made for tests, and nothing about them that is not asked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from biokit.importers.base import Import, ImportOptions
from biokit.importers.epub import EpubImporter
from biokit.model.nodes import Note, Section
from biokit.model.walk import plain_text, walk

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = '<dc:title>A Life</dc:title><dc:language>en</dc:language><dc:identifier id="uid">x</dc:identifier>'
TYPES = {
    ".xhtml": "application/xhtml+xml",
    ".html": "application/xhtml+xml",
    ".ncx": "application/x-dtbncx+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".css": "text/css",
}
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)
"""A picture of one point."""


def page(body: str, *, lang: str = "en", kind: str = "") -> str:
    """A file of text."""
    typed = f" epub:type={quoteattr(kind)}" if kind else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="{lang}"><head><title>x</title></head>'
        f"<body{typed}>{body}</body></html>"
    )


def nav(lines: str, more: str = "") -> str:
    """A navigation document from the lines of its contents."""
    return page(f'<nav epub:type="toc"><h1>Contents</h1><ol>{lines}</ol></nav>{more}')


def ncx(points: str, pages: str = "") -> str:
    """A table of contents of EPUB 2."""
    return (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">'
        f"<navMap>{points}</navMap>{pages}</ncx>"
    )


def point(words: str, src: str, inner: str = "") -> str:
    """A line of such a table."""
    label = f"<navLabel><text>{words}</text></navLabel>"
    return f'<navPoint>{label}<content src="{src}"/>{inner}</navPoint>'


def opf(
    files: Mapping[str, str | bytes],
    *,
    metadata: str = METADATA,
    spine: str | None = None,
    more: str = "",
    version: str = "3.0",
) -> str:
    """A package document over files; all pages but the navigation are read in order."""
    items = "".join(_item(name) for name in files)
    pages = [name for name in files if name.endswith((".xhtml", ".html")) and name != "nav.xhtml"]
    order = "".join(f'<itemref idref="{_key(name)}"/>' for name in pages)
    toc = ' toc="toc.ncx"' if "toc.ncx" in files else ""
    return (
        f'<package xmlns="http://www.idpf.org/2007/opf" version="{version}" '
        'unique-identifier="uid"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine{toc}>{order if spine is None else spine}</spine>"
        f"{more}</package>"
    )


def _key(name: str) -> str:
    return name.replace("/", "_")


def _item(name: str) -> str:
    kind = TYPES["." + name.rpartition(".")[2]]
    properties = ' properties="nav"' if name == "nav.xhtml" else ""
    return f'<item id="{_key(name)}" href="{name}" media-type="{kind}"{properties}/>'


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
    return made.getvalue()


Files = Mapping[str, str | bytes]


def with_pages(files: Files) -> Files:
    """Files in which bodies are whole pages."""
    return {
        name: page(content)
        if isinstance(content, str) and name.endswith("html") and "<html" not in content
        else content
        for name, content in files.items()
    }


def archive(files: Files, package: str, around: Files | None = None) -> bytes:
    """An EPUB of files."""
    placed = {f"OPS/{name}": content for name, content in with_pages(files).items()}
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package,
            **placed,
            **(around or {}),
        }
    )


def book(files: Files, **about: str) -> bytes:
    """An EPUB of files, with what the package says about them."""
    return archive(files, opf(files, **about))


def read(files: Files, **about: str) -> Import:
    """What comes of reading a book of these files."""
    return EpubImporter().read(book(files, **about), "book.epub", ImportOptions())


def outline(sections: tuple[Section, ...]) -> list[object]:
    """Roles and titles: `["chapter: I", ["section: One"]]`."""
    made: list[object] = []
    for section in sections:
        made.append(f"{section.role}: {plain_text(section.title)}".strip())
        if section.sections:
            made.append(outline(section.sections))
    return made


def shape(found: Import) -> list[object]:
    """The outline of what was read."""
    return outline(found.biography.sections)


def words(found: Import) -> list[str]:
    """The words of each section of the first level, without its title, notes left out."""
    return [
        " ".join(plain_text(block) for block in section.blocks)
        for section in found.biography.sections
    ]


def notes(found: Import) -> list[str]:
    """What the notes say, in the order of their calls."""
    return [
        " | ".join(plain_text(block) for block in part.blocks)
        for section in found.biography.sections
        for part in walk(section)
        if isinstance(part, Note)
    ]


def codes(found: Import) -> list[str]:
    """The codes of all findings, in order."""
    return [finding.code for finding in found.findings]
