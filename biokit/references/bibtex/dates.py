"""Dates of BibLaTeX and BibTeX: EDTF in `date` and its like, anything in `year` and `month`."""

from __future__ import annotations

import re

from biokit.model.edtf import BadDate, CalendarDate, Interval, parse
from biokit.model.sources import ItemDate
from biokit.references.bibtex.latex import plain

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

WORDS = {"open": "..", "unknown": ""}
"""How drafts of EDTF spelt the ends of an interval."""
YEARS = re.compile(r"(-?\d{4})\s*(?:-{1,3}|–|/)\s*(\d{4}|\d{2})?")
"""In `year`, where no month can be meant."""
SPAN = re.compile(r"(-?\d{4})(?:(?:-{2,3}|–)(\d{4})?|-(\d{4})|/(\d{2}))")
"""In `date`, what is surely two years, or one with no end."""
LOOSE = re.compile(r"(-?\d{4})-(\d{1,2})(?:-(\d{1,2}))?([?~%]?)")
CIRCA = re.compile(r"(?:c\.|ca\.?|circa|um|vers|about)\s*(\d{3,4})", re.IGNORECASE)
DOUBTED = re.compile(r"\[?(\d{4})\s*\[?\?\]?")
DAYS = re.compile(r"\d{1,2}")
SINGLE_YEAR = re.compile(r"\d{3,4}")
UNDATED = frozenset({"n.d.", "n. d.", "nd", "no date", "s.d.", "s. d.", "o. j.", "o.j.", "undated"})
HINT = "write EDTF: 1921, 1921-05, 1921-05-09, 1921-05~ for circa, 1921/1923"


def date_in(written: str) -> ItemDate:
    """The date in a value of EDTF.

    Raises:
        BadDate: it is none, not even in an older spelling.
    """
    try:
        return of_edtf(written.strip())  # a set has braces of its own
    except BadDate:
        text = re.sub(r"\s+", "", written.replace("{", "").replace("}", ""))
    span = SPAN.fullmatch(text)
    if span is not None:
        start, end = span[1], span[2] or span[3] or span[4]
        text = f"{start}/{_century_of(start, end) if end else '..'}"
    ends = [_spelt(WORDS.get(end, end)) for end in text.split("/")]
    text = "/".join(ends)
    try:
        return of_edtf(text)
    except BadDate as fault:
        raise BadDate(f"“{written.strip()}” is no date", HINT) from fault


def _century_of(start: str, end: str) -> str:
    return start[: len(start) - len(end)] + end if len(end) < 4 else end


def _spelt(date: str) -> str:
    date = date.replace("?~", "%").replace("~?", "%")
    date = re.sub(r"(?<=\d)u+|(?<=u)u", lambda found: "X" * len(found[0]), date)
    loose = LOOSE.fullmatch(date)
    if loose is not None:
        year, month, day, mark = loose.groups()
        date = f"{year}-{month:0>2}{f'-{day:0>2}' if day else ''}{mark}"
    return date


def of_edtf(edtf: str) -> ItemDate:
    """A date in the plainest form of CSL that says all of it.

    Raises:
        BadDate: it is no EDTF.
    """
    parsed = parse(edtf)
    ends = (parsed.start, parsed.end) if isinstance(parsed, Interval) else (parsed,)
    parts = [_parts(end) for end in ends]
    exact = tuple(part for part in parts if part is not None)
    return ItemDate(date_parts=exact) if len(exact) == len(parts) else ItemDate(edtf=edtf)


def _parts(date: object) -> tuple[int, ...] | None:
    """Year, month and day, if that is all there is to a date."""
    if not isinstance(date, CalendarDate) or date.marks or date.time or date.significant:
        return None
    written = [part for part in (date.year, date.month, date.day) if part]
    if not all(part.isdecimal() for part in written) or (date.month or "01") > "12":
        return None
    return tuple(map(int, written))


def year_in(year: str, month: str = "", day: str = "") -> tuple[ItemDate | None, str | None]:
    """The date in `year`, `month` and `day`, and a word of them that is no part of a date.

    What is no year stays as it is: `n.d.`, `[1921]`, `forthcoming`.
    """
    text = plain(year).strip()
    if text.casefold() in UNDATED:  # a style has its own word for that
        return None, month or None
    edtf = _year(text)
    if edtf is None:
        return (ItemDate(literal=text) if text else None), month or None
    if not month or not SINGLE_YEAR.fullmatch(edtf):
        return of_edtf(edtf), month or None
    return _with_month(edtf, plain(month), day, month)


def _with_month(
    year: str, month: str, day: str, written: str
) -> tuple[ItemDate | None, str | None]:
    words = [word.casefold().rstrip(".,") for word in re.split(r"[\s\u00a0/–-]+", month) if word]
    named = [word for word in words if not word.isdecimal()]
    # Beside the name of a month, numbers are days.
    numbers = [number for word in named or words if (number := _month(word))]
    days = [word for word in words if named and DAYS.fullmatch(word)]
    if DAYS.fullmatch(day.strip()):
        days.append(day.strip())
    if len(numbers) != len(named or words):
        return of_edtf(year), written
    if len(numbers) == 2 and not days:
        found = f"{year}-{numbers[0]:02}/{year}-{numbers[1]:02}"
    elif numbers:
        found = f"{year}-{numbers[0]:02}"
        if len(days) == 1:
            found += f"-{days[0]:0>2}"
        elif len(days) == 2:
            found = "/".join(f"{found}-{each:0>2}" for each in days)
    else:
        return of_edtf(year), written
    try:
        return of_edtf(found), None
    except BadDate:
        return of_edtf(year), written


def _month(word: str) -> int | None:
    if word in SEASONS:
        return SEASONS[word]
    if word.isdecimal() and 1 <= int(word) <= 12:
        return int(word)
    return next(
        (n for n, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)), None
    )


def _year(text: str) -> str | None:
    circa, doubted = CIRCA.fullmatch(text), DOUBTED.fullmatch(text)
    years = YEARS.fullmatch(text)
    if circa is not None:
        text = f"{circa[1]:0>4}~"
    elif doubted is not None:
        text = f"{doubted[1]}?"
    elif years is not None and years[2]:
        text = f"{years[1]}/{_century_of(years[1], years[2])}"
    elif SINGLE_YEAR.fullmatch(text):
        text = f"{text:0>4}"
    try:
        parse(text)
    except BadDate:
        return None
    return text
