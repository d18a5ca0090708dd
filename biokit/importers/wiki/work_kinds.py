"""Which templates cite a work, and what kind of work, by their names in many languages."""

from __future__ import annotations

import re

from biokit.model.sources import ItemType

__all__ = ["kind_of", "named"]

NAMES: dict[ItemType, str] = {
    "webpage": """
        cite web|cite website|cite url|web cite|cite tweet|cite mailing list|cite press release
        press release|cite podcast|cite newsgroup|citeweb|cita web|citaweb|internetquelle|lien web
        lien brisé|chú thích web|chú thích web2|ویب حوالہ|مرجع ويب|استشهاد بويب|حوالہ ویب
        یادکرد وب|网页引用|網頁引用|引用网页|引用網頁|웹 인용|cytuj stronę
        citace elektronické monografie|citar web|referência web|webbref|kilde www|cite web2
        cite wikisource web|web kaynağı
    """,
    "article-newspaper": """
        cite news|cite newspaper|citenews|cita news|cita notizia|cita noticia|cita notícia
        citar jornal|citar notícia|chú thích báo|مرجع خبر|استشهاد بخبر|یادکرد خبر|حوالہ خبر
        新闻引用|新聞引用|引用新闻|引用新聞|뉴스 인용|cite newsletter|haber kaynağı|tidningsref
    """,
    "article-magazine": "cite magazine|cite mag|artikel|cita revista|citar revista",
    "article-journal": """
        cite journal|cite paper|cite document|citejournal|cita pubblicazione|article
        cita publicación|citar periódico|chú thích tạp chí|مرجع دورية|استشهاد بدورية محكمة
        یادکرد ژورنال|期刊引用|引用期刊|저널 인용|cytuj pismo|akademik dergi kaynağı|tidskriftsref
        lien doi|cite pmid|cite doi|publikace periodikum|citace periodika
    """,
    "book": """
        cite book|cite ebook|citebook|cita libro|citalibro|literatur|ouvrage|bibitem|citar livro
        chú thích sách|مرجع كتاب|استشهاد بكتاب|یادکرد کتاب|حوالہ کتاب|کتاب حوالہ|书籍引用|書籍引用
        引用书籍|引用書籍|서적 인용|cytuj książkę|citace monografie|kitap kaynağı|bokref|bogref
        citeer boek|cite comic|cite manual|книга|bibisbn|cite wikisource|cite eb1911|cite dnb
    """,
    "chapter": "chapitre|cite chapter|cita capitolo|citar capítulo",
    "entry-encyclopedia": """
        cite encyclopedia|cite encyclopaedia|cite dictionary|cite dnb|cite odnb|cite ans
        cita enciclopedia|cita enciclopédia|chú thích bách khoa toàn thư|مرجع موسوعة
        استشهاد بموسوعة|百科全書引用|cite britannica|cite catholic encyclopedia
    """,
    "thesis": """
        cite thesis|cita tesi|cita tesis|citar tese|مرجع رسالة|استشهاد بأطروحة|cite dissertation
    """,
    "paper-conference": """
        cite conference|cita conferenza|cita conferencia|مرجع مؤتمر|cite proceedings
    """,
    "report": """
        cite report|cite techreport|cite tech report|cita rapporto|cita informe
    """,
    "interview": """
        cite interview|cita intervista|cita entrevista|citar entrevista|مقابلة
    """,
    "speech": "cite speech|cita discorso|cita discurso",
    "broadcast": """
        cite episode|cite serial|cite av media|cite video|cite dvd|cite tv|cite radio|cita video
        cita tv|cita episodio|citation épisode|cita episodi|cite television|chú thích video
    """,
    "song": """
        cite av media notes|cite album notes|cite music release notes|cite dvd notes|cita album
    """,
    "map": "cite map|cita mapa",
    "patent": "cite patent|us patent|patent|cita patente",
    "article": """
        cite arxiv|cite biorxiv|cite citeseerx|cite ssrn|cite preprint|arxiv
    """,
    "legal_case": "cite court|cita ley",
    "post": "cite usenet|cite comment",
    "motion_picture": "cite film|cite movie|cita film",
    "document": """
        citation|cite|cite archive|cite sign|cite letter|cita di fonte|来源|引用|citation bible
        cite document
    """,
}  # fmt: skip
"""A work that names its kind itself is a `document` here, and becomes what its fields say."""

KINDS: dict[str, ItemType] = {
    name.strip(): kind
    for kind, lines in reversed(NAMES.items())
    for line in lines.splitlines()
    for name in line.split("|")
    if name.strip()
}
PREFIXED = re.compile(
    r"(?:cite|cita|citar|citace|cytuj|citeer|chú thích|مرجع|استشهاد ب|یادکرد)\s+[^\W\d].*"
)


def named(template: str) -> str:
    """A template's name as tables have it: one case, single spaces."""
    return " ".join(template.replace("_", " ").casefold().split())


def kind_of(template: str) -> ItemType | None:
    """The kind of work that a template cites; `None` if it cites none."""
    name = named(template)
    found = KINDS.get(name)
    if found is None and PREFIXED.fullmatch(name) and "check" not in name:
        return "document"
    return found
