"""The sources that Word keeps in a document itself (22.6), as items of CSL."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.importers.docx.package import Package
from biokit.importers.docx.parsing import Xml, text_of

__all__ = ["word_items"]

TYPES = {
    "ArticleInAPeriodical": "article-magazine",
    "Art": "graphic",
    "Book": "book",
    "BookSection": "chapter",
    "Case": "legal_case",
    "ConferenceProceedings": "paper-conference",
    "DocumentFromInternetSite": "webpage",
    "ElectronicSource": "document",
    "Film": "motion_picture",
    "InternetSite": "webpage",
    "Interview": "interview",
    "JournalArticle": "article-journal",
    "Misc": "document",
    "Patent": "patent",
    "Performance": "performance",
    "Report": "report",
    "SoundRecording": "song",
}
FIELDS = {
    "b-Title": "title",
    "b-ShortTitle": "title-short",
    "b-BookTitle": "container-title",
    "b-JournalName": "container-title",
    "b-PeriodicalTitle": "container-title",
    "b-InternetSiteTitle": "container-title",
    "b-ConferenceName": "event-title",
    "b-AlbumTitle": "container-title",
    "b-City": "publisher-place",
    "b-Publisher": "publisher",
    "b-Institution": "publisher",
    "b-Department": "division",
    "b-Edition": "edition",
    "b-Volume": "volume",
    "b-NumberVolumes": "number-of-volumes",
    "b-Issue": "issue",
    "b-Pages": "page",
    "b-ChapterNumber": "chapter-number",
    "b-StandardNumber": "ISBN",
    "b-DOI": "DOI",
    "b-URL": "URL",
    "b-Medium": "medium",
    "b-Comments": "note",
    "b-Court": "authority",
    "b-CaseNumber": "number",
    "b-PatentNumber": "number",
    "b-ThesisType": "genre",
}
ROLES = {
    "b-Author": "author",
    "b-Artist": "author",
    "b-BookAuthor": "container-author",
    "b-Compiler": "compiler",
    "b-Composer": "composer",
    "b-Conductor": "performer",
    "b-Counsel": "contributor",
    "b-Director": "director",
    "b-Editor": "editor",
    "b-Interviewee": "author",
    "b-Interviewer": "interviewer",
    "b-Inventor": "author",
    "b-Performer": "performer",
    "b-ProducerName": "producer",
    "b-Translator": "translator",
    "b-Writer": "script-writer",
}
MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip

Item = dict[str, object]


def word_items(package: Package) -> dict[str, Item]:
    """The items of all sources in a document, by their tags."""
    found: dict[str, Item] = {}
    for name in package.led_to(package.main, "customXml"):
        root = package.aside(name)
        for source in () if root is None else root.iter("b-Source"):
            tag = text_of(source, "b-Tag").strip()
            if tag:
                found.setdefault(tag, dict(_item(source)))
    return found


def _item(source: Xml) -> Iterator[tuple[str, object]]:
    kind = text_of(source, "b-SourceType").strip()
    yield "type", TYPES.get(kind, "document")
    seen: set[str] = set()
    for part in source:
        field, said = FIELDS.get(str(part.tag)), " ".join((part.text or "").split())
        if field is not None and said and field not in seen:
            seen.add(field)
            yield ("ISSN" if field == "ISBN" and kind == "JournalArticle" else field), said
    yield from _names(source)
    yield from _dates(source)


def _names(source: Xml) -> Iterator[tuple[str, object]]:
    """`<b:Author><b:Author><b:NameList>…`: every role, and in it people or a body."""
    made: dict[str, list[object]] = {}
    for role in source.findall("b-Author/*"):
        names = [_person(person) for person in role.iter("b-Person")]
        body = " ".join(text_of(role, "b-Corporate").split())
        found = [*names, *([{"literal": body}] if body else [])]
        if found:
            made.setdefault(ROLES.get(str(role.tag), "contributor"), []).extend(found)
    yield from made.items()


def _person(person: Xml) -> Item:
    family, first, middle = (
        " ".join(text_of(person, f"b-{part}").split()) for part in ("Last", "First", "Middle")
    )
    given = " ".join(part for part in (first, middle) if part)
    if family and given:
        return {"family": family, "given": given}
    return {"literal": family or given}


def _dates(source: Xml) -> Iterator[tuple[str, object]]:
    for field, end in (("issued", ""), ("accessed", "Accessed")):
        said = [
            " ".join(text_of(source, f"b-{part}{end}").split()) for part in ("Year", "Month", "Day")
        ]
        if not said[0]:
            continue
        parts = [_number(said[0]), _month(said[1]), _number(said[2])]
        known = parts[: parts.index(None)] if None in parts else parts
        if known and [bool(part) for part in said].count(True) == len(known):
            yield field, {"date-parts": [known]}
        else:
            yield field, {"raw": " ".join(part for part in reversed(said) if part)}


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else None


def _month(said: str) -> int | None:
    known = _number(said)
    if known is None and said[:3].lower() in MONTHS:
        return MONTHS.index(said[:3].lower()) + 1
    return known
