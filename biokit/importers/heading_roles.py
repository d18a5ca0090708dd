"""The role of a section by the words of its heading, in the languages books are most read in."""

from __future__ import annotations

import re

from biokit.importers.wiki.headings import purpose_of
from biokit.importers.wiki.keys import plain
from biokit.model.nodes import Role

__all__ = ["is_only_a_number", "role_of_heading", "states_its_number"]

WORDS: dict[Role, str] = {
    "frontispiece": "frontispiece|frontispiz|frontispice|frontespizio|frontispicio",
    "dedication": "dedication|widmung|dédicace|dedicatoria|dedica|献词|題獻|题献|献辞",
    "epigraph": "epigraph|motto|épigraphe|epígrafe|epigrafe|题词|題詞",
    "contents": """
        contents|table of contents|inhalt|inhaltsverzeichnis|table des matières|sommaire|índice
        indice|índice general|sommario|目录|目錄|目次
    """,
    "illustrations": """
        illustrations|list of illustrations|list of figures|abbildungen|abbildungsverzeichnis
        table des illustrations|liste des illustrations|ilustraciones|lista de ilustraciones
        illustrazioni|elenco delle illustrazioni|插图目录|圖片目錄
    """,
    "tables": """
        list of tables|tabellenverzeichnis|verzeichnis der tabellen|liste des tableaux
        lista de tablas|elenco delle tabelle|表格目录|表格目錄
    """,
    "family-tree": """
        family tree|family trees|genealogy|genealogical table|stammtafel|stammbaum
        arbre généalogique|tableau généalogique|árbol genealógico|albero genealogico
        家谱|家譜|世系表|世系
    """,
    "foreword": """
        foreword|geleitwort|zum geleit|avant-propos|prólogo del editor|prefazione dell'editore
        序|序言|序文|代序
    """,
    "preface": """
        preface|author's preface|author’s preface|vorwort|vorrede|préface|prefacio|prefazione
        前言|自序|作者序
    """,
    "acknowledgments": """
        acknowledgments|acknowledgements|thanks|dank|danksagung|remerciements|agradecimientos
        ringraziamenti|致谢|致謝|鸣谢|鳴謝|谢辞
    """,
    "introduction": """
        introduction|general introduction|einleitung|einführung|introducción|introduzione
        导言|導言|导论|導論|引言|绪论|緒論|引论
    """,
    "prologue": "prologue|prolog|prólogo|prologo|楔子|序幕|序章",
    "conclusion": """
        conclusion|conclusions|schluss|schluß|schlussbetrachtung|conclusión|conclusiones
        conclusione|conclusioni|结论|結論|结语|結語
    """,
    "epilogue": "epilogue|epilog|épilogue|epílogo|epilogo|尾声|尾聲|终章|終章",
    "afterword": "afterword|postscript|nachwort|postface|posfacio|postfazione|后记|後記|跋",
    "appendix": """
        appendix|appendices|anhang|annexe|annexes|appendice|apéndice|apéndices|anexo|appendici
        附录|附錄
    """,
    "chronology": """
        chronology|timeline|chronologie|zeittafel|lebensdaten|cronología|cronologia|repères
        年表|大事年表|生平年表|大事记
    """,
    "people": """
        people|dramatis personae|cast of characters|who's who|who’s who|personen
        personenverzeichnis|personnages|personajes|personaggi|人物表|人物介绍
    """,
    "abbreviations": """
        abbreviations|list of abbreviations|abkürzungen|abkürzungsverzeichnis|abréviations|sigles
        liste des abréviations|abreviaturas|siglas|abbreviazioni|sigle|缩略语|縮略語|略语表
    """,
    "glossary": "glossary|glossar|glossaire|glosario|glossario|词汇表|詞彙表|术语表",
    "notes": "notes|endnotes|anmerkungen|endnoten|notas|note|注释|註釋|尾注",
    "bibliography": """
        references|bibliography and sources|sources and bibliography|a note on sources|literature
        literaturverzeichnis|quellenverzeichnis|quellen- und literaturverzeichnis|références
        références bibliographiques|sources|referencias|referencias bibliográficas|riferimenti
        riferimenti bibliografici|bibliografia e fonti|参考书目|參考書目
    """,
    "credits": """
        credits|picture credits|illustration credits|photo credits|photograph credits|bildnachweis
        abbildungsnachweis|crédits|crédits photographiques|créditos|créditos fotográficos|crediti
        crediti fotografici|图片来源|圖片來源
    """,
    "index": """
        index|general index|register|personenregister|namensregister|sachregister|index général
        índice alfabético|índice onomástico|indice analitico|indice dei nomi|索引
    """,
    "colophon": "colophon|kolophon|achevé d'imprimer|colofón|colofone|版权页",
}  # fmt: skip
"""Headings that say a role and nothing else."""

ROLES: dict[str, Role] = {
    plain(words.strip()): role
    for role, lines in WORDS.items()
    for line in lines.splitlines()
    for words in line.split("|")
    if words.strip()
}

_ORDINALS = r"""
    \d{1,3} | [ivxlcdm]{1,8} | [a-z] | one | two | three | four | five | six | seven | eight | nine
    | ten | eleven | twelve | first | second | third | fourth | fifth | last
    | eins? | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn
    | erster? | zweiter? | dritter? | vierter? | fünfter?
    | un | une | deux | trois | quatre | cinq | premi[eè]re? | deuxi[eè]me | troisi[eè]me | seconde?
    | uno | dos | tres | cuatro | cinco | primer[ao]? | segund[ao] | tercer[ao]?
    | due | tre | quattro | cinque | prim[ao] | second[ao] | terz[ao] | quart[ao]
"""
_END = r"(?= $ | \s* [.:,;–—-] | \s )"
_PART_WORD = r"(?: part | book | teil | buch | partie | livre | parte | libro )"
PART = re.compile(
    rf"(?: {_PART_WORD} \s+ (?: the \s+ )? (?: {_ORDINALS} ) {_END}"
    rf"| (?: {_ORDINALS} )\.? \s+ {_PART_WORD} {_END}"
    r"| 第 [一二三四五六七八九十百\d]+ (?: 部 | 卷 | 编 | 編 | 篇 )"
    r"| (?: 上 | 中 | 下 ) (?: 篇 | 部 | 编 ) )",
    re.IGNORECASE | re.VERBOSE,
)
CHAPTER = re.compile(
    r"(?: (?: chapter | kapitel | chapitre | cap[ií]tulo | capitolo ) \s+"
    rf"(?: the \s+ )? (?: {_ORDINALS} ) {_END}"
    r"| 第 [一二三四五六七八九十百千\d]+ (?: 章 | 回 | 节 | 節 )"
    r"| \d{1,3} [.)] \s | \d{1,3} \.? $ | (?-i: [IVXLC]{1,7} ) (?: \.? $ | \. \s ) )",
    re.IGNORECASE | re.VERBOSE,
)
APPENDIX = re.compile(
    rf"(?: appendix | anhang | annexe | apéndice | appendice ) \s+ (?: {_ORDINALS} ) {_END}"
    r"| 附[录錄] [一二三四五六七八九十\d A-Z]",
    re.IGNORECASE | re.VERBOSE,
)


def role_of_heading(words: str) -> Role | None:
    """The role that a heading says; `None` is a chapter or a section like any other."""
    heading = " ".join(words.split()).strip(" .:：")
    said = ROLES.get(plain(heading))
    if said is not None:
        return said
    if PART.match(heading):
        return "part"
    if APPENDIX.match(heading):
        return "appendix"
    match purpose_of(heading):
        case "notes":
            return "notes"
        case "bibliography" | "references" | "further-reading":
            return "bibliography"
        case _:
            return None


def states_its_number(words: str) -> bool:
    """Whether a heading says its number itself, `Chapter 3: Windsor`, so that it needs no other."""
    heading = " ".join(words.split())
    return any(kind.match(heading) for kind in (CHAPTER, PART, APPENDIX))


def is_only_a_number(words: str) -> bool:
    """Whether a heading is the number of a chapter, `Chapter 3`, whose title stands elsewhere."""
    return CHAPTER.fullmatch(" ".join(words.split()).strip(" .:：")) is not None
