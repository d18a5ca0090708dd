"""The model becomes Markdown: losslessly in pandoc's spelling, or to be read elsewhere.

`write_sections`, `write_account`, `write_inlines` and `write_citation` write what a project is
made of; each is the inverse of the importer's function that reads it.
"""

from __future__ import annotations

from biokit.exporters.markdown.blocks import BlockWriter
from biokit.exporters.markdown.escaping import LINE
from biokit.exporters.markdown.exporter import MarkdownExporter
from biokit.exporters.markdown.notes import Notes
from biokit.exporters.markdown.sections import account_lines, section_lines
from biokit.model.nodes import Account, Citation, CitationItem, Inline, Role, Section
from biokit.notation.canonical import canonical_inlines, canonical_parts

__all__ = ["MarkdownExporter", "write_account", "write_citation", "write_inlines", "write_sections"]


def write_sections(sections: tuple[Section, ...], level_one: Role = "chapter") -> str:
    """The text of a file of a project: sections, each beginning with a heading of level 1."""
    writer = BlockWriter(Notes())
    lines: list[str] = []
    for section in canonical_parts(sections):
        lines += ["", *section_lines(section, writer, level_one=level_one)]
    return "\n".join(lines[1:]) + "\n" if lines else ""


def write_account(account: Account) -> str:
    """The text of an account's file."""
    (canonical,) = canonical_parts((account,))
    return "\n".join(account_lines(canonical, BlockWriter(Notes()))) + "\n"


def write_inlines(inlines: tuple[Inline, ...]) -> str:
    """Prose for a string: one line, or with definitions of its notes below."""
    writer = BlockWriter(Notes())
    content = canonical_inlines(inlines)
    if not content:
        return ""
    words = writer.inlines.paragraph(content, LINE)
    return "\n".join([words, *writer.definitions()])


def write_citation(items: tuple[CitationItem, ...]) -> str:
    """A citation in its brackets; nothing for no items."""
    return write_inlines((Citation(items),)) if items else ""
