"""Which links call notes, and which elements are the notes they call.

A link that says that it calls a note (`epub:type`, `role`) is believed. One that does not is a call
if it looks like one, a number or a sign, and what it leads to answers: it leads back, or begins
with the same mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from biokit.importers.epub.findings import Findings
from biokit.importers.epub.marks import (
    INLINE,
    bare,
    block_around,
    calls,
    is_mark,
    is_raised,
    is_set_as_call,
    named_mark,
    says_note,
    starts_block,
    starts_with_mark,
)
from biokit.importers.epub.navigation import is_kind
from biokit.importers.epub.pages import Page, Pages, is_blank, words_of
from biokit.importers.epub.places import Place, place_of

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Call", "Called", "called_notes"]

NESTED = 8
"""Notes within notes that are followed; what is called deeper stays text."""
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "hgroup"])
HOLDERS = frozenset(["li", "aside", "div", "dd", "section", "blockquote", "footer"])
"""Elements that hold the blocks of a note."""


class Call(msgspec.Struct, frozen=True, eq=False):
    """A link that calls a note."""

    page: Page
    link: etree._Element
    mark: str
    """Without brackets; empty for words that are linked to what is said of them."""


class Called(msgspec.Struct, frozen=True, eq=False):
    """A note that is called."""

    page: Page
    place: Place
    """By which it is called."""
    elements: tuple[etree._Element, ...]
    """Those it is made of, in order; the first holds it, if there is but one."""
    calls: tuple[Call, ...]
    """In reading order; the note stands at the first."""


def called_notes(pages: Pages, listed: frozenset[Place], findings: Findings) -> tuple[Called, ...]:
    """Every note of the book that is called from its text, in the order of the first calls.

    Args:
        pages: of the book.
        listed: places that the table of contents lists: no notes stand there.
        findings: what is guessed and what is missing is told there.
    """
    asked = _Asked(pages, listed)
    for page, link, place in asked.explicit():
        if asked.pages.element(place) is None:
            findings.count("lost-note", _around(link), path=page.path, line=_line(link))
            link.tag = "span"
            del link.attrib["href"]
    for call in asked.implicit():
        findings.count("guess-note", call.mark, path=call.page.path, line=_line(call.link))
    return tuple(_reached(asked.notes()))


def _line(element: etree._Element) -> int | None:
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def _around(link: etree._Element) -> str:
    """The mark of a call with the words before it, to be found by."""
    block = block_around(link)
    before = words_of(block).partition(words_of(link))[0]
    return f"{before[-40:]}[{words_of(link)}]"


class _Asked:
    """Gathers calls by what they lead to."""

    def __init__(self, pages: Pages, listed: frozenset[Place]) -> None:
        self.pages = pages
        self._targets: dict[etree._Element, Place] = {}
        self._calls: dict[etree._Element, list[Call]] = {}
        self._holds: dict[etree._Element, int] = {}
        self._listed = {pages.element(place) for place in listed}
        self._links = [
            (page, link, place)
            for page, link, place in pages.links()
            if not any(is_kind(nav, "toc", "landmarks") for nav in link.iterancestors("nav"))
        ]
        self._ways: dict[etree._Element, dict[etree._Element, etree._Element]] = {}
        self._order = {link: number for number, (_, link, _) in enumerate(self._links)}

    def explicit(self) -> Iterator[tuple[Page, etree._Element, Place]]:
        """Links that say that they call a note; those that lead nowhere among them."""
        for page, link, place in self._links:
            if calls(link):
                yield page, link, place
                self._take(page, link, place)

    def implicit(self) -> list[Call]:
        """Links that look like calls of notes, and are answered."""
        found: list[Call] = []
        for page, link, place in self._links:
            words = words_of(link)
            if calls(link) or is_kind(link, "backlink") or not is_mark(words):
                continue
            target = self.pages.element(place)
            if target is None or not place.fragment or target in self._listed:
                continue
            if self._answers(page, link, target, place, bare(words)):
                self._take(page, link, place)
                found.append(Call(page, link, bare(words)))
        return found

    def _answers(
        self, page: Page, link: etree._Element, target: etree._Element, place: Place, mark: str
    ) -> bool:
        if target in self._targets:
            return is_set_as_call(link)
        block = block_around(target)
        if block.tag in HEADINGS or block.tag in {"body", "section", "article"}:
            return False
        back = self._way_back(page, link, block, place.file)
        if back is not None:
            # Of two that lead to each other, the one that begins its block leads back.
            starts = (starts_block(link), starts_block(back))
            if starts[0] != starts[1]:
                return starts[1]
            return self._order.get(link, 0) < self._order.get(back, 0)
        return starts_with_mark(block, mark) and is_raised(link) and not starts_block(link)

    def _way_back(
        self, page: Page, link: etree._Element, block: etree._Element, file: str
    ) -> etree._Element | None:
        """The link in a block that leads to where another link stands."""
        ways = self._ways.get(block)
        if ways is None:
            ways = self._ways[block] = {}
            for other in block.iter("a"):
                there = self.pages.element(place_of(other.get("href") or "#", file))
                if there is not None:
                    ways.setdefault(there, other)
        for near in _vicinity(link):
            back = ways.get(near)
            if back is not None and back is not link and near is not page.body:
                return back
        return None

    def _take(self, page: Page, link: etree._Element, place: Place) -> None:
        target = self.pages.element(place)
        if target is None or not place.fragment:
            return
        words = words_of(link)
        mark = named_mark(words) if calls(link) else bare(words)
        if target not in self._targets:
            self._targets[target] = place
            for around in target.iterancestors():
                self._holds[around] = self._holds.get(around, 0) + 1
        self._calls.setdefault(target, []).append(Call(page, link, mark))

    def notes(self) -> list[Called]:
        """Everything that is called and can be a note."""
        made: dict[etree._Element, Called] = {}
        for target, place in self._targets.items():
            page = self.pages.page(place.file)
            given = tuple(self._calls[target])
            elements = self._elements(target, given)
            if page is None or not elements or elements[0] in made:
                continue
            made[elements[0]] = Called(page, place, elements, given)
        return list(made.values())

    def _elements(
        self, target: etree._Element, given: tuple[Call, ...]
    ) -> tuple[etree._Element, ...]:
        """The elements a note is made of; none if what is called is no note."""
        here = block_around(target)
        if here.tag in {"body", *HEADINGS} or self._holds.get(here, 0) > 1:
            return ()
        parent = here.getparent()
        while parent is not None and (here.tag == "td" or self._is_held_by(here, parent)):
            here, parent = parent, parent.getparent()
        if any(call.link in set(here.iter("a")) for call in given):
            return ()
        if here.tag == "dt":
            return (here, *_until(here, {"dd"}))
        if here.tag == "p":
            return (here, *self._continued(here))
        return (here,)

    def _is_held_by(self, here: etree._Element, parent: etree._Element) -> bool:
        """Whether a block is the first of those that its parent holds as one note."""
        if parent.tag not in HOLDERS or self._holds.get(parent, 0) > 1:
            return False
        if here.getprevious() is not None or not is_blank(parent.text):
            return False
        if parent.tag in {"li", "aside", "dd"}:
            return True
        return says_note(parent) and next(parent.iter(*HEADINGS, "section"), None) is None

    def _continued(self, first: etree._Element) -> list[etree._Element]:
        """The blocks up to the next note, in a list of notes that are paragraphs."""
        between: list[etree._Element] = []
        for block in first.itersiblings():
            if block in self._targets or self._holds.get(block, 0):
                return between
            if block.tag in HEADINGS or block.tag in {"hr", "section", "div", "nav"}:
                break
            between.append(block)
        parent = first.getparent()
        return between if parent is not None and _is_list_of_notes(parent) else []


def _is_list_of_notes(element: etree._Element) -> bool:
    around = (element, *element.iterancestors())
    return any(is_kind(each, "endnotes", "footnotes", "rearnotes") for each in around)


def _until(first: etree._Element, names: set[str]) -> Iterator[etree._Element]:
    for block in first.itersiblings():
        if block.tag not in names:
            return
        yield block


def _vicinity(link: etree._Element) -> Iterator[etree._Element]:
    """Elements by which the way back may find a link: itself, what is in and around it."""
    yield from link.iter("*")
    here = link
    while here is not None:
        yield here
        if here.tag not in INLINE:
            return
        for before in here.itersiblings(preceding=True):
            if words_of(before) or not is_blank(before.tail):
                break
            yield from before.iter("*")
        parent = here.getparent()
        if parent is None:
            return
        here = parent


# --------------------------------------------------------------------------------- within notes


def _reached(notes: list[Called]) -> Iterator[Called]:
    """The notes that can be reached from the text, with the call at which each stands first.

    One that only itself calls, or that lies too deep in others, stays where it stands.
    """
    owner = {element: note for note in notes for element in note.elements}
    homes = {call.link: _home(call.link, owner) for note in notes for call in note.calls}
    level: dict[Called, int] = {
        note: 0 for note in notes if any(homes[call.link] is None for call in note.calls)
    }
    waiting = list(level)
    inside: dict[Called, list[Called]] = {}
    for note in notes:
        for call in note.calls:
            home = homes[call.link]
            if home is not None:
                inside.setdefault(home, []).append(note)
    for outer in waiting:  # grows as it goes
        for note in inside.get(outer, ()):
            if note not in level and level[outer] < NESTED:
                level[note] = level[outer] + 1
                waiting.append(note)
    for note in notes:
        if note not in level:
            continue
        reached = [call for call in note.calls if _depth(homes[call.link], level) <= NESTED]
        first = min(reached, key=lambda call: _depth(homes[call.link], level))
        others = [call for call in reached if call is not first]
        yield Called(note.page, note.place, note.elements, (first, *others))


def _depth(home: Called | None, level: dict[Called, int]) -> int:
    return 0 if home is None else level.get(home, NESTED) + 1


def _home(link: etree._Element, owner: dict[etree._Element, Called]) -> Called | None:
    """The note that a link stands in; none if it stands in the text."""
    return next((owner[each] for each in link.iterancestors() if each in owner), None)
