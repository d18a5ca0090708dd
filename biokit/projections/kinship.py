"""Who is related to whom, as the life says it, and where what it says cannot be.

A relationship says what another person is to the one it is said of: parent, child, sibling, spouse,
partner. A marriage with one other person says it too, and when; so does the birth of a child.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from biokit.diagnostics import Finding, Severity
from biokit.model.base import Node
from biokit.model.biography import Biography
from biokit.model.dates import Date, before
from biokit.model.life import Event, Life, Person, Relation, State

__all__ = ["Couple", "Kinship", "Vitals", "kinship_of", "vitals_of"]

BOTH = 2
"""Parents that a tree has room for."""


class Vitals(msgspec.Struct, frozen=True):
    """When somebody was born and died, as far as the life says it."""

    birth: Date | None = None
    baptism: Date | None = None
    death: Date | None = None


class Couple(msgspec.Struct, frozen=True):
    """How two persons are joined."""

    married: bool = True
    date: Date | None = None


class Kinship(msgspec.Struct):
    """Who is related to whom, by the ids of persons, in the order in which the life says it."""

    persons: dict[str, Person]
    vitals: dict[str, Vitals]
    parents: dict[str, list[str]] = {}
    children: dict[str, list[str]] = {}
    couples: dict[str, dict[str, Couple]] = {}
    """Of each of the two, the other."""
    siblings: dict[str, list[str]] = {}
    findings: list[Finding] = []
    """Contradictions: each person still stands somewhere, unless there is an error."""

    @property
    def related(self) -> tuple[str, ...]:
        """Everybody who has a place in a tree."""
        found = (*self.couples, *self.parents, *self.children, *self.siblings)
        return tuple(dict.fromkeys(found))


def vitals_of(life: Life) -> dict[str, Vitals]:
    """By person; the first event of a kind that has a date counts."""
    found: dict[str, dict[str, Date]] = {}
    for event in life.events:
        if event.kind in {"birth", "baptism", "death"} and event.date is not None:
            found.setdefault(event.subject, {}).setdefault(event.kind, event.date)
    return {key: Vitals(**dates) for key, dates in found.items()}


def kinship_of(biography: Biography) -> Kinship:
    """Gather what the life says.

    What cannot be (someone who is his own parent, a third parent, a husband who is the wife's
    father, a child older than its mother) is a warning, and the tree does without it or shows it
    as it is; a person who is an ancestor of himself is an error, for then there is no tree.
    """
    life = biography.life
    persons = {person.id: person for person in life.persons}
    made = Kinship(persons, vitals_of(life))
    for part, subject, other, relation, date in _said(life, persons):
        _put(made, part, subject, other, relation, date)
    _share_parents(made)
    made.findings += _of_nobody(life)
    made.findings += _too_young(made)
    made.findings += _circles(made)
    return made


_Said = tuple[Node, str, str, Relation, Date | None]


def _said(life: Life, persons: dict[str, Person]) -> Iterator[_Said]:
    """Each relation: where it is said, of whom, who the other is, and what to the first."""
    for state in life.states:
        match state:
            case State(person=str(other), relation=str(relation)):
                yield state, state.subject, other, relation, state.span
            case _:
                pass
    for event in life.events:
        others = [key for key in event.participants if key in persons]
        match event:
            case Event(kind="marriage") if len(others) == 1:
                yield event, event.subject, others[0], "spouse", event.date
            case Event(kind="birth-of-child") if len(others) == 1:
                yield event, event.subject, others[0], "child", None
            case _:
                pass


def _put(
    to: Kinship, part: Node, subject: str, other: str, relation: Relation, date: Date | None
) -> None:
    unknown = next((key for key in (subject, other) if key not in to.persons), None)
    if unknown is not None:
        to.findings.append(_finding(part, "unknown-person", f"the life has no person {unknown}"))
        return
    if subject == other:
        message = f"{_name(to, subject)} is said to be related to themselves"
        to.findings.append(_finding(part, "own-relative", message))
        return
    match relation:
        case "parent":
            _put_parent(to, part, other, subject)
        case "child":
            _put_parent(to, part, subject, other)
        case "sibling":
            _add(to.siblings, subject, other)
            _add(to.siblings, other, subject)
        case "spouse" | "partner":
            _put_couple(to, part, (subject, other), Couple(relation == "spouse", date))


def _put_parent(to: Kinship, part: Node, parent: str, child: str) -> None:
    if parent in to.parents.get(child, ()):
        return
    if parent in to.couples.get(child, ()):
        to.findings.append(_both(to, part, parent, child))
    if len(to.parents.get(child, ())) == BOTH:
        first, second = (_name(to, key) for key in to.parents[child])
        message = f"{_name(to, child)} has a third parent, {_name(to, parent)}"
        hint = f"the tree keeps the first two, {first} and {second}"
        to.findings.append(_finding(part, "third-parent", message, hint))
        return
    _add(to.parents, child, parent)
    _add(to.children, parent, child)


def _put_couple(to: Kinship, part: Node, pair: tuple[str, str], couple: Couple) -> None:
    one, other = pair
    if other in to.parents.get(one, ()) or one in to.parents.get(other, ()):
        to.findings.append(_both(to, part, one, other))
    known = to.couples.get(one, {}).get(other)
    if known is not None:
        date = _start(known.date) or _start(couple.date)
        couple = Couple(known.married or couple.married, date)
    else:
        couple = Couple(couple.married, _start(couple.date))
    to.couples.setdefault(one, {})[other] = couple
    to.couples.setdefault(other, {})[one] = couple


def _start(span: Date | None) -> Date | None:
    """When a marriage began: the first of two ends."""
    if span is None or "/" not in span.edtf:
        return span
    first = span.edtf.partition("/")[0]
    return Date(first) if first not in {"", ".."} else None


def _add(to: dict[str, list[str]], key: str, value: str) -> None:
    if value not in to.setdefault(key, []):
        to[key].append(value)


def _share_parents(to: Kinship) -> None:
    """Who is said to be a sibling and has no parents has those of the other."""
    waiting = list(to.siblings)
    while waiting:
        key = waiting.pop()
        for other in to.siblings[key]:
            if to.parents.get(key) and not to.parents.get(other):
                for parent in to.parents[key]:
                    _add(to.parents, other, parent)
                    _add(to.children, parent, other)
                waiting.append(other)


# ----------------------------------------------------------------------------------- what cannot be


def _of_nobody(life: Life) -> Iterator[Finding]:
    for state in life.states:
        if state.relation is not None and state.person is None:
            message = f"{state.id} is the relation of nobody to {state.subject}"
            yield _finding(state, "relation-of-nobody", message, "name the other as person")


def _too_young(to: Kinship) -> Iterator[Finding]:
    nobody = Vitals()
    for child, parents in to.parents.items():
        born = to.vitals.get(child, nobody).birth
        for parent in parents:
            own = to.vitals.get(parent, nobody).birth
            if born is not None and own is not None and before(born, own):
                message = f"{_name(to, child)} is born before {_name(to, parent)}, a parent"
                yield _finding(to.persons[child], "child-before-parent", message)


def _circles(to: Kinship) -> Iterator[Finding]:
    """Who is an ancestor of himself: those who are left when all who have no parents are gone."""
    left = {key: set(parents) for key, parents in to.parents.items()}
    gone = [key for key in to.related if not left.get(key)]
    while gone:
        parent = gone.pop()
        left.pop(parent, None)
        for child in to.children.get(parent, ()):
            if child in left and parent in left[child]:
                left[child].remove(parent)
                if not left[child]:
                    gone.append(child)
    if left:
        round_ = _round(next(iter(left)), lambda key: next(iter(sorted(left[key]))))
        names = " ← ".join(_name(to, key) for key in round_)
        message = f"somebody is an ancestor of themselves, and no tree can be drawn: {names}"
        hint = "one of these has the wrong parent"
        yield _finding(to.persons[round_[0]], "family-in-a-circle", message, hint, "error")


def _round(start: str, parent_of: Callable[[str], str]) -> list[str]:
    """The circle that is reached from someone by going from child to parent."""
    seen: list[str] = []
    here = start
    while here not in seen:
        seen.append(here)
        here = parent_of(here)
    return [*seen[seen.index(here) :], here]


def _both(to: Kinship, part: Node, one: str, other: str) -> Finding:
    message = f"{_name(to, one)} and {_name(to, other)} are a couple, and parent and child"
    return _finding(part, "parent-and-spouse", message)


def _name(to: Kinship, key: str) -> str:
    return to.persons[key].names[0].forms[0].text if to.persons[key].names else key


def _finding(
    part: Node,
    code: str,
    message: str,
    hint: str | None = None,
    severity: Severity = "warning",
) -> Finding:
    origin = part.origin
    return Finding(
        code,
        message,
        severity,
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        node=part.id,
        hint=hint,
    )
