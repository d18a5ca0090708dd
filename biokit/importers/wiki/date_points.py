"""A single date in words to EDTF: a day, a month, a season, a year, a decade, a century."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable

from biokit.importers.calendar_words import (
    CENTURY,
    DECADE,
    OF_CHRIST,
    OF_CHRIST_BEFORE,
    SEASONS,
    month_of,
)

__all__ = ["point"]

Match = re.Match[str]

NTH = r"(?:st|nd|rd|th|er|re|ère|[eoa]|°|\.)?"
WORD = r"(?P<month>[^\W\d_]+(?:\s(?:الأول|الثاني))?)\.?"
OF = r"(?:of\s+|de\s+|d['’]\s*|del\s+|di\s+)?"
ERA = rf"(?:\s*(?:{OF_CHRIST}|(?P<before>{OF_CHRIST_BEFORE})))?"
MONTH_AND_DAY = r"(?:\s*(?P<month>\d{1,2})\s*[月월](?:\s*(?P<day>\d{1,2})\s*[日号號일]?)?)?"
DAY, YEAR = r"(?P<day>\d{1,2})", r"(?P<year>\d{3,4})(?!\d)"

DAY_FIRST = frozenset(
    {"fr", "it", "es", "pt", "de", "ru", "pl", "tr", "vi", "ca", "ro", "ar", "nl"}
)
ERAS = {
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
    "民國": 1911,
    "民国": 1911,
}
"""The year before the first of an era."""


def point(text: str, lang: str | None) -> str | None:
    """The EDTF of one date, without qualifiers; `None` if it is none.

    Args:
        text: digits are those of ASCII, spaces single.
        lang: BCP 47, where known.
    """
    for shape, made in SHAPES:
        found = shape.fullmatch(text)
        edtf = None if found is None else made(found, lang)
        if edtf is not None:
            return edtf
    return None


def _year(found: Match) -> str:
    year = int(found["year"])
    if "before" in found.re.groupindex and found["before"]:
        return "0000" if year == 1 else f"-{year - 1:04}"
    return f"{year:04}"


def _plain_year(found: Match, _: str | None) -> str:
    return _year(found)


def _day_of_time(found: Match, _: str | None) -> str:
    return found[0][:10]


def _of(year: str, month: int | None, day: int | None = None) -> str | None:
    if month is None or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year}-{month:02}"
    leap = 2000 if year.startswith("-") else max(int(year), 1)
    return f"{year}-{month:02}-{day:02}" if 1 <= day <= monthrange(leap, month)[1] else None


def _named(found: Match, lang: str | None) -> str | None:
    """With the name of a month, or of a season where there is no day."""
    groups = found.re.groupindex
    day = int(found["day"]) if "day" in groups else None
    month = month_of(found["month"], lang)
    if month is None and day is None:
        season = SEASONS.get(found["month"].casefold())
        return None if season is None else f"{_year(found)}-{season}"
    return _of(_year(found), month, day)


def _numbered(found: Match, _: str | None) -> str | None:
    groups = found.re.groupindex
    day = int(found["day"]) if "day" in groups and found["day"] else None
    month = int(found["month"]) if found["month"] else None
    return _year(found) if month is None else _of(_year(found), month, day)


def _either_way(found: Match, lang: str | None) -> str | None:
    """`04/05/1955`: days first in some languages; in others only where no month can be meant."""
    one, other = int(found["one"]), int(found["other"])
    base = (lang or "").partition("-")[0].casefold()
    if "." in found[0] or base in DAY_FIRST or one > 12 or one == other:
        return _of(_year(found), other, one)
    if other > 12:
        return _of(_year(found), one, other)
    return _year(found)


def _of_era(found: Match, _: str | None) -> str | None:
    start = ERAS[found["era"]]
    year = f"{start + (1 if found['count'] == '元' else int(found['count'])):04}"
    if not found["month"]:
        return year
    return _of(year, int(found["month"]), int(found["day"]) if found["day"] else None)


def _quarter(found: Match, _: str | None) -> str | None:
    return f"{_year(found)}-{32 + int(found['quarter'])}"


def _decade(found: Match, _: str | None) -> str | None:
    return f"{found['decade'][:3]}X"


def _century(found: Match, _: str | None) -> str | None:
    written = found["count"]
    number = int(written) if written.isdecimal() else _roman(written)
    return f"{number - 1:02}XX" if 1 < number <= 30 else None


def _roman(written: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}.get(sign, 0) for sign in written.casefold()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


SHAPES: tuple[tuple[re.Pattern[str], Callable[[Match, str | None], str | None]], ...] = tuple(
    (re.compile(shape, re.IGNORECASE), made)
    for shape, made in (
        (r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?", _day_of_time),
        (r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", _numbered),
        (r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})\.?", _numbered),
        (r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])", _numbered),
        (rf"{DAY}{NTH},?\s*[-/]?{OF}\s*{WORD},?\s*[-/]?(?:del?\s+|,\s*)?\s*{YEAR}{ERA}", _named),
        (rf"{WORD}\s*{DAY}{NTH},?\s+(?:de\s+)?{YEAR}{ERA}", _named),
        (rf"{WORD},?\s*(?:of\s+|de\s+|del\s+)?\s*{YEAR}{ERA}", _named),
        (rf"{YEAR}\.?,?\s+{WORD}\s+{DAY}\.?", _named),
        (rf"{YEAR},?\s+{WORD}", _named),
        (rf"(?:ngày\s+)?{DAY}\s+tháng\s+(?P<month>\d{{1,2}})(?:,|\s+năm)?\s+{YEAR}", _numbered),
        (rf"tháng\s+(?P<month>\d{{1,2}})(?:,|\s+năm)?\s+{YEAR}", _numbered),
        (rf"năm\s+{YEAR}", _plain_year),
        (r"(?P<before>(?:公元|西元|紀元)?前)\s*(?P<year>\d{1,4})\s*年?", _plain_year),
        (rf"(?:公元|西元|西暦)?\s*(?P<year>\d{{3,4}})\s*[年년]{MONTH_AND_DAY}", _numbered),
        (rf"(?P<era>{'|'.join(ERAS)})\s*(?P<count>\d{{1,3}}|元)\s*年{MONTH_AND_DAY}", _of_era),
        (rf"(?P<one>\d{{1,2}})\.\s?(?P<other>\d{{1,2}})\.\s?{YEAR}", _either_way),
        (rf"(?P<one>\d{{1,2}})([/-])(?P<other>\d{{1,2}})\2{YEAR}", _either_way),
        (rf"(?P<month>\d{{1,2}})/{YEAR}", _numbered),
        (rf"Q(?P<quarter>[1-4])\s+{YEAR}", _quarter),
        (rf"(?P<decade>\d{{3}}0)(?:{DECADE})", _decade),
        (r"(?:années|anni|años|the|лет|anos)\s+(?P<decade>\d{3}0)s?", _decade),
        (rf"(?:the\s+)?(?P<count>\d{{1,2}}){NTH}(?:th|e)?[\s-]*(?:{CENTURY})", _century),
        (rf"(?P<count>[XVI]{{1,5}})\s*(?:e|ème|º|°)?\s*(?:{CENTURY})", _century),
        (rf"(?:{CENTURY})\s+(?P<count>[XVI]{{1,5}})", _century),
        (rf"{YEAR}{ERA}", _plain_year),
        (rf"(?P<year>\d{{1,4}})\s*(?P<before>{OF_CHRIST_BEFORE})", _plain_year),
        (r"ad\s+(?P<year>\d{1,4})", _plain_year),
    )
)  # fmt: skip
