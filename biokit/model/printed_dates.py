"""Dates as a reader sees them: `5 December 1955`, `c. 1820`, `March 2002 to April 2004`, `1950s`.

House style in English, American English, German, French and Chinese; any other language gets the
EDTF text, which is at least exact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.model.date_styles import DATE_STYLES, DateStyle
from biokit.model.edtf import CalendarDate, DateSet, Interval, Limit, Parsed, Range

if TYPE_CHECKING:
    from biokit.model.dates import Date

__all__ = ["printed"]


def printed(date: Date, lang: str = "en") -> str:
    """The date in the house style of a language; not the source's words.

    What no style has words for (`1985-04-1X`, `1X5X`, `../..`) is the EDTF text, and so is every
    date in a language without a style here.

    Args:
        date: any date.
        lang: BCP 47.
    """
    subtags = lang.lower().split("-")
    for length in range(len(subtags), 0, -1):
        style = DATE_STYLES.get("-".join(subtags[:length]))
        if style is not None:
            return _printed(style, date.parsed) or date.edtf
    return date.edtf


def _printed(style: DateStyle, date: Parsed) -> str | None:
    match date:
        case CalendarDate():
            return _calendar_date(style, date)
        case Interval():
            return _interval(style, date)
        case DateSet():
            return _date_set(style, date)


# ---------------------------------------------------------------------------------- calendar dates


def _calendar_date(style: DateStyle, date: CalendarDate, without: str = "") -> str | None:
    """The date with its qualifiers; `without` its `year`, or its `month` and year."""
    text = _unqualified(style, date, without)
    if text is None:
        return None
    if date.time:
        text = style.at.format(date=text, time=_time(date.time))
    if "~" in date.marks or "%" in date.marks:
        text = style.circa.format(date=text)
    if "?" in date.marks or "%" in date.marks:
        text = style.doubtful.format(date=text)
    return text


def _unqualified(style: DateStyle, date: CalendarDate, without: str) -> str | None:
    day = "" if date.day == "XX" else date.day
    month = "" if date.month == "XX" and not day else date.month
    if "X" in month or "X" in day:
        return None
    if month > "32":
        return _months_of_the_year(style, date)
    if not month:
        return _year(style, date)
    number = int(month)
    month_name = (
        style.months.split()[number - 1] if number < 13 else style.seasons[(number - 21) % 4]
    )
    day_text = _day(style, int(day)) if day else ""
    if without == "month":
        return day_text
    if without == "year" or "X" in date.year:
        rest = style.day_month.format(day=day_text, month=month_name) if day else month_name
        if without or date.year.strip("-X") == "":
            return rest
        year = _year(style, date)
        return year and style.partly_known_year.format(date=rest, year=year)
    pattern = style.day_month_year if day else style.month_year
    return pattern.format(day=day_text, month=month_name, year=_year(style, date))


def _day(style: DateStyle, day: int) -> str:
    return (style.first_of_month if day == 1 else style.day).format(day=day)


def _months_of_the_year(style: DateStyle, date: CalendarDate) -> str | None:
    """Quarters, quadrimesters and semestrals by their months: `April to June 2001`."""
    if "X" in date.year:
        return None
    grouping = int(date.month)
    base, length = ((33, 3) if grouping < 37 else (37, 4)) if grouping < 40 else (40, 6)
    first = (grouping - base) * length + 1
    return _interval(
        style,
        Interval(
            CalendarDate(date.year, f"{first:02}"),
            CalendarDate(date.year, f"{first + length - 1:02}"),
        ),
    )


def _year(style: DateStyle, date: CalendarDate) -> str | None:
    if "X" in date.year:
        return _partly_known_year(style, date.year)
    base, _, exponent = date.year.lstrip("Y").partition("E")
    number = int(base) * 10 ** int(exponent or 0)
    text = _year_number(style, number)
    if not date.significant:
        return text
    unit = 10 ** (len(str(abs(number)).zfill(4)) - date.significant)
    low = abs(number) // unit * unit
    if number <= 0 or low == 0:
        return None
    between = style.years.format(start=low, end=_year_number(style, low + unit - 1))
    return f"{style.circa.format(date=text)} ({between})"


def _year_number(style: DateStyle, number: int) -> str:
    if number < 1:
        return style.before_christ.format(year=1 - number)
    if number < 100:
        return style.anno_domini.format(year=number)
    return style.year.format(year=number)


def _partly_known_year(style: DateStyle, year: str) -> str | None:
    """`1950s`, `20th century`; none before Christ, where the digits and the names part."""
    known = year.rstrip("X")
    if "X" in known or year[0] == "-" or not known:
        return None
    number = int(known)
    if len(known) == 3:
        return style.decade.format(
            year=10 * number, century=number // 10 + 1, tens=number % 10 * 10
        )
    pattern = style.century if len(known) == 2 else style.millennium
    return pattern.format(nth=style.ordinal(number + 1))


def _time(time: str) -> str:
    clock, shift = time[:8], time[8:]
    text = clock.removesuffix(":00") if clock.count(":") == 2 else clock
    return text + (" UTC" if shift == "Z" else f" UTC{shift}" if shift else "")


# ------------------------------------------------------------------------------ intervals and sets


def _interval(style: DateStyle, interval: Interval) -> str | None:
    match interval.start, interval.end:
        case Limit.OPEN, Limit():
            return None
        case Limit.OPEN, CalendarDate() as end:
            text = _calendar_date(style, end)
            pattern = style.until_day if end.day and style.until_day else style.until
            return text and pattern.format(date=text)
        case Limit.UNKNOWN, Limit():
            return style.since.format(date="?")
        case CalendarDate() as start, Limit.OPEN:
            text = _calendar_date(style, start)
            pattern = style.since_day if start.day and style.since_day else style.since
            return text and pattern.format(date=text)
        case start, end:
            return _from_to(style, start, end)


def _from_to(
    style: DateStyle, start: CalendarDate | Limit, end: CalendarDate | Limit
) -> str | None:
    shared = _shared(style, start, end)
    at_start, at_end = (shared, "") if style.shortened == "start" else ("", shared)
    start_text = "?" if isinstance(start, Limit) else _calendar_date(style, start, at_start)
    end_text = "?" if isinstance(end, Limit) else _calendar_date(style, end, at_end)
    if start_text is None or end_text is None:
        return None
    pattern = style.years if _bare_year(start) and _bare_year(end) else style.to
    return pattern.format(start=start_text, end=end_text)


def _bare_year(limit: CalendarDate | Limit) -> bool:
    return isinstance(limit, Limit) or (str(limit).isdigit() and limit.year >= "0100")


def _shared(style: DateStyle, start: CalendarDate | Limit, end: CalendarDate | Limit) -> str:
    """What two plain dates say only once: the `year`, the `month` with it, or nothing."""
    if isinstance(start, Limit) or isinstance(end, Limit) or start.marks or end.marks:
        return ""
    texts = str(start) + str(end)
    if start.year != end.year or "X" in texts or not start.month or not end.month:
        return ""
    if max(start.month, end.month) > "32":
        return ""
    if start.month == end.month and start.day and end.day and style.day_alone:
        return "month"
    return "year"


def _date_set(style: DateStyle, dates: DateSet) -> str | None:
    texts: list[str] = []
    for member in dates.members:
        text = _member(style, member, every=dates.every)
        if text is None:
            return None
        texts.append(text)
    *others, last = texts
    comma, conjunction = style.both if dates.every else style.either
    return f"{comma.join(others)}{conjunction}{last}" if others else last


def _member(style: DateStyle, member: CalendarDate | Range, *, every: bool) -> str | None:
    match member:
        case CalendarDate():
            return _calendar_date(style, member)
        case Range(CalendarDate() as first, CalendarDate() as last):
            return _from_to(style, first, last)
        case Range(CalendarDate() as first, None):
            text = _calendar_date(style, first)
            return text and (style.and_after if every else style.or_after).format(date=text)
        case Range(None, CalendarDate() as last):
            text = _calendar_date(style, last)
            return text and (style.and_before if every else style.or_before).format(date=text)
        case Range():
            return None
