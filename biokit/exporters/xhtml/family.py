"""The family tree as nested lists: read as such, and drawn from them by lines and places.

A list of children is the line above them, or beside them; each child hangs from it. Where there is
no room for a drawing, and in ebooks, the lists are indented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.exporters.xhtml.markup import Attributes, element, escape
from biokit.projections.family import Branch, Kin
from biokit.projections.family_drawing import Chart, Room, Row, Shape, Words, charts

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["family_tree"]


def family_tree(to: Renderer) -> str:
    """All trees of the book's family, one after the other; nothing if it has none."""
    room = None if to.medium.drawing is None else Room(*to.medium.drawing)
    above, below = to.terms.see_above, to.terms.see_below
    made = charts(to.book.family.trees, room, above, below)
    return "".join(_chart(chart, to) for chart in made)


def _chart(chart: Chart, to: Renderer) -> str:
    if chart.shape is None:
        return element("ul", _listed(chart.branch, to), {"class": "descent"})
    shape = chart.shape
    names = {
        "class": "descent drawn",
        "style": f"height: {_em(shape.height)}; width: {_em(shape.width)}",
    }
    return element("ul", _drawn(shape, to), names)


# ---------------------------------------------------------------------------------------- a list


def _listed(branch: Branch, to: Renderer) -> str:
    """A person as an item, with the lists of the children."""
    body = _kin(branch.kin, to) if branch.kin is not None else ""
    several = len(branch.unions) > 1
    for number, union in enumerate(branch.unions, 1):
        if union.partner is not None:
            words = f"({number}) {union.words}" if several else union.words
            said = f"{escape(words)} {_kin(union.partner, to)}"
            # A comma for who hears it: who sees it has a line of its own.
            body += (", " if body else "") + element("span", said, {"class": "joined"})
        if union.children:
            items = "".join(_listed(child, to) for child in union.children)
            body += element("ul", items)
    if branch.elsewhere is not None:
        words = to.terms.see_above if branch.elsewhere == "above" else to.terms.see_below
        body += " " + element("span", f"({escape(words)})", {"class": "more"})
    return element("li", body, {"class": None if branch.kin is not None else "unknown"})


def _kin(kin: Kin, to: Renderer) -> str:
    words = element("span", escape(kin.name), _names(kin.lang, "name", to))
    if kin.dates:
        words += " " + element("span", f"({escape(kin.dates)})", {"class": "dates"})
    return element("strong" if kin.subject else "span", words, {"class": "kin"})


def _names(lang: str | None, kind: str, to: Renderer) -> Attributes:
    return {"class": kind, "lang": lang, "xml:lang": lang if to.medium.epub else None}


# ------------------------------------------------------------------------------------- a drawing


def _drawn(shape: Shape, to: Renderer, left: float = 0.0, top: float = 0.0) -> str:
    """A person in his place, with the children in theirs."""
    body = element("div", _lines(shape.words, to), {"class": "kin", "style": _place(shape)})
    if shape.row is not None:
        body += _row(shape.row, to)
    style = f"left: {_em(left)}; top: {_em(top)}; width: {_em(shape.width)}"
    return element("li", body, {"style": f"{style}; --middle: {_em(shape.middle)}"})


def _place(shape: Shape) -> str:
    return f"left: {_em(shape.middle - shape.own / 2)}; width: {_em(shape.own)}"


def _lines(words: tuple[Words, ...], to: Renderer) -> str:
    """Lines as they were broken, with a space between for who reads on."""
    return " ".join(
        element(
            "strong" if "subject" in line.kind else "span",
            escape(line.text),
            _names(line.lang, line.kind, to),
        )
        for line in words
    )


def _row(row: Row, to: Renderer) -> str:
    items = "".join(_drawn(shape, to, left, top) for left, top, shape in row.shapes)
    style = f"left: {_em(row.left)}; top: {_em(row.top)}; --stem: {_em(row.stem)}; "
    style += f"height: {_em(row.height)}" if row.stacked else f"width: {_em(row.width)}"
    return element("ul", items, {"class": "stack" if row.stacked else "row", "style": style})


def _em(length: float) -> str:
    return f"{round(length, 2):g}em"
