"""Which element is read how: the table that the reader dispatches by."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from biokit.importers.xhtml import blocks, embedded, figures, inlines, listed, spans, tables
from biokit.importers.xhtml.quotations import quotation
from biokit.importers.xhtml.runs import Pieces

if TYPE_CHECKING:
    from lxml import etree

    from biokit.importers.xhtml.reader import Reader

__all__ = ["BLOCK_NAMES", "READINGS"]

Reading = Callable[["etree._Element", "Reader", Pieces], None]  # noqa: SLF001 (its public name)


def nothing(element: etree._Element, to: Reader, out: Pieces) -> None:
    """What is no part of the text: what runs, what styles, what only programs read."""


class _Readings(dict[str, Reading]):
    def __missing__(self, name: str) -> Reading:
        """An element that HTML does not know says what is in it, whatever its prefix."""
        prefix, _, local = name.rpartition(":")
        reading: Reading = spans.span
        if prefix and local in {"svg", "math", "image"}:
            reading = self[local]
        elif prefix and local in {"script", "style"}:
            reading = nothing
        self[name] = reading
        return reading


_BLOCKS: dict[str, Reading] = {
    **dict.fromkeys(("div", "section", "aside"), blocks.division),
    **dict.fromkeys(
        ("address", "article", "body", "center", "details", "dialog", "fieldset", "figcaption",
         "footer", "form", "frameset", "header", "hgroup", "html", "legend", "main", "menu", "nav",
         "noframes", "search", "caption", "tbody", "thead", "tfoot", "tr", "td", "th", "li", "dt",
         "dd", "dir", "optgroup", "noscript", "picture"),
        blocks.container,
    ),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary"), blocks.heading),
    "p": blocks.paragraph,
    "blockquote": quotation,
    **dict.fromkeys(("ul", "ol", "menu", "dir"), listed.listing),
    "dl": listed.definitions,
    "table": tables.table,
    "figure": figures.figure,
    "hr": blocks.pause,
    **dict.fromkeys(("pre", "listing", "xmp", "plaintext"), blocks.verbatim),
}  # fmt: skip

_INLINES: dict[str, Reading] = {
    **dict.fromkeys(("script", "style", "link", "meta", "base", "head", "param", "col", "colgroup",
                     "area"), nothing),
    "i": inlines.italic,
    **dict.fromkeys(("em", "dfn", "var", "u"), inlines.emphasis),
    **dict.fromkeys(("b", "strong"), inlines.strong),
    "cite": inlines.cited,
    "sup": inlines.raised,
    "sub": inlines.lowered,
    **dict.fromkeys(("s", "del", "strike"), inlines.struck),
    "q": inlines.quoted,
    **dict.fromkeys(("code", "kbd", "samp", "tt"), inlines.code),
    "br": inlines.line_break,
    "time": inlines.time,
    "a": inlines.link,
    "span": spans.span,
    **dict.fromkeys(("abbr", "acronym"), spans.abbreviation),
    **dict.fromkeys(("img", "image"), figures.image),
    "ruby": embedded.ruby,
    "math": embedded.formula,
    "svg": embedded.drawing,
    **dict.fromkeys(("audio", "video", "iframe", "object", "embed", "applet", "canvas"),
                    embedded.medium),
    **dict.fromkeys(("button", "input", "select", "textarea", "option"), embedded.control),
}  # fmt: skip

READINGS = _Readings({**_BLOCKS, **_INLINES})
"""How the element of that name is read. Every element has a reading."""

BLOCK_NAMES = frozenset(_BLOCKS) - {"picture", "noscript"}
"""Elements that begin and end a line."""
