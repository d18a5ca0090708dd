"""A template that cites a work, as the work: the same from any language's spelling of it.

{{cite book |last=Fox |first=Ann |title=Lives |year=2007 |publisher=Press |page=12}}
{{Literatur |Autor=Ann Fox |Titel=Lives |Jahr=2007 |Verlag=Press |Seiten=12}}
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from biokit.importers.wiki.coins import WORKS_OF_REFERENCE, item_date, whole
from biokit.importers.wiki.dates import edtf_of
from biokit.importers.wiki.keys import plain, year_of
from biokit.importers.wiki.languages import language_of
from biokit.importers.wiki.locators import read_locators, short_names
from biokit.importers.wiki.names import names_in
from biokit.importers.wiki.people import people_of
from biokit.importers.wiki.work_fields import Field, field_of, person_of
from biokit.importers.wiki.work_kinds import kind_of
from biokit.model.nodes import Locator
from biokit.model.sources import Item, ItemDate, ItemType, Names

__all__ = ["Work", "work_of"]

Told = dict[Field, list[str]]

WHOLE: frozenset[ItemType] = frozenset(
    ("book", "report", "thesis", "webpage", "document", "motion_picture", "map", "speech", "post")
)
"""Works of their own: a page given for one says where in it, not where it is printed."""
SINGLE: dict[Field, str] = {
    "volume": "volume",
    "volume-title": "volume_title",
    "issue": "issue",
    "publisher": "publisher",
    "place": "publisher_place",
    "edition": "edition",
    "series": "collection_title",
    "series-number": "collection_number",
    "number-of-pages": "number_of_pages",
    "original-title": "original_title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "doi": "DOI",
    "pmid": "PMID",
    "pmc": "PMCID",
    "genre": "genre",
    "medium": "medium",
    "event": "event_title",
    "version": "version",
}
"""Fields that are variables of CSL as they stand."""
CONTAINERS: dict[Field, ItemType] = {
    "encyclopedia": "entry-encyclopedia",
    "journal": "article-journal",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "container": "article-magazine",
    "website": "webpage",
}
"""What a work is printed in, and what kind of work that says it is."""
REGISTERS = {"oclc": "OCLC", "bibcode": "Bibcode", "arxiv": "arXiv", "eprint": "arXiv",
             "lccn": "LCCN", "jstor": "JSTOR", "hdl": "hdl", "zbl": "Zbl", "mr": "MR"}  # fmt: skip
ANCHORED = frozenset({"ouvrage", "article", "chapitre", "lien web"})
"""French templates: what they have as `id` is the name that short forms call the work by."""
LETTERED = re.compile(r"(?<=\d{4})([a-z])\b")
ANCHOR = re.compile(r"CITEREF(\S+)", re.IGNORECASE)
MARKUP = re.compile(r"</?[a-z]+>")
TRANSLATED = re.compile(
    r"(?:trans(?:lated by|\.? by|\.|l\.)|übersetzt von|übers\.|traduit par|traduzione di|trad\. di"
    r"|traducido por)\s+(.{3,80})",
    re.IGNORECASE,
)


class Work(msgspec.Struct, frozen=True):
    """A work, and what the citation says besides describing it."""

    item: Item
    locators: tuple[Locator, ...] = ()
    quoted: str | None = None
    transliteration: str | None = None
    translation: str | None = None
    names: tuple[str, ...] = ()
    """What short forms call it: `fox2007`."""
    letter: str = ""
    """What the page tells it from others of its year by: the `b` of `2007b`."""
    unknown: tuple[tuple[str, str], ...] = ()
    """Parameters that no table knows, with their values; the note of the item has them too."""


def work_of(
    template: str, parameters: Iterable[tuple[str, str]], lang: str | None = None
) -> Work | None:
    """The work that a template cites.

    Args:
        template: its name.
        parameters: name and value, in order; values are words with `<i>` and the like in titles.
        lang: of the page: it says how dates are to be read.

    Returns:
        `None` if the template cites no work, or says nothing of it.
    """
    kind = kind_of(template)
    if kind is None:
        return None
    told: Told = {}
    named, unknown, noted = [], [], []
    for name, value in parameters:
        said = " ".join(value.split())
        if not said:
            continue
        person, field = person_of(name), field_of(name)
        if plain(name) == "id" and plain(template) in ANCHORED:
            field = "reference"
        if person is not None and field != "ignored":
            named.append((person, said))
        elif field is None:
            unknown.append((name, said))
        else:
            told.setdefault(field, []).append(said)
            if field == "register":
                noted.append(_register(name, said))
    return _made(_Draft(kind, told, lang), people_of(named), noted, unknown)


class _Draft:
    """The fields of a template, on their way to an item."""

    def __init__(self, kind: ItemType, told: Told, lang: str | None) -> None:
        self.told = told
        self.lang = lang
        self.kind = _settled(kind, told)

    def one(self, *fields: Field) -> str | None:
        """The first of these fields that is there."""
        return next((self.told[field][0] for field in fields if field in self.told), None)

    def date(self, *fields: Field) -> ItemDate | None:
        written = self.one(*fields)
        return None if written is None else _date(written, self.lang)


def _made(
    draft: _Draft,
    people: dict[str, Any],
    noted: list[str],
    unknown: list[tuple[str, str]],
) -> Work | None:
    titles, transliteration, translation = _titles(draft)
    fields: dict[str, Any] = {"type": draft.kind, **people, **titles}
    if not (titles.get("title") or titles.get("container_title") or people or draft.one("url")):
        return None
    for field, variable in SINGLE.items():
        if (value := draft.one(field)) is not None:
            fields.setdefault(variable, MARKUP.sub("", value))
    written, fields["issued"] = _issued(draft)
    fields["accessed"] = draft.date("accessed")
    fields["original_date"] = _original(draft, noted)
    fields["language"] = _language(draft)
    if "translator" not in fields:
        fields["translator"] = _translators(draft)
    fields["URL"] = _address(draft, "url", "chapter-url", "archive-url")
    locators = _placed(draft, fields)
    noted += _noted(draft)
    noted += [f"{name}: {value}" for name, value in unknown if not name.isdecimal()]
    fields["note"] = ", ".join(noted)
    item = Item(**{name: value for name, value in fields.items() if value})
    lettered = LETTERED.search(written)
    letter = lettered[1] if lettered else ""
    return Work(
        item,
        locators,
        draft.one("quote"),
        transliteration,
        translation,
        _short_names(draft, item, letter),
        letter,
        tuple(unknown),
    )


def _settled(kind: ItemType, told: Told) -> ItemType:
    """The kind of work, where the template leaves it to its fields."""
    if kind in {"book", "entry-encyclopedia"} and "journal" not in told:
        return "chapter" if kind == "book" and {"chapter", "script-chapter"} & told.keys() else kind
    if kind != "document":
        return kind
    for field, of_part in CONTAINERS.items():
        if field in told and WORKS_OF_REFERENCE.search(told[field][0]):
            return "entry-encyclopedia"
        if field in told:
            return _periodical(told) if field == "container" else of_part
    if "event" in told:
        return "paper-conference"
    if {"chapter", "script-chapter"} & told.keys():
        return "chapter"
    if {"isbn", "place", "edition"} & told.keys() or "url" not in told:
        return "book" if told.keys() & {"title", "script-title"} else "document"
    return "webpage"


def _periodical(told: Told) -> ItemType:
    """Something in something: by its volume, its day, or neither."""
    if {"volume", "issue", "issn"} & told.keys():
        return "article-journal"
    date = edtf_of(told.get("date", [""])[0])
    return "article-newspaper" if date and len(date.edtf) > len("2001-02") else "article-magazine"


# ---------------------------------------------------------------------------------------- titles


def _titles(draft: _Draft) -> tuple[dict[str, str | None], str | None, str | None]:
    """Title and what it stands in; the title romanised; the title translated."""
    title, script = draft.one("title"), draft.one("script-title")
    if title and (sequel := draft.one("title-sequel")):
        title = f"{title}. {sequel}"
    part = draft.one("chapter", "script-chapter")
    container = draft.one(
        "journal", "newspaper", "magazine", "encyclopedia", "container", "website"
    )
    romanised = title if title and script else None
    title = script or title
    if draft.kind == "broadcast" and container is None and "series" in draft.told and title:
        container, draft.told["series"] = draft.told["series"][0], [""]
    if part is None:
        made = {"title": title or container, "container_title": container if title else None}
    elif draft.kind in {"chapter", "entry-encyclopedia", "paper-conference"}:
        made = {"title": part, "container_title": title or container}
    elif title is None:
        made = {"title": part, "container_title": container}
    else:
        made = {"title": title, "container_title": container, "section": part}
    return made, romanised, draft.one("translated-title")


# ----------------------------------------------------------------------------------------- dates


def _issued(draft: _Draft) -> tuple[str, ItemDate | None]:
    """When, and the year as short forms write it: `2007a`."""
    year, month, day = draft.one("year"), draft.one("month"), draft.one("day")
    date = draft.one("date")
    written = date or year or ""
    if date is None and year and month:
        written = f"{day} {month} {year}" if day else f"{month} {year}"
        if month.isdecimal():
            written = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    elif date and year and not re.search(r"\d{3,4}", date):
        written = f"{date} {year}"
    if not written:
        return "", None
    return year or written, _date(LETTERED.sub("", written), draft.lang)


def _original(draft: _Draft, noted: list[str]) -> ItemDate | None:
    """When it first came out; what is no date but a sentence is noted."""
    date = draft.date("original-date")
    if date is not None and date.literal:
        noted.append(date.literal)
        return None
    return date


def _date(written: str, lang: str | None) -> ItemDate:
    """EDTF if it can be read, else as it is written."""
    date = edtf_of(MARKUP.sub("", written), lang)
    if date is None:
        return ItemDate(literal=MARKUP.sub("", written))
    simple = item_date(date.edtf)
    return simple if simple.literal is None else ItemDate(edtf=date.edtf)


# ------------------------------------------------------------------------------------- the others


def _translators(draft: _Draft) -> Names:
    """`Translated by Shelley Frisch`, among others who had a part in it."""
    for at, said in enumerate(draft.told.get("others", ())):
        if found := TRANSLATED.fullmatch(said.strip(" .")):
            del draft.told["others"][at]
            return names_in(found[1])
    return ()


def _language(draft: _Draft) -> str | None:
    said = draft.one("language")
    if said is None:
        return None
    return language_of(said) or language_of(re.split(r"[,&/]| and ", said)[0]) or said


def _address(draft: _Draft, *fields: Field) -> str | None:
    for field in fields:
        for value in draft.told.get(field, ()):
            if found := re.search(r"(?:https?:|ftp:)?//[^\s<>\"]+", value):
                return whole(found[0])
            if re.match(r"www\.\S+$", value):
                return f"https://{value}"
    return None


def _placed(draft: _Draft, fields: dict[str, Any]) -> tuple[Locator, ...]:
    """A page of a book is where in it; pages of an article are where it is printed."""
    written = draft.one("pages", "at")
    locators: tuple[Locator, ...] = ()
    if written is not None:
        pages = MARKUP.sub("", written)
        if draft.kind in WHOLE:
            found, rest = read_locators(pages)
            locators = found if found and not rest else (Locator("page", pages),)
        else:
            fields["page"] = pages
    if (time := draft.one("time")) is not None:
        locators = (*locators, Locator("timestamp", time))
    return locators


def _register(name: str, number: str) -> str:
    bare = plain(name).replace("_", " ")
    called = REGISTERS.get(bare)
    if called is None:
        return number if bare == "id" else f"{name} {number}"
    return f"{called} {number}"


def _noted(draft: _Draft) -> Iterable[str]:
    """What has no variable of its own, in words."""
    kept = _address(draft, "archive-url")
    if kept is not None:
        written = draft.one("archived")
        date = edtf_of(written, draft.lang) if written else None
        yield f"archived{f' {date.edtf}' if date else ''} at {kept}"
    chapter = _address(draft, "chapter-url")
    if chapter is not None and _address(draft, "url") is not None:
        yield f"the part at {chapter}"
    if (via := draft.one("via")) is not None:
        yield f"via {via}"
    yield from draft.told.get("others", ())
    yield from draft.told.get("note", ())
    for field in ("publisher", "isbn", "issn"):
        yield from draft.told.get(field, [])[1:]


def _short_names(draft: _Draft, item: Item, letter: str) -> tuple[str, ...]:
    """What `{{sfn|Fox|2007a}}` may call it."""
    made: list[str] = []
    for said in draft.told.get("reference", ()):
        if found := ANCHOR.search(said):
            made.append(plain(re.sub(r"[\W_]", "", found[1])))
        elif said not in {"harv", "none"}:
            made.append(plain(re.sub(r"[\W_]", "", said)))
    names = item.author or item.editor
    year = (year_of(item.issued) or "") + letter
    if names and year:
        made += [short_names(names[:most]) + year for most in (len(names), 4, 1)]
    return tuple(dict.fromkeys(made))
