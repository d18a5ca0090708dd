"""Lists of sources, from where people keep them: BibLaTeX, CSL-JSON, CSL-YAML, RIS, Zotero.

Pure: bytes and a name in, sources and findings out. What a source cannot hold is a `loss-field`,
and an entry that is broken costs no other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from biokit.references.base import References
    from biokit.references.formats import SUFFIXES, read_references

__all__ = ["SUFFIXES", "References", "read_references"]

_ELSEWHERE = {"SUFFIXES": "formats", "References": "base", "read_references": "formats"}


def __getattr__(name: str) -> object:
    """What is loaded when it is first asked for: most projects have none of the lists."""
    if name not in _ELSEWHERE:
        message = f"module 'biokit.references' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(f"biokit.references.{_ELSEWHERE[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
