"""The one road from a biography to a book that can be printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec

from biokit.citing.styles import CslStyle
from biokit.citing.styles import style as style_named
from biokit.citing.terms import Terms, terms
from biokit.diagnostics import Finding
from biokit.errors import BadUsage
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import (
    Block,
    CrossReference,
    Derivation,
    Figure,
    Section,
    Span,
    Table,
    Text,
)
from biokit.model.walk import altered, rebuilt, seek
from biokit.projections import bibliography as lists
from biokit.projections.book import Book
from biokit.projections.calls import with_calls_in_place
from biokit.projections.citations import as_notes, format_citations
from biokit.projections.cited import cited_places
from biokit.projections.derived import abbreviations, derive
from biokit.projections.described import with_descriptions
from biokit.projections.indexing import is_indexed
from biokit.projections.keyed import keyed_by_chapter
from biokit.projections.listing import empty, with_lists
from biokit.projections.matter import BACK, FRONT, Matter, arrange, replace_derived
from biokit.projections.notes import is_keyed, numbered_notes
from biokit.projections.numbering import contents_of, ids_in, ids_of_named, labels_of, with_ids
from biokit.projections.pages import PAGED
from biokit.projections.wording import with_quotation_marks, with_room_for_gaps, with_words

Sections = tuple[Section, ...]


def compose(biography: Biography, edition: Edition, style_folders: tuple[Path, ...] = ()) -> Book:
    """Decide everything that all formats must agree on.

    Args:
        biography: the work.
        edition: what is made of it.
        style_folders: where a project keeps citation styles of its own.

    Raises:
        BadUsage: the edition's citation style does not exist.
        BadInput: its file is no CSL style.
    """
    lang = biography.lang or "en"
    words = terms(lang)
    style = _style(biography, edition, style_folders)
    matter = arrange(biography, edition, words)
    sections, made_ids, missing = _written(matter, biography, edition, style, words)
    listed = lists.listings(sections, biography)
    sections, cited = format_citations(
        sections, biography, style, edition, lang, lists.parts(listed)
    )
    sections = lists.filled(sections, listed, cited.entries, biography, edition, words)
    sigla = abbreviations(biography.sources, partial(style.in_full, lang=lang))
    by_sigla: dict[Derivation, tuple[Block, ...]] = {"abbreviations": sigla}
    sections = replace_derived(sections, by_sigla)
    missing += empty(matter.lists, by_sigla)
    sections = with_quotation_marks(sections, lang)
    sections = with_room_for_gaps(sections)
    notes = numbered_notes(sections, edition)
    labels = labels_of(sections, notes, lang, roman_plates=edition.plate_numbers == "roman")
    book = Book(
        biography=biography,
        edition=edition,
        lang=lang,
        front=tuple(section for section in sections if section.role in FRONT),
        body=tuple(section for section in sections if section.role not in FRONT | BACK),
        back=tuple(section for section in sections if section.role in BACK),
        notes=notes,
        labels=labels,
        contents=contents_of(sections, labels, words, edition.contents_depth),
        entries=cited.entries,
        cited=cited_places(sections, labels, notes, words) if edition.cited_on else {},
        findings=style.findings + cited.findings + _uncounted(style, edition) + missing,
        made_ids=made_ids,
        places={
            section.id or "": str(place)
            for section, place in zip(sections, matter.places, strict=True)
            if place is not None
        },
    )
    numbered = _by_number(book)
    book = _captioned(with_lists(book, matter.lists, words, numbered), words, numbered)
    paged = edition.format in PAGED
    book = book if paged else keyed_by_chapter(book)
    return book.rewritten(with_words(book.matter, book.labels, words, pages=paged))


def _written(
    matter: Matter, biography: Biography, edition: Edition, style: CslStyle, words: Terms
) -> tuple[Sections, frozenset[str], tuple[Finding, ...]]:
    """The sections with what the life writes in them, citations as notes if the style has those.

    Returns:
        the sections, in which everything that can be pointed to has an id; which of those nobody
        gave; and a finding for each list that stays empty.
    """
    sections = with_descriptions(matter.sections, printed=edition.format in PAGED)
    before = ids_in(sections)
    if any(place.what == "credits" for place in matter.lists):
        # Credits refer to their pictures.
        sections = with_ids(sections, kinds=frozenset({Figure}))
    named = ids_in(sections) - before
    derived = derive(biography, sections, edition, words)
    sections = lists.divided(replace_derived(sections, derived), edition, words)
    if style.kind == "note":
        sources = {source.id: source for source in biography.sources}
        cites = as_notes(sections, sources, words)
        sections = with_calls_in_place(cites, biography.lang or "en")
    given = ids_in(sections) - named
    sections = with_ids(
        sections,
        is_indexed(biography) if matter.has_index else None,
        dated=edition.format in PAGED,
        cited=edition.cited_on and style.kind != "note",
    )
    return sections, ids_of_named(sections) - given, empty(matter.lists, derived)


def _style(biography: Biography, edition: Edition, style_folders: tuple[Path, ...]) -> CslStyle:
    """The edition's style; one that is not there is a mistake of the file that asks for it."""
    try:
        return style_named(edition.citation_style, style_folders)
    except BadUsage as fault:
        where = None if biography.origin is None else biography.origin.path
        raise BadUsage(
            f"the edition {edition.id}: {fault.message}", path=where, hint=fault.hint
        ) from fault


def _uncounted(style: CslStyle, edition: Edition) -> tuple[Finding, ...]:
    """Notes that are found by page and phrase cannot be referred to by number."""
    if not (style.counts_notes and is_keyed("number", edition)):
        return ()
    return (
        Finding(
            "keyed-without-numbers",
            f"the style {style.name} refers to notes by number, and keyed notes have none",
            hint="place the notes elsewhere, or choose a style that repeats a short title",
        ),
    )


def _by_number(book: Book) -> frozenset[str]:
    """Kinds of what the book refers to by number: `figure`, `table` and so on."""
    return frozenset(
        book.labels[part.target].kind
        for part in seek(book.matter, frozenset({CrossReference}))
        if isinstance(part, CrossReference) and part.form == "number" and part.target in book.labels
    )


def _captioned(book: Book, words: Terms, by_number: frozenset[str]) -> Book:
    """Captions with their numbers, in a book that refers to figures or tables by number.

    Plates have theirs in any book.
    """
    labels = book.labels
    said = {"figure": words.figure, "table": words.table, "plate": words.plate}

    def number(part: msgspec.Struct) -> msgspec.Struct:
        match part:
            case Figure(id=str(key), caption=caption) | Table(id=str(key), caption=caption):
                kind = labels[key].kind
            case _:
                return part
        has_number = kind in by_number or (kind == "plate" and caption)
        if not has_number or labels[key].number is None:
            return part
        term = said[kind]
        shown = Span(
            (Text(term.format(number=labels[key].number) + "."),),
            classes=("number",),
            attributes=(("made", "whole"),),
        )
        return altered(part, caption=(shown, Text(" "), *caption))

    return book.rewritten(rebuilt(book.matter, number, frozenset({Figure, Table})))
