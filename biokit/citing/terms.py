"""The words a book prints of its own accord, by language: CSL calls them terms."""

from __future__ import annotations

import msgspec


class Terms(msgspec.Struct, frozen=True):
    """A language's words for the parts of a book, and its quotation marks.

    `{…}` in a term is filled in where it is used.
    """

    contents: str
    notes: str
    bibliography: str
    chronology: str
    people: str
    abbreviations: str
    credits: str
    appendix: str
    introduction: str
    chapter: str
    part: str
    figure: str
    table: str
    page: str
    pages: str
    note: str
    reference: str
    references: str
    unresolved: str
    missing_references: str
    disagreements: str
    follows: str
    left_open: str
    orphan: str
    according_to: str
    denies: str
    edited_by: str
    translated_by: str
    accessed: str
    no_date: str
    conjunction: str
    undated: str
    archives: str
    interviews: str
    printed_sources: str
    literature: str
    press: str
    recordings: str
    websites: str
    other_sources: str
    unprinted: str
    see: str
    see_also: str
    family_tree: str
    born: str
    baptised: str
    died: str
    married: str
    """Of two, when: `m. 1840`."""
    together: str
    """Of two who were not married."""
    see_above: str
    see_below: str
    aged: str
    frontispiece: str
    """Where that picture is, instead of a page."""
    plate: str
    plates_after: str
    """Where leaves of plates are bound in: `Plates, following p. 96`."""
    cited_on_page: str
    cited_on_pages: str
    cited_in: str
    """The same in a book without pages."""
    quotes: tuple[str, str, str, str]
    """Outer opening and closing, inner opening and closing."""


ENGLISH = Terms(
    contents="Contents",
    notes="Notes",
    bibliography="Bibliography",
    chronology="Chronology",
    people="People",
    abbreviations="Abbreviations",
    credits="Picture credits",
    appendix="Appendix",
    introduction="Introduction",
    chapter="chapter {number}",
    part="part {number}",
    figure="Figure {number}",
    table="Table {number}",
    page="p.",
    pages="pp.",
    note="note {number}",
    reference="reference {labels}",
    references="references {labels}",
    unresolved="not given in the text read",
    missing_references="{account}: references {labels}, cited but not given in the text read",
    disagreements="Where the accounts differ",
    follows="This book follows {source}",
    left_open="Left open",
    orphan="For a sentence before this one that the text does not have: ",
    according_to="according to {voice}",
    denies="denies that {value}",
    edited_by="ed. {names}",
    translated_by="trans. {names}",
    accessed="accessed {date}",
    no_date="n.d.",
    conjunction="and",
    undated="undated",
    archives="Archives and manuscripts",
    interviews="Interviews",
    printed_sources="Printed primary sources",
    literature="Secondary sources",
    press="Newspapers and magazines",
    recordings="Film, sound and pictures",
    websites="Websites",
    other_sources="Other sources",
    unprinted="An asterisk marks a source that is not published.",
    see="see",
    see_also="see also",
    family_tree="Family tree",
    born="b. {date}",
    baptised="bap. {date}",
    died="d. {date}",
    married="m. {date}",
    together="with",
    see_above="see above",
    see_below="see below",
    aged="aged {age}",
    frontispiece="frontispiece",
    plate="Plate {number}",
    plates_after="Plates, following p.\N{NO-BREAK SPACE}{page}",
    cited_on_page="Cited on p.\N{NO-BREAK SPACE}{places}.",
    cited_on_pages="Cited on pp.\N{NO-BREAK SPACE}{places}.",
    cited_in="Cited in {places}.",
    quotes=("“", "”", "‘", "’"),
)

GERMAN = Terms(
    contents="Inhalt",
    notes="Anmerkungen",
    bibliography="Literatur",
    chronology="Zeittafel",
    people="Personen",
    abbreviations="Abkürzungen",
    credits="Bildnachweis",
    appendix="Anhang",
    introduction="Einleitung",
    chapter="Kapitel {number}",
    part="Teil {number}",
    figure="Abbildung {number}",
    table="Tabelle {number}",
    page="S.",
    pages="S.",
    note="Anm. {number}",
    reference="Beleg {labels}",
    references="Belege {labels}",
    unresolved="im gelesenen Text nicht angegeben",
    missing_references="{account}: Belege {labels}, im gelesenen Text zitiert, nicht angegeben",
    disagreements="Wo die Darstellungen voneinander abweichen",
    follows="Dieses Buch folgt {source}",
    left_open="Offen gelassen",
    orphan="Zu einem Satz vor diesem, der im Text fehlt: ",
    according_to="nach {voice}",
    denies="bestreitet: {value}",
    edited_by="hrsg. von {names}",
    translated_by="übers. von {names}",
    accessed="abgerufen {date}",
    no_date="o. D.",
    conjunction="und",
    undated="ohne Datum",
    archives="Archivalien und Handschriften",
    interviews="Interviews",
    printed_sources="Gedruckte Quellen",
    literature="Darstellungen",
    press="Zeitungen und Zeitschriften",
    recordings="Film, Ton und Bild",
    websites="Internetquellen",
    other_sources="Weitere Quellen",
    unprinted="Ein Sternchen bezeichnet ungedruckte Quellen.",
    see="siehe",
    see_also="siehe auch",
    family_tree="Stammtafel",
    born="geb. {date}",
    baptised="get. {date}",
    died="gest. {date}",
    married="verh. {date}",
    together="mit",
    see_above="siehe oben",
    see_below="siehe unten",
    aged="{age} Jahre alt",
    frontispiece="Frontispiz",
    plate="Tafel {number}",
    plates_after="Tafeln, nach S.\N{NO-BREAK SPACE}{page}",
    cited_on_page="Zitiert auf S.\N{NO-BREAK SPACE}{places}.",
    cited_on_pages="Zitiert auf S.\N{NO-BREAK SPACE}{places}.",
    cited_in="Zitiert in {places}.",
    quotes=("„", "“", "‚", "‘"),
)

FRENCH = Terms(
    contents="Table des matières",
    notes="Notes",
    bibliography="Bibliographie",
    chronology="Chronologie",
    people="Personnages",
    abbreviations="Abréviations",
    credits="Crédits iconographiques",
    appendix="Annexe",
    introduction="Introduction",
    chapter="chapitre {number}",
    part="partie {number}",
    figure="Figure {number}",
    table="Tableau {number}",
    page="p.",
    pages="p.",
    note="note {number}",
    reference="référence {labels}",
    references="références {labels}",
    unresolved="absente du texte lu",
    missing_references="{account} : références {labels}, citées mais absentes du texte lu",
    disagreements="Où les récits divergent",
    follows="Ce livre suit {source}",
    left_open="Laissé ouvert",
    orphan="Pour une phrase précédente qui manque au texte : ",
    according_to="selon {voice}",
    denies="nie que {value}",
    edited_by="éd. {names}",
    translated_by="trad. {names}",
    accessed="consulté le {date}",
    no_date="s. d.",
    conjunction="et",
    undated="sans date",
    archives="Archives et manuscrits",
    interviews="Entretiens",
    printed_sources="Sources imprimées",
    literature="Ouvrages et articles",
    press="Presse",
    recordings="Sources audiovisuelles",
    websites="Sites internet",
    other_sources="Autres sources",
    unprinted="L’astérisque signale une source inédite.",
    see="voir",
    see_also="voir aussi",
    family_tree="Arbre généalogique",
    born="n. {date}",
    baptised="bapt. {date}",
    died="mort {date}",
    married="m. {date}",
    together="avec",
    see_above="voir plus haut",
    see_below="voir plus bas",
    aged="{age} ans",
    frontispiece="frontispice",
    plate="Planche {number}",
    plates_after="Planches, après la p.\N{NO-BREAK SPACE}{page}",
    cited_on_page="Cité p.\N{NO-BREAK SPACE}{places}.",
    cited_on_pages="Cité p.\N{NO-BREAK SPACE}{places}.",
    cited_in="Cité dans {places}.",
    quotes=("«\u202f", "\u202f»", "“", "”"),
)

CHINESE = Terms(
    contents="目录",
    notes="注释",
    bibliography="参考文献",
    chronology="年表",
    people="人物",
    abbreviations="缩略语",
    credits="图片来源",
    appendix="附录",
    introduction="导言",
    chapter="第{number}章",
    part="第{number}部",
    figure="图{number}",
    table="表{number}",
    page="第",
    pages="第",
    note="注{number}",
    reference="参考资料{labels}",
    references="参考资料{labels}",
    unresolved="所据文本未载",
    missing_references="{account}：参考资料{labels}，所据文本引用而未载",
    disagreements="记载之异同",
    follows="本书从{source}",
    left_open="存疑",
    orphan="属于前文缺失的句子：",
    according_to="据{voice}",
    denies="否认：{value}",
    edited_by="{names}编",
    translated_by="{names}译",
    accessed="{date}查阅",
    no_date="日期不详",
    conjunction="和",
    undated="日期不详",
    archives="档案与手稿",
    interviews="访谈",
    printed_sources="已刊史料",
    literature="研究论著",
    press="报刊",
    recordings="影音与图像",
    websites="网络资料",
    other_sources="其他资料",
    unprinted="星号表示未刊资料。",
    see="见",
    see_also="另见",
    family_tree="家谱",
    born="{date}生",
    baptised="{date}受洗",
    died="{date}卒",
    married="{date}结婚",
    together="伴侣",
    see_above="见上",
    see_below="见下",
    aged="{age}岁",
    frontispiece="卷首插图",
    plate="图版{number}",
    plates_after="图版，在第{page}页之后",
    cited_on_page="引用于第{places}页。",
    cited_on_pages="引用于第{places}页。",
    cited_in="引用于{places}。",
    quotes=("“", "”", "‘", "’"),
)

_BY_LANGUAGE = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "zh": CHINESE}


def terms(lang: str | None) -> Terms:
    """The terms of a language by its BCP 47 tag; English where we have none of our own."""
    primary = (lang or "en").partition("-")[0].lower()
    return _BY_LANGUAGE.get(primary, ENGLISH)
