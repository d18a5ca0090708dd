"""BibLaTeX and BibTeX, in the order in which it must be read.

lexing       bytes to raw fields (bibtexparser), strings joined
inheritance  crossref and xdata
names, dates from raw fields: braces mean something in them
latex        what is left of LaTeX becomes the rich text of CSL
mapping      fields to the variables of CSL
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biokit.references.bibtex.reader import read_bibtex

__all__ = ["read_bibtex"]


def __getattr__(name: str) -> object:
    """What is loaded when it is first asked for: others only want its dates."""
    if name not in __all__:
        message = f"module 'biokit.references.bibtex' has no attribute '{name}'"
        raise AttributeError(message)
    from biokit.references.bibtex.reader import read_bibtex

    return read_bibtex
