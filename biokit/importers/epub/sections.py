"""The arranged sections as those of the model: titles, blocks, what is made anew left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.importers.counting import number_of_words
from biokit.importers.epub.arrangement import MADE, Arrangement
from biokit.importers.epub.findings import Findings
from biokit.importers.epub.generated import Known, is_contents
from biokit.importers.epub.headings import Numbers, heading_of
from biokit.importers.epub.joining import AGAIN, CALL
from biokit.importers.epub.keys import Keys
from biokit.importers.epub.kinds import BY_CLASS, KINDS
from biokit.importers.epub.outline import Branch
from biokit.importers.epub.pages import words_of
from biokit.importers.epub.reading import Readers
from biokit.importers.heading_roles import role_of_heading
from biokit.importers.xhtml.labels import authors_own, names_of
from biokit.model.base import Origin
from biokit.model.nodes import Block, Figure, Inline, Note, Role, Section, Text
from biokit.model.walk import plain_text, walk

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["Sections"]

OURS = frozenset([*KINDS, *KINDS.values(), *BY_CLASS])
"""Classes of sections that say what their role says."""


class Sections:
    """Builds the sections of a book.

    Args:
        arrangement: what stands where.
        readers: of its pages.
        keys: ids that are led to.
        known: what the metadata say.
        lang: of the book.
        findings: what is left out and guessed is told there.
    """

    def __init__(
        self,
        arrangement: Arrangement,
        readers: Readers,
        keys: Keys,
        known: Known,
        lang: str | None,
        findings: Findings,
    ) -> None:
        self._arrangement = arrangement
        self._readers = readers
        self._keys = keys
        self._known = known
        self._lang = lang
        self._findings = findings
        roots = arrangement.roots
        self._numbers = Numbers(sum(arrangement.kind(root) == "appendix" for root in roots))
        self._notes_root = next(
            (root for root in reversed(roots) if self._is_for_notes(root)), None
        )
        self.words = 0
        self.count = 0
        self.ends_chapters = False
        """Whether notes stood at the ends of chapters."""

    @property
    def has_place_for_notes(self) -> bool:
        """Whether the book has a section of its own for its notes."""
        return self._notes_root is not None

    def built(self) -> tuple[Section, ...]:
        """All sections, in order."""
        return self._all(self._arrangement.roots, None, self._lang)

    def _all(
        self, level: list[Branch], parent: Role | None, lang: str | None
    ) -> tuple[Section, ...]:
        return tuple(section for branch in level for section in self._section(branch, parent, lang))

    def _section(
        self, branch: Branch, parent: Role | None, around: str | None
    ) -> tuple[Section, ...]:
        """The section; none of what is made anew, those within it if only it is."""
        kind, role = self._arrangement.kind(branch), self._arrangement.role(branch, parent)
        if self._is_made(branch):
            self._leave_out(branch)
            return self._all(branch.inner, parent, around)
        if self._is_emptied(branch, role):
            return self._emptied(branch, parent)
        reader = self._readers.of(branch.page)
        lang = self._language(branch)
        heading = heading_of(branch, reader)
        numbered = self._numbers.agrees(role, heading)
        title = heading.title if numbered and heading.title else heading.whole
        if numbered and heading.number and heading.title:
            self._findings.count("dropped-number", plain_text(heading.number))
        title = title or self._given_title(branch, role)
        blocks = self._blocks(branch)
        if kind in MADE:
            title, blocks = self._more_than_known(branch, title, blocks)
        inner = self._all(branch.inner, role, lang)
        if not (title or blocks or inner) and branch is not self._notes_root:
            return ()
        self.count += 1
        role = role if role != "notes" or branch is self._notes_root or parent else "section"
        made = Section(
            title,
            blocks,
            inner,
            role,
            numbered=numbered,
            level_guessed=branch.guessed,
            id=self._keys.of(branch),
            lang=lang if lang != around else None,
            classes=self._classes(branch),
            origin=self._origin(branch),
        )
        return (made,)

    # -------------------------------------------------------------------------------- the parts

    def _blocks(self, branch: Branch) -> tuple[Block, ...]:
        made: list[Block] = []
        for page, own in ((branch.page, branch.own), *branch.more):
            self.words += number_of_words(words_of(own))
            made += self._readers.of(page).blocks(own)
        return tuple(made)

    def _given_title(self, branch: Branch, role: Role) -> tuple[Inline, ...]:
        """What a section without a heading is called by its label, or by the contents."""
        element = branch.element
        label = element.get("aria-label") if element is not None else None
        if label:
            return (Text(" ".join(label.split())),)
        if branch.point is None or not branch.point.words or role in MADE:
            return ()
        self._findings.count("guess-title", branch.point.words, path=branch.page.path)
        return (Text(branch.point.words),)

    def _language(self, branch: Branch) -> str | None:
        """What a section says, or its page; one that says less than the book says nothing."""
        element = branch.element
        own = element.get("lang") if element is not None else None
        said = own or branch.page.lang
        if said is None or (self._lang or "").lower().startswith(f"{said.lower()}-"):
            return self._lang
        return said

    @staticmethod
    def _classes(branch: Branch) -> tuple[str, ...]:
        element = branch.element
        if element is None or element.tag not in {"section", "article"}:
            return ()
        return tuple(name for name in authors_own(names_of(element)) if name not in OURS)

    @staticmethod
    def _origin(branch: Branch) -> Origin:
        begun = next((each for each in (branch.element, *branch.lines) if each is not None), None)
        line: object = begun.sourceline if begun is not None else None
        return Origin(branch.page.path, line if isinstance(line, int) else None)

    # ---------------------------------------------------------------------- what is made anew

    def _is_made(self, branch: Branch) -> bool:
        """Whether a page says only what pages say that are made of the metadata."""
        kind = self._arrangement.kind(branch)
        if kind not in MADE or _has_calls(branch):
            return False
        if kind == "contents":
            return is_contents(branch) or not _text(branch).strip()
        if kind == "half-title" and branch.is_bare:
            return True
        return self._known.says(f"{branch.words} {_text(branch)}")

    def _leave_out(self, branch: Branch) -> None:
        words = f"{branch.words} {_text(branch)}".strip()
        kind = self._arrangement.kind(branch)
        code = "dropped-contents" if kind == "contents" else "dropped-title-page"
        if words:
            self._findings.count(code, words, path=branch.page.path)

    def _more_than_known(
        self, branch: Branch, title: tuple[Inline, ...], blocks: tuple[Block, ...]
    ) -> tuple[tuple[Inline, ...], tuple[Block, ...]]:
        """What a page says besides what the metadata say."""
        path = branch.page.path
        if self._arrangement.kind(branch) == "contents":
            if title and role_of_heading(plain_text(title)) == "contents":
                self._findings.count("dropped-contents", plain_text(title), path=path)
                title = ()
            return title, blocks
        if title and self._known.says(plain_text(title)):
            self._findings.count("dropped-title-page", plain_text(title), path=path)
            title = ()
        kept: list[Block] = []
        for block in blocks:
            words = plain_text(block)
            noted = any(isinstance(part, Note) for part in walk(block))
            if noted or isinstance(block, Figure) or not self._known.says(words):
                kept.append(block)
            else:
                self._findings.count("dropped-title-page", words, path=path)
        return title, tuple(kept)

    # ------------------------------------------------------------------------------------- notes

    def _is_for_notes(self, branch: Branch) -> bool:
        return self._arrangement.kind(branch) == "notes"

    def _is_emptied(self, branch: Branch, role: Role) -> bool:
        """Whether nothing is left of a section but a heading over notes that were joined."""
        if branch is self._notes_root or not all(map(_is_silent, branch.walk())):
            return False
        if role == "notes" or self._within_notes(branch):
            return True
        return role == "section" and role_of_heading(branch.words) == "notes"

    def _within_notes(self, branch: Branch) -> bool:
        here = branch.parent
        while here is not None:
            if self._is_for_notes(here):
                return True
            here = here.parent
        return False

    def _emptied(self, branch: Branch, parent: Role | None) -> tuple[Section, ...]:
        for each in branch.walk():
            if each.words:
                self._findings.count("dropped-heading", each.words, path=each.page.path)
        if parent is not None and not self._within_notes(branch):
            self.ends_chapters = True
        return ()


def _is_silent(branch: Branch) -> bool:
    """Whether there is nothing in a section but its heading."""
    if branch.more or _has_calls(branch) or words_of(branch.own):
        return False
    return next(branch.own.iter("img", "svg", "table"), None) is None


def _text(branch: Branch) -> str:
    return " ".join(words_of(own) for own in (branch.own, *(each for _, each in branch.more)))


def _has_calls(branch: Branch) -> bool:
    elements: list[etree._Element] = [branch.own, *branch.lines, *(own for _, own in branch.more)]
    return any(
        each.get(CALL) or each.get(AGAIN) for element in elements for each in element.iter("*")
    )
