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

from biokit.model.nodes import Section, Text
from biokit.model.walk import P, Part, altered, holding_fields

__all__ = ["spaced", "spaced_words"]

FIXED = "\N{NO-BREAK SPACE}"
NARROW = "\N{NARROW NO-BREAK SPACE}"
JOINER = "\N{WORD JOINER}"

Rule = tuple[re.Pattern[str], str]

UNITS = r"km|cm|mm|m|kg|mg|g|ha|mph|ft|lb|lbs|oz|cwt|°C|°F|%|‰|per cent|percent"


def _rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern), put) for pattern, put in pairs)


ALL = _rules(
    (r"\b([^\W\d_]\.) (?=[^\W\d_]\.)", rf"\1{FIXED}"),  # W. E. B. Du Bois
    (rf"(\d) (?=(?:{UNITS})(?!\w))", rf"\1{FIXED}"),
    (r"(?<=\.) (?=\.(?: \.|$|\W))", FIXED),  # . . .
    (rf"(?<=[^\s—{JOINER}])—", f"{JOINER}—"),
    (r"(?<=\d)–(?=\d)", f"–{JOINER}"),
    (r" (?=[–—] )", FIXED),
    (r"([§№¶]) (?=\d)", rf"\1{FIXED}"),
    (r"(?i)\b(pp?|vols?|nos?|nr|chap|ch|figs?|ca?|nn?|bd|s|t)\. (?=\d)", rf"\1.{FIXED}"),
)
"""Of every language with letters."""

_ENGLISH_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_GERMAN_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
_FRENCH_MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)

BY_LANGUAGE: Mapping[str, tuple[Rule, ...]] = {
    "en": _rules(
        (r"\b(Mr|Mrs|Ms|Dr|St|Messrs|Mme|Mlle)(\.?) (?=[A-Z])", rf"\1\2{FIXED}"),
        (r"\b(Prof|Rev|Hon|Col|Gen|Capt|Lt|Sgt|Maj)\. (?=[A-Z])", rf"\1.{FIXED}"),
        (rf"\b(\d{{1,2}}) (?=(?:{_ENGLISH_MONTHS})\b)", rf"\1{FIXED}"),
        (rf"\b({_ENGLISH_MONTHS}) (?=\d{{1,2}}\b)", rf"\1{FIXED}"),
        (r"\b([Cc]hapter|[Pp]age|[Nn]ote) (?=(?:\d+|[ivxlc]+)\b)", rf"\1{FIXED}"),
        (r"(\d) (?=(?:million|billion)\b)", rf"\1{FIXED}"),
    ),
    "de": _rules(
        (
            r"\b([zdusoivn]\.) (?=(?:B|h|a|ä|o|u|i|d|R|w|Chr)\.)",
            rf"\1{NARROW}",
        ),
        (r"\b(Dr|Prof|St|Hr|Fr)\. (?=[A-ZÄÖÜ])", rf"\1.{FIXED}"),
        (rf"\b(\d{{1,2}}\.) (?=(?:{_GERMAN_MONTHS})\b)", rf"\1{FIXED}"),
        (r"(?<=\d) (?=\d{3}\b)", NARROW),
    ),
    "fr": _rules(
        (rf"[ {FIXED}](?=[;!?»])", NARROW),
        (r"(?<=[\w»”)])(?=[;!?](?:[\s»”)]|$))", NARROW),
        (r" (?=:)", FIXED),
        (rf"«[ {FIXED}]?(?=[^\s{NARROW}])", f"«{NARROW}"),
        (rf"(?<=[^\s{NARROW}«])»", f"{NARROW}»"),
        (r"\b(M|MM|Mme|Mlle|Mgr|Dr|St|Ste)(\.?) (?=[A-ZÀ-Þ])", rf"\1\2{FIXED}"),
        (rf"\b(\d{{1,2}}|1er) (?=(?:{_FRENCH_MONTHS})\b)", rf"\1{FIXED}"),
        (r"\b([IVXLC]+e|[IVXLC]+ᵉ) (?=siècles?\b)", rf"\1{FIXED}"),
        (r"(?<=\d) (?=\d{3}\b)", NARROW),
        (r"(n°|N°) (?=\d)", rf"\1{FIXED}"),
    ),
}

WITHOUT = frozenset({"zh", "ja", "ko", "yue", "lzh"})
"""Languages that are printed without spaces: none of this is theirs."""

_TOUCHED = re.compile(r"[ —–;!?«»]")


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
    if language in WITHOUT or not _TOUCHED.search(words):
        return words
    for pattern, put in (*BY_LANGUAGE.get(language, ()), *ALL):
        words = pattern.sub(put, words)
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
