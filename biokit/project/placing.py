"""Where what is read in stands in a book: as its chapters, or beside it as accounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from biokit.diagnostics import Finding
from biokit.importers.base import Import
from biokit.model.biography import Biography
from biokit.model.nodes import Account, Block, Derived, Inline, Role, Section, Text
from biokit.model.sources import Item, Source
from biokit.model.walk import altered, plain_text
from biokit.project.renaming import unlike
from biokit.projections.matter import BACK, DERIVED_BY_ROLE, FRONT, TEMPLATED
from biokit.projections.numbering import slug

__all__ = ["Way", "as_way", "has_text", "is_made", "title_of", "way_into", "way_of_several"]

Way: TypeAlias = Literal["chapters", "accounts"]
"""How what is read in stands in a project; `None` wherever it is meant is the importer's own."""

MADE = frozenset(DERIVED_BY_ROLE) | {"notes", "index", "contents"}
"""Roles of sections that are written anew in every book."""


def way_into(project: Biography) -> Way | None:
    """The way of a project that has text: accounts only, chapters only, or each input's own."""
    match bool(project.sections), bool(project.accounts):
        case True, False:
            return "chapters"
        case False, True:
            return "accounts"
        case _:
            return None


def way_of_several(imports: Sequence[Import]) -> Way | None:
    """The way of a new project: several texts are chapters of one book, one stands as it is."""
    return "chapters" if sum(has_text(one.biography) for one in imports) > 1 else None


def has_text(biography: Biography) -> bool:
    """Whether there is anything to read: a list of sources has none."""
    return bool(biography.sections or biography.accounts)


def as_way(read: Import, way: Way | None, file: str) -> Import:
    """The import with its text the way that is wanted.

    Args:
        read: what was read.
        way: chapters or accounts; `None` is as it is.
        file: the name of the input, for a source made up for it.
    """
    match way:
        case "chapters":
            return _as_chapters(read)
        case "accounts" if read.biography.sections:
            return _as_accounts(read, file)
        case _:
            return read


# --------------------------------------------------------------------------------------- chapters


def _as_chapters(read: Import) -> Import:
    """Accounts become chapters; a book of several sections becomes a part of the whole."""
    whole = read.biography
    made = [section for section in whole.sections if is_made(section)]
    own = [section for section in whole.sections if not is_made(section)]
    own += [_chapter_of(account) for account in whole.accounts]
    if len(own) > 1:
        own = [_part_of(whole, own)]
    elif own and own[0].role == "section":
        own = [altered(own[0], role="chapter")]
    return altered(read, biography=altered(whole, sections=(*own, *made), accounts=()))


def is_made(section: Section) -> bool:
    """Whether a section only says where biokit writes a list of its own."""
    derived = all(isinstance(block, Derived) for block in section.blocks)
    return section.role in MADE and derived and not section.sections


def _chapter_of(account: Account) -> Section:
    return Section(
        account.title,
        account.blocks,
        account.sections,
        role="chapter",
        id=account.id,
        lang=account.lang,
        classes=account.classes,
        origin=account.origin,
    )


def _part_of(book: Biography, sections: Sequence[Section]) -> Section:
    """A book within a book: its title is a part's, its parts are chapters, its chapters too.

    What stands in its front without a title of its own opens the part.
    """
    opening: list[Block] = []
    chapters: list[Section] = []
    for section in sections:
        bare = not plain_text(section.title).strip() or section.role in TEMPLATED
        if bare and not section.sections and not chapters:
            opening += section.blocks
        else:
            chapters.append(_chapter_in_part(section))
    return Section(_whole_title(book), tuple(opening), tuple(chapters), role="part")


def _chapter_in_part(section: Section) -> Section:
    """A chapter of a part; front and back matter are not counted with the others."""
    numbered = section.numbered and section.role not in FRONT | BACK
    inner = tuple(map(_below_chapter, section.sections))
    return altered(section, role="chapter", numbered=numbered, sections=inner)


def _below_chapter(section: Section) -> Section:
    role: Role = "section"
    return altered(section, role=role, sections=tuple(map(_below_chapter, section.sections)))


def _whole_title(book: Biography) -> tuple[Inline, ...]:
    return (*book.title, Text(": "), *book.subtitle) if book.subtitle else book.title


# --------------------------------------------------------------------------------------- accounts


def _as_accounts(read: Import, file: str) -> Import:
    """Sections become one account, whose source is what was read."""
    whole = read.biography
    itself = read.itself or _made_up(whole, file)
    known = {source.id: source for source in whole.sources}
    if known.get(itself.id, itself) != itself:
        itself = altered(itself, id=unlike(known, [itself.id])[itself.id])
    sections = tuple(_below_chapter(each) for each in whole.sections if not is_made(each))
    account = Account(whole.title, itself.id, sections=sections)
    if len(sections) == 1 and plain_text(sections[0].title) == plain_text(whole.title):
        (only,) = sections
        account = Account(
            only.title, itself.id, only.blocks, only.sections, id=only.id, origin=only.origin
        )
    sources = whole.sources if itself.id in known else (itself, *whole.sources)
    return altered(
        read,
        biography=altered(whole, sections=(), accounts=(account, *whole.accounts), sources=sources),
    )


def _made_up(book: Biography, file: str) -> Source:
    """The source that an input is which does not say."""
    title = plain_text(book.title)
    stem = file.rpartition("/")[2].rpartition(".")[0] or file
    return Source(id=slug(stem), item=Item(title=title), kind="unknown")


# ------------------------------------------------------------------------------------------ titles


def title_of(imports: Sequence[Import]) -> tuple[tuple[Inline, ...], tuple[Finding, ...]]:
    """The title of a new project, and what is to be said of it.

    That of its one text; of several the name of the one person all are about, or the first title.
    """
    texts = [one.biography for one in imports if has_text(one.biography)]
    if len(texts) <= 1:
        return next(iter(texts), imports[0].biography).title, ()
    name = _common_subject(texts)
    title = texts[0].title if name is None else (Text(name),)
    said = "the first title" if name is None else "the name of the person that all are about"
    message = f"the book is called “{plain_text(title)}”, {said}"
    return title, (Finding("guess-title", message, "note", hint="--title says another"),)


def _common_subject(texts: Sequence[Biography]) -> str | None:
    called = [
        {
            person.id: person.names[0].forms[0].text
            for person in one.life.persons
            if person.id in one.subjects and person.names
        }
        for one in texts
    ]
    common = set.intersection(*(set(names.values()) for names in called))
    return common.pop() if len(common) == 1 else None
