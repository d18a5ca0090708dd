"""Ebooks that biokit made: their markup says what everything is, so that nothing is guessed.

A section is a `section` with its role for its first class; `data-made` names what was added to the
biography, and `data-place` where in it a section stands whose file stands elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from biokit.importers.base import DEPTH_LIMIT
from biokit.importers.counting import number_of_words
from biokit.importers.epub.calls import NESTED
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.joining import CALL, Joined, NoteKind, dropped
from biokit.importers.epub.keys import Keys
from biokit.importers.epub.navigation import is_kind
from biokit.importers.epub.outline import HEADINGS, Branch
from biokit.importers.epub.pages import Page, Pages, words_of
from biokit.importers.epub.places import Place, place_of
from biokit.importers.epub.reading import Readers
from biokit.importers.xhtml.labels import names_of
from biokit.model.base import Origin
from biokit.model.nodes import Block, Derived, Inline, Role, Section, Text
from biokit.notation.canonical import is_bare
from biokit.notation.classes import ROLES
from biokit.projections.matter import DERIVED_BY_ROLE

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["OwnArrangement", "OwnSections", "has_made_cover", "own_notes"]

KINDS: dict[str, NoteKind] = {
    "comment": "comment",
    "source": "source",
    "editor": "editor",
    "translator": "translator",
}
NOTES = frozenset({"li", "div"})
"""Elements that are notes; where ids clash, a call may lead to something else."""
PLACE = re.compile(r"\d{1,9}(?:\.\d{1,9})*")
LAST = 10**9
Path = tuple[int, ...]


def is_made(element: etree._Element, what: str = "whole") -> bool:
    """Whether biokit made an element, or something of it."""
    return what in (element.get("data-made") or "").split()


def has_made_cover(pages: Pages) -> bool:
    """Whether the cover was set in type from the metadata."""
    return any(
        "cover" in names_of(section) and is_made(section)
        for page in pages.all[:1]
        for section in page.body.iterchildren("section")
    )


# ------------------------------------------------------------------------------------------ notes


def own_notes(pages: Pages, findings: Findings) -> tuple[Joined, ...]:
    """Take the notes from their lists, mark their calls with their numbers, leave out the rest.

    Args:
        pages: of the book.
        findings: what is left out is told there.
    """
    for page in pages:
        for nav in tuple(page.body.iter("nav")):
            findings.count("dropped-contents", words_of(nav), path=page.path)
            dropped(nav)
    called = _called(pages)
    made = [_joined(element, place, pages) for element, (_, place) in called.items()]
    for number, (call, _) in enumerate(called.values()):
        _mark(call, number)
    for element in called:
        for link in tuple(element.iter("a")):
            if is_kind(link, "backlink"):
                dropped(link)
        item = element.getparent()
        dropped(element)
        if item is not None and item.tag == "li" and not len(item) and not words_of(item):
            dropped(item)
    for page in pages:
        _leave_out_made(page, findings)
    return tuple(made)


def _called(pages: Pages) -> dict[etree._Element, tuple[etree._Element, Place]]:
    """The notes that can be reached from the text, each with its first call and its place."""
    asked: dict[etree._Element, tuple[etree._Element, Place]] = {}
    for page in pages:
        for link in page.body.iter("a"):
            place = place_of(link.get("href") or "", page.file)
            element = pages.element(place)
            if place is None or element is None or not is_kind(link, "noteref"):
                continue
            if element.tag in NOTES:
                asked.setdefault(element, (link, place))
    inside: dict[etree._Element | None, list[etree._Element]] = {}
    for element, (link, _) in asked.items():
        home = next((around for around in link.iterancestors() if around in asked), None)
        inside.setdefault(home, []).append(element)
    level = list(inside.get(None, ()))
    reached: set[etree._Element] = set()
    for _ in range(NESTED):
        reached.update(level)
        level = [each for element in level for each in inside.get(element, ())]
    return {element: said for element, said in asked.items() if element in reached}


def _joined(element: etree._Element, place: Place, pages: Pages) -> Joined:
    page = pages.page(place.file)
    assert page is not None  # noqa: S101 (the element stands in it)
    names = names_of(element)
    kind: NoteKind = next((KINDS[name] for name in names if name in KINDS), "comment")
    own = element.get("data-classes")
    classes = own.split() if own else [name for name in names if name not in KINDS]
    lang = None if is_made(element, "lang") else element.get("lang")
    return Joined(page, place, (element,), kind, lang, None, tuple(classes))


def _mark(call: etree._Element, number: int) -> None:
    """Mark the words that a note is about, if there are any, or else its call."""
    raised = call.getparent()
    if raised is not None and raised.tag == "sup" and words_of(raised) == words_of(call):
        call = raised
    noted = call.getprevious()
    if noted is not None and "noted" in names_of(noted) and not noted.tail:
        dropped(call)
        call = noted
    call.set(CALL, str(number))


def _leave_out_made(page: Page, findings: Findings) -> None:
    """Leave nothing of what biokit made but that it did; notes that nothing calls stay."""
    waiting = [page.body]
    while waiting:
        element = waiting.pop()
        if element.tag in {"ol", "ul"} and len(element):
            element.attrib.pop("data-made", "")
        if not is_made(element):
            waiting += reversed(element)
            continue
        lists = [each for each in element.iter("ol", "ul") if is_made(each) and len(each)]
        if words_of(element):
            findings.count("dropped-made", words_of(element), path=page.path)
        element.text = None
        element[:] = lists
        for each in (element, *lists) if lists else ():
            del each.attrib["data-made"]


# --------------------------------------------------------------------------------------- sections


class OwnArrangement:
    """The sections of a book as its markup has them.

    Args:
        pages: of the book; their trees are taken apart.
    """

    def __init__(self, pages: Pages) -> None:
        self._first: dict[str, Branch] = {}
        self._starts: dict[etree._Element, Branch] = {}
        self.ends_chapters = False
        """Whether notes stand at the ends of chapters."""
        found = [branch for page in pages for branch in self._sections(page)]
        self.roots = in_place(found)

    def kind(self, branch: Branch) -> Role | None:
        """What a section says that it is."""
        names = names_of(_element(branch))
        return next((role for role in ROLES if names[:1] == (role,)), None)

    def role(self, branch: Branch, parent: Role | None) -> Role:
        """The same, or a section."""
        return self.kind(branch) or "section"

    def first(self, file: str) -> Branch | None:
        """The section that a file begins with."""
        return self._first.get(file)

    def starting(self, element: etree._Element) -> Branch | None:
        """The section that begins where an element does."""
        return self._starts.get(element)

    def _sections(self, page: Page) -> Iterator[Branch]:
        """The sections of a page; what someone has put beside them is one more."""
        body = page.body
        loose = Branch(page, body.makeelement("section"), 0)
        loose.say(body.text)
        for element in list(body):
            tail, element.tail = element.tail, None
            if element.tag != "section":
                loose.take(element)
            elif "cover" not in names_of(element) and not is_made(element):
                yield self._branch(page, element, 0)
            loose.say(tail)
        if not loose.is_bare or len(loose.own):
            yield loose

    def _branch(self, page: Page, element: etree._Element, depth: int) -> Branch:
        branch = Branch(page, element, 0)
        self._first.setdefault(page.file, branch)
        self._starts[element] = branch
        branch.say(element.text)
        for child in list(element):
            tail, child.tail = child.tail, None
            if is_made(child):
                self.ends_chapters |= names_of(child) == ("notes",)
            elif child.tag in HEADINGS and not branch.lines and branch.is_bare:
                branch.lines.append(child)
                self._starts.update((each, branch) for each in child.iter("*"))
            elif child.tag == "section" and depth < DEPTH_LIMIT:
                branch.inner.append(self._branch(page, child, depth + 1))
            else:
                branch.take(child)
            branch.say(tail)
        return branch


def _element(branch: Branch) -> etree._Element:
    """The element of a section, which all have here."""
    assert branch.element is not None  # noqa: S101 (`OwnArrangement` makes no others)
    return branch.element


def in_place(found: list[Branch]) -> list[Branch]:
    """Sections in the order of the biography, those within others in them."""
    paths = {branch: _path(branch) for branch in found}
    roots: list[Branch] = []
    above: dict[Path, Branch] = {}
    for branch in sorted(found, key=lambda each: paths[each]):
        path = paths[branch]
        parent = above.get(path[:-1])
        branch.parent = parent
        (roots if parent is None else parent.inner).append(branch)
        above.setdefault(path, branch)
    return roots


def _path(branch: Branch) -> Path:
    """Where in the biography a section stands; a list that was added stands behind all."""
    said = _element(branch).get("data-place")
    if said and PLACE.fullmatch(said):
        return tuple(int(number) for number in said.split("."))
    return (LAST,)


class OwnSections:
    """Builds the sections of a book.

    Args:
        arrangement: what stands where.
        readers: of its pages.
        keys: ids that are led to.
        lang: of the book.
    """

    def __init__(
        self, arrangement: OwnArrangement, readers: Readers, keys: Keys, lang: str | None
    ) -> None:
        self._arrangement = arrangement
        self._readers = readers
        self._keys = keys
        self._lang = lang
        self.words = 0
        self.count = 0
        self.ends_chapters = arrangement.ends_chapters
        """Whether notes stood at the ends of chapters."""
        self.has_place_for_notes = any(
            arrangement.kind(root) == "notes" for root in arrangement.roots
        )
        """Whether the book has a section of its own for its notes."""

    def built(self) -> tuple[Section, ...]:
        """All sections, in order."""
        return self._all(self._arrangement.roots, self._lang)

    def _all(self, level: list[Branch], around: str | None) -> tuple[Section, ...]:
        return tuple(self._section(branch, around) for branch in level)

    def _section(self, branch: Branch, around: str | None) -> Section:
        self.count += 1
        element = _element(branch)
        names = names_of(element)
        lang = element.get("lang") or around
        role = self._arrangement.role(branch, None)
        return Section(
            self._title(branch),
            self._blocks(branch, role),
            self._all(branch.inner, lang),
            role,
            element.get("data-short"),
            numbered="unnumbered" not in names,
            level_guessed="guessed" in names,
            id=self._keys.of(branch),
            lang=lang if lang != around else None,
            classes=self._classes(branch),
            origin=Origin(branch.page.path, _line(element)),
        )

    def _title(self, branch: Branch) -> tuple[Inline, ...]:
        """The heading; what is only for the reader's software is a label."""
        if branch.lines:
            return self._readers.of(branch.page).inlines(branch.lines[0])
        words = " ".join((_element(branch).get("aria-label") or "").split())
        return (Text(words),) if words else ()

    def _blocks(self, branch: Branch, role: Role) -> tuple[Block, ...]:
        """What stands in a section; nothing in one that biokit fills with its list by itself."""
        self.words += number_of_words(words_of(branch.own))
        match self._readers.of(branch.page).blocks(branch.own):
            case (Derived() as only,) if DERIVED_BY_ROLE.get(role) == only.what and is_bare(only):
                return ()
            case blocks:
                return blocks

    @staticmethod
    def _classes(branch: Branch) -> tuple[str, ...]:
        element = _element(branch)
        given = element.get("data-classes")
        if given:
            return tuple(given.split())
        kinds = {"unnumbered", "guessed"}
        return tuple(name for name in names_of(element)[1:] if name not in kinds)


def _line(element: etree._Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None
