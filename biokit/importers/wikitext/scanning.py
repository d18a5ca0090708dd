"""Wikitext made safe to lex: cut into lines that stand alone, every opening with its end.

The lexer tries each `{{`, `[[`, `{|`, `<ref>` as if it closed, and begins anew where it does not:
a page of nothing but openings takes it hours. Here one pass pairs them as MediaWiki's preprocessor
does; what has no partner, or lies too deep, is covered by signs that no text has, and uncovered
when the text is read. The page is then cut at every line end outside all pairs, so that the lexer
sees little at a time and each piece knows its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from biokit.importers.wikitext.tag_names import EXTENSIONS, KNOWN, OPAQUE, SINGLE

__all__ = ["Chunk", "Scan", "scanned", "uncovered"]

DEPTH = 24
"""Pairs within pairs that are followed; the lexer's own limit is 40."""

MARGIN = 80
"""Spaces that may stand beside a comment on a line of its own."""

COVERS = str.maketrans("{}[]<>|!'=", "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9")
UNCOVERS = str.maketrans(
    "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9", "{}[]<>|!'="
)
BREAK = re.compile(r"<(?:br[ \t]*/[ \t]+|/br[ \t]*/?|br\\)>", re.IGNORECASE)
"""Ways to write `<br/>` that wikis forgive."""
WALLS = frozenset({"{{", "ref"})
FOREIGN = re.compile("[\ufdd0-\ufdef]")
"""Characters that are none, so that no text has them."""

NAME = r"[a-zA-Z][a-zA-Z0-9]{0,20}"
TOKEN = re.compile(
    rf"(?P<comment><!--)|(?P<tag><(?P<close>/?)(?P<name>{NAME})(?P<rest>(?:\s[^<>]{{0,2000}}?)?)"
    r"(?P<empty>/?)>)|(?P<open>\{{2,})|(?P<shut>\}{2,})|(?P<link>\[\[)|(?P<unlink>\]\])"
    r"|(?P<web>\[(?=(?:https?:|ftp:)?//|mailto:))|(?P<unweb>\])|(?P<line>\n)|(?P<less><)"
)
TABLE, TABLE_END = re.compile(r"[ \t:*#]*\{\|"), re.compile(r"[ \t]*\|\}(?!\})")


class Chunk(msgspec.Struct, frozen=True):
    """A piece of the page that can be read alone, without its line end."""

    text: str
    line: int


class Scan(msgspec.Struct, frozen=True):
    """The page in pieces, and what had to be covered or left out."""

    chunks: tuple[Chunk, ...]
    comments: tuple[tuple[int, str], ...] = ()
    """What editors say to each other, with its line."""
    covered: tuple[tuple[int, str], ...] = ()
    """Openings and ends that have no partner; they are kept as text."""
    stray: tuple[tuple[int, str], ...] = ()
    """Tags of HTML without a partner; they are left out."""
    deep: int = 0
    """Pairs that lay too deep."""


class _Open(msgspec.Struct):
    """An opening that waits for its end."""

    kind: str
    start: int
    end: int
    line: int


def scanned(text: str, *, line: int = 1, inner: bool = False) -> Scan:
    """The page, ready for the lexer.

    Args:
        text: with line feeds alone at the ends of lines.
        line: its first.
        inner: it is a part of a page that was scanned already, covers and all.
    """
    if not inner:
        text = BREAK.sub("<br/>", FOREIGN.sub("\ufffd", text))
    return _Scanner(text, line).scan()


def uncovered(text: str) -> str:
    """Text with the signs that were covered."""
    return text.translate(UNCOVERS)


class _Scanner:
    def __init__(self, text: str, line: int) -> None:
        self._text = text
        self._waiting: list[_Open] = []
        self._counts: dict[str, int] = {}
        self._cover: list[tuple[int, int]] = []
        self._remove: list[tuple[int, int]] = []
        self._cuts: list[tuple[int, int]] = [(0, line)]
        self._comments: list[tuple[int, str]] = []
        self._covered: list[tuple[int, str]] = []
        self._stray: list[tuple[int, str]] = []
        self._unended: set[str] = set()
        """Of which no end follows any more."""
        self._deep = 0
        self._line = line

    def scan(self) -> Scan:
        """One pass; then the pieces."""
        at = self._line_start(0)
        while (found := TOKEN.search(self._text, at)) is not None:
            at = self._take(found)
        while self._waiting:
            self._give_up(self._waiting.pop())
        chunks = tuple(self._chunks())
        return Scan(
            chunks,
            tuple(self._comments),
            tuple(sorted(self._covered)),
            tuple(sorted(self._stray)),
            self._deep,
        )

    def _take(self, found: re.Match[str]) -> int:
        """What a sign does, and where to go on."""
        match found.lastgroup:
            case "comment":
                return self._comment(found)
            case "tag" | "empty":
                return self._tag(found)
            case "open":
                self._braces(found)
            case "shut":
                return self._shut_braces(found)
            case "link":
                self._push("[[", found.start(), found.end())
            case "unlink":
                if not self._shut("[[") and not self._shut("["):
                    self._hide(found.start(), found.end())
            case "web":
                self._push("[", found.start(), found.end())
            case "unweb":
                self._shut("[")
            case "line":
                return self._line_end(found.end())
            case _:
                self._hide(found.start(), found.end(), told=False)
        return found.end()

    # -------------------------------------------------------------------------------- lines, tables

    def _line_end(self, at: int) -> int:
        self._line += 1
        while self._waiting and self._waiting[-1].kind == "[":  # a web address ends with its line
            self._give_up(self._waiting.pop())
        if not self._waiting:
            self._cuts.append((at, self._line))
        return self._line_start(at)

    def _line_start(self, at: int) -> int:
        if (found := TABLE.match(self._text, at)) is not None:
            self._push("{|", found.end() - 2, found.end())
            return found.end()
        if (found := TABLE_END.match(self._text, at)) is not None:
            if not self._shut("{|"):
                self._hide(found.end() - 2, found.end())
            return found.end()
        return at

    # ------------------------------------------------------------------------------------ the pairs

    def _push(self, kind: str, start: int, end: int) -> None:
        if len(self._waiting) >= DEPTH:
            self._deep += 1
            self._hide(start, end, told=False)
            return
        self._waiting.append(_Open(kind, start, end, self._line))
        self._counts[kind] = self._counts.get(kind, 0) + 1

    def _pop(self) -> _Open:
        opened = self._waiting.pop()
        self._counts[opened.kind] -= 1
        return opened

    def _shut(self, kind: str) -> bool:
        """End the nearest opening of that kind; what was opened in it and not ended has no end.

        A template or a note is a wall: what stands in it does not end what began outside. But the
        end of a note ends it, whatever was forgotten in it.
        """
        if not self._counts.get(kind):
            return False
        for opened in reversed(self._waiting):
            if opened.kind == kind:
                break
            if opened.kind in WALLS and kind not in EXTENSIONS | {opened.kind}:
                return False
        while self._waiting[-1].kind != kind:
            self._give_up(self._pop())
        self._pop()
        return True

    def _give_up(self, opened: _Open) -> None:
        if opened.kind in KNOWN and opened.kind not in EXTENSIONS:
            self._stray.append((opened.line, self._text[opened.start : opened.end]))
            self._remove.append((opened.start, opened.end))
        else:
            self._covered.append((opened.line, self._text[opened.start : opened.end]))
            self._cover.append((opened.start, opened.end))

    def _hide(self, start: int, end: int, *, told: bool = True) -> None:
        self._cover.append((start, end))
        if told:
            self._covered.append((self._line, self._text[start:end]))

    def _braces(self, found: re.Match[str]) -> None:
        """`{{` a template, `{{{` a parameter of one, more of them in pairs."""
        start, end = found.span()
        if end - start == 3:
            self._push("{{", start + 1, end)
            return
        if (end - start) % 2:
            start += 1
        for at in range(start, min(end, start + 2 * DEPTH), 2):
            self._push("{{", at, at + 2)
        if end > start + 2 * DEPTH:
            self._hide(start + 2 * DEPTH, end)

    def _shut_braces(self, found: re.Match[str]) -> int:
        """Ends two by two; a third belongs to what follows, or to nothing."""
        start, end = found.span()
        while end - start >= 2:
            if not self._shut("{{"):
                self._hide(start, end)
                return end
            start += 2
        return end

    def _comment(self, found: re.Match[str]) -> int:
        end = -1 if "-->" in self._unended else self._text.find("-->", found.end())
        if end < 0:  # the rest of the page would vanish
            self._unended.add("-->")
            self._hide(found.start(), found.end())
            return found.end()
        end += 3
        start = found.start()
        words = self._text[start:end]
        self._comments.append((self._line, words[4:-3].strip()))
        self._line += words.count("\n")
        self._remove.append((start, end))
        after = self._text.find("\n", end, end + MARGIN)
        before = self._text.rfind("\n", max(start - MARGIN, 0), start)
        if before < 0 < start or after < 0 or self._text[before + 1 : start].strip():
            return end
        if self._text[end:after].strip():
            return end
        self._remove[-1] = (start, after + 1)  # a line of its own leaves no empty line
        self._line += 1
        return self._line_start(after + 1)

    def _tag(self, found: re.Match[str]) -> int:
        name = found["name"].lower()
        start, end = found.span()
        if name not in KNOWN:
            self._hide(start, start + 1, told=False)
            return start + 1
        self._line += found[0].count("\n")
        if name in SINGLE or found["empty"]:
            return end
        if found["close"]:
            if found["rest"].strip() or not self._shut(name):
                self._remove.append((start, end))
                self._stray.append((self._line, found[0]))
            return end
        if name in OPAQUE:
            return self._opaque(found, name)
        self._push(name, start, end)
        return end

    def _opaque(self, found: re.Match[str], name: str) -> int:
        """What is not wikitext, `<math>`, `<nowiki>`: to its end in one step."""
        ended = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        close = None if name in self._unended else ended.search(self._text, found.end())
        if close is None:
            self._unended.add(name)
            self._hide(*found.span())
            return found.end()
        self._line += self._text.count("\n", found.end(), close.end())
        return close.end()

    # ----------------------------------------------------------------------------------- the pieces

    def _chunks(self) -> Iterator[Chunk]:
        """The pieces, with what has no partner covered or taken out."""
        edits = sorted(
            [(start, end, True) for start, end in self._cover]
            + [(start, end, False) for start, end in self._remove]
        )
        bounds = [*self._cuts, (len(self._text) + 1, 0)]
        place = 0
        for (start, line), (after, _) in pairwise(bounds):
            parts, at, end = [], start, after - 1
            while place < len(edits) and edits[place][0] < after:
                first, last, covers = edits[place]
                if first >= at:
                    parts.append(self._text[at:first])
                    if covers:
                        parts.append(self._text[first:last].translate(COVERS))
                    at = last
                place += 1
            parts.append(self._text[at:end] if at < end else "")
            yield Chunk("".join(parts), line)
