"""A locale: the words, dates and punctuation of a language, a style's own before the file's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

import msgspec

from biokit.citing.csl.syntax import Date, LocaleSheet, Term

PRIMARY_DIALECTS = {
    "ca": "ca-AD",
    "cs": "cs-CZ",
    "da": "da-DK",
    "en": "en-US",
    "et": "et-EE",
    "fa": "fa-IR",
    "he": "he-IL",
    "ja": "ja-JP",
    "km": "km-KH",
    "ko": "ko-KR",
    "nb": "nb-NO",
    "nn": "nn-NO",
    "pt": "pt-PT",
    "sl": "sl-SI",
    "sr": "sr-RS",
    "sv": "sv-SE",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
"""Languages whose first dialect is not the language's own code doubled (`de-DE`)."""

FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}

FetchLocale = Callable[[str], LocaleSheet | None]


class Locale(msgspec.Struct, frozen=True):
    """What one language says, for one style."""

    lang: str
    terms: dict[tuple[str, str], Term]
    """By name and form."""
    ordinals: tuple[Term, ...]
    gendered: dict[tuple[str, str], Term]
    """Ordinals, long ordinals and months by name and gender."""
    dates: dict[str, Date]
    punctuation_in_quote: bool
    limit_day_ordinals: bool

    def term(self, name: str, form: str = "long") -> Term | None:
        """A term, in the form that stands nearest to the one asked for."""
        wanted: str | None = form
        while wanted is not None:
            found = self.terms.get((name, wanted))
            if found is not None:
                return found
            wanted = FORM_FALLBACK.get(wanted)
        return None

    def word(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """A term's words; empty if the language has none."""
        found = self.term(name, form)
        if found is None:
            return ""
        return found.multiple if plural else found.single

    def gender_of(self, name: str) -> str | None:
        """The gender of a noun."""
        found = self.term(name)
        return None if found is None else found.gender

    @property
    def ampersand(self) -> str:
        """The sign for *and*, which most languages have from Latin."""
        sign = self.terms.get(("and", "symbol"))
        return "&" if sign is None else sign.single

    @property
    def quotes(self) -> tuple[str, str, str, str]:
        """Outer opening and closing, inner opening and closing marks."""
        return (
            self.word("open-quote") or "“",
            self.word("close-quote") or "”",
            self.word("open-inner-quote") or "‘",
            self.word("close-inner-quote") or "’",
        )


def dialect_of(lang: str) -> str:
    """The tag of the locale file that a language's code alone stands for: `de` is `de-DE`."""
    language, _, region = lang.replace("_", "-").partition("-")
    language = language.lower()
    if not region:
        return PRIMARY_DIALECTS.get(language, f"{language}-{language.upper()}")
    if len(region) == len("Hans"):
        return f"{language}-{'TW' if region.title() == 'Hant' else 'CN'}"
    return f"{language}-{region.upper()}"


def locale_for(lang: str | None, own: tuple[LocaleSheet, ...], fetch: FetchLocale) -> Locale:
    """The locale of a language, the style's own sheets first, then the files, English last.

    https://docs.citationstyles.org/en/stable/specification.html#locale-fallback
    """
    dialect = dialect_of(lang or "en-US")
    language = dialect.partition("-")[0]
    primary = dialect_of(language)
    sheets = [
        *(sheet for sheet in own if sheet.lang == dialect),
        *(sheet for sheet in own if sheet.lang == language),
        *(sheet for sheet in own if sheet.lang == primary and primary != dialect),
        *(sheet for sheet in own if sheet.lang is None),
    ]
    files = list(dict.fromkeys((dialect, primary, language, "en-US")))
    sheets += [sheet for sheet in map(fetch, files) if sheet is not None]
    return _merged(dialect, sheets)


def _merged(lang: str, sheets: Iterable[LocaleSheet]) -> Locale:
    terms: dict[tuple[str, str], Term] = {}
    gendered: dict[tuple[str, str], Term] = {}
    ordinals: tuple[Term, ...] = ()
    dates: dict[str, Date] = {}
    in_quote: bool | None = None
    limit: bool | None = None
    primary = lang.partition("-")[0]
    for sheet in sheets:
        foreign = sheet.lang is not None and sheet.lang.partition("-")[0] != primary
        # A term of the language in another form is better than one of English.
        known = {name for name, _ in terms} if foreign else set()
        own_ordinals = tuple(term for term in sheet.terms if _is_ordinal(term.name))
        # A sheet's ordinals replace all; without the one for any number they are of CSL 1.0.
        if not ordinals and any(term.name == "ordinal" for term in own_ordinals):
            ordinals = own_ordinals
        for term in sheet.terms:
            if term.name in known:
                continue
            if term.gender_form is not None:
                gendered.setdefault((term.name, term.gender_form), term)
            else:
                terms.setdefault((term.name, term.form), term)
        for date in sheet.dates:
            dates.setdefault(date.form or "text", date)
        in_quote = sheet.punctuation_in_quote if in_quote is None else in_quote
        limit = sheet.limit_day_ordinals if limit is None else limit
    return Locale(lang, terms, ordinals, gendered, dates, bool(in_quote), bool(limit))


def _is_ordinal(name: str) -> bool:
    _, _, digits = name.partition("ordinal-")
    return name == "ordinal" or (
        name == f"ordinal-{digits}" and digits.isdecimal() and len(digits) < 4
    )


@lru_cache(maxsize=512)
def ordinal_suffix(ordinals: tuple[Term, ...], number: int, gender: str | None) -> str:
    """The *th* of a number, by its last digits and the gender of what it counts."""
    fitting = [term for term in ordinals if _fits(term, number)]
    for wanted in dict.fromkeys((gender, None)):
        suited = [term for term in fitting if term.gender_form == wanted]
        if suited:
            return max(suited, key=_exactness).single
    return ""


def _fits(term: Term, number: int) -> bool:
    digits = term.name.removeprefix("ordinal").removeprefix("-")
    if not digits:
        return True
    wanted = int(digits)
    match term.match or ("last-digit" if wanted < 10 else "last-two-digits"):
        case "whole-number":
            return number == wanted
        case "last-two-digits":
            return number % 100 == wanted
        case _:
            return number % 10 == wanted


def _exactness(term: Term) -> int:
    digits = term.name.removeprefix("ordinal").removeprefix("-")
    if not digits:
        return 0
    match term.match or ("last-digit" if int(digits) < 10 else "last-two-digits"):
        case "whole-number":
            return 3
        case "last-two-digits":
            return 2
        case _:
            return 1
