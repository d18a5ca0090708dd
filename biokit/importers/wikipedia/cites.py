"""A work as a citation on the page describes it: what it carries unseen, and what its words say.

<cite class="citation book">Heilbron, John L., ed. (2003). <a href="…"><i>The Oxford …</i></a>.
Oxford University Press. p. 233. ISBN …</cite><span class="Z3988" title="ctx_ver=…"></span>
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec

from biokit.importers.wiki.coins import BY_FORM, coins_item, item_date, whole
from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wiki.languages import language_in
from biokit.importers.wiki.locators import read_locators
from biokit.importers.wiki.names import names_in
from biokit.importers.wikipedia.elements import is_hidden, names, words
from biokit.model.dates import Date
from biokit.model.nodes import Locator
from biokit.model.sources import Item, ItemDate, ItemName, ItemType
from biokit.model.walk import altered

if TYPE_CHECKING:
    from lxml import etree

EDITED = re.compile(
    r"\(?(?<!\d)\b(?:eds?|hrsg|hg|éds?|dir)\b\.?\)?|\(a cura di\)|\(a c\. di\)", re.IGNORECASE
)
NAMES_BEGIN = re.compile(r"\)[.,]\s|[\"”»’]\.?,?\s|\b[Ii]n:?\s|\]\.?,?\s|:\s")
NO_NAMES = re.compile(r"\d|\brev\b|edition|auflage|written|[\"“”«»(]", re.IGNORECASE)
LONGEST_NAMES = 160
TRANSLATED = re.compile(
    r"(?:[Tt]rans(?:lated by|\. by|\.)|Übersetzt von|[Tt]raduit par|[Tt]raduzione di|traducido por)"
    r"\s+(?P<names>[^\W\d][^().,;\"“”]{2,80}(?:\.\s[^().,;\"“”]{2,40})?)"
)
ACCESSED = re.compile(
    r"(?:retrieved|accessed|abgerufen|consulté|consultato|consultado|geraadpleegd|hämtad|lest"
    r"|取得日|检索日期|檢索日期|تاريخ الاطلاع|اطلع عليه|проверено|дата обращения)"
    r"(?:\s+(?:on|am|le|il|el|em|op|den|url|في))*:?\s*(?P<date>[^.;()]{6,40}\d)"
    r"|\[?(?P<eastern>\d{4}[-年]\d{1,2}[-月]\d{1,2}日?)\]?\s*(?:閲覧|检索|檢索)?",
    re.IGNORECASE,
)
ARCHIVES = re.compile(
    r"(?:web\.archive\.org|webcitation\.org|archive\.(?:today|is|ph|fo|li)|wayback)"
)
ARCHIVED = re.compile(
    r"(?:archived\s(?:from the original\s)?(?:\([^)]*\)\s)?on|archiviert vom original"
    r"(?:\s\([^)]*\))? am|archivé (?:depuis l['’]original\s)?le|archivado desde el original el"
    r"|url archiviato il|存档于|存檔於|的原始内容存档于)\s*(?P<date>[^.;,()]*(?:,\s\d{4})?)",
    re.IGNORECASE,
)
PAGES = re.compile(r"(?:^|[\s,.;(])(?P<place>(?:pp?|pages?|S|Seiten?|págs?|pagg?|с|стр)\.\s*\S.*)")
EVENT = re.compile(
    r"(?:Event occurs at|à partir de|ab Minute)\s+(?P<time>[\d:]+(?:\s?[a-z]\b)*)", re.IGNORECASE
)
VOLUME = re.compile(r"[\dIVXLC][\w–-]{0,9}")
DATED = re.compile(r"\((?P<date>[^()]*\d{4}[a-z]?[^()]*)\)")
SUFFIXED = re.compile(r"\b\d{4}([a-z])\b")
IN_QUOTES = re.compile(r"[\"“„«「『](?P<title>[^\"“”„«»「」『』]{2,300})[\"”“»」』]")
WHOLE: tuple[ItemType, ...] = (
    "book", "report", "thesis", "webpage", "document", "motion_picture", "map", "speech", "post",
)  # fmt: skip
"""Works of their own: a page given for one says where in it, not where it is printed."""


class Work(msgspec.Struct, frozen=True):
    """A work, and what the citation says besides describing it."""

    item: Item
    locators: tuple[Locator, ...] = ()
    quoted: str | None = None
    words: str = ""
    """The citation as it stands."""


def is_cite(element: etree._Element) -> bool:
    """Whether an element holds a citation of a work."""
    given = names(element)
    if not given & {"citation", "ouvrage", "cite", "book", "reference-cite"}:
        return False
    return bool(words(element)) and element.tag in {"cite", "span", "div"}


def coins_by(cite: etree._Element) -> etree._Element | None:
    """The description unseen that goes with a citation: in it, or just after it."""
    for inside in cite.iter("span"):
        if "Z3988" in names(inside):
            return inside
    before, following = cite, cite.getnext()
    while following is not None and not (before.tail or "").strip():
        if "Z3988" in names(following):
            return following
        if words(following):
            return None
        before, following = following, following.getnext()
    return None


def work_of(
    cite: etree._Element | None, coins: etree._Element | None, said: str, lang: str | None
) -> Work | None:
    """The work; `None` if nothing but its words is known.

    Args:
        cite: the citation, if an element holds it.
        coins: the description that goes with it, if there is one.
        said: the words of the citation.
        lang: of the page.
    """
    form = "" if cite is None else cite.get("class") or ""
    unseen = None if coins is None else coins.get("title")
    if unseen:
        item = coins_item(unseen, said, form)
    else:
        bare = None if cite is None else _bare(cite, said, form, lang)
        if bare is None:
            return None
        item = bare
    if not (item.title or item.container_title or item.author):
        return None
    quoted = None if cite is None else _quoted(cite)
    plain = said.replace(quoted, "") if quoted else said
    item = altered(item, **_complement(item, cite, plain, lang))
    item, locators = _placed(item, plain)
    return Work(item, locators, quoted, said)


def visible(cite: etree._Element) -> str:
    """The words of a citation that a reader of the page sees."""
    parts: list[str] = []

    def read(element: etree._Element) -> None:
        if element.tag in {"style", "script"} or is_hidden(element):
            return
        if names(element) & {"Z3988", "citation-comment", "cs1-maint", "cs1-hidden-error"}:
            return
        parts.append(element.text or "")
        for child in element:
            read(child)
            parts.append(child.tail or "")

    read(cite)
    return " ".join("".join(parts).replace("\xa0", " ").split())


def _complement(
    item: Item, cite: etree._Element | None, said: str, lang: str | None
) -> dict[str, Any]:
    """What the words say and the unseen description does not."""
    made: dict[str, Any] = {}
    if not item.editor and (editors := _editors(said)):
        made["editor"] = editors
        made["author"] = tuple(name for name in item.author if name not in editors)
    if found := TRANSLATED.search(said):
        made["translator"] = names_in(found["names"])
    if (date := _accessed(cite, said, lang)) is not None:
        made["accessed"] = date
    if item.issued is not None and item.issued.literal:
        made["issued"] = _date(item.issued.literal, lang)
    if item.issued is None and (found := DATED.search(said)) and item.type != "webpage":
        made["issued"] = _date(found["date"], lang)
    if item.language is None and (spoken := _language(cite, said)):
        made["language"] = spoken
    if cite is not None:
        made |= _linked(item, cite, said, lang)
        bold = [said for each in cite.iter("b") if VOLUME.fullmatch(said := words(each))]
        if item.volume is None and bold:
            made["volume"] = bold[0]
    return {field: value for field, value in made.items() if value is not None}


def _date(written: str, lang: str | None) -> ItemDate:
    """`Winter 2000`, `1998–1999`: EDTF if it can be read, else as written."""
    bare = re.sub(r"(?<=\d{4})[a-z]\b", "", written).strip()
    date: Date | None = edtf_of(bare, lang)
    if date is None:
        return ItemDate(literal=written)
    plain = item_date(date.edtf)
    return plain if plain.literal is None else ItemDate(edtf=date.edtf)


def _accessed(cite: etree._Element | None, said: str, lang: str | None) -> ItemDate | None:
    written = None
    if cite is not None:
        marked = (each for each in cite.iter() if "reference-accessdate" in names(each))
        written = next((words(each) for each in marked), None)
    found = ACCESSED.search(written or said)
    if found is None or (found["eastern"] and written is None and "閲覧" not in said
                         and "检索" not in said and "檢索" not in said):  # fmt: skip
        return None
    date = edtf_of((found["date"] or found["eastern"]).strip(), lang)
    return None if date is None else _date(date.edtf, lang)


def _editors(said: str) -> tuple[ItemName, ...]:
    """`Huberman, Leo, eds.`, `Grover Smith, ed.`, `In Renn, Jürgen (Hrsg.)`."""
    for found in EDITED.finditer(said):
        before = said[: found.start()]
        begins = [each.end() for each in NAMES_BEGIN.finditer(before)]
        named = before[begins[-1] if begins else 0 :].strip(" ,")
        if named and len(named) <= LONGEST_NAMES and not NO_NAMES.search(named):
            return names_in(named)
    return ()


def _language(cite: etree._Element | None, said: str) -> str | None:
    named = language_in(said)
    if named is not None or cite is None:
        return named
    coded = (
        words(each).strip("()").casefold()
        for each in cite.iter("abbr", "span")
        if names(each) & {"indicateur-langue", "languageicon", "langue"}
    )
    return next((code for code in coded if re.fullmatch("[a-z]{2,3}", code)), None)


def _linked(item: Item, cite: etree._Element, said: str, lang: str | None) -> dict[str, str]:
    """Where the work can be read, and where a copy is kept."""
    made: dict[str, str] = {}
    addresses = [whole(each.get("href") or "") for each in cite.iter("a")]
    outside = [each for each in addresses if urlsplit(each).scheme in {"http", "https"}]
    kept = next((each for each in outside if ARCHIVES.search(each)), None)
    direct = next((each for each in outside if _leads_to_work(each)), None)
    if item.URL is None and direct is not None and item.DOI is None:
        made["URL"] = direct
    if kept is not None and kept != item.URL:
        found = ARCHIVED.search(said)
        date = edtf_of(found["date"].strip(), lang) if found else None
        when = f" {date.edtf}" if date else ""
        noted = f"archived{when} at {kept}"
        made["note"] = f"{item.note}, {noted}" if item.note else noted
        if item.URL is None and direct is None:
            made["URL"] = kept
    return made


def _leads_to_work(address: str) -> bool:
    host = urlsplit(address).netloc
    registers = ("doi.org", "worldcat.org", "wikipedia.org", "jstor.org", "ncbi.nlm.nih.gov")
    return not host.endswith((*registers, "adsabs.harvard.edu")) and not ARCHIVES.search(address)


def _quoted(cite: etree._Element) -> str | None:
    """The words of the work that the citation gives: a `q`, or what its class says is one."""
    for each in cite.iter("q", "span"):
        if (each.tag == "q" or "quotation" in names(each)) and words(each):
            return words(each)
    return None


def _placed(item: Item, said: str) -> tuple[Item, tuple[Locator, ...]]:
    """A page of a book is where in it; pages of an article are where it is printed."""
    locators: tuple[Locator, ...] = ()
    if item.type in WHOLE:
        if item.page is not None and re.search(r"\w", str(item.page)):
            locators = (Locator("page", str(item.page)),)
        elif (found := PAGES.search(said)) is not None:
            locators, _ = read_locators(found["place"])
        item = altered(item, page=None)
    if found := EVENT.search(said):
        locators = (*locators, Locator("timestamp", found["time"].strip()))
    return item, locators


def _bare(cite: etree._Element, said: str, form: str, lang: str | None) -> Item | None:
    """A work without description: author, date in brackets, title in italics or quotation marks."""
    kind = next((BY_FORM[each] for each in form.casefold().split() if each in BY_FORM), None)
    italic = next((words(each) for each in cite.iter("i", "em", "cite")
                   if each is not cite and words(each)), None)  # fmt: skip
    quoted = IN_QUOTES.search(said)
    title = quoted["title"] if quoted else italic
    dated = DATED.search(said)
    if title is None or kind is None:
        return None
    before = said[: dated.start()] if dated else ""
    if not before or len(before) > LONGEST_NAMES or NO_NAMES.search(before):
        before = ""
    return Item(
        type=kind,
        title=title,
        container_title=italic if quoted and italic != title else None,
        author=names_in(before.strip(" ,.")) if before else (),
        issued=_date(dated["date"], lang) if dated else None,
    )
