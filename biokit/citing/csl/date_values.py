"""A date of a CSL item, in whatever form it came, as years, months and days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from biokit.citing.csl.date_types import SEASONS, DateValue, Day
from biokit.citing.csl.spoken_dates import spoken_date

DAY = (
    r"(?P<year{n}>-?\d{{4,9}})(?:-(?P<month{n}>\d{{2}})(?:-(?P<day{n}>\d{{2}}))?)?"
    r"(?P<sign{n}>[?~%]?)"
)
EDTF = re.compile(DAY.format(n=1) + "(?:/(?:" + DAY.format(n=2) + r"|(?P<open>\.\.|)))?$")
TIME = re.compile(r"(?<=\d)T\d\d:[\d:.]*(?:Z|[+-]\d\d(?::?\d\d)?)?")
RAW = re.compile(r"(?P<year>-?\d{1,4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?$")


def date_value(value: object) -> DateValue | None:
    """A date variable of CSL-JSON; `None` if it says nothing."""
    match value:
        case str(words) | {"edtf": str(words)} if words.strip():
            return _edtf(words.strip())
        case {"date-parts": [[*_], *_] as parts} if (found := _parts(parts)) is not None:
            return _refined(found, value)
        case {"raw": str(words)} if words.strip():
            return _refined(_raw(words.strip()), value)
        case {"literal": str(words)} if words.strip():
            return DateValue(literal=words.strip())
        case {"season": season} if isinstance(season, str) and season.strip():
            return DateValue(literal=season)
        case _:
            return None


def _refined(found: DateValue, value: object) -> DateValue:
    if not isinstance(value, Mapping):
        return found
    circa = bool(value.get("circa")) and value.get("circa") not in ("0", "false")
    season = str(value.get("season") or "").strip()
    start, end = found.start, found.end
    if season.isdecimal() and len(season) <= 2 and start is not None:
        number = int(season) if int(season) > SEASONS else int(season) + SEASONS
        start = Day(start.year, number, 0) if not start.month else start
        end = Day(end.year, number, 0) if end is not None and not end.month else end
        season = ""
    return DateValue(
        start=start,
        end=end,
        open=found.open,
        circa=circa or found.circa,
        uncertain=found.uncertain,
        literal=found.literal,
        season=season,
        edtf=found.edtf,
    )


def _parts(parts: Sequence[object]) -> DateValue | None:
    days = [_day(part) for part in parts if isinstance(part, Sequence)]
    if not days or days[0] is None:
        return None
    end = days[1] if len(days) > 1 else None
    # A second part of [0] or [] is how citeproc says that a range has no end.
    is_open = len(days) > 1 and end is None
    return DateValue(start=days[0], end=end if end != days[0] else None, open=is_open)


def _day(part: Sequence[object]) -> Day | None:
    numbers: list[int] = []
    for each in part[:3]:
        text = str(each).strip()
        if not re.fullmatch(r"-?\d{1,9}", text):
            break
        numbers.append(int(text))
    if not numbers or numbers[0] == 0:
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    if 13 <= month <= 16:
        month += SEASONS - 12
    return Day(year, month if 0 < month <= 24 else 0, day if 0 < day <= 31 else 0)


def _raw(words: str) -> DateValue:
    """What people type: EDTF, numbers with hyphens, English; else their words as they stand."""
    if EDTF.match(words):
        return _edtf(words)
    whole = RAW.match(words)
    if whole is not None and int(whole["month"] or 0) <= SEASONS + 4:
        return DateValue(start=_of_match(whole))
    ends = re.split(r"\s*[–/]\s*|(?<=\d{4})-(?=\d{4}$)", words)
    found = [RAW.match(end) for end in ends]
    if len(found) <= 2 and all(found):
        days = [_of_match(match) for match in found if match is not None]
        return DateValue(start=days[0], end=days[1] if len(days) > 1 else None)
    return spoken_date(words) or _edtf(words)


def _of_match(match: re.Match[str], n: str = "") -> Day:
    return Day(int(match[f"year{n}"]), int(match[f"month{n}"] or 0), int(match[f"day{n}"] or 0))


def _edtf(words: str) -> DateValue:
    # No style prints the time of a day.
    match = EDTF.match(TIME.sub("", words))
    if match is None:
        # What EDTF can say beyond this, the model's own dates print.
        return DateValue(edtf=words) if _may_be_edtf(words) else DateValue(literal=words)
    signs = match["sign1"] + (match["sign2"] or "")
    return DateValue(
        start=_of_match(match, "1"),
        end=_of_match(match, "2") if match["year2"] else None,
        open=match["open"] is not None,
        circa="~" in signs or "%" in signs,
        uncertain="?" in signs or "%" in signs,
    )


def _may_be_edtf(words: str) -> bool:
    return bool(re.match(r"[\[{~?%-]?[-Y]?[\dX~?%]+|\.\.", words)) and not re.search(
        r"[^\dXYES~?%,./\[\]{}-]", words
    )
