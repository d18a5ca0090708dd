"""The XML of a package that is not text: container, package document, NCX. Names without spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.diagnostics import Finding
from biokit.errors import BadInput
from biokit.importers.epub.findings import Findings
from biokit.importers.xhtml.encodings import page_text
from biokit.importers.xhtml.entities import without_declarations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["children", "document", "first", "line_of", "said"]


def document(content: bytes, path: str, findings: Findings) -> etree._Element:
    """The root of an XML document, with all names of elements and attributes local.

    `dc:title` is `title`, `opf:role` is `role`, `xml:lang` is `lang`. What is not well-formed is
    read as far as it can be, with a finding. Entities are not expanded, nothing is fetched.

    Raises:
        BadInput: there is no element in it.
    """
    from lxml import etree

    told: list[Finding] = []
    text, guessed = page_text(content, path)
    text = without_declarations(text, path, told)
    findings.take([*([guessed] if guessed else []), *told])

    def read(*, recover: bool) -> etree._Element | None:
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            recover=recover,
        )
        return etree.fromstring(text.encode("utf-8", "replace"), parser)

    try:
        root = read(recover=False)
    except (etree.XMLSyntaxError, ValueError) as fault:
        line = getattr(fault, "lineno", None)
        try:
            root = read(recover=True)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None:
            raise BadInput(
                f"it is no XML: {_one_line(fault)}",
                path=path,
                line=line,
                hint="the book is damaged; get it anew, or mend this file",
            ) from fault
        message = f"it is not well-formed, and was read as far as it can be: {_one_line(fault)}"
        findings.say("not-well-formed", message, path=path, line=line)
    if root is None:
        raise BadInput("the file is empty", path=path, hint="the book is damaged; get it anew")
    _make_local(root)
    return root


def _one_line(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120]


def _make_local(root: etree._Element) -> None:
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        element.tag = element.tag.rpartition("}")[2]
        for name in [name for name in element.attrib if "}" in str(name)]:
            local = str(name).rpartition("}")[2]
            value = element.attrib.pop(name)
            if local not in element.attrib:
                element.set(local, value)


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The child elements of these names, in order."""
    for child in element.iterchildren("*"):
        if not names or child.tag in names:
            yield child


def first(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element along a path of names; `None` if there is none."""
    here: etree._Element = element
    for name in path:
        found = next(children(here, name), None)
        if found is None:
            return None
        here = found
    return here


def line_of(element: etree._Element) -> int | None:
    """The line an element begins on; none for one that was not read."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def said(element: etree._Element | None) -> str:
    """All text of an element in one line."""
    if element is None:
        return ""
    return " ".join("".join(str(text) for text in element.itertext()).split())
