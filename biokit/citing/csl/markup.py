"""A CSL file's XML, opened without trust."""

from __future__ import annotations

from lxml import etree

from biokit.errors import BadInput

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DEPTH_LIMIT = 100

Xml = etree._Element  # noqa: SLF001 (the only name lxml's stubs have for it)


def root_of(content: bytes, path: str) -> Xml:
    """The root of a CSL file.

    Raises:
        BadInput: it is not XML, or not CSL; with the line.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise BadInput(
            f"this is not well-formed XML: {error.msg}",
            path=path,
            line=int(error.lineno or 1),
            hint="fetch the style again, or mend it there",
        ) from None
    if root.tag not in (f"{NAMESPACE}style", f"{NAMESPACE}locale"):
        raise BadInput(
            f"this is not a CSL file: its root is `{etree.QName(root).localname}`",
            path=path,
            line=line_of(root),
            hint='a style begins with <style xmlns="http://purl.org/net/xbiblio/csl">',
        )
    if _depth(root) > DEPTH_LIMIT:
        raise BadInput(
            f"elements are nested more than {DEPTH_LIMIT} deep", path=path, hint="flatten the style"
        )
    return root


def line_of(node: Xml) -> int | None:
    """The line an element begins on."""
    line: object = node.sourceline
    return line if isinstance(line, int) else None


def _depth(root: Xml) -> int:
    deepest, level = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest
