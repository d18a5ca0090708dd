"""What templates mean, by their names in the languages of wikis; works: `wiki.work_kinds`."""

from __future__ import annotations

import re
from typing import Literal

from biokit.importers.wikitext.left_out_names import WORDS as LEFT_OUT
from biokit.importers.wikitext.left_out_names import LeftOut

__all__ = ["Meaning", "meaning_of"]

Shown = Literal[
    "nothing",
    "first",
    "values",
    "last",
    "items",
    "emphasis",
    "strong",
    "small-caps",
    "superscript",
    "subscript",
    "struck",
    "quotation",
    "quote-in-line",
    "poem",
    "lang",
    "transl",
    "nihongo",
    "ruby",
    "chinese",
    "ipa",
    "respelled",
    "ship",
    "convert",
    "height",
    "fraction",
    "number",
    "date",
    "birth",
    "death",
    "both-dates",
    "circa",
    "old-style",
    "as-of",
    "marriage",
    "sic",
    "link",
    "identifier",
    "page",
    "flag",
    "interlanguage",
    "pictures",
    "ref",
    "ref-again",
    "ref-page",
    "note",
    "short-ref",
    "short",
    "short-several",
    "reflist",
    "anchor-name",
    "record",
    "bio",
    "title",
    "century",
    "parser",
    "sort-key",
    "honour",
]

Meaning = Shown | LeftOut

WORDS: dict[Shown, str] = {
    "nothing": """
        clear|-|clearleft|clearright|clr|absatz|clear left|clear right|div col|div col end
        colbegin|colend|refbegin|refend|col-begin|col-end|col-2|col-3|col-4|col-break|col begin
        col end|col break|multicol|multicol-break|multicol-end|s-start|s-end|start box|end box
        s-ach|s-off|s-aca|s-legal|s-gov|s-par|s-ppo|s-culture|s-awards|s-sports|s-mil|s-reg|s-rel
        s-bus|s-media|s-prec|s-other|s-vac|s-non|s-hou|s-civ|box|top|bottom|succession box end|toc
        toc limit|tocleft|tocright|toc left|toc right|compact toc|anchor|ancre|ancora|anker
        italic title|italic|titre en italique|prettytable|bgcolor|wikitable|pb|page break|null
        zero width joiner|zwsp|zwj|wbr|shy|fine|inizio|stack begin|stack end|stack|flatlist end
        endflatlist|endplainlist|plainlist end|hlist end|s-s|notatypo|not a typo inline|dnf
        column|br clear|début de colonnes|fin de colonnes|colonnes|deb|fin|spaces|padlsup
        overly detailed|reset|0|finrow|hidden begin|hidden end|outdent|center end|brk|abbr no
        noprint|ungültig|left|right|allclear|clear all|start of infobox
    """,
    "first": """
        nowrap|small|smaller|big|large|larger|longitem|nobold|noitalic|nobr|nobreak|no wrap|j
        normal|nonitalic|baseball year|mlby|nfl year|cfb year|bb year|color|colored text|font
        fontcolor|font color|resize|visible anchor|vanchor|abbr|abbreviation|abréviation|abrl
        abbrlink|tooltip|h:title|hover title|define|abbrv|not a typo|typo|proper name|ndash end
        center|centre|align|block center|plain text|plain|wrap|tlx|mvar|var|math|bigmath|chem|samp
        key|keypress|smalldiv|midsize|citation style|nobreakspace|nihongo text|script|unicode
        polytonic|hebrew|arabic|nastaliq|uichar|noruby|kbd|code|mono|monospace|tt|keep together
        avoid wrap|phrase|normalwraplink|nowraplinks|audio-nohelp|cita testuale|heading
        small caps off|dfn|term|strong name|unité|nb|nombre|passage évasif|page h|refn text|nobrh
        nom|souligner|u|underline|bgcolour|bg|graytext|gray|legend inline|big text|smaller text
        rtl-lang text|rtl-para|rtl|ltr|bidi|ltr text|as written|date de sortie|subst
    """,
    "values": """
        post-nominals|postnominals|postnom|post-noms|honorific|titres
    """,
    "last": """
        color text|colour|align-right|align left|align right|text|pad|font size|rotate text
    """,
    "items": """
        plainlist|flatlist|hlist|ubl|ublist|unbulleted list|plain list|br separated entries|ubt
        ordered list|bulleted list|bullet list|list|cslist|columns-list|columns list|column list
        comma separated entries|columns|colonnes de texte|hlist-comma|collapsible list|liste
        horizontale|liste simple|liste éléments|pagelist|bulletlist|columnslist|unbullited list
        flat list|horizontal list|steps|block indent
    """,
    "emphasis": "em|italics|italic correction|ital|kursiv|it",
    "strong": "strong|bold|b|gras|fett",
    "small-caps": """
        sc|small caps|smallcaps|sc2|asc|maiuscoletto|petites capitales|versalitas|scap
    """,
    "superscript": """
        sup|superscript|exp|e|exposant|apice|hochgestellt|re|er|ème|ème text
    """,
    "subscript": "sub|subscript|ind|indice|pedice|tiefgestellt",
    "struck": "strike|strikethrough|del|barré|strikeout|s-text",
    "quotation": """
        quote|cquote|quotation|blockquote|bquote|rquote|quote box|quotebox|quote box2|pull quote
        pullquote|centered pull quote|reduced pull quote|long quote|quote frame|epigraph|zitat
        zitat-box|zitat-de|zitat-en|zitat-fr|zitat-la|citation bloc|citation encadrée
        début citation|cita|citazione|quote1|quadrote|cita larga|cita destacada|citado en bloque
        frase celebre|quote/2|cquote2|citação|citação2|cita2|引文|引用框|quotation1|引用文|اقتباس
        اقتباس خاص|اقتباس مضمن|یادکرد|نقل قول|verse translation2|kotaus|citat|citaat|blokcitaat
        blockcitat|quote without source|cytat|cytat blok|alıntı|centered quote|bloque cita
        tq block|cq
    """,
    "quote-in-line": """
        "|"'|'" '|citation|citaz|« »|guillemets|citation étrangère|qq|guil|anführung
    """,
    "poem": """
        poem|poemquote|poem quote|verse translation|poème|gedicht|bloc vers|verse|poesia
    """,
    "lang": """
        lang|langue|lang-text|lang text|foreign|língua|langx|langue text|jezik
    """,
    "transl": """
        transl|transliteration|translit|rtgs|unicode translit|asiantitle|hebtrans
    """,
    "ruby": "ルビ|ruby|読み仮名|ruby-ja|読み仮名 ruby不使用|ふりがな",
    "nihongo": """
        nihongo|nihongo2|nihongo3|japonais|nihongo krt|nihongo foot|korean|hangul|jpn
    """,
    "chinese": """
        zh|zh-cp|zh-tp|zh-tsp|zh-stp|zh-c|zh-all|chinese|chinois|zh-sp|zh-cpw|zh-tspw|cjkv
    """,
    "ipa": """
        ipa|api|lautschrift|ipac-en|ipac-de|ipac-fr|ipac-pl|ipac-cmn|pron-en|pronunciation
        pronounced|audio-ipa|ipa link|phonetic|prononciation api|afi|ipa audio link|ipa-all
        ipac-yue|ipac-ga
    """,
    "respelled": """
        respell|pronunciation respelling|usdict|audio-pronunciation respell
    """,
    "ship": """
        ship|uss|hms|hmcs|hmas|ss|sms|rms|mv|hnlms|usns|usat|gts|mss|us ship|sclass|sclass2|navire
    """,
    "convert": """
        convert|cvt|converted|conv|unité conv|umrechnung|convertunits|convertir|convert2
    """,
    "height": "height|hgt|taglia|größe",
    "fraction": "frac|fraction|sfrac|frac2|bruch|frazione",
    "number": """
        formatnum|val|formatnum:|nts|number|nbsp number|us$|usd|gbp|£|€|euro|inrconvert|currency
    """,
    "date": """
        start date|end date|film date|start date and age|date|dts|start-date|end-date|date-|data
        release date|opening date|date table sorting|launch date|event date|fecha|dat
        data di uscita|date sport|date rapide|date de début|start and end dates|ngày|first date
        dma|dmy|mdy|date-mf
    """,
    "birth": """
        birth date|birth date and age|birth-date|birth-date and age|bda|birth year and age|dob
        b-da|birth based on age as of date|birth year|birth date and age2|bda2|geburtsdatum
        date de naissance|date naissance|fecha de nacimiento|fecha|data de nascimento|dni
        dnascimento|data di nascita|nato|出生日期|出生日期和年龄|出生日期及年齡|生年月日と年齢
        生年月日|birthdate|تاريخ الميلاد|تاريخ الميلاد والعمر|تاريخ الولادة والعمر|تاریخ پیدائش
        تاریخ پیدائش اور عمر|ngày sinh|ngày sinh và tuổi|birthdate and age
        birth date and given age|дата рождения|出生日期與年齡|birth date and age text|nascimento
        syntynyt|geboren|data nașterii|data nascita|fecha de nacimiento y edad|출생일|출생일과 나이
        nascimento e idade|dtlink|dtext|др
    """,
    "death": """
        death date|death date and age|death-date|death-date and age|dda|death year and age
        death year|death date and given age|sterbedatum|date de décès|date décès
        fecha de fallecimiento|fecha de defunción|data de morte|dmorte|falecimento|data di morte
        逝世日期|死亡日期和年龄|死亡日期與年齡|死亡年月日と没年齢|没年齢|d-da|تاريخ الوفاة
        تاريخ الوفاة والعمر|تاریخ وفات|تاریخ وفات اور عمر|ngày mất|ngày mất và tuổi|morto
        дата смерти|data morte|fecha de fallecimiento y edad|사망일|사망일과 나이|morte e idade
        falecimento e idade|death date and age text|gestorben|kuollut|death
    """,
    "both-dates": "bd|birth-death|bd and age|née le|lifetime|birth and death",
    "circa": """
        circa|c.|ca.|ca|circa.|reign|r.|floruit|fl.|fl|floruit.|vers|died-in|born-in|b.|d.|born
    """,
    "old-style": "oldstyledate|osd|old style date|oldstyledatedy",
    "as-of": """
        as of|update after|à jour|stand|al|actualiser|on|asof|since|as of date
    """,
    "marriage": "marriage|married|mariage|matrimonio|婚姻",
    "sic": "sic|typo sic|sic!|lapsus|not typo|recte",
    "link": """
        url|official website|official|site officiel|website|offizielle website|sito|web|twitter
        httpurl
    """,
    "identifier": """
        isbn|issn|oclc|lccn|asin|doi|arxiv|bibcode|jstor|pmid|pmc|hdl|zbl|mr|ismn|isbnt|s2cid|ssrn
        isbn2|bibisbn|catalog lookup link|olac|isni|viaf|orcid|dnb|bnf|nla|ean|zdb|eissn
        oclc search
    """,
    "page": "p.|pp.|p|pp|page text|page number|s.|seite|pag|pagine",
    "flag": """
        flag|flagicon|flagcountry|flagdeco|flagu|flag icon|flagathlete|flaggenicon|drapeau|bandera
        bandiera|flagg|flagge|国旗|國旗|flagmedalist|flagicon image|icona bandiera|country data
    """,
    "interlanguage": """
        ill|interlanguage link|ill2|lien|link-interwiki|lk|link-ja|仮リンク|tsl|link-en|le
        internal link helper|ilm|interlanguage link multi|e link|dil bağlantı|enllaç
    """,
    "pictures": """
        multiple image|double image|triple image|image|css image crop|gallery|stack image
        annotated image|annotated image 4|photomontage|auto images|image multiple|images
        mehrere bilder|immagine multipla|imagen múltiple|多图|多圖|auto image|external media
        superimpose|css crop|wide image|panorama|tall image|vertical images list|listen
        image array|multiple images|doppia immagine|galerie
    """,
    "ref": "#tag:ref|refn|refnest|ref|fnote|#tag|refnx|نفس المرجع|ref label",
    "ref-again": "r|refs|ref again|rappel|rif",
    "ref-page": "rp|reference page|r/p",
    "note": """
        efn|efn-ua|efn-lr|efn-la|efn-lg|note|notetag|nota|note label|ntag|cnote|refnote|nb note
        efn-ur|fn|annotation note|anmerkung|fußnote text|fn note|注|註|notatag|efn2|note-text
        #tag:note|footnote
    """,
    "short-ref": """
        sfn|sfnp|sfnref text|snf|sfn0|sfnm|sfnmp|shortened footnote|shortened footnote template
        sfnt|rfn|harvard-referenz|harvp ref|r-harv
    """,
    "short": """
        harv|harvnb|harvtxt|harvcol|harvcolnb|harvcoltxt|harvp|harvs|harvsp|harvard citation
        harvid|harvard citation no brackets|harvard citation text|sfn text|harvc
        harvcol no brackets|harvtxtp|harvref|harvard|harvn|harv-txt|harvrefcol
    """,
    "short-several": "sfnm|sfnmp|harvnb several|harvsm",
    "reflist": """
        reflist|references|notelist|notelist-ua|notelist-lr|notelist-la|notelist-ur
        references-small|références|références nombreuses|reflist-talk|reference list|listaref
        ref-list|listref|refs list|notes|note list|einzelnachweise|fußnoten|références discussion
        reflist2|reflista|références|notas|références en colonnes|footnotes|مراجع|ثبت المراجع
        المراجع|حوالہ جات|پانویس|reflist/quotes|参考资料|參考資料|脚注リスト|脚注|references list
        tham khảo|notelist2|einzelnachweise liste|notes list|notelist-lg|kaynakça|примечания
        примітки|viitteet|przypisy|listes de références|riferimenti
    """,
    "anchor-name": "harvid text|sfnref|harvid",
    "record": """
        personendaten|persondata|metadata: see wikipedia:persondata|données de personne
    """,
    "bio": "bio",
    "honour": "onorificenze|onorificenza",
    "title": """
        displaytitle|lowercase title|titolo errato|titre mis en forme|seitentitel|titre
    """,
    "century": """
        siècle|s2|s2-|sp|sp-|s-|-s|-s-|siècles|-sp-|-sp|-sap|sav|s mini|seculo|siècle avant
    """,
    "parser": """
        #if|#ifeq|#switch|#ifexist|#expr|#ifexpr|#iferror|#invoke|#time|#titleparts|#property
    """,
}

MEANINGS: dict[str, Meaning] = {
    name.strip(): meaning
    for meaning, lines in reversed((*WORDS.items(), *LEFT_OUT.items()))
    for line in lines.splitlines()
    for name in line.split("|")
    if name.strip()
}
SHAPES: tuple[tuple[str, Meaning], ...] = (
    (r"lang-[a-z-]+|langue-[a-z]+", "lang"),
    (r"ipa-[a-z-]+|ipac-[a-z-]+|ipa-.*", "ipa"),
    (r"pp-.*|use .* (?:english|dates|spelling)|engvar.*|engvarb.*|aktuell.*", "maintenance"),
    (
        r".*(?:-| )stub\d?|ébauche .*|abbozzo .*|sơ khai .*|بذرة .*|stub .*|mini .*",
        "maintenance",
    ),
    (r"(?:blp|cleanup|expand|ref ?improve|more|lead)[ -].*|f/.*|s/.*", "maintenance"),
    (
        r"defaultsort\b.*|sortierung\b.*|clé de tri\b.*|ordina\b.*|ordenar\b.*|مفتاح.*|ترتيب.*",
        "sort-key",
    ),
    (r"displaytitle:.*|seitentitel:.*", "title"),
    (r"(?:commons|wikiquote|wikisource|wikt|sister).*", "sister"),
    (r"portail .*|portal .*|portale .*|نبذة .*", "sister"),
    (r"navigationsleiste .*|palette .*|navbox .*|شريط .*|.* navbox", "navigation"),
    (r"#tag:ref.*", "ref"),
    (r"#[a-z]+:.*", "parser"),
    (r"col-\d+(?:-of-\d+)?|s-(?:gov|par|mil|reg|rel|roy|bus|court|edu)\b.*", "nothing"),
    (r"formatnum:.*", "number"),
)
BY_SHAPE = tuple((re.compile(shape), meaning) for shape, meaning in SHAPES)


def meaning_of(name: str) -> Meaning | None:
    """What a template means; `None` is what no table knows."""
    found = MEANINGS.get(name)
    if found is not None:
        return found
    return next((meaning for shape, meaning in BY_SHAPE if shape.fullmatch(name)), None)
