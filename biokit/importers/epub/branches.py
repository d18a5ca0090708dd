"""A section while it is found: its heading, what is its own, and the sections below it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from biokit.importers.epub.navigation import Point
from biokit.importers.epub.pages import Page, is_blank, words_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Branch", "letters", "shows"]


class Branch:
    """A section as it is found: its heading, what is its own, and the sections below it."""

    def __init__(self, page: Page, element: etree._Element | None, rank: int) -> None:
        self.page = page
        self.element = element
        """The section; `None` if only a heading begins it."""
        self.rank = rank
        """Of its heading, 1 to 6; 0 without one."""
        self.lines: list[etree._Element] = []
        """Of its heading."""
        self.own: etree._Element = page.body.makeelement("div")
        """What stands before the first section below."""
        self.more: list[tuple[Page, etree._Element]] = []
        """What other pages continue it with."""
        self.inner: list[Branch] = []
        self.following: list[Branch] = []
        """Sections that began within it and stand beside it."""
        self.starts: list[etree._Element] = []
        """Elements that begin where it begins."""
        self.point: Point | None = None
        """The line of the contents that leads to it."""
        self.parent: Branch | None = None
        self.guessed = False
        """Its depth was told by the rank of its heading alone."""
        self._filled = False

    @property
    def words(self) -> str:
        """Of its heading."""
        return " ".join(words_of(line) for line in self.lines)

    @property
    def is_bare(self) -> bool:
        """Whether nothing to read stands in it but its heading."""
        return not self.inner and not self._filled

    def take(self, element: etree._Element) -> None:
        """Move an element into it, behind all it has."""
        branch = self._open(element)
        branch.own.append(element)
        branch._filled = branch._filled or bool(words_of(element))  # noqa: SLF001 (another of its kind)

    def refill(self) -> None:
        """Look again at what it has, for something was taken from it."""
        self._filled = not is_blank(self.own.text) or bool(words_of(self.own))

    def say(self, text: str | None) -> None:
        """Put text into it, behind all it has."""
        if not text:
            return
        branch = self if is_blank(text) else self._open(None)
        own = branch.own
        branch._filled = branch._filled or not is_blank(text)  # noqa: SLF001 (another of its kind)
        last = next(own.iterchildren(reversed=True), None)  # `len` would count them all
        if last is not None:
            last.tail = (last.tail or "") + text
        else:
            own.text = (own.text or "") + text

    def _open(self, element: etree._Element | None) -> Branch:
        """Where content goes: behind a section, into one without a heading."""
        if not self.inner:
            return self
        last = self.inner[-1]
        if last.element is None and not last.lines:
            return last
        if element is not None and not words_of(element) and not shows(element):
            return last.deepest
        self.inner.append(Branch(self.page, None, 0))
        return self.inner[-1]

    @property
    def deepest(self) -> Branch:
        """The last section in it, or itself."""
        return self.inner[-1].deepest if self.inner else self

    def walk(self) -> Iterator[Branch]:
        """Itself and everything below, in order."""
        yield self
        for branch in self.inner:
            yield from branch.walk()


def shows(element: etree._Element) -> bool:
    """Whether there is something to see in an element besides words."""
    return next(element.iter("img", "image", "svg", "table", "object"), None) is not None


def letters(words: str) -> str:
    """Words by their letters and digits alone, to be compared."""
    return "".join(sign for sign in words.casefold() if sign.isalnum())
