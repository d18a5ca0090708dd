"""Dates as people write them in citations and boxes of facts, in many languages, to EDTF.

    5 December 1955     1955-12-05        c. 1820             1820~
    1955年12月5日        1955-12-05        1914–18             1914/1918
    May–June 1945       1945-05/1945-06   since 1996          1996/..
    04/05/1955          1955              Frühjahr 1971       1971-21
    XIX secolo          18XX              551 BC              -0550

What can be read in two ways is read as far as both agree; no day, month or year is made up. The
fast grammar is ours; a language that it has no words for is left to dateparser, which is asked for
what is written and nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from biokit.importers.calendar_words import (
    AFTER,
    BEFORE,
    CIRCA,
    DOUBT,
    MONTHS,
    NOW,
    SINCE,
    TO,
    UNDATED,
    UNTIL,
)
from biokit.importers.wiki.date_points import point
from biokit.model.dates import BadDate, Date

__all__ = ["edtf_of"]

LONGEST = 120
"""Characters of a date; what is longer is a sentence."""

IN_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")
DASH = re.compile(
    r"\s*(?:[–—―−~～]|--|\s-\s|(?<=\d)-(?=\d{4}$)|(?<=[^\W\d])-(?=[^\W\d])|(?<=日|月)-)\s*"
)
TO_WORD = re.compile(rf"\s+(?:{TO})\s+|(?<=[年月日\d])\s*(?:至|到|から)\s*", re.IGNORECASE)
WEEKDAY = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag"
    r"|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s*,?\s+",
    re.IGNORECASE,
)
BEFOREHAND = re.compile(
    r"^(?:on|in|am|im|le|en|el|il|nel|em|på|w|в|ngày|في|سنة|عام|the)\s+", re.IGNORECASE
)
WINTER = re.compile(r"\d{4}-24")
OR = re.compile(r"(\d{4})\s+(?:or|oder|ou|o|of|eller|или)\s+(\d{4})")
YEARS = re.compile(r"(\d{4})\s*[-–—−/]\s*(\d{2}|\d{4})")


def _words(of: str) -> str:
    """Words that may stand before a date; abbreviated ones with a stop."""
    return "|".join(sorted(of.split("|"), key=len, reverse=True))


ABOUT = re.compile(
    rf"^(?:(?:{_words(CIRCA)})\.?\s+|(?:c|ca|v|s|um)\.\s*|[~≈]\s*|(?:约|約|大约)\s*)|\s*(?:頃|左右)$",
    re.IGNORECASE,
)
DOUBTED = re.compile(rf"^(?:{_words(DOUBT)})\s*(?=\S)|\s*\(?\?\)?$", re.IGNORECASE)
ENDS = tuple(
    (re.compile(rf"^(?:{_words(words)})\s*(?=[\w])(.+)$", re.IGNORECASE), shape)
    for words, shape in (
        (rf"(?:{_words(SINCE)})\b", "{}/.."),
        (rf"(?:{_words(UNTIL)})\b", "/{}"),
        (rf"(?:{_words(BEFORE)})\b", "[..{}]"),
        (rf"(?:{_words(AFTER)})\b", "[{}..]"),
    )
)
ONGOING = re.compile(
    rf"^(.+?)\s*(?:[-–—−]|\b(?:{TO})\b)?\s*(?:{NOW})$|^(.+?)\s*[-–—]$", re.IGNORECASE
)
FIRST = re.compile(
    r"^(?:from|between|von|zwischen|entre|du|de|dal|tra|từ|من|от|с)\s+", re.IGNORECASE
)


@lru_cache(maxsize=20_000)
def edtf_of(words: str, lang: str | None = None) -> Date | None:
    """The date that words say, with the words; `None` if they are no date, or not of one calendar.

    Args:
        words: `5 December 1955`, all of it; what stands in brackets is left out of the reading.
        lang: BCP 47, where known: it decides what `4.5.1955` and `listopad 1955` are.
    """
    text = _plain(words)
    if not text or len(text) > LONGEST or text.casefold() in UNDATED:
        return None
    edtf = _read(text, lang) or _by_dateparser(text, lang)
    if edtf is None:
        return None
    try:
        return Date(edtf, words=" ".join(words.split()))
    except BadDate:
        return None


def _plain(words: str) -> str:
    """One spelling for digits, spaces, widths; nothing in brackets."""
    text = unicodedata.normalize("NFKC", words.replace("\u2212", "-"))
    text = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in text
        if unicodedata.category(sign) != "Cf"
    )
    bare = IN_BRACKETS.sub(" ", text)
    text = bare if re.search(r"\d", bare) else text.strip("[]() ")
    return " ".join(text.split()).strip(" ,;").rstrip("。")


def _read(text: str, lang: str | None) -> str | None:
    simple = _qualified(text, lang)
    if simple is not None:
        return simple
    ongoing = ONGOING.match(text)
    if ongoing is not None:
        start = _qualified(FIRST.sub("", ongoing[1] or ongoing[2]), lang)
        if start is not None:
            return f"{start}/.."
    span = _span(text, lang)
    if span is not None:
        return span
    for words, shape in ENDS:
        found = words.match(text)
        end = _qualified(found[1], lang) if found is not None else None
        if end is not None and "/" not in end and "[" not in end:
            return shape.format(end)
    return None


def _qualified(text: str, lang: str | None) -> str | None:
    """A single date, or a span within one, with `~` for circa and `?` for doubt."""
    text = WEEKDAY.sub("", BEFOREHAND.sub("", text.strip()))
    bare, about = ABOUT.subn("", text, count=1)
    bare, doubted = DOUBTED.subn("", bare, count=1)
    found = point(bare.strip(" ,"), lang) or point(bare.strip(" ,").rstrip("."), lang)
    if found is None or not (about or doubted) or any(sign in found for sign in "/[{"):
        return found
    return f"{found}{'%' if about and doubted else '~' if about else '?'}"


def _span(text: str, lang: str | None) -> str | None:
    """Two dates, the first of which leaves out what the second says: `5–7 May 1945`."""
    years = YEARS.fullmatch(text)
    if years is not None:
        return _years(years[1], years[2], text)
    either = OR.fullmatch(text)
    if either is not None:
        return f"[{either[1]},{either[2]}]"
    text = FIRST.sub("", text)
    text = re.sub(r"^(entre|between|zwischen|tra)\s+", "", text, flags=re.IGNORECASE)
    for sign in (DASH, TO_WORD):
        cuts = list(sign.finditer(text))
        if len(cuts) == 1:
            return _joined(text[: cuts[0].start()], text[cuts[0].end() :], lang)
    return None


def _years(first: str, second: str, text: str) -> str | None:
    whole = first[: 4 - len(second)] + second
    if int(whole) <= int(first):
        return None
    if "/" in text and int(whole) == int(first) + 1:
        return f"[{first},{whole}]"
    return f"{first}/{whole}"


def _joined(left: str, right: str, lang: str | None) -> str | None:
    end = _qualified(right, lang)
    if end is None:  # `May 5–7, 1945` and `2012年11月至12月`
        shared = re.match(r"(\d+\s*年\s*(?:\d+\s*月)?|[^\W\d]+\.?\s)", left)
        candidates = [left[: shared.end()]] if shared else []
        candidates += [candidates[0].partition("年")[0] + "年"] if "年" in left else []
        ends = [found for start in candidates if (found := _qualified(start + right, lang))]
        end = ends[0] if ends else None
        if end is None:
            return None
    year = re.search(r"\d{3,4}(?!.*\d{3})", right)
    tail = right.split(None, 1)
    tries = [left]
    if len(tail) > 1 and not re.search(r"\d{3,4}", left):
        tries += [f"{left} {tail[1]}"] if re.match(r"\d", left) else []
    if year is not None and not re.search(r"\d{3,4}", left):
        tries += [f"{left}, {year[0]}", f"{left} {year[0]}"]
    start = next((found for each in tries if (found := _qualified(each, lang))), None)
    if start is None or any(sign in start + end for sign in "/["):
        return None
    if WINTER.fullmatch(start) and end == f"{int(start[:4]) + 1}":
        return start
    return f"{start}/{end}" if start.rstrip("?~%") <= end or start[0] == "-" else None


# --------------------------------------------------------------------------------- other languages

ABSOLUTE = re.compile(r"(?<!\d)\d{4}(?!\d)")
NOT_OURS = frozenset({"th", "fa"})
"""Their years are of another calendar."""


def _by_dateparser(text: str, lang: str | None) -> str | None:
    """What dateparser finds written, in a language that we have no months of."""
    base = (lang or "").partition("-")[0].casefold()
    if not base or base in MONTHS or base in NOT_OURS or len(text.split()) > 6:
        return None
    years = ABSOLUTE.findall(text)
    if len(years) != 1 or base in {"zh", "ja", "ko", "vi"}:
        return None
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

    settings = {"REQUIRE_PARTS": ["year"], "PARSERS": ["absolute-time"], "STRICT_PARSING": False}
    try:
        found = DateDataParser(languages=[base], settings=settings).get_date_data(text)
    except ValueError:
        return None
    if found.date_obj is None or f"{found.date_obj.year:04}" != years[0]:
        return None
    form = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}.get(found.period)
    return None if form is None else found.date_obj.strftime(form)
