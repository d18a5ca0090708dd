"""Word documents for tests, made of the XML that the tests write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "b": "http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b"
    "550000000a4944415478da6368000000820081da45083b0000000049454e44ae"
    "426082"
)

STYLES = (
    ("Normal", "Normal", "", ""),
    ("Title", "Title", "Normal", ""),
    ("Subtitle", "Subtitle", "Normal", ""),
    ("Author", "Author", "Normal", ""),
    *((f"Heading{n}", f"heading {n}", "Normal", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>') for n in range(1, 10)),
    ("Quote", "Quote", "Normal", "<w:rPr><w:i/></w:rPr>"),
    ("Verse", "Verse", "Normal", ""),
    ("Caption", "caption", "Normal", ""),
    ("HTMLPreformatted", "HTML Preformatted", "Normal", ""),
    ("Epigraph", "Epigraph", "Normal", ""),
    ("Dedication", "Dedication", "Normal", ""),
    ("ListParagraph", "List Paragraph", "Normal", ""),
    ("TOC1", "toc 1", "Normal", ""),
)  # fmt: skip
CHARACTERS = (
    ("Emphasis", "Emphasis", "<w:i/>"),
    ("Strong", "Strong", "<w:b/>"),
    ("BookTitle", "Book Title", "<w:smallCaps/>"),
    ("Hyperlink", "Hyperlink", '<w:u w:val="single"/>'),
    ("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
)


def styles(*more: str, lang: str = "en-GB") -> str:
    """The part with the styles; `more` are further ones, as XML."""
    told = "".join(_paragraph_style(*each) for each in STYLES)
    told += "".join(
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:rPr>{look}</w:rPr></w:style>"
        for key, name, look in CHARACTERS
    )
    base = f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{lang}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    return f"<w:styles {DECLARED}>{base}{told}{''.join(more)}</w:styles>"


def _paragraph_style(key: str, name: str, base: str, rest: str) -> str:
    usual = ' w:default="1"' if key == "Normal" else ""
    below = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"{usual}>'
        f'<w:name w:val="{name}"/>{below}{rest}</w:style>'
    )


def p(*runs: str, style: str | None = None, properties: str = "") -> str:
    """A paragraph of runs; a plain string without a tag is a run of its own."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    told = "".join(each if each.startswith("<") else r(each) for each in runs)
    return f"<w:p>{head}{told}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run of text with run properties."""
    head = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(code: str, *shown: str, pieces: int = 1, hidden: str = "") -> str:
    """A complex field; its code is cut into pieces, each a run of its own."""
    step = -(-len(code) // pieces)
    cut = [code[at : at + step] for at in range(0, len(code), step)]
    told = "".join(
        f'<w:r><w:instrText xml:space="preserve">{escape(each)}</w:instrText></w:r>' for each in cut
    )
    inside = f"<w:fldData>{hidden}</w:fldData>" if hidden else ""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{inside}</w:fldChar></w:r>'
    result = "".join(each if each.startswith("<") else r(each) for each in shown)
    middle = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}' if shown else ""
    return f'{begin}{told}{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def simple(code: str, *shown: str) -> str:
    """A simple field."""
    return f"<w:fldSimple w:instr={quoteattr(code)}>{''.join(map(r, shown))}</w:fldSimple>"


def call(number: int, kind: str = "footnote") -> str:
    """A note's call."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def notes(*paragraphs: str, kind: str = "footnote") -> str:
    """The part with the notes, numbered from 1; each is its content."""
    lines = (
        f'<w:{kind} w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    )
    told = "".join(
        f'<w:{kind} w:id="{n}">{each}</w:{kind}>' for n, each in enumerate(paragraphs, 1)
    )
    return f"<w:{kind}s {DECLARED}>{lines}{told}</w:{kind}s>"


def item(text: str, number: int, level: int = 0) -> str:
    """An item of a list."""
    said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, style="ListParagraph", properties=said)


NUMBERING = f"""<w:numbering {DECLARED}>
  <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/></w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


def drawing(key: str, alt: str = "", *, floating: bool = False, height: int = 2_000_000) -> str:
    """A run with a picture."""
    kind = "anchor" if floating else "inline"
    return (
        f'<w:r><w:drawing><wp:{kind}><wp:extent cx="2000000" cy="{height}"/>'
        f'<wp:docPr id="1" name="Picture 1" descr={quoteattr(alt)}/><a:graphic><a:graphicData uri="p">'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
        f"</a:graphicData></a:graphic></wp:{kind}></w:drawing></w:r>"
    )


KINDS = {
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "footnotes.xml": "footnotes",
    "endnotes.xml": "endnotes",
    "comments.xml": "comments",
    "header1.xml": "header",
    "footer1.xml": "footer",
    "sources.xml": "customXml",
}


def document(
    *body: str,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, tuple[str, str]] | None = None,
    strict: bool = False,
) -> bytes:
    """A document's bytes.

    `parts` are others of `word/`, by name, or of the whole package if the name has a slash at its
    beginning; `links` are relations of the text by id, each its kind and its target, external if
    that is an address.
    """
    said = dict(parts or {})
    said.setdefault("styles.xml", styles())
    said.setdefault("numbering.xml", NUMBERING)
    said.setdefault(
        "document.xml", f"<w:document {DECLARED}><w:body>{''.join(body)}</w:body></w:document>"
    )
    relations = [(f"p{n}", KINDS[name], name) for n, name in enumerate(said) if name in KINDS]
    relations += [(key, kind, target) for key, (kind, target) in (links or {}).items()]
    said["_rels/document.xml.rels"] = _relations(relations)
    said["/_rels/.rels"] = _relations([("m", "officeDocument", "word/document.xml")])
    said["/[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    )
    return packed({name: _strict(content) if strict else content for name, content in said.items()})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            place = name[1:] if name.startswith("/") else f"word/{name}"
            archive.writestr(zipfile.ZipInfo(place), content, zipfile.ZIP_STORED)
    return made.getvalue()


def of_folder(folder: Path) -> bytes:
    """A document whose parts are the files of a folder; `links.txt` says where its text leads."""
    parts: dict[str, str | bytes] = {}
    links: dict[str, tuple[str, str]] = {}
    for path in sorted(folder.iterdir()):
        content = path.read_text("utf-8")
        if path.name == "links.txt":
            for line in content.splitlines():
                key, kind, target = line.split()
                links[key] = (kind, target)
        else:
            parts["/docProps/core.xml" if path.name == "core.xml" else path.name] = content
    return document(parts=parts, links=links)


def _strict(content: str | bytes) -> str | bytes:
    if isinstance(content, bytes):
        return content
    return (
        content.replace(W, STRICT_W)
        .replace(f'"{R}', '"http://purl.oclc.org/ooxml/officeDocument/relationships')
        .replace(
            "http://schemas.openxmlformats.org/drawingml/2006/",
            "http://purl.oclc.org/ooxml/drawingml/",
        )
    )


def _relations(found: list[tuple[str, str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target={quoteattr(target)}{_mode(target)}/>'
        for key, kind, target in found
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'


def _mode(target: str) -> str:
    return ' TargetMode="External"' if "://" in target or target.startswith("mailto:") else ""
