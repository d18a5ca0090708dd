"""A look ahead over one run of inlines: which bracket closes which, and where code is.

Linear in the length of the text, so that the rules after it need never search for a bracket.
"""

from __future__ import annotations

import re
from bisect import bisect_right

import msgspec
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll

from biokit.notation.attributes import Attributes, read_attributes

AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.\-]{1,31}:[^<>\x00-\x20]*)>")
EMAIL = re.compile(r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)>")
TAG = re.compile(
    r"<(?:/[A-Za-z][A-Za-z0-9\-]*\s*"
    r"|[A-Za-z][A-Za-z0-9\-]*(?:\s+[a-zA-Z_:][a-zA-Z0-9:._-]*"
    r"(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?)*\s*/?)>"
)
_MARK = re.compile(r"\\.|`+|[<\[\]]", re.DOTALL)
_SPACE = re.compile(r"[ \t\n]*")
_RUN = re.compile(r"`+")


class Target(msgspec.Struct):
    """Where a link leads: `(url "title")`."""

    url: str
    title: str | None
    end: int


class Scan:
    """What was found in one text.

    `closing` gives the bracket that closes each; `code` the place of the backticks that end a code
    span, by its beginning; `angled` where what begins with `<` ends; `targets` and `attributes`
    what stands directly after a closing bracket. `height` is the depth of brackets.
    """

    def __init__(self, text: str, md: MarkdownIt) -> None:
        self.text = text
        self.closing: dict[int, int] = {}
        self.code: dict[int, int] = {}
        self.angled: dict[int, int] = {}
        self.targets: dict[int, Target] = {}
        self.attributes: dict[int, tuple[Attributes, int]] = {}
        self.height = 0
        self._md = md
        self._last_comment = text.rfind("-->")
        self._runs: dict[int, list[int]] = {}
        if "`" in text:
            for run in _RUN.finditer(text):
                self._runs.setdefault(len(run[0]), []).append(run.start())
        self._scan()

    def _scan(self) -> None:
        open_: list[int] = []
        heights: list[int] = []
        position = 0
        while (mark := _MARK.search(self.text, position)) is not None:
            position = mark.end()
            match mark[0][0]:
                case "`":
                    position = self._code(mark)
                case "<":
                    position = self._angled(mark.start())
                case "[":
                    open_.append(mark.start())
                    heights.append(0)
                case "]" if open_:
                    self.closing[open_.pop()] = mark.start()
                    height = heights.pop() + 1
                    self.height = max(self.height, height)
                    if heights:
                        heights[-1] = max(heights[-1], height)
                    position = self._after(mark.start())
                case _:
                    pass

    def _code(self, mark: re.Match[str]) -> int:
        runs = self._runs.get(len(mark[0]), [])
        following = bisect_right(runs, mark.start())
        if following == len(runs):
            return mark.end()
        self.code[mark.start()] = runs[following]
        end = runs[following] + len(mark[0])
        return self._attributed(end - 1)

    def _angled(self, start: int) -> int:
        if self.text.startswith("<!--", start):
            end = self.text.find("-->", start + 2) + 3 if start < self._last_comment else 0
        else:
            match = (
                AUTOLINK.match(self.text, start)
                or EMAIL.match(self.text, start)
                or TAG.match(self.text, start)
            )
            end = match.end() if match else 0
        if not end:
            return start + 1
        self.angled[start] = end
        return end

    def _after(self, close: int) -> int:
        """What stands directly after a closing bracket, and where it ends."""
        if self.text.startswith("(", close + 1):
            target = self._target(close + 1)
            if target is not None:
                self.targets[close] = target
                return self._attributed(target.end - 1)
        return self._attributed(close)

    def _attributed(self, last: int) -> int:
        found = read_attributes(self.text, last + 1)
        if found is None:
            return last + 1
        self.attributes[last] = found
        return found[1]

    def after_attributes(self, position: int) -> int:
        """Where the attributes that begin there end, or that very place."""
        found = self.attributes.get(position - 1)
        return position if found is None else found[1]

    def _target(self, start: int) -> Target | None:
        text, end = self.text, len(self.text)
        position = _skip(text, start + 1)
        found = self._md.helpers.parseLinkDestination(text, position, end)
        url = ""
        if found.ok:
            url, position = found.str, found.pos
        after = _skip(text, position)
        title = None
        if after > position:
            titled = self._md.helpers.parseLinkTitle(text, after, end)
            if titled.ok:
                title = titled.str
                after = _skip(text, titled.pos)
        if not text.startswith(")", after):
            return None
        return Target(url, title, after + 1)


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def unescaped(words: str) -> str:
    """Words with their backslash escapes and entities resolved, as CommonMark has them."""
    return unescapeAll(words)
