"""The brackets of an article's first sentence: the subject's names, birth and death.

    Cai Qi (Chinese: 蔡奇; pinyin: Cài Qí; born December 5, 1955) is a …
    Florence Nightingale (12 May 1820 – 13 August 1910) was an …
    Ada Muster (* 3. März 1901 in Ulm; † 4. Mai 1977 in Linz) war eine …

What is read is a guess by form, and the importer says so; the sentence itself stays in the text.
"""

from __future__ import annotations

import re

import msgspec

from biokit.importers.text.articles import name_in_lead
from biokit.importers.text.marks import BRACKETS
from biokit.importers.text.spoken_dates import DATE, date_of
from biokit.model.dates import Date
from biokit.model.names import Name, NameForm

LANGUAGES = {
    "chinese": "zh", "simplified chinese": "zh-Hans", "traditional chinese": "zh-Hant",
    "japanese": "ja", "korean": "ko", "hangul": "ko-Hang", "hanja": "ko-Hani",
    "vietnamese": "vi", "thai": "th", "hindi": "hi", "bengali": "bn", "tamil": "ta", "urdu": "ur",
    "persian": "fa", "arabic": "ar", "hebrew": "he", "turkish": "tr", "greek": "el",
    "ancient greek": "grc", "latin": "la", "russian": "ru", "ukrainian": "uk", "belarusian": "be",
    "bulgarian": "bg", "serbian": "sr", "croatian": "hr", "polish": "pl", "czech": "cs",
    "slovak": "sk", "hungarian": "hu", "romanian": "ro", "german": "de", "french": "fr",
    "spanish": "es", "portuguese": "pt", "italian": "it", "dutch": "nl", "swedish": "sv",
    "norwegian": "no", "danish": "da", "finnish": "fi", "estonian": "et", "latvian": "lv",
    "lithuanian": "lt", "armenian": "hy", "georgian": "ka", "irish": "ga", "welsh": "cy",
    "slovene": "sl", "slovenian": "sl", "macedonian": "mk", "bosnian": "bs", "albanian": "sq",
    "icelandic": "is", "basque": "eu", "catalan": "ca", "galician": "gl", "maltese": "mt",
    "indonesian": "id", "malay": "ms", "burmese": "my", "khmer": "km", "lao": "lo", "nepali": "ne",
    "sinhala": "si", "punjabi": "pa", "gujarati": "gu", "marathi": "mr", "telugu": "te",
    "kannada": "kn", "malayalam": "ml", "kazakh": "kk", "uzbek": "uz", "azerbaijani": "az",
    "kurdish": "ku", "pashto": "ps", "yiddish": "yi", "sanskrit": "sa", "scottish gaelic": "gd",
    "old english": "ang", "old norse": "non", "swahili": "sw", "yoruba": "yo", "amharic": "am",
    "somali": "so", "māori": "mi", "hawaiian": "haw", "afrikaans": "af", "filipino": "fil",
    "mongolian": "mn", "tibetan": "bo", "uyghur": "ug", "chinesisch": "zh", "russisch": "ru",
    "japanisch": "ja", "en chinois": "zh", "en russe": "ru",
}  # fmt: skip
ROMANISATIONS = {
    "pinyin": "zh-Latn-pinyin", "hanyu pinyin": "zh-Latn-pinyin", "wade–giles": "zh-Latn-wadegile",
    "wade-giles": "zh-Latn-wadegile", "hepburn": "ja-Latn-hepburn", "romaji": "ja-Latn",
    "rōmaji": "ja-Latn", "mccune–reischauer": "ko-Latn", "revised romanization": "ko-Latn",
    "rr": "ko-Latn", "mr": "ko-Latn",
}  # fmt: skip
SPELLED = re.compile(r"(?P<label>[^:()]{2,40}):\s*(?P<form>[^,;()\[\]]{1,80})")
BORN = re.compile(
    r"(?:\bborn\b|\bb\.|\bgeboren\b|\bgeb\.|\*|\bnée? le\b|\bnacid[oa]\b|\bnat[oa]\b)"
)
DIED = re.compile(r"(?:\bdied\b|\bd\.|\bgestorben\b|†|\bmorte? le\b|\bmort[oa]?\b)")
RANGE = re.compile(r"\s*[\xa0 ]?[–—-][\xa0 ]?\s*")
APPOSITION = re.compile(
    r",\s+(?P<inner>(?:née?|born|geboren|nat[oa]|nacid[oa])\b[^()]{4,240}?),?\s+"
    r"(?:is|was|ist|war|est|fut|était|è|fu|es|fue)\s"
)
"""`, née le 4 avril 1888 à Vannes, est …`: the same between commas."""
BRACKET_LIMIT = 600
"""Characters of brackets that are read."""


class Lead(msgspec.Struct, frozen=True):
    """What the first sentence says of the subject."""

    name: Name
    born: Date | None = None
    died: Date | None = None


def lead_of_person(paragraph: str) -> Lead | None:
    """The subject of an article's first paragraph; `None` if it is not of that form."""
    plain = BRACKETS.sub("", paragraph[:2_000])
    name = name_in_lead(plain)
    if name is None:
        return None
    opening = plain.find("(", len(name), len(name) + 3)
    inner = _inside(plain, opening) if opening >= 0 else _between_commas(plain, name)
    if inner is None:
        return None
    spelled = tuple(_forms(inner))
    born, died = _dates(inner)
    if not spelled and born is None and died is None:
        return None
    return Lead(Name((NameForm(name), *spelled)), born, died)


def _between_commas(plain: str, name: str) -> str | None:
    found = APPOSITION.match(plain, len(name))
    return None if found is None else found["inner"]


def _inside(text: str, opening: int) -> str | None:
    """What stands between a bracket and the one that closes it."""
    depth = 0
    for index in range(opening, min(len(text), opening + BRACKET_LIMIT)):
        depth += (text[index] == "(") - (text[index] == ")")
        if depth == 0:
            return text[opening + 1 : index]
    return None


def _forms(inner: str) -> list[NameForm]:
    """`Chinese: 蔡奇; pinyin: Cài Qí`."""
    forms: list[NameForm] = []
    last = "und"
    for part in inner.split(";"):
        found = SPELLED.match(part.strip())
        if found is None:
            continue
        label, form = found["label"].strip().casefold(), found["form"].strip()
        if label in LANGUAGES:
            last = LANGUAGES[label]
            forms.append(NameForm(form, lang=last))
        elif label in ROMANISATIONS:
            forms.append(NameForm(form, lang=ROMANISATIONS[label]))
        elif label in {"romanized", "romanised", "romanization", "transliterated"}:
            forms.append(NameForm(form, lang=f"{last.partition('-')[0]}-Latn"))
    return forms


def _dates(inner: str) -> tuple[Date | None, Date | None]:
    """When born and when died: said in words or signs, or as a span alone."""
    born = died = None
    for part in re.split(r"[;]|(?=†)|(?=\bet morte? )|(?<=\d),\s(?=d(?:ied|\.))", inner):
        for found in DATE.finditer(part):
            before = part[: found.start()]
            date = date_of(found)
            if date is None or (found["y5"] and len(found["y5"]) == 3):
                continue
            if DIED.search(before):
                died = died or date
            elif BORN.search(before) and born is None:
                born = date
            elif born is not None and died is None and RANGE.search(before[-4:]):
                died = date
            elif born is None and _begins_span(part, found):
                born = date
    return born, died


def _begins_span(part: str, found: re.Match[str]) -> bool:
    """A date with a dash and another date after it, and no word directly before (*reigned*)."""
    dash = RANGE.match(part, found.end())
    before = part[: found.start()].rstrip(" \xa0")
    apart = not before or before[-1] in ",;:–]" or not before[-1].isascii()
    return apart and dash is not None and DATE.match(part, dash.end()) is not None
