"""Reads books: EPUB 2 and 3, packed or in a folder."""
