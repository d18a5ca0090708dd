"""Rich text in the fields of an item: tags, and quotation marks of whatever kind, as boxes.

https://docs.citationstyles.org/en/stable/specification.html lets styles choose the marks, so the
author's own are read as quotations and written again in the marks of the place they come to.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import structs

from biokit.citing.csl.pieces import Box, Format, Piece, Pieces

TOKEN = re.compile(
    r"<(?P<close>/?)(?P<tag>i|b|sc|sup|sub|span)"
    r"(?P<attributes>\s[^<>]*)?>|(?P<mark>[\"“”‘’'„«»])",
    re.IGNORECASE,
)
SMALL_CAPS = re.compile(r"font-variant:\s*small-caps", re.IGNORECASE)
LANG = re.compile(r"\blang=[\"']([\w-]+)[\"']")
TAG_FORMATS = {
    "i": Format(style="italic", flips=True),
    "b": Format(weight="bold", flips=True),
    "sc": Format(variant="small-caps", flips=True),
    "sup": Format(align="sup"),
    "sub": Format(align="sub"),
}
CLOSES = {'"': ('"',), "”": ("“",), "“": ("„",), "»": ("«",), "’": ("‘",), "'": ("'", "‘")}
"""The marks that a mark may close."""
DEEPEST = 32
"""Formats and quotations within each other; no title has more."""


class _Open:
    """A tag or a mark that waits for its end."""

    def __init__(self, kind: str, literal: str, box: Box | None) -> None:
        self.kind = kind
        self.literal = literal
        self.box = box
        self.pieces: list[Piece] = []


@lru_cache(maxsize=4096)
def rich_text(value: str) -> Pieces:
    """A field's value as pieces. What opens and never closes stays as it was typed."""
    if TOKEN.search(value) is None:
        return (value,) if value else ()
    levels = [_Open("", "", None)]
    position = 0
    for match in TOKEN.finditer(value):
        if match.start() < position:
            continue
        _push(levels, value[position : match.start()])
        position = match.end()
        if match["tag"]:
            _tag(levels, match)
        else:
            _mark(levels, match["mark"], value, match.start())
    _push(levels, value[position:])
    while len(levels) > 1:
        _give_up(levels)
    return tuple(levels[0].pieces)


def _push(levels: list[_Open], words: str) -> None:
    if not words:
        return
    pieces = levels[-1].pieces
    if pieces and isinstance(pieces[-1], str):
        pieces[-1] += words
    else:
        pieces.append(words)


def _open(levels: list[_Open], level: _Open) -> None:
    """Begin a level; what is too deep to be meant stays as it was typed."""
    if len(levels) > DEEPEST:
        _push(levels, level.literal)
    else:
        levels.append(level)


def _give_up(levels: list[_Open]) -> None:
    """The innermost open mark is none: its characters and what followed join what is around."""
    last = levels.pop()
    _push(levels, "’" if last.literal == "'" else last.literal)
    for piece in last.pieces:
        if isinstance(piece, str):
            _push(levels, piece)
        else:
            levels[-1].pieces.append(piece)


def _tag(levels: list[_Open], match: re.Match[str]) -> None:
    tag = match["tag"].lower()
    if not match["close"]:
        _open(levels, _Open(tag, match[0], _box_of(tag, match["attributes"] or "")))
        return
    kinds = [level.kind for level in levels]
    if tag not in kinds:
        _push(levels, match[0])
        return
    while levels[-1].kind != tag:
        _give_up(levels)
    _close(levels)


def _close(levels: list[_Open], mark: str = "") -> None:
    last = levels.pop()
    box = last.box
    if box is None:
        levels[-1].pieces.extend(last.pieces)
    elif box.quotes and not last.pieces:
        _push(levels, (last.literal + mark).replace("'", "’"))
    elif last.pieces:
        marks = "" if last.literal in "'\"" else last.literal + mark
        made = structs.replace(box, pieces=tuple(last.pieces), marks=marks if box.quotes else "")
        levels[-1].pieces.append(made)


def _box_of(tag: str, attributes: str) -> Box | None:
    if tag != "span":
        return Box((), TAG_FORMATS[tag])
    if SMALL_CAPS.search(attributes):
        return Box((), TAG_FORMATS["sc"])
    if "nocase" in attributes:
        return Box((), role="nocase")
    if "nodecor" in attributes:
        return Box((), Format("normal", "normal", "normal", flips=True))
    if "beside" in attributes:
        return Box((), role="beside")
    lang = LANG.search(attributes)
    return None if lang is None else Box((), role="language", lang=lang[1])


def _mark(levels: list[_Open], mark: str, value: str, at: int) -> None:
    before = value[at - 1] if at else " "
    after = value[at + 1] if at + 1 < len(value) else " "
    opened = [level.kind for level in levels]
    wanted = [kind for kind in CLOSES.get(mark, ()) if kind in opened]
    within_word = before.isalnum() and after.isalnum()
    single = mark in "'’"
    if wanted and not within_word and not before.isspace() and not (single and after.isalnum()):
        nearest = max(opened[::-1].index(kind) * -1 for kind in wanted)
        while nearest < 0:
            _give_up(levels)
            nearest += 1
        _close(levels, mark)
    elif mark in "“„«‘" or (mark in "\"'" and _may_open(before, after)):
        _open(levels, _Open(mark, mark, Box((), quotes=True)))
    else:
        _push(levels, "’" if mark == "'" else mark)


def _may_open(before: str, after: str) -> bool:
    return not after.isspace() and not (before.isalnum() or before in ".,;:!?)]}”’")
