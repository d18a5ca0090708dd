"""Formats that nothing here reads: what each begins with, and what its owner can do."""

from __future__ import annotations

import re

import msgspec

__all__ = ["Unread", "unread_format"]

START = 65_536
"""Bytes that are looked at."""
DIRECTORY = b"PK\x05\x06"
"""What a whole ZIP ends with: without it nobody knows what the archive held."""
WORD_PROCESSOR = "open it in a word processor and save it as DOCX"
EBOOK = "turn it into EPUB first, with Calibre for instance"
PICTURE = "show it in a text: ![caption](file), and import that"
PANDOC = "turn it into Markdown first: `pandoc -s -t markdown -o FILE.md FILE`"
UNPACK = "unpack it, and import the text that is in it"


class Unread(msgspec.Struct, frozen=True):
    """What a file seems to be."""

    what: str
    hint: str
    surely: bool = True
    """Whether it cannot be what an importer reads, only damaged."""


def _at(start: bytes, what: str, hint: str, offset: int = 0) -> tuple[re.Pattern[bytes], Unread]:
    pattern = rb"(?s)" + (b".{%d}" % offset if offset else b"") + re.escape(start)
    return re.compile(pattern), Unread(what, hint)


def _like(pattern: bytes, what: str, hint: str) -> tuple[re.Pattern[bytes], Unread]:
    return re.compile(pattern), Unread(what, hint)


_XML = (
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<\?(?s:.{0,400}?)\?>\s*|<!--(?s:.{0,2000}?)-->\s*"
    rb"|<!DOCTYPE[^>\[]{0,300}(?:\[[^\]]{0,20000}\])?>\s*)*"
)
"""What may stand before the root of an XML document."""

BEGINNINGS: tuple[tuple[re.Pattern[bytes], Unread], ...] = (
    _at(b"%PDF-", "a PDF", "take its text out, as with `pdftotext -layout`, and import that"),
    _at(b"\x89PNG\r\n", "a picture, a PNG", PICTURE),
    _at(b"\xff\xd8\xff", "a picture, a JPEG", PICTURE),
    _like(rb"GIF8[79]a", "a picture, a GIF", PICTURE),
    _like(rb"(?s)RIFF.{4}WEBP", "a picture, a WebP", PICTURE),
    _like(rb"II\*\0|MM\0\*", "a picture, a TIFF", PICTURE),
    _like(_XML + rb"<svg[\s>]", "a drawing, an SVG", PICTURE),
    _at(b"BOOKMOBI", "a Kindle book", EBOOK, 60),
    _at(b"TEXtREAd", "a Palm book", EBOOK, 60),
    _at(b"\xeaDRMION\xee", "a Kindle book", EBOOK),
    _at(b"ITOLITLS", "an ebook of Microsoft Reader", EBOOK),
    _like(rb"(?s)AT&TFORM.{4}DJV", "a DjVu", "take its text out, with `djvutxt`, and import that"),
    _like(_XML + rb"<(?:\w+:)?FictionBook\b", "a FictionBook", EBOOK),
    _like(rb"\{\\rtf", "a text in RTF", WORD_PROCESSOR),
    _like(
        rb"(?s)(?:%[^\n]*\n|\s|\\(?:PassOptions|RequirePackage|newif)[^\n]*\n)*\\document(?:class|style)\b",
        "a text in LaTeX",
        PANDOC.replace("FILE`", "FILE.tex`"),
    ),
    _like(rb"%!PS", "a page in PostScript", "take its text out, with `ps2ascii`, and import that"),
    _like(
        _XML + rb"<(?:\w+:)?(?:TEI|TEI\.2|teiCorpus)\b",
        "a text in TEI",
        "turn it into EPUB or DOCX first, with the stylesheets of the TEI",
    ),
    _like(_XML + rb"<(?:\w+:)?(?:book|article|chapter)\b[^>]*docbook", "a text in DocBook", PANDOC),
    _like(_XML + rb"<(?:\w+:)?(?:rss|feed|rdf:RDF)\b", "a feed", "save its articles as HTML pages"),
    _like(_XML + rb"<(?:\w+:)?mediawiki\b", "an export of a wiki", "import its pages as wikitext"),
    _like(
        rb"(?:\xef\xbb\xbf)?0 HEAD\s",
        "a family tree in GEDCOM",
        "it holds persons and no text: write those of the life in life.toml",
    ),
    _like(
        rb"(?is)(?:from:|mime-version:|snapshot-content-location:)[^\0]{0,4000}multipart/related",
        "a page saved as a web archive",
        "save the page as HTML, with its pictures in a folder beside it as text has them",
    ),
    _at(b"\x1f\x8b", "an archive, a gzip", UNPACK),
    _at(b"BZh", "an archive, a bzip2", UNPACK),
    _at(b"\xfd7zXZ\0", "an archive, an xz", UNPACK),
    _at(b"7z\xbc\xaf\x27\x1c", "an archive, a 7z", UNPACK),
    _at(b"Rar!\x1a\x07", "an archive, a RAR", UNPACK),
    _at(b"ustar", "an archive, a tar", UNPACK, 257),
    _at(b"SQLite format 3\0", "a database", "export what it holds as text"),
    _like(rb"ID3|OggS|fLaC|\xff\xfb", "a sound", "write down what is said in it as text"),
    _like(rb"(?s).{4}ftyp|\x1aE\xdf\xa3", "a film", "write down what is said in it as text"),
    _like(
        rb"\s*(?:<\?xml|<!DOCTYPE\s+(?!html))(?!(?s:.{0,20000}?)<(?:html|head|body)\b)",
        "an XML document of its own kind",
        "turn it into HTML or plain text first",
    ),
    _like(
        rb"\xff\xfe(?!(?:\s\0)*<\0)|\xfe\xff(?!(?:\0\s)*\0<)",
        "a text in UTF-16",
        "save the text as UTF-8",
    ),
)
"""What a file begins with, and what it is then."""

INSIDE: tuple[tuple[bytes, Unread], ...] = (
    (b"application/vnd.oasis.opendocument.text", Unread("an OpenDocument text", WORD_PROCESSOR)),
    (b"opendocument", Unread("an OpenDocument file", "save what it says as a text, as DOCX")),
    (b"Index/Document.iwa", Unread("a document of Pages", "export it as DOCX, with its text")),
    (b"xl/workbook", Unread("a spreadsheet", "copy its tables into a text, and import that")),
    (b"ppt/presentation", Unread("a presentation", "copy its words into a text")),
    (b"fixed.opc", Unread("an XPS", "print its text into another format")),
)
"""What lies in an archive, and what the archive is then."""


def unread_format(content: bytes) -> Unread | None:
    """What a file is that nothing here reads; `None` if it may be anything."""
    start = content[:START]
    for pattern, unread in BEGINNINGS:
        if pattern.match(start):
            return unread
    if not start.startswith(b"PK\x03\x04"):
        return None
    end = content[-START:]
    for name, unread in INSIDE:
        if name in start or name in end:
            return unread
    return Unread("an archive, a ZIP", UNPACK, surely=DIRECTORY in end)
