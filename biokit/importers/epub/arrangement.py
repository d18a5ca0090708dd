"""The sections of all pages as one tree: parts over their chapters, files that continue others.

What stands below what is said by `data-parent`, by the nesting of the contents, by parts that are
followed by chapters, and at last by the ranks of headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.importers.epub.branches import Branch, letters, shows
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.kinds import (
    BACK,
    FRONT,
    Kind,
    kind_of,
    named_kind,
    role_of_file,
    zone_of,
)
from biokit.importers.epub.navigation import Navigation, Point, walk_points
from biokit.importers.epub.outline import outlined
from biokit.importers.epub.pages import Page, Pages, is_blank, words_of
from biokit.importers.epub.places import Place
from biokit.importers.heading_roles import role_of_heading
from biokit.model.nodes import Role

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Arrangement"]

MADE = frozenset(["cover", "half-title", "title-page", "contents", "copyright-page"])
"""Pages that are made of the metadata: nothing continues them."""
ALONE = MADE | {"dedication", "epigraph", "frontispiece", "imprint", "illustrations", "colophon"}
"""Kinds that nothing stands below, though the contents say so."""
CHILDLESS = FRONT | BACK | MADE
"""Kinds that nothing stands below because of a rank."""
OPEN = frozenset([None, "chapter", "section"])
"""Kinds that a part may hold."""


class Arrangement:
    """The sections of a book, outermost first.

    Args:
        pages: of the book; their trees are taken apart.
        navigation: its ways in.
        title: of the book.
        findings: what is guessed is told there.
    """

    def __init__(
        self, pages: Pages, navigation: Navigation, title: str, findings: Findings
    ) -> None:
        self._pages = pages
        self._findings = findings
        self._title = letters(title)
        self._points = [point for point in walk_points(navigation.points) if point.place]
        self._by_file: dict[str, list[Point]] = {}
        for point in self._points:
            if point.place is not None:
                self._by_file.setdefault(point.place.file, []).append(point)
        self._flat = not any(point.inner for point in navigation.points)
        self._above = {
            id(below): point for point in walk_points(navigation.points) for below in point.inner
        }
        self._kinds: dict[Branch, Kind | None] = {}
        self._zones: dict[Branch, str | None] = {}
        self._starts: dict[etree._Element, Branch] = {}
        self._listed: dict[int, Branch] = {}
        self._keys: dict[str, Branch] = {}
        self._first: dict[str, Branch] = {}
        self._merged: dict[Branch, Branch] = {}
        filled = [page for page in pages if len(page.body) or not is_blank(page.body.text)]
        tops = [branch for page in filled for branch in self._outlined(page)]
        self._know(navigation)
        self.roots: list[Branch] = []
        for branch in tops:
            self._put(branch)
        self._nest_as_listed(self.roots)

    # -------------------------------------------------------------------------- what others ask

    def kind(self, branch: Branch) -> Kind | None:
        """What a section says that it is, or others say of it."""
        return self._kinds.get(branch)

    def role(self, branch: Branch, parent: Role | None) -> Role:
        """The role of a section within one of another role, or at the top."""
        kind = self._kinds.get(branch)
        if kind is not None and kind != "cover":
            within = parent not in {None, "part"}
            return "section" if within and kind in {"chapter", "part"} else kind
        if parent not in {None, "part"} or self._zones.get(branch) in {"frontmatter", "backmatter"}:
            return "section"
        if parent is None and any(below.page is not branch.page for below in branch.inner):
            return "part"
        return "chapter" if branch.lines or branch.point is not None else "section"

    def first(self, file: str) -> Branch | None:
        """The section that a file begins with, or is a part of."""
        page = self._pages.page(file)
        branch = self._first.get(page.file) if page is not None else None
        return self._merged.get(branch, branch) if branch is not None else None

    def starting(self, element: etree._Element) -> Branch | None:
        """The section that begins where an element does."""
        return self._starts.get(element)

    # ---------------------------------------------------------------------------------- building

    def _outlined(self, page: Page) -> list[Branch]:
        points: dict[etree._Element, Point] = {}
        whole: Point | None = None
        for point in self._by_file.get(page.file, ()):
            element = self._pages.element(point.place)
            if element is None or element is page.body:
                whole = whole if whole is not None else point
            else:
                points.setdefault(element, point)
        body_kind = kind_of(page.body)
        branches = outlined(page, points)
        for each in (each for branch in branches for each in branch.walk()):
            self._register(each)
        first = branches[0]
        if self._kinds[first] is None and len(branches) == 1:
            self._kinds[first] = body_kind
        first.point = first.point if first.point is not None else whole
        promote(first)
        self._first[page.file] = first
        return branches

    def _register(self, branch: Branch) -> None:
        holder = branch.element
        self._kinds[branch] = kind_of(holder) if holder is not None else None
        self._zones[branch] = zone_of(holder if holder is not None else branch.page.body)
        self._starts.update((begun, branch) for begun in branch.starts)
        for below in branch.inner:
            below.parent = branch
        key = holder.get("id") if holder is not None else None
        if key:
            self._keys.setdefault(key, branch)

    def _know(self, navigation: Navigation) -> None:
        """Kinds that others say, and which section each line of the contents leads to."""
        for branch in tuple(self._kinds):
            if branch.point is not None:
                self._listed.setdefault(id(branch.point), branch)
        for point in self._points:
            begun = self._at(point.place)
            if id(point) not in self._listed and begun is not None:
                self._listed[id(point)] = begun
                if begun.point is None:
                    begun.point = point
        for words, place in navigation.landmarks:
            kind, begun = named_kind(words), self._at(place)
            if kind is None or begun is None or self._kinds[begun] is not None:
                continue
            if kind not in MADE or not begun.inner:
                self._kinds[begun] = kind

    def _at(self, place: Place | None) -> Branch | None:
        element = self._pages.element(place)
        if place is None or element is None:
            return None
        if not place.fragment:
            return self._first.get(place.file)
        return self._starts.get(element)

    def _put(self, branch: Branch) -> None:
        last = self.roots[-1] if self.roots else None
        self._tell_kind(branch)
        if self._continues(branch, last):
            assert last is not None  # noqa: S101 (`_continues` says so)
            self._continue(branch, last.deepest)
            return
        parent = self._parent(branch, last)
        branch.parent = parent
        (self.roots if parent is None else parent.inner).append(branch)

    def _continues(self, branch: Branch, last: Branch | None) -> bool:
        """Whether a page has neither heading nor name, so that it goes on with what was before."""
        if branch.lines or branch.inner or branch.point or self._kinds[branch] is not None:
            return False
        if is_empty(branch):
            return last is not None
        return last is not None and self._kinds[last] not in MADE

    def _continue(self, branch: Branch, last: Branch) -> None:
        self._merged[branch] = last
        self._starts.update((element, last) for element in branch.starts)
        last.more.append((branch.page, branch.own))
        if not is_empty(branch):
            self._findings.count("guess-continued", branch.page.file, path=branch.page.path)

    def _tell_kind(self, branch: Branch) -> None:
        """What the words of a heading say, or else the name of the file."""
        if self._kinds[branch] is not None:
            return
        words = branch.words or (branch.point.words if branch.point else "")
        if words:
            kind: Kind | None = role_of_heading(words)
            if kind is None and letters(words) == self._title and branch.is_bare:
                kind = "half-title"
            self._kinds[branch] = kind
        elif self._first.get(branch.page.file) is branch and not is_empty(branch):
            kind = role_of_file(branch.page.file)
            if kind is not None:
                self._kinds[branch] = kind
                told = f"{branch.page.file}: {kind}"
                self._findings.count("guess-role", told, path=branch.page.path)

    # ------------------------------------------------------------------------------------ nesting

    def _parent(self, branch: Branch, last: Branch | None) -> Branch | None:
        named = branch.element.get("data-parent") if branch.element is not None else None
        if named and named in self._keys and self._keys[named] is not branch:
            return self._keys[named]
        above = self._listed_above(branch)
        if above is not None:
            return above
        kind = self._kinds[branch]
        if kind not in OPEN or self._zones.get(branch) in {"frontmatter", "backmatter"}:
            return None
        if branch.point is not None and not self._flat:
            return None
        part = last
        while part is not None and self._kinds[part] != "part":
            part = part.parent
        if part is not None:
            return part
        return self._by_rank(branch, last) if branch.point is None else None

    def _listed_above(self, branch: Branch) -> Branch | None:
        """The section that the contents have above another."""
        point = self._above.get(id(branch.point))
        while point is not None:
            owner = self._listed.get(id(point))
            if owner is not None and owner is not branch and self._may_hold(owner, branch):
                return self._merged.get(owner, owner)
            point = self._above.get(id(point))
        return None

    def _may_hold(self, owner: Branch, branch: Branch) -> bool:
        if self._kinds.get(owner) in ALONE:
            return False
        here: Branch | None = owner
        while here is not None:
            if here is branch:
                return False
            here = here.parent
        return True

    def _by_rank(self, branch: Branch, last: Branch | None) -> Branch | None:
        here = last.deepest if last is not None else None
        while here is not None and (here.rank == 0 or here.rank >= branch.rank):
            here = here.parent
        if here is None or branch.rank == 0 or self._kinds.get(here) in CHILDLESS:
            return None
        branch.guessed = True
        return here

    def _nest_as_listed(self, level: list[Branch]) -> None:
        """Put sections that stand side by side below each other where the contents have them so."""
        seen: set[Branch] = set()
        kept: list[Branch] = []
        for branch in level:
            above = self._listed_above(branch)
            if above is not None and above in seen:
                above.inner.append(branch)
            else:
                kept.append(branch)
            seen.add(branch)
        level[:] = kept
        for branch in level:
            self._nest_as_listed(branch.inner)
            for below in branch.inner:
                below.parent = branch


def promote(branch: Branch) -> None:
    """Make a heading of the first lines of a section that say what the contents call it."""
    if branch.lines or branch.point is None:
        return
    label, said = letters(branch.point.words), ""
    lines: list[etree._Element] = []
    if not is_blank(branch.own.text):
        return
    for block in branch.own.iterchildren("*"):
        words = letters(words_of(block))
        if words:
            lines.append(block)
            said += words
        if block.tag not in {"p", "div"} or not label.startswith(said) or shows(block):
            return
        if said == label and said:
            branch.lines += lines
            break
    for line in branch.lines:
        line.tail = None
        branch.own.remove(line)
    branch.refill()


def is_empty(branch: Branch) -> bool:
    """Whether nothing at all stands in a section."""
    return branch.is_bare and len(branch.own) == 0
