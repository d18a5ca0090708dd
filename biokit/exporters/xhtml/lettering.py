"""The letters of a page of our own markup: what a place in it is called in every product.

Print and ebook are made by one renderer, so the same text has the same letters
(`biokit.projections.pages`) in both; what differs, notes and whatever calls them, is counted apart
or not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import islice

import msgspec

from biokit.projections.pages import letters

__all__ = ["Anchor", "Lettering", "Stretch"]

_TOKEN = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<![^>]*>"
    r"|<(?P<close>/?)(?P<name>[^\s/>]+)(?P<said>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_SAID = re.compile(r"\s(id|class|role)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LETTER = re.compile(r"&[^;]*;|.", re.DOTALL)

_LINE = "a abbr bdi cite code em i img q s small span strong sub sup time wbr"
_INLINE = frozenset(_LINE.split())
_APART = frozenset({"call", "between", "written-address"})
"""Classes of what one product prints in the line and another doesn't."""
_APART_IN_NOTE = frozenset({"number", "on-page", "key"})
"""Of what stands before a note's own words."""
_ENTRY = "index-entry"
_APART_IN_LIST = frozenset({"head-note", "letters", "initial", _ENTRY})
"""Of what an index says of itself, and of its places: of an entry only the term is counted."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Text between two tags."""

    element: int
    """The element it stands in, by its place among all elements, from 0."""
    block: int
    """The nearest element around it that is no part of a line."""
    at: int
    """Where in the markup it begins."""
    raw: str
    """As it is spelt there."""
    run: str
    """What it is counted with: the id of a note, `""` for the text."""
    before: int
    """Letters of that run before it."""
    node: str
    """The id of the innermost node that it stands in; `""` in none."""
    counted: bool

    @property
    def text(self) -> str:
        """Its characters."""
        return unescape(self.raw) if "&" in self.raw else self.raw

    def place_of(self, letter: int) -> int:
        """Where in the markup one of its letters stands, counted from 0; behind it for more."""
        for found in _LETTER.finditer(self.raw):
            if letters(unescape(found[0])):
                if letter == 0:
                    return self.at + found.start()
                letter -= 1
        return self.at + len(self.raw)


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """A node's element."""

    name: str
    """What kind of element it is."""
    inside: int
    """Where in the markup its content begins."""
    run: str
    before: int
    """Letters of the run before it."""
    after: int
    """Letters of the run when it ends."""


class _Open(msgspec.Struct, gc=False):
    """An element that has begun."""

    name: str
    number: int
    block: int
    node: str
    run: str
    counted: bool
    kind: str
    """Its first class, within a derived list."""
    key: str
    """Its own id, if it is a node's."""
    inside: int
    before: int


class Lettering:
    """The stretches of a page's text with their letters, and its nodes.

    Args:
        markup: well-formed, and ours.
        nodes: ids of nodes, as the markup spells them.
        notes: those of notes.
    """

    def __init__(self, markup: str, nodes: frozenset[str], notes: frozenset[str]) -> None:
        self.markup = markup
        self.anchors: dict[str, Anchor] = {}
        self.stretches: list[Stretch] = []
        self._nodes, self._notes = nodes, notes
        self._pieces: dict[str, list[str]] = {"": []}
        self._counts: dict[str, int] = {"": 0}
        self._counted: dict[str, list[Stretch]] = {}
        self._read()
        self.runs = {run: "".join(pieces) for run, pieces in self._pieces.items()}

    def _read(self) -> None:
        root = _Open("", -1, -1, "", "", counted=False, kind="", key="", inside=0, before=0)
        around, end, number = [root], 0, 0
        for token in _TOKEN.finditer(self.markup):
            if token.start() > end:
                self._say(around[-1], end, token.start())
            end = token.end()
            name = token["name"]
            if name is None:
                continue
            if token["close"]:
                self._close(around.pop())
            else:
                opened = self._opened(name, token["said"], number, around[-1], end)
                number += 1
                if token["said"].endswith("/"):
                    self._close(opened)
                else:
                    around.append(opened)

    def _opened(self, name: str, said: str, number: int, around: _Open, inside: int) -> _Open:
        known = {key: unescape(one or other) for key, one, other in _SAID.findall(said)}
        names, role = known.get("class", "").split(), known.get("role")
        key = known["id"] if known.get("id") in self._nodes else ""
        run, counted = around.run, around.counted or name == "body"
        if key in self._notes:
            run, counted = key, True
            self._counts.setdefault(run, 0)
            self._pieces.setdefault(run, [])
        elif _is_apart(name, names, role, in_note=bool(run)) and not key:
            counted = False
        kind = _kind(name, names, around.kind)
        if kind in _APART_IN_LIST:
            counted = False
        elif around.kind == _ENTRY:
            counted = name == "span"
        block = around.block if name in _INLINE else number
        node, before = key or around.node, self._counts[run]
        return _Open(name, number, block, node, run, counted, kind, key, inside, before)

    def _close(self, done: _Open) -> None:
        if done.key and done.key not in self.anchors:
            after = self._counts[done.run]
            made = Anchor(done.name, done.inside, done.run, done.before, after)
            self.anchors[done.key] = made

    def _say(self, around: _Open, start: int, end: int) -> None:
        raw, run = self.markup[start:end], around.run
        before = self._counts[run]
        stretch = Stretch(
            around.number, around.block, start, raw, run, before, around.node, around.counted
        )
        self.stretches.append(stretch)
        said = letters(stretch.text)
        if around.counted and said:
            self._counts[run] = before + len(said)
            self._pieces[run].append(said)
            self._counted.setdefault(run, []).append(stretch)

    def place_of(self, run: str, letter: int) -> int:
        """Where in the markup a letter of a run stands; for more than there are, behind the last.

        Raises:
            LookupError: the run has no text.
        """
        counted = self._counted[run]
        place = bisect_right(counted, letter, key=lambda stretch: stretch.before)
        last = counted[max(place - 1, 0)]
        return last.place_of(letter - last.before)

    def following(self, stretch: Stretch) -> Iterator[Stretch]:
        """The stretches after one."""
        place = bisect_right(self.stretches, stretch.at, key=lambda one: one.at)
        return islice(self.stretches, place, None)


def _is_apart(name: str, names: list[str], role: str | None, *, in_note: bool) -> bool:
    """Whether an element that is no node is no part of the text that all products print."""
    if role in {"doc-backlink", "doc-endnotes"} or names[:1] == ["notes-of-chapter"]:
        return True
    if name not in _INLINE or not names:
        return False
    return names[0] in _APART or (in_note and names[0] in _APART_IN_NOTE)


def _kind(name: str, names: list[str], around: str) -> str:
    """What an element is within a derived list; nothing outside of one."""
    if name == "li" and around == "entries":
        return _ENTRY
    return (names or ["derived"])[0] if around or names[:1] == ["derived"] else ""
