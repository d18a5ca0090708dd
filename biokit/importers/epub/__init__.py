"""Reads books: EPUB 2 and 3, packed or in a folder.

container, package      what a book comes in, and what files it has in which order
navigation, facts       its ways in; what its metadata say
pages, preparing        its files as trees of elements
calls, joining          its notes, and the links that call them
outline, arrangement    its sections, of one page and of all
reading, sections       what all that is in the model
"""

from biokit.importers.epub.importer import EpubImporter

__all__ = ["EpubImporter"]
