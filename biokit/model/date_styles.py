"""How languages write dates: words and patterns, nothing else.

To add a language, add a `DateStyle` and its BCP 47 tag to `DATE_STYLES`.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

__all__ = ["DATE_STYLES", "DateStyle"]


class DateStyle(msgspec.Struct, frozen=True):
    """How a language writes dates: its words, and patterns with the parts in braces."""

    months: str
    """With spaces between."""
    seasons: tuple[str, str, str, str]
    ordinal: Callable[[int], str]
    century: str
    millennium: str
    decade: str
    """With `year`, `century` and `tens` (1950, 20, 50)."""
    before_christ: str
    anno_domini: str
    """For years of one or two digits, which would not be taken for years."""
    circa: str
    to: str
    since: str
    until: str
    either: tuple[str, str]
    """Between members, before the last."""
    both: tuple[str, str]
    or_before: str
    or_after: str
    and_before: str
    and_after: str
    year: str = "{year}"
    month_year: str = "{month} {year}"
    day: str = "{day}"
    first_of_month: str = "{day}"
    day_month: str = "{day} {month}"
    day_month_year: str = "{day} {month} {year}"
    since_day: str | None = None
    until_day: str | None = None
    doubtful: str = "{date}?"
    partly_known_year: str = "{date} ({year})"
    at: str = "{date}, {time}"
    years: str = "{start}–{end}"
    shortened: str = "start"
    """Which date of an interval leaves out what both share."""
    day_alone: bool = True
    """Whether a day can stand without its month in an interval."""


def _english_ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in {11, 12, 13} else ending}"


def _german_ordinal(number: int) -> str:
    return f"{number}."


def _french_ordinal(number: int) -> str:
    tens, ones = divmod(number, 10)
    roman = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")[tens]
    roman += ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return f"{roman}{'er' if number == 1 else 'e'}"


_ENGLISH = DateStyle(
    months=(
        "January February March April May June July August September October November December"
    ),
    seasons=("spring", "summer", "autumn", "winter"),
    ordinal=_english_ordinal,
    century="{nth} century",
    millennium="{nth} millennium",
    decade="{year}s",
    before_christ="{year} BC",
    anno_domini="AD {year}",
    circa="c. {date}",
    to="{start} to {end}",
    since="{date} onwards",
    until="until {date}",
    either=(", ", " or "),
    both=(", ", " and "),
    or_before="{date} or earlier",
    or_after="{date} or later",
    and_before="{date} and earlier",
    and_after="{date} and later",
)

_AMERICAN = msgspec.structs.replace(
    _ENGLISH,
    seasons=("spring", "summer", "fall", "winter"),
    day_month="{month} {day}",
    day_month_year="{month} {day}, {year}",
    day_alone=False,
)

_GERMAN = DateStyle(
    months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    seasons=("Frühjahr", "Sommer", "Herbst", "Winter"),
    ordinal=_german_ordinal,
    century="{nth} Jahrhundert",
    millennium="{nth} Jahrtausend",
    decade="{year}er Jahre",
    before_christ="{year} v. Chr.",
    anno_domini="{year} n. Chr.",
    circa="um {date}",
    to="{start} bis {end}",
    since="ab {date}",
    until="bis {date}",
    either=(", ", " oder "),
    both=(", ", " und "),
    or_before="{date} oder früher",
    or_after="{date} oder später",
    and_before="{date} und früher",
    and_after="{date} und später",
    day="{day}.",
    first_of_month="{day}.",
)

_FRENCH = DateStyle(
    months=("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    seasons=("printemps", "été", "automne", "hiver"),
    ordinal=_french_ordinal,
    century="{nth} siècle",
    millennium="{nth} millénaire",
    decade="années {year}",
    before_christ="{year} av. J.-C.",
    anno_domini="{year} apr. J.-C.",
    circa="vers {date}",
    to="{start} – {end}",
    since="depuis {date}",
    since_day="depuis le {date}",
    until="jusqu’en {date}",
    until_day="jusqu’au {date}",
    either=(", ", " ou "),
    both=(", ", " et "),
    or_before="{date} ou avant",
    or_after="{date} ou après",
    and_before="{date} et avant",
    and_after="{date} et après",
    first_of_month="{day}er",
    doubtful="{date}\N{NARROW NO-BREAK SPACE}?",
)

_CHINESE = DateStyle(
    months="1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    seasons=("春", "夏", "秋", "冬"),
    ordinal=str,
    century="{nth}世纪",
    millennium="第{nth}千年",
    decade="{century}世纪{tens:02}年代",
    before_christ="公元前{year}年",
    anno_domini="公元{year}年",
    circa="约{date}",
    to="{start}至{end}",
    since="{date}起",
    until="至{date}",
    either=("、", "或"),
    both=("、", "和"),
    or_before="{date}或更早",
    or_after="{date}或更晚",
    and_before="{date}及更早",
    and_after="{date}及更晚",
    year="{year}年",
    month_year="{year}{month}",
    day="{day}日",
    first_of_month="{day}日",
    day_month="{month}{day}",
    day_month_year="{year}{month}{day}",
    doubtful="{date}？",
    partly_known_year="{year}{date}",
    at="{date}{time}",
    years="{start}至{end}",
    shortened="end",
)

_TRADITIONAL_CHINESE = msgspec.structs.replace(
    _CHINESE, century="{nth}世紀", decade="{century}世紀{tens:02}年代", circa="約{date}"
)

DATE_STYLES = {
    "en": _ENGLISH,
    "en-us": _AMERICAN,
    "de": _GERMAN,
    "fr": _FRENCH,
    "zh": _CHINESE,
    "zh-hant": _TRADITIONAL_CHINESE,
    "zh-tw": _TRADITIONAL_CHINESE,
    "zh-hk": _TRADITIONAL_CHINESE,
}
