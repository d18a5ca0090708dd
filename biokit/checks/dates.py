"""Rules of time: nobody acts before birth or holds office after death, as far as dates are sure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from biokit.checks.base import Examined, Flaw, Spot, rule
from biokit.model.dates import Date, after, age_at, before, contradicts
from biokit.model.edtf import Interval, Limit
from biokit.model.life import Claim, Event, State, ValueDate, ValueEntity, ValueWords
from biokit.model.walk import plain_text

POSTHUMOUS = frozenset({"burial", "publication", "award", "birth-of-child"})
"""Kinds of event that may follow the death of the one they are about."""
OLDEST = 122
"""Completed years of the longest human life on record."""


def _dates(examined: Examined, kind: str, person: str) -> list[Date]:
    return [
        event.date
        for event in examined.life.events
        if event.kind == kind and event.subject == person and event.date is not None
    ]


@rule("death-before-birth", "error", "someone dies before being born")
def death_before_birth(examined: Examined) -> Iterator[Flaw]:
    """Only where the dates leave no doubt."""
    for event, spot in examined.of(Event):
        if event.kind != "death" or event.date is None:
            continue
        for born in _dates(examined, "birth", event.subject):
            if before(event.date, born):
                yield Flaw(spot, f"{event.subject} dies ({event.date.edtf}) before {born.edtf}")


@rule("life-too-long", "warning", "someone lives longer than anyone ever did")
def life_too_long(examined: Examined) -> Iterator[Flaw]:
    """The mark of a wrong century, or of two persons taken for one."""
    for event, spot in examined.of(Event):
        if event.kind != "death" or event.date is None:
            continue
        for born in _dates(examined, "birth", event.subject):
            age = age_at(born, event.date)
            if age is not None and age[0] > OLDEST:
                yield Flaw(spot, f"{event.subject} dies at {age[0]} or more", "look at the years")


@rule("event-outside-life", "error", "something happens to someone before birth or after death")
def event_outside_life(examined: Examined) -> Iterator[Flaw]:
    """Burials, posthumous books, honours and children may follow a death."""
    for event, spot in examined.of(Event):
        if event.date is None or event.kind in {"birth", "death"}:
            continue
        allowed = event.kind in POSTHUMOUS
        yield from _outside(examined, event, event.date, spot, posthumous=allowed)


@rule("state-outside-life", "error", "a state lasts longer than the life, or lies outside it")
def state_outside_life(examined: Examined) -> Iterator[Flaw]:
    """Looks at both ends of the span."""
    for state, spot in examined.of(State):
        if state.span is None:
            continue
        for end in _ends(state.span):
            flaws = list(_outside(examined, state, end, spot, posthumous=False))
            yield from flaws
            if flaws:
                break


def _ends(span: Date) -> list[Date]:
    """The given ends of an interval; any other date is both its ends."""
    parsed = span.parsed
    if not isinstance(parsed, Interval):
        return [span]
    given = zip(span.edtf.split("/"), (parsed.start, parsed.end), strict=True)
    return [Date(text) for text, end in given if not isinstance(end, Limit)]


def _outside(
    examined: Examined, what: Event | State, date: Date, spot: Spot, *, posthumous: bool
) -> Iterator[Flaw]:
    kind = type(what).__name__.lower()
    for born in _dates(examined, "birth", what.subject):
        if before(date, born):
            yield Flaw(
                spot,
                f"the {kind} {what.id} ({date.edtf}) is before the birth of {what.subject} "
                f"({born.edtf})",
                "mend one of the dates",
            )
    for died in _dates(examined, "death", what.subject):
        if after(date, died) and not posthumous:
            yield Flaw(
                spot,
                f"the {kind} {what.id} ({date.edtf}) is after the death of {what.subject} "
                f"({died.edtf})",
                "mend one of the dates",
            )


@rule("claims-conflict", "warning", "sources contradict each other and no resolution weighs them")
def claims_conflict(examined: Examined) -> Iterator[Flaw]:
    """Conflicting claims are no error; to print them without a word about it is."""
    weighed = [set(resolution.claims) for resolution in examined.life.resolutions]
    groups: dict[tuple[str, str], list[tuple[Claim, Spot]]] = {}
    for claim, spot in examined.of(Claim):
        groups.setdefault((claim.subject, claim.predicate), []).append((claim, spot))
    for (subject, predicate), claims in groups.items():
        for (one, _), (other, spot) in combinations(claims, 2):
            if _conflict(one, other) and not any({one.id, other.id} <= both for both in weighed):
                yield Flaw(
                    spot,
                    f"{one.id} and {other.id} contradict each other ({predicate} of {subject})",
                    "add a resolution, which may leave the matter open",
                )


def _conflict(one: Claim, other: Claim) -> bool:
    """Whether not both can be true: other values affirmed, or one value affirmed and denied."""
    differ = _differ(one, other)
    if one.polarity == other.polarity == "affirmed":
        return differ
    return one.polarity != other.polarity and not differ


def _differ(one: Claim, other: Claim) -> bool:
    match one.value, other.value:
        case ValueDate(date=mine), ValueDate(date=yours):
            return contradicts(mine, yours)
        case ValueEntity(entity=mine_id), ValueEntity(entity=yours_id):
            return mine_id != yours_id
        case ValueWords(content=mine_words), ValueWords(content=yours_words):
            return _folded(plain_text(mine_words)) != _folded(plain_text(yours_words))
        case _:
            return True


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
