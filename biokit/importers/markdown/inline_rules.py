"""Rules for what stands in the line: pandoc's constructs, as markdown-it's rules.

They need no look-ahead of their own: `Scan` knows where every bracket closes. Each token that
swallows line ends says how many in `meta["lines"]`, so that the nodes after it know their line.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

from biokit.importers.markdown.citation_rules import citation, in_text_citation
from biokit.importers.markdown.flavours.flavour import Flavour
from biokit.importers.markdown.reading import Reading
from biokit.importers.markdown.scan import AUTOLINK, EMAIL
from biokit.importers.markdown.states import (
    attributes_after,
    line_of,
    marks,
    push,
    reading_of,
    scan_of,
    swallow,
    wrapped,
)
from biokit.notation.attributes import ALIKE, NONE

Rule = Callable[[StateInline], bool]

_MEANING = re.compile(r"[\n!&*\-<@\[\\\]^_`~]")
NOTE_CALL = re.compile(r"\[\^([^\s\[\]^]+)\]")


def inline_rules(md: MarkdownIt, flavour: Flavour) -> None:
    """Put our rules, and the flavour's, in the place of those they replace."""
    ruler = md.inline.ruler
    ruler.disable(["backticks", "link", "image", "autolink", "html_inline", "linkify"])
    ruler.disable(["strikethrough"], ignoreInvalid=True)
    text: Rule = _text
    foreign: tuple[Rule, ...] = ()
    if flavour.foreign:
        from biokit.importers.markdown.flavours.rules import foreign_rules, foreign_text

        text, foreign = foreign_text, foreign_rules(flavour)
    ruler.at("text", _adapted(text))
    last = "escape"
    for rule in (*foreign, *_rules_of(flavour)):
        ruler.after(last, rule.__name__, _adapted(rule))
        last = rule.__name__
    ruler.before("escape", "_hard_space", _adapted(_hard_space))


def _rules_of(flavour: Flavour) -> tuple[Rule, ...]:
    """Our own rules, as far as the flavour has them."""
    there = {
        _inline_note: flavour.inline_notes,
        _raised: flavour.raised,
        in_text_citation: flavour.cites == "all",
    }
    return tuple(rule for rule in RULES if there.get(rule, True))


def _adapted(rule: Rule) -> Callable[[StateInline, bool], bool]:
    """A rule with markdown-it's signature; it is never asked to look only."""

    def adapted(state: StateInline, _silent: bool) -> bool:  # noqa: FBT001 (markdown-it's own)
        return rule(state)

    return adapted


def _text(state: StateInline) -> bool:
    """What stands before the next character that may mean something."""
    start = state.pos
    found = _MEANING.search(state.src, start, state.posMax)
    end = found.start() if found else state.posMax
    if end == start:
        return False
    state.append_pending(state.src[start:end])
    state.pos = end
    return True


def _hard_space(state: StateInline) -> bool:
    """A backslash and a space are a no-break space, as in pandoc."""
    if not state.src.startswith("\\ ", state.pos):
        return False
    token = state.push("text_special", "", 0)
    token.content = "\u00a0"
    state.pos += 2
    return True


def _code(state: StateInline) -> bool:
    if state.src[state.pos] != "`":
        return False
    start = state.pos
    end = start
    while end < state.posMax and state.src[end] == "`":
        end += 1
    close = scan_of(state).code.get(start)
    length = end - start
    if close is None or close + length > state.posMax:
        state.append_pending(state.src[start:end])
        state.pos = end
        return True
    content = state.src[end:close].replace("\n", " ")
    if content.startswith(" ") and content.endswith(" ") and content.strip(" "):
        content = content[1:-1]
    attributes, after = attributes_after(state, close + length - 1)
    token = push(state, "code", 0, start, after, attributes=attributes)
    token.content = content
    state.pos = after
    return True


def _angled(state: StateInline) -> bool:
    """Links in angle brackets; comments, which say nothing; tags, which are kept as text."""
    if state.src[state.pos] != "<":
        return False
    start = state.pos
    end = scan_of(state).angled.get(start)
    if end is None or end > state.posMax:
        return False
    words = state.src[start:end]
    state.pos = end
    if match := AUTOLINK.fullmatch(words) or EMAIL.fullmatch(words):
        url = match[1] if match.re is AUTOLINK else f"mailto:{match[1]}"
        push(state, "link_open", 1, end, end, url=url, title=None, attributes=NONE)
        state.push("text_special", "", 0).content = match[1]
        push(state, "link_close", -1, end, end)
        return True
    if words.startswith("<!--"):
        push(state, "comment", 0, start, end)
        if words.removeprefix("<!--").removesuffix("-->").strip("-> \t\n"):
            comment_found(reading_of(state), words, line_of(state, start))
        return True
    if reading_of(state).flavour.foreign:
        from biokit.importers.markdown.flavours.tags import html_tag

        return html_tag(state, start, end)
    reading_of(state).find(
        "kept-html",
        "HTML is kept as text",
        line_of(state, start),
        words=words,
        hint="write it in Markdown, or \\< if the text is meant",
    )
    state.push("text_special", "", 0).content = words.replace("\n", " ")
    if "\n" in words:
        push(state, "comment", 0, start, end)
    return True


def comment_found(reading: Reading, words: str, line: int) -> None:
    """Say that a comment is not in the book."""
    reading.find("dropped-comment", "a comment is left out", line, words=words, severity="note")


# --------------------------------------------------------------------------------------- brackets


def _bracket(state: StateInline) -> bool:
    """Note calls, images, links, spans and citations, in pandoc's order."""
    start = state.pos
    if state.src[start] == "!" and state.src.startswith("[", start + 1):
        return _link(state, start + 1, image=True)
    if state.src[start] != "[":
        return False
    if (match := NOTE_CALL.match(state.src, start, state.posMax)) is not None:
        foreign = reading_of(state).flavour.foreign
        if not foreign and ALIKE.match(state.src, match.end(), state.posMax):
            reading_of(state).fault(
                line_of(state, start),
                "the call of a note takes no attributes",
                f"write [the words[^{match[1]}]]{{.noted}}, or \\{{ for a brace",
            )
        push(state, "note_call", 0, start, start, label=match[1], line=line_of(state, start))
        state.pos = match.end()
        return True
    close = scan_of(state).closing.get(start)
    if close is None or close >= state.posMax:
        return False
    following = state.src[close + 1 : min(close + 2, state.posMax)]
    if following == "(" and _link(state, start, image=False):
        return True
    if following == "{":
        attributes, end = attributes_after(state, close)
        if end > close + 1:
            meta = {"attributes": attributes, "line": line_of(state, start)}
            wrapped(state, "span", start + 1, close, **meta)
            swallow(state, close, end)
            state.pos = end
            return True
    noted = following == "[" and state.src.startswith("[^", close + 1)
    cites = reading_of(state).flavour.cites != "none"
    if (
        cites
        and (not following or following not in "({[" or noted)
        and citation(state, start, close)
    ):
        return True
    return _link(state, start, image=False)


def _link(state: StateInline, start: int, *, image: bool) -> bool:
    """`[words](url "title")`, or by reference, with attributes after it."""
    scan = scan_of(state)
    close = scan.closing.get(start)
    if close is None or close >= state.posMax:
        return False
    target = scan.targets.get(close)
    if target is not None and target.end <= state.posMax:
        url, title, end = target.url, target.title, target.end
    else:
        found = _reference(state, start, close)
        if found is None:
            return False
        url, title, end = found
    attributes, after = attributes_after(state, end - 1)
    kind = "image" if image else "link"
    meta = {"url": url, "title": title, "attributes": attributes, "line": line_of(state, start)}
    wrapped(state, kind, start + 1, close, **meta)
    swallow(state, close, after)
    state.pos = after
    return True


def _reference(state: StateInline, start: int, close: int) -> tuple[str, str | None, int] | None:
    """What a link by reference leads to, and where it ends."""
    references = state.env.get("references")
    if not references:
        return None
    end = close + 1
    label = state.src[start + 1 : close]
    if state.src.startswith("[", end):
        label_close = scan_of(state).closing.get(end)
        if label_close is not None and label_close < state.posMax:
            label = state.src[end + 1 : label_close] or label
            end = label_close + 1
    if len(label) > 999 or not label.strip():
        return None
    found = references.get(normalizeReference(label))
    if found is None:
        return None
    return found["href"], found["title"] or None, end


# ------------------------------------------------------------------------------ notes, marked runs


def _inline_note(state: StateInline) -> bool:
    """`^[The words of the note.]`."""
    start = state.pos
    if not state.src.startswith("^[", start):
        return False
    close = scan_of(state).closing.get(start + 1)
    if close is None or close >= state.posMax:
        return False
    wrapped(state, "inline_note", start + 2, close, line=line_of(state, start))
    state.pos = close + 1
    return True


_CARET = re.compile(r"\\.|[`<\[^ \t\n]", re.DOTALL)
_TILDE = re.compile(r"\\.|[`<\[~ \t\n]", re.DOTALL)
_TILDES = re.compile(r"\\.|[`<\[]|~~", re.DOTALL)


def _raised(state: StateInline) -> bool:
    """`^raised^` and `~lowered~`, which hold no space, as in pandoc."""
    start = state.pos
    mark = state.src[start]
    if mark not in "^~" or state.src.startswith("~~", start):
        return False
    for found in marks(state, start + 1, state.posMax, _CARET if mark == "^" else _TILDE):
        close = found.start()
        if found[0] != mark or close == start + 1:
            return False
        kind = "superscript" if mark == "^" else "subscript"
        wrapped(state, kind, start + 1, close)
        state.pos = close + 1
        return True
    return False


def _struck(state: StateInline) -> bool:
    """`~~struck out~~`."""
    start = state.pos
    following = state.src[start + 2 : start + 3]
    if not state.src.startswith("~~", start) or following in {"", " ", "\t", "\n", "~"}:
        return False
    text, maximum = state.env.get("unstruck", (None, 0))
    if text is state.src and maximum == state.posMax:
        return False
    for found in marks(state, start + 2, state.posMax, _TILDES):
        close = found.start()
        wrapped(state, "strikeout", start + 2, close)
        state.pos = close + 2
        return True
    state.env["unstruck"] = (state.src, state.posMax)
    return False


RULES = (_code, _angled, _bracket, _inline_note, _raised, _struck, in_text_citation)
"""In the order in which they are tried."""
