"""Which edition it is, in the words of the copyright page and the colophon."""

from __future__ import annotations

from biokit.exporters.xhtml.words import PageWords
from biokit.model.dates import printed
from biokit.projections.book import Book

__all__ = ["edition_lines", "year_words"]


def edition_lines(book: Book, words: PageWords) -> tuple[str, ...]:
    """Publisher, statement, date and ISBN, a line each; what nobody said has none."""
    edition = book.edition
    lines: list[str] = []
    if edition.publisher:
        where = ", ".join(part for part in (edition.publisher, edition.place) if part)
        lines.append(words.published.format(publisher=where))
    if edition.statement:
        lines.append(edition.statement)
    if edition.date:
        lines.append(words.made.format(date=year_words(book)))
    if edition.isbn:
        lines.append(words.isbn.format(isbn=edition.isbn))
    return tuple(lines)


def year_words(book: Book) -> str:
    """When the edition appeared; nothing if that is not said."""
    return printed(book.edition.date, book.lang) if book.edition.date else ""
