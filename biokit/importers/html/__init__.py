"""Pages of the web, and what word processors save as such, become the model.

metadata    what a page says of itself: meta tags, JSON-LD, Dublin Core
furniture   which part of a page is its text, and what stands around it
shapes      what Word, Google Docs and Project Gutenberg write is made plain
article     the page as a work: its sections, its notes at their calls, its pictures
"""

from biokit.importers.html.importer import HtmlImporter

__all__ = ["HtmlImporter"]
