"""A book in one Markdown file: lossless in pandoc's spelling, or composed for plain readers."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, get_args

from biokit.diagnostics import Finding
from biokit.errors import BadUsage
from biokit.exporters.base import Export, Options
from biokit.exporters.markdown.blocks import BlockWriter, Lines
from biokit.exporters.markdown.endnotes import chapter_notes, gathered_notes
from biokit.exporters.markdown.escaping import HEADING
from biokit.exporters.markdown.front_matter import front_matter
from biokit.exporters.markdown.notes import Notes
from biokit.exporters.markdown.plain import Dialect, Plain
from biokit.exporters.markdown.sections import DEEPEST, account_lines, section_lines
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.model.nodes import Inline, Paragraph, Section, Text
from biokit.model.walk import altered
from biokit.notation.canonical import canonical_inlines, canonical_parts
from biokit.projections.book import Book
from biokit.projections.notes import at_chapter_ends, is_keyed

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
                return _numbered_by_reader(biography, options)
            case "commonmark":
                return _plain(_composed(biography, options.edition, options), "commonmark")
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


def _numbered_by_reader(biography: Biography, options: Options) -> Export:
    """GitHub numbers notes through the file and lists them at its end, whatever it is told."""
    edition = options.edition
    plainest = altered(
        edition,
        placement="footnote",
        note_series="one",
        note_numbers="book",
        positions=edition.positions or edition.note_numbers,
    )
    made = _plain(_composed(biography, plainest, options), "gfm")
    if (edition.note_series, edition.note_numbers) == ("one", "book") and not is_keyed(
        "number", edition
    ):
        return made
    said = "GitHub numbers notes itself, through the file: series and keys of the edition are lost"
    return altered(made, findings=(*made.findings, Finding("loss-marks", said, severity="note")))


def _composed(biography: Biography, edition: Edition, options: Options) -> Book:
    from biokit.projections.compose import compose  # what the lossless spelling goes without

    return compose(biography, edition, options.resources.citation_styles)


def _plain(book: Book, dialect: Dialect) -> Export:
    from biokit.citing.terms import terms  # as above
    from biokit.projections.family_lists import family_lists

    marks = {numbered.note.id or "": numbered.mark for numbered in book.notes}
    plain = Plain(dialect, marks, family_lists(book.family, terms(book.lang)))
    writer = BlockWriter(Notes())
    lines = _heading(1, book.biography.title, plain, writer)
    if book.biography.subtitle:
        lines += ["", *writer.lines(plain.blocks((Paragraph(book.biography.subtitle),)))]
    for section in book.matter:
        lines += _section(section, 2, book, plain, writer)
    if dialect == "commonmark" and book.notes and not at_chapter_ends(book.edition):
        heading = partial(_heading, plain=plain, writer=writer)
        lines += gathered_notes(book, plain, writer, heading)
    text = "".join(f"{line}\n" for line in lines)
    return Export(text.encode(), (*book.findings, *plain.findings()))


def _section(section: Section, level: int, book: Book, plain: Plain, writer: BlockWriter) -> Lines:
    label = book.labels[section.id or ""]
    number = (Text(f"{label.number}. "),) if label.number else ()
    lines = ["", *_heading(level, (*number, *section.title), plain, writer)]
    blocks = canonical_parts(plain.blocks(section.blocks))
    if blocks:
        lines += ["", *writer.lines(blocks)]
    own: Lines = []
    if plain.dialect == "commonmark" and at_chapter_ends(book.edition):
        heading = partial(_heading, plain=plain, writer=writer)
        own = chapter_notes(section.id or "", level + 1, book, plain, writer, heading)
    if section.role == "part":
        lines, own = lines + own, []
    for below in section.sections:
        lines += _section(below, level + 1, book, plain, writer)
    return lines + own


def _heading(level: int, title: tuple[Inline, ...], plain: Plain, writer: BlockWriter) -> Lines:
    words = writer.inlines.block(canonical_inlines(plain.inlines(title)), HEADING)
    return [f"{'#' * min(level, DEEPEST)} {words}".rstrip(), *writer.definitions()]
