"""Lists of sources, from where people keep them: BibLaTeX, CSL-JSON, CSL-YAML, RIS, Zotero.

Pure: bytes and a name in, sources and findings out. What a source cannot hold is a `loss-field`,
and an entry that is broken costs no other.
"""

from biokit.references.base import References
from biokit.references.formats import SUFFIXES, read_references

__all__ = ["SUFFIXES", "References", "read_references"]
