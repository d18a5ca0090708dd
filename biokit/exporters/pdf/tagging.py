"""Mends the structure tree WeasyPrint writes, so that a screen reader is told what a page is.

WeasyPrint 70 tags running heads and ornaments as content, list items without a body, pictures by a
box in the wrong unit, and forgets languages, notes, scopes and the words of links. Two of its
functions are replaced while a document is written; both are private, which is why its minor release
is pinned. `available` says whether they are still there; without them the PDF is as WeasyPrint
makes it, and a finding says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import cast

from biokit.exporters.pdf.weasy import Box, Document, Pdf, PdfObject
from biokit.exporters.swapping import swapped

__all__ = ["available", "describe_links", "keep_outer_links", "tagged"]

STRUCTURE = {
    "directory": "/TOC",
    "doc-footnote": "/Note",
    "doc-toc": "/Sect",
    "listitem": "/TOCI",
}
"""ARIA role to structure type, ISO 32000-1, 14.8.4."""
WHOLE = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption"})
"""Types that hold none of their own kind."""
SCOPE = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
DEFINITION = {"dt": "/Lbl", "dd": "/LBody"}
HOLLOW = frozenset({"/NonStruct", "/Span", "/Div", "/P"})
"""Types of which an empty one says nothing."""
PRINTED = 4
"""The flag of an annotation that is there on paper too."""


def available() -> bool:
    """Whether this WeasyPrint has the parts that are replaced."""
    from weasyprint.pdf import stream, tags

    return hasattr(tags, "_build_box_tree") and hasattr(stream.Stream, "marked")


@contextmanager
def tagged(document: Document) -> Iterator[None]:
    """Within it, `document` is written with a mended structure tree."""
    from weasyprint.pdf import stream, tags

    decoration = set(_decoration(document))
    build = tags._build_box_tree  # noqa: SLF001 (pinned)
    mark = stream.Stream.marked

    def marked(self: PdfObject, box: Box, tag: str) -> AbstractContextManager[None]:
        chosen = self.artifact() if box in decoration else mark(self, box, tag)
        return cast("AbstractContextManager[None]", chosen)

    def mended(
        box: Box, parent: PdfObject, pdf: Pdf, number: int, *rest: object
    ) -> Iterator[PdfObject]:
        real = getattr(box, "_box", box)
        if real in decoration:
            return
        for element in build(box, parent, pdf, number, *rest):
            if _mend(element, real, parent, pdf, document.pages[number].height):
                yield element

    with ExitStack() as stack:
        if available():
            stack.enter_context(swapped(tags, "_build_box_tree", mended))
            stack.enter_context(swapped(stream.Stream, "marked", marked))
        yield


def _decoration(document: Document) -> Iterator[Box]:
    """Boxes that say nothing: running heads, folios, ornaments, pictures that only decorate."""
    from weasyprint.formatting_structure import boxes

    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):  # noqa: SLF001 (pinned)
            real = getattr(box, "_box", box)
            if isinstance(real, boxes.MarginBox) or _is_ornament(real):
                yield real
                if isinstance(real, boxes.ParentBox):
                    yield from real.descendants()


def _is_ornament(box: Box) -> bool:
    element = box.element
    if element is None or not isinstance(element.tag, str):
        return False
    return (
        element.tag == "hr"
        or element.get("aria-hidden") == "true"
        or (element.tag == "img" and element.get("alt") == "")
    )


def _mend(element: PdfObject, box: Box, parent: PdfObject, pdf: Pdf, height: float) -> bool:
    """Set right one element of the structure tree; whether it is worth keeping."""
    if not element["K"] and element["S"] in HOLLOW:
        return False
    source = box.element
    if source is None or box.element_tag != source.tag:
        return True
    if lang := source.get("lang"):
        element["Lang"] = _string(lang)
    if element["S"] in WHOLE and parent["S"] == element["S"]:
        # The box around what is left of a heading beside its number: no heading of its own.
        element["S"] = "/Span"
    kind = STRUCTURE.get(source.get("role", ""))
    if kind and element["S"] in HOLLOW and parent["S"] != kind:
        element["S"] = kind
        if kind == "/Note":
            element["ID"] = _string(source.get("id", ""))
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


def _string(words: str) -> PdfObject:
    import pydyf

    return pydyf.String(words)


def _define(element: PdfObject, kind: str, pdf: Pdf) -> None:
    """Make a term the label of its list item, and what it means the body."""
    element["S"] = kind
    for kid in element["K"]:
        if isinstance(kid, bytes) and _resolved(kid, pdf).get("S") == "/LBody":
            _resolved(kid, pdf)["S"] = "/Div" if kind == "/LBody" else "/Span"


def _unwrap(item: PdfObject, pdf: Pdf) -> None:
    """Take away the boxes that a term and its meaning, set as cells of a table, stand in."""
    while len(item["K"]) == 1 and isinstance(item["K"][0], bytes):
        wrapper = _resolved(item["K"][0], pdf)
        if wrapper.get("S") != "/Div":
            return
        for kid in wrapper["K"]:
            _resolved(kid, pdf)["P"] = item.reference
        item["K"] = wrapper["K"]
        wrapper.free = "f"


def _give_body(item: PdfObject, pdf: Pdf) -> None:
    """Put what stands in a list item beside its label into a body, as PDF/UA asks."""
    import pydyf

    kinds = {kid: _resolved(kid, pdf).get("S") for kid in item["K"] if isinstance(kid, bytes)}
    loose = [kid for kid in item["K"] if kinds.get(kid) not in {"/Lbl", "/LBody"}]
    if not loose or not all(isinstance(kid, bytes) for kid in loose):
        return
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pydyf.Array(loose),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    for kid in loose:
        _resolved(kid, pdf)["P"] = body.reference
    item["K"] = pydyf.Array([*(kid for kid in item["K"] if kid not in loose), body.reference])


def _resolved(reference: bytes, pdf: Pdf) -> PdfObject:
    return pdf.objects[int(reference.split()[0])]


def _bounding_box(box: Box, height: float) -> PdfObject:
    """In points from the foot of the page, where WeasyPrint has pixels from its head."""
    import pydyf

    left, top = box.content_box_x(), box.content_box_y()
    corners = (left, height - top - box.height, left + box.width, height - top)
    return pydyf.Array([round(side * 0.75, 2) for side in corners])


def keep_outer_links(document: Document) -> None:
    """Drop the links that boxes within a link inherit: one link is one annotation a line.

    An annotation of its own for the italic words of a linked title lies outside its link in the
    structure tree.
    """
    for page in document.pages:
        inner: set[Box] = set()
        for _, _, _, box in page.links:
            if box not in inner:
                inner.update(list(box.descendants())[1:])
        page.links[:] = [link for link in page.links if link[3] not in inner]


def describe_links(document: Document) -> None:
    """Give every link's annotation its words, where WeasyPrint has its address, and print it."""
    for page in document.pages:
        for _, target, _, box in page.links:
            annotation = box.link_annotation
            if annotation is not None and box.element is not None:
                label = box.element.get("aria-label") or "".join(box.element.itertext())
                annotation["Contents"] = _string(" ".join(label.split()) or target)
                annotation["F"] = PRINTED
