"""Binding: one PDF of a book's parts, with one set of faces, one outline and one structure.

The only place that knows pikepdf.
"""
