"""Archives made to break readers: books and documents whose ZIP or whose parts are not what they
say.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="{opf}" media-type="application/oebps-package+xml"/></rootfiles></container>"""

PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x</dc:identifier>
<dc:title>A Life</dc:title><dc:language>en</dc:language></metadata>
<manifest>{items}</manifest><spine>{refs}</spine></package>"""

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>One</title></head><body>{body}</body></html>"
)
BODY = "<h1>One</h1><p>He was born in the house by the river.</p>"
DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{body}</w:body></w:document>"
)
PARAGRAPH = "<w:p><w:r><w:t>He was born in the house by the river.</w:t></w:r></w:p>"

Files = dict[str, bytes | str]


def archive(files: Files) -> bytes:
    """A ZIP archive of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in files.items():
            into.writestr(name, content)
    return made.getvalue()


def item(number: int, href: str, more: str = "") -> str:
    """A line of a manifest."""
    return f'<item id="c{number}" href="{href}" media-type="application/xhtml+xml"{more}/>'


def package(pages: list[str], refs: str | None = None) -> str:
    """A package document of these pages in their order."""
    items = "".join(item(number, href) for number, href in enumerate(pages))
    usual = "".join(f'<itemref idref="c{number}"/>' for number in range(len(pages)))
    return PACKAGE.format(items=items, refs=usual if refs is None else refs)


def book(body: str = BODY, **others: bytes | str) -> Files:
    """The files of a sound book of one page, with others over them."""
    files: Files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER.format(opf="content.opf"),
        "content.opf": package(["c0.xhtml"]),
        "c0.xhtml": PAGE.format(body=body),
    }
    return files | {name.replace("__", "/").replace("_dot_", "."): c for name, c in others.items()}


def document(body: str = PARAGRAPH, **others: bytes | str) -> Files:
    """The files of a sound document of Word's, with others over them."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    files: Files = {
        "[Content_Types].xml": types,
        "_rels/.rels": rels,
        "word/document.xml": DOCUMENT.format(body=body),
    }
    return files | {name.replace("__", "/").replace("_dot_", "."): c for name, c in others.items()}


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 10))
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
REMOTE = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://example.invalid/x.dtd">'
NESTED = "<div>" * 100_000 + "He was born." + "</div>" * 100_000


Made = Callable[[], bytes]
"""What makes a file: some are large, and few are wanted at a time."""


def archives() -> Iterator[tuple[str, Made]]:
    """Names of files and what makes them."""
    yield from _broken()
    for name, files in (*_books(), *_documents()):
        yield name, partial(archive, files)


def _broken() -> Iterator[tuple[str, Made]]:
    whole = archive(book())
    yield "truncated.epub", partial(bytes, whole[: len(whole) // 2])
    yield "head-only.epub", partial(bytes, whole[:40])
    yield "no-directory.epub", partial(bytes, whole[:-30])
    yield (
        "flipped.epub",
        partial(bytes, [byte ^ 0x55 if n % 97 == 0 else byte for n, byte in enumerate(whole)]),
    )
    yield "encrypted.epub", partial(bytes, _encrypted(whole))
    yield "bomb.epub", _bomb
    yield "lying.epub", _lying
    yield "truncated.docx", partial(bytes, archive(document())[:200])
    yield "encrypted.docx", partial(bytes, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096)
    yield "old.doc", partial(bytes, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096)


def _books() -> Iterator[tuple[str, Files]]:
    for name in ("../../outside.xhtml", "/etc/passwd", "..\\outside.xhtml", "C:\\x.xhtml", "a/\0b"):
        yield (
            f"slip-{len(name)}.epub",
            (book(content_dot_opf=package(["c0.xhtml", name])) | {name: "x"}),
        )
    yield "slip-href.epub", (book(content_dot_opf=package(["../../../../etc/passwd"])))
    yield (
        "rootfile.epub",
        (book(**{"META-INF__container_dot_xml": CONTAINER.format(opf="../../etc/passwd")})),
    )
    yield "no-container.epub", ({"content.opf": package(["c0.xhtml"]), "c0.xhtml": BODY})
    yield "mimetype.epub", (book(mimetype="text/plain"))
    yield "no-opf.epub", ({"mimetype": "application/epub+zip"})
    yield "empty-spine.epub", (book(content_dot_opf=package(["c0.xhtml"], "")))
    yield (
        "cycle.epub",
        (book(content_dot_opf=package(["c0.xhtml"], '<itemref idref="c0"/>' * 50_000))),
    )
    fallback = PACKAGE.format(
        items=item(0, "a.bin", ' fallback="c1"') + item(1, "b.bin", ' fallback="c0"'),
        refs='<itemref idref="c0"/>',
    )
    yield "fallback.epub", (book(content_dot_opf=fallback))
    nav = '<nav epub:type="toc">' + "<ol><li><a href='c0.xhtml'>x</a>" * 5_000 + "</nav>"
    yield "nav.epub", (book(nav))
    many = [f"c{number}.xhtml" for number in range(10_000)]
    yield (
        "many.epub",
        (book(content_dot_opf=package(many)) | {name: PAGE.format(body=BODY) for name in many}),
    )
    yield "nested.epub", (book(NESTED))
    yield "same-ids.epub", (book('<p id="x">He was.</p>' * 2_000))
    called = "".join(f'<p>x<a href="#n{n}">{n}</a></p>' for n in range(20_000))
    yield "calls.epub", (book(called))
    for name, head in (("bomb", BOMB), ("outside", OUTSIDE), ("remote", REMOTE)):
        page = head + PAGE.format(body="<p>&a9;&e; He was born.</p>")
        yield f"xml-{name}.epub", (book(c0_dot_xhtml=page))
        yield f"opf-{name}.epub", (book(content_dot_opf=head + package(["c0.xhtml"])[21:]))
    yield "utf16.epub", (book(c0_dot_xhtml=PAGE.format(body=BODY).encode("utf-16")))
    yield (
        "latin1.epub",
        (book(c0_dot_xhtml=PAGE.format(body="<p>Gr\xe9co</p>").encode("latin-1"))),
    )
    yield "binary.epub", (book(c0_dot_xhtml=bytes(range(256)) * 400))


def _documents() -> Iterator[tuple[str, Files]]:
    table = "<w:tbl><w:tr><w:tc>" * 20_000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 20_000
    yield "nested.docx", (document(table))
    yield "runs.docx", (document("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 100_000 + "</w:p>"))
    for name, head in (("bomb", BOMB), ("outside", OUTSIDE), ("remote", REMOTE)):
        page = head + DOCUMENT.format(body="<w:p><w:r><w:t>&a9;&e;</w:t></w:r></w:p>")
        yield f"xml-{name}.docx", (document(word__document_dot_xml=page))
    yield "half.docx", (document(word__document_dot_xml=DOCUMENT[:60]))
    yield "no-document.docx", ({"[Content_Types].xml": "<Types/>"})
    yield "slip.docx", (document() | {"../../outside.xml": "x"})


def _encrypted(whole: bytes) -> bytes:
    """The archive with the mark of encryption on every entry."""
    marked = bytearray(whole)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(signature)
        while start >= 0:
            marked[start + at] |= 1
            start = marked.find(signature, start + 4)
    return bytes(marked)


def _bomb() -> bytes:
    """A page of four hundred megabytes, in four hundred kilobytes."""
    return archive(book(c0_dot_xhtml=b"<p>" + b"a" * 400_000_000))


def _lying() -> bytes:
    """An entry that says it is small, and is not."""
    content = b"<p>" + b"a" * 50_000_000
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    squeezed = packed.compress(content) + packed.flush()
    whole = bytearray(archive(book()))
    start = whole.find(b"c0.xhtml") - 30
    name = b"c0.xhtml"
    header = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, zlib.crc32(content), len(squeezed), 100, 8, 0
    )
    return bytes(whole[:start]) + header + name + squeezed + bytes(whole[start:])
