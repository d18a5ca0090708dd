"""Printers: what each takes, as dated data beside the code, and a book held against it."""
