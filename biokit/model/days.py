"""Days: which ones a year, a month and a day may be when some of their digits are not known.

Days are numbered in the proleptic Gregorian calendar from 1 for 0001-01-01, as `datetime.date`
does, and on through year 0 to the years before it and past 9999, as it does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import TypeAlias

__all__ = [
    "SUB_YEAR_MONTHS",
    "Span",
    "calendar_day",
    "day_number",
    "days_in_month",
    "first_day",
    "last_day",
    "spans",
]

Span: TypeAlias = tuple[int, int]
"""The numbers of a first and a last day."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = tuple(sum(_MONTH_LENGTHS[:month]) for month in range(12))
_DAYS_IN_400_YEARS = 146_097

SUB_YEAR_MONTHS: dict[str, tuple[tuple[int, int], ...]] = {
    # First and last month; 14 is February of the next year. Seasons are those of meteorology; the
    # ones "independent of location" are read as northern, since the southern have numbers of their
    # own. A season over the turn of the year is called after either year: it may be one of two.
    "21": ((3, 5),),
    "22": ((6, 8),),
    "23": ((9, 11),),
    "24": ((1, 2), (12, 14)),
    "25": ((3, 5),),
    "26": ((6, 8),),
    "27": ((9, 11),),
    "28": ((1, 2), (12, 14)),
    "29": ((9, 11),),
    "30": ((1, 2), (12, 14)),
    "31": ((3, 5),),
    "32": ((6, 8),),
    "33": ((1, 3),),
    "34": ((4, 6),),
    "35": ((7, 9),),
    "36": ((10, 12),),
    "37": ((1, 4),),
    "38": ((5, 8),),
    "39": ((9, 12),),
    "40": ((1, 6),),
    "41": ((7, 12),),
}
"""EDTF's sub-year groupings: seasons, quarters, quadrimesters, semestrals."""


def days_in_month(year: int, month: int) -> int:
    """How many days month 1 to 12 of a year has."""
    return 29 if month == 2 and _leap(year) else _MONTH_LENGTHS[month - 1]


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; 1 is 0001-01-01, 0 the day before it."""
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400
    leap_day = month > 2 and _leap(year)
    return 365 * before + leap_days + _DAYS_BEFORE_MONTH[month - 1] + leap_day + day


def calendar_day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    cycle, rest = divmod(number - 1, _DAYS_IN_400_YEARS)
    # At most one year short: 400 years of 366 days are 303 days too long.
    year = 400 * cycle + rest // 366 + 1
    if day_number(year + 1, 1, 1) <= number:
        year += 1
    month = next(month for month in range(12, 0, -1) if day_number(year, month, 1) <= number)
    return year, month, number - day_number(year, month, 1) + 1


def spans(
    year: str, month: str = "", day: str = "", significant: int = 0, *, backwards: bool = False
) -> Iterator[Span]:
    """Each stretch of days that the date may lie in, from the earliest on, or from the latest back.

    `1955-12` has one; `15XX-12-25` has a hundred; `190X-02-29` has two; `1955-02-30` has none.

    Args:
        year: as EDTF writes it, `1955`, `-0043`, `195X`, `Y170000002`, `Y-17E7`.
        month: two digits or `X`, or the number of a sub-year grouping.
        day: two digits or `X`.
        significant: how many digits of the year are; 0 is all.
        backwards: the latest first.
    """
    # Unspecified to the right end says no more than leaving it out.
    day = "" if day == "XX" else day
    month = "" if month == "XX" and not day else month
    if not month and (significant or "X" not in year.rstrip("X")):
        first, last = _year_bounds(year, significant)
        yield day_number(first, 1, 1), day_number(last, 12, 31)
        return
    for number in _years(year, backwards=backwards):
        yield from _spans_in_year(number, month, day, -1 if backwards else 1)


def _spans_in_year(year: int, month: str, day: str, step: int) -> Iterator[Span]:
    if not month:
        yield day_number(year, 1, 1), day_number(year, 12, 31)
    elif month in SUB_YEAR_MONTHS:
        for first, last in SUB_YEAR_MONTHS[month][::step]:
            end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
            end = day_number(end_year, end_month, days_in_month(end_year, end_month))
            yield day_number(year, first, 1), end
    else:
        for number in _matching(month, 12)[::step]:
            before = day_number(year, number, 1) - 1
            length = days_in_month(year, number)
            if not day:
                yield before + 1, before + length
            else:
                for chosen in _matching(day, length)[::step]:
                    yield before + chosen, before + chosen


@lru_cache(maxsize=1024)
def _matching(mask: str, last: int) -> tuple[int, ...]:
    """The numbers from 1 to `last` that two digits, some of them `X`, may stand for."""
    pattern = re.compile(mask.replace("X", "."))
    return tuple(number for number in range(1, last + 1) if pattern.fullmatch(f"{number:02}"))


def _years(year: str, *, backwards: bool) -> Iterator[int]:
    """The years that four digits, some of them `X`, may stand for."""
    if "X" not in year:
        yield int(year)
        return
    negative = year[0] == "-"
    digits = "9876543210" if backwards != negative else "0123456789"
    for chosen in product(*(digits if digit == "X" else digit for digit in year.lstrip("-"))):
        number = int("".join(chosen))
        # There is no year minus nought: -000X is one of -0009 to -0001.
        if number or not negative:
            yield -number if negative else number


def _year_bounds(year: str, significant: int) -> tuple[int, int]:
    """First and last year of a year whose unknown digits, if any, are its last."""
    negative = "-" in year
    base, _, exponent = year.lstrip("Y-").partition("E")
    zeros = "0" * int(exponent or 0)
    low = int(base.replace("X", "0") + zeros)
    high = int(base.replace("X", "9") + zeros)
    if significant:
        unit = 10 ** (len(base) + len(zeros) - significant)
        low = low // unit * unit
        high = low + unit - 1
    return (-high, -max(low, 1)) if negative else (low, high)


def first_day(year: str, month: str = "", day: str = "", significant: int = 0) -> int:
    """The earliest day it may be, or begin on. The arguments are those of `spans`."""
    if (year + month + day).isdigit() and month < "13" and not significant:
        return day_number(int(year), int(month or 1), int(day or 1))
    return next(spans(year, month, day, significant))[0]


def last_day(year: str, month: str = "", day: str = "", significant: int = 0) -> int:
    """The latest day it may be, or end on. The arguments are those of `spans`."""
    if (year + month + day).isdigit() and month < "13" and not significant:
        whole_year, whole_month = int(year), int(month or 12)
        length = int(day) if day else days_in_month(whole_year, whole_month)
        return day_number(whole_year, whole_month, length)
    return next(spans(year, month, day, significant, backwards=True))[1]
