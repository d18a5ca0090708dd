"""Markdown in pandoc's spelling becomes the model.

`read_sections`, `read_inlines` and `read_citation` read what a project is written in;
`MarkdownImporter` reads a whole book from one file. All raise BadInput for what is a mistake, with
its line, and find what is only odd; nothing is lost without a finding that holds its words.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biokit.importers.markdown.importer import MarkdownImporter
    from biokit.importers.markdown.sections import Parsed
    from biokit.importers.markdown.strings import read_citation, read_inlines, read_sections

__all__ = ["MarkdownImporter", "Parsed", "read_citation", "read_inlines", "read_sections"]

_ELSEWHERE = {
    "MarkdownImporter": "importer",
    "Parsed": "sections",
    "read_citation": "strings",
    "read_inlines": "strings",
    "read_sections": "strings",
}


def __getattr__(name: str) -> object:
    """What is loaded when it is first asked for: a project needs none of what others write."""
    if name not in _ELSEWHERE:
        message = f"module 'biokit.importers.markdown' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(f"biokit.importers.markdown.{_ELSEWHERE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
