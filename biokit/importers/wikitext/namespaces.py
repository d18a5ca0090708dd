"""The names of namespaces: what a link to one of them is, in the languages that name them."""

from __future__ import annotations

import re
from typing import Literal

from biokit.importers.wiki.work_kinds import named

__all__ = ["Namespace", "lang_by_namespace", "namespace_of"]

Namespace = Literal["file", "category", "other", "interwiki", "sister"]

FILE = {
    "": "file image media",
    "de": "datei bild",
    "fr": "fichier",
    "es": "archivo imagen",
    "it": "immagine",
    "pt": "ficheiro arquivo imagem",
    "nl": "bestand afbeelding",
    "sv": "fil bild",
    "da": "billede",
    "pl": "plik grafika",
    "cs": "soubor",
    "hu": "fájl kép",
    "fi": "tiedosto kuva",
    "ro": "fișier imagine",
    "ca": "fitxer imatge",
    "tr": "dosya resim",
    "id": "berkas",
    "vi": "tập_tin hình",
    "ru": "файл изображение",
    "uk": "файл зображення",
    "el": "αρχείο εικόνα",
    "ar": "ملف صورة وسائط",
    "ur": "فائل تصویر",
    "fa": "پرونده تصویر",
    "he": "קובץ תמונה",
    "hi": "चित्र",
    "zh": "文件 檔案 档案 图像 圖像",
    "ja": "ファイル 画像",
    "ko": "파일 그림",
}
CATEGORY = {
    "": "category",
    "de": "kategorie",
    "fr": "catégorie",
    "es": "categoría",
    "it": "categoria",
    "nl": "categorie",
    "pl": "kategoria",
    "cs": "kategorie",
    "hu": "kategória",
    "fi": "luokka",
    "tr": "kategori",
    "vi": "thể_loại",
    "ru": "категория",
    "uk": "категорія",
    "el": "κατηγορία",
    "ar": "تصنيف",
    "ur": "زمرہ",
    "fa": "رده",
    "he": "קטגוריה",
    "hi": "श्रेणी",
    "zh": "分类 分類",
    "ja": "カテゴリ",
    "ko": "분류",
}
SISTER_NAMES = """
    w wikt wiktionary s wikisource q wikiquote b wikibooks n commons wikinews v wikiversity voy
    wikivoyage d wikidata m meta mw species wikispecies wikimedia foundation doi arxiv iarchive
    gutenberg
"""
OTHER_NAMES = """
    wikipedia wp project template vorlage modèle user benutzer utente help portal portail portale
    special talk draft module
"""
SISTERS, OTHERS = frozenset(SISTER_NAMES.split()), frozenset(OTHER_NAMES.split())
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z-]{2,12})?|simple")


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {
        word.replace("_", " "): lang
        for lang, words in reversed(table.items())
        for word in words.split()
    }


FILES, CATEGORIES = _by_word(FILE), _by_word(CATEGORY)


def namespace_of(title: str) -> Namespace | None:
    """What a link's target lies in; `None` is an article of the wiki."""
    prefix, colon, rest = title.partition(":")
    name = named(prefix)
    if not colon or not rest.strip():
        return None
    if name in FILES:
        return "file"
    if name in CATEGORIES:
        return "category"
    if name in SISTERS:
        return "sister"
    if name in OTHERS:
        return "other"
    return "interwiki" if LANGUAGE.fullmatch(name) else None


def lang_by_namespace(text: str) -> str | None:
    """The language whose words a page's links to files and categories use."""
    for prefix in re.findall(r"\[\[\s*([^\[\]|:\n]{2,20}):", text):
        name = named(prefix)
        lang = CATEGORIES.get(name) or FILES.get(name)
        if lang:
            return lang
    return None
