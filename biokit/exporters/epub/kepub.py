"""Kobo's own form of EPUB: every sentence in a span that its readers can mark and come back to.

As kepubify makes it (https://github.com/pgaskin/kepubify/blob/master/kepub/transform.go), which
goes by the books that Kobo sells: two `div`s around the text, one paragraph's number for every
paragraph, list, table and picture, and in it a span for every sentence. Not a letter of the text
is another, and every id, note and language stays where it is.
"""

from __future__ import annotations

import re
from html import unescape

from biokit.exporters.epub.package import XHTML, Item
from biokit.exporters.xhtml import escape
from biokit.model.walk import altered

__all__ = ["SUFFIX", "spanned"]

SUFFIX = ".kepub.epub"

_STYLE = (
    '<style type="text/css" class="kobostylehacks">'
    "div#book-inner { margin-top: 0; margin-bottom: 0; }</style>"
)
"""What Kobo's software looks for."""
_OPEN = '<div id="book-columns"><div id="book-inner">'
_CLOSE = "</div></div>"

_PIECE = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
"""A comment, a tag, or what stands between tags: in markup of ours no attribute has a `>`."""
_NAME = re.compile(r"</?([A-Za-z][\w:.-]*)")
_SENTENCE = re.compile("[^.!?:]*[.!?:]['\"”’“…]?[\\t\\n\\f\\r ]*|[^.!?:]+")
_NEW_PARAGRAPH = frozenset({"p", "ol", "ul", "table"})
_LEFT_ALONE = frozenset({"script", "style", "pre", "audio", "video", "svg", "math"})
"""What must keep its text as it is."""
_EMPTY = frozenset({"br", "hr", "img", "col", "link", "meta", "wbr"})


def spanned(item: Item) -> Item:
    """A file of text with its sentences in spans; any other file itself."""
    if item.media_type != XHTML:
        return item
    return altered(item, content=_Spanning().page(item.content.decode()).encode())


class _Spanning:
    """One file of text as it is gone through."""

    def __init__(self) -> None:
        self._paragraph = 0
        self._sentence = 0
        self._new_paragraph = False
        self._open: list[str] = []

    def page(self, page: str) -> str:
        """The whole page."""
        before, body, rest = _halved(page, r"<body[^>]*>")
        inside, end, after = _halved(rest, r"</body>")
        spanned = "".join(self._piece(piece) for piece in _PIECE.findall(inside))
        head = before.replace("</head>", f"{_STYLE}\n</head>")
        return head + body + _OPEN + spanned + _CLOSE + end + after

    def _piece(self, piece: str) -> str:
        if not piece.startswith("<"):
            return self._text(piece)
        found = _NAME.match(piece)
        if found is None:  # a comment
            return piece
        name = found[1]
        if piece.startswith("</"):
            self._open.pop()
            return piece
        if not piece.endswith("/>") and name not in _EMPTY:
            self._open.append(name)
        if self._is_left_alone:
            return piece
        if name == "img":
            self._begin_paragraph()
            return self._span(piece)
        self._new_paragraph = self._new_paragraph or name in _NEW_PARAGRAPH
        return piece

    @property
    def _is_left_alone(self) -> bool:
        return not _LEFT_ALONE.isdisjoint(self._open)

    def _text(self, text: str) -> str:
        """White space stands in a span only where it stands in a paragraph itself."""
        if self._is_left_alone:
            return text
        in_paragraph = self._open[-1:] == ["p"]
        made = [
            self._sentence_of(sentence) if in_paragraph or not sentence.isspace() else sentence
            for sentence in _SENTENCE.findall(unescape(text))
        ]
        return "".join(made)

    def _sentence_of(self, sentence: str) -> str:
        if self._new_paragraph:
            self._begin_paragraph()
        return self._span(escape(sentence))

    def _begin_paragraph(self) -> None:
        self._paragraph += 1
        self._sentence = 0
        self._new_paragraph = False

    def _span(self, content: str) -> str:
        self._sentence += 1
        key = f"kobo.{self._paragraph}.{self._sentence}"
        return f'<span class="koboSpan" id="{key}">{content}</span>'


def _halved(page: str, mark: str) -> tuple[str, str, str]:
    """What stands before a tag, the tag, and what stands after it."""
    before, found, after = re.split(f"({mark})", page, maxsplit=1)
    return before, found, after
