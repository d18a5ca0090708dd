"""SVG images: drawings and nothing else. One that runs a script or fetches a file is refused."""

from __future__ import annotations

import re

from biokit.errors import BadInput, ExportFailed

__all__ = ["check_svg"]

_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_FAR = re.compile(r"\s*(?!data:)(?:[A-Za-z][A-Za-z0-9+.-]*:|[^#\s])")
"""An address that is neither in this file nor written out in it."""
_FAR_IN_STYLE = re.compile(r"@import|url\(\s*['\"]?\s*(?!data:|#|['\"\s])", re.IGNORECASE)
_HINT = "save it as a plain SVG, with nothing in it but the drawing"


def check_svg(content: bytes, path: str) -> None:
    """Refuse an SVG that does more than draw.

    Raises:
        BadInput: it is not well formed.
        ExportFailed: it runs a script, holds another document or draws on another file.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise BadInput(f"the SVG is not well formed: {fault.msg}", path=path) from None
    for element in root.iter(etree.Element):
        attributes = {str(name): str(value) for name, value in element.items()}
        found = _fault(etree.QName(element).localname, attributes, element.text or "")
        if found is not None:
            raise ExportFailed(f"the SVG {found}", path=path, hint=_HINT)


def _fault(name: str, attributes: dict[str, str], text: str) -> str | None:
    """What an element does besides drawing."""
    if name in {"script", "handler", "foreignObject"}:
        return f"holds a {name}"
    if any(attribute.startswith("on") for attribute in attributes):
        return "runs a script"
    for key in _HREFS:
        if name != "a" and _FAR.match(attributes.get(key, "")):
            return f"draws on {attributes[key]}"
    styles = [value for key, value in attributes.items() if key not in _HREFS]
    if name == "style":
        styles.append(text)
    if any(_FAR_IN_STYLE.search(style) for style in styles):
        return "draws on another file by its style"
    return None
