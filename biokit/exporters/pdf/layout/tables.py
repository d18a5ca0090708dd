"""Tables that are wider than the text: laid out again, set smaller and closer, until they fit.

How much smaller is the styles' to say (`styles/print/limits.css`); here is only which step a table
needs. With the third its columns are of one width and its words broken anywhere, so that it fits;
if that leaves a column no room for six letters, its rows become the entries of a list.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from biokit.exporters.pdf.layout.weasy import Box, Document

__all__ = ["LISTED", "STEPS", "narrowed", "step_of"]

STEPS = ("narrow", "narrower", "narrowest")
"""Classes of a table, each closer than the one before."""
LISTED = "was-table"
"""The class of a list that stands for a table."""
ENOUGH = 1.15
"""How many times as wide as its room a table may be for the first step; else it is the second."""
SLACK = 1.5
"""CSS pixels: roundings."""
LEAST = 3.0
"""Ems of a column: about six letters."""
BETWEEN = " · "
KEPT = frozenset({"id", "lang"})
"""Attributes that do not make a table a table."""


def narrowed(xhtml: str, document: Document) -> str | None:
    """The page of a part with its tables a step closer that were too wide; `None` if none was.

    Asked for again after every layout it comes to an end, with the fourth at the latest.

    Args:
        xhtml: what was laid out.
        document: the layout.
    """
    wanted = _too_wide(document) if "<table" in xhtml else {}
    if not wanted:
        return None
    root = ET.fromstring(xhtml)  # noqa: S314 (our own markup)
    parents = {child: parent for parent in root.iter() for child in parent}
    for number, table in enumerate([*root.iter("table")]):
        if number in wanted:
            _closer(table, wanted[number], parents[table])
    return ET.tostring(root, encoding="unicode")


def _closer(table: ET.Element, ratio: float, parent: ET.Element) -> None:
    """Put a table a step closer, or a list into its place."""
    classes = table.get("class", "").split()
    now = next((STEPS.index(one) for one in classes if one in STEPS), -1)
    step = max(now + 1, 0 if ratio <= ENOUGH else 1)
    if step < len(STEPS):
        kept = [one for one in classes if one not in STEPS]
        table.set("class", " ".join([*kept, STEPS[step]]))
    else:
        parent[[*parent].index(table)] = _listed(table)


def _listed(table: ET.Element) -> ET.Element:
    """A division with the rows of a table as the entries of a list; ids stay where they were."""
    kept = {name: value for name, value in table.items() if name in KEPT}
    made = ET.Element("div", {**kept, "class": LISTED})
    made.tail = table.tail
    caption = table.find("caption")
    if caption is not None:
        caption.tag = "p"
        caption.set("class", "caption")
        made.append(caption)
    entries = ET.SubElement(made, "ul")
    for row in table.iter("tr"):
        heads = {"class": "head"} if all(cell.tag == "th" for cell in row) else {}
        entry = ET.SubElement(entries, "li", {**dict(row.items()), **heads})
        line = ET.SubElement(entry, "div")
        for number, cell in enumerate(row):
            part = ET.SubElement(line, "span")
            part.text = cell.text
            part.extend(cell)
            part.attrib.update(
                {key: cell.attrib[key] for key in ("id", "lang") if key in cell.attrib}
            )
            part.tail = BETWEEN if number + 1 < len(row) else None
    return made


def _too_wide(document: Document) -> dict[int, float]:
    """Which tables, counted in their order, are how many times as wide as their room."""
    from weasyprint.formatting_structure import boxes

    found: dict[object, float] = {}
    roots = [page._page_box for page in document.pages]  # noqa: SLF001 (pinned)
    for root in roots:
        for table, room in _tables(root, root.width, boxes):
            ratio = _ratio(table, room, boxes)
            if ratio > 1:
                found[table.element] = max(ratio, found.get(table.element, 0.0))
    if not found:
        return {}
    tops = (box.element for root in roots for box in root.children)
    top = next(element for element in tops if element is not None)
    numbers = {element: number for number, element in enumerate(top.iter("table"))}
    return {numbers[one]: ratio for one, ratio in found.items() if one in numbers}


def _ratio(table: Box, room: float, boxes: object) -> float:
    """How many times as wide as its room a table is, or as its words if it is made to fit."""
    width = table.margin_width()
    if width > room + SLACK:
        return float(width / room) if room > 0 else 2.0
    classes = "" if table.element is None else table.element.get("class", "")
    if STEPS[-1] in classes.split():
        cells = (one for one in table.descendants() if isinstance(one, boxes.TableCellBox))  # type: ignore[attr-defined]
        if any(cell.width < LEAST * cell.style["font_size"] for cell in cells):
            return 2.0
    return 1.0


def _tables(box: Box, room: float, boxes: object) -> Iterator[tuple[Box, float]]:
    """The tables within a box, each with the width that it may have."""
    if isinstance(box, boxes.TableBox):  # type: ignore[attr-defined]
        yield box, room
    elif isinstance(box, boxes.BlockContainerBox) and not box.is_table_wrapper:  # type: ignore[attr-defined]
        room = box.width
    for child in getattr(box, "children", ()):
        real = getattr(child, "_box", child)
        if not isinstance(real, boxes.LineBox):  # type: ignore[attr-defined]
            yield from _tables(real, room, boxes)


def step_of(element: ET.Element | None) -> int:
    """How often a table has been set closer; 0 if it has not, or if it is no table."""
    if element is None or element.tag not in {"table", "div"}:
        return 0
    classes = element.get("class", "").split()
    every = (*STEPS, LISTED)
    return next((every.index(one) + 1 for one in classes if one in every), 0)
