"""Sections: heading with its number, blocks, sub-sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from biokit.exporters.xhtml.blocks import block
from biokit.exporters.xhtml.lists import derived
from biokit.exporters.xhtml.markup import element, escape
from biokit.exporters.xhtml.roles import ARIA, EPUB_TYPE, UNTITLED
from biokit.model.nodes import Derived, Section
from biokit.model.walk import plain_text

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["section", "section_attributes"]


def section(part: Section, level: int, to: Renderer) -> str:
    """A section with all that is in it; `level` is that of its heading, from 1."""
    has_heading = bool(part.title) and part.role not in UNTITLED
    names = section_attributes(part, to)
    words = plain_text(part.title)
    if to.medium.paged and has_heading:
        names["data-title"] = part.short_title or words
    if part.title and not has_heading:
        names["aria-label"] = words
    body = _heading(part, level, to) if has_heading else ""
    inner = level + 1 if has_heading else level
    body += "".join(
        derived(each, to, inner) if isinstance(each, Derived) else block(each, to)
        for each in part.blocks
    )
    place = to.book.place_for_notes
    if place is not None and part.id == place.id:
        body += to.notes_by_chapter(to.notes_for("book"), inner)
    below = "".join(section(child, inner, to) for child in part.sections)
    own = _own_notes(part, inner, to)
    # The notes of a part's introduction do not wait for those of its chapters.
    body += own + below if part.role == "part" else below + own
    return element("section", body, names)


def section_attributes(part: Section, to: Renderer) -> dict[str, str | None]:
    """A section's role in the words of all who may ask, and what its heading does not say."""
    kinds = (
        part.role,
        None if part.numbered else "unnumbered",
        "guessed" if part.level_guessed else None,
    )
    place = to.book.places.get(part.id or "") if to.medium.epub else None
    said = {"short": part.short_title, "place": place}
    names = to.attributes(part, " ".join(filter(None, kinds)), said)
    if part.role in ARIA:
        names["role"] = ARIA[part.role]
    if to.medium.epub and part.role in EPUB_TYPE:
        names["epub:type"] = EPUB_TYPE[part.role]
    return to.made(names) if part.id in to.book.made_sections else names


def _own_notes(part: Section, level: int, to: Renderer) -> str:
    listed = to.endnotes(to.notes_for("chapter", part.id or ""))
    if not listed:
        return ""
    title = element(f"h{min(level, 6)}", escape(to.terms.notes))
    names = to.made({"class": "notes", "role": "doc-endnotes"})
    return element("section", title + listed, names)


def _heading(part: Section, level: int, to: Renderer) -> str:
    """The title with the section's number before it; no heading is deeper than `h6`."""
    number = to.section_number(part)
    shown = f"{element('span', escape(number), to.made({'class': 'number'}))} " if number else ""
    names: dict[str, str | None] = {}
    if to.medium.paged:
        names["data-bookmark"] = f"{number or ''} {plain_text(part.title)}".strip()
    return element(f"h{min(level, 6)}", shown + to.inlines(part.title), names)
