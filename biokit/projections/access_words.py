"""What is said of a book's accessibility in words, by language."""

from __future__ import annotations

import msgspec

from biokit.projections.access import Access

__all__ = ["line_of", "summary_of"]


class AccessWords(msgspec.Struct, frozen=True):
    """A sentence for each fact, each true by itself. `{…}` is filled in where it is used."""

    line: str
    """How the sentence on the copyright page begins."""
    between: str
    """What stands between sentences."""
    flow: str
    structure: str
    contents: str
    languages: str
    notes: str
    pages: str
    index: str
    pictures_none: str
    pictures_described: str
    pictures_not_described: str
    explained: str
    tables: str
    tables_not: str
    certified: str
    uncertified: str


_ENGLISH = AccessWords(
    line="Accessibility: {words}",
    between=" ",
    flow="The text flows to any size of type and screen and can be read aloud.",
    structure="Headings give its structure.",
    contents="A table of contents leads to its sections.",
    languages="Words in other scripts are marked with their language.",
    notes="Notes are linked from the text and back.",
    pages="Pages of a printed edition are marked.",
    index="There is an index.",
    pictures_none="There are no pictures but the cover.",
    pictures_described="Every picture has a description.",
    pictures_not_described="Some pictures have no description.",
    explained="Some pictures have a longer description, too.",
    tables="Tables have headers.",
    tables_not="Some tables have no headers.",
    certified="{name} has certified that this edition conforms to EPUB Accessibility 1.1 and WCAG "
    "2.2 Level AA.",
    uncertified="Software has checked this; nobody has certified that this edition conforms to "
    "WCAG.",
)

_GERMAN = AccessWords(
    line="Barrierefreiheit: {words}",
    between=" ",
    flow="Der Text passt sich jeder Schrift- und Bildschirmgröße an und kann vorgelesen werden.",
    structure="Überschriften geben seinen Aufbau wieder.",
    contents="Ein Inhaltsverzeichnis führt zu seinen Abschnitten.",
    languages="Wörter in anderen Schriften sind mit ihrer Sprache ausgezeichnet.",
    notes="Anmerkungen sind in beide Richtungen verlinkt.",
    pages="Die Seiten einer gedruckten Ausgabe sind bezeichnet.",
    index="Es gibt ein Register.",
    pictures_none="Außer dem Umschlag gibt es keine Bilder.",
    pictures_described="Jedes Bild hat eine Beschreibung.",
    pictures_not_described="Einige Bilder haben keine Beschreibung.",
    explained="Einige Bilder haben auch eine längere Beschreibung.",
    tables="Tabellen haben Kopfzellen.",
    tables_not="Einige Tabellen haben keine Kopfzellen.",
    certified="{name} hat bestätigt, dass diese Ausgabe EPUB Accessibility 1.1 und WCAG 2.2 Stufe "
    "AA entspricht.",
    uncertified="Das hat ein Programm geprüft; dass die Ausgabe WCAG entspricht, hat niemand "
    "bestätigt.",
)

_FRENCH = AccessWords(
    line="Accessibilité\N{NO-BREAK SPACE}: {words}",
    between=" ",
    flow="Le texte s’adapte à toute taille de caractère et d’écran et peut être lu à voix haute.",
    structure="Des titres en donnent la structure.",
    contents="Une table des matières mène à ses sections.",
    languages="La langue des mots d’une autre écriture est indiquée.",
    notes="Les notes sont liées au texte dans les deux sens.",
    pages="Les pages d’une édition imprimée sont indiquées.",
    index="Il y a un index.",
    pictures_none="Il n’y a pas d’images hormis la couverture.",
    pictures_described="Chaque image a une description.",
    pictures_not_described="Certaines images n’ont pas de description.",
    explained="Certaines images ont aussi une description plus longue.",
    tables="Les tableaux ont des en-têtes.",
    tables_not="Certains tableaux n’ont pas d’en-têtes.",
    certified="{name} certifie que cette édition est conforme à EPUB Accessibility 1.1 et à WCAG "
    "2.2 niveau AA.",
    uncertified="Un logiciel l’a vérifié\N{NARROW NO-BREAK SPACE}; personne n’a certifié la "
    "conformité de l’édition à WCAG.",
)

_CHINESE = AccessWords(
    line="无障碍信息：{words}",
    between="",
    flow="文字可随字号与屏幕大小重排，可供朗读。",
    structure="标题标明全书结构。",
    contents="目录可通往各章节。",
    languages="其他文字的字词均标有语言。",
    notes="注释与正文双向链接。",
    pages="标有印刷版页码。",
    index="附有索引。",
    pictures_none="除封面外没有图片。",
    pictures_described="每幅图片均有文字说明。",
    pictures_not_described="部分图片没有文字说明。",
    explained="部分图片另有详细说明。",
    tables="表格均有表头。",
    tables_not="部分表格没有表头。",
    certified="{name}证明本版符合 EPUB Accessibility 1.1 与 WCAG 2.2 AA 级。",
    uncertified="以上由软件检查；尚无人证明本版符合 WCAG。",
)

_BY_LANGUAGE = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "zh": _CHINESE}


def summary_of(access: Access) -> tuple[str, str]:
    """All facts in sentences, and the language they are in: English where we have none of its own.

    https://www.w3.org/community/reports/a11y-discov-vocab/CG-FINAL-vocabulary-20240718/#accessibilitySummary
    """
    lang = _language(access)
    words = _BY_LANGUAGE.get(lang, _ENGLISH)
    return _said(access, words), access.lang if lang in _BY_LANGUAGE else "en"


def line_of(access: Access) -> str | None:
    """The line on the copyright page; `None` in a language that we have no words of."""
    words = _BY_LANGUAGE.get(_language(access))
    return None if words is None else words.line.format(words=_said(access, words))


def _language(access: Access) -> str:
    return access.lang.partition("-")[0].lower()


def _said(access: Access, words: AccessWords) -> str:
    pictures = words.pictures_described if access.described else words.pictures_not_described
    vouched = access.certification if access.conforms else None
    said = (
        words.flow,
        words.structure if access.structured else None,
        words.contents if access.contents else None,
        words.languages if access.languages_marked else None,
        words.notes if access.notes else None,
        words.pages if access.pages else None,
        words.index if access.index else None,
        pictures if access.pictures else words.pictures_none,
        words.explained if access.explained else None,
        _of_tables(access, words),
        words.certified.format(name=vouched.by) if vouched else words.uncertified,
    )
    return words.between.join(sentence for sentence in said if sentence)


def _of_tables(access: Access, words: AccessWords) -> str | None:
    if not access.tables:
        return None
    return words.tables_not if access.has_fault("table-without-header") else words.tables
