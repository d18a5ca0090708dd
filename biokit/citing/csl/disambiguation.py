"""Telling cites apart that would print alike: more names, given names, a condition, a suffix.

https://docs.citationstyles.org/en/stable/specification.html#disambiguation
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from biokit.citing.csl.cursor import UNTOLD, NameList, Told
from biokit.citing.csl.name_values import PersonName
from biokit.citing.csl.syntax import Area

FULL = 2
"""The level at which a given name is whole."""


class Seen(msgspec.Struct, frozen=True):
    """A cite as a reader sees it who has only this."""

    words: str
    lists: tuple[NameList, ...]


See = Callable[[str, Told], Seen]
"""A cite of an item, told apart so far."""


class Disambiguation:
    """Works on all items of a document at once."""

    def __init__(
        self,
        ids: Sequence[str],
        area: Area,
        see: See,
        others: Sequence[NameList],
        *,
        conditions: int,
    ) -> None:
        self.ids = ids
        self.area = area
        self.see = see
        self.others = tuple(others)
        self.conditions = conditions
        self.told: dict[str, Told] = dict.fromkeys(ids, UNTOLD)

    def run(self) -> dict[str, Told]:
        """How each item is told apart, but for year suffixes, whose order is the bibliography's."""
        area = self.area
        by_cite = area.givenname_rule == "by-cite"
        if area.add_givenname and not by_cite:
            self._name_by_name()
        for group in self._ambiguous(self.ids, silent=True):
            left = [group]
            # Given names of those who are named come before further names.
            if area.add_names and not (area.add_givenname and by_cite):
                left = self._with_more_names(group)
            if area.add_givenname and by_cite:
                left = [part for each in left for part in self._with_given_names(each)]
            # A condition is the last resort, and a suffix never fails.
            for each in left if self.conditions and not area.add_year_suffix else ():
                self._with_conditions(each)
        return self.told

    def still_ambiguous(self) -> list[list[str]]:
        """Groups of items that nothing so far tells apart."""
        return self._ambiguous(self.ids)

    def _words(self, key: str, told: Told | None = None) -> str:
        return self.see(key, self.told[key] if told is None else told).words

    def _ambiguous(self, ids: Iterable[str], *, silent: bool = False) -> list[list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for key in ids:
            groups[self._words(key)].append(key)
        # Cites that print nothing confuse nobody.
        return [group for words, group in groups.items() if len(group) > 1 and (words or silent)]

    def _partition(self, group: Sequence[str], told: dict[str, Told]) -> frozenset[frozenset[str]]:
        parts: dict[str, set[str]] = defaultdict(set)
        for key in group:
            parts[self._words(key, told[key])].add(key)
        return frozenset(map(frozenset, parts.values()))

    # ----------------------------------------------------------------------------- more names

    def _with_more_names(self, group: list[str]) -> list[list[str]]:
        """Show names that *et al.* hides, no more than are needed; the groups that are left."""
        looks = {key: self.see(key, self.told[key]) for key in group}
        most = max((len(each.people) for look in looks.values() for each in look.lists), default=0)
        least = min((each.shown for look in looks.values() for each in look.lists), default=0)
        parts = self._partition(group, self.told)
        tried = dict(self.told)
        for count in range(least + 1, most + 1):
            for key in group:
                if any(key in part and len(part) > 1 for part in parts):
                    tried[key] = _showing(self.told[key], looks[key], count)
            found = self._partition(group, tried)
            if len(found) > len(parts):
                parts = found
                self.told.update({key: tried[key] for key in group})
            if all(len(part) == 1 for part in parts):
                break
        return [sorted(part, key=group.index) for part in parts if len(part) > 1]

    # ---------------------------------------------------------------------------- given names

    def _with_given_names(self, group: list[str]) -> list[list[str]]:
        """Expand given names of this group alone, showing more names if need be; what is left."""
        before = {key: self.told[key] for key in group}
        current, parts = self._expanded(group, before)
        if self.area.add_names:
            looks = {key: self.see(key, before[key]) for key in group}
            most = max((len(n.people) for look in looks.values() for n in look.lists), default=0)
            for count in range(1, most + 1):
                open_ = [key for part in parts if len(part) > 1 for key in part]
                if not open_:
                    break
                wider = {
                    key: _showing(told, looks[key], max(count, _least(told)))
                    if key in open_
                    else told
                    for key, told in current.items()
                }
                tried, found = self._expanded(group, wider)
                if len(found) > len(parts):
                    current, parts = tried, found
        if len(parts) > len(self._partition(group, before)):
            self.told.update(current)
        return [sorted(part, key=group.index) for part in parts if len(part) > 1]

    def _expanded(
        self, group: Sequence[str], told: dict[str, Told]
    ) -> tuple[dict[str, Told], frozenset[frozenset[str]]]:
        """Given names name by name, each kept only if it tells something apart."""
        current = dict(told)
        parts = self._partition(group, current)
        lists = {key: self.see(key, current[key]).lists for key in group}
        places = sorted(
            {(at, place) for each in lists.values() for at, names in enumerate(each)
             for place in range(names.shown)}
        )  # fmt: skip
        for at, place in places:
            for level in range(1, self._top() + 1):
                open_ = {key for part in parts if len(part) > 1 for key in part}
                tried = {
                    key: _raised(told, lists[key], at, place, level) if key in open_ else told
                    for key, told in current.items()
                }
                found = self._partition(group, tried)
                if len(found) > len(parts):
                    current, parts = tried, found
            if all(len(part) == 1 for part in parts):
                break
        return current, parts

    def _top(self) -> int:
        return 1 if self.area.givenname_rule.endswith("-with-initials") else FULL

    def _name_by_name(self) -> None:
        """Expand the given name of every person whom the short form confuses with another.

        Others are all whom a cite names or the bibliography is sorted by.
        """
        looks = {key: self.see(key, self.told[key]) for key in self.ids}
        primary = self.area.givenname_rule.startswith("primary-name")
        named = {
            person
            for lists in (*(look.lists for look in looks.values()), self.others)
            for names in lists
            for person in (names.people[:1] if primary else names.people)
        }
        for key, look in looks.items():
            given = tuple(
                tuple(
                    0 if primary and place else self._level(person, names, named)
                    for place, person in enumerate(names.people)
                )
                for names in look.lists
            )
            if any(map(any, given)):
                self.told[key] = Told(self.told[key].names, given)

    def _level(self, person: PersonName, names: NameList, named: set[PersonName]) -> int:
        """The least that tells a person from everybody else."""
        forms = [names.prints(person, level) for level in range(FULL + 1)]
        others = {
            tuple(names.prints(other, level) for level in range(FULL + 1))
            for other in named
            if names.prints(other, 0) == forms[0]
        } - {tuple(forms)}
        if not others:
            return 0
        for level in range(1, self._top() + 1):
            if all(other[level] != forms[level] for other in others):
                return level
        # Nobody is told apart in full; what tells most apart is the best there is.
        return min(
            range(self._top() + 1),
            key=lambda level: (sum(other[level] == forms[level] for other in others), level),
        )

    # ------------------------------------------------------------------------------ condition

    def _with_conditions(self, group: list[str]) -> None:
        """Let as many of the style's conditions hold as tell something apart."""
        before = {key: self.told[key] for key in group}
        parts = self._partition(group, before)
        for count in range(1, self.conditions + 1):
            open_ = {key for part in parts if len(part) > 1 for key in part}
            tried = {
                key: Told(told.names, told.given, count) if key in open_ else self.told[key]
                for key, told in before.items()
            }
            found = self._partition(group, tried)
            if len(found) > len(parts):
                parts = found
                self.told.update(tried)


def _showing(told: Told, look: Seen, count: int) -> Told:
    """With so many names of each list shown."""
    return Told(
        tuple(min(count, len(each.people)) for each in look.lists), told.given, told.conditions
    )


def _least(told: Told) -> int:
    return max(told.names, default=0)


def _raised(told: Told, lists: tuple[NameList, ...], at: int, place: int, level: int) -> Told:
    """With one given name at a level."""
    given = [
        list(told.given[index]) if index < len(told.given) else [] for index in range(len(lists))
    ]
    if at >= len(given):
        return told
    levels = given[at]
    levels += [0] * (place + 1 - len(levels))
    levels[place] = level
    return Told(told.names, tuple(map(tuple, given)), told.conditions)


def suffix_letters(number: int) -> str:
    """`a` for 0, `z` for 25, then `aa`."""
    made = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        made = chr(ord("a") + digit) + made
    return made
