"""Word's documents: `.docx`, and the templates and macro documents that are the same inside.

The container and its XML are read here and by nothing else: footnotes, comments, tracked changes
and fields, which are half of a scholar's manuscript, are in no library's interface.
"""

from biokit.importers.docx.importer import DocxImporter

__all__ = ["DocxImporter"]
