"""One page as a tree of sections: by its sections, its headings, and what the contents list.

A section or an article that has a heading or says what it is, is a section. Headings outside of
those make sections by their rank. Where the contents list a place that has neither, a section
begins there too. Everything else is content, moved in order into the section it belongs to.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.epub.branches import Branch, letters, shows
from biokit.importers.epub.kinds import kind_of
from biokit.importers.epub.marks import INLINE
from biokit.importers.epub.navigation import Point, is_kind
from biokit.importers.epub.pages import Page, is_blank, words_of
from biokit.importers.heading_roles import role_of_heading, states_its_number

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["HEADINGS", "Branch", "letters", "outlined"]

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "hgroup"])
SECTIONS = frozenset(["section", "article", "nav"])
WRAPPERS = frozenset(["body", "main", "div", "header", "center", "font", "form", *SECTIONS])
"""Elements in which headings are those of the text, and not of something that it shows."""
UNSPLIT = frozenset(["figure", "table", "img", "ul", "ol", "dl"])
UNTITLED = 7
"""The rank of what stands behind sections and has no heading: any heading ends it."""
QUOTED = frozenset(["dedication", "epigraph"])
"""What a chapter may begin with, and a title page."""
DEEPEST = DEPTH_LIMIT // 4
"""Levels of sections; what lies deeper stands beside what it lies in."""
LINE_KINDS = ("title", "subtitle", "fulltitle", "ordinal", "label")
LINE_CLASS = re.compile(r"sub-?title|chapter-?(?:sub-?)?title|chap-?title", re.IGNORECASE)


def outlined(page: Page, points: dict[etree._Element, Point]) -> list[Branch]:
    """The sections of a page, in order; its tree is taken apart.

    Args:
        page: whose.
        points: lines of the contents by the elements of this page that they lead to.
    """
    return _Outline(page, points).branches()


class _Outline:
    def __init__(self, page: Page, points: dict[etree._Element, Point]) -> None:
        self._page = page
        self._points = points
        self._depth = 0
        self._pending: list[etree._Element] = []
        self._structured = self._wrappers()

    def branches(self) -> list[Branch]:
        body = self._page.body
        root = Branch(self._page, body, 0)
        root.starts.append(body)
        self._flow(body, [root])
        if self._pending:
            self._settle(root.deepest)
        if kind_of(body) is not None or not root.inner:
            return [root, *root.following]
        if root.is_bare or not words_of(root.own):
            first = root.inner[0]
            first.starts += root.starts
            for piece in reversed(list(root.own)):
                first.own.insert(0, piece)
            return [*root.inner, *root.following]
        lead = Branch(self._page, body, 0)
        lead.own, lead.starts, lead.point = root.own, root.starts, root.point
        return [lead, *root.inner, *root.following]

    def _wrappers(self) -> set[etree._Element]:
        """Sections, headings and listed places that are the text's own, and what is around them."""
        found: set[etree._Element] = set()
        body = self._page.body
        for element in [*body.iter(*HEADINGS, *SECTIONS, "div"), *self._points]:
            if element.tag == "div" and kind_of(element) is None and element not in self._points:
                continue
            around = list(takewhile(lambda each: each is not body, element.iterancestors()))
            if all(each.tag in WRAPPERS for each in around if each.tag not in HEADINGS):
                found.update(each for each in around if each.tag in WRAPPERS)
                found.add(element)
        return found

    # ------------------------------------------------------------------------------------ the flow

    def _flow(self, container: etree._Element, stack: list[Branch]) -> None:
        if container.text:
            (stack[-1] if is_blank(container.text) else self._current(stack)).say(container.text)
        container.text = None
        for child in list(container):
            tail, child.tail = child.tail, None
            self._place(child, stack)
            if tail:
                (stack[-1] if is_blank(tail) else self._current(stack)).say(tail)

    def _current(self, stack: list[Branch]) -> Branch:
        """Where content goes: behind what stands beside a section, into one without a heading."""
        if len(stack) == 1 and stack[0].following:
            stack[0].following.append(Branch(self._page, None, UNTITLED))
            stack.append(stack[0].following[-1])
        return stack[-1]

    @staticmethod
    def _level(stack: list[Branch]) -> list[Branch]:
        """Where the next section goes: into the last, or beside the first."""
        return stack[0].following if len(stack) == 1 and stack[0].following else stack[-1].inner

    def _place(self, child: etree._Element, stack: list[Branch]) -> None:
        top = stack[-1]
        if child in self._structured and child.tag in HEADINGS:
            self._heading(child, stack)
        elif child in self._structured and self._is_section(child):
            self._section(child, stack)
        elif self._is_line(child, top):
            top.lines.append(child)
        elif child in self._structured and child.tag in WRAPPERS and self._is_taken_apart(child):
            self._pending.append(child)
            self._flow(child, stack)
            if child in self._pending:
                self._pending.remove(child)
        else:
            self._content(child, stack)

    def _is_taken_apart(self, child: etree._Element) -> bool:
        inner = (each for each in child.iterdescendants("*") if each in self._structured)
        return next(inner, None) is not None

    def _is_section(self, child: etree._Element) -> bool:
        if child.tag not in {*SECTIONS, "div"} or self._depth >= DEEPEST:
            return False
        kind = kind_of(child)
        if kind is not None:
            return child.tag != "div" or kind not in QUOTED or self._depth == 0
        first = self._first(child)
        if child.tag in SECTIONS:
            sole = child.getparent() is self._page.body and len(self._page.body) == 1
            return first is not None or child in self._points or sole
        return first is not None and not _words_before(first, child)

    def _first(self, section: etree._Element) -> etree._Element | None:
        """The heading that is a section's own."""
        for heading in section.iter(*HEADINGS):
            if heading in self._structured:
                inner = next(
                    each
                    for each in heading.iterancestors()
                    if each.tag in SECTIONS or each is section
                )
                return heading if inner is section else None
        return None

    def _section(self, child: etree._Element, stack: list[Branch]) -> None:
        first = self._first(child)
        rank = _rank(first) if first is not None else 0
        while len(stack) > 1 and rank and stack[-1].rank >= rank:
            stack.pop()
        branch = Branch(self._page, child, rank)
        branch.starts.append(child)
        self._settle(branch)
        self._assign(branch, child)
        level = self._level(stack)
        level.append(branch)
        self._depth += 1
        self._flow(child, [branch])
        self._depth -= 1
        level += branch.following
        branch.following = []

    # ----------------------------------------------------------------------------------- headings

    def _heading(self, heading: etree._Element, stack: list[Branch]) -> None:
        top, rank = stack[-1], _rank(heading)
        body = self._page.body
        waits = top.element is not None and (top.element is not body or kind_of(body) is not None)
        if top.is_bare and (self._continues(heading, top) if top.lines else waits):
            self._give(heading, top)
        else:
            before = _marks_at_end(top.own)
            while len(stack) > 1 and stack[-1].rank >= rank:
                stack.pop()
            branch = Branch(self._page, None, rank)
            branch.own.extend(before)
            base = stack[-1]
            beside = len(stack) == 1 and base.lines and base.rank >= rank
            (base.following if beside else self._level(stack)).append(branch)
            stack.append(branch)
            self._give(heading, branch)

    def _give(self, heading: etree._Element, branch: Branch) -> None:
        """Make a heading, with the pages that begin right before it, a branch's own."""
        branch.rank = branch.rank or _rank(heading)
        lines = list(heading) if _holds_lines(heading) else [heading]
        if not branch.lines and lines and not shows(branch.own):
            for mark in [each for each in branch.own.iter("*") if is_kind(each, "pagebreak")][::-1]:
                mark.tag, mark.tail = "span", lines[0].text
                lines[0].text = None
                lines[0].insert(0, mark)
            del branch.own[:]
        branch.lines += lines
        branch.starts += [heading, *heading.iterdescendants("*")]
        self._settle(branch)
        for element in branch.starts:
            self._assign(branch, element)

    def _continues(self, heading: etree._Element, top: Branch) -> bool:
        """Whether a heading says what the number right before it is the number of."""
        if any(each in self._points for each in heading.iter("*")):
            return False
        number, words = top.words, words_of(heading)
        alone = len(top.lines) == 1 and len(number.split()) <= 3
        return (
            alone
            and states_its_number(number)
            and not states_its_number(words)
            and (role_of_heading(words) is None)
        )

    def _is_line(self, child: etree._Element, top: Branch) -> bool:
        """Whether a paragraph right behind a heading belongs to it."""
        if child.tag not in {"p", "div"} or not top.lines or not top.is_bare:
            return False
        if any(each in self._points for each in child.iter("*")):
            return False
        if is_kind(child, *LINE_KINDS):
            return True
        return LINE_CLASS.search(child.get("class") or "") is not None and child.tag == "p"

    # ------------------------------------------------------------------------------------ content

    def _content(self, child: etree._Element, stack: list[Branch]) -> None:
        point = self._listed(child)
        top = self._current(stack) if words_of(child) or shows(child) else stack[-1]
        if not words_of(child) and not shows(child):
            if point is not None:
                self._pending += child.iter("*")
            top.take(child)
            return
        waiting = next((self._points[each] for each in self._pending if each in self._points), None)
        point = point or waiting
        if point is None or child.tag in UNSPLIT:
            self._settle(top)
        elif self._begins_with(top, child, point):
            self._settle(top)
            top.point = point
            if not top.lines and self._is_title(child, point):
                top.lines.append(child)
                return
        else:
            branch = Branch(self._page, None, self._guess_rank(stack))
            branch.point = point
            self._settle(branch)
            branch.starts += child.iter("*")
            while len(stack) > 1 and stack[-1].rank >= branch.rank:
                stack.pop()
            self._level(stack).append(branch)
            stack.append(branch)
            if self._is_title(child, point):
                branch.lines.append(child)
                return
        stack[-1].take(child)

    def _begins_with(self, top: Branch, child: etree._Element, point: Point) -> bool:
        """Whether a line of the contents that leads to an element means the section it begins."""
        if top.point is not None or not top.is_bare:
            return False
        if top.lines:
            same = letters(top.words) == letters(point.words)
            return same or not self._is_title(child, point)
        return top.element is not None and top.element is not self._page.body

    def _listed(self, child: etree._Element) -> Point | None:
        """The line of the contents that leads to the beginning of an element."""
        for each in child.iter("*"):
            if each in self._points:
                return self._points[each]
            if not is_blank(each.text):
                return None
        return None

    @staticmethod
    def _is_title(child: etree._Element, point: Point) -> bool:
        if child.tag not in {"p", "div", *INLINE}:
            return False
        words, label = letters(words_of(child)), letters(point.words)
        return bool(words) and (words == label or (len(words) > 3 and label.endswith(words)))

    @staticmethod
    def _guess_rank(stack: list[Branch]) -> int:
        if len(stack) > 1:
            return stack[-1].rank
        return min(stack[0].rank + 1, 6) if stack[0].lines else 2

    def _settle(self, branch: Branch) -> None:
        """What waited for a section begins with this one."""
        for element in self._pending:
            branch.starts.append(element)
            self._assign(branch, element)
        self._pending = []

    def _assign(self, branch: Branch, element: etree._Element) -> None:
        if branch.point is None and element in self._points:
            branch.point = self._points[element]


def _rank(heading: etree._Element) -> int:
    inner = [each.tag for each in heading.iter(*HEADINGS) if each.tag != "hgroup"]
    return min((int(tag[1]) for tag in inner), default=2)


def _holds_lines(heading: etree._Element) -> bool:
    """Whether a heading is nothing but the elements in it, each a line."""
    loose = (heading.text, *(line.tail for line in heading))
    return heading.tag == "hgroup" and len(heading) > 0 and all(map(is_blank, loose))


def _marks_at_end(own: etree._Element) -> list[etree._Element]:
    """Elements at the end of some content that say only that a page begins."""
    found: list[etree._Element] = []
    for last in own.iterchildren("*", reversed=True):
        begins = any(is_kind(each, "pagebreak") for each in last.iter("*"))
        if not begins or words_of(last) or shows(last) or not is_blank(last.tail):
            break
        found.insert(0, last)
    return found


def _words_before(heading: etree._Element, container: etree._Element) -> bool:
    """Whether there is something to read in a container before its heading."""
    here = heading
    while here is not container:
        parent = here.getparent()
        if parent is None:
            return False
        if not is_blank(parent.text):
            return True
        for before in here.itersiblings(preceding=True):
            if words_of(before) or not is_blank(before.tail):
                return True
        here = parent
    return False
