"""Paragraphs, to which most lines of a book belong: rules are asked only where they may apply.

Markdown-it asks ten rules of every line whether it ends the paragraph before it, and all of them
once more in case the paragraph is a heading with a line below. A line that begins with a letter
ends none, unless it is the head of a table; and a heading is underlined by a line that could do so.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, lheading, paragraph

__all__ = ["paragraph_rules"]

_UNDERLINING = frozenset("=-")
_BELOW_A_HEAD = frozenset("|-:")
"""How the line below the head of a table begins."""
_OPENING = frozenset("“‘„«»‹›”’\"'(…—–")
"""Signs that begin lines of prose, and no block."""


def paragraph_rules(md: MarkdownIt) -> None:
    """Put these rules in the place of markdown-it's."""
    md.block.ruler.at("lheading", _underlined)
    md.block.ruler.at("paragraph", _paragraph)


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's own)
    """A heading with a line below it, if there is such a line at all."""
    line = start + 1
    while line < end and not state.isEmpty(line):
        if _first(state, line) in _UNDERLINING:
            return lheading(state, start, end, silent)
        line += 1
    return False


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 (as above)
    """A paragraph of prose, of which no line could begin anything else; or any other."""
    line = start + 1
    last = state.lineMax
    while line < last and not state.isEmpty(line):
        first = _first(state, line)
        if not (first.isalpha() or first in _OPENING) or state.sCount[line] < 0:
            return paragraph(state, start, end, silent)
        line += 1
        if line < last and _first(state, line) in _BELOW_A_HEAD:
            return paragraph(state, start, end, silent)
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start, line]
    token = state.push("inline", "", 0)
    token.content = mdTrim(state.getLines(start, line, state.blkIndent, False))
    token.map = [start, line]
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True


def _first(state: StateBlock, line: int) -> str:
    """The first sign of a line after its indentation."""
    place = state.bMarks[line] + state.tShift[line]
    return state.src[place : min(place + 1, state.eMarks[line])]
