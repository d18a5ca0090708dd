"""The words the book itself supplies: quotation marks, and what cross-references say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from biokit.citing.terms import Terms, terms
from biokit.model.nodes import CrossReference, Gap, Inline, Quote, Section, Span, Text
from biokit.model.walk import altered, holding_fields, rebuilt
from biokit.projections.book import Label

Sections = tuple[Section, ...]


ROOM = Span((Text(" "),), attributes=(("made", "whole"),))
"""A space that the text has not: who reads the product back knows it by its mark."""


def with_quotation_marks(sections: Sections, lang: str) -> Sections:
    """Quotes in the marks of their own language or the book's, outer and inner by turns."""
    return rebuilt(sections, partial(_marked, lang=lang), frozenset({Quote}))


def _marked(part: msgspec.Struct, lang: str) -> msgspec.Struct:
    """A quote as a span with its marks.

    Leaves come first, so a quote within was given outer marks: each quote around it turns them.
    """
    if not isinstance(part, Quote):
        return part
    marks = terms(part.lang or lang).quotes
    inner = rebuilt(part.content, partial(_turned, lang=lang))
    return Span(
        (Text(marks[0]), *inner, Text(marks[1])),
        id=part.id,
        origin=part.origin,
        lang=part.lang,
        classes=("quote", *part.classes),
    )


def _turned(part: msgspec.Struct, lang: str) -> msgspec.Struct:
    match part:
        case Span(content=(Text(mark), *inner, Text()), classes=("quote", *_)):
            marks = terms(part.lang or lang).quotes
            opening, closing = marks[2:] if mark == marks[0] else marks[:2]
            return altered(part, content=(Text(opening), *inner, Text(closing)))
        case _:
            return part


def with_room_for_gaps(sections: Sections) -> Sections:
    """Spaces between a gap and the words beside it, which in the source stood where they stand."""

    def space(part: msgspec.Struct) -> msgspec.Struct:
        runs = {
            name: run
            for name in holding_fields(type(part))
            if isinstance(run := getattr(part, name), tuple)
            and any(isinstance(inline, Gap) for inline in run)
        }
        if not runs:
            return part
        return altered(part, **{name: tuple(_spaced(run)) for name, run in runs.items()})

    return rebuilt(sections, space, frozenset({Gap}))


def _spaced(content: tuple[Inline, ...]) -> Iterator[Inline]:
    befores, afters = (None, *content[:-1]), (*content[1:], None)
    for before, inline, after in zip(befores, content, afters, strict=True):
        match inline:
            case Text(value):
                if isinstance(before, Gap) and value[:1].isalnum():
                    yield ROOM
                yield inline
                if isinstance(after, Gap) and value[-1:].isalnum():
                    yield ROOM
            case _:
                yield inline


def with_words(
    sections: Sections, labels: dict[str, Label], words: Terms, *, pages: bool
) -> Sections:
    """Cross-references without words of their own say what their form asks for.

    Args:
        sections: where they stand.
        labels: what there is to say of each target.
        words: the book's terms.
        pages: whether the product has pages; if so, those by page are left to it, and those to
            notes, whose marks may depend on pages.
    """

    def fill(part: msgspec.Struct) -> msgspec.Struct:
        match part:
            case CrossReference(content=(), form="page") if pages:
                return part
            case CrossReference(content=(), target=target) if pages and _is_note(target, labels):
                return part
            case CrossReference(content=()):
                return _worded(part, labels.get(part.target), words)
            case _:
                return part

    return rebuilt(sections, fill, frozenset({CrossReference}))


def _is_note(target: str, labels: dict[str, Label]) -> bool:
    return target in labels and labels[target].kind == "note"


def _worded(reference: CrossReference, label: Label | None, words: Terms) -> CrossReference:
    return altered(reference, content=words_for(label, reference, words))


def words_for(label: Label | None, reference: CrossReference, words: Terms) -> tuple[Inline, ...]:
    """What a cross-reference without words of its own says."""
    if label is None:
        return (Text(reference.target),)
    numbered = {
        "chapter": words.chapter,
        "part": words.part,
        "figure": words.figure,
        "plate": words.plate,
        "table": words.table,
        "note": words.note,
    }.get(label.kind)
    bound_in = label.kind == "plate" and reference.form == "page"
    by_number = reference.form == "number" or label.kind == "note" or bound_in
    if by_number and numbered is not None and label.number is not None:
        return (Text(numbered.format(number=label.number)),)
    return label.title or (Text(reference.target),)
