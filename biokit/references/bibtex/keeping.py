"""Who keeps an unprinted thing, and where in the archive it lies."""

from __future__ import annotations

import re

from biokit.references import archives
from biokit.references.base import Draft
from biokit.references.bibtex.fields import Fields
from biokit.references.bibtex.latex import plain
from biokit.references.bibtex.types import UNPRINTED

IN_MUSEUMS = frozenset({"graphic", "map"})
SNAPSHOT = re.compile(r"web\.archive\.org/web/(\d{4})(\d{2})(\d{2})")


def take_keeping(entry_type: str, fields: Fields, draft: Draft) -> None:
    """The archive, the collection and the place in it."""
    _take_named(fields, draft)
    _take_snapshot(fields, draft)
    if draft.fields["type"] == "document" and _is_held(fields):
        draft.fields["type"] = "manuscript"
    kind = draft.fields["type"]
    described = kind in UNPRINTED and "container_title" not in draft.fields
    if not (described or kind in IN_MUSEUMS or (kind == "speech" and entry_type == "misc")):
        return
    holders = [fields.several("organization"), fields.several("institution")]
    holder = ", ".join(each for each in holders if each)
    if "archive" not in draft.fields:
        draft.put("archive", holder)
    elif holder:
        draft.add("archive", holder, ", ")
    if described:
        _take_from_words(fields, draft)
    if "archive" in draft.fields and fields.has("location"):
        draft.put("archive_place", fields.several("location", "address"))


def _is_held(fields: Fields) -> bool:
    """Whether a `misc` lies in an archive: then it is a manuscript, whatever it is called."""
    note = fields.left.get("note")
    return note is not None and archives.holding_in(plain(note.value)) is not None


def _take_named(fields: Fields, draft: Draft) -> None:
    """Fields that name what they are."""
    draft.put("archive", fields.text("archive", "repository"))
    draft.put("archive_collection", fields.text("archivecollection", "archive_collection"))
    parts = [fields.text("archivelocation", "archive_location")]
    for name in ("box", "folder"):
        said = fields.text(name)
        if said:
            parts.append(said if name in said.casefold() else f"{name} {said}")
    located = ", ".join(part for part in parts if part)
    draft.put("archive_location", located[:1].upper() + located[1:])
    draft.put("archive_place", fields.text("archiveplace", "archive-place"))
    draft.put("call_number", fields.text("callnumber", "call-number", "shelfmark"))
    if fields.has("library"):
        line, library = fields.line("library"), fields.text("library") or ""
        found = archives.holding_in(library)
        if found is not None and "archive" not in draft.fields:
            _put(found, draft)
        elif not draft.put("call_number", library):
            draft.lose("library", library, line)


def _take_from_words(fields: Fields, draft: Draft) -> None:
    """A `note` that says where the thing lies, and nothing else."""
    for name in ("note", "howpublished", "addendum"):
        if not fields.has(name):
            continue
        kept, line = fields.left[name], fields.line(name)
        words = (fields.text(name) or "").rstrip(".")
        found = _holding(words, draft)
        if found is not None and not _clashes(found, draft):
            _put(found, draft)
        else:
            fields.left[name] = kept._replace(line=line)


def _holding(words: str, draft: Draft) -> archives.Holding | None:
    """What words say: all of it, or what is wanting where the archive is known."""
    archive = draft.fields.get("archive")
    if archive is None:
        if archives.REPOSITORY.search(words) and "," not in words:
            return archives.Holding(words)
        return archives.holding_in(words)
    if "," not in words and archives.COLLECTION.search(words):
        return archives.Holding(archive, words)
    found = archives.holding_in(f"{words}, Archive")
    return found._replace(archive=archive) if found is not None else None


def _clashes(found: archives.Holding, draft: Draft) -> bool:
    item = draft.fields
    return (
        (found.collection is not None and "archive_collection" in item)
        or (found.location is not None and "archive_location" in item)
        or (found.place is not None and "archive_place" in item)
    )


def _put(found: archives.Holding, draft: Draft) -> None:
    draft.put("archive", found.archive)
    draft.put("archive_collection", found.collection)
    draft.put("archive_location", found.location)
    draft.put("archive_place", found.place)


def _take_snapshot(fields: Fields, draft: Draft) -> None:
    """The copy of a web page in an archive of the web, and its date, which CSL has no place for."""
    address = fields.verbatim("archiveurl", "archive-url")
    date = fields.text("archivedate", "archive-date")
    if address is None:
        draft.add("note", f"archived {date}" if date else None)
        return
    found = SNAPSHOT.search(address)
    if date is None and found is not None:
        date = "-".join(found.groups())
    draft.put("archive", "Internet Archive" if found else None)
    draft.put("archive_location", address)
    draft.add("note", f"archived {date}" if date else None)
