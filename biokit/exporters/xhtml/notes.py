"""Notes: the call in the text, the note at the foot of the page or in a list, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from biokit.exporters.xhtml.markup import element, escape
from biokit.exporters.xhtml.medium import call_id
from biokit.model.nodes import Note, Paragraph
from biokit.model.walk import plain_text
from biokit.projections.book import NumberedNote

if TYPE_CHECKING:
    from biokit.exporters.xhtml.renderer import Renderer

__all__ = ["between", "by_chapter", "call", "endnotes"]

JOINER = "\N{WORD JOINER}"
"""Holds a call to the word before it; without it WeasyPrint may begin a line with the call."""


ARROW = "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"
"""The way back to the text."""


def between(to: Renderer) -> str:
    """A comma between two calls: those of notes 30 and 31 would be that of note 3031."""
    comma = element("sup", ",", to.made({"class": "between"}))
    return JOINER + comma if to.medium.paged else comma


def call(note: Note, to: Renderer) -> str:
    """The words the note is about, its mark, and in print the note itself after it."""
    key = note.id or ""
    mark = to.marks[key]
    if not mark:
        return _keyed_words(note, to)
    words = ""
    if note.anchor:
        words = element("span", to.inlines(note.anchor), {"class": "noted"})
    raised = mark.isdigit()
    names = _call_names(key, "call" if raised else "call symbol", to)
    if to.medium.links:
        names["aria-label"] = to.words.note.format(number=mark)
    # Print raises the number by its style; an ebook is also read without one.
    shown = element("sup", mark) if to.medium.epub and raised else escape(mark)
    called = element("a" if to.medium.links else "span", shown, names)
    if to.medium.paged:
        called = JOINER + called
    return words + called + (_footnote(note, to) if to.medium.place(key) == "call" else "")


def _call_names(key: str, kind: str, to: Renderer) -> dict[str, str | None]:
    names: dict[str, str | None] = {"class": kind, "id": to.identifier(call_id(key))}
    if to.medium.epub:
        names["epub:type"] = "noteref"
    if to.medium.links:
        names |= {"href": to.medium.href(key), "role": "doc-noteref"}
    return names


def _keyed_words(note: Note, to: Renderer) -> str:
    """The words by which a note without a mark is found; they lead to it where there are links.

    A note without words of its own is part of the one before it.
    """
    if not note.anchor:
        return ""
    names = _call_names(note.id or "", "keyed", to)
    return element("a" if to.medium.links else "span", to.inlines(note.anchor), names)


def _footnote(note: Note, to: Renderer) -> str:
    """A note for the foot of the page: an inline that holds blocks, which XML allows."""
    first = _mark(note, to)
    match note.blocks:
        case (Paragraph(content=content, id=None, lang=None, classes=()),):
            body = first + to.inlines(content)
        case (Paragraph(), *_):
            body = _in_paragraphs(first, note, to)
        case blocks:
            body = first + to.blocks(blocks)
    names = to.attributes(note, f"footnote {note.kind}")
    return element("span", body, {**names, "role": "doc-footnote"})


def _mark(note: Note, to: Renderer) -> str:
    """A note's number or symbol before its first words: the way back to its call."""
    mark = to.marks[note.id or ""]
    return _back(note, f"{mark}." if mark.isdigit() else mark, "number", to) + " "


def _back(note: Note, words: str, kind: str, to: Renderer) -> str:
    """The way back to the call, if there are links; else just the words."""
    if not to.medium.links:
        return element("span", escape(words), {"class": kind})
    key = note.id or ""
    label = to.words.back.format(number=to.marks[key])
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
    """Notes as lists: those with symbols, then those with numbers or the keyed ones.

    The items have no role: `doc-endnote` is deprecated and validators say so.
    """
    given = tuple(notes)
    marked = [one for one in given if one.series == "symbol"]
    keyed = [one for one in given if one.series == "number" and not one.mark]
    numbered = [one for one in given if one.series == "number" and one.mark]
    made = _listed("ul", "marked", [_marked(one, to) for one in marked], to)
    made += _listed("ol", "endnotes", [_endnote(one, to) for one in numbered], to)
    keys = [_keyed(group, to) for group in _grouped(keyed)]
    return made + _listed("ul", "keyed-notes", keys, to)


def _listed(name: str, kind: str, items: list[str], to: Renderer) -> str:
    return element(name, "".join(items), to.made({"class": kind})) if items else ""


def _endnote(numbered: NumberedNote, to: Renderer) -> str:
    note = numbered.note
    if to.medium.paged:
        # WeasyPrint knows no `value`, so the number is text.
        return element("li", _in_paragraphs(_mark(note, to), note, to), _item_names(note, to))
    back = _back(note, ARROW, "back", to) if to.medium.links else ""
    match note.blocks:
        case (*rest, Paragraph(content=content) as last):
            # The arrow stays with the last word: alone on a line it looks lost.
            arrow = to.added(f"\N{NO-BREAK SPACE}{back}") if back else ""
            closing = element("p", to.inlines(content) + arrow, to.attributes(last))
            body = to.blocks(tuple(rest)) + closing
        case blocks:
            body = to.blocks(blocks) + (element("p", back, to.made({})) if back else "")
    return element("li", body, {**_item_names(note, to), "value": str(numbered.number)})


def _item_names(note: Note, to: Renderer) -> dict[str, str | None]:
    """Those of a note; it is in the language of its call, if it does not say another."""
    names = to.attributes(note, note.kind)
    around = to.note_language(note.id or "")
    if names.get("lang") or not around:
        return names
    names["lang"] = around
    if to.medium.epub:
        names["xml:lang"] = around
    return to.made(names, "lang")


def _marked(numbered: NumberedNote, to: Renderer) -> str:
    note = numbered.note
    return element("li", _in_paragraphs(_mark(note, to), note, to), _item_names(note, to))


def _in_paragraphs(first: str, note: Note, to: Renderer) -> str:
    """What a note says in paragraphs, with something before its first words."""
    match note.blocks:
        case (Paragraph(content=content) as opening, *rest):
            said = element("p", first + to.inlines(content), to.attributes(opening))
            return said + to.blocks(tuple(rest))
        case blocks:
            return element("p", first.strip()) + to.blocks(blocks)


def _grouped(notes: Iterable[NumberedNote]) -> list[list[NumberedNote]]:
    """Keyed notes, each with those after it that share its key."""
    groups: list[list[NumberedNote]] = []
    for numbered in notes:
        if numbered.key or not groups:
            groups.append([])
        groups[-1].append(numbered)
    return groups


def _keyed(group: list[NumberedNote], to: Renderer) -> str:
    """A keyed note: in print its page, then the words of the text, which lead back to it."""
    first, *others = (numbered.note for numbered in group)
    call = call_id(first.id or "")
    words = element("i", to.inlines(to.medium.title(group[0].key)))
    names: dict[str, str | None] = {"class": "key"}
    if to.medium.links:
        names |= {"href": to.medium.href(call), "role": "doc-backlink"}
    key = element("a" if to.medium.links else "span", words, names)
    if to.medium.paged:
        folio = escape(to.medium.page(call) or "00")
        key = f"{element('span', folio, {'class': 'on-page'})} {key}"
    body = _in_paragraphs(to.added(f"{key}{to.words.after_key}"), first, to)
    for note in others:
        body += element("div", to.blocks(note.blocks), _item_names(note, to))
    return element("li", body, _item_names(first, to))


def by_chapter(notes: Iterable[NumberedNote], level: int, to: Renderer) -> str:
    """Notes as lists, each under the number and title of the chapter that calls them."""
    made = ""
    for key, group in groupby(notes, key=lambda numbered: numbered.chapter):
        listed = endnotes(group, to)
        title = _chapter_title(key, level, to)
        kind = to.made({"class": "notes-of-chapter"})
        made += element("section", title + listed, kind) if title else listed
    return made


def _chapter_title(key: str, level: int, to: Renderer) -> str:
    """The heading over a chapter's notes; none over those of a page that has no title."""
    chapter = to.chapter(key)
    if chapter is None or not plain_text(chapter.title).strip():
        return ""
    number = to.section_number(chapter)
    shown = element("span", escape(number), {"class": "number"}) + " " if number else ""
    shown += to.inlines(to.medium.title(chapter.title))
    if to.medium.links:
        shown = element("a", shown, {"href": to.medium.href(key)})
    words = f"{number or ''} {plain_text(chapter.title)}".strip()
    return element(
        f"h{min(level, 6)}", shown, {"data-bookmark": words if to.medium.paged else None}
    )
