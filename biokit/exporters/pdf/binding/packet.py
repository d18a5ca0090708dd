"""The facts of a book as XMP, ISO 16684-1, and what PDF/A and PDF/UA want said there."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from biokit.exporters.pdf.binding.volume import Conformance, Facts

__all__ = ["packet"]

SPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}
BEGINNING = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
END = b'\n<?xpacket end="w"?>\n'
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def packet(facts: Facts, conformance: Conformance, maker: str) -> bytes:
    """The packet, in UTF-8.

    Args:
        facts: of the book.
        conformance: what the file keeps to.
        maker: the name of the program.
    """
    top = etree.Element(_named("x:xmpmeta"), nsmap={"x": SPACES["x"]})
    rdf = _within(top, "rdf:RDF")
    _describe(rdf, facts, maker)
    if conformance != "none":
        about = _description(rdf, "pdfuaid")
        _within(about, "pdfuaid:part").text = "1"
    if conformance.startswith("a-"):
        about = _description(rdf, "pdfaid")
        _within(about, "pdfaid:part").text = conformance[2]
        _within(about, "pdfaid:conformance").text = conformance[3].upper()
        _extend(rdf)
    return BEGINNING + etree.tostring(top, encoding="utf-8", pretty_print=True) + END


def _describe(rdf: etree._Element, facts: Facts, maker: str) -> None:
    about = _description(rdf, "dc", "pdf", "xmp")
    _array(about, "dc:title", "rdf:Alt", [facts.title])
    if facts.authors:
        _array(about, "dc:creator", "rdf:Seq", facts.authors)
    if facts.description:
        _array(about, "dc:description", "rdf:Alt", [facts.description])
    _array(about, "dc:language", "rdf:Bag", [facts.lang])
    if facts.keywords:
        _within(about, "pdf:Keywords").text = ", ".join(facts.keywords)
    _within(about, "pdf:Producer").text = maker
    _within(about, "xmp:CreatorTool").text = maker
    if facts.made:
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            _within(about, name).text = facts.made


def _extend(rdf: etree._Element) -> None:
    """The property of PDF/UA, which PDF/A does not know: ISO 19005-2, 6.6.2.3.3."""
    about = _description(rdf, "pdfaExtension", "pdfaSchema", "pdfaProperty")
    schema = _item(about, "pdfaExtension:schemas", "rdf:Bag")
    _within(schema, "pdfaSchema:schema").text = "PDF/UA Universal Accessibility Schema"
    _within(schema, "pdfaSchema:namespaceURI").text = SPACES["pdfuaid"]
    _within(schema, "pdfaSchema:prefix").text = "pdfuaid"
    part = _item(schema, "pdfaSchema:property", "rdf:Seq")
    _within(part, "pdfaProperty:name").text = "part"
    _within(part, "pdfaProperty:valueType").text = "Integer"
    _within(part, "pdfaProperty:category").text = "internal"
    _within(part, "pdfaProperty:description").text = "The part of ISO 14289 the file keeps to"


def _named(name: str) -> str:
    """`{http://purl.org/dc/elements/1.1/}title` of `dc:title`."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _within(parent: etree._Element, name: str, *others: str) -> etree._Element:
    prefix = name.partition(":")[0]
    return etree.SubElement(
        parent, _named(name), nsmap={one: SPACES[one] for one in (prefix, *others)}
    )


def _description(rdf: etree._Element, *prefixes: str) -> etree._Element:
    made = _within(rdf, "rdf:Description", *prefixes)
    made.set(_named("rdf:about"), "")
    return made


def _array(about: etree._Element, name: str, kind: str, entries: Iterable[str]) -> None:
    listed = _within(_within(about, name), kind)
    for entry in entries:
        item = _within(listed, "rdf:li")
        item.text = entry
        if kind == "rdf:Alt":
            item.set(LANGUAGE, "x-default")


def _item(parent: etree._Element, name: str, kind: str) -> etree._Element:
    """The one entry of an array, which is a structure."""
    item = _within(_within(_within(parent, name), kind), "rdf:li")
    item.set(_named("rdf:parseType"), "Resource")
    return item
