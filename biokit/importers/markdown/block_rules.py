"""Rules for blocks: pandoc's constructs, as markdown-it's rules.

Every rule has markdown-it's signature: whether the block that begins on line `start` is ours; if
not `silent`, its tokens are pushed and `state.line` is set to the line after it.
"""

# ruff: noqa: ARG001, FBT001 (markdown-it calls every rule with the same arguments)

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock

from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.markdown.flavours.flavour import Flavour
from biokit.importers.markdown.inline_rules import comment_found
from biokit.importers.markdown.paragraphs import paragraph_rules
from biokit.importers.markdown.reading import Reading
from biokit.notation.attributes import Attributes, read_attributes

LEVELS = 2 * DEPTH_LIMIT + 12
"""Of markdown-it's nesting (two a list) before a text is refused, well short of Python's limit."""

_FENCE = re.compile(r":{3,}[ \t]*")
_WORD = re.compile(r"[^\s{}:]+")
_DEFINITION = re.compile(r"\[\^([^\s\[\]^]+)\]:")


def block_rules(md: MarkdownIt, flavour: Flavour) -> None:
    """Put our rules among markdown-it's, as far as the flavour has them."""
    ruler = md.block.ruler
    interrupting: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.enable("table")
    ruler.disable("html_block")
    ruler.before("table", "depth", _depth)
    ruler.after("depth", "comment", _comment, {"alt": ["paragraph", "reference", "blockquote"]})
    if not flavour.foreign:
        paragraph_rules(md)
    if flavour.divisions:
        ruler.before("blockquote", "division_end", _division_end, interrupting)
        ruler.before("blockquote", "division", _division, interrupting)
    ruler.before(
        "reference", "note_definition", _note_definition, {"alt": ["paragraph", "reference"]}
    )
    if flavour.line_blocks:
        ruler.before("reference", "line_block", _line_block)
    if flavour.definitions:
        ruler.before("paragraph", "definitions", _definitions, {"alt": ["paragraph", "reference"]})


def _reading(state: StateBlock) -> Reading:
    reading: Reading = state.env["reading"]
    return reading


def _words(state: StateBlock, line: int) -> str:
    """A line without its indentation."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _depth(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """No block: refuses what is nested too deeply before Python does."""
    if state.level > LEVELS:
        reading = _reading(state)
        reading.too_deep(reading.line(start))
    return False


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment that stands by itself."""
    if state.is_code_block(start) or not _words(state, start).startswith("<!--"):
        return False
    line = start
    while "-->" not in _words(state, line)[2 if line == start else 0 :]:
        line += 1
        if line >= end or state.sCount[line] < state.blkIndent:
            return False
    if not _words(state, line).rstrip().endswith("-->"):
        return False
    if silent:
        return True
    words = state.getLines(start, line + 1, state.blkIndent, keepLastLF=False).strip()
    if words.removeprefix("<!--").removesuffix("-->").strip("-> \t\n"):
        reading = _reading(state)
        comment_found(reading, words, reading.line(start))
    state.line = line + 1
    return True


# -------------------------------------------------------------------------------------- divisions


def _division(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`::: {.class key=value}` to `:::`, nested at will."""
    words = _words(state, start)
    if not words.startswith(":::") or state.is_code_block(start):
        return False
    rest = words.lstrip(":").rstrip(": \t").strip(" \t")
    if not rest:
        return False
    if silent:
        return not _reading(state).flavour.foreign or _division_attributes(rest) is not None
    reading = _reading(state)
    line = reading.line(start)
    attributes = _division_attributes(rest)
    if attributes is None:
        if reading.flavour.foreign:
            return False
        reading.fault(
            line, "this ::: has no attributes that can be read", 'write ::: {.class key="value"}'
        )
    token = state.push("division_open", "div", 1)
    token.map = [start, start]
    token.meta = {"attributes": attributes}
    opened: list[tuple[int, int]] = state.env.setdefault("divisions", [])
    opened.append((state.level, state.blkIndent))
    parent, state.parentType = state.parentType, "division"
    state.env["division_end"] = None
    state.md.block.tokenize(state, start + 1, end)
    last: int | None = state.env["division_end"]
    if last is None:
        if not reading.flavour.foreign:
            hint = "write ::: on a line of its own after it"
            reading.fault(line, "this ::: is never closed", hint)
        reading.find("unclosed-division", "this ::: is never closed", line)
        last = state.line - 1
    opened.pop()
    state.env["division_end"] = None
    state.parentType = parent
    state.push("division_close", "div", -1)
    token.map[1] = state.line = last + 1
    return True


def _division_attributes(rest: str) -> Attributes | None:
    if rest.startswith("{"):
        found = read_attributes(rest, 0)
        return found[0] if found is not None and found[1] == len(rest) else None
    return Attributes(classes=(rest,)) if _WORD.fullmatch(rest) else None


def _division_end(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The `:::` that closes a division; ends the loop over its blocks by moving past the end."""
    if state.is_code_block(start) or _FENCE.fullmatch(_words(state, start)) is None:
        return False
    opened: list[tuple[int, int]] = state.env.get("divisions") or []
    closes = bool(opened) and opened[-1] == (state.level, state.blkIndent)
    reading = _reading(state)
    if not closes and reading.flavour.foreign:
        return False
    if silent:
        return True
    if not closes:
        reading.fault(
            reading.line(start),
            "this ::: closes nothing",
            "remove it, or open a division before it: ::: {.class}",
        )
    state.env["division_end"] = start
    state.line = end
    return True


# ------------------------------------------------------------------- blocks with their own margin


def _indented(
    state: StateBlock, start: int, end: int, after: int, margin: int, parent: str
) -> None:
    """The blocks that begin on line `start` after a mark, and go on below, indented.

    Args:
        state: the state.
        start: the line of the mark.
        end: the last line there is.
        after: where in the text the mark ends.
        margin: how far what goes on below is indented.
        parent: what the blocks stand in.
    """
    begin = state.bMarks[start] + state.tShift[start]
    offset = initial = state.sCount[start] + after - begin
    position = after
    while position < state.eMarks[start] and state.src[position] in " \t":
        wide = state.src[position] == "\t"
        offset += 4 - (offset + state.bsCount[start]) % 4 if wide else 1
        position += 1
    saved = state.bMarks[start], state.tShift[start], state.sCount[start]
    outer = state.blkIndent, state.tight, state.parentType, state.listIndent
    state.bMarks[start] = after
    state.tShift[start] = position - after
    state.blkIndent = margin
    # What stands beside the mark counts as indented just so, however far it is from the mark.
    state.sCount[start] = margin if offset - initial <= 4 else margin + offset - initial - 1
    state.tight, state.parentType, state.listIndent = True, parent, -1
    state.md.block.tokenize(state, start, end)
    state.bMarks[start], state.tShift[start], state.sCount[start] = saved
    state.blkIndent, state.tight, state.parentType, state.listIndent = outer


def _note_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^label]: The words`, with what goes on indented by four."""
    match = _DEFINITION.match(_words(state, start))
    if state.is_code_block(start) or match is None:
        return False
    if silent:
        return True
    token = state.push("note_open", "", 1)
    token.map = [start, start]
    token.meta = {"label": match[1]}
    after = state.bMarks[start] + state.tShift[start] + match.end()
    if state.src[after : state.eMarks[start]].strip(" \t"):
        _indented(state, start, end, after, state.blkIndent + 4, "note")
    else:
        outer = state.blkIndent, state.tight, state.parentType, state.listIndent
        state.blkIndent += 4
        state.tight, state.parentType, state.listIndent = True, "note", -1
        state.md.block.tokenize(state, start + 1, end)
        state.blkIndent, state.tight, state.parentType, state.listIndent = outer
        state.line = max(state.line, start + 1)
    state.push("note_close", "", -1)
    token.map[1] = state.line
    return True


def _marked(state: StateBlock, line: int) -> bool:
    """Whether a line begins a definition, `:   like this`."""
    words = _words(state, line)
    return words[:1] in {":", "~"} and words[1:2] in {" ", "\t"} and bool(words[1:].strip(" \t"))


def _definitions(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Terms on a line of their own, each with definitions below: pandoc's definition lists."""
    if silent:
        # In a definition, the next one ends its paragraph.
        inside: int = state.env.get("definitions", 0)
        return inside > 0 and state.sCount[start] < state.blkIndent and _marked(state, start)
    if state.is_code_block(start):
        return False
    first = _definition_below(state, start, end)
    if first is None:
        return False
    list_ = state.push("definitions_open", "dl", 1)
    list_.map = [start, start]
    state.env["definitions"] = state.env.get("definitions", 0) + 1
    term: int | None = start
    while term is not None and first is not None:
        token = state.push("term", "", 0)
        token.map = [term, term + 1]
        token.content = _words(state, term).strip(" \t")
        line = first
        while True:
            state.push("definition_open", "dd", 1).map = [line, line]
            after = state.bMarks[line] + state.tShift[line] + 1
            _indented(
                state, line, end, after, state.sCount[line] + _margin(state, line), "definition"
            )
            state.push("definition_close", "dd", -1)
            line = state.line
            if line >= end or state.sCount[line] < state.blkIndent or not _marked(state, line):
                break
        term = line if _may_be_term(state, line, end) else None
        first = None if term is None else _definition_below(state, term, end)
    state.push("definitions_close", "dl", -1)
    state.env["definitions"] -= 1
    list_.map[1] = state.line
    return True


def _margin(state: StateBlock, line: int) -> int:
    """How far the words of a definition stand from its mark, at most four."""
    words = _words(state, line)
    return 4 if words[1] == "\t" else min(1 + len(words[1:]) - len(words[1:].lstrip(" ")), 4)


def _may_be_term(state: StateBlock, line: int, end: int) -> bool:
    return line < end and state.sCount[line] >= state.blkIndent and not state.isEmpty(line)


def _definition_below(state: StateBlock, term: int, end: int) -> int | None:
    """The line of the first definition of a term, directly below it or after an empty line."""
    for rule in state.md.block.ruler.getRules("paragraph"):
        if rule(state, term, end, True):
            return None
    line = term + 1
    if line < end and state.isEmpty(line):
        line += 1
    if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    return line if _marked(state, line) else None


def _line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Verse: lines that begin with `| `."""
    if state.is_code_block(start) or not _is_verse(_words(state, start)):
        return False
    if silent:
        return True
    lines: list[tuple[str, int]] = []
    line = start
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        words = _words(state, line)
        if _is_verse(words):
            lines.append((words[2:], line))
        elif state.sCount[line] > state.blkIndent:
            lines[-1] = (f"{lines[-1][0]}\n{words}", lines[-1][1])
        else:
            break
        line += 1
    token = state.push("line_block", "", 0)
    token.map = [start, line]
    token.meta = {"lines": lines}
    state.line = line
    return True


def _is_verse(words: str) -> bool:
    return words == "|" or words.startswith("| ")
