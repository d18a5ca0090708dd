"""The names that babel and BibLaTeX have for languages, as tags."""

from __future__ import annotations

import re

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")

LANGUAGES = {
    "american": "en-US",
    "usenglish": "en-US",
    "arabic": "ar",
    "australian": "en-AU",
    "austrian": "de-AT",
    "naustrian": "de-AT",
    "basque": "eu",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "ukenglish": "en-GB",
    "bulgarian": "bg",
    "canadian": "en-CA",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "francais": "fr",
    "galician": "gl",
    "german": "de",
    "ngerman": "de",
    "germanb": "de",
    "greek": "el",
    "hebrew": "he",
    "hungarian": "hu",
    "icelandic": "is",
    "irish": "ga",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "mexican": "es-MX",
    "newzealand": "en-NZ",
    "norsk": "nb",
    "norwegian": "nb",
    "nynorsk": "nn",
    "persian": "fa",
    "polish": "pl",
    "portuges": "pt",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "slovenian": "sl",
    "spanish": "es",
    "swedish": "sv",
    "swissgerman": "de-CH",
    "nswissgerman": "de-CH",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
    "welsh": "cy",
}


def tag_of(name: str) -> str | None:
    """The tag of a language that is named, or that is a tag already."""
    plain = name.strip().casefold().removeprefix("lang")
    known = LANGUAGES.get(plain)
    if known is not None:
        return known
    return name.strip() if TAG.fullmatch(name.strip()) else None
