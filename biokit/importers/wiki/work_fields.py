"""What the parameters of templates that cite works are called, in many languages."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["FIELDS", "Field", "field_of", "person_of"]

Field = Literal[
    "title",
    "title-sequel",
    "original-title",
    "script-title",
    "translated-title",
    "chapter",
    "script-chapter",
    "container",
    "journal",
    "newspaper",
    "magazine",
    "encyclopedia",
    "website",
    "series",
    "series-number",
    "volume",
    "volume-title",
    "issue",
    "pages",
    "at",
    "number-of-pages",
    "date",
    "year",
    "month",
    "day",
    "original-date",
    "accessed",
    "archived",
    "archive-url",
    "url",
    "chapter-url",
    "publisher",
    "place",
    "edition",
    "language",
    "quote",
    "via",
    "genre",
    "medium",
    "event",
    "note",
    "others",
    "isbn",
    "issn",
    "doi",
    "pmid",
    "pmc",
    "register",
    "reference",
    "time",
    "version",
    "ignored",
]

WORDS: dict[Field, str] = {
    "title": """
        title|titel|titre|titolo|título|titulo|標題|标题|題名|書名|书名|عنوان|العنوان|tiêu đề
        タイトル|tytuł|titre ouvrage|başlık|nadpis|heading|ttitle|титул|заглавие|제목
        titre original ouvrage
    """,
    "title-sequel": """
        titelerg|titel erg|sous titre|subtitle|sous-titre|sottotitolo|subtítulo
    """,
    "original-title": """
        originaltitel|titre original|titolooriginale|titolo originale|título original
    """,
    "script-title": "script title|script-title|titrescript",
    "translated-title": """
        trans title|trans-title|trans_title|transtitle|titre traduit|trad title|titoloit
        titolo tradotto|título trad|عنوان مترجم|titulotrad|trans chapter|trans-chapter
    """,
    "chapter": """
        chapter|contribution|entry|article|section|kapitel|chapitre|titre chapitre|capitolo
        capítulo|capitulo|章|chương|فصل|الفصل|songs|titre article|part|titre vol chapitre
        episode title
    """,
    "script-chapter": "script chapter|script-chapter",
    "container": """
        work|werk|sammelwerk|periodical|célébration|werkerg|program|programa|著作|作品|العمل
        العمل الجامع|serie tv|sendung|mailinglist|book title|booktitle|conference book|hörspiel
    """,
    "journal": """
        journal|périodique|rivista|revista|zeitschrift|期刊|雑誌|المجلة|صحيفة علمية|tạp chí
        journal title|magazin
    """,
    "newspaper": """
        newspaper|pubblicazione|periódico|periodico|jornal|zeitung|報紙|报纸|新聞|newsgroup
        الصحيفة|صحيفة|báo|obra
    """,
    "magazine": "magazine|雜誌|杂志",
    "encyclopedia": "encyclopedia|encyclopaedia|dictionary|enciclopedia|百科全書",
    "website": """
        website|site|sito|sítio|網站|网站|الموقع|موقع|web site|seite|siteweb|titre site
    """,
    "series": """
        series|collection|collana|colección|coleção|reihe|系列|叢書|سلسلة|シリーズ
    """,
    "series-number": """
        nummerreihe|numéro dans collection|numéro collection|bandreihe|número colección
    """,
    "volume": """
        volume|band|tome|tomo|vol|卷|巻|مجلد|المجلد|tập|season|volumen|nummer band
    """,
    "volume-title": """
        volume titre|titre volume|titre tome|titolo volume|title volume|bandtitel
    """,
    "issue": """
        issue|number|numéro|numero|nummer|número|heft|期|号|號|العدد|عدد|số|n|no|episode
    """,
    "pages": """
        pages|page|p|pp|seiten|seite|passage|pages chapitre|pagina|pagine|página|páginas|pag|頁|页
        ページ|الصفحات|الصفحة|صفحات|صفحة|صص|ص|trang|pagine chapitre|s|paginas|slides
    """,
    "at": "at|fundstelle|nopp|posizione|ubicación|位置|en línea pos",
    "number-of-pages": "pages totales|total pages|pagetotal|seitenzahl|totalpages",
    "date": """
        date|data|datum|fecha|日期|發行日期|发行日期|发布日期|publication date|publication-date
        air date|airdate|ngày|تاريخ|التاريخ|issue date|datetime|日付|publicationdate
        date de publication|pubdate
    """,
    "year": "year|jahr|année|annee|anno|año|ano|年|年份|السنة|سنة|năm",
    "month": "month|mois|mese|mes|monat|mês|月|الشهر|شهر|tháng",
    "day": "day|jour|giorno|día|日",
    "original-date": """
        origyear|orig year|orig-year|orig-date|orig date|origdate|annooriginale|anno originale
        année première édition|año original|original year|publication originale
    """,
    "accessed": """
        accessdate|access-date|access date|abruf|zugriff|consulté le|accesso|fechaacceso
        fecha acceso|fecha-acceso|acessodata|acesso|存取日期|訪問日期|访问日期|閱覽日期|檢索日期
        アクセス日|تاريخ الوصول|تاريخ الاطلاع|truy cập|ngày truy cập|zuletzt abgerufen
        zugriffsdatum|date accès|retrieved|consultato|ngày tháng|accessed|accessyear|access year
        accessmonth|erişimtarihi
    """,
    "archived": """
        archivedate|archive-date|archive date|archivdatum|archiv-datum|dataarchivio|fechaarchivo
        archivage|تاريخ الأرشيف|存檔日期|存档日期|archive datum|arquivodata|ngày lưu trữ|brisé le
    """,
    "archive-url": """
        archiveurl|archive-url|archive url|archiv-url|archivurl|urlarchivio|urlarchivo|archive
        مسار الأرشيف|存檔網址|存档网址|arquivourl|url lưu trữ|archivebot
    """,
    "url": """
        url|online|lire en ligne|link|網址|网址|liên kết|مسار|الرابط|présentation en ligne|adres
        urldocument|lien|www|weblink|webseite|book-url|المسار
    """,
    "chapter-url": """
        chapterurl|chapter-url|contribution-url|contributionurl|section-url|entry-url|url chapitre
        lire chapitre|url capitolo|urlcapítulo|article-url|event-url|conference-url
    """,
    "publisher": """
        publisher|verlag|éditeur|editore|editorial|editora|出版者|出版社|發行者|发行者|الناشر|ناشر
        nhà xuất bản|institution|agency|agence|network|newspaper publisher|distributor|company
        organismo|editeur|label|school|université|universität|università|universidad
        rundfunksender|herausgeber verlag|publishers|publishing company|degree institution|studio
        yayıncı|agencia|agenzia
    """,
    "place": """
        location|place|ort|lieu|città|ubicación|lugar|local|地點|地点|出版地|المكان|مكان|địa điểm
        publication-place|city|lieu édition|publication place|plac|loc|ciudad|publisher-location
        verlagsort|yer
    """,
    "edition": """
        edition|auflage|édition|numéro édition|numéro d'édition|edizione|edición|edição|版本|版
        الطبعة|ed|lần xuất bản|réimpression
    """,
    "language": """
        language|sprache|langue|lingua|idioma|lang|語言|语言|语|言語|اللغة|لغة|ngôn ngữ|dil
    """,
    "quote": """
        quote|zitat|citation|citazione|cita|citação|extrait|引文|引用|اقتباس|trích dẫn|quotation
    """,
    "via": "via|通过|通過",
    "genre": """
        type|degree|typ|art|thesis type|format document|medium type|nature document|tesi|tipo
    """,
    "medium": "medium|people medium|média|support",
    "event": "conference|event|congrès|conferenza|evento|congreso|会议",
    "note": """
        kommentar|postscript note|commentaire|comment|note|注释|annotation|bemerkung|notas
    """,
    "others": """
        others|altri|otros|with|contributeur|et al others|cast|credits|outros
    """,
    "isbn": """
        isbn|isbn10|isbn13|isbn 10|isbn 13|isbn1|isbn-13|isbn-10|isbn2|ردمك
    """,
    "issn": "issn|eissn|e-issn|zdb",
    "doi": "doi",
    "pmid": "pmid|pmid id",
    "pmc": "pmc",
    "register": """
        oclc|bibcode|arxiv|eprint|lccn|jstor|hdl|asin|mr|zbl|ol|ssrn|jfm|osti|rfc|id|s2cid
        citeseerx|bnf|libris|sudoc|dnb|gutenberg|googlebooks|google books|sbn|hal|archiv-id|persée
        minutes id|docket|bibl|ismn|biorxiv|proquest
    """,
    "reference": "ref|cid|id cid|id|harvid|标识|référence|harv",
    "version": "version|versione|versión|revision",
    "time": "time|minutes|time-caption|timecaption|minute|ore",
    "ignored": """
        url-status|deadurl|dead-url|deadlink|urlmorto|dead url|tot|df|name-list-style
        name-list-format|mode|separator|author-separator|author-name-separator|lastauthoramp
        last-author-amp|format|url-access|registration|subscription|archive-format|archivebot
        postscript|authormask|author-mask|cs1-dates|offline|no-pp|nopp|display-authors
        displayauthors|display-editors|displayeditors|chapter-url-access|doi-access|jstor-access
        hdl-access|plume|url-statut|wstitle|formato|libro|formato file|link-title|doibroken
        doi-broken-date|dead link|bot|fix-attempted|accès url|accès|cookies|editor-mask
        translator-mask|mask|chapter-format|ref dup|cs1 config|urltrad|quote-page|quote-pages
        trans-quote|laysummary|laydate|laysource|lay-url|lay-source|lay-date|doi_brokendate
        doi_inactivedate|issue-title|no-tracking|noprint|sic|editor-separator|status|bot note
        curly|inconsistentcitations|month-abbr|url_stat|bare|scope
    """,
}  # fmt: skip

FIELDS: dict[str, Field] = {
    name.strip(): field
    for field, lines in reversed(WORDS.items())
    for line in lines.splitlines()
    for name in line.split("|")
    if name.strip()
}

ROLES: dict[str, str] = {
    "author": """
        author|auteur|autor|autore|auteurs|autores|autori|authors|people|subject|speaker|artist
        作者|著者|المؤلف|مؤلف|tác giả|composer|inventor|host|cartographer|credit author
        auteur institutionnel|autore codice|contributor|coauthors|coauthor|coautores|coautor
        coautori|author-name|vauthors|vornameautor|المؤلفون|yazar|автор|저자|writer|first speaker
        auteurs multiples
    """,
    "editor": """
        editor|editors|hrsg|herausgeber|curatore|curatori|directeur|editor-name|veditors|hg
        direction|responsabilité|編者|编辑|編輯|المحرر|محرر|biên tập|a cura|éditeur scientifique
        cura|directeur de publication|red|compilador
    """,
    "translator": """
        translator|translators|übersetzer|traducteur|traduttore|traductor|tradutor|譯者|译者|翻譯
        المترجم|trad|traduction|người dịch
    """,
    "illustrator": "illustrator|illustrateur|illustratore|ilustrador",
    "interviewer": """
        interviewer|interviewers|intervistatore|entrevistador|callsign interviewer
    """,
    "container-author": "auteurs ouvrage|auteur ouvrage|auteur-ouvrage|autore libro",
    "director": "director|réalisateur|regista",
}
_WHOLE = {
    name.strip(): role
    for role, lines in reversed(ROLES.items())
    for line in lines.splitlines()
    for name in line.split("|")
    if name.strip()
}
_PARTS = {
    "last": ("author", "family"),
    "surname": ("author", "family"),
    "nom": ("author", "family"),
    "cognome": ("author", "family"),
    "apellido": ("author", "family"),
    "apellidos": ("author", "family"),
    "último": ("author", "family"),
    "ultimo": ("author", "family"),
    "sobrenome": ("author", "family"),
    "nachname": ("author", "family"),
    "姓": ("author", "family"),
    "họ": ("author", "family"),
    "الأخير": ("author", "family"),
    "author last": ("author", "family"),
    "author-last": ("author", "family"),
    "subject-last": ("author", "family"),
    "first": ("author", "given"),
    "given": ("author", "given"),
    "prénom": ("author", "given"),
    "nome": ("author", "given"),
    "nombre": ("author", "given"),
    "primeiro": ("author", "given"),
    "vorname": ("author", "given"),
    "名": ("author", "given"),
    "tên": ("author", "given"),
    "الأول": ("author", "given"),
    "author first": ("author", "given"),
    "author-first": ("author", "given"),
    "subject-first": ("author", "given"),
    "editor last": ("editor", "family"),
    "editor-last": ("editor", "family"),
    "editor-surname": ("editor", "family"),
    "nom-ed": ("editor", "family"),
    "apellido-editor": ("editor", "family"),
    "cognome-curatore": ("editor", "family"),
    "curatore-cognome": ("editor", "family"),
    "editor first": ("editor", "given"),
    "editor-first": ("editor", "given"),
    "editor-given": ("editor", "given"),
    "nombre-editor": ("editor", "given"),
    "curatore-nome": ("editor", "given"),
    "translator-last": ("translator", "family"),
    "translator-first": ("translator", "given"),
    "illustrator-last": ("illustrator", "family"),
    "illustrator-first": ("illustrator", "given"),
    "interviewer-last": ("interviewer", "family"),
    "interviewer-first": ("interviewer", "given"),
    "contributor-last": ("author", "family"),
    "contributor-first": ("author", "given"),
}
LINKS = re.compile(
    r"(?:author|editor|translator|subject|last|auteur|interviewer|title|title-)?\d{0,2}"
    r"[ -]?link|lien auteur|linkautore|autore-link|enlaceautor|enlace-autor|wkautore|titlelink"
    r"|editorlink|authorlink|seriesl?ink|episodelink|lien titre|lien périodique|autorlink"
)
NUMBER = re.compile(r"^(.*?)[ -]?(\d{1,2})(-.*)?$")


def field_of(parameter: str) -> Field | None:
    """What a parameter holds; `None` is what no table knows."""
    return FIELDS.get(_plain(parameter))


def person_of(parameter: str) -> tuple[str, int, str] | None:
    """Whose name a parameter holds: role, place among them from 1, and part of the name.

    `last2` is `("author", 2, "family")`.
    """
    name, number = _numbered(_plain(parameter))
    if LINKS.fullmatch(name):
        return "author", number, "link"
    if name in _PARTS:
        role, part = _PARTS[name]
        return role, number, part
    if name in _WHOLE:
        return _WHOLE[name], number, "whole"
    return None


def _numbered(name: str) -> tuple[str, int]:
    found = NUMBER.match(name)
    if found is None or not found[1]:
        return name, 1
    return found[1] + (found[3] or ""), int(found[2])


def _plain(parameter: str) -> str:
    return " ".join(parameter.replace("_", " ").casefold().split())
