"""Which file of the package holds what, and so the address of everything that has an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, takewhile
from typing import Literal

import msgspec

from biokit.exporters.epub.spelling import legal
from biokit.exporters.xhtml import call_id, identifier
from biokit.exporters.xhtml.notes import note_id
from biokit.exporters.xhtml.roles import UNTITLED
from biokit.model.nodes import Derived, Note, PageMark, Role, Section
from biokit.model.walk import Part, altered, children, inside
from biokit.projections.book import Book
from biokit.projections.notes import gathered_notes

__all__ = [
    "COPYRIGHT_PAGE",
    "COVER",
    "MADE_COVER",
    "NAV",
    "TITLE_PAGE",
    "Document",
    "Layout",
    "Page",
    "lay_out",
    "with_places",
]

COVER = "cover.xhtml"
MADE_COVER = "images/cover.svg"
"""The image of a cover that is set in type."""
TITLE_PAGE = "title-page.xhtml"
COPYRIGHT_PAGE = "copyright-page.xhtml"
NAV = "nav.xhtml"
_TEMPLATED = {"title-page": TITLE_PAGE, "copyright-page": COPYRIGHT_PAGE, "contents": NAV}
"""Pages that templates make from the edition's facts, by the role of a section added to them."""

Place = Literal["frontmatter", "bodymatter", "backmatter"]

_BEFORE_CONTENTS = frozenset({"half-title", "frontispiece", "imprint", "dedication", "epigraph"})
"""Front matter that stands before the table of contents, as in print."""
_ALWAYS_NUMBERED = frozenset({"part", "chapter", "section", "appendix", *_TEMPLATED})
"""Roles whose files are numbered even if there is but one: in a part there may be any."""


class Document(msgspec.Struct, frozen=True):
    """One file of text."""

    name: str
    section: Section
    """With the sub-sections that stand in the same file."""
    place: Place


class Page(msgspec.Struct, frozen=True):
    """Where a page of another, printed edition begins."""

    label: str
    href: str


class Layout(msgspec.Struct, frozen=True):
    """The files of a book in reading order, and where in them everything is."""

    documents: tuple[Document, ...]
    templated: dict[str, Section]
    """The author's own sections for pages that templates make, by role."""
    pages: tuple[Page, ...]
    addresses: dict[str, str]

    def address(self, key: str) -> str:
        """The address of the node with that id; that of the contents, if there is none."""
        return self.addresses.get(key, NAV)

    @property
    def before_contents(self) -> tuple[Document, ...]:
        """Half title, dedication, epigraph: as many of them as come first."""
        return tuple(takewhile(lambda doc: doc.section.role in _BEFORE_CONTENTS, self.documents))

    @property
    def after_contents(self) -> tuple[Document, ...]:
        """Everything else."""
        return self.documents[len(self.before_contents) :]


def lay_out(book: Book) -> Layout:
    """One file a chapter, a part, a piece of front or back matter.

    Each begins with a heading of the first level, however deep it stands in the book: a reader's
    software shows one file at a time, and the contents say what stands within what.
    """
    matter: tuple[tuple[Place, tuple[Section, ...]], ...] = (
        ("frontmatter", book.front),
        ("bodymatter", book.body),
        ("backmatter", book.back),
    )
    templated: dict[str, Section] = {}
    kept: list[tuple[Place, Section]] = []
    for place, sections in matter:
        for section in sections:
            if section.role in _TEMPLATED:
                templated[section.role] = altered(section, title=(), sections=())
                kept += [(place, part) for inner in section.sections for part in _files_of(inner)]
            else:
                kept += [(place, part) for part in _files_of(section)]
    names = _names([section.role for _, section in kept])
    documents = tuple(
        Document(name, section, place) for name, (place, section) in zip(names, kept, strict=True)
    )
    return _addressed(documents, templated, _homes(book, documents), book.index.ids)


def with_places(book: Book) -> Book:
    """The book with the places of its sections, if those of the files do not tell them.

    They do where every section of the first level has a file, and they follow each other.
    """
    places = dict(_places(book.matter, book.places))
    layout = lay_out(book)
    files = [document.section.id or "" for document in layout.documents]
    first = [layout.templated[role].id or "" for role in _TEMPLATED if role in layout.templated]
    if NAV in map(_TEMPLATED.get, layout.templated):
        files.insert(len(layout.before_contents), first.pop())
    order = [places[key] for key in (*first, *files) if key in places]
    told = all("." not in place for place in order) and order == sorted(order, key=int)
    return altered(book, places={} if told else places)


def _places(sections: tuple[Section, ...], known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Where each section stands that has a file of its own, by its id."""
    for section in sections:
        here = known.get(section.id or "")
        if here is None:
            continue
        yield section.id or "", here
        if section.role == "part" or section.role in _TEMPLATED:
            within = {
                inner.id or "": f"{here}.{number}"
                for number, inner in enumerate(section.sections, 1)
            }
            yield from _places(section.sections, within)


def _files_of(section: Section) -> Iterator[Section]:
    """A part and each of its chapters; anything else whole."""
    if section.role != "part":
        yield section
        return
    yield altered(section, sections=())
    for inner in section.sections:
        # What a chapter took from the part it stood in, it must now say itself.
        yield from _files_of(altered(inner, lang=inner.lang or section.lang))


def _names(roles: list[Role]) -> Iterator[str]:
    many, seen = Counter(roles), Counter[Role]()
    for role in roles:
        seen[role] += 1
        alone = many[role] == 1 and role not in _ALWAYS_NUMBERED
        yield f"{role}.xhtml" if alone else f"{role}-{seen[role]}.xhtml"


def _homes(book: Book, documents: tuple[Document, ...]) -> dict[str, str]:
    """The file in which each note is printed, by its id."""
    files = {key: doc.name for doc in documents for key in _section_ids(doc.section)}
    place = book.place_for_notes
    together = NAV if place is None else files[place.id or ""]
    homes = {note.note.id or "": files.get(note.chapter, together) for note in book.notes}
    return homes | {note.note.id or "": together for note in gathered_notes(book)}


def _section_ids(section: Section) -> Iterator[str]:
    yield section.id or ""
    for inner in section.sections:
        yield from _section_ids(inner)


def _addressed(
    documents: tuple[Document, ...],
    templated: dict[str, Section],
    homes: dict[str, str],
    entries: tuple[str, ...],
) -> Layout:
    sections = [(document.name, document.section) for document in documents]
    sections += [(_TEMPLATED.get(role, TITLE_PAGE), section) for role, section in templated.items()]
    addresses: dict[str, str] = {}
    pages: dict[str, list[Page]] = {name: [] for name, _ in sections}
    for file, section in sections:
        for name, part in _placed(section, file, homes):
            if isinstance(part, Derived) and part.what == "index":
                for entry in entries:
                    addresses.setdefault(entry, f"{name}#{identifier(entry)}")
            key = getattr(part, "id", None)
            if key is None:
                continue
            match part:
                case Note():
                    addresses.setdefault(key, f"{homes.get(key, file)}#{note_id(key)}")
                    addresses.setdefault(call_id(key), f"{name}#{identifier(call_id(key))}")
                    continue
                case PageMark(label) if legal(label):
                    pages[name].append(Page(label, f"{name}#{identifier(key)}"))
                case _:
                    pass
            addresses.setdefault(key, f"{name}#{identifier(key)}")
        if section.id is not None:
            addresses[section.id] = file
    return Layout(documents, templated, tuple(chain.from_iterable(pages.values())), addresses)


def _placed(part: Part, here: str, homes: dict[str, str]) -> Iterator[tuple[str, Part]]:
    """Every struct with the file it stands in; what a note says stands where notes are printed."""
    yield here, part
    match part:
        case Note(anchor=anchor, blocks=blocks):
            for inline in anchor:
                yield from _placed(inline, here, homes)
            for block in blocks:
                yield from _placed(block, homes.get(part.id or "", here), homes)
        case Section(role=role, title=title) if role in UNTITLED and title:
            # Its title is not printed, so nothing that stands in it has an address.
            for child in children(altered(part, title=())):
                yield from _placed(child, here, homes)
        case Section():
            for child in children(part):
                if isinstance(child, Section) or inside(child).ids:
                    yield from _placed(child, here, homes)
                else:
                    yield here, child
        case _:
            for child in children(part):
                yield from _placed(child, here, homes)
