"""EDTF: dates as a biographer knows them, from text to typed values and back without change.

The Extended Date/Time Format of the Library of Congress (https://www.loc.gov/standards/datetime/,
4 February 2019; ISO 8601-2), all of levels 0, 1 and 2. Wider than its grammar where lives need it:
seasons may be qualified, bound an interval and belong to a set (`1971-21~`, `1961-21/1962-23`), and
an interval may lack both ends, unless nobody knows either (`/..`: it goes on, since nobody knows
when). Narrower where nothing true is lost: an interval may not end before it begins, a day must be
in the calendar, a year has at most fifteen digits.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import Literal, TypeAlias, cast

import msgspec

from biokit.model.days import SUB_YEAR_MONTHS, first_day, last_day, spans

__all__ = [
    "BadDate",
    "CalendarDate",
    "DateSet",
    "Interval",
    "Limit",
    "Parsed",
    "Qualifier",
    "Range",
    "parse",
]

CACHED_DATES = 16_384
"""Texts whose parse is remembered: a long life names a few thousand dates, over and over."""


class BadDate(ValueError):
    """A text that is not a date.

    Args:
        message: what is wrong, one sentence, lower case, no final stop.
        hint: what to write instead, one sentence.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message if hint is None else f"{message}. {hint}")
        self.message = message
        self.hint = hint


Qualifier = Literal["", "?", "~", "%"]
"""Certain, uncertain, approximate, uncertain and approximate."""

Marks: TypeAlias = tuple[Qualifier, Qualifier, Qualifier]
"""On year, month and day."""

UNMARKED: Marks = ("", "", "")


class CalendarDate(msgspec.Struct, frozen=True, gc=False):
    """A year, a month or season, a day, or a second, with its digits as they are written.

    `X` stands for a digit that is not specified. A mark on the `left` qualifies its own component,
    one on the `right` its own and all to the left of it.
    """

    year: str
    """`1955`, `-0043`, `195X`, `Y170000002`, `Y-17E7`."""
    month: str = ""
    """`01` to `12`, perhaps with `X`, or a sub-year grouping from `21` to `41`."""
    day: str = ""
    time: str = ""
    """`23:20:30`, then nothing (local time), `Z`, or a shift. `24:00:00` ends the day."""
    significant: int = 0
    """How many digits of the year are; 0 is all."""
    left: Marks = UNMARKED
    right: Marks = UNMARKED

    def __str__(self) -> str:
        """The text it was parsed from."""
        year = f"{self.year}S{self.significant}" if self.significant else self.year
        text = f"{self.left[0]}{year}{self.right[0]}"
        if self.month:
            text += f"-{self.left[1]}{self.month}{self.right[1]}"
        if self.day:
            text += f"-{self.left[2]}{self.day}{self.right[2]}"
        return f"{text}T{self.time}" if self.time else text

    @property
    def marks(self) -> str:
        """All its qualifiers, in no order that means anything."""
        return "".join(self.left + self.right)

    @property
    def first_day(self) -> int:
        """The number of the earliest day it may be, or begin on, its qualifiers apart."""
        return first_day(self.year, self.month, self.day, self.significant)

    @property
    def last_day(self) -> int:
        """The number of the latest day it may be, or end on, its qualifiers apart."""
        return last_day(self.year, self.month, self.day, self.significant)


class Limit(Enum):
    """What stands at the end of an interval where no date does."""

    OPEN = ".."
    """It has no end, or none that the source speaks of."""
    UNKNOWN = ""
    """It has one, and nobody knows when."""


class Interval(msgspec.Struct, frozen=True, gc=False):
    """From one date to another."""

    start: CalendarDate | Limit
    end: CalendarDate | Limit

    def __str__(self) -> str:
        """The text it was parsed from."""
        start, end = (
            limit.value if isinstance(limit, Limit) else limit for limit in (self.start, self.end)
        )
        return f"{start}/{end}"


class Range(msgspec.Struct, frozen=True, gc=False):
    """Every date of one precision from the first to the last; a member of a set."""

    first: CalendarDate | None
    """`None`: the last and any before it."""
    last: CalendarDate | None
    """`None`: the first and any after it."""

    def __str__(self) -> str:
        """The text it was parsed from."""
        return f"{self.first or ''}..{self.last or ''}"


class DateSet(msgspec.Struct, frozen=True, gc=False):
    """One of several dates, `[1955,1956]`, or all of them, `{1955,1956}`."""

    members: tuple[CalendarDate | Range, ...]
    every: bool
    """All of them, not one."""

    def __str__(self) -> str:
        """The text it was parsed from."""
        inside = ",".join(map(str, self.members))
        return f"{{{inside}}}" if self.every else f"[{inside}]"


Parsed: TypeAlias = CalendarDate | Interval | DateSet

_DATE = re.compile(
    r"""
    ([?~%]?)
    (-?[0-9X]{4}                            # four digits, some unspecified
    |Y-?[1-9][0-9]{4,14}                    # a year of more, within reason
    |Y-?[1-9][0-9]{0,5}E[1-9])              # a year with an exponent, likewise
    (?:S([1-9][0-9]?))?
    ([?~%]?)
    (?:-([?~%]?)([0-9X]{2})([?~%]?)
       (?:-([?~%]?)([0-9X]{2})([?~%]?))?
    )?
    (?:T((?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)
         (?:Z|\+(?:0[0-9]|1[0-4])(?::[0-5][0-9])?|-(?:0[1-9]|1[0-4])(?::[0-5][0-9])?)?
    ))?
    """,
    re.VERBOSE,
)
_TIME = 11
_MONTHS = frozenset(f"{month:02}" for month in range(1, 13))
_LONG_MONTHS = frozenset({"01", "03", "05", "07", "08", "10", "12"})


@lru_cache(maxsize=CACHED_DATES)
def parse(text: str) -> Parsed:
    """The date that an EDTF text says; `str` of it is the text again.

    Raises:
        BadDate: it is not EDTF, or names a day that is not in the calendar, or ends before it
            begins.
    """
    found = _DATE.fullmatch(text)
    if found is not None:
        return _calendar_date(text, found)
    if "/" in text:
        return _interval(text)
    if text[:1] in {"[", "{"}:
        return _date_set(text)
    raise _not_edtf(text)


def _calendar_date(whole: str, found: re.Match[str]) -> CalendarDate:
    left_y, year, significant, right_y, left_m, month, right_m, left_d, day, right_d, time = (
        found.groups("")
    )
    left = cast("Marks", (left_y, left_m, left_d)) if left_y or left_m or left_d else UNMARKED
    right = (
        cast("Marks", (right_y, right_m, right_d)) if right_y or right_m or right_d else UNMARKED
    )
    date = CalendarDate(year, month, day, time, int(significant or 0), left, right)
    wrong = _fault(date)
    if wrong is not None:
        raise BadDate(f"{_quoted(whole)} is not a date: {wrong}")
    return date


def _fault(date: CalendarDate) -> str | None:
    """What is wrong with a date of the right form."""
    year, month, day = date.year, date.month, date.day
    if year == "-0000":
        return "there is no year -0000; 1 BC is 0000"
    if date.significant:
        return _significance_fault(date)
    if date.time and not (day and (year + month + day).lstrip("-").isdigit() and not date.marks):
        return "a time of day can only follow a whole day that nothing qualifies"
    if not month or (month in _MONTHS and (not day or "01" <= day <= "28") and year[0] != "Y"):
        return None
    if year[0] == "Y":
        return "a year with Y stands alone"
    if month in SUB_YEAR_MONTHS:
        return f"there are no days in a season or part of the year ({month})" if day else None
    if next(spans(year, month), None) is None:
        return f"there is no month {month}"
    if day and next(spans(year, month, day), None) is None:
        return f"there is no day {day} in month {month}"
    return None


def _significance_fault(date: CalendarDate) -> str | None:
    if date.month or date.time or "X" in date.year:
        return "S and its number belong to a year alone, with all its digits"
    base, _, exponent = date.year.lstrip("Y-").partition("E")
    digits = len(base) + int(exponent or 0)
    if date.significant > digits:
        return f"a year of {digits} digits has no {date.significant} that are significant"
    return None


def _member(whole: str, text: str) -> CalendarDate:
    """A date inside an interval or a set: one without a time of day."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise _not_edtf(whole)
    if found[_TIME]:
        raise BadDate(f"{_quoted(whole)} is not a date: a time of day can only stand alone")
    return _calendar_date(whole, found)


def _interval(text: str) -> Interval:
    start_text, _, end_text = text.partition("/")
    start, end = (
        Limit(limit) if limit in {"", ".."} else _member(text, limit)
        for limit in (start_text, end_text)
    )
    if start is Limit.UNKNOWN and end is Limit.UNKNOWN:
        raise BadDate(f"{_quoted(text)} is not a date: it says nothing", "Leave the date out")
    interval = Interval(start, end)
    if (
        isinstance(start, CalendarDate)
        and isinstance(end, CalendarDate)
        and end.last_day < start.first_day
    ):
        raise BadDate(f"{_quoted(text)} is not a date: it ends before it begins")
    return interval


def _date_set(text: str) -> DateSet:
    closing = {"[": "]", "{": "}"}[text[0]]
    if text[-1] != closing:
        raise _not_edtf(text)
    parts = text[1:-1].split(",")
    members = tuple(_range(text, part) if ".." in part else _member(text, part) for part in parts)
    for place, member in enumerate(members):
        if isinstance(member, Range) and (
            (member.first is None and place > 0)
            or (member.last is None and place < len(members) - 1)
        ):
            problem = "what has no beginning stands first in a set, what has no end last"
            raise BadDate(f"{_quoted(text)} is not a date: {problem}")
    if len(members) == 1 and isinstance(members[0], CalendarDate):
        raise BadDate(f"{_quoted(text)} is not a date: a set has several", f"Write {members[0]}")
    return DateSet(members, every=closing == "}")


def _range(whole: str, text: str) -> Range:
    first_text, _, last_text = text.partition("..")
    first = _member(whole, first_text) if first_text else None
    last = _member(whole, last_text) if last_text else None
    for date in (first, last):
        if date is not None and not _PLAIN.fullmatch(str(date)):
            problem = "the dates before and after .. in a set are plain years, months or days"
            raise BadDate(f"{_quoted(whole)} is not a date: {problem}")
    if first is None and last is None:
        raise _not_edtf(whole)
    if first is None or last is None:
        return Range(first, last)
    if bool(first.month) != bool(last.month) or bool(first.day) != bool(last.day):
        problem = f"{text} goes from one precision to another"
        raise BadDate(f"{_quoted(whole)} is not a date: {problem}")
    if last.last_day < first.first_day:
        raise BadDate(f"{_quoted(whole)} is not a date: {text} ends before it begins")
    return Range(first, last)


_PLAIN = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")

FORMS = "Write it as EDTF: 1955-12-05, 1955-12, 1955, 1820~, 1997?, 195X, 1996-09/.., [1955,1956]"

_MEANT = (
    # What people write for a date, and the EDTF for it.
    (r"(?P<y>\d{4})([-./ ])(?P<m>\d{1,2})\2(?P<d>\d{1,2})", "{y}-{m:0>2}-{d:0>2}"),
    (r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4})", "{y}-{m:0>2}-{d:0>2}"),
    (r"(?P<y>\d{4})[-./ ](?P<m>\d{1,2})", "{y}-{m:0>2}"),
    (r"(?P<y>-?\d{4})\s?[-–—]\s?(?P<z>-?\d{4})", "{y}/{z}"),
    (r"(?:c|ca|circa|um|vers|约)\.?\s?(?P<y>-?\d{4})", "{y}~"),
    (r"(?P<y>\d{3})(?:0s|0er|u)", "{y}X"),
    (r"(?P<y>\d{4}(?:-\d\d){0,2})/open", "{y}/.."),
    (r"(?P<y>\d{1,3})", "{y:0>4}"),
)


def _not_edtf(text: str) -> BadDate:
    return BadDate(f"{_quoted(text)} is not a date", _suggestion(text) or FORMS)


def _suggestion(text: str) -> str | None:
    for pattern, meant in _MEANT:
        found = re.fullmatch(pattern, text.strip(), re.ASCII | re.IGNORECASE)
        if found is not None:
            try:
                return f"Write {parse(meant.format(**found.groupdict()))}"
            except BadDate:
                return None
    return None


def _quoted(text: str) -> str:
    return f"‘{text if len(text) <= 60 else text[:59] + '…'}’"
