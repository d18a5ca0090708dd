"""`cs:date`: days, ranges and seasons, in a style's own parts or in the locale's format.

https://docs.citationstyles.org/en/stable/specification.html#date
"""

from __future__ import annotations

from biokit.citing.csl.cursor import FILLED, UNSAID, Cursor, Out, Render
from biokit.citing.csl.date_types import DateValue, Day
from biokit.citing.csl.fields import rich_text
from biokit.citing.csl.locales import Locale
from biokit.citing.csl.looks import dressed
from biokit.citing.csl.numbers import ordinal
from biokit.citing.csl.pieces import Box, Pieces, Role, joined
from biokit.citing.csl.syntax import Date, DatePart, Look
from biokit.model import dates as model_dates

SHOWN = {
    "year": ("year",),
    "year-month": ("year", "month"),
    "year-month-day": ("year", "month", "day"),
}
FIRST_YEAR_WITHOUT_ERA = 1000


def compiled_date(element: Date, *, implicit_suffix: bool) -> Render:
    """A date; with the year suffix, where the style has no other place for that."""
    suffixed = implicit_suffix and element.variable == "issued"
    by_language: dict[str, Date] = {}

    def render(cursor: Cursor) -> Out:
        name = element.variable
        value = None if name in cursor.hidden else cursor.reference.dates.get(name)
        if value is None:
            return UNSAID
        lang = cursor.locale.lang
        if lang not in by_language:
            by_language[lang] = localized(element, cursor.locale)
        pieces = _rendered(value, by_language[lang], cursor, suffixed=suffixed)
        if not pieces:
            return UNSAID
        cursor.say(name)
        # The role lets a collapsed citation begin at its date.
        role: Role | None = "issued" if name == "issued" else None
        return dressed(pieces, element.look, cursor, role), FILLED

    return render


def localized(element: Date, locale: Locale) -> Date:
    """The element, its parts filled in from the locale if it asks for a localised form."""
    if element.form is None:
        return element
    base = locale.dates.get(element.form) or locale.dates.get("text") or Date()
    own = {part.name: part for part in element.parts}
    shown = SHOWN.get(element.shown, SHOWN["year-month-day"])
    parts = tuple(
        _overridden(part, own.get(part.name)) for part in base.parts if part.name in shown
    )
    return Date(element.variable, element.form, element.shown, parts, base.delimiter, element.look)


def _overridden(part: DatePart, own: DatePart | None) -> DatePart:
    """A locale's part with the style's attributes; its affixes stay."""
    if own is None:
        return part
    look = Look(
        prefix=part.look.prefix,
        suffix=part.look.suffix,
        format=own.look.format or part.look.format,
        text_case=own.look.text_case or part.look.text_case,
        strip_periods=own.look.strip_periods or part.look.strip_periods,
    )
    return DatePart(
        part.name, own.form or part.form, own.range_delimiter or part.range_delimiter, look
    )


def _rendered(value: DateValue, element: Date, cursor: Cursor, *, suffixed: bool) -> Pieces:
    if value.edtf:
        try:
            words = model_dates.printed(model_dates.Date(value.edtf), cursor.locale.lang)
        except ValueError:
            words = value.edtf
        return (words,)
    if value.literal:
        return rich_text(value.literal)
    if value.start is None:
        return ()
    if cursor.sorting:
        return (_sortable(value, element),)
    if value.end is not None:
        pieces = _range(value.start, value.end, element, cursor)
    else:
        pieces = _day(value.start, element.parts, element, cursor)
        if value.open and pieces:
            pieces = (*pieces, "–")
    if value.season and pieces and not value.start.month:
        pieces = (value.season, " ", *pieces)
    if value.uncertain and pieces:
        # An extension: what may be wrong is not what is near, and only that is `circa`.
        pieces = (*pieces, "?")
    suffix = cursor.told.year_suffix
    if suffixed and suffix and not cursor.year_suffix_said and pieces:
        cursor.year_suffix_said = True
        return _with_suffix(pieces, suffix)
    return pieces


def _with_suffix(pieces: Pieces, suffix: str) -> Pieces:
    """The year's suffix right after the last year."""
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if isinstance(piece, Box) and piece.role == "year":
            return (*pieces[: index + 1], Box((suffix,), role="year-suffix"), *pieces[index + 1 :])
    return pieces


def _sortable(value: DateValue, element: Date) -> str:
    names = {part.name for part in element.parts}
    ends = (value.start, value.end) if value.end is not None else (value.start,)
    return "/".join(sortable_day(end, names) for end in ends if end is not None)


def sortable_day(day: Day, names: set[str]) -> str:
    """A day as digits that sort; years before our era come first."""
    year = day.year + 10000 if day.year < 0 else day.year
    sign = "-" if day.year < 0 else "0"
    month = day.month if "month" in names else 0
    return f"{sign}{year:04}{month:02}{day.day if 'day' in names else 0:02}"


def _day(day: Day, parts: tuple[DatePart, ...], element: Date, cursor: Cursor) -> Pieces:
    made = [_part(part, day, cursor) for part in parts]
    return _without_dangling(joined(made, element.delimiter), parts, made)


def _without_dangling(pieces: Pieces, parts: tuple[DatePart, ...], made: list[Pieces]) -> Pieces:
    """Without the affix that led to a part which is not there: `May 1, ` has no year to come."""
    printed = [index for index, piece in enumerate(made) if piece]
    if not printed or printed[-1] == len(parts) - 1:
        return pieces
    suffix = parts[printed[-1]].look.suffix
    # A word belongs to its part: the 年 of 2000年 leads to nothing.
    leads = suffix and not any(map(str.isalnum, suffix))
    return pieces[:-1] if leads and pieces and pieces[-1] == suffix else pieces


def _range(start: Day, end: Day, element: Date, cursor: Cursor) -> Pieces:
    """Both ends, with what they share said once."""
    shown = [part.name for part in element.parts]
    sizes = ("year", "month", "day")
    differing = next(
        (name for name in sizes if name in shown and getattr(start, name) != getattr(end, name)),
        None,
    )
    if differing is None:
        return _day(start, element.parts, element, cursor)
    smaller = sizes[sizes.index(differing) :]
    places = [index for index, name in enumerate(shown) if name in smaller]
    first, last = places[0], places[-1] + 1
    dash = next((part.range_delimiter for part in element.parts if part.name == differing), None)
    span = element.parts[first:last]
    head = [_part(part, start, cursor) for part in element.parts[:first]]
    opening = [_part(part, start, cursor) for part in _without_last_suffix(span, start)]
    closing = [_part(part, end, cursor) for part in _without_first_prefix(span, end)]
    tail = [_part(part, end, cursor) for part in element.parts[last:]]
    middle = (
        *joined(opening, element.delimiter),
        "–" if dash is None else dash,
        *joined(closing, element.delimiter),
    )
    return joined([*head, middle, *tail], element.delimiter)


def _without_last_suffix(span: tuple[DatePart, ...], day: Day) -> tuple[DatePart, ...]:
    return _bared(span, day, last=True)


def _without_first_prefix(span: tuple[DatePart, ...], day: Day) -> tuple[DatePart, ...]:
    return _bared(span, day, last=False)


def _bared(span: tuple[DatePart, ...], day: Day, *, last: bool) -> tuple[DatePart, ...]:
    """The span without the affix that would stand next to the dash."""
    present = [index for index, part in enumerate(span) if getattr(day, part.name, 0)]
    if not present:
        return span
    at = present[-1] if last else present[0]
    part = span[at]
    look = part.look
    bare = Look(
        "" if not last else look.prefix,
        "" if last else look.suffix,
        look.format,
        look.quotes,
        look.text_case,
        look.strip_periods,
    )
    kept = span[: at + 1] if last else span[at:]
    changed = DatePart(part.name, part.form, part.range_delimiter, bare)
    return tuple(changed if each is part else each for each in kept)


def _part(part: DatePart, day: Day, cursor: Cursor) -> Pieces:
    locale = cursor.locale
    match part.name:
        case "year":
            return dressed((_year(day.year, part.form, locale),), part.look, cursor, "year")
        case "month" if day.month:
            words = _month(day, part.form, locale)
            return dressed((words,), part.look, cursor) if words else ()
        case "day" if day.day and day.month:
            return dressed((_number_of_day(day, part.form, locale),), part.look, cursor)
        case _:
            return ()


def _year(year: int, form: str | None, locale: Locale) -> str:
    if form == "short":
        return f"{abs(year) % 100:02}"
    if year < 0:
        return f"{-year}{locale.word('bc')}"
    if year < FIRST_YEAR_WITHOUT_ERA:
        return f"{year}{locale.word('ad')}"
    return str(year)


def _month(day: Day, form: str | None, locale: Locale) -> str:
    if day.season:
        return locale.word(f"season-{day.season:02}", "short" if form == "short" else "long")
    match form:
        case "numeric":
            return str(day.month)
        case "numeric-leading-zeros":
            return f"{day.month:02}"
        case "short":
            return locale.word(f"month-{day.month:02}", "short")
        case _:
            return locale.word(f"month-{day.month:02}")


def _number_of_day(day: Day, form: str | None, locale: Locale) -> str:
    match form:
        case "numeric-leading-zeros":
            return f"{day.day:02}"
        case "ordinal" if day.day == 1 or not locale.limit_day_ordinals:
            return ordinal(day.day, locale, locale.gender_of(f"month-{day.month:02}"))
        case _:
            return str(day.day)
