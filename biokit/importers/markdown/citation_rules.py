"""Rules for citations: `[see @greville, 2:326–28; -@stockmar]`, `@greville [p. 3]`."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

from biokit.importers.markdown.states import marks, push, scan_of, swallow, wrapped
from biokit.notation.keys import KEY, cited_key
from biokit.notation.locators import read_locators

_REST = re.compile(r"[ \t]*\n?[ \t]*\[(?!\^)")


def citation(state: StateInline, start: int, close: int) -> bool:
    """`[see @a, p. 3; -@b]`: a citation if each of its parts names a source."""
    if state.src.find("@", start, close) < 0:
        return False
    items = cited_items(state, start + 1, close)
    if items is None:
        return False
    push(state, "citation_open", 1, start, start, mode="normal")
    for item in items:
        _item(state, *item)
    push(state, "citation_close", -1, close, close)
    state.pos = close + 1
    return True


Item = tuple[int, "re.Match[str] | None", int]
"""Where a part of a citation begins, the key in it, and where it ends."""


def cited_items(state: StateInline, start: int, end: int) -> list[Item] | None:
    """The parts of a citation between `;`; `None` if one of them names no source."""
    items: list[Item] = []
    for begin, stop in _split(state, start, end):
        key = _key_in(state, begin, stop)
        if key is None:
            return None
        items.append((begin, key, stop))
    return items


_SEMICOLON = re.compile(r"\\.|&#?\w+;|[`<\[;]", re.DOTALL)
_AT = re.compile(rf"\\.|[`<\[]|{KEY.pattern}|\{{(?:[^{{}}\\]|\\.)*\}}", re.DOTALL)


def _split(state: StateInline, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [mark.start() for mark in marks(state, start, end, _SEMICOLON)]
    return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))


def _key_in(state: StateInline, start: int, end: int) -> re.Match[str] | None:
    for mark in marks(state, start, end, _AT):
        if "@" not in mark[0][:2]:
            continue
        before = state.src[mark.start() - 1] if mark.start() > start else " "
        if not before.isalnum():
            return mark
    return None


def _item(state: StateInline, start: int, key: re.Match[str] | None, end: int) -> None:
    """One item: prefix, key, locators, suffix."""
    after_key = start if key is None else key.end()
    locators, suffix = read_locators(state.src, after_key, end)
    source = None if key is None else cited_key(key)
    suppressed = key is not None and key[1] == "-"
    meta = {"source": source, "suppressed": suppressed, "locators": locators}
    push(state, "item_open", 1, start, start, **meta)
    if key is not None:
        wrapped(state, "prefix", start, key.start())
    swallow(state, after_key, suffix)
    wrapped(state, "suffix", suffix, end)
    push(state, "item_close", -1, end, end)


def in_text_citation(state: StateInline) -> bool:
    """`@greville`, or `@greville [p. 3; @b]`: the source is named in the sentence."""
    start = state.pos
    if state.src[start] not in "@-":
        return False
    if start > 0 and state.src[start - 1].isalnum():
        return False
    key = KEY.match(state.src, start, state.posMax)
    if key is None:
        return False
    rest = _rest(state, key.end())
    push(state, "citation_open", 1, start, start, mode="in-text")
    meta: dict[str, object]
    meta = {"source": cited_key(key), "suppressed": key[1] == "-", "locators": ()}
    end = key.end()
    if rest is None:
        push(state, "item_open", 1, start, start, **meta)
        push(state, "item_close", -1, start, start)
    else:
        begin, close, items = rest
        swallow(state, key.end(), begin)
        meta["locators"], suffix = read_locators(state.src, begin, items[0][2])
        push(state, "item_open", 1, start, start, **meta)
        wrapped(state, "suffix", suffix, items[0][2])
        push(state, "item_close", -1, start, start)
        for item in items[1:]:
            _item(state, *item)
        end = close + 1
    push(state, "citation_close", -1, end, end)
    state.pos = end
    return True


def _rest(state: StateInline, end_of_key: int) -> tuple[int, int, list[Item]] | None:
    """The bracket after a key in the text: locators of its source, then other citations."""
    opened = _REST.match(state.src, end_of_key, state.posMax)
    if opened is None:
        return None
    close = scan_of(state).closing.get(opened.end() - 1)
    if close is None or close >= state.posMax:
        return None
    if state.src[close + 1 : min(close + 2, state.posMax)] in {"(", "[", "{"} and not (
        state.src.startswith("[^", close + 1)
    ):
        return None
    parts = _split(state, opened.end(), close)
    items: list[Item] = [(parts[0][0], None, parts[0][1])]
    if _key_in(state, *parts[0]) is not None:
        return None
    for begin, stop in parts[1:]:
        key = _key_in(state, begin, stop)
        if key is None:
            return None
        items.append((begin, key, stop))
    return opened.end(), close, items
