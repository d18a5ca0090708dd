"""Dates: when something was, as exactly as the source knows it, with the source's own words.

A date is EDTF (`biokit.model.edtf`) and lies somewhere between its earliest and its latest day.
Relations between two dates never claim more than is known:

    before       all of one surely comes before any of the other
    after        before, the other way round
    overlaps     neither before nor after: they may share a day; always exactly one of the three
    within       wherever one lies, it lies inside the other's bounds
    compatible   both can be said of one thing, a moment or a state, and be true
    contradicts  they cannot

*Uncertain* and *approximate* dates may be off by a `LEEWAY` on either side: seven days for a day,
two months for a month, five years for a year …, twice that if they are both (`%`). Every relation
allows for it, and `age_at`; `earliest` and `latest` don't, they are the bounds as written. A
qualifier on one component gives the leeway of that component; with several, the widest counts.

*Open* and *unknown* ends: an end that is not given never proves that two dates contradict each
other, or that one is before the other. They differ as a container: what is open at an end holds
all that lies there (2005 is within `1996/..`), what ends nobody knows when does not (2005 is not
surely within `1996/`, nor is `1996/` within itself). As the inner date both reach without limit.

Two *intervals* are compatible if they may share a day and their starts are compatible and their
ends: `2002/2004` and `2003/2004` overlap, but one man's one term of office was not both. An
interval and a date that isn't one are compatible if they may share a day.

Days are days of the place where it happened: a time of day and its shift from UTC are kept and
printed, but not compared.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from heapq import merge
from typing import Annotated, Literal, TypeAlias, get_args

import msgspec

from biokit.model.days import calendar_day, spans
from biokit.model.edtf import (
    BadDate,
    CalendarDate,
    DateSet,
    Interval,
    Limit,
    Parsed,
    Range,
    parse,
)
from biokit.model.printed_dates import printed

__all__ = [
    "LEEWAY",
    "BadDate",
    "Date",
    "Precision",
    "after",
    "age_at",
    "before",
    "compatible",
    "contradicts",
    "overlaps",
    "parse",
    "printed",
    "within",
]

Precision = Literal[
    "second",
    "day",
    "month",
    "season",
    "quarter",
    "quadrimester",
    "semestral",
    "year",
    "decade",
    "century",
    "millennium",
    "longer",
]
"""From the finest to the coarsest; the parts of a year have EDTF's names (three, four, six months).
"""

_FROM_FINEST: tuple[Precision, ...] = get_args(Precision)

LEEWAY: dict[Precision, int] = {
    "second": 0,  # cannot be qualified
    "day": 7,
    "month": 61,
    "season": 92,
    "quarter": 92,
    "quadrimester": 122,
    "semestral": 183,
    "year": 1_826,
    "decade": 3_652,
    "century": 9_131,
    "millennium": 36_524,
    "longer": 365_242,
}
"""By how many days an uncertain or approximate date of a precision may be off, either way."""


class Date(msgspec.Struct, frozen=True, gc=False, omit_defaults=True, forbid_unknown_fields=True):
    """When: EDTF, and how the source puts it.

    Raises:
        BadDate: `edtf` is not EDTF.
    """

    edtf: Annotated[
        str,
        msgspec.Meta(
            description="Extended Date/Time Format, https://www.loc.gov/standards/datetime/",
            examples=["1955-12-05", "1997?", "1820~", "2002-03/2004-04", "1996-09/.."],
        ),
    ]
    words: str | None = None
    """The source's own: `in the spring of 1971`. Kept, not interpreted."""

    def __post_init__(self) -> None:
        """Refuse what is not EDTF."""
        parse(self.edtf)

    @property
    def parsed(self) -> Parsed:
        """The date by its parts."""
        return parse(self.edtf)

    @property
    def earliest(self) -> int | None:
        """The number of the first day it may be, or begin on; `None` if open or unknown.

        1 is 0001-01-01 in the proleptic Gregorian calendar, as in `datetime.date.toordinal`, 0 the
        day before; `biokit.model.days.calendar_day` gives year, month and day.
        """
        first, _ = _reach(parse(self.edtf), leeway=False)
        return None if math.isinf(first) else int(first)

    @property
    def latest(self) -> int | None:
        """The number of the last day it may be, or end on; `None` if open or unknown."""
        _, last = _reach(parse(self.edtf), leeway=False)
        return None if math.isinf(last) else int(last)

    @property
    def precision(self) -> Precision:
        """The finest unit that is known with all that is coarser; of several dates, the coarsest.

        `1955-12` month, `1955-XX-05` year, `195X` and `1950S3` decade, `15XX-12-25` century.
        """
        return max(
            (_precision(date) for date in _calendar_dates(parse(self.edtf))),
            key=_FROM_FINEST.index,
            default="longer",
        )

    @property
    def approximate(self) -> bool:
        """Some part of it is `~` or `%`: circa."""
        return any(set(date.marks) & {"~", "%"} for date in _calendar_dates(parse(self.edtf)))

    @property
    def uncertain(self) -> bool:
        """Some part of it is `?` or `%`: doubtful."""
        return any(set(date.marks) & {"?", "%"} for date in _calendar_dates(parse(self.edtf)))


# -------------------------------------------------------------------------------------- relations


def before(one: Date, other: Date) -> bool:
    """Whether all of one date surely comes before any of the other."""
    return _reach(parse(one.edtf))[1] < _reach(parse(other.edtf))[0]


def after(one: Date, other: Date) -> bool:
    """Whether all of one date surely comes after any of the other."""
    return before(other, one)


def overlaps(one: Date, other: Date) -> bool:
    """Whether neither is surely before the other: between their bounds they share a day."""
    return not before(one, other) and not before(other, one)


def within(one: Date, other: Date) -> bool:
    """Whether one, wherever it lies, lies inside the other's bounds as written.

    Transitive. A date is within itself unless it is qualified or has an unknown end.
    """
    holding = _joined(_holds(parse(other.edtf)))
    first, last = next(holding, _NOTHING)
    for inner_first, inner_last in _joined(_stretches(parse(one.edtf))):
        while last < inner_last:
            found = next(holding, None)
            if found is None:
                return False
            first, last = found
        if inner_first < first:
            return False
    return True


def compatible(one: Date, other: Date) -> bool:
    """Whether both can be true of one thing, a moment or a state. Symmetric, reflexive.

    Exact where the possible days have gaps: `1956` is not compatible with `[1955,1957]`, nor the
    birthday `XXXX-12-05` with `1955-12-06`.
    """
    left, right = parse(one.edtf), parse(other.edtf)
    if isinstance(left, Interval) and isinstance(right, Interval):
        return (
            _share_a_day(left, right)
            and _limits_agree(left.start, right.start)
            and _limits_agree(left.end, right.end)
        )
    return _share_a_day(left, right)


def contradicts(one: Date, other: Date) -> bool:
    """Whether not both can be true of one thing."""
    return not compatible(one, other)


def age_at(birth: Date, at: Date) -> tuple[int, int] | None:
    """The youngest and the oldest in completed years that someone may have been.

    Who was born on 29 February is a year older on 1 March of a common year. `None` if a bound is
    open or unknown, or if they were surely not yet born.
    """
    born_first, born_last = _reach(parse(birth.edtf))
    first, last = _reach(parse(at.edtf))
    if any(map(math.isinf, (born_first, born_last, first, last))):
        return None
    youngest = _completed_years(int(born_last), int(first))
    oldest = _completed_years(int(born_first), int(last))
    return None if oldest < 0 else (max(youngest, 0), oldest)


def _completed_years(born: int, day: int) -> int:
    born_year, *birthday = calendar_day(born)
    year, *month_day = calendar_day(day)
    return year - born_year - (month_day < birthday)


# ----------------------------------------------------------------------------- the days of a date

_Stretch: TypeAlias = tuple[float, float]
"""The numbers of a first and a last day; infinite where there is no limit."""

_NOTHING: _Stretch = (math.inf, -math.inf)


def _reach(date: Parsed | Range, *, leeway: bool = True) -> _Stretch:
    """From the first to the last day it may touch."""
    match date:
        case CalendarDate():
            margin = _leeway(date) if leeway else 0
            return date.first_day - margin, date.last_day + margin
        case Interval(start, end):
            first = -math.inf if isinstance(start, Limit) else _reach(start, leeway=leeway)[0]
            last = math.inf if isinstance(end, Limit) else _reach(end, leeway=leeway)[1]
            return first, last
        case Range(first_date, last_date):
            first = -math.inf if first_date is None else first_date.first_day
            last = math.inf if last_date is None else last_date.last_day
            return first, last
        case DateSet(members):
            reaches = [_reach(member, leeway=leeway) for member in members]
            return min(first for first, _ in reaches), max(last for _, last in reaches)


def _stretches(date: Parsed | Range, *, leeway: bool = True) -> Iterator[_Stretch]:
    """Each stretch of days it may lie in, gaps left out, by first day."""
    match date:
        case CalendarDate(year, month, day, _, significant):
            margin = _leeway(date) if leeway else 0
            for first, last in spans(year, month, day, significant):
                yield first - margin, last + margin
        case Interval() | Range():
            yield _reach(date, leeway=leeway)
        case DateSet(members):
            yield from merge(*(_stretches(member, leeway=leeway) for member in members))


def _holds(date: Parsed) -> Iterator[_Stretch]:
    """Each stretch of days that surely belongs to its bounds as written."""
    if not isinstance(date, Interval):
        yield from _stretches(date, leeway=False)
        return
    first, last = _reach(date, leeway=False)
    # Of an unknown end only this is sure: it is not on the wrong side of the other end.
    if date.start is Limit.UNKNOWN:
        first = date.end.first_day if isinstance(date.end, CalendarDate) else math.inf
    if date.end is Limit.UNKNOWN:
        last = date.start.last_day if isinstance(date.start, CalendarDate) else -math.inf
    yield first, last


def _joined(stretches: Iterator[_Stretch]) -> Iterator[_Stretch]:
    """The same days, with stretches that touch made one."""
    first, last = next(stretches)
    for next_first, next_last in stretches:
        if next_first <= last + 1:
            last = max(last, next_last)
        else:
            yield first, last
            first, last = next_first, next_last
    yield first, last


def _share_a_day(one: Parsed, other: Parsed) -> bool:
    left, right = _joined(_stretches(one)), _joined(_stretches(other))
    mine, yours = next(left, None), next(right, None)
    while mine is not None and yours is not None:
        if mine[1] < yours[0]:
            mine = next(left, None)
        elif yours[1] < mine[0]:
            yours = next(right, None)
        else:
            return True
    return False


def _limits_agree(one: CalendarDate | Limit, other: CalendarDate | Limit) -> bool:
    if isinstance(one, Limit) or isinstance(other, Limit):
        return True
    return _share_a_day(one, other)


# ------------------------------------------------------------------------------ the parts of a date


def _calendar_dates(date: Parsed | Range | Limit | None) -> Iterator[CalendarDate]:
    match date:
        case CalendarDate():
            yield date
        case Interval(one, other) | Range(one, other):
            yield from _calendar_dates(one)
            yield from _calendar_dates(other)
        case DateSet(members):
            for member in members:
                yield from _calendar_dates(member)
        case Limit() | None:
            return


def _precision(date: CalendarDate) -> Precision:
    if date.time:
        return "second"
    year = _year_precision(date.year, date.significant)
    if year != "year" or not date.month or "X" in date.month:
        return year
    if date.month > "12":
        return _sub_year_precision(int(date.month))
    return "day" if date.day and "X" not in date.day else "month"


def _sub_year_precision(grouping: int) -> Precision:
    if grouping < 33:
        return "season"
    if grouping < 37:
        return "quarter"
    return "quadrimester" if grouping < 40 else "semestral"


def _year_precision(year: str, significant: int) -> Precision:
    digits = year.lstrip("Y-")
    if significant:
        base, _, exponent = digits.partition("E")
        unknown = len(base) + int(exponent or 0) - significant
    else:
        unknown = len(digits) - digits.index("X") if "X" in digits else 0
    units: tuple[Precision, ...] = ("year", "decade", "century", "millennium")
    return units[unknown] if unknown < len(units) else "longer"


def _leeway(date: CalendarDate) -> int:
    """How many days off its qualifiers allow it to be."""
    marks = date.marks
    if not marks:
        return 0
    parts = (
        CalendarDate(date.year, significant=date.significant),
        CalendarDate(date.year, date.month),
        CalendarDate(date.year, date.month, date.day),
    )
    return max(
        LEEWAY[_precision(part)] * (2 if "%" in marks_there else 1)
        for part, *marks_there in zip(parts, date.left, date.right, strict=True)
        if any(marks_there)
    )
