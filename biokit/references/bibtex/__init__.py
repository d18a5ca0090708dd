"""BibLaTeX and BibTeX, in the order in which it must be read.

lexing       bytes to raw fields (bibtexparser), strings joined
inheritance  crossref and xdata
names, dates from raw fields: braces mean something in them
latex        what is left of LaTeX becomes the rich text of CSL
mapping      fields to the variables of CSL
"""

from biokit.references.bibtex.reader import read_bibtex

__all__ = ["read_bibtex"]
