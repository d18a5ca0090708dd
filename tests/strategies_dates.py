"""Hypothesis strategies: EDTF of every form, and dates made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from biokit.model.dates import Date
from biokit.model.days import days_in_month
from biokit.model.edtf import BadDate, parse

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

__all__ = [
    "calendar_dates",
    "dates",
    "edtf_texts",
    "interval_texts",
    "long_years",
    "plain_dates",
    "set_texts",
    "times",
    "unqualified_dates",
]

QUALIFIERS = st.sampled_from(["", "", "", "?", "~", "%"])

years = st.integers(-9999, 9999)
lifetime_years = st.integers(1700, 2050)


def year_text(year: int) -> str:
    """EDTF's four digits."""
    return f"-{-year:04}" if year < 0 else f"{year:04}"


@st.composite
def plain_dates(draw: DrawFn, precision: str | None = None) -> str:
    """A `year`, `month` or `day` of the calendar; lives are likelier than the rest of time."""
    kind = precision or draw(st.sampled_from(["year", "month", "day"]))
    year = draw(lifetime_years | years)
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    parts = [year_text(year), f"{month:02}", f"{day:02}"]
    return "-".join(parts[: {"year": 1, "month": 2, "day": 3}[kind]])


@st.composite
def masked_dates(draw: DrawFn) -> str:
    """A plain date, some of its digits unspecified."""
    text = draw(plain_dates())
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    hidden = draw(st.sets(st.sampled_from(digits), min_size=1))
    masked = "".join("X" if place in hidden else each for place, each in enumerate(text))
    try:
        parse(masked)
    except BadDate:  # "-0009" without its last digits may be left with no year at all
        return text
    return masked


@st.composite
def seasons(draw: DrawFn) -> str:
    """A part of a year."""
    return f"{year_text(draw(lifetime_years | years))}-{draw(st.integers(21, 41))}"


@st.composite
def long_years(draw: DrawFn) -> str:
    """A year of many digits, or only some of them known."""
    sign = draw(st.sampled_from(["", "-"]))
    match draw(st.sampled_from(["long", "exponent", "significant"])):
        case "long":
            text = f"Y{sign}{draw(st.integers(10_000, 10**15 - 1))}"
            digits = len(text.lstrip("Y-"))
        case "exponent":
            base, exponent = draw(st.integers(1, 999_999)), draw(st.integers(1, 9))
            text, digits = f"Y{sign}{base}E{exponent}", len(str(base)) + exponent
        case _:
            text, digits = year_text(draw(lifetime_years | years)), 4
            return f"{text}S{draw(st.integers(1, digits))}"
    significant = draw(st.none() | st.integers(1, digits))
    return f"{text}S{significant}" if significant else text


def unqualified_dates() -> st.SearchStrategy[str]:
    """One date without qualifiers or time."""
    return plain_dates() | plain_dates() | masked_dates() | seasons() | long_years()


@st.composite
def qualified_dates(draw: DrawFn) -> str:
    """One date, qualifiers on either side of any of its components."""
    text = draw(unqualified_dates())
    sign = text[0] == "-"
    components = text[sign:].split("-") if text[0] != "Y" else [text]
    components[0] = "-" * sign + components[0]
    return "-".join(f"{draw(QUALIFIERS)}{each}{draw(QUALIFIERS)}" for each in components)


@st.composite
def times(draw: DrawFn) -> str:
    """A day with a time of day."""
    day = draw(plain_dates("day"))
    hour, minute, second = (draw(st.integers(0, most)) for most in (23, 59, 59))
    shift = draw(st.sampled_from(["", "Z", "-04", "+04:30", "+00:00", "+14:00"]))
    return f"{day}T{hour:02}:{minute:02}:{second:02}{shift}"


def calendar_dates() -> st.SearchStrategy[str]:
    """One date of any form, its time apart."""
    return unqualified_dates() | qualified_dates()


@st.composite
def interval_texts(draw: DrawFn) -> str:
    """From one date or none to another."""
    limit = calendar_dates() | st.sampled_from(["", ".."])
    start, end = draw(limit), draw(limit)
    if start == end == "":
        return "/.."
    try:
        parse(f"{start}/{end}")
    except BadDate:
        return f"{end}/{start}"  # it was the wrong way round
    return f"{start}/{end}"


@st.composite
def range_texts(draw: DrawFn) -> str:
    """Dates of one precision, from one to another."""
    one_precision = plain_dates(draw(st.sampled_from(["year", "month", "day"])))
    first, last = sorted(
        (draw(one_precision), draw(one_precision)), key=lambda text: Date(text).earliest or 0
    )
    return f"{first}..{last}"


@st.composite
def set_texts(draw: DrawFn) -> str:
    """One of several dates, or all of them."""
    members = draw(st.lists(calendar_dates() | range_texts(), min_size=2, max_size=5))
    if draw(st.booleans()):
        members.insert(0, f"..{draw(plain_dates())}")
    if draw(st.booleans()):
        members.append(f"{draw(plain_dates())}..")
    inside = ",".join(members)
    return draw(st.sampled_from([f"[{inside}]", f"{{{inside}}}"]))


def edtf_texts() -> st.SearchStrategy[str]:
    """EDTF of every form."""
    return calendar_dates() | times() | interval_texts() | set_texts()


def dates(words: bool = True) -> st.SearchStrategy[Date]:
    """Any date, perhaps with the words of a source."""
    said = st.none() | st.text(max_size=20) if words else st.none()
    return st.builds(Date, edtf_texts(), said)
