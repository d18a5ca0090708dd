"""COinS: the description of a work that a page carries unseen beside the words of its citation.

    ctx_ver=Z39.88-2004&rft.genre=article&rft.atitle=…&rft.jtitle=…&rft.aulast=…&rft_id=info:doi/…

(https://groups.niso.org/higherlogic/ws/public/download/14833/z39_88_2004_r2010.pdf) It knows fewer
fields than the citation, its authors are out of order, and copies of pages have lost bytes of it:
the citation's own words mend it.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, unquote

from biokit.importers.wiki.names import in_parts, name_of, names_in
from biokit.model.sources import Item, ItemDate, ItemName, ItemType

BY_FORM: dict[str, ItemType] = {
    "arxiv": "article",
    "audio-visual": "motion_picture",
    "av": "motion_picture",
    "book": "book",
    "buch": "book",
    "libro": "book",
    "ouvrage": "book",
    "conference": "paper-conference",
    "court": "legal_case",
    "document": "document",
    "encyclopaedia": "entry-encyclopedia",
    "encyclopedia": "entry-encyclopedia",
    "episode": "broadcast",
    "interview": "interview",
    "journal": "article-journal",
    "pubblicazione": "article-journal",
    "publicación": "article-journal",
    "magazine": "article-magazine",
    "mailinglist": "post",
    "map": "map",
    "news": "article-newspaper",
    "newsgroup": "post",
    "noticia": "article-newspaper",
    "notizia": "article-newspaper",
    "patent": "patent",
    "podcast": "broadcast",
    "preprint": "article",
    "pressrelease": "webpage",
    "report": "report",
    "serial": "broadcast",
    "speech": "speech",
    "techreport": "report",
    "thesis": "thesis",
    "web": "webpage",
}
"""What the class of a citation, `citation news`, says of the work."""
BY_GENRE: dict[str, ItemType] = {
    "article": "article-journal",
    "book": "book",
    "bookitem": "chapter",
    "conference": "paper-conference",
    "dissertation": "thesis",
    "document": "document",
    "issue": "periodical",
    "preprint": "article",
    "proceeding": "paper-conference",
    "report": "report",
}
NUMBERS = {
    "doi": "DOI", "pmid": "PMID", "pmc": "PMCID", "isbn": "ISBN", "issn": "ISSN",
}  # fmt: skip
REGISTERS = {
    "oclcnum": "OCLC", "bibcode": "Bibcode", "arxiv": "arXiv", "lccn": "LCCN", "hdl": "hdl",
    "jstor": "JSTOR", "zbl": "Zbl", "mr": "MR",
}  # fmt: skip
SINGLE = {
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "pages": "page",
    "pub": "publisher",
    "inst": "publisher",
    "place": "publisher_place",
    "series": "collection_title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "language": "language",
}
WORKS_OF_REFERENCE = re.compile(r"encyclop|lexikon|dictionary|enciclop|百科|辞典", re.IGNORECASE)
SEVERAL = re.compile(r";|,[^,]*(?: and | & )[^,]*,")
"""Several authors in the place of one."""
LOST = re.compile("[\ud800-\udfff]+")
MARKUP = re.compile(r"</?(?!(?:i|b|sup|sub|em|strong)\b)[a-zA-Z][^<>]*>")
ISO = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")
GENERAL = 0x2000
"""Where the punctuation begins whose first two bytes are the ones that copies lose."""


def coins_item(title: str, words: str = "", form: str = "") -> Item:
    """The work that a span's title describes.

    Args:
        title: the attribute's value, entities resolved.
        words: of the citation that the span stands by: they mend what was lost, and say in what
            order the authors stand.
        form: the classes of the citation, `citation journal cs1`.
    """
    told: dict[str, list[str]] = {}
    for key, value in parse_qsl(title, errors="surrogateescape"):
        if cleaned := mended(MARKUP.sub("", unescape(value)), words).strip():
            told.setdefault(key.removeprefix("rft."), []).append(cleaned)
    kind = _type(told, form)
    made: dict[str, Any] = {"type": kind, **_titles(told, kind), "author": _authors(told, words)}
    for key, field in SINGLE.items():
        if key in told:
            made.setdefault(field, told[key][0])
    if "page" in made:
        made["page"] = re.sub(r"(?<=\d)-(?=\d)", "–", made["page"])
    if "date" in told:
        made["issued"] = item_date(told["date"][0])
    _identify(told.get("rft_id", []), made)
    return Item(**{field: value for field, value in made.items() if value})


def mended(value: str, words: str) -> str:
    """The value with the bytes that it lost: as the citation's words have them, if they do."""
    value = " ".join(value.replace("\ufffd", "\udcff").split())
    if LOST.search(value) is None:
        return value
    parts = [re.escape(part).replace(r"\ ", r"\s+") for part in LOST.split(value)]
    found = re.search(".{1,3}?".join(parts), words) if words else None
    if found is not None:
        return " ".join(found[0].split())
    return LOST.sub(lambda lost: "".join(map(_punctuation, lost[0])), value)


def _punctuation(sign: str) -> str:
    """A last byte without those before it: `99` of `E2 80 99` is an apostrophe."""
    byte = ord(sign) & 0xFF
    return chr(GENERAL + byte - 0x80) if 0x90 <= byte <= 0xA6 else "\ufffd"


def _type(told: dict[str, list[str]], form: str) -> ItemType:
    by_form = next((BY_FORM[each] for each in form.casefold().split() if each in BY_FORM), None)
    genre = told.get("genre", ["unknown"])[0]
    if by_form == "book" and genre == "bookitem":
        return "chapter"
    if by_form is not None:
        return by_form
    if "dissertation" in told.get("rft_val_fmt", [""])[0]:
        return "thesis"
    if genre == "article" and WORKS_OF_REFERENCE.search(_first(told, "jtitle") or ""):
        return "entry-encyclopedia"
    if genre == "article" and not {"volume", "issue", "issn"} & told.keys():
        dated = len(told.get("date", [""])[0]) == len("2001-02-03")
        return "article-newspaper" if dated else "article-magazine"
    online = any("//" in each for each in told.get("rft_id", ()))
    if genre == "book" and form and online and not {"isbn", "place", "edition"} & told.keys():
        return "webpage"
    if genre in BY_GENRE:
        return BY_GENRE[genre]
    return "webpage" if online else "document"


def _titles(told: dict[str, list[str]], kind: ItemType) -> dict[str, str | None]:
    """Of a part and of the whole that it stands in; or of the work alone."""
    part = _first(told, "atitle")
    whole = _first(told, "jtitle") or _first(told, "btitle") or _first(told, "title")
    if part is None:
        return {"title": whole}
    if kind == "book" and _first(told, "jtitle") is None:
        return {"title": whole or part, "volume_title": part if whole else None}
    return {"title": part, "container_title": whole}


def _first(told: dict[str, list[str]], key: str) -> str | None:
    return told.get(key, [None])[0]


def _authors(told: dict[str, list[str]], words: str) -> tuple[ItemName, ...]:
    """Each author once, in the order in which the citation names them."""
    names: list[ItemName] = []
    last, first = _first(told, "aulast"), _first(told, "aufirst")
    if last is not None and first and not SEVERAL.search(first):
        names.append(in_parts(last, first))
    elif last is not None:
        names += names_in(f"{last}, {first}" if first else last)
    elif "au" not in told and "aucorp" in told:
        names.append(ItemName(literal=told["aucorp"][0]))
    for each in told.get("au", ()):
        names += names_in(each) if SEVERAL.search(each) else (name_of(each),)
    once = list(dict.fromkeys(names))
    written = [(_place(name, words), at, name) for at, name in enumerate(once)]
    return tuple(name for _, _, name in sorted(written, key=lambda each: each[:2]))


def _place(name: ItemName, words: str) -> int:
    at = words.find(name.family or name.literal or "")
    return len(words) if at < 0 else at


def item_date(words: str) -> ItemDate:
    """A date of CSL: `1955-11-01`, `2005-12`, `2003`; anything else as it is written."""
    if found := ISO.fullmatch(words.strip()):
        return ItemDate(date_parts=(tuple(int(part) for part in found.groups() if part),))
    return ItemDate(literal=words)


def _identify(addresses: list[str], made: dict[str, Any]) -> None:
    """The work's numbers in the world's registers, and where it can be read."""
    noted = []
    for address in addresses:
        if not address.startswith("info:"):
            made.setdefault("URL", whole(address))
            continue
        register, _, number = address.removeprefix("info:").partition("/")
        number = unquote(number)
        if register in NUMBERS:
            made.setdefault(NUMBERS[register], number)
        elif register in REGISTERS:
            noted.append(f"{REGISTERS[register]} {number}")
    if noted:
        made["note"] = ", ".join(noted)


def whole(address: str) -> str:
    """An address with its scheme: `//example.org` is read over https."""
    return f"https:{address}" if address.startswith("//") else address
