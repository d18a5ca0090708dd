"""Years in words: which one a date lies in, as running heads and family trees say it."""

from __future__ import annotations

from biokit.model.dates import Date, printed
from biokit.model.days import calendar_day

__all__ = ["year_of", "year_words"]


def year_of(date: Date) -> int | None:
    """The one year that all of a date lies in, as it is written; `None` if it is not sure."""
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return None
    year = calendar_day(first)[0]
    return year if calendar_day(last)[0] == year else None


def year_words(date: Date, lang: str) -> str:
    """`1862`, `c. 1820`, `1862?`; of a date that lies in no one year, all that it says: `1860s`."""
    year = year_of(date)
    if year is None or not 0 <= year <= 9999:
        return printed(date, lang)
    marks = {(True, True): "%", (True, False): "~", (False, True): "?"}
    mark = marks.get((date.approximate, date.uncertain), "")
    return printed(Date(f"{year:04}{mark}"), lang)
