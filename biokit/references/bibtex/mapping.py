"""An entry of BibLaTeX as an item of CSL."""

from __future__ import annotations

import re

from biokit.diagnostics import near
from biokit.model.sources import ItemDate, ItemName
from biokit.references import kinds
from biokit.references.archives import is_place
from biokit.references.base import Draft, Report
from biokit.references.bibtex import types
from biokit.references.bibtex.dates import year_in
from biokit.references.bibtex.fields import Fields, joined
from biokit.references.bibtex.keeping import take_keeping
from biokit.references.bibtex.latex import plain, verbatim
from biokit.references.bibtex.lexing import RawEntry
from biokit.references.bibtex.names import names_in
from biokit.references.bibtex.people import recipient_in, take_names
from biokit.references.bibtex.symbols import BIBSTRINGS
from biokit.references.bibtex.titles import take_titles
from biokit.references.languages import tag_of

EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
    "gallica": "https://gallica.bnf.fr/",
    "internetarchive": "https://archive.org/details/",
}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
DASH = re.compile(r"\s*[–—]\s*|-{2,}")
DOI = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
DIMENSIONS = re.compile(r"\d[\d.,½¼¾/]*\s*[x×]\s*\d.*\b(cm|mm|m|in|inches|ft)\b\.?", re.IGNORECASE)
INTERVIEW = re.compile(r"interview(?:ed)? by (\w[\w. \u00a0’'-]*)", re.IGNORECASE)
EDITION = re.compile(r"\s*\b(edition|ed\.)$", re.IGNORECASE)
SECTION = re.compile(r"(?:sec\.|sect\.|section)\s*(.+)|(.+) section", re.IGNORECASE)
LONGEST_GENRE = 160
KEY_AND_VALUE = re.compile(r"[\w -]+:\s")
ADDRESS = re.compile(r"https?://\S+")


def draft_of(entry: RawEntry, report: Report) -> Draft:
    """The source that an entry describes."""
    draft = Draft(entry.key, entry.line, report)
    fields = Fields(entry, draft)
    _take_type(entry, fields, draft)
    _take_options(fields, draft)
    take_titles(entry.type, fields, draft)
    take_names(fields, draft)
    _take_dates(entry.type, fields, draft)
    take_keeping(entry.type, fields, draft)
    _take_publication(entry.type, fields, draft)
    _take_numbers(entry.type, fields, draft)
    _take_addresses(fields, draft)
    _take_words(entry.type, fields, draft)
    _take_persons_of_title(draft)
    fields.lose_rest()
    return draft


def _take_type(entry: RawEntry, fields: Fields, draft: Draft) -> None:
    subtype = plain(fields.raw("entrysubtype"))
    if subtype.casefold() == "magazine" and plain(_peek(fields, "location")) == "blog":
        subtype = "blog"
        fields.raw("location")
    found = types.type_of(entry.type, subtype.casefold())
    if found is None:
        draft.wrong(
            f"there is no entry type @{entry.type}; it is read as a document",
            code="unknown-type",
            severity="warning",
            hint=near(entry.type, types.TYPES),
        )
    draft.fields["type"] = found or "document"
    if subtype and subtype.casefold() not in types.SUBTYPES_SAID_ELSEWHERE:
        draft.put("genre", subtype)
    if subtype.casefold() in {"magazine", "newspaper"}:
        draft.kind = "press"
    if entry.type == "inreference" and "dictionary" in _peek(fields, "title").casefold():
        draft.fields["type"] = "entry-dictionary"
    if entry.type == "unpublished" and fields.has("eventtitle"):
        draft.fields["type"] = "speech"


def _peek(fields: Fields, name: str) -> str:
    field = fields.left.get(name)
    return field.value if field is not None else ""


def _take_options(fields: Fields, draft: Draft) -> None:
    line = fields.line("options")
    fields.raw("options")
    others = [name for name in fields.options if name != "useprefix"]
    if others:
        draft.lose("options", ", ".join(others), line, severity="note")
    if fields.has("related"):
        line, kind = fields.line("related"), fields.raw("relatedtype")
        said = fields.raw("relatedstring")
        others = [word for word in (fields.raw("related"), kind, plain(said)) if word]
        draft.lose("related", ", ".join(others), line, hint="say it in the `note`")


# ------------------------------------------------------------------------------------------ dates


def _take_dates(entry_type: str, fields: Fields, draft: Draft) -> None:
    if fields.has("date"):
        draft.put("issued", fields.date("date"))
        fields.raw("month")
        fields.raw("year")
        fields.raw("day")
    elif fields.has("year"):
        line = fields.line("month")
        date, lost = year_in(fields.raw("year"), fields.raw("month"), fields.raw("day"))
        draft.put("issued", date)
        if lost:
            draft.lose("month", plain(lost), line)
    draft.put("event_date", fields.date("eventdate"))
    original = fields.date("origdate")
    if original is None and fields.has("origyear"):
        original, _ = year_in(fields.raw("origyear"))
    draft.put("original_date", original)
    for name in ("urldate", "accessed", "access-date"):
        draft.put("accessed", fields.date(name))
    _settle_dates(entry_type, draft)


def _settle_dates(entry_type: str, draft: Draft) -> None:
    """A letter is dated by when it was written, a broadcast by when it was heard."""
    item = draft.fields
    if item["type"] == "patent" and "original_date" in item:
        item["submitted"] = item.pop("original_date")
    if "issued" in item:
        return
    unprinted = item["type"] in types.UNPRINTED or entry_type in {"misc", "letter"}
    if "original_date" in item and unprinted:
        item["issued"] = item.pop("original_date")
    elif "event_date" in item and item["type"] in types.HAPPENINGS:
        item["issued"] = item["event_date"]


# ------------------------------------------------------------------------------------ publication


def _take_publication(entry_type: str, fields: Fields, draft: Draft) -> None:
    organization = fields.several("organization")
    institution = fields.several("institution", "school")
    publisher = fields.several("publisher")
    if (
        entry_type in {"standard", "manual"}
        and organization
        and publisher
        and "author" not in draft.fields
    ):
        draft.put("author", (ItemName(literal=organization),))
        organization = None
    if draft.fields["type"] in {"legal_case", "legislation", "patent", "treaty"}:
        draft.put("authority", institution or organization)
        institution = organization = None
    named = [name for name in (publisher, institution, organization) if name]
    if entry_type in {"video", "audio"} and fields.has("usera"):
        named.append(fields.text("usera") or "")
    for name in dict.fromkeys(named):
        draft.add("publisher", name, "; ")
    venue, place = fields.several("venue"), fields.several("location", "address")
    draft.put("event_title", joined(fields.text("eventtitle"), fields.text("eventtitleaddon")))
    if draft.fields["type"] == "patent":
        parts = (place or "").replace(" and ", "; ").split("; ")
        draft.put("jurisdiction", "; ".join(BIBSTRINGS.get(part, part) for part in parts))
    elif (
        draft.fields["type"] in types.UNPRINTED | types.SOMEWHERE
        and "publisher" not in draft.fields
    ):
        draft.put("event_place", ", ".join(part for part in (venue, place) if part))
    else:
        draft.put("event_place", venue)
        draft.put("publisher_place", place)
    draft.put("original_publisher", fields.several("origpublisher"))
    written_at = fields.several("origlocation")
    unprinted = draft.fields["type"] in types.UNPRINTED | {"speech"}
    draft.put("event_place" if unprinted else "original_publisher_place", written_at)
    draft.put("original_title", fields.text("origtitle", title=True))
    draft.put("status", _word(fields, "pubstate"))


def _word(fields: Fields, name: str) -> str | None:
    """A field that may hold one of BibLaTeX's own words, `phdthesis`."""
    said = fields.text(name)
    return None if said is None else BIBSTRINGS.get(said.casefold(), said)


def _take_numbers(entry_type: str, fields: Fields, draft: Draft) -> None:
    for name, variable in (
        ("volume", "volume"),
        ("volumes", "number_of_volumes"),
        ("part", "part"),
        ("chapter", "chapter_number"),
        ("pagetotal", "number_of_pages"),
        ("edition", "edition"),
        ("version", "version"),
        ("section", "section"),
        ("scale", "scale"),
        ("dimensions", "dimensions"),
    ):
        draft.put(variable, fields.text(name))
    draft.put("collection_title", _word(fields, "series"))
    number = fields.text("number")
    if number is not None:
        draft.put(_number_of(entry_type, draft), number)
    _take_issue(fields, draft)
    pages = fields.text("pages")
    if pages and draft.kind == "press":
        pages = _of_newspaper(pages, draft)
    draft.put("page", DASH.sub("-", pages) if pages else None)
    line, eid = fields.line("eid"), fields.text("eid")
    if eid and not draft.put("page", eid):
        draft.lose("eid", eid, line)


def _of_newspaper(pages: str, draft: Draft) -> str:
    """The pages; a newspaper's edition and section may stand among them."""
    kept: list[str] = []
    for part in pages.split(","):
        said = part.strip()
        section = SECTION.fullmatch(said)
        if EDITION.search(said) and draft.put("edition", EDITION.sub("", said).strip()):
            continue
        if section is None or not draft.put("section", section[1] or section[2]):
            kept.append(said)
    return ", ".join(kept)


def _number_of(entry_type: str, draft: Draft) -> str:
    """Which number `number` is: an issue's, a series', or the thing's own."""
    if entry_type in types.ARTICLES or entry_type == "periodical":
        return "issue"
    if entry_type in types.NUMBERED or "collection_title" not in draft.fields:
        return "number"
    return "collection_number"


def _take_issue(fields: Fields, draft: Draft) -> None:
    """`issue` is a word before the year, `Spring`, or a number."""
    line, issue = fields.line("issue"), fields.text("issue")
    if issue is None:
        return
    date = draft.fields.get("issued")
    season = SEASONS.get(issue.casefold())
    parts = date.date_parts if isinstance(date, ItemDate) else ()
    if season is not None and len(parts) == 1 and len(parts[0]) == 1:
        draft.fields["issued"] = ItemDate(edtf=f"{parts[0][0]:04}-{season}")
    elif not draft.put("issue", issue):
        draft.lose("issue", issue, line)


def _take_addresses(fields: Fields, draft: Draft) -> None:
    doi = fields.verbatim("doi")
    draft.put("DOI", DOI.sub("", doi) if doi else None)
    for name, variable in (
        ("isbn", "ISBN"),
        ("issn", "ISSN"),
        ("pmid", "PMID"),
        ("pmcid", "PMCID"),
    ):
        draft.put(variable, fields.text(name, rich=False))
    draft.put("URL", fields.verbatim("url"))
    line, eprint = fields.line("eprint"), fields.verbatim("eprint")
    kind = (fields.verbatim("eprinttype", "archiveprefix") or "").casefold()
    subject = fields.text("eprintclass", "primaryclass")
    if eprint is None:
        return
    base = EPRINTS.get(kind.replace(" ", ""))
    if kind == "pubmed":
        draft.put("PMID", eprint)
    elif base is None or not draft.put("URL", base + eprint):
        whole = ":".join(part for part in (kind, eprint) if part)
        if not draft.put("number", whole):
            draft.lose("eprint", whole, line)
    if subject and kind != "arxiv":
        draft.lose("eprintclass", subject, line, severity="note")


# ------------------------------------------------------------------------------------------ words


def _take_words(entry_type: str, fields: Fields, draft: Draft) -> None:
    _take_genre(entry_type, fields, draft)
    howpublished = fields.text("howpublished")
    if howpublished:
        address = ADDRESS.fullmatch(verbatim(howpublished))
        if address is not None and draft.put("URL", address[0]):
            pass
        elif "genre" in draft.fields or draft.fields["type"] not in types.UNPRINTED:
            draft.add("note", howpublished)
        else:
            draft.put("genre", howpublished)
    note = fields.text("note")
    if note and draft.fields["type"] == "graphic" and DIMENSIONS.fullmatch(note):
        draft.put("dimensions", note.rstrip("."))
    elif note:
        place = _place_of_note(note, draft)
        draft.add(place, note, ", " if place == "genre" else ". ")
    draft.add("note", fields.text("addendum"))
    draft.put("abstract", fields.text("abstract"))
    draft.put("annote", fields.text("annotation", "annote"))
    draft.put("medium", fields.text("medium"))
    _take_language(fields, draft)
    _take_keywords(fields, draft)
    draft.siglum = fields.text("shorthand", rich=False)


def _place_of_note(note: str, draft: Draft) -> str:
    """Where a `note` is printed: no style prints `note` itself for what is unprinted."""
    short = len(note) <= LONGEST_GENRE and not KEY_AND_VALUE.match(note)
    if not short or draft.fields["type"] not in types.UNPRINTED | types.SOMEWHERE:
        return "note"
    if is_place(note) and "archive_location" not in draft.fields:
        return "archive_location"
    return "genre"


def _take_genre(entry_type: str, fields: Fields, draft: Draft) -> None:
    kind = _word(fields, "type") or types.GENRES.get(entry_type)
    if draft.fields["type"] in {"graphic", "song", "motion_picture"}:
        draft.put("medium", kind)
    elif kind:
        draft.add("genre", kind, ", ")


def _take_language(fields: Fields, draft: Draft) -> None:
    line = fields.line("langid")
    named = fields.raw("langid", "hyphenation")
    tag = tag_of(plain(named)) if named else None
    options = _peek(fields, "langidopts")
    if tag is not None and "variant=" in options.replace(" ", ""):
        variant = re.split(r"variant\s*=\s*", options, maxsplit=1)[1].split(",")[0].strip("{} ")
        refined = tag_of(variant)
        if refined is not None and refined.startswith(tag):
            tag = refined
            fields.raw("langidopts")
    if named and tag is None:
        draft.lose("langid", plain(named), line, hint="write a language tag: en-GB, de, zh-Hans")
    said = [plain(word) for word in _peek(fields, "language").split(" and ") if word.strip()]
    if tag is None and len(said) == 1:
        tag = tag_of(said[0])
    if said and len(said) == 1 and tag_of(said[0]) in {tag, (tag or "").split("-")[0]}:
        fields.raw("language")
    draft.put("language", tag)


def _take_keywords(fields: Fields, draft: Draft) -> None:
    """Keywords, and among them the kind of source."""
    line, said = fields.line("kind"), plain(fields.raw("kind"))
    words = [plain(word) for word in re.split(r"[,;]", fields.raw("keywords")) if word.strip()]
    if said:
        draft.kind = kinds.said(said, draft.fields["type"])
        if draft.kind is None:
            draft.wrong(
                f"`{said}` is no kind of source", line, severity="warning",
                hint=near(said, kinds.KINDS) or f"there are: {', '.join(sorted(kinds.KINDS))}",
            )  # fmt: skip
    for word in words:
        if draft.kind is None:
            draft.kind = kinds.said(word, draft.fields["type"])
    draft.put("keyword", ", ".join(words))


def _take_persons_of_title(draft: Draft) -> None:
    """A letter's recipient and an interviewer, who may be named in the title only."""
    item = draft.fields
    asked = INTERVIEW.match(item.get("title", ""))
    if asked is not None and item["type"] in types.UNPRINTED:
        item["type"] = "interview"
        draft.put("interviewer", names_in(asked[1]).names)
        if asked.end() == len(item["title"]):  # every style says it in its own words
            _untitle(draft)
    if item["type"] == "personal_communication" and "recipient" not in item:
        found = recipient_in(item.get("title"), item.get("author", ()))
        if found is not None:
            item["recipient"] = (found,)
            if item.get("author"):  # every style says it in its own words
                _untitle(draft)


def _untitle(draft: Draft) -> None:
    draft.fields.pop("title")
    draft.fields.pop("title_short", None)
