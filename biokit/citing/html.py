"""Inlines of a citation as HTML, in the form that citation processors have in common."""

from __future__ import annotations

from html import escape

from biokit.citing.inlines import Run
from biokit.model.nodes import (
    Emphasis,
    Inline,
    Link,
    SmallCapitals,
    Span,
    Strong,
    Subscript,
    Superscript,
    Text,
    WorkTitle,
)
from biokit.model.walk import plain_text

SWITCHES = {
    "italic": ("<i>", "</i>", '<span style="font-style:normal;">'),
    "bold": ("<b>", "</b>", '<span style="font-weight:normal;">'),
    "small-caps": (
        '<span style="font-variant:small-caps;">',
        "</span>",
        '<span style="font-variant:normal;">',
    ),
}
"""How each is switched on, off, and off within itself."""

SPANS = {
    "underline": '<span style="text-decoration:underline;">',
    "no-underline": '<span style="text-decoration:none;">',
    "bold": "<b>",
    "italic": "<i>",
    "small-caps": '<span style="font-variant:small-caps;">',
    "baseline": '<span style="baseline">',
}


def as_html(run: Run, *, links: bool = True) -> str:
    """A citation or an entry as HTML; titles in italics, addresses as links if wanted.

    The parts of an entry that a style sets apart are `div` of the classes `csl-block`,
    `csl-left-margin`, `csl-right-inline` and `csl-indent`.
    """
    return _Writer(links=links).run(run, frozenset())


class _Writer:
    def __init__(self, *, links: bool) -> None:
        self.links = links

    def run(self, run: Run, within: frozenset[str]) -> str:
        return "".join(self._inline(inline, within) for inline in run)

    def _inline(self, inline: Inline, within: frozenset[str]) -> str:
        match inline:
            case Text(value):
                return escape(value, quote=False)
            case Emphasis(content) | WorkTitle(content):
                return self._switched("italic", content, within)
            case Strong(content):
                return self._switched("bold", content, within)
            case SmallCapitals(content):
                return self._switched("small-caps", content, within)
            case Superscript(content):
                return f"<sup>{self.run(content, within)}</sup>"
            case Subscript(content):
                return f"<sub>{self.run(content, within)}</sub>"
            case Link(content, url) if self.links:
                return f'<a href="{escape(url)}">{self.run(content, within)}</a>'
            case Link(content):
                return self.run(content, within)
            case Span(content, classes=(name,)) if name.startswith("csl-"):
                return f'<div class="{name}">{self.run(content, within)}</div>'
            case Span(content, classes=(name,)) if name in SPANS:
                opening = SPANS[name]
                closing = f"</{opening[1:].split(' ')[0].rstrip('>')}>"
                return f"{opening}{self.run(content, within)}{closing}"
            case Span(content):
                return self.run(content, within)
            case _:
                return escape(plain_text(inline), quote=False)

    def _switched(self, switch: str, content: Run, within: frozenset[str]) -> str:
        opening, closing, off = SWITCHES[switch]
        if switch in within:
            return f"{off}{self.run(content, within - {switch})}</span>"
        return f"{opening}{self.run(content, within | {switch})}{closing}"
