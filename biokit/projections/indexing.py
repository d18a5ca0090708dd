"""The index: what is marked for it and who and what is mentioned, as a tree of entries.

A place is the id of the node that stands there; each product says in its own words where that is,
and leaves out what would say the same twice. The subject of a biography is mentioned on every page:
only what is marked is listed of it, in the order of the book, which is that of the life.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from biokit.citing.terms import Terms
from biokit.diagnostics import Finding
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import IndexMark, Mention, Section
from biokit.model.walk import plain_text
from biokit.notation.entries import read_entry
from biokit.projections.book import Label, NumberedNote
from biokit.projections.filing import Filed, filed
from biokit.projections.index import Entry, Group, Index, Locator, Reference
from biokit.projections.index_names import Called, Names, alike
from biokit.projections.index_places import Found, found_in
from biokit.projections.numbering import slug

__all__ = ["index_of", "is_indexed"]

Sections = tuple[Section, ...]


def is_indexed(biography: Biography) -> Callable[[object], bool]:
    """Whether a node is one that an index may lead to, in whichever edition."""
    life = biography.life
    entities = (*life.persons, *life.places, *life.organisations)
    named = {entity.id for entity in entities if entity.names} - set(biography.subjects)

    def wanted(part: object) -> bool:
        match part:
            case IndexMark(see=see, see_also=also, content=content):
                # A mark that only refers to another entry is no place to be led to.
                return see is None and (also is None or bool(content))
            case Mention(of=of):
                return of in named
            case _:
                return False

    return wanted


class _Draft:
    """An entry while it is gathered."""

    def __init__(self, called: Called, order: Filed, *, in_order: bool = False) -> None:
        self.called = called
        self.order = order
        self.in_order = in_order
        """Its sub-entries stand in the order of the book."""
        self.locators: list[Locator] = []
        self.see: dict[str, IndexMark | None] = {}
        self.see_also: dict[str, IndexMark | None] = {}
        self.below: dict[str, _Draft] = {}
        self.id: str | None = None


def index_of(
    sections: Sections,
    biography: Biography,
    edition: Edition,
    labels: dict[str, Label],
    notes: tuple[NumberedNote, ...],
    words: Terms,
) -> tuple[Index, tuple[Finding, ...]]:
    """The index of a book, and what its author should know of it.

    Args:
        sections: of the book; what `is_indexed` says has an id, and nothing else is led to.
        biography: the work.
        edition: whether mentions are listed.
        labels: what there is to say of each node.
        notes: with their marks.
        words: the book's terms.
    """
    gathered = _Gathering(biography, edition, labels)
    for found in found_in(sections, labels, notes, words):
        gathered.take(found)
    return gathered.index(), tuple(gathered.findings)


class _Gathering:
    """Puts marks and mentions under their headings."""

    def __init__(self, biography: Biography, edition: Edition, taken: Iterable[str]) -> None:
        self._mentions = edition.index == "marks-and-mentions"
        self._lang = biography.lang or "en"
        self._subjects = frozenset(biography.subjects)
        self._names = Names(biography.life)
        self._taken = set(taken)
        self._top: dict[str, _Draft] = {}
        self.findings: list[Finding] = []

    def take(self, found: Found) -> None:
        """Put a mark, or a mention where it is to be listed, under its heading."""
        match found.part:
            case IndexMark():
                self._mark(found, found.part)
            case Mention(of=of) if self._mentions and not found.matter:
                called = None if of in self._subjects else self._names.called(of)
                if called is not None and found.part.id is not None:
                    self._locate(self._entity(of, called), found)

    def _mark(self, found: Found, mark: IndexMark) -> None:
        path = [level for level in mark.entry if level.strip()]
        path = path or [plain_text(mark.content)]
        if not path[0].strip():
            return
        draft = self._draft(path)
        if mark.see is not None:
            draft.see.setdefault(mark.see, mark)
        elif mark.see_also is not None:
            draft.see_also.setdefault(mark.see_also, mark)
        if mark.see is None and (mark.see_also is None or mark.content):
            self._locate(draft, found)

    @staticmethod
    def _locate(draft: _Draft, found: Found) -> None:
        key = found.part.id
        if key is not None:
            draft.locators.append(Locator(key, found.place, found.note))

    def _draft(self, path: list[str]) -> _Draft:
        first, *rest = path
        entity = self._names.named(first)
        called = None if entity is None else self._names.called(entity)
        if entity is None or called is None:
            draft = self._at(self._top, first, below=False)
        else:
            draft = self._entity(entity, called)
        for level in rest:
            draft = self._at(draft.below, level, below=True)
        return draft

    def _entity(self, key: str, called: Called) -> _Draft:
        kept = alike(called.heading)
        if kept not in self._top:
            order = filed(called.filed_as, self._lang, called.romanised)
            self._top[kept] = _Draft(called, order, in_order=key in self._subjects)
        return self._top[kept]

    def _at(self, level: dict[str, _Draft], heading: str, *, below: bool) -> _Draft:
        key = alike(heading)
        if key not in level:
            words = " ".join(heading.split())
            level[key] = _Draft(Called(words, words), filed(words, self._lang, below=below))
        return level[key]

    # ---------------------------------------------------------------------------- the finished tree

    def index(self) -> Index:
        """The entries in their order, with what they refer to."""
        self._send_from_other_names()
        for draft in tuple(_all_drafts(self._top.values())):
            self._refer(draft)
        for draft in self._top.values():
            self._name(draft)
        groups: dict[str, list[Entry]] = {}
        for draft in sorted(self._top.values(), key=lambda each: each.order):
            groups.setdefault(draft.order.initial, []).append(self._entry(draft))
        return Index(tuple(Group(initial, tuple(made)) for initial, made in groups.items()))

    def _send_from_other_names(self) -> None:
        """A married name, a pen name: from there a reader is sent to the entry, if there is one."""
        for draft in tuple(self._top.values()):
            for other in draft.called.also:
                if alike(other) not in self._top:
                    self._at(self._top, other, below=False).see[draft.called.heading] = None

    def _refer(self, draft: _Draft) -> None:
        """Give an id to every entry that this one refers to."""
        if draft.locators or draft.below:
            # It has something to show itself: what stands elsewhere is more of it.
            draft.see_also = {**draft.see, **draft.see_also}
            draft.see = {}
        for words, mark in (*draft.see.items(), *draft.see_also.items()):
            target = self._target(words)
            if target is None:
                self.findings.append(_leads_nowhere(draft, words, mark))
            else:
                self._name(target)

    def _name(self, draft: _Draft) -> None:
        """Give an entry an id, unless it has one."""
        if draft.id is None:
            stem = f"index-{slug(draft.called.heading)}"
            tried = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
            draft.id = next(each for each in tried if each not in self._taken)
            self._taken.add(draft.id)

    def _target(self, words: str) -> _Draft | None:
        """The entry that some words of an author, or an entity's id, refer to."""
        first, *rest = read_entry(words) or ("",)
        called = self._names.called(self._names.named(first) or first)
        heading = first if called is None else called.heading
        draft = self._top.get(alike(heading))
        for level in rest:
            draft = None if draft is None else draft.below.get(alike(level))
        return draft

    def _entry(self, draft: _Draft) -> Entry:
        below = draft.below.values()
        ordered = below if draft.in_order else sorted(below, key=lambda each: each.order)
        return Entry(
            heading=draft.called.heading,
            locators=tuple(draft.locators),
            see=self._references(draft.see),
            see_also=self._references(draft.see_also),
            entries=tuple(map(self._entry, ordered)),
            lang=draft.called.lang,
            id=draft.id,
        )

    def _references(self, said: Iterable[str]) -> tuple[Reference, ...]:
        made = [self._reference(words) for words in said]
        return tuple(sorted(made, key=lambda each: filed(each.words, self._lang)))

    def _reference(self, words: str) -> Reference:
        levels = read_entry(words)
        target = self._target(words)
        if target is None:
            return Reference(": ".join(levels), None)
        first = levels[:-1]
        whole = (*first, target.called.heading) if first else (target.called.heading,)
        return Reference(": ".join(whole), target.id)


def _all_drafts(drafts: Iterable[_Draft]) -> Iterator[_Draft]:
    for draft in drafts:
        yield draft
        yield from _all_drafts(draft.below.values())


def _leads_nowhere(draft: _Draft, words: str, mark: IndexMark | None) -> Finding:
    origin = mark.origin if mark is not None else None
    return Finding(
        "index-see-nowhere",
        f"the index sends from “{draft.called.heading}” to “{words}”, and has no such entry",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=mark.id if mark is not None else None,
        hint="mark words for that entry, or name another: its levels are parted by !",
    )
