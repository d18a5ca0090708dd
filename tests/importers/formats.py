"""A small document of each format, as its own tool writes it, and of formats that are not read."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from biokit.model.biography import Biography
from biokit.model.codec import encode
from biokit.model.nodes import Text

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Life</dc:title></metadata>
<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Henry</title></head><body><nav><a href="/">Home</a></nav>
<main><h1>Henry</h1><p>He came to the Tarn, and <em>stayed</em>.</p><h2>Youth</h2><p>More of it.</p>
</main></body></html>"""
XHTML = f"""<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml">{PAGE.partition('<html lang="en">')[2]}"""
FRAGMENT = (
    "<h2>Youth</h2>\n<p>He came to the <b>Tarn</b>.</p>\n<ul><li>peas</li><li>beans</li></ul>\n"
)
WIKI_PAGE = """<!DOCTYPE html>
<html class="client-nojs" lang="en"><head><meta charset="UTF-8"/><title>Henry - Wikipedia</title>
<meta name="generator" content="MediaWiki 1.41.0-wmf.1"/></head>
<body class="mediawiki ltr"><div id="mw-content-text" class="mw-body-content">
<div class="mw-parser-output"><p><b>Henry</b> came.<sup id="cite_ref-1" class="reference">
<a href="#cite_note-1">[1]</a></sup></p><h2><span class="mw-headline" id="Youth">Youth</span></h2>
<ol class="references"><li id="cite_note-1">A book.</li></ol></div></div></body></html>"""
WIKITEXT = """{{Infobox person
| name = Henry Dargaville
| birth_date = {{birth date|1790|9|3}}
}}
'''Henry Dargaville''' was a [[seedsman]] of the [[Tarn (river)|Tarn]].<ref>{{cite book|title=Seeds}}</ref>

== Youth ==
He went to [[Albi]].

[[Category:Seedsmen]]
"""
PROSE = """Henry Dargaville

Henry was born in the last week of a dry summer, in the house that his grandfather had built.

He left at fifteen, with a prize for Latin that he had not asked for; "and so," he said, "I went."
"""
BIBTEX = "@book{roux1820,\n  title = {Seeds},\n  author = {Roux, Aline},\n  year = {1820}\n}\n"
RIS = "TY  - BOOK\nTI  - Seeds\nAU  - Roux, Aline\nPY  - 1820\nER  - \n"
CSL = json.dumps([{"id": "roux1820", "type": "book", "title": "Seeds"}], indent=1)
YAML = "references:\n- id: roux1820\n  type: book\n  title: Seeds\n"
COMMONMARK = """# Henry

He came to the *Tarn*, and [stayed](https://example.org).

## Youth

- peas
- beans
"""
QUARTO = """---
title: Henry
format: pdf
bibliography: refs.bib
---

# Youth {#sec-youth}

He came [@roux1820, p. 3], see @sec-youth.
"""
JEKYLL = """---
layout: post
title: "Henry of the Tarn"
tags: [seeds]
---

He came to the Tarn, and stayed. Then he went away again, and nobody saw him.
"""


def zipped(files: dict[str, str | bytes]) -> bytes:
    """An archive; the type comes first and is stored, as containers ask."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            method = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(name, content, method)
    return out.getvalue()


def golden(place: str) -> bytes:
    return (GOLDEN / place).read_bytes()


EPUB = zipped(
    {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container/>",
        "a.opf": PACKAGE,
        "a.xhtml": XHTML,
    }
)
DOCX = zipped(
    {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": "<Relationships/>",
        "word/document.xml": "<w:document/>",
    }
)

DOCUMENTS: dict[str, tuple[str, str, bytes]] = {
    "epub": ("epub", ".epub", EPUB),
    "package": ("epub", ".opf", PACKAGE.encode()),
    "docx": ("docx", ".docx", DOCX),
    "wiki page": ("wikipedia", ".html", WIKI_PAGE.encode()),
    "wikitext": ("wikitext", ".wikitext", WIKITEXT.encode()),
    "page": ("html", ".html", PAGE.encode()),
    "page in XHTML": ("html", ".xhtml", XHTML.encode()),
    "page in UTF-16": ("html", ".htm", b"\xff\xfe" + PAGE.encode("utf-16-le")),
    "half a page": ("html", ".html", FRAGMENT.encode()),
    "Word's page": ("html", ".htm", golden("importers/html/word/in.html")),
    "news": ("html", ".html", golden("importers/html/news/in.html")),
    "GFM": ("markdown", ".md", golden("importers/markdown/gfm/in.md")),
    "MyST": ("markdown", ".md", golden("importers/markdown/myst/in.md")),
    "Obsidian": ("markdown", ".md", golden("importers/markdown/obsidian/in.md")),
    "pandoc": ("markdown", ".md", golden("importers/markdown/pandoc/in.md")),
    "Quarto": ("markdown", ".qmd", QUARTO.encode()),
    "Jekyll": ("markdown", ".markdown", JEKYLL.encode()),
    "CommonMark": ("markdown", ".md", COMMONMARK.encode()),
    "prose": ("text", ".txt", PROSE.encode()),
    "book": ("text", ".txt", golden("importers/text/book/in.txt")),
    "hub page": ("text", ".txt", golden("import-text/hub-page/in.txt")),
    "model": ("json", ".json", encode(Biography((Text("A Life"),)))),
    "BibLaTeX": ("references", ".bib", BIBTEX.encode()),
    "RIS": ("references", ".ris", RIS.encode()),
    "CSL": ("references", ".json", CSL.encode()),
    "CSL in YAML": ("references", ".yaml", YAML.encode()),
}
"""Whose reader it is for, the suffix it should have, and its bytes, by what it is."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ODT = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
UNREAD: dict[str, bytes] = {
    "PNG": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "JPEG": b"\xff\xd8\xff\xe0" + bytes(64),
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
    "OpenDocument": ODT,
    "Kindle": b"A_Life".ljust(60, b"\0") + b"BOOKMOBI" + bytes(64),
    "LaTeX": b"% a life\n\\documentclass{book}\n\\begin{document}\n\\chapter{Youth}\nHe came.\n",
    "RTF": b"{\\rtf1\\ansi He came.}",
    "TEI": b'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>',
    "GEDCOM": b"0 HEAD\n1 SOUR PAF\n0 @I1@ INDI\n1 NAME Henry /Dargaville/\n0 TRLR\n",
    "archive": zipped({"a.txt": "words"}),
    "gzip": b"\x1f\x8b\x08\x00" + bytes(64),
    "UTF-16": b"\xff\xfe" + PROSE.encode("utf-16-le"),
    "saved page": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
    "FictionBook": b'<?xml version="1.0"?><FictionBook xmlns="http://www.gribuser.ru/xml/fb/2.0"/>',
    "spreadsheet": zipped({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}),
    "feed": b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>',
    "PostScript": b"%!PS-Adobe-3.0\n",
}
"""What no importer reads, by a word that the message about it has."""
