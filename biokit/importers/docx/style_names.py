"""What a style is for, by its name: Word's own, pandoc's, LibreOffice's, and those authors give.

Word keeps the names of its own styles in English whatever its language; other programs translate.
"""

from __future__ import annotations

import re
from typing import Literal, TypeVar

__all__ = ["CharacterMeaning", "ParagraphMeaning", "heading_level", "of_character", "of_paragraph"]

ParagraphMeaning = Literal[
    "title", "subtitle", "author", "date", "quotation", "verse", "letter", "attribution", "caption",
    "code", "epigraph", "dedication", "contents", "contents-heading", "index-entry", "list", "term",
    "definition", "break", "body",
]  # fmt: skip
CharacterMeaning = Literal["emphasis", "strong", "title", "foreign", "quote", "code", "plain"]

PARAGRAPHS: dict[ParagraphMeaning, str] = {
    "title": "title|titel|titre|título|titolo|titre principal|标题|標題|書名|книга|book title",
    "subtitle": "subtitle|untertitel|sous-titre|sous titre|subtítulo|sottotitolo|副标题|副標題",
    "author": "author|authors|byline|by line|verfasser|autor|auteur|autore|作者",
    "date": "date|datum|fecha|data|日期",
    "quotation": """
        quote|intense quote|block text|block quote|blockquote|block quotation|quotation|quotations
        extract|extended quote|footnote block text|zitat|intensives zitat|blockzitat|blocktext
        citation|citation intense|normal centré|cita|cita destacada|cita intensa|citazione
        citazione intensa|引用|明显引用|引文|цитата
    """,
    "verse": """
        verse|poem|poetry|stanza|verse line|poem line|gedicht|vers|verse|vers libre|poème|poésie
        verso|poema|poesía|poesia|诗|诗歌|詩
    """,
    "letter": "letter|letter text|letter body|brief|brieftext|lettre|carta|lettera|信|书信",
    "attribution": "attribution|quote source|quote attribution|source of quote|quotation source",
    "caption": """
        caption|image caption|table caption|figure caption|beschriftung|bildunterschrift|légende
        leyenda|descripción|didascalia|题注|題注|图注|illustration|abbildung|drawing|figure title
        table of caption
    """,
    "code": """
        html preformatted|source code|code|code block|preformatted text|macro|macro text
        html vorformatiert|quelltext|préformaté html|html con formato previo|preformatted|代码
    """,
    "epigraph": "epigraph|epigraph text|motto|épigraphe|exergue|epígrafe|epigrafe|题词",
    "dedication": "dedication|widmung|dédicace|dedicatoria|dedica|献词",
    "contents": "table of figures|table of authorities",
    "contents-heading": """
        toc heading|contents heading|inhaltsverzeichnisüberschrift|en-tête de table des matières
        titolo sommario|título tdc|toa heading
    """,
    "index-entry": "index heading",
    "list": """
        list bullet|list number|list continue|list|liste|aufzählungszeichen|listennummer
        liste à puces|liste à numéros|lista con viñetas|lista con números|punto elenco
        numero elenco|compact list
    """,
    "term": "definition term|list heading|listenüberschrift",
    "definition": "definition|list contents|listeninhalt",
    "break": """
        scene break|section break|separator|ornament|asterism|horizontal line|break|trenner
        horizontale linie|ligne horizontale|line break
    """,
    "body": """
        normal|body text|body text indent|first paragraph|standard|textkörper|text body|no spacing
        corps de texte|cuerpo de texto|corpo del testo|正文|default|default paragraph style
        compact|plain text|footnote text|endnote text|list paragraph|abstract
    """,
}

CHARACTERS: dict[CharacterMeaning, str] = {
    "emphasis": """
        emphasis|subtle emphasis|intense emphasis|hervorhebung|schwache hervorhebung
        intensive hervorhebung|accentuation|emphase pâle|énfasis|énfasis sutil|enfasi|强调|emphase
    """,
    "strong": "strong|fett|élevé|texto en negrita|grassetto|要点|strong emphasis",
    "title": """
        book title|buchtitel|titre du livre|título del libro|titolo del libro|书籍标题|work title
        title of work|html cite|html zitat|citation html|cita html|werktitel
    """,
    "foreign": "foreign|foreign word|foreign words|foreign language|fremdwort|mot étranger",
    "quote": "inline quote|quoted words",
    "code": """
        html code|html keyboard|html typewriter|html sample|verbatim char|verbatim|code
        source text|inline code|code char
    """,
    "plain": """
        hyperlink|followedhyperlink|internet link|visited internet link|footnote reference
        endnote reference|footnote characters|endnote characters|footnote anchor|endnote anchor
        default paragraph font|page number|line number|annotation reference|placeholder text
        footnote symbol|index link|numbering symbols|bullets
    """,
}

M = TypeVar("M")

HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|encabezado|intestazione|标题|標題|kop|rubrik"
    r"|nagłówek|заголовок|nadpis|見出し)\s*([1-9])"
)
CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|tm|tdc|sommario|目录)\s*\d")
INDEX_ENTRY = re.compile(r"index\s*[1-9]")
ENDING = re.compile(r"\s*(?:char|zchn|car|carattere|字符|знак)\d*$", re.IGNORECASE)
FIRST_LEVEL = frozenset(
    {
        "heading", "chapter title", "chapter heading", "chapter", "part title", "part heading",
        "kapitel", "kapitelüberschrift", "kapiteltitel", "chapitre", "titre de chapitre",
        "capítulo", "título de capítulo", "capitolo", "titolo capitolo", "章标题", "篇标题",
    }
)  # fmt: skip
"""Names of headings that say no level."""
COUNTED = re.compile(r"\s*[1-9]$")


def _table(words: dict[M, str]) -> dict[str, M]:
    return {
        name.strip(): meaning
        for meaning, lines in words.items()
        for line in lines.splitlines()
        for name in line.split("|")
        if name.strip()
    }


_PARAGRAPHS = _table(PARAGRAPHS)
_CHARACTERS = _table(CHARACTERS)


def _plain(name: str) -> str:
    """A name without its variant: `Quote 2`, `Quote;Zitat`, `heading_1`."""
    words = " ".join(name.replace("_", " ").casefold().split())
    return words.partition(";")[0].partition(",")[0].strip()


def heading_level(name: str) -> int | None:
    """The level of a heading, from 1, by the name of its style."""
    words = _plain(name)
    found = HEADING.fullmatch(words)
    if found:
        return int(found[1])
    return 1 if words in FIRST_LEVEL else None


def of_paragraph(name: str) -> ParagraphMeaning | None:
    """What a paragraph's style is for; none if its name does not say."""
    words = _plain(name)
    if CONTENTS.fullmatch(words):
        return "contents"
    if INDEX_ENTRY.fullmatch(words):
        return "index-entry"
    return _PARAGRAPHS.get(words) or _PARAGRAPHS.get(COUNTED.sub("", words))


def of_character(name: str) -> CharacterMeaning | None:
    """What a character's style is for; none if its name does not say."""
    words = _plain(name)
    return _CHARACTERS.get(words) or _CHARACTERS.get(ENDING.sub("", words))
