"""Which sections stand where: front matter, body and back matter of a book."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import msgspec

from biokit.citing.terms import Terms
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Account,
    BackRole,
    Block,
    Citation,
    Derivation,
    Derived,
    FrontRole,
    Role,
    Section,
    Text,
)
from biokit.model.walk import altered, rebuild, seek

FRONT: frozenset[str] = frozenset(get_args(FrontRole))
BACK: frozenset[str] = frozenset(get_args(BackRole))

TEMPLATED: frozenset[Role] = frozenset({"half-title", "title-page", "copyright-page", "contents"})
"""Pages made from the edition's facts; a section of such a role adds its blocks to that page."""

DERIVED_BY_ROLE: dict[Role, Derivation] = {
    "chronology": "chronology",
    "bibliography": "bibliography",
    "people": "people",
    "credits": "credits",
    "abbreviations": "abbreviations",
    "index": "index",
    "illustrations": "illustrations",
    "tables": "tables",
    "family-tree": "family-tree",
    "colophon": "colophon",
}
"""What an author's empty section of such a role is filled with."""


AFTER_ABBREVIATIONS = frozenset({"notes", "bibliography", "credits", "index", "colophon"})
"""What stands behind the list that explains the notes."""


class Matter(msgspec.Struct, frozen=True):
    """The sections of a book in their three parts."""

    front: tuple[Section, ...]
    body: tuple[Section, ...]
    back: tuple[Section, ...]
    places: tuple[int | None, ...]
    """Which of the biography's sections each is, from 1; `None` for an added list."""
    lists: tuple[Derived, ...]
    """The places of all lists that the text asks for."""
    has_index: bool
    """Whether the text asks for an index, be there none in this edition: ids are those of all."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """All, in the order of the book."""
        return self.front + self.body + self.back


Placed = tuple[int | None, Section]


def arrange(biography: Biography, edition: Edition, terms: Terms) -> Matter:
    """Put the sections in their places, with the lists that a reader of the notes needs.

    A bibliography stands at the end if anything is cited, and the abbreviations before the notes if
    sources go by any, unless the author has them elsewhere. A section that is for an index alone is
    left out of an edition that has none.

    Args:
        biography: the work.
        edition: what is made of it.
        terms: what the lists are called.
    """
    sections = tuple(_filled(section) for section in biography.sections or _accounts(biography))
    wanted = edition.index != "none"
    placed: tuple[Placed, ...] = tuple(
        one for one in enumerate(sections, 1) if wanted or not is_for_index(one[1])
    )
    front = _as_pages(one for one in placed if one[1].role in FRONT)
    body = tuple(one for one in placed if one[1].role not in FRONT | BACK)
    back = tuple(one for one in placed if one[1].role in BACK)
    cited, lists = _asked(section for _, section in placed)
    if cited and not any(section.role == "bibliography" for section in sections):
        back = (*back, (None, _listing(terms.bibliography, "bibliography")))
    abbreviated = edition.sigla != "never" and any(
        source.siglum and source.id in cited for source in biography.sources
    )
    if abbreviated and not any(place.what == "abbreviations" for place in lists):
        back = _with_abbreviations(back, terms)
    return Matter(
        front=tuple(section for _, section in front),
        body=tuple(section for _, section in body),
        back=tuple(section for _, section in back),
        places=tuple(place for place, _ in (*front, *body, *back)),
        lists=lists,
        has_index=any(place.what == "index" for place in lists) or any(map(is_for_index, sections)),
    )


def _as_pages(front: Iterable[Placed]) -> tuple[Placed, ...]:
    """Front matter with one section for each page that templates make: what several add to it."""
    made: dict[object, Placed] = {}
    for number, (place, section) in enumerate(front):
        key = section.role if section.role in TEMPLATED else number
        if key not in made:
            made[key] = (place, section)
            continue
        first, whole = made[key]
        blocks = (*whole.blocks, *section.blocks)
        sections = (*whole.sections, *section.sections)
        made[key] = (first, altered(whole, blocks=blocks, sections=sections))
    return tuple(made.values())


def _with_abbreviations(back: tuple[Placed, ...], terms: Terms) -> tuple[Placed, ...]:
    following = (i for i, (_, section) in enumerate(back) if section.role in AFTER_ABBREVIATIONS)
    place = next(following, len(back))
    listing = _listing(terms.abbreviations, "abbreviations")
    return (*back[:place], (None, listing), *back[place:])


def _asked(sections: Iterable[Section]) -> tuple[frozenset[str], tuple[Derived, ...]]:
    """The ids of the sources that are cited, and the places of lists."""
    cited: set[str] = set()
    lists: list[Derived] = []
    for part in seek(sections, frozenset({Citation, Derived})):
        match part:
            case Citation(items):
                cited.update(item.source for item in items)
            case Derived():
                lists.append(part)
            case _:
                pass
    return frozenset(cited), tuple(lists)


def _listing(title: str, what: Literal["bibliography", "abbreviations"]) -> Section:
    return Section((Text(title),), (Derived(what),), role=what)


def _filled(section: Section) -> Section:
    what = DERIVED_BY_ROLE.get(section.role)
    if what is None or section.blocks or section.sections:
        return section
    return altered(section, blocks=(Derived(what),))


def is_for_index(section: Section) -> bool:
    """Whether a section has an index that is made, and nothing else."""
    match section:
        case Section(role="index", blocks=(Derived("index"),), sections=()):
            return True
        case _:
            return False


def _accounts(biography: Biography) -> tuple[Section, ...]:
    """The body of a biography that was only read in: one account's sections, or parts of several.

    An account's first sections are chapters, and its lead is their introduction.
    """
    if len(biography.accounts) == 1:
        (account,) = biography.accounts
        chapters = _chapters(account)
        if not account.blocks:
            return chapters
        lead = Section(account.title, account.blocks, role="chapter", numbered=False, id=account.id)
        return (lead, *chapters)
    return tuple(
        Section(
            account.title,
            account.blocks,
            _chapters(account),
            role="part",
            id=account.id,
            lang=account.lang,
            origin=account.origin,
        )
        for account in biography.accounts
    )


def _chapters(account: Account) -> tuple[Section, ...]:
    return tuple(
        altered(section, role="chapter") if section.role == "section" else section
        for section in account.sections
        if not _is_emptied(section)
    )


def _is_emptied(section: Section) -> bool:
    """A list of references that was not copied with its article; the import report names it."""
    return "references" in section.classes and not (section.blocks or section.sections)


def replace_derived(
    sections: tuple[Section, ...], made: dict[Derivation, tuple[Block, ...]]
) -> tuple[Section, ...]:
    """The sections with those derived blocks filled in that `made` has; others stay."""

    def fill(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case Derived(what) if what in made:
                return made[what]
            case _:
                return part

    return tuple(rebuild(section, fill, frozenset({Derived})) for section in sections)
