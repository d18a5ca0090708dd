"""Citations become notes or text, in whatever style runs; the bibliography comes of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from biokit.citing.base import CitationStyle, Cite, Formatted, Manner, Part
from biokit.citing.inlines import Run, text
from biokit.citing.terms import Terms
from biokit.model.biography import Biography
from biokit.model.edition import Edition, NoteSpan
from biokit.model.nodes import (
    Block,
    Citation,
    CitationItem,
    Inline,
    Note,
    Paragraph,
    Section,
    Span,
    Text,
)
from biokit.model.sources import Source
from biokit.model.walk import altered, children, kinds_in, plain_text, rebuilt, seek
from biokit.projections.book import NumberedNote
from biokit.projections.notes import numbered_notes

Sections = tuple[Section, ...]

POPPING_UP = frozenset({"epub", "html"})
"""Formats whose readers see one note at a time."""


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

    return rebuilt(sections, change, frozenset({Citation, Note}))


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


def _unwrapped(note: Note) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    """A note whose own citations were made notes, with these set back into its text.

    A note within a note has no place to stand on a page: its words follow in brackets. One within
    the words that a note is about is called before it, so those words are no longer its anchor.
    """
    blocks = rebuilt(note.blocks, _flattened, frozenset({Note}))
    bare = note if blocks is note.blocks else altered(note, blocks=blocks)
    if any(seek(note.anchor, frozenset({Note}))):
        return (*note.anchor, altered(bare, anchor=()))
    return bare


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
    sections: Sections,
    biography: Biography,
    style: CitationStyle,
    edition: Edition,
    lang: str,
    parts: tuple[Part, ...] = (),
) -> tuple[Sections, Formatted]:
    """The sections with every citation in the style's words, and all that the style made.

    Citations are told in the order in which they are read: where the author's notes stand at the
    foot of the page and those of the sources elsewhere, each of the two is read by itself.
    """
    parted = style.kind == "note" and edition.note_series == "two"
    parted = parted and edition.placement != "footnote"
    placed = tuple(_placed(sections, edition, parted=parted, in_full=style.refers_back))
    order = sorted(range(len(placed)), key=lambda place: parted and not placed[place][1])
    sources = {source.id: source for source in biography.sources}
    cites = [placed[place][0] for place in order]
    formatted = style.format(cites, sources, lang, _manner(edition, parts))
    runs = [run for _, run in sorted(zip(order, formatted.citations, strict=True))]
    return _spliced(sections, runs), formatted


def _manner(edition: Edition, parts: tuple[Part, ...]) -> Manner:
    return Manner(
        sigla=edition.sigla,
        cjk_names=edition.cjk_names,
        terms=edition.terms,
        titles=edition.titles,
        bibliography=edition.bibliography,
        parts=parts,
        annotations=edition.annotations,
    )


def _placed(
    sections: Sections, edition: Edition, *, parted: bool, in_full: bool
) -> Iterator[tuple[Cite, bool]]:
    """Citations in the order of the book, and whether each stands in a note with a symbol.

    Args:
        sections: all there are.
        edition: which is made of them.
        parted: whether the author's notes are read by themselves.
        in_full: whether the style has no words for a source cited before that stand alone: *op.
            cit.*, `(n 3)`. Then notes that pop up say it in full, each time.
    """
    if not any(seek(sections, frozenset({Citation}))):
        return
    notes = numbered_notes(sections, edition)
    by_id = {numbered.note.id: numbered for numbered in notes}
    counted = _counted(notes, edition, parted=parted)
    pops_up = edition.format in POPPING_UP
    apart = edition.ibid == "never" or (edition.ibid == "auto" and pops_up)
    anew = _positions(edition) == "chapter"
    in_full = in_full and apart and pops_up

    def visit(part: msgspec.Struct, chapter: str, note: Note | None) -> Iterator[tuple[Cite, bool]]:
        match part:
            case Citation(items=items, mode=mode):
                symbol = note is not None and by_id[note.id].series == "symbol"
                scope = (chapter if anew else "") + ("*" if parted and symbol else "")
                scope += f" {note.id}" if in_full and note is not None else ""
                number = counted[note.id] if note else 0
                alone = note is None or _is_citation(note.blocks)
                yield Cite(items, number, alone, scope, apart, mode == "in-text"), symbol
                return
            case Section(role=role) if role != "section" or not chapter:
                chapter = part.id or ""
            case Note():
                note = part
            case _:
                pass
        if Citation in kinds_in(part):
            for child in children(part):
                yield from visit(child, chapter, note)

    for section in sections:
        yield from visit(section, "", None)


def _positions(edition: Edition) -> NoteSpan:
    """How far a work cited is known.

    Who reads one note at a time turns back no further than to the beginning of the chapter.
    """
    usual: NoteSpan = "chapter" if edition.format in POPPING_UP else edition.note_numbers
    return edition.positions or usual


def _counted(
    notes: tuple[NumberedNote, ...], edition: Edition, *, parted: bool
) -> dict[str | None, int]:
    """By note id, the number that a style may count distances by, and print.

    It is the one in the book, unless that starts anew where positions do not. A note with a symbol
    among numbered ones counts as part of the one before it.
    """
    anew = edition.note_numbers == _positions(edition) == "chapter"
    counts: Counter[tuple[str, str]] = Counter()
    made: dict[str | None, int] = {}
    for numbered in notes:
        run = (numbered.series if parted else "number", numbered.chapter if anew else "")
        if parted or numbered.series == "number":
            counts[run] += 1
        made[numbered.note.id] = max(counts[run], 1)
    return made


def _is_citation(blocks: tuple[Block, ...]) -> bool:
    match blocks:
        case (Paragraph(content=(Citation(),)),):
            return True
        case _:
            return False


def _spliced(sections: Sections, citations: list[Run]) -> Sections:
    runs = iter(citations)

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

    return rebuilt(sections, change, frozenset({Citation}))
