"""Citations become notes or text, in whatever style runs; the bibliography comes of it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from biokit.citing.base import CitationStyle, Cite, Entry, Formatted
from biokit.citing.inlines import Run, text
from biokit.citing.terms import Terms
from biokit.model.biography import Biography
from biokit.model.nodes import (
    Block,
    Citation,
    CitationItem,
    Inline,
    List,
    ListItem,
    Note,
    Paragraph,
    Section,
    Span,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import altered, children, plain_text, rebuilt, walk

Sections = tuple[Section, ...]


def as_notes(sections: Sections, sources: dict[str, Source], words: Terms) -> Sections:
    """Each citation in the text becomes a source note that holds it; those in notes stay.

    A citation that is part of the sentence leaves the author's name there. One that an importer
    could not place, of the class `orphan`, says so in its note.
    """

    def change(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        match part:
            case Citation(items=()):
                return ()
            case Citation(mode="normal", classes=classes) if "orphan" in classes:
                return _note(part, (Text(words.orphan),))
            case Citation(mode="normal"):
                return _note(part)
            case Citation(mode="in-text"):
                return (Text(_author(part.items[0], sources)), _note(part))
            case Note():
                return _unwrapped(part)
            case _:
                return part

    return rebuilt(sections, change)


def _note(citation: Citation, before: Run = ()) -> Note:
    plain = Citation(citation.items, origin=citation.origin)
    after = (Text("."),) if before else ()
    return Note(
        (Paragraph((*before, plain, *after)),),
        "source",
        origin=citation.origin,
        id=citation.id,
        classes=citation.classes,
    )


def _unwrapped(note: Note) -> tuple[msgspec.Struct, ...]:
    """A note whose own citations were made notes, with these set back into its text.

    A note within a note has no place to stand on a page: its words follow in brackets. One within
    the words that a note is about is called before it, so those words are no longer its anchor.
    """
    bare = altered(note, blocks=rebuilt(note.blocks, _flattened))
    if any(isinstance(part, Note) for inline in note.anchor for part in walk(inline)):
        return (*note.anchor, altered(bare, anchor=()))
    return (bare,)


def _flattened(part: msgspec.Struct) -> msgspec.Struct:
    match part:
        case Note(blocks=(Paragraph(content=(Citation() as citation,)),), kind="source"):
            return citation
        case Note(blocks=blocks):
            inner: list[Inline] = []
            for block in blocks:
                words = block.content if isinstance(block, Paragraph) else text(plain_text(block))
                inner += words
            return Span((Text(" ["), *inner, Text("]")), classes=("note-in-note",))
        case _:
            return part


def _author(item: CitationItem, sources: dict[str, Source]) -> str:
    source = sources.get(item.source)
    if source is None:
        return item.source
    described = source.item
    names = described.author or described.editor
    if names:
        return names[0].family or names[0].literal or names[0].given or source.id
    return described.container_title or described.title or source.siglum or source.id


def format_citations(
    sections: Sections, biography: Biography, style: CitationStyle, lang: str
) -> tuple[Sections, tuple[Entry, ...]]:
    """The sections with every citation in the style's words, and the bibliography's entries."""
    placed = list(_placed(sections))
    sources = {source.id: source for source in biography.sources}
    formatted = style.format([cite for cite, _ in placed], sources, lang)
    return _spliced(sections, formatted), formatted.entries


def _placed(parts: tuple[msgspec.Struct, ...]) -> Iterator[tuple[Cite, Citation]]:
    """Citations in the order of the book, each with the number of its note."""
    number = 0

    def visit(part: msgspec.Struct, note: int, *, alone: bool) -> Iterator[tuple[Cite, Citation]]:
        nonlocal number
        match part:
            case Citation():
                yield Cite(part.items, note, alone), part
                return
            case Note(blocks=blocks):
                number += 1
                note = number
                alone = _is_citation(blocks)
            case _:
                pass
        for child in children(part):
            yield from visit(child, note, alone=alone)

    for part in parts:
        yield from visit(part, 0, alone=True)


def _is_citation(blocks: tuple[Block, ...]) -> bool:
    match blocks:
        case (Paragraph(content=(Citation(),)),):
            return True
        case _:
            return False


def _spliced(sections: Sections, formatted: Formatted) -> Sections:
    runs: Iterator[Run] = iter(formatted.citations)

    def change(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
        if not isinstance(part, Citation):
            return part
        run = next(runs)
        keys = " ".join(item.source for item in part.items)
        return Span(
            run,
            id=part.id,
            origin=part.origin,
            classes=("citation", *part.classes),
            attributes=(("sources", keys),),
        )

    return rebuilt(sections, change)


def bibliography(entries: tuple[Entry, ...]) -> tuple[List, ...]:
    """The bibliography as a block: a list whose items are the entries."""
    items = tuple(
        ListItem((Paragraph(entry.content, id=f"source-{entry.source}"),)) for entry in entries
    )
    return (List(items, classes=("bibliography",)),) if items else ()
