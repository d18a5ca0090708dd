"""Rules for blocks that are not ours: HTML, mathematics, directives, comments, pandoc's tables."""

# ruff: noqa: ARG001, FBT001 (markdown-it calls every rule with the same arguments)

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from biokit.importers.markdown.flavours.flavour import Flavour
from biokit.importers.markdown.flavours.table_rules import grid_table, plain_table
from biokit.importers.markdown.reading import Reading

__all__ = ["foreign_block_rules"]

_WHOLE = re.compile(r"<(table|figure|dl|ul|ol|script|style|pre|svg|iframe|math)\b", re.IGNORECASE)
_COLONS = re.compile(r"(?P<fence>:{3,})[ \t]*(?P<info>\{[a-zA-Z][\w:.+-]*\}.*)")
_TARGET = re.compile(r"\((?P<label>[^()\n]+)\)=[ \t]*")
_PAGE = re.compile(r"\\(?:newpage|clearpage|cleardoublepage|pagebreak)\b[ \t]*(?:\{\})?[ \t]*")
_TEX = re.compile(r"\\begin\{([\w*]+)\}")
_COMMAND = re.compile(r"\\[A-Za-z]+\*?(?:\[[^\[\]]*\])*(?:\{[^{}]*\})*[ \t]*")
_SHORTCODE = re.compile(r"\{\{[<%].*[%>]\}\}[ \t]*")


def foreign_block_rules(md: MarkdownIt, flavour: Flavour) -> None:
    """Put the flavour's rules before those for paragraphs."""
    ruler = md.block.ruler
    interrupting: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    md.enable("html_block")
    ruler.before("html_block", "whole_html", _whole_html, interrupting)
    ruler.before("fence", "mathematics", _mathematics, interrupting)
    ruler.before("fence", "shortcode", _shortcode, interrupting)
    if flavour.roles:
        ruler.before("fence", "directive", _directive, interrupting)
        ruler.before("fence", "target", _target, interrupting)
        ruler.before("fence", "percent_comment", _percent_comment, interrupting)
        ruler.before("fence", "cell_break", _cell_break, interrupting)
    if flavour.wiki:
        ruler.before("fence", "wiki_comment", _wiki_comment, interrupting)
    if flavour.tables:
        ruler.before("fence", "tex", _tex, interrupting)
        ruler.before("table", "grid_table", grid_table, {"alt": ["paragraph"]})
        ruler.before("table", "plain_table", plain_table)


def _reading(state: StateBlock) -> Reading:
    reading: Reading = state.env["reading"]
    return reading


def _words(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _content(state: StateBlock, start: int, end: int) -> str:
    return state.getLines(start, end, state.blkIndent, keepLastLF=False)


def _push(state: StateBlock, kind: str, start: int, end: int, content: str, **meta: object) -> bool:
    token = state.push(kind, "", 0)
    token.map = [start, end]
    token.content = content
    token.meta = meta
    state.line = end
    return True


def _drop(state: StateBlock, start: int, end: int, message: str) -> bool:
    words = _content(state, start, end)
    reading = _reading(state)
    reading.tally.add(f"dropped-{message.split()[1]}", message, reading.line(start), words)
    state.line = end
    return True


def _comes(state: StateBlock, closing: str, start: int) -> bool:
    """Whether what would close a block stands anywhere below."""
    last: dict[str, int] = state.env.setdefault("last", {})
    if closing not in last or state.env.get("last_in") is not state.src:
        state.env["last_in"] = state.src
        last[closing] = state.src.lower().rfind(closing)
    return last[closing] > state.bMarks[start]


def _within(state: StateBlock, line: int, end: int) -> bool:
    return line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent)


def _whole_html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An element that makes sense only whole, empty lines and all."""
    opening = _WHOLE.match(_words(state, start))
    if state.is_code_block(start) or opening is None:
        return False
    closing = f"</{opening[1].lower()}"
    line = start if _comes(state, closing, start) else end
    while _within(state, line, end):
        if closing in _words(state, line).lower():
            return silent or _push(
                state, "html_block", start, line + 1, _content(state, start, line + 1)
            )
        line += 1
    return False


def _mathematics(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$` to `$$`, each on a line of its own or not."""
    words = _words(state, start)
    if not words.startswith("$$") or state.is_code_block(start):
        return False
    line = start
    while _within(state, line, end) and not (state.isEmpty(line) and line > start + 40):
        text = _words(state, line).rstrip()
        if text.endswith("$$") and (line > start or len(text) > 3):
            if silent:
                return True
            content = _content(state, start, line + 1).strip()
            return _push(state, "math_block", start, line + 1, content[2:-2].strip("\n"))
        line += 1
    return False


def _shortcode(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`{{< name >}}`, which asks a program for something."""
    if not _SHORTCODE.fullmatch(_words(state, start)):
        return False
    return silent or _drop(state, start, start + 1, "a shortcode is left out")


# ------------------------------------------------------------------------------------------- MyST


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`:::{name} argument`, to as many colons or more."""
    found = _COLONS.fullmatch(_words(state, start).rstrip())
    if state.is_code_block(start) or found is None:
        return False
    if silent:
        return True
    line = start + 1
    while line < end and not _closes(_words(state, line), len(found["fence"])):
        line += 1
    content = state.getLines(start + 1, min(line, end), state.blkIndent, keepLastLF=True)
    return _push(state, "directive", start, min(line + 1, end), content, info=found["info"].strip())


def _closes(words: str, length: int) -> bool:
    stripped = words.rstrip()
    return len(stripped) >= length and set(stripped) == {":"}


def _target(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`(label)=`: the id of what follows."""
    found = _TARGET.fullmatch(_words(state, start))
    if found is None:
        return False
    if silent:
        return True
    line = start + 1
    while line < end and state.isEmpty(line):
        line += 1
    if line < end and _words(state, line)[:1] in {"#", ":", "`"}:
        reading = _reading(state)
        reading.labels[reading.line(line)] = found["label"]
        state.line = start + 1
        return True
    return _push(state, "target", start, start + 1, "", label=found["label"])


def _percent_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _words(state, start).startswith("%") or state.is_code_block(start):
        return False
    return silent or _drop(state, start, start + 1, "a comment is left out")


def _cell_break(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    words = _words(state, start)
    if not words.startswith("+++") or words[3:4].strip():
        return False
    if not words[3:].strip():
        state.line = start + (not silent)
        return True
    return silent or _drop(state, start, start + 1, "the metadata of a cell is left out")


# ------------------------------------------------------------------------------- Obsidian, pandoc


def _wiki_comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`%%` to `%%` over several lines."""
    words = _words(state, start)
    if not words.startswith("%%") or "%%" in words[2:]:
        return False
    line = start + 1
    while line < end and "%%" not in _words(state, line):
        line += 1
    if line >= end or not _words(state, line).rstrip().endswith("%%"):
        return False
    return silent or _drop(state, start, line + 1, "a comment is left out")


def _tex(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """TeX between the blocks: breaks of pages and commands say nothing here, the rest is kept."""
    words = _words(state, start)
    if not words.startswith("\\") or state.is_code_block(start):
        return False
    if _PAGE.fullmatch(words):
        return silent or _drop(state, start, start + 1, "a page-break is left out")
    opened = _TEX.match(words)
    if opened is not None:
        closing = f"\\end{{{opened[1]}}}"
        line = start if _comes(state, closing.lower(), start) else end
        while _within(state, line, end):
            if closing in _words(state, line):
                return silent or _push(
                    state, "tex_block", start, line + 1, _content(state, start, line + 1)
                )
            line += 1
        return False
    if _COMMAND.fullmatch(words) and (start + 1 >= end or state.isEmpty(start + 1)):
        return silent or _push(state, "tex_block", start, start + 1, words)
    return False
