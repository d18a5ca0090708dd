"""Spaces and dashes as print has them: what belongs together stays on one line, by language.

No letter is changed. Spaces become spaces that do not break, or narrow ones; before a dash, and
between the two numbers of a range, comes a mark without width at which no line ends. What is copied
from the page is the text with its spaces; only in French may a narrow space be added, before `;`,
`!` and `?`, where French print has one and typewriters had none.

The habits are those of the languages' printers: R. M. Ritter, *New Hart's Rules*, and *The Chicago
Manual of Style* for English, the *Lexique des règles typographiques en usage à l'Imprimerie
nationale* for French, *Duden* for German. They are quoted here from memory, not from a copy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from biokit.model.nodes import Section, Text
from biokit.model.walk import P, Part, altered, holding_fields

__all__ = ["spaced", "spaced_words"]

FIXED = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"

UNITS = r"(?:km|cm|mm|m|kg|mg|g|ha|mph|ft|lbs?|oz|cwt|°C|°F|%|‰|per cent|percent)(?!\w)"
NUMBERED = "p pp vol vols no nos nr chap ch fig figs c ca n nn bd s t"
"""What stands before a number, with a point."""

_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
)
_GERMAN_MONTHS = (
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember"
)
_FRENCH_MONTHS = (
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)


def _after(words: str, point: str = "") -> str:
    """Stands behind a space: that one of these words is before it, and a point."""
    either = "|".join(rf"(?<=\b{re.escape(word + point)} )" for word in words.split())
    return f"(?:{either})"


def _any(words: str) -> str:
    return f"(?:{'|'.join(words.split())})"


# Patterns begin with the space itself: so they are found where there is one, and nowhere else.
_ALL = (
    r"(?=[^\W\d_]\.)(?<=\b[^\W\d_]\. )",  # W. E. B. Du Bois
    rf"(?<=\d )(?={UNITS})",
    r"(?=\.(?: \.|$|\W))(?<=\. )",  # . . .
    r"(?=[–—] )",
    rf"(?=\d)(?:(?<=[§№¶] )|{_after(NUMBERED, '.')})",
    rf"(?=\d){_after(NUMBERED.title(), '.')}",
)
"""Of every language with letters."""


def _spaces(*patterns: str) -> re.Pattern[str]:
    return re.compile(f" (?:{'|'.join(patterns)})")


class _Habits(msgspec.Struct, frozen=True):
    """Those of a language."""

    fixed: re.Pattern[str]
    """Spaces that do not break."""
    narrow: re.Pattern[str] | None = None
    """Spaces that do not break and are narrow."""
    marks: tuple[tuple[re.Pattern[str], str], ...] = ()
    """What stands between a sign and its word, and what is put there."""


_USUAL = _Habits(_spaces(*_ALL))
HABITS: Mapping[str, _Habits] = {
    "en": _Habits(
        _spaces(
            *_ALL,
            r"(?=[A-Z])" + _after("Mr Mr. Mrs Mrs. Ms Dr Dr. St St. Messrs Messrs. Mme Mlle"),
            r"(?=[A-Z])" + _after("Prof Rev Hon Col Gen Capt Lt Sgt Maj", "."),
            rf"(?<=\d )(?={_any(f'{_ENGLISH_MONTHS} million billion')}\b)",
            rf"(?=\d{{1,2}}\b){_after(_ENGLISH_MONTHS)}",
            r"(?=(?:\d+|[ivxlc]+)\b)" + _after("chapter Chapter page Page note Note"),
        )
    ),
    "de": _Habits(
        _spaces(
            *_ALL,
            r"(?=[A-ZÄÖÜ])" + _after("Dr Prof St Hr Fr", "."),
            rf"(?<=\d\. )(?={_any(_GERMAN_MONTHS)}\b)",
        ),
        _spaces(
            r"(?=(?:B|h|a|ä|o|u|i|d|R|w|Chr)\.)(?<=\b[zdusoivn]\. )",  # z. B.
            r"(?=\d{3}\b)(?<=\d )",
        ),
    ),
    "fr": _Habits(
        _spaces(
            *_ALL,
            r"(?=:)",
            r"(?=[A-ZÀ-Þ])" + _after("M. MM. Mme Mlle Mgr Dr St Ste"),
            rf"(?={_any(_FRENCH_MONTHS)}\b)(?:(?<=\d )|(?<=\b1er ))",
            r"(?=siècle)(?<=[IVXLC][eᵉ] )",
            r"(?=\d)(?<=[nN]° )",
        ),
        _spaces(r"(?=\d{3}\b)(?<=\d )"),
        (
            (re.compile(rf"[ {FIXED}](?=[;!?»])"), NARROW),
            (re.compile(r"(?=[;!?](?:[\s»”)]|$))(?<=[\w»”)])"), NARROW),
            (re.compile(rf"«[ {FIXED}]?(?=[^\s{NARROW}])"), f"«{NARROW}"),
            (re.compile(rf"(?=»)(?<=[^\s{NARROW}«])"), NARROW),
        ),
    ),
}

_EM_DASH = re.compile(rf"—(?<=[^\s—{JOINER}]—)")
_RANGE = re.compile(r"–(?<=\d–)(?=\d)")

WITHOUT = frozenset({"zh", "ja", "ko", "yue", "lzh"})
"""Languages that are printed without spaces: none of this is theirs."""


def spaced(sections: tuple[Section, ...], lang: str) -> tuple[Section, ...]:
    """Sections with the spaces of print, each text by its own language.

    Args:
        sections: composed: their quotations are in marks already.
        lang: the book's.
    """
    return tuple(_spaced(section, lang) for section in sections)


def spaced_words(words: str, lang: str) -> str:
    """Words in the spaces of their language's print."""
    language = lang.partition("-")[0].lower()
    if language in WITHOUT:
        return words
    habits = HABITS.get(language, _USUAL)
    for pattern, put in habits.marks:
        words = pattern.sub(put, words)
    if habits.narrow is not None:
        words = habits.narrow.sub(NARROW, words)
    words = habits.fixed.sub(FIXED, words)
    if "—" in words:
        words = _EM_DASH.sub(f"{JOINER}—", words)
    if "–" in words:
        words = _RANGE.sub(f"–{JOINER}", words)
    return words


def _spaced(part: P, lang: str) -> P:
    here = getattr(part, "lang", None) or lang
    if isinstance(part, Text):
        words = spaced_words(part.value, here)
        return part if words == part.value else altered(part, value=words)
    changed: dict[str, object] = {}
    for name in holding_fields(type(part)):
        before = getattr(part, name)
        if before:
            after = _within(before, here)
            if after is not before:
                changed[name] = after
    return altered(part, **changed) if changed else part


def _within(value: object, lang: str) -> object:
    if isinstance(value, tuple):
        made = tuple(_within(member, lang) for member in value)
        same = all(one is other for one, other in zip(made, value, strict=True))
        return value if same else made
    return _spaced(value, lang) if isinstance(value, Part) else value
