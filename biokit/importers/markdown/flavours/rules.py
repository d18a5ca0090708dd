"""Rules for what stands in the line and is not ours: wiki links, roles, mathematics, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline

from biokit.importers.markdown.flavours.flavour import Flavour
from biokit.importers.markdown.states import (
    inside,
    line_of,
    push,
    reading_of,
    scan_of,
    swallow,
    ticks,
    wrapped,
)
from biokit.notation.attributes import NONE

__all__ = ["foreign_rules", "foreign_text"]

Rule = Callable[[StateInline], bool]

_MEANING = re.compile(
    r"[\n!&*\-<@\[\\\]^_`~$=%{]|(?<!\w)(?:#|https?://|www\.)|(?<![\w.+-])[\w.+-]{1,64}@(?=[\w-]+\.\w)"
)
_MATHEMATICS = re.compile(
    r"\$\$(?P<display>(?:[^$\\]|\\.)+?)\$\$|\$(?=[^\s$])(?P<line>(?:[^$\\]|\\.)*?)(?<=[^\s\\])\$(?!\d)",
    re.DOTALL,
)
_WIKI = re.compile(r"(?P<shown>!?)\[\[(?P<target>[^\[\]\n|]+?)(?:\\?\|(?P<words>[^\[\]\n]*))?\]\]")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])")
_COMMENT = re.compile(r"%%(.*?)%%", re.DOTALL)
_TAG = re.compile(r"#(?=[^\s#]*[^\d\W])[\w/-]+")
_ROLE = re.compile(
    r"\{(?P<name>[a-z][\w:.+-]*)\}(?P<ticks>`+)(?P<words>.+?)(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_RAW = re.compile(r"\{=(?P<format>[\w-]+)\}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\[\]`]*[^\s<>\[\]`?!.,:;*_~'\"]")
_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w-])")
_STRUCK = re.compile(r"~(?=[^~\s])([^~\n]*[^~\s])~(?!~)")


def foreign_rules(flavour: Flavour) -> tuple[Rule, ...]:
    """The rules of a foreign text, which are tried before ours."""
    if not flavour.foreign:
        return ()
    wiki = (_wiki_link, _highlight, _comment, _tag) if flavour.wiki else ()
    roles = (_role,) if flavour.roles else ()
    urls = (_address, _mail) if flavour.urls else ()
    struck = () if flavour.raised else (_struck_once,)
    return (_mathematics, _raw, *wiki, *roles, *urls, *struck)


def foreign_text(state: StateInline) -> bool:
    """What stands before the next character that may mean something."""
    start = state.pos
    found = _MEANING.search(state.src, start, state.posMax)
    end = found.start() if found else state.posMax
    if end == start:
        return False
    state.append_pending(state.src[start:end])
    state.pos = end
    return True


def _met(state: StateInline, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return pattern.match(state.src, state.pos, state.posMax)


def _mathematics(state: StateInline) -> bool:
    """`$x$` and `$$x$$`, kept as they stand."""
    if state.src[state.pos] != "$":
        return False
    found = _met(state, _MATHEMATICS)
    if found is None:
        return _passed(state, "$")
    words = found[0].replace("\n", " ")
    reading_of(state).tally.add(
        "loss-math", "mathematics is kept as its TeX", line_of(state, state.pos), words
    )
    state.push("text_special", "", 0).content = words
    return _taken(state, found)


def _passed(state: StateInline, mark: str) -> bool:
    """All of a run of one character, which means nothing here."""
    end = state.pos
    while end < state.posMax and state.src[end] == mark:
        end += 1
    state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def _taken(state: StateInline, found: re.Match[str]) -> bool:
    """Go on after it, the ends of its lines counted."""
    if "\n" in found[0]:
        push(state, "comment", 0, found.start(), found.end())
    state.pos = found.end()
    return True


def _raw(state: StateInline) -> bool:
    r"""`` `\TeX`{=latex} ``: for one format alone; HTML is read."""
    if state.src[state.pos] != "`":
        return False
    start, run = state.pos, ticks(state.src, state.pos)
    close = scan_of(state).code.get(start)
    found = None if close is None else _RAW.match(state.src, close + len(run), state.posMax)
    if close is None or found is None:
        return False
    if found["format"].startswith("html"):
        inside(state, start + len(run), close)
    else:
        message = f"what is meant for {found['format']} alone is left out"
        words = state.src[start + len(run) : close]
        reading_of(state).tally.add("dropped-raw", message, line_of(state, start), words)
        swallow(state, start, found.end())
    state.pos = found.end()
    return True


# --------------------------------------------------------------------------------------- Obsidian


def _wiki_link(state: StateInline) -> bool:
    """`[[Page#Heading|words]]`, `![[picture.png|300]]`."""
    if state.src[state.pos] not in "![":
        return False
    found = _met(state, _WIKI)
    if found is None:
        return False
    shown, target, words = bool(found["shown"]), found["target"].strip(), found["words"]
    push(state, "wiki_link", 0, state.pos, state.pos, shown=shown, target=target, words=words)
    return _taken(state, found)


def _highlight(state: StateInline) -> bool:
    """`==marked==`."""
    found = _met(state, _HIGHLIGHT)
    if found is None:
        return False
    close = state.src.find("==", found.end(), state.posMax)
    if close < 0 or "\n\n" in state.src[found.end() : close]:
        return _passed(state, "=")
    wrapped(state, "highlight", found.end(), close)
    state.pos = close + 2
    return True


def _comment(state: StateInline) -> bool:
    """`%%what nobody prints%%`."""
    found = _met(state, _COMMENT)
    if found is None:
        return False
    words = found[1].strip()
    reading_of(state).find(
        "dropped-comment",
        "a comment is left out",
        line_of(state, state.pos),
        words=words,
        severity="note",
    )
    return _taken(state, found)


def _tag(state: StateInline) -> bool:
    """`#tag`: a keyword of the whole, which stays in the text."""
    if state.src[state.pos] != "#" or (state.pos and not state.src[state.pos - 1].isspace()):
        return False
    found = _met(state, _TAG)
    if found is None:
        return False
    tags: list[str] = state.env.setdefault("tags", [])
    tags.append(found[0][1:])
    state.push("text_special", "", 0).content = found[0]
    return _taken(state, found)


# ------------------------------------------------------------------------------------------- MyST


def _role(state: StateInline) -> bool:
    """A role's name in braces, and its words in backticks."""
    if state.src[state.pos] != "{":
        return False
    found = _met(state, _ROLE)
    if found is None or len(ticks(state.src, found.start("ticks"))) != len(found["ticks"]):
        return False
    words = " ".join(found["words"].split())
    line = line_of(state, state.pos)
    push(state, "role", 0, state.pos, state.pos, name=found["name"], words=words, line=line)
    return _taken(state, found)


# ----------------------------------------------------------------------------------------- GitHub


def _address(state: StateInline) -> bool:
    """An address that is a link as it stands."""
    if state.src[state.pos] not in "hw" or (state.pos and state.src[state.pos - 1].isalnum()):
        return False
    found = _met(state, _ADDRESS)
    if found is None:
        return False
    words = found[0]
    while words.endswith(")") and words.count(")") > words.count("("):
        words = words[:-1].rstrip("?!.,:;*_~'\"")
    _linked(state, words, words if words.startswith("http") else f"https://{words}")
    return True


def _mail(state: StateInline) -> bool:
    """`name@example.org`."""
    if state.pos and (state.src[state.pos - 1].isalnum() or state.src[state.pos - 1] in "/:@"):
        return False
    found = _met(state, _MAIL)
    if found is None:
        return False
    _linked(state, found[0], f"mailto:{found[0]}")
    return True


def _linked(state: StateInline, words: str, url: str) -> None:
    push(state, "link_open", 1, state.pos, state.pos, url=url, title=None, attributes=NONE)
    state.push("text_special", "", 0).content = words
    push(state, "link_close", -1, state.pos, state.pos)
    state.pos += len(words)


def _struck_once(state: StateInline) -> bool:
    """`~struck out~`, which GitHub reads as it does two tildes."""
    if state.src[state.pos] != "~" or state.src.startswith("~~", state.pos):
        return False
    found = _met(state, _STRUCK)
    if found is None:
        return False
    wrapped(state, "strikeout", found.start(1), found.end(1))
    state.pos = found.end()
    return True
