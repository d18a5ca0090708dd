"""Reads plain text without loss: copied pages, bare articles, lists of sentences, plain books.

Lines become articles (`articles`), units (`units`) and pieces (`blocks`, by `shapes`); pieces
become sections (`sections`, `outline`), their characters inlines (`inlines`, `marks`, `gaps`).
`accounting` proves that nothing was lost on the way.
"""

from biokit.importers.text.accounting import Balance, account_for
from biokit.importers.text.extracts import attach_proved
from biokit.importers.text.importer import TextImporter

__all__ = ["Balance", "TextImporter", "account_for", "attach_proved"]
