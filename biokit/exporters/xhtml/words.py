"""The words our pages add to a book's own, by language."""

from __future__ import annotations

import msgspec

__all__ = ["PageWords", "page_words"]


class PageWords(msgspec.Struct, frozen=True):
    """What a language says on the pages that templates make, and to those who cannot see marks.

    `{…}` is filled in where it is used.
    """

    gap: str
    gap_reason: str
    gap_supplied: str
    sic: str
    no_picture: str
    picture: str
    description: str
    back: str
    page_break: str
    letter_to: str
    note: str
    notes_to_page: str
    notes_to_pages: str
    after_key: str
    """Between the words a note is found by and what it says."""
    by: dict[str, str]
    """By MARC relator code; other roles are named alone."""
    published: str
    made: str
    licence: str
    isbn: str
    set_in: str
    based_on: str
    made_with: str
    index_by_chapter: str
    """What the numbers of an index are in a book without pages."""
    index_by_page: str
    """The same, if those of another edition are marked in it."""
    cover: str
    skip: str


_ENGLISH = PageWords(
    gap="words missing here",
    gap_reason="words missing here ({reason})",
    gap_supplied="{gap}; supplied: {words}",
    sic="sic",
    no_picture="picture not in the source",
    picture="picture",
    description="Description of the picture",
    back="Back to the text at note {number}",
    page_break="page {label}",
    letter_to="{sender} to {recipient}",
    note="Note {number}",
    notes_to_page="Notes to page {first}",
    notes_to_pages="Notes to pages {first}–{last}",
    after_key=": ",
    by={
        "aut": "{names}",
        "edt": "edited by {names}",
        "trl": "translated by {names}",
        "ill": "illustrated by {names}",
        "aui": "introduced by {names}",
        "aft": "with an afterword by {names}",
        "ann": "annotated by {names}",
        "com": "compiled by {names}",
        "pht": "photographs by {names}",
    },
    published="Published by {publisher}",
    made="Published {date}",
    licence="Licence: {licence}",
    isbn="ISBN {isbn}",
    based_on="Made from {source}",
    made_with="Made with {name}",
    index_by_chapter="Numbers are those of chapters; after the point, of sections in a chapter.",
    index_by_page="Numbers are those of pages of the printed edition.",
    set_in="Set in {faces}",
    cover="Cover",
    skip="Skip to the text",
)

_GERMAN = PageWords(
    gap="hier fehlen Wörter",
    gap_reason="hier fehlen Wörter ({reason})",
    gap_supplied="{gap}; ergänzt: {words}",
    sic="sic",
    no_picture="Bild nicht in der Vorlage",
    picture="Bild",
    description="Beschreibung des Bildes",
    back="Zurück zum Text bei Anmerkung {number}",
    page_break="Seite {label}",
    letter_to="{sender} an {recipient}",
    note="Anmerkung {number}",
    notes_to_page="Anmerkungen zu Seite {first}",
    notes_to_pages="Anmerkungen zu den Seiten {first}–{last}",
    after_key=": ",
    by={
        "aut": "{names}",
        "edt": "herausgegeben von {names}",
        "trl": "übersetzt von {names}",
        "ill": "illustriert von {names}",
        "aui": "eingeleitet von {names}",
        "aft": "mit einem Nachwort von {names}",
        "ann": "kommentiert von {names}",
        "com": "zusammengestellt von {names}",
        "pht": "Fotografien von {names}",
    },
    published="Erschienen bei {publisher}",
    made="Erschienen {date}",
    licence="Lizenz: {licence}",
    isbn="ISBN {isbn}",
    based_on="Nach {source}",
    made_with="Hergestellt mit {name}",
    index_by_chapter="Die Zahlen sind Kapitel, hinter dem Punkt deren Abschnitte.",
    index_by_page="Die Zahlen sind Seiten der gedruckten Ausgabe.",
    set_in="Gesetzt aus {faces}",
    cover="Umschlag",
    skip="Zum Text",
)

_FRENCH = PageWords(
    gap="mots manquants",
    gap_reason="mots manquants ({reason})",
    gap_supplied="{gap} ; restitués : {words}",
    sic="sic",
    no_picture="image absente de la source",
    picture="image",
    description="Description de l’image",
    back="Retour au texte, note {number}",
    page_break="page {label}",
    letter_to="{sender} à {recipient}",
    note="Note {number}",
    notes_to_page="Notes de la page {first}",
    notes_to_pages="Notes des pages {first}–{last}",
    after_key="\N{NO-BREAK SPACE}: ",
    by={
        "aut": "{names}",
        "edt": "édité par {names}",
        "trl": "traduit par {names}",
        "ill": "illustré par {names}",
        "aui": "introduit par {names}",
        "aft": "postface de {names}",
        "ann": "annoté par {names}",
        "com": "réuni par {names}",
        "pht": "photographies de {names}",
    },
    published="Publié par {publisher}",
    made="Publié en {date}",
    licence="Licence : {licence}",
    isbn="ISBN {isbn}",
    based_on="D’après {source}",
    made_with="Réalisé avec {name}",
    index_by_chapter="Les nombres renvoient aux chapitres et, après le point, à leurs sections.",
    index_by_page="Les nombres renvoient aux pages de l’édition imprimée.",
    set_in="Composé en {faces}",
    cover="Couverture",
    skip="Aller au texte",
)

_CHINESE = PageWords(
    gap="此处有缺文",
    gap_reason="此处有缺文（{reason}）",
    gap_supplied="{gap}；补：{words}",
    sic="原文如此",
    no_picture="所据文本无此图",
    picture="图片",
    description="图片说明",
    back="回到正文注{number}处",
    page_break="第{label}页",
    letter_to="{sender}致{recipient}",
    note="注{number}",
    notes_to_page="第{first}页注释",
    notes_to_pages="第{first}—{last}页注释",
    after_key="：",
    by={
        "aut": "{names} 著",
        "edt": "{names} 编",
        "trl": "{names} 译",
        "ill": "{names} 绘",
        "aui": "{names} 作序",
        "aft": "{names} 作跋",
        "ann": "{names} 注",
        "com": "{names} 辑",
        "pht": "{names} 摄",
    },
    published="{publisher} 出版",
    made="{date} 出版",
    licence="许可：{licence}",
    isbn="ISBN {isbn}",
    based_on="底本：{source}",
    made_with="由 {name} 制作",
    index_by_chapter="数字为章次，点后为该章中的节次。",
    index_by_page="数字为印刷版页码。",
    set_in="字体：{faces}",
    cover="封面",
    skip="跳至正文",
)

_BY_LANGUAGE = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "zh": _CHINESE}


def page_words(lang: str | None) -> PageWords:
    """A language's words by its BCP 47 tag; English where we have none of our own."""
    return _BY_LANGUAGE.get((lang or "en").partition("-")[0].lower(), _ENGLISH)
