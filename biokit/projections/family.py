"""The family tree: descendants of the first ancestors that the life knows of its subject.

A tree shows each person once with all that follow from him or her. Who married into it and has
parents of his own stands, with those, in a further tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from biokit.citing.terms import Terms
from biokit.diagnostics import Finding
from biokit.model.biography import Biography
from biokit.model.dates import Date
from biokit.projections.kinship import Couple, Kinship, Vitals, kinship_of
from biokit.projections.years import year_words

__all__ = ["Branch", "Family", "Kin", "Union", "family_of"]

MOST_GENERATIONS = 40
"""In one tree; those below have trees of their own."""
NEVER = 10**9
"""The day of what has no date, for the order."""


class Kin(msgspec.Struct, frozen=True):
    """A person of the tree."""

    id: str
    name: str
    lang: str | None
    dates: str
    """`1819–1880`, `b. 1955`, or nothing."""
    subject: bool = False


class Union(msgspec.Struct, frozen=True):
    """Whom somebody had children with, or was joined to."""

    partner: Kin | None
    """`None` is not known."""
    words: str
    """How and when: `m. 1840`."""
    children: tuple[Branch, ...]
    """By their dates of birth, if all have one, and else in the order of the life."""


class Branch(msgspec.Struct, frozen=True):
    """A person with all that follow from him or her."""

    kin: Kin | None
    """`None` for the parents of siblings of whom nothing is known."""
    unions: tuple[Union, ...] = ()
    elsewhere: Literal["above", "below"] | None = None
    """Where those stand that follow from this person, if not here."""

    @property
    def children(self) -> tuple[Branch, ...]:
        """Of all unions."""
        return tuple(child for union in self.unions for child in union.children)


class Family(msgspec.Struct, frozen=True):
    """All trees, that of the subject first."""

    trees: tuple[Branch, ...] = ()


def family_of(biography: Biography, words: Terms, lang: str) -> tuple[Family, tuple[Finding, ...]]:
    """The trees of a life, and what its author should know of them.

    Args:
        biography: its relationships are read, its marriages and the dates of its persons.
        words: the book's terms.
        lang: that of its dates.
    """
    kinship = kinship_of(biography)
    findings = tuple(kinship.findings)
    if any(finding.severity == "error" for finding in findings):
        return Family(), findings
    growing = _Growing(kinship, frozenset(biography.subjects), words, lang)
    return Family(tuple(growing.trees(biography.subjects))), findings


class _Growing:
    """Makes trees; each person and each couple stands in one of them."""

    def __init__(self, kinship: Kinship, subjects: frozenset[str], words: Terms, lang: str) -> None:
        self._kinship = kinship
        self._subjects = subjects
        self._words = words
        self._lang = lang
        self._headed: set[str] = set()
        """Who has a place with what follows from him."""
        self._married: set[str] = set()
        """Who stands beside such a one."""
        self._couples: set[frozenset[str]] = set()

    def trees(self, subjects: tuple[str, ...]) -> Iterator[Branch]:
        """That of the subjects, those of who married into it, and all others."""
        for key in self._in_order(subjects):
            if key in self._headed:
                continue
            has_more = self._kinship.parents.get(key) or any(self._open_unions(key))
            if key in self._married and not has_more:
                continue
            root = self._root(key)
            yield self._tree(key if root in self._headed else root)

    def _in_order(self, subjects: tuple[str, ...]) -> Iterator[str]:
        """Everybody who is related to somebody: from the subjects on, relation by relation."""
        kinship = self._kinship
        related = dict.fromkeys(kinship.related)
        waiting = [key for key in subjects if key in related]
        seen = set(waiting)
        for start in (None, *related):
            if start is not None and start not in seen:
                seen.add(start)
                waiting.append(start)
            while waiting:
                key = waiting.pop(0)
                yield key
                near = (
                    *kinship.parents.get(key, ()),
                    *kinship.siblings.get(key, ()),
                    *kinship.couples.get(key, ()),
                    *kinship.children.get(key, ()),
                )
                new = [other for other in dict.fromkeys(near) if other not in seen]
                seen.update(new)
                waiting += new

    def _root(self, key: str) -> str:
        """The first ancestor, by the parent who has parents, and else by the first named."""
        parents = self._kinship.parents
        while parents.get(key):
            above = parents[key]
            key = next((each for each in above if parents.get(each)), above[0])
        return key

    def _tree(self, root: str) -> Branch:
        """A tree, or siblings whose parents are not known."""
        siblings = self._siblings(root)
        if not siblings:
            return self._branch(root, 1)
        children = tuple(self._branch(key, 2) for key in self._by_birth([root, *siblings]))
        return Branch(None, (Union(None, "", children),))

    def _siblings(self, key: str) -> list[str]:
        found, waiting = [key], [key]
        while waiting:
            for other in self._kinship.siblings.get(waiting.pop(), ()):
                alone = not self._kinship.parents.get(other) and other not in self._headed
                if other not in found and alone:
                    found.append(other)
                    waiting.append(other)
        return found[1:]

    def _branch(self, key: str, generation: int) -> Branch:
        if key in self._headed:
            return Branch(self._kin(key), elsewhere="above")
        if generation > MOST_GENERATIONS and self._kinship.children.get(key):
            return Branch(self._kin(key), elsewhere="below")
        self._headed.add(key)
        is_shown = any(frozenset((key, other)) in self._couples for other in self._others(key))
        unions = tuple(
            self._union(key, other, children, generation)
            for other, children in self._open_unions(key)
        )
        return Branch(self._kin(key), unions, "above" if is_shown else None)

    def _others(self, key: str) -> Iterator[str]:
        yield from self._kinship.couples.get(key, ())
        for child in self._kinship.children.get(key, ()):
            yield from (other for other in self._kinship.parents[child] if other != key)

    def _open_unions(self, key: str) -> list[tuple[str | None, list[str]]]:
        """Those that no tree has shown: the other person, if known, and the children."""
        made: dict[str | None, list[str]] = {}
        for other in dict.fromkeys(self._others(key)):
            if frozenset((key, other)) not in self._couples:
                made[other] = []
        for child in self._kinship.children.get(key, ()):
            both = [other for other in self._kinship.parents[child] if other != key]
            if not both:
                made.setdefault(None, []).append(child)
            elif both[0] in made:
                made[both[0]].append(child)
        return sorted(made.items(), key=lambda union: self._joined(key, union[0]))

    def _joined(self, key: str, other: str | None) -> tuple[int, int]:
        couple = self._kinship.couples.get(key, {}).get(other or "")
        return (other is None, _day(couple.date if couple else None))

    def _union(self, key: str, other: str | None, children: list[str], generation: int) -> Union:
        partner = None
        words = ""
        if other is not None:
            self._couples.add(frozenset((key, other)))
            self._married.add(other)
            partner = self._kin(other)
            words = self._said(self._kinship.couples.get(key, {}).get(other))
        ordered = self._by_birth(children)
        return Union(partner, words, tuple(self._branch(c, generation + 1) for c in ordered))

    def _by_birth(self, siblings: list[str]) -> list[str]:
        """Brothers and sisters by age; in the order of the life, if not all have a date."""
        vitals = [self._kinship.vitals.get(key, Vitals()) for key in siblings]
        born = dict(zip(siblings, (_day(one.birth or one.baptism) for one in vitals), strict=True))
        return sorted(siblings, key=born.__getitem__) if NEVER not in born.values() else siblings

    # --------------------------------------------------------------------------------- the words

    def _said(self, couple: Couple | None) -> str:
        if couple is None or not couple.married:
            return self._words.together
        date = year_words(couple.date, self._lang) if couple.date else ""
        return " ".join(self._words.married.format(date=date).split())

    def _kin(self, key: str) -> Kin:
        person = self._kinship.persons[key]
        form = person.names[0].forms[0] if person.names else None
        lang = None if form is None or _is_same(form.lang, self._lang) else form.lang
        name = key if form is None else form.text
        return Kin(key, name, lang, self._dates(key), key in self._subjects)

    def _dates(self, key: str) -> str:
        """`1819–1880`; one that is alone says what it is."""
        vitals = self._kinship.vitals.get(key, Vitals())
        words, lang = self._words, self._lang
        if vitals.birth and vitals.death:
            return f"{year_words(vitals.birth, lang)}–{year_words(vitals.death, lang)}"
        said = (
            (vitals.birth, words.born),
            (None if vitals.birth else vitals.baptism, words.baptised),
            (vitals.death, words.died),
        )
        return ", ".join(each.format(date=year_words(date, lang)) for date, each in said if date)


def _is_same(lang: str | None, book: str) -> bool:
    """Whether words need not say that they are in a language: it is the book's, or nobody's."""
    return lang is None or f"{book}-".startswith(f"{lang}-") or lang == book


def _day(date: Date | None) -> int:
    """For the order: who has no date comes last, as the life has them."""
    first = None if date is None else date.earliest
    return NEVER if first is None else first
