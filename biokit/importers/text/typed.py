"""What a typist of a book writes for what type would show: `_italic_`, `[Illustration]`, `{12}`."""

from __future__ import annotations

import re
from collections.abc import Callable

from biokit.model.base import Origin
from biokit.model.nodes import Emphasis, Inline, PageMark, Strong, Superscript, Text

__all__ = ["CALL", "FOOTNOTE", "ILLUSTRATION", "Called", "typed_inlines"]

CALL = re.compile(r"\[(?P<label>\d{1,4}|[A-Z]|[*†‡]{1,3})\]")
"""A call of a note in the text."""
FOOTNOTE = re.compile(r"\[(?:Footnote|Note)\s+(?P<label>[\w*†‡]{1,6})\s*[:.]\s*", re.IGNORECASE)
"""How a note begins that says so."""
ILLUSTRATION = re.compile(
    r"\[(?:Illustration|Plate|Frontispiece|Picture|Map)\b\s*[:.]?\s*", re.IGNORECASE
)
_MARK = re.compile(
    r"(?P<italic>(?<!\w)_(?=\S)(?P<slanted>[^_\n]{1,600}?)(?<=\S)_(?!\w))"
    r"|(?P<bold>(?<![\w=])=(?=\S)(?P<fat>[^=\n]{1,300}?)(?<=\S)=(?![\w=]))"
    r"|(?P<page>\{(?P<braced>\d{1,4}|[ivxlc]{1,7})\}|\[(?:Pg|Page|p\.)\s*(?P<bracketed>[\divxlc]{1,7})\])"
    r"|(?P<raised>\^\{(?P<up>[^{}]{1,20})\})"
    rf"|(?P<call>{CALL.pattern})"
)

Called = Callable[[str, str, int], "Inline | None"]
"""What a call makes, by its words, its label and its line; nothing leaves it as it stands."""


def typed_inlines(words: str, path: str, number: int, called: Called) -> tuple[Inline, ...]:
    """The inlines of one line of words.

    Args:
        words: of a paragraph, joined.
        path: of the text.
        number: the line it begins on.
        called: what makes a note of its call.
    """
    origin = Origin(path, number)
    made: list[Inline] = []
    end = 0
    for mark in _MARK.finditer(words):
        node = _node(mark, path, number, called)
        if node is None:
            continue
        if words[end : mark.start()]:
            made.append(Text(words[end : mark.start()], origin=origin))
        made.append(node)
        end = mark.end()
    if words[end:]:
        made.append(Text(words[end:], origin=origin))
    return tuple(made)


def _node(mark: re.Match[str], path: str, number: int, called: Called) -> Inline | None:
    origin = Origin(path, number, mark[0])
    match mark.lastgroup:
        case "italic":
            return Emphasis(typed_inlines(mark["slanted"], path, number, called), origin=origin)
        case "bold":
            return Strong(typed_inlines(mark["fat"], path, number, called), origin=origin)
        case "page":
            return PageMark(mark["braced"] or mark["bracketed"], origin=origin)
        case "raised":
            return Superscript((Text(mark["up"], origin=origin),), origin=origin)
        case _:
            return called(mark[0], mark["label"], number)
