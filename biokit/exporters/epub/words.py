"""Words that only an ebook needs, by language."""

from __future__ import annotations

import msgspec

__all__ = ["EbookWords", "ebook_words"]


class EbookWords(msgspec.Struct, frozen=True):
    """Names of pages for the reader's software, and what it says of the book's accessibility."""

    title_page: str
    copyright_page: str
    landmarks: str
    pages: str
    cover: str
    summary: str
    summary_notes: str
    summary_pages: str
    pictures_none: str
    pictures_described: str
    pictures_not_described: str


_ENGLISH = EbookWords(
    title_page="Title page",
    copyright_page="Copyright page",
    landmarks="Landmarks",
    pages="List of pages",
    cover="Cover: {words}",
    summary="The text flows to any size of type and screen and can be read aloud; headings and a "
    "table of contents give its structure, and words in other languages are marked.",
    summary_notes="Notes are linked from the text and back.",
    summary_pages="Pages of a printed edition are marked.",
    pictures_none="There are no pictures but the cover.",
    pictures_described="Every picture has a description.",
    pictures_not_described="Some pictures have no description.",
)

_GERMAN = EbookWords(
    title_page="Titelseite",
    copyright_page="Impressum",
    landmarks="Orientierungspunkte",
    pages="Seitenliste",
    cover="Umschlag: {words}",
    summary="Der Text passt sich jeder Schrift- und Bildschirmgröße an und kann vorgelesen werden; "
    "Überschriften und ein Inhaltsverzeichnis geben seinen Aufbau wieder, und Wörter anderer "
    "Sprachen sind ausgezeichnet.",
    summary_notes="Anmerkungen sind in beide Richtungen verlinkt.",
    summary_pages="Die Seiten einer gedruckten Ausgabe sind bezeichnet.",
    pictures_none="Außer dem Umschlag gibt es keine Bilder.",
    pictures_described="Jedes Bild hat eine Beschreibung.",
    pictures_not_described="Einige Bilder haben keine Beschreibung.",
)

_FRENCH = EbookWords(
    title_page="Page de titre",
    copyright_page="Mentions légales",
    landmarks="Repères",
    pages="Liste des pages",
    cover="Couverture\N{NARROW NO-BREAK SPACE}: {words}",
    summary="Le texte s’adapte à toute taille de caractère et d’écran et peut être lu à voix "
    "haute\N{NARROW NO-BREAK SPACE}; des titres et une table des matières en donnent la structure, "
    "et les mots d’autres langues sont signalés.",
    summary_notes="Les notes sont liées au texte dans les deux sens.",
    summary_pages="Les pages d’une édition imprimée sont indiquées.",
    pictures_none="Il n’y a pas d’images hormis la couverture.",
    pictures_described="Chaque image a une description.",
    pictures_not_described="Certaines images n’ont pas de description.",
)

_CHINESE = EbookWords(
    title_page="书名页",
    copyright_page="版权页",
    landmarks="导览",
    pages="页码列表",
    cover="封面：{words}",
    summary="文字可随字号与屏幕大小重排，可供朗读；标题与目录标明全书结构，外文字词均有标记。",
    summary_notes="注释与正文双向链接。",
    summary_pages="标有印刷版页码。",
    pictures_none="除封面外没有图片。",
    pictures_described="每幅图片均有文字说明。",
    pictures_not_described="部分图片没有文字说明。",
)

_BY_LANGUAGE = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "zh": _CHINESE}


def ebook_words(lang: str | None) -> EbookWords:
    """The words of a language by its BCP 47 tag; English where we have none of our own."""
    return _BY_LANGUAGE.get((lang or "en").partition("-")[0].lower(), _ENGLISH)
