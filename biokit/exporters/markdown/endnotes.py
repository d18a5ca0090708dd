"""Notes in lists under the chapters that call them: for a dialect that has no notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from biokit.citing.terms import terms
from biokit.exporters.markdown.blocks import BlockWriter, Lines
from biokit.exporters.markdown.plain import Plain
from biokit.model.nodes import (
    Block,
    Emphasis,
    Inline,
    List,
    ListItem,
    Paragraph,
    Section,
    Text,
)
from biokit.model.walk import altered, plain_text
from biokit.notation.canonical import canonical_parts
from biokit.projections.book import Book, NumberedNote

__all__ = ["chapter_notes", "gathered_notes"]

Heading = Callable[[int, tuple[Inline, ...]], Lines]
"""A heading of a level, as lines."""


def gathered_notes(book: Book, plain: Plain, writer: BlockWriter, heading: Heading) -> Lines:
    """All notes of the book, each chapter's under its title, unless they are one list by nature."""
    lines = ["", *heading(2, (Text(terms(book.lang).notes),))]
    edition = book.edition
    whole = edition.note_series == "one" and edition.note_numbers == "book"
    if whole and edition.placement == "footnote":
        return lines + _listed(book.notes, plain, writer)
    titles = {key: title for section in book.matter for key, title in _titles(section)}
    for chapter, notes in groupby(book.notes, key=lambda one: one.chapter):
        title = titles.get(chapter, ())
        number = book.labels[chapter].number if chapter in book.labels else None
        if plain_text(title):
            shown = (Text(f"{number}. "),) if number else ()
            lines += ["", *heading(3, (*shown, *title))]
        lines += _listed(tuple(notes), plain, writer)
    return lines


def chapter_notes(
    key: str, level: int, book: Book, plain: Plain, writer: BlockWriter, heading: Heading
) -> Lines:
    """The notes that end a chapter, if it has any."""
    notes = tuple(one for one in book.notes if one.chapter == key)
    if not notes:
        return []
    title = heading(level, (Text(terms(book.lang).notes),))
    return ["", *title, *_listed(notes, plain, writer)]


def _titles(section: Section) -> Iterable[tuple[str, tuple[Inline, ...]]]:
    yield section.id or "", section.title
    for inner in section.sections:
        yield from _titles(inner)


def _listed(notes: Sequence[NumberedNote], plain: Plain, writer: BlockWriter) -> Lines:
    """Those with symbols, then those with numbers or keys."""
    marked = [one for one in notes if one.series == "symbol"]
    numbered = [one for one in notes if one.series == "number" and one.mark]
    keyed = [one for one in notes if one.series == "number" and not one.mark]
    lists: list[Block] = []
    if marked:
        items = (ListItem(_led((Text(f"{one.mark} "),), one)) for one in marked)
        lists.append(List(tuple(items), tight=False))
    if numbered:
        items = (ListItem(one.note.blocks) for one in numbered)
        start = numbered[0].number
        lists.append(List(tuple(items), ordered=True, start=start, tight=False))
    if keyed:
        lists.append(List(_keyed(keyed), tight=False))
    lines: Lines = []
    for each in lists:
        lines += ["", *writer.lines(canonical_parts(plain.blocks((each,))))]
    return lines


def _keyed(notes: Sequence[NumberedNote]) -> tuple[ListItem, ...]:
    """Each with the words it is found by; those that share them are one item."""
    items: list[tuple[Block, ...]] = []
    for one in notes:
        if one.key or not items:
            items.append(_led((Emphasis(one.key), Text(": ")), one))
        else:
            items[-1] += one.note.blocks
    return tuple(map(ListItem, items))


def _led(first: tuple[Inline, ...], numbered: NumberedNote) -> tuple[Block, ...]:
    """What a note says, with something before its first words."""
    match numbered.note.blocks:
        case (Paragraph(content=content) as opening, *rest):
            return (altered(opening, content=(*first, *content)), *rest)
        case blocks:
            return (Paragraph(first), *blocks)
