"""Numbers as CSL reads and prints them: lists, ranges, ordinals, romans, pages.

https://docs.citationstyles.org/en/stable/specification.html#number
"""

from __future__ import annotations

import re

from biokit.citing.csl.locales import Locale, ordinal_suffix

NUMERIC = re.compile(
    r"^[^\W\d_]{0,2}\d+[^\W\d_]{0,3}(?:\s*[,&–-]\s*[^\W\d_]{0,2}\d+[^\W\d_]{0,3})*$"
)
ONE = r"(?:[^\W\d_]{0,3}\d+[^\W_]{0,3}|[ivxlcdmIVXLCDM]+)"
SEVERAL = re.compile(
    rf"[\d:.\s]*?{ONE}\s*(?:[,;&–—-]|\s(?:and|et|und|y|e)\s)\s*{ONE}(?![^\W\d_]{{3}})"
    r"|.*\d\s?ff?\b"
)
JOINT = re.compile(r"\s*([,&–—-])\s*")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+$")
"""One number, a patent's; in a list a space follows the comma."""
RANGE = re.compile(
    r"(?<![\w\\-])((?:\d*[A-Za-z]+)?)(\d+)([a-z]?)\s*[-–—]\s*((?:\d*[A-Za-z]+)?)(\d+)([a-z]?)(?![\w-])"
)
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
ROMAN_LIMIT = 6000
LONGEST = 18
"""Digits of what is counted with; more are only words."""


def is_numeric(value: str) -> bool:
    """Whether a value is numbers and nothing else; `2nd`, `D2` and `1-3, 5` are."""
    return NUMERIC.match(value.strip()) is not None


def is_several(value: str) -> bool:
    """Whether a value names more than one: a list or a range. An escaped hyphen is no range."""
    return SEVERAL.match(value.strip().replace("\\-", "")) is not None


def roman(number: int) -> str:
    """A number in roman numerals; beyond their use, in arabic."""
    if not 0 < number < ROMAN_LIMIT:
        return str(number)
    made = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        made += sign * count
    return made


def ordinal(number: int, locale: Locale, gender: str | None) -> str:
    """`2nd`."""
    return f"{number}{ordinal_suffix(locale.ordinals, number, gender)}"


def long_ordinal(number: int, locale: Locale, gender: str | None) -> str:
    """`second`; after the tenth, `11th`."""
    name = f"long-ordinal-{number:02}"
    term = locale.gendered.get((name, gender or "")) or locale.term(name)
    if number > 10 or term is None:
        return ordinal(number, locale, gender)
    return term.single


def formed(value: str, form: str, locale: Locale, gender: str | None) -> str:
    """A numeric value in a form; each number of a list or a range by itself."""
    if THOUSANDS.match(value.strip()):
        return value.strip()
    parts = JOINT.split(value.strip())
    made: list[str] = []
    for part in parts:
        match part:
            case "," | ";":
                made.append(f"{part} ")
            case "&":
                made.append(f" {locale.ampersand} ")
            case "-" | "–" | "—":
                made.append(locale.word("page-range-delimiter") or "–")
            case _ if part.isdecimal() and len(part) <= LONGEST:
                made.append(_formed(int(part), part, form, locale, gender))
            case _:
                made.append(part)
    return "".join(made)


def _formed(number: int, digits: str, form: str, locale: Locale, gender: str | None) -> str:
    match form:
        case "ordinal":
            return ordinal(number, locale, gender)
        case "long-ordinal":
            return long_ordinal(number, locale, gender)
        case "roman":
            return roman(number)
        case _:
            return digits


def page_ranges(value: str, style: str | None, locale: Locale) -> str:
    """Pages with every range in the style's format, its dash the locale's."""
    dash = locale.word("page-range-delimiter") or "–"

    def one(match: re.Match[str]) -> str:
        prefix, first, tail, prefix2, last, tail2 = match.groups()
        if len(first) > LONGEST or len(last) > LONGEST:
            return match[0]
        if prefix != prefix2:
            # Not the pages of one count, so that nothing can be left out, nor the dash be sure.
            return f"{prefix}{first}{tail}\\-{prefix2}{last}{tail2}"
        if style is None:
            return f"{prefix}{first}{tail}{dash}{prefix2}{last}{tail2}"
        if tail or tail2:
            return match[0] if tail else f"{prefix}{first}{dash}{prefix2}{last}{tail2}"
        return f"{prefix}{first}{dash}{_end(first, last, prefix, style)}"

    made = RANGE.sub(one, value)
    # Romans and other pages that are no plain numbers keep their words and take the dash.
    made = re.sub(r"(?<=[^\W_])\s*[-–]\s*(?=[^\W_])", dash, made) if _plain(made) else made
    made = re.sub(r"\s*&\s*", f" {locale.ampersand} ", re.sub(r"\s*,\s*", ", ", made)).strip()
    return made.replace("\\-", "-")


def located(value: str, style: str | None, locale: Locale) -> str:
    """Pages of a cite; a range that its author typed with a dash, not a hyphen, stays as it is."""
    return "–".join(page_ranges(part, style, locale) for part in value.split("–"))


def _plain(value: str) -> bool:
    """Nothing but pages: every part between commas is at most one range of short words."""
    parts = re.split(r"\s*[,&;]\s*", value)
    return all(re.fullmatch(r"[\w.]{1,9}(?:\s*[-–]\s*[\w.]{1,9})?", part) for part in parts)


def _end(first: str, last: str, prefix: str, style: str) -> str:
    full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if len(full) > len(first) or int(full) < int(first):
        return (prefix if style == "expanded" else "") + full
    match style:
        case "expanded":
            return prefix + full
        case "minimal":
            return _minimal(first, full, 1)
        case "minimal-two":
            return _minimal(first, full, 2)
        case "chicago" | "chicago-15":
            return _chicago(first, full, fifteenth=True)
        case "chicago-16":
            return _chicago(first, full, fifteenth=False)
        case _:
            return full


def _minimal(first: str, last: str, least: int) -> str:
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str, *, fifteenth: bool) -> str:
    """https://docs.citationstyles.org/en/stable/specification.html#appendix-v-page-range-formats."""
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last, 1)
    if fifteenth and len(first) == 4:
        changed = sum(a != b for a, b in zip(first, last, strict=True))
        if changed >= 3:
            return last
    return _minimal(first, last, 2)
