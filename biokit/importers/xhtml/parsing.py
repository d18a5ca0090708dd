"""Pages as trees of elements, whatever they are: XHTML of books, HTML of the web, half a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.xhtml.crowds import without_crowds
from biokit.importers.xhtml.depth import DEEPEST, cut_to_depth, without_deep_tags
from biokit.importers.xhtml.encodings import page_text
from biokit.importers.xhtml.entities import without_declarations, without_namespaces
from biokit.importers.xhtml.selection import line_of, selected

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["parsed"]

_SAYS_XML = re.compile(
    r"\A\s*<\?xml\b|<(?:[\w.-]+:)?html\b[^<>]*\sxmlns|<!DOCTYPE[^<>]*XHTML", re.IGNORECASE
)
_HEAD = 4096
"""Characters at the beginning in which a page says what it is."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SAFELY: dict[str, Any] = {
    "encoding": "utf-8",
    "no_network": True,
    "huge_tree": True,
    "recover": True,
    "remove_comments": True,
    "remove_pis": True,
}
"""What both parsers are told. Trees of XML are cut in depth by the parser: `huge_tree` allows 2048
levels, and texts of more than 10 MB."""
_ADDRESSES = ("href", "src", "poster", "xlink:href", "cite")


def parsed(content: bytes, path: str, *, findings: list[Finding]) -> etree._Element:
    """The root element of a page: names in lower case and without name spaces, no comments.

    `epub:type` is an attribute of that name, `lang` is said wherever `xml:lang` was, the names of
    SVG and MathML keep the prefixes they have, no id is there twice.

    Args:
        content: the page's bytes, in any encoding.
        path: its name, for messages.
        findings: what there is to say is put at the end of it.

    Raises:
        BadInput: there is no page.
    """
    text, guessed = page_text(content, path)
    if guessed is not None:
        findings.append(guessed)
    xml = _SAYS_XML.search(text[:_HEAD]) is not None
    text = without_declarations(text, path, findings)
    if not text.strip():
        raise BadInput("there is nothing in this page", path=path, line=1, hint="leave it out")
    text = without_crowds(without_namespaces(text), path, findings)
    root = _tree(text, path, findings, xml=xml)
    deeper = cut_to_depth(root)
    if deeper:
        findings.append(_deep(deeper, path))
    _plainly_named(root)
    _languages(root)
    _unique_ids(root, path, findings)
    _made_whole(root)
    return root


def _tree(text: str, path: str, findings: list[Finding], *, xml: bool) -> etree._Element:
    """As XML if it is, else as HTML, in which nothing is a mistake."""
    from lxml import etree

    # It recovers from name spaces that were not declared, and from nothing else: see `_fault`.
    strictly = etree.XMLParser(**_SAFELY, resolve_entities=False, load_dtd=False)
    root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), strictly)
    fault = _fault(strictly.error_log)
    if root is not None and fault is None:
        return root
    if xml and fault is not None and not _too_deep(strictly.error_log):
        message = f"this is not well-formed XML ({fault[0]}): read as HTML"
        findings.append(Finding("not-well-formed", message, "note", path, fault[1]))
    return _html(text, path, findings)


def _fault(log: etree._ListErrorLog) -> tuple[str, int] | None:
    """The first thing that makes a page something else than XML."""
    for entry in log:
        if entry.domain_name != "NAMESPACE":
            return entry.message.strip(), entry.line
    return None


def _too_deep(log: etree._ListErrorLog) -> bool:
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in log)


def _html(text: str, path: str, findings: list[Finding]) -> etree._Element:
    from lxml import etree

    leniently = etree.HTMLParser(**_SAFELY)
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), leniently)
    except etree.ParserError:
        root = None
    if _too_deep(leniently.error_log):
        text, count = without_deep_tags(text)
        findings.append(_deep(count, path))
        root = etree.fromstring(text.encode("utf-8", "replace"), etree.HTMLParser(**_SAFELY))
    if root is None:
        raise BadInput("there is no element in this page", path=path, line=1, hint="leave it out")
    _unnested(root)
    return root


def _unnested(root: etree._Element) -> None:
    """Terms that begin where the one before did not end: this parser puts them in it."""
    for inner in reversed(selected(root, "//dt/dt | //dt/dd | //dd/dt | //dd/dd")):
        outer = inner.getparent()
        if outer is not None:
            outer.addnext(inner)


def _deep(count: int, path: str) -> Finding:
    message = f"{count} elements lie more than {DEEPEST} deep: their text is kept"
    return Finding("too-deep", message, path=path)


def _plainly_named(root: etree._Element) -> None:
    """XML tells `P` from `p`; what prefixes hide where name spaces were declared oddly goes."""
    for element in root.iter("{*}*"):
        name = element.tag
        local = name.rpartition("}")[2]
        if name != local or not local.islower():
            element.tag = local.lower()


def _languages(root: etree._Element) -> None:
    for element in selected(root, "//*[@*[name()='xml:lang']]"):
        for name in (_XML_LANG, "xml:lang"):
            said = element.attrib.pop(name, "")
            if said and not element.get("lang"):
                element.set("lang", said)


def _unique_ids(root: etree._Element, path: str, findings: list[Finding]) -> None:
    """The first element with an id keeps it; `name` of an anchor is one."""
    for anchor in selected(root, "//a[@name and not(@id)]"):
        anchor.set("id", anchor.get("name", ""))
    seen: set[str] = set()
    again: list[tuple[str, int | None]] = []
    for element in selected(root, "//*[@id]"):
        key = element.get("id", "").strip()
        if key in seen or not key:
            del element.attrib["id"]
            again += [(key, line_of(element))] if key else []
        seen.add(key)
    if again:
        names = ", ".join(key for key, _ in again[:3]) + (" …" if len(again) > 3 else "")
        message = f"{len(again)} ids are given to a second element: {names}"
        findings.append(Finding("duplicate-id", message, "note", path, again[0][1]))


def _made_whole(root: etree._Element) -> None:
    """Addresses as they are meant where the page says what they are relative to."""
    bases = (element.get("href", "").strip() for element in root.iter("base"))
    base = next((address for address in bases if address), None)
    if base is None:
        return
    for name in _ADDRESSES:
        for element in selected(root, "//*[@*[name()=$name] and not(self::base)]", name):
            address = element.get(name)
            if address and not address.startswith("#"):
                # XML lets nobody set a name with a prefix; HTML has this one without.
                element.set(name.removeprefix("xlink:"), _joined(base, address))


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address
