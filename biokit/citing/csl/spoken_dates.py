"""Dates that a `raw` field or a line of a note holds in English words: *3 March 1924*."""

from __future__ import annotations

import re

from biokit.citing.csl.date_types import SEASONS, DateValue, Day

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASON_NAMES = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
CIRCA = frozenset(("c", "ca", "circa", "about"))
WORD = re.compile(r"[^\W\d_]+|\d+(?:st|nd|rd|th)?|[^\s,.]", re.IGNORECASE)
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
BETWEEN = re.compile(r"\s*[–—/]\s*|\s+-\s+|\s+to\s+|(?<=[^\d\s])-(?=[^\d\s])")


def spoken_date(words: str) -> DateValue | None:
    """The date, or the range of two; `None` if any word is not of a date."""
    ends = BETWEEN.split(words.strip())
    if not 1 <= len(ends) <= 2:
        return None
    found = [_one(end) for end in ends]
    last = found[-1]
    first = found[0]
    if last is None or first is None or not last.year:
        return None
    if not first.year:
        # `1 September – 3 October 1902` says the year once, and `1–3 May 1902` the month.
        first = Day(last.year, first.month or last.month, first.day)
    circa = any(word in CIRCA for word in re.findall(r"[a-z]+", words.lower()))
    uncertain = "?" in words
    start, end = first, last if len(ends) == 2 else None
    return DateValue(start=start, end=end, circa=circa, uncertain=uncertain)


def _one(words: str) -> Day | None:
    dotted = DOTTED.match(words.strip())
    if dotted:
        return Day(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    year = month = day = 0
    for word in WORD.findall(words.lower()):
        digits = re.match(r"\d+", word)
        if digits and 3 <= len(digits[0]) <= 9 and not year:
            year = int(digits[0])
        elif digits and len(digits[0]) < 3 and 0 < int(digits[0]) <= 31 and not day:
            day = int(digits[0])
        elif word in SEASON_NAMES and not month:
            month = SEASONS + SEASON_NAMES[word]
        elif word[:3] in MONTHS and not month:
            month = MONTHS.index(word[:3]) + 1
        elif word not in CIRCA and word != "?":
            return None
    return Day(year, month, day) if year or month or day else None
