"""EndNote's citations: XML within a field, each record with its reference type and its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from biokit.errors import BadInput
from biokit.importers.docx.parsing import Xml, parsed
from biokit.importers.wiki.names import name_of

__all__ = ["EndnoteCite", "endnote_items"]

TYPES = {
    "book": "book",
    "edited book": "book",
    "classical work": "classic",
    "book section": "chapter",
    "journal article": "article-journal",
    "electronic article": "article-journal",
    "magazine article": "article-magazine",
    "newspaper article": "article-newspaper",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "government document": "report",
    "manuscript": "manuscript",
    "unpublished work": "manuscript",
    "personal communication": "personal_communication",
    "interview": "interview",
    "web page": "webpage",
    "blog": "post-weblog",
    "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary",
    "film or broadcast": "motion_picture",
    "audiovisual material": "motion_picture",
    "music": "song",
    "map": "map",
    "artwork": "graphic",
    "patent": "patent",
    "case": "legal_case",
    "bill": "bill",
    "statute": "legislation",
    "hearing": "hearing",
    "pamphlet": "pamphlet",
    "dataset": "dataset",
}
FIELDS = {
    "title": "titles/title",
    "title-short": "titles/short-title",
    "original-title": "orig-pub",
    "page": "pages",
    "volume": "volume",
    "issue": "number",
    "edition": "edition",
    "publisher-place": "pub-location",
    "publisher": "publisher",
    "ISBN": "isbn",
    "DOI": "electronic-resource-num",
    "call-number": "call-num",
    "language": "language",
    "abstract": "abstract",
    "note": "notes",
    "URL": "urls/related-urls/url",
    "collection-title": "titles/tertiary-title",
}
ROLES = {
    "author": "contributors/authors/author",
    "editor": "contributors/secondary-authors/author",
    "collection-editor": "contributors/tertiary-authors/author",
    "translator": "contributors/translated-authors/author",
}


BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,12};)")
"""EndNote does not always escape it."""


class EndnoteCite(msgspec.Struct, frozen=True):
    """One source in a citation."""

    item: dict[str, object]
    identities: tuple[str, ...]
    pages: str
    prefix: str
    suffix: str
    without_author: bool


def endnote_items(text: str) -> Iterator[EndnoteCite]:
    """The sources that EndNote's XML cites, with their descriptions as items of CSL."""
    text = BARE_AMPERSAND.sub("&amp;", text)
    try:
        root = parsed(text.encode("utf-8", "replace"), "", "the citation")
    except BadInput:
        return
    for cite in root.iter("Cite"):
        record = cite.find("record")
        item = _item(cite) if record is None else _described(record)
        keys = cite.findall("record/foreign-keys/key")
        named = tuple(f"{key.get('db-id') or ''} {_words(key)}" for key in keys if key.get("db-id"))
        yield EndnoteCite(
            item,
            tuple(f"EndNote {name}" for name in named),
            _said(cite, "Pages") or _said(cite, "Suffix").lstrip("@ ") * _is_pages(cite),
            _raw(cite, "Prefix"),
            "" if _is_pages(cite) else _raw(cite, "Suffix"),
            cite.get("ExcludeAuth") == "1",
        )


def _is_pages(cite: Xml) -> bool:
    """EndNote's users write the page as a suffix, `@12`, where a style has no place for it."""
    return _said(cite, "Suffix").startswith("@")


def _item(cite: Xml) -> dict[str, object]:
    """What a citation says without a record: a name and a year."""
    item: dict[str, object] = {"type": "document"}
    if _said(cite, "Author"):
        item["author"] = [_name(_said(cite, "Author"))]
    if _said(cite, "Year"):
        item["issued"] = _year(_said(cite, "Year"))
    return item


def _described(record: Xml) -> dict[str, object]:
    reference = record.find("ref-type")
    kind = "" if reference is None else (reference.get("name") or "").lower()
    item: dict[str, object] = {"type": TYPES.get(kind, "document")}
    item |= {field: said for field, path in FIELDS.items() if (said := _said(record, path))}
    within = _said(record, "titles/secondary-title") or _said(record, "periodical/full-title")
    if within:
        item["collection-title" if item["type"] == "book" else "container-title"] = within
    if str(item["type"]).startswith("article") and "ISBN" in item:
        item["ISSN"] = item.pop("ISBN")
    for role, path in ROLES.items():
        names = [_name(_words(name)) for name in record.findall(path) if _words(name)]
        if names:
            item[role] = names
    if kind == "edited book" and "author" in item and "editor" not in item:
        item["editor"] = item.pop("author")
    if _said(record, "dates/year"):
        item["issued"] = _year(_said(record, "dates/year"))
    return item


def _year(said: str) -> dict[str, object]:
    return {"date-parts": [[int(said)]]} if said.isdecimal() and len(said) < 5 else {"raw": said}


def _name(words: str) -> dict[str, object]:
    """A name in parts; one with a comma at its end is a body's."""
    if words.endswith(","):
        return {"literal": words.rstrip(", ")}
    made = msgspec.to_builtins(name_of(words))
    return dict(made)


def _said(element: Xml, path: str) -> str:
    found = element.find(path)
    return "" if found is None else _words(found)


def _raw(element: Xml, path: str) -> str:
    found = element.find(path)
    return (
        ""
        if found is None
        else " ".join("".join(map(str, found.itertext())).replace("\xa0", " ").split())
    )


def _words(element: Xml) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
