"""Notes: the call in the text, the note at the foot of the page or in a list, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from biokit.exporters.xhtml.markup import element, escape
from biokit.exporters.xhtml.medium import call_id
from biokit.model.nodes import Note, Paragraph
from biokit.projections.book import NumberedNote

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["between", "call", "endnotes"]

JOINER = "\N{WORD JOINER}"
"""Holds a call to the word before it; without it WeasyPrint may begin a line with the call."""


SCREEN_ARROW = "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"
PAPER_ARROW = "\N{UPWARDS ARROW}"
"""The way back to the text. Few faces for books have the other."""


def between(to: Renderer) -> str:
    """A comma between two calls: those of notes 30 and 31 would be that of note 3031."""
    comma = element("sup", ",", {"class": "between"})
    return JOINER + comma if to.medium.paged else comma


def call(note: Note, to: Renderer) -> str:
    """The words the note is about, its number, and in print the note itself after it."""
    words = ""
    if note.anchor:
        words = element("span", to.inlines(note.anchor), {"class": "noted"})
    key = note.id or ""
    number = to.numbers[key]
    label = to.words.note.format(number=number)
    names: dict[str, str | None] = {"class": "call", "id": to.identifier(call_id(key))}
    if to.medium.epub:
        names["epub:type"] = "noteref"
    if to.medium.links:
        names |= {"href": to.medium.href(key), "role": "doc-noteref", "aria-label": label}
    # Print raises the number by its style; an ebook is also read without one.
    shown = element("sup", str(number)) if to.medium.epub else str(number)
    called = element("a" if to.medium.links else "span", shown, names)
    if to.medium.paged:
        called = JOINER + called
    return words + called + (_footnote(note, to) if to.medium.place(key) == "call" else "")


def _footnote(note: Note, to: Renderer) -> str:
    """A note for the foot of the page: an inline that holds blocks, which XML allows."""
    number = _back(note, f"{to.numbers[note.id or '']}.", "number", to) + " "
    match note.blocks:
        case (Paragraph(content=content, id=None, lang=None, classes=()),):
            body = number + to.inlines(content)
        case (Paragraph(content=content), *rest):
            first = element("p", number + to.inlines(content), to.attributes(note.blocks[0]))
            body = first + to.blocks(tuple(rest))
        case blocks:
            body = number + to.blocks(blocks)
    names = to.attributes(note, f"footnote {note.kind}")
    return element("span", body, {**names, "role": "doc-footnote"})


def _back(note: Note, words: str, kind: str, to: Renderer) -> str:
    """The way back to the call, if there are links; else just the words."""
    if not to.medium.links:
        return element("span", escape(words), {"class": kind})
    key = note.id or ""
    label = to.words.back.format(number=to.numbers[key])
    return element(
        "a",
        escape(words),
        {
            "class": kind,
            "href": to.medium.href(call_id(key)),
            "role": "doc-backlink",
            "aria-label": label,
        },
    )


def endnotes(notes: Iterable[NumberedNote], to: Renderer) -> str:
    """Notes as a numbered list; nothing if there are none.

    The items have no role: `doc-endnote` is deprecated and validators say so.
    """
    items = "".join(_endnote(numbered, to) for numbered in notes)
    return element("ol", items, {"class": "endnotes"}) if items else ""


def _endnote(numbered: NumberedNote, to: Renderer) -> str:
    note = numbered.note
    arrow = PAPER_ARROW if to.medium.paged else SCREEN_ARROW
    # The arrow stays with the last word: alone on a line it looks lost.
    back = f"\N{NO-BREAK SPACE}{_back(note, arrow, 'back', to)}" if to.medium.links else ""
    match note.blocks:
        case (*rest, Paragraph(content=content) as last):
            closing = element("p", to.inlines(content) + back, to.attributes(last))
            body = to.blocks(tuple(rest)) + closing
        case blocks:
            body = to.blocks(blocks) + (element("p", back.strip()) if back else "")
    names = to.attributes(note, note.kind)
    names["lang"] = names.get("lang") or to.note_language(note.id or "")
    if to.medium.epub:
        names["xml:lang"] = names["lang"]
    return element("li", body, {**names, "value": str(numbered.number)})
