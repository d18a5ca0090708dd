"""Quotation marks, dashes and ellipses of a typewriter become those of print, as pandoc has it."""

from __future__ import annotations

import re

from biokit.model.nodes import Code, Inline, InlineImage, LineBreak, Note, Paragraph, Section, Text
from biokit.model.walk import Part, altered, rebuilt

__all__ = ["printed_marks"]

Run = tuple[Inline, ...]

_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)|\.{3}")
_QUOTES = re.compile(r"[\"']")
_OPENING = frozenset(" \t\n([{—–-/\u00a0“‘")
_PRINTED = {"--": "–", "---": "—", "...": "…"}


def printed_marks(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with the marks of print in their prose; code stays as it is."""

    def change(part: Part) -> Part:
        match part:
            case Paragraph(content):
                return altered(part, content=_Marks().run(content))
            case Section(title):
                return altered(part, title=_Marks().run(title))
            case _:
                return part

    return rebuilt(sections, change)


class _Marks:
    """One run of text; each mark is read by what stands before it, in whatever node."""

    def __init__(self) -> None:
        self._before = " "

    def run(self, content: Run) -> Run:
        """The run with its marks printed."""
        return tuple(self._printed(node) for node in content)

    def _printed(self, node: Inline) -> Inline:
        match node:
            case Text(value):
                words = _DASHES.sub(lambda found: _PRINTED[found[0]], value)
                words = _QUOTES.sub(self._quote, words)
                self._before = words[-1:]
                return node if words == value else altered(node, value=words)
            case LineBreak():
                self._before = " "
                return node
            case Code() | InlineImage():
                self._before = "x"
                return node
            case Note():
                return node
            case _:
                content: Run = getattr(node, "content", ())
                return altered(node, content=self.run(content)) if content else node

    def _quote(self, found: re.Match[str]) -> str:
        words, start = found.string, found.start()
        before = words[start - 1] if start else self._before
        if before in "\"'" and start > 1:
            before = words[start - 2]
        after = words[start + 1 : start + 2]
        opens = before in _OPENING and after not in {" ", "\n"}
        if found[0] == '"':
            return "“" if opens else "”"
        return "‘" if opens and not after.isdigit() else "’"
