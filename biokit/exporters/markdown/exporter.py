"""A book in one Markdown file: lossless in pandoc's spelling, or composed for plain readers."""

from __future__ import annotations

from typing import ClassVar, get_args

from biokit.citing.terms import terms
from biokit.errors import BadUsage
from biokit.exporters.base import Export, Options
from biokit.exporters.markdown.blocks import BlockWriter, Lines
from biokit.exporters.markdown.escaping import HEADING
from biokit.exporters.markdown.front_matter import front_matter
from biokit.exporters.markdown.notes import Notes
from biokit.exporters.markdown.plain import Dialect, Plain
from biokit.exporters.markdown.sections import DEEPEST, account_lines, section_lines
from biokit.model.biography import Biography
from biokit.model.nodes import Inline, List, ListItem, Paragraph, Section, Text
from biokit.notation.canonical import canonical_inlines, canonical_parts
from biokit.projections.book import Book
from biokit.projections.compose import compose

DIALECTS = ("pandoc", *get_args(Dialect))


class MarkdownExporter:
    """Writes one file. The option `dialect` is `pandoc`, `gfm` or `commonmark`."""

    name: ClassVar[str] = "markdown"
    description: ClassVar[str] = "Markdown: pandoc's, lossless, or GFM or CommonMark, to be read"
    suffix: ClassVar[str] = ".md"

    def export(self, biography: Biography, options: Options) -> Export:
        """Export the biography in pandoc's spelling, or the composed book in another.

        Raises:
            BadUsage: there is no such dialect; the message lists those there are.
        """
        match options.option("dialect", "pandoc"):
            case "pandoc":
                return _lossless(biography)
            case "gfm":
                return _plain(compose(biography, options.edition), "gfm")
            case "commonmark":
                return _plain(compose(biography, options.edition), "commonmark")
            case unknown:
                raise BadUsage(
                    f"there is no dialect of Markdown called {unknown}",
                    hint=f"there are: {', '.join(DIALECTS)}",
                )


def _lossless(biography: Biography) -> Export:
    notes = Notes()
    writer = BlockWriter(notes)
    lines: Lines = []
    count = 0
    for section in canonical_parts(biography.sections):
        count += 1
        notes.begin(f"{count}-")
        lines += ["", *section_lines(section, writer)]
    for account in canonical_parts(biography.accounts):
        count += 1
        notes.begin(f"{count}-")
        lines += ["", *account_lines(account, writer)]
    body = "".join(f"{line}\n" for line in lines)
    return Export((front_matter(biography) + body).encode())


def _plain(book: Book, dialect: Dialect) -> Export:
    numbers = {numbered.note.id or "": numbered.number for numbered in book.notes}
    plain = Plain(dialect, numbers)
    notes = Notes()
    writer = BlockWriter(notes)
    lines = _heading(1, book.biography.title, plain, writer)
    if book.biography.subtitle:
        lines += ["", *writer.lines(plain.blocks((Paragraph(book.biography.subtitle),)))]
    for section in book.matter:
        lines += _section(section, 2, book, plain, writer)
    if dialect == "commonmark" and book.notes:
        lines += _notes_at_the_end(book, plain, writer)
    text = "".join(f"{line}\n" for line in lines)
    return Export(text.encode(), plain.findings())


def _section(section: Section, level: int, book: Book, plain: Plain, writer: BlockWriter) -> Lines:
    label = book.labels[section.id or ""]
    number = (Text(f"{label.number}. "),) if label.number else ()
    lines = ["", *_heading(level, (*number, *section.title), plain, writer)]
    blocks = canonical_parts(plain.blocks(section.blocks))
    if blocks:
        lines += ["", *writer.lines(blocks)]
    for below in section.sections:
        lines += _section(below, level + 1, book, plain, writer)
    return lines


def _heading(level: int, title: tuple[Inline, ...], plain: Plain, writer: BlockWriter) -> Lines:
    words = writer.inlines.block(canonical_inlines(plain.inlines(title)), HEADING)
    return [f"{'#' * min(level, DEEPEST)} {words}".rstrip(), *writer.definitions()]


def _notes_at_the_end(book: Book, plain: Plain, writer: BlockWriter) -> Lines:
    items = tuple(ListItem(numbered.note.blocks) for numbered in book.notes)
    listed = canonical_parts(plain.blocks((List(items, ordered=True, tight=False),)))
    heading = _heading(2, (Text(terms(book.lang).notes),), plain, writer)
    return ["", *heading, "", *writer.lines(listed)]
