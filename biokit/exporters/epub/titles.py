"""Titles as they may stand outside their place: in links, in navigation, on the title page."""

from __future__ import annotations

import msgspec

from biokit.exporters.epub.spelling import is_language_tag
from biokit.model.base import Node
from biokit.model.nodes import (
    CrossReference,
    Gap,
    Inline,
    InlineImage,
    LineBreak,
    Link,
    Note,
    PageMark,
    Section,
    Sic,
    Span,
    Text,
)
from biokit.model.walk import altered, plain_text, rebuilt
from biokit.projections.book import Book
from biokit.projections.numbering import without_notes
from biokit.projections.wording import with_quotation_marks

__all__ = ["linked_title", "own_titles"]


def linked_title(title: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A title as it may stand within a link, and twice in the book: no links, marks or pictures.

    Navigation may hold no element without words
    (https://www.w3.org/TR/epub-33/#sec-nav-def-model).
    """
    return rebuilt(without_notes(title), _quiet)


def _quiet(part: msgspec.Struct) -> msgspec.Struct | tuple[msgspec.Struct, ...]:
    match part:
        case PageMark() | Note():
            return ()
        case LineBreak():
            return Text(" ")
        case Link(content=content) | CrossReference(content=content):
            return _with_words(Span(content, lang=part.lang))
        case InlineImage(alt=alt):
            return _with_words(Text(alt, lang=part.lang))
        case Text(id=None, lang=None, classes=()):
            return part
        case Node():
            return _with_words(part)
        case _:
            return part


def _with_words(part: Node) -> msgspec.Struct:
    """A node that prints words in a language that is one; else just its white space."""
    if not plain_text(part).strip() and not isinstance(part, Gap | Sic):
        return Text(plain_text(part))
    return part if is_language_tag(part.lang) else altered(part, lang=None)


def own_titles(book: Book) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The book's title and subtitle, with their quotation marks."""
    made = tuple(
        linked_title(with_quotation_marks((Section(run),), book.lang)[0].title)
        for run in (book.biography.title, book.biography.subtitle)
    )
    return made[0], made[1]
