"""Words that only an ebook needs, by language."""

from __future__ import annotations

import msgspec

__all__ = ["EbookWords", "ebook_words"]


class EbookWords(msgspec.Struct, frozen=True):
    """Names of pages for the reader's software."""

    title_page: str
    copyright_page: str
    landmarks: str
    pages: str
    cover: str


_ENGLISH = EbookWords(
    title_page="Title page",
    copyright_page="Copyright page",
    landmarks="Landmarks",
    pages="List of pages",
    cover="Cover: {words}",
)

_GERMAN = EbookWords(
    title_page="Titelseite",
    copyright_page="Impressum",
    landmarks="Orientierungspunkte",
    pages="Seitenliste",
    cover="Umschlag: {words}",
)

_FRENCH = EbookWords(
    title_page="Page de titre",
    copyright_page="Mentions légales",
    landmarks="Repères",
    pages="Liste des pages",
    cover="Couverture\N{NARROW NO-BREAK SPACE}: {words}",
)

_CHINESE = EbookWords(
    title_page="书名页",
    copyright_page="版权页",
    landmarks="导览",
    pages="页码列表",
    cover="封面：{words}",
)

_BY_LANGUAGE = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "zh": _CHINESE}


def ebook_words(lang: str | None) -> EbookWords:
    """The words of a language by its BCP 47 tag; English where we have none of our own."""
    return _BY_LANGUAGE.get((lang or "en").partition("-")[0].lower(), _ENGLISH)
