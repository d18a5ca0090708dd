"""The XML of a part, opened without trust, its names made short.

Elements and attributes of WordprocessingML have no prefix (`p`, `r`, `val`), those of other
vocabularies a fixed one and a hyphen (`a-blip`, `r-id`), in the transitional as in the strict form
(ECMA-376, parts 1 and 4).
"""

from __future__ import annotations

from functools import cache

from lxml import etree

from biokit.errors import BadInput

__all__ = ["Xml", "number_of", "parsed", "switched_on", "text_of", "value_of"]

Xml = etree._Element  # noqa: SLF001 (the only name lxml's stubs have for it)

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

PREFIXES = {
    "wordprocessingml/2006/main": "",
    "wordprocessingml/main": "",
    "officeDocument/2006/relationships": "r-",
    "officeDocument/relationships": "r-",
    "drawingml/2006/wordprocessingDrawing": "wp-",
    "drawingml/wordprocessingDrawing": "wp-",
    "drawingml/2006/main": "a-",
    "drawingml/main": "a-",
    "drawingml/2006/picture": "pic-",
    "drawingml/picture": "pic-",
    "drawingml/2006/chart": "c-",
    "drawingml/chart": "c-",
    "drawingml/2006/diagram": "dgm-",
    "drawingml/diagram": "dgm-",
    "officeDocument/2006/math": "m-",
    "officeDocument/math": "m-",
    "officeDocument/2006/bibliography": "b-",
    "officeDocument/bibliography": "b-",
    "officeDocument/2006/custom-properties": "custom-",
    "officeDocument/customProperties": "custom-",
    "officeDocument/2006/docPropsVTypes": "vt-",
    "officeDocument/docPropsVTypes": "vt-",
    "package/2006/relationships": "",
    "package/2006/metadata/core-properties": "cp-",
    "markup-compatibility/2006": "mc-",
    "word/2010/wordprocessingShape": "wps-",
    "word/2010/wordprocessingGroup": "wpg-",
    "drawing/2016/SVG/main": "svg-",
    "drawing/2014/chartex": "cx-",
}
"""What stands for the end of a namespace's address."""

OTHERS = {
    "urn:schemas-microsoft-com:vml": "v-",
    "urn:schemas-microsoft-com:office:office": "o-",
    "http://purl.org/dc/elements/1.1/": "dc-",
    "http://purl.org/dc/terms/": "dcterms-",
    "http://www.w3.org/XML/1998/namespace": "xml-",
    "": "",
}
FOREIGN = "x-"

OFF = frozenset({"0", "false", "off", "none"})


def parsed(content: bytes, path: str, name: str) -> Xml:
    """The root of a part.

    Args:
        content: of the part.
        path: the document as the user named it.
        name: of the part.

    Raises:
        BadInput: it is not XML, declares entities, or is nested past all reason.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    hint = "open the document in Word, save it under another name, and take that"
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as fault:
        message = f"{name} in the document is not XML that can be read: {_words(fault)}"
        raise BadInput(message, path=path, hint=hint) from None
    if root.getroottree().docinfo.internalDTD is not None:
        message = f"{name} in the document declares entities, which Word never does"
        raise BadInput(message, path=path, hint="do not trust it")
    for element in root.iter("*"):
        _shorten(element)
    return root


def _words(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120] or type(fault).__name__


def _shorten(element: Xml) -> None:
    element.tag = short(str(element.tag))
    for name in [key for key in element.attrib if str(key)[0] == "{"]:
        shorter = short(str(name))
        value = element.attrib.pop(name)
        if shorter not in element.attrib:
            element.set(shorter, value)


@cache
def short(name: str) -> str:
    """A name of XML, `{address}local`, with its prefix instead of its address."""
    address, _, local = name.rpartition("}")
    address = address.removeprefix("{")
    for start in (_OPEN, _STRICT, _MICROSOFT):
        if address.startswith(start):
            return PREFIXES.get(address.removeprefix(start), FOREIGN) + local
    return OTHERS.get(address, FOREIGN) + local


def value_of(element: Xml | None, path: str, name: str = "val") -> str | None:
    """The value of an element below another: `value_of(run, "rPr/lang")`."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(name)


def number_of(element: Xml | None, path: str, name: str = "val") -> int | None:
    """The same as a number; none if it is none."""
    said = (value_of(element, path, name) or "").strip()
    sign, digits = said[:1] == "-", said.lstrip("+-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
        return None
    return -int(digits) if sign else int(digits)


def switched_on(element: Xml | None, path: str) -> bool | None:
    """Whether a property is on, `<b/>` or `<b val="1"/>`; none if it is not said (17.17.4)."""
    found = None if element is None else element.find(path)
    if found is None:
        return None
    return (found.get("val") or "1").lower() not in OFF


def text_of(element: Xml, tag: str = "t") -> str:
    """All characters inside an element."""
    return "".join(found.text or "" for found in element.iter(tag))
