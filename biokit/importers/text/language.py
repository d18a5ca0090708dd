"""Which language a text is in, by its script and its most frequent words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

FREQUENT: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and in to was is that his for with as on by he at from were which had it an",
        "de": "der die und das in den von zu dem mit des auf ist im eine er sich nicht war als ein",
        "fr": "de la le et les des en du un une est dans il que par pour au qui sur avec sa son",
        "es": "de la el en y los que se las del un por con su una para es al como fue lo más",
        "it": "di e il la che in un del per una con della le si è da al nel dei i suo fu non",
        "pt": "de a o e que do da em um para com uma os no se na por mais as dos foi ao é",
        "nl": "de het een van en in op te is dat met voor zijn hij was aan door er als bij werd",
        "sv": "och i att en som det är av för på den med till ett han var om hade sig från de",
        "pl": "w i na z do się że nie jest to o jego od po był za przez roku oraz ze jako",
        "la": "et in est ad non cum qui quod ut ex sed eius de quae ac si per esse a ab",
    }.items()
}
SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 200_000
"""Characters read to tell it."""


def language_of(paragraphs: Sequence[str]) -> str | None:
    """BCP 47, or `None` where the words don't tell."""
    sample = " ".join(paragraphs)[:SAMPLE]
    letters = sum(character.isalpha() for character in sample)
    for code, script in SCRIPTS:
        share = len(script.findall(sample))
        if share * 10 > letters * (1 if code == "ja" else 4):
            return code
    words = Counter(word.casefold() for word in WORD.findall(sample))
    total = sum(words.values())
    scores = {code: sum(words[word] for word in frequent) for code, frequent in FREQUENT.items()}
    best = max(scores, key=scores.__getitem__)
    return best if total and scores[best] * 8 >= total and scores[best] >= 3 else None


def is_english(paragraph: str) -> bool:
    """Whether a paragraph of an English text is English too, and not a quotation from elsewhere."""
    words = [word.casefold() for word in WORD.findall(paragraph)]
    if len(words) < 12:
        return True
    english = sum(word in FREQUENT["en"] for word in words)
    return all(
        sum(word in frequent for word in words) <= english
        for code, frequent in FREQUENT.items()
        if code != "en"
    )
