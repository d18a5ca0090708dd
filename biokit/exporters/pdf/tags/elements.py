"""What each element of the structure tree becomes: lists, notes, contents, pictures, languages.

The types are those of ISO 32000-1, 14.8.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from biokit.exporters.pdf.layout.weasy import Box, Pdf, PdfObject

__all__ = ["bodies", "drop", "mend", "resolved", "string", "with_body", "wrapped"]

STRUCTURE = {
    "directory": "/TOC",
    "doc-footnote": "/Note",
    "doc-index": "/Index",
    "doc-toc": "/Sect",
    "listitem": "/TOCI",
}
"""ARIA role to structure type."""
WHOLE = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption"})
"""Types that hold none of their own kind."""
SCOPE = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
DEFINITION = {"dt": "/Lbl", "dd": "/LBody"}
HOLLOW = frozenset({"/NonStruct", "/Span", "/Div", "/P", "/Sect"})
"""Types of which an empty one says nothing, and that a role may say more of."""
BODIES = {
    "bibliography": "/BibEntry",
    "endnotes": "/Note",
    "keyed-notes": "/Note",
    "marked": "/Note",
}
"""Class of a list to what the bodies of its items are."""
OURS = ("#", "http://biokit.invalid/#")
"""How the address of a place in the book begins."""

Source = Any
"""An element of the page that was laid out: `xml.etree.ElementTree.Element` or `None`."""


def mend(
    element: PdfObject,
    box: Box,
    parent: PdfObject,
    pdf: Pdf,
    height: float,
    *,
    outermost: bool,
) -> bool:
    """Set right one element of the structure tree; whether it is worth keeping.

    Args:
        element: as WeasyPrint made it.
        box: what it was made of.
        parent: the element it will be in.
        pdf: as it is written.
        height: of the page, in CSS pixels.
        outermost: whether no box around it was made of the same element of the page.
    """
    if not element["K"] and element["S"] in HOLLOW:
        return False
    source = box.element
    if source is None or box.element_tag != source.tag:
        return True
    if lang := source.get("lang"):
        element["Lang"] = string(lang)
    if element["S"] in WHOLE and parent["S"] == element["S"]:
        # The box around what is left of a heading beside its number: no heading of its own.
        element["S"] = "/Span"
    if outermost:
        _name(element, source)
    match element["S"]:
        case "/LI" if source.tag in DEFINITION and parent["S"] == "/Div":
            _define(element, DEFINITION[source.tag], pdf)
        case "/LI":
            _give_body(element, pdf)
        case "/Div" if parent["S"] == "/L":
            element["S"] = "/LI"
            _unwrap(element, pdf)
        case "/TH" if scope := SCOPE.get(source.get("scope", "")):
            element["A"]["Scope"] = scope
        case "/Figure":
            element["A"]["BBox"] = _bounding_box(box, height)
        case _:
            pass
    return True


def _name(element: PdfObject, source: Source) -> None:
    """Say what an element is by the role of what it was made of."""
    kind = STRUCTURE.get(source.get("role", ""))
    if kind and element["S"] in HOLLOW:
        element["S"] = kind
        if kind == "/Note":
            element["ID"] = string(source.get("id", ""))


def bodies(root: Source) -> dict[Source, str]:
    """What the body of each item is, of the lists that are more than lists."""
    return {
        item: kind
        for made in root.iter()
        for name in str(made.get("class", "")).split()
        if (kind := BODIES.get(name)) and made.tag in {"ol", "ul"}
        for item in made
    }


def with_body(item: PdfObject, kind: str, source: Source, pdf: Pdf) -> PdfObject | None:
    """The note or the entry that all the body of an item is in, if the item has a body."""
    for body in _kids(item, pdf):
        kids = body["K"]
        if body["S"] == "/LBody" and kids and all(isinstance(kid, bytes) for kid in kids):
            inner = _made(kind, list(kids), body, body, pdf)
            if kind == "/Note":
                inner["ID"] = string(source.get("id", ""))
            for kid in kids:
                resolved(kid, pdf)["P"] = inner.reference
            kids[:] = [inner.reference]
            return inner
    return None


def wrapped(element: PdfObject, source: Source, parent: PdfObject, pdf: Pdf) -> PdfObject:
    """A link within the book in what says so: a reference, or the number that a note begins with.

    Args:
        element: mended.
        source: what it was made of.
        parent: the element that the result will be in.
        pdf: as it is written.
    """
    if element["S"] != "/Link" or not (source.get("href") or "").startswith(OURS):
        return element
    back = source.get("role") == "doc-backlink" and source.get("class") == "number"
    around = _made("/Lbl" if back else "/Reference", [element.reference], element, parent, pdf)
    element["P"] = around.reference
    return around


def string(words: str) -> PdfObject:
    """Words as a PDF has them."""
    import pydyf

    return pydyf.String(words)


def resolved(reference: bytes, pdf: Pdf) -> PdfObject:
    """The object that `12 0 R` means."""
    return pdf.objects[int(reference.split()[0])]


def drop(element: PdfObject) -> None:
    """Leave an empty object behind, that nothing leads to.

    One that is marked free makes pydyf miscount the objects that come after it in their stream.
    """
    element.clear()


def _made(kind: str, kids: list[bytes], like: PdfObject, parent: PdfObject, pdf: Pdf) -> PdfObject:
    import pydyf

    made = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": kind,
            "K": pydyf.Array(kids),
            "Pg": like["Pg"],
            "P": parent.reference,
        }
    )
    pdf.add_object(made)
    return made


def _kids(element: PdfObject, pdf: Pdf) -> Iterator[PdfObject]:
    """The elements in an element, without its text and its annotations."""
    for kid in element["K"]:
        if isinstance(kid, bytes) and "S" in (found := resolved(kid, pdf)):
            yield found


def _define(element: PdfObject, kind: str, pdf: Pdf) -> None:
    """Make a term the label of its list item, and what it means the body."""
    element["S"] = kind
    for kid in _kids(element, pdf):
        if kid["S"] == "/LBody":
            kid["S"] = "/Div" if kind == "/LBody" else "/Span"


def _unwrap(item: PdfObject, pdf: Pdf) -> None:
    """Take away the boxes that a term and its meaning, set as cells of a table, stand in."""
    while len(item["K"]) == 1 and isinstance(item["K"][0], bytes):
        wrapper = resolved(item["K"][0], pdf)
        if wrapper.get("S") != "/Div":
            return
        for kid in wrapper["K"]:
            resolved(kid, pdf)["P"] = item.reference
        item["K"] = wrapper["K"]
        drop(wrapper)


def _give_body(item: PdfObject, pdf: Pdf) -> None:
    """Put what stands in a list item beside its label into a body, as PDF/UA asks."""
    kinds = {kid: resolved(kid, pdf).get("S") for kid in item["K"] if isinstance(kid, bytes)}
    loose = [kid for kid in item["K"] if kinds.get(kid) not in {"/Lbl", "/LBody"}]
    if not loose or not all(isinstance(kid, bytes) for kid in loose):
        return
    body = _made("/LBody", loose, item, item, pdf)
    for kid in loose:
        resolved(kid, pdf)["P"] = body.reference
    item["K"][:] = [*(kid for kid in item["K"] if kid not in loose), body.reference]


def _bounding_box(box: Box, height: float) -> PdfObject:
    """In points from the foot of the page, where WeasyPrint has pixels from its head."""
    import pydyf

    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, height - top - box.height, left + box.width, height - top)
    return pydyf.Array([round(side * 0.75, 2) for side in corners])
