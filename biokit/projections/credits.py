"""Picture credits: where each picture stands, what it shows, and whom it is owed to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from biokit.citing.inlines import Run, ended, join, text
from biokit.citing.terms import Terms
from biokit.model.edition import Edition, Rights
from biokit.model.nodes import (
    Block,
    CrossReference,
    Figure,
    Link,
    List,
    ListItem,
    PageMark,
    Paragraph,
    Section,
    Text,
)
from biokit.model.walk import plain_text, rebuilt, seek
from biokit.notation.addresses import as_url
from biokit.projections.numbering import without_notes
from biokit.projections.pages import PAGED

__all__ = ["CREDITS", "credits_of", "licence_name", "rights_words"]

CREDITS = "picture-credits"
"""The class of the list."""


def credits_of(sections: tuple[Section, ...], edition: Edition, words: Terms) -> tuple[Block, ...]:
    """Each picture that somebody is to be thanked for, in the order of the book.

    In print its page stands before it, or its number if it is on leaves that have no page; in
    other editions its caption leads to it. A picture needs an id for that.

    Args:
        sections: of the book.
        edition: which is made of it.
        words: the book's terms.
    """
    items = [
        ListItem((Paragraph(said),))
        for figure, where in _placed(sections, words)
        if (said := _credit(figure, where, paged=edition.format in PAGED))
    ]
    return (List(tuple(items), classes=(CREDITS,)),) if items else ()


def _placed(sections: tuple[Section, ...], words: Terms) -> Iterator[tuple[Figure, Run]]:
    """Pictures, and how print says where they are: a plate without a page has its number."""
    for section in _all(sections):
        for part in seek(section.blocks, frozenset({Figure})):
            if not isinstance(part, Figure):
                continue
            if section.role == "frontispiece":
                yield part, text(words.frontispiece[:1].upper() + words.frontispiece[1:])
            elif part.id is None:
                yield part, ()
            else:
                yield part, (CrossReference(part.id, form="page"),)


def _all(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.sections)


def _credit(figure: Figure, where: Run, *, paged: bool) -> Run:
    """One line of the list; nothing for a picture that owes nothing to anybody."""
    owed = join((figure.credit, rights_words(figure.rights)), " ")
    if not owed:
        return ()
    caption = rebuilt(without_notes(figure.caption), _repeated) or text(figure.alt)
    if paged:
        return join((where, join((ended(caption), ended(owed)), " ")), ": ")
    if caption and figure.id is not None:
        mark = "" if plain_text(caption).endswith((".", "?", "!", "。")) else "."
        return (CrossReference(figure.id, caption), Text(f"{mark} "), *ended(owed))
    return join((ended(caption), ended(owed)), " ")


def _repeated(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    """What of a caption may be said again, in a link."""
    match part:
        case Link(content=content) | CrossReference(content=content):
            return content
        case PageMark():
            return ()
        case _:
            return part


def rights_words(rights: Rights | None) -> Run:
    """What a licence asks to be said of a picture."""
    if rights is None:
        return ()
    said = " ".join(words for words in (rights.attribution, rights.statement) if words)
    if not rights.licence:
        return text(said)
    name = text(licence_name(rights.licence))
    address = as_url(rights.licence_url or "")
    licence: Run = (Link(name, address),) if address else name
    return join((text(said), (Text("("), *licence, Text(")"))), " ")


def licence_name(identifier: str) -> str:
    """A licence as people write it: `CC BY-SA 4.0` for SPDX's `CC-BY-SA-4.0`."""
    found = re.fullmatch(r"CC-(BY[A-Z-]*)-(\d\.\d)", identifier)
    return f"CC {found[1]} {found[2]}" if found else identifier
