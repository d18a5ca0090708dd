"""Who has done what: names of an entry by the roles of CSL."""

from __future__ import annotations

import re

from msgspec import structs

from biokit.model.sources import ItemName
from biokit.references.base import Draft
from biokit.references.bibtex.fields import Fields
from biokit.references.bibtex.latex import plain
from biokit.references.bibtex.names import names_in

BY_FIELD = {
    "author": "author",
    "bookauthor": "container_author",
    "translator": "translator",
    "recipient": "recipient",
    "addressee": "recipient",
    "interviewer": "interviewer",
    "interviewee": "author",
    "director": "director",
    "producer": "producer",
    "performer": "performer",
    "composer": "composer",
    "narrator": "narrator",
    "illustrator": "illustrator",
    "curator": "curator",
    "host": "host",
    "guest": "guest",
    "scriptwriter": "script_writer",
    "screenwriter": "script_writer",
    "compiler": "compiler",
    "artist": "author",
    "namea": "editor",
    "nameb": "translator",
    "namec": "compiler",
}
"""Fields of names, BibLaTeX's and those that archives use besides; `namea` to `namec` are
biblatex-chicago's."""

BY_TYPE = {
    "author": "author",
    "editor": "editor",
    "compiler": "compiler",
    "translator": "translator",
    "director": "director",
    "producer": "producer",
    "executiveproducer": "executive_producer",
    "performer": "performer",
    "none": "performer",
    "featuring": "performer",
    "conductor": "performer",
    "narrator": "narrator",
    "reader": "narrator",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "recipient": "recipient",
    "composer": "composer",
    "musicandlyricsby": "composer",
    "writtenby": "script_writer",
    "scriptwriter": "script_writer",
    "host": "host",
    "guest": "guest",
    "curator": "curator",
    "organizer": "organizer",
    "organiser": "organizer",
}
"""What BibLaTeX's `editortype` says, without spaces."""

OF_PARTS = ("annotator", "commentator", "introduction", "foreword", "afterword", "holder")
"""Roles that CSL has no variable for."""

ORIGINAL = re.compile(r"(\d{1,3})\s*=\s*\"([^\"]+)\"")
ADDRESSED = re.compile(r"(?:(?P<sender>.*\S)\s+)?to\s+(?P<recipient>\S.*)", re.IGNORECASE)
YOUNGER = re.compile(r"^(.*)\s(\S+)\s(Junior|Senior|Jr\.?|Sr\.?|II|III|IV)$")
NAME = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*|de|la|van|von|der|den|du|di|da)(?:[ \u00a0]+|$)")


def take_names(fields: Fields, draft: Draft) -> None:
    """Every name of an entry."""
    author_type = _type(fields, "author", default="author")
    for field, role in BY_FIELD.items():
        if fields.has(field):
            wanted = author_type if field == "author" else role
            _add(draft, wanted, _with_originals(fields.names(field), field, fields))
    for field in ("editor", "editora", "editorb", "editorc"):
        if fields.has(field):
            role = _type(fields, field, default="editor")
            _add(draft, role, _with_originals(fields.names(field), field, fields))
    for field in OF_PARTS:
        if fields.has(field):
            line = fields.line(field)
            names = fields.names(field)
            _add(draft, "contributor", names)
            draft.lose(f"{field}’s role", _shown(names), line, severity="note")


def _with_originals(
    names: tuple[ItemName, ...], field: str, fields: Fields
) -> tuple[ItemName, ...]:
    """The names with their own scripts: `author+an:original = {1="華林甫"}`, BibLaTeX's way."""
    said = ORIGINAL.findall(fields.raw(f"{field}+an:original"))
    originals = {int(place): plain(words) for place, words in said}
    return tuple(
        structs.replace(name, original=originals[place]) if place in originals else name
        for place, name in enumerate(names, 1)
    )


def _type(fields: Fields, field: str, default: str) -> str:
    line = fields.line(f"{field}type")
    said = plain(fields.raw(f"{field}type"))
    plain_said = "".join(said.casefold().split())
    if not said:
        return default
    role = BY_TYPE.get(plain_said)
    if role is None:
        fields.draft.lose(f"{field}type", said, line)
    return role or "contributor"


def _add(draft: Draft, role: str, names: tuple[ItemName, ...]) -> None:
    before: tuple[ItemName, ...] = draft.fields.get(role, ())
    new = tuple(name for name in names if name not in before)
    if before or new:
        draft.fields[role] = (*before, *new)


def _shown(names: tuple[ItemName, ...]) -> str:
    return "; ".join(
        name.literal or " ".join(part for part in (name.given, name.family) if part)
        for name in names
    )


def recipient_in(title: str | None, authors: tuple[ItemName, ...]) -> ItemName | None:
    """The recipient in the title of a letter: `George Creel to Colonel House`.

    None unless the sender is the author, and the recipient looks like a person.
    """
    found = ADDRESSED.fullmatch(title or "")
    if found is None:
        return None
    sender = found["sender"] or ""
    known = [name.family or name.literal or "" for name in authors]
    short = {
        "".join(word[:1] for word in f"{name.given or ''} {name.family or ''}".split())
        for name in authors
    }
    of_author = not sender or sender in short or any(name and name in sender for name in known)
    is_name = re.fullmatch(rf"(?:{NAME.pattern})+", found["recipient"]) is not None
    if not of_author or not is_name:
        return None
    names = names_in(YOUNGER.sub(r"\2, \3, \1", found["recipient"])).names
    return names[0] if len(names) == 1 else None
