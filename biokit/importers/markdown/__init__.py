"""Markdown in pandoc's spelling becomes the model.

`read_sections`, `read_inlines` and `read_citation` read what a project is written in;
`MarkdownImporter` reads a whole book from one file. All raise BadInput for what is a mistake, with
its line, and find what is only odd; nothing is lost without a finding that holds its words.
"""

from biokit.importers.markdown.importer import MarkdownImporter
from biokit.importers.markdown.sections import Parsed
from biokit.importers.markdown.strings import read_citation, read_inlines, read_sections

__all__ = ["MarkdownImporter", "Parsed", "read_citation", "read_inlines", "read_sections"]
