"""Pages and chapters after a work cited, as they are written in many languages, and short forms.

, p. 301.      pp. 12–13, 40       S. 12 ff.       vol. 1 (1987), p. 11      第3章、12頁
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from biokit.importers.wiki.keys import plain
from biokit.importers.wiki.names import names_in
from biokit.model.nodes import Locator
from biokit.model.sources import ItemName

WORDS = {
    "page": "p pp pg pgs page pages s seite seiten pág págs página páginas pag pagg pagina pagine "
    "blz str стр с side sid σ ص صفحة الصفحة صص tr trang эл",
    "chapter": "ch chs chap chaps chapter chapters kap kapitel chapitre cap capitolo capítulo гл",
    "volume": "vol vols volume volumes bd band tome tomo t том",
    "section": "sec secs section sections § §§ abschnitt sezione sección",
    "paragraph": "para paras par ¶ ¶¶ paragraph paragraphs abs",
    "part": "pt pts part parts teil partie parte",
    "note": "n nn note notes fn anm footnote",
    "figure": "fig figs figure figures abb",
    "plate": "pl plate plates tafel",
    "folio": "fol fols folio folios f ff",
    "line": "l ll line lines zeile vers",
    "column": "col cols column columns sp spalte colonne",
    "book": "bk bks book livre libro buch",
    "number": "no nos nr number num núm",
    "elocation": "loc locs location locations",
    "sub-verbo": "s.v sv",
    "timestamp": "minute min time zeit",
}
"""Words for each label of CSL, without their stops."""
LABELS = {word: label for label, words in reversed(WORDS.items()) for word in words.split()}
_LABEL = "|".join(re.escape(word) for word in sorted(LABELS, key=len, reverse=True))
_NUMBER = r"(?:\d[\dA-Za-z]*|[ivxlcdm]{1,8}\b|[٠-٩۰-۹]+|[A-Z]\d+)"
_RANGE = rf"{_NUMBER}(?:\s*[-–—‒−]\s*{_NUMBER}|\s?(?:ff?|sq|sqq|et seq)\b\.?)?"
_VALUE = rf"{_RANGE}(?:\s*(?:,|&|and|und|et|y|e|、|，)\s*{_RANGE}(?![\w.]*:))*"
_LABELLED = re.compile(
    rf"(?P<label>{_LABEL})(?:\.\s*|\s+|(?<=[§¶])\s*)(?P<value>{_VALUE})", re.IGNORECASE
)
_TIGHT = re.compile(rf"(?P<label>pp?|S|s|p|стр|с)\.?(?P<value>(?=\d){_VALUE})")
_EASTERN = re.compile(
    r"第?\s*(?P<value>[\d〇一二三四五六七八九十百]+(?:\s*[-–—~～、]\s*[\d]+)*)\s*"
    r"(?P<label>[頁页章卷巻節节쪽])"
)
EASTERN = {"頁": "page", "页": "page", "쪽": "page", "章": "chapter", "卷": "volume",
           "巻": "volume", "節": "section", "节": "section"}  # fmt: skip
_BARE = re.compile(rf"(?P<value>(?=\d){_VALUE})(?=\s*[.;]?\s*$)")
_BETWEEN = re.compile(r"[\s,:;.，、：()]*")
SHORT = re.compile(
    r"(?P<names>[^\W\d_][^\d()\[\];:“”\"]{0,80}?),?\s*[(\[]?(?P<year>\d{4}[a-z]?)[)\]]?(?P<rest>.*)",
    re.DOTALL,
)


def read_locators(text: str) -> tuple[tuple[Locator, ...], str]:
    """The locators that a text begins with, and the rest of it.

    Args:
        text: what follows a work: `, vol. 2, pp. 12–13, on the Cabinet`.
    """
    found: list[Locator] = []
    rest = text
    while True:
        start = _after(rest)
        one = _one(start, first=not found)
        if one is None:
            found.sort(key=lambda one: one.label != "volume")
            return tuple(found), _rest(rest if found else text)
        locator, rest = one
        found.append(locator)


def _after(text: str) -> str:
    between = _BETWEEN.match(text)
    return text[between.end() :] if between and "(" not in between[0] else text.lstrip()


def _one(text: str, *, first: bool) -> tuple[Locator, str] | None:
    if found := _EASTERN.match(text):
        return Locator(EASTERN[found["label"]], found["value"]), text[found.end() :]
    for pattern in (_LABELLED, _TIGHT):
        if found := pattern.match(text):
            label = LABELS[found["label"].casefold().rstrip(".")]
            return Locator(label, " ".join(found["value"].split())), text[found.end() :]
    if first and (found := _BARE.match(text)):
        return Locator("page", found["value"]), text[found.end() :]
    return None


def _rest(text: str) -> str:
    return text.strip(" \n,;:，、").removeprefix(".").strip()


def short_names(names: Sequence[ItemName]) -> str:
    """The families of a work's authors as short forms spell them: `charlesritz`."""
    families = [name.family or name.literal or name.given or "" for name in names]
    return "".join(_letters(family) for family in families)


def short_form(words: str) -> tuple[str, str] | None:
    """A short reference, `Charles & Ritz 2004, p. 248`, as `charlesritz2004` and what follows."""
    found = SHORT.fullmatch(words.strip())
    if found is None:
        return None
    return short_of(found["names"]) + found["year"], found["rest"]


def short_of(names: str) -> str:
    """Names as they stand in a short reference, or before a year, as one key."""
    if re.search(r",\s+[^\W\d]\w*\.?(?:\s|$)", names) or ";" in names:
        return short_names(names_in(names))
    parts = re.split(r"\s*(?:,|&|\band\b|\bund\b|\bet\b(?! al)|\by\b)\s*", names)
    return "".join(_letters(re.sub(r"\s+et al\.?$", "", part)) for part in parts)


def _letters(words: str) -> str:
    return "".join(sign for sign in plain(words) if sign.isalpha())
