"""Zotero's own JSON of its items (Better BibTeX's "BetterBibTeX JSON"), as items of CSL.

The fields are Zotero's (https://api.zotero.org/schema), and so is what they are in CSL.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TYPES = {
    "artwork": "graphic",
    "audioRecording": "song",
    "bill": "bill",
    "blogPost": "post-weblog",
    "book": "book",
    "bookSection": "chapter",
    "case": "legal_case",
    "computerProgram": "software",
    "conferencePaper": "paper-conference",
    "dataset": "dataset",
    "dictionaryEntry": "entry-dictionary",
    "document": "document",
    "email": "personal_communication",
    "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture",
    "forumPost": "post",
    "hearing": "hearing",
    "instantMessage": "personal_communication",
    "interview": "interview",
    "journalArticle": "article-journal",
    "letter": "personal_communication",
    "magazineArticle": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "newspaperArticle": "article-newspaper",
    "patent": "patent",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "radioBroadcast": "broadcast",
    "report": "report",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "tvBroadcast": "broadcast",
    "videoRecording": "motion_picture",
    "webpage": "webpage",
}

NO_SOURCES = frozenset({"note", "attachment", "annotation"})

FIELDS = {
    "abstractNote": "abstract",
    "accessDate": "accessed",
    "archive": "archive",
    "archiveLocation": "archive_location",
    "artworkMedium": "medium",
    "artworkSize": "dimensions",
    "audioRecordingFormat": "medium",
    "billNumber": "number",
    "blogTitle": "container-title",
    "bookTitle": "container-title",
    "callNumber": "call-number",
    "citationKey": "id",
    "conferenceName": "event-title",
    "court": "authority",
    "date": "issued",
    "dictionaryTitle": "container-title",
    "docketNumber": "number",
    "edition": "edition",
    "encyclopediaTitle": "container-title",
    "extra": "note",
    "forumTitle": "container-title",
    "genre": "genre",
    "institution": "publisher",
    "interviewMedium": "medium",
    "issue": "issue",
    "journalAbbreviation": "container-title-short",
    "language": "language",
    "letterType": "genre",
    "libraryCatalog": "source",
    "manuscriptType": "genre",
    "mapType": "genre",
    "meetingName": "event-title",
    "numPages": "number-of-pages",
    "numberOfVolumes": "number-of-volumes",
    "originalDate": "original-date",
    "pages": "page",
    "place": "publisher-place",
    "postType": "genre",
    "presentationType": "genre",
    "proceedingsTitle": "container-title",
    "programTitle": "container-title",
    "publicationTitle": "container-title",
    "reportNumber": "number",
    "reportType": "genre",
    "runningTime": "dimensions",
    "section": "section",
    "series": "collection-title",
    "seriesNumber": "collection-number",
    "seriesTitle": "collection-title",
    "shortTitle": "title-short",
    "status": "status",
    "thesisType": "genre",
    "university": "publisher",
    "url": "URL",
    "videoRecordingFormat": "medium",
    "websiteTitle": "container-title",
    "websiteType": "genre",
    "distributor": "publisher",
    "label": "publisher",
    "network": "publisher",
    "studio": "publisher",
    "company": "publisher",
    "versionNumber": "version",
    "title": "title",
    "volume": "volume",
    "number": "number",
    "publisher": "publisher",
    "DOI": "DOI",
    "ISBN": "ISBN",
    "ISSN": "ISSN",
    "scale": "scale",
    "caseName": "title",
    "nameOfAct": "title",
    "subject": "title",
    "dateDecided": "issued",
    "dateEnacted": "issued",
    "issueDate": "issued",
    "assignee": "authority",
    "filingDate": "submitted",
    "patentNumber": "number",
    "rights": "rights",
}

CREATORS = {
    "artist": "author",
    "attorneyAgent": "contributor",
    "author": "author",
    "bookAuthor": "container-author",
    "cartographer": "author",
    "commenter": "author",
    "composer": "composer",
    "contributor": "contributor",
    "cosponsor": "contributor",
    "counsel": "contributor",
    "director": "director",
    "editor": "editor",
    "guest": "guest",
    "host": "host",
    "interviewee": "author",
    "interviewer": "interviewer",
    "inventor": "author",
    "performer": "performer",
    "podcaster": "host",
    "presenter": "author",
    "producer": "producer",
    "programmer": "author",
    "recipient": "recipient",
    "reviewedAuthor": "reviewed-author",
    "scriptwriter": "script-writer",
    "seriesEditor": "collection-editor",
    "sponsor": "contributor",
    "translator": "translator",
    "wordsBy": "author",
}

FOR_PROGRAMS = frozenset(
    [
        "attachments",
        "collections",
        "dateAdded",
        "dateModified",
        "itemID",
        "itemKey",
        "itemType",
        "key",
        "libraryID",
        "notes",
        "relations",
        "select",
        "seeAlso",
        "uri",
        "version",
        "citekey",
        "creators",
        "tags",
        "autoJournalAbbreviation",
    ]
)


def item_of(item: Mapping[str, Any]) -> dict[str, object] | None:
    """The item of CSL that an item of Zotero is; none if it is a note or a file.

    A field that has no place goes by its own name, so that it is reported as lost.
    """
    kind = str(item.get("itemType"))
    if kind in NO_SOURCES:
        return None
    made: dict[str, object] = {
        "id": item.get("citationKey") or item.get("citekey") or item.get("key")
    }
    made["type"] = TYPES.get(kind, kind)
    for creator in _listed(item.get("creators")):
        if isinstance(creator, dict):
            role = CREATORS.get(str(creator.get("creatorType")), "contributor")
            names = made.setdefault(role, [])
            if isinstance(names, list):
                names.append(_name(creator))
    for field, value in item.items():
        if field in FOR_PROGRAMS or value in (None, "", [], {}) or field == "citationKey":
            continue
        name = FIELDS.get(field, field)
        if name in made:
            made[field if field not in made else f"zotero.{field}"] = value
        elif name in {"issued", "accessed", "original-date", "submitted"}:
            made[name] = _date(str(value))
        else:
            made[name] = value
    _unprinted(made)
    tags = [tag.get("tag") if isinstance(tag, dict) else tag for tag in _listed(item.get("tags"))]
    if tags:
        made["keyword"] = ", ".join(str(tag) for tag in tags if tag)
    return made


def _unprinted(made: dict[str, object]) -> None:
    """The place of a letter or an interview is where it was, and nobody has published it."""
    if made["type"] in {"personal_communication", "interview", "speech"}:
        place = made.pop("publisher-place", None)
        if place:
            made["event-place"] = place


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _name(creator: Mapping[str, Any]) -> dict[str, object]:
    if creator.get("name"):
        return {"literal": creator["name"]}
    return {"family": creator.get("lastName"), "given": creator.get("firstName")}


def _date(value: str) -> object:
    """Zotero's dates are what people typed, and a time stamp for when it was read."""
    day = (
        value.split("T", maxsplit=1)[0].split(" ", maxsplit=1)[0]
        if value[:4].isdigit() and value[4:5] == "-"
        else value
    )
    parts = day.split("-")
    if all(part.isdigit() for part in parts) and len(parts) <= 3 and len(parts[0]) == 4:
        return {"date-parts": [[int(part) for part in parts if int(part)]]}
    return {"raw": value}
