"""Whether a heading is the title of the whole, and what is a chapter then."""

from __future__ import annotations

import msgspec

from biokit.model.nodes import Inline, Role, Section, Text
from biokit.model.walk import altered, plain_text

__all__ = ["Titled", "titled"]


class Titled(msgspec.Struct, frozen=True):
    """The chapters of a text, and its title."""

    title: tuple[Inline, ...]
    sections: tuple[Section, ...]
    guessed: str | None = None
    """What had to be decided."""


def titled(
    sections: tuple[Section, ...], title: str | None, stem: str, *, wiki: bool = False
) -> Titled:
    """The title and the chapters.

    A single heading of level 1 that comes first, with others below it, is the title of the whole
    if there is no other or the same: what is below are chapters.

    Args:
        sections: as the headings have them.
        title: what the metadata say.
        stem: the file's name, without its suffix.
        wiki: whether the file's name is what its tool calls the text.
    """
    match sections:
        case (Section(title=heading, role="chapter", sections=(_, *_)) as only,) if heading:
            same = title is None or _alike(title, plain_text(heading))
            if same:
                message = (
                    "the only heading of level 1 is taken for the title, those below for chapters"
                )
                return Titled(heading, _chapters(only), message)
        case _:
            pass
    if title is not None:
        return Titled((Text(title),), sections)
    headed = [section for section in sections if section.title]
    if len(headed) == 1 and not wiki:
        message = "there is no title in the metadata; the first heading is taken for it"
        return Titled(headed[0].title, sections, message)
    message = "there is no title in the metadata; the file's name is taken for it"
    return Titled((Text(stem),), sections, message)


def _alike(title: str, heading: str) -> bool:
    first, second = (
        "".join(letter for letter in words.casefold() if letter.isalnum())
        for words in (title, heading)
    )
    return first == second


def _chapters(only: Section) -> tuple[Section, ...]:
    """What stood below the title; what came before the first heading is a chapter without one."""
    below = tuple(_raised(section, "chapter") for section in only.sections)
    if not only.blocks:
        return below
    lead = Section((), only.blocks, role="chapter", numbered=False, origin=only.origin)
    return (lead, *below)


def _raised(section: Section, role: Role) -> Section:
    return altered(section, role=role) if section.role == "section" else section
