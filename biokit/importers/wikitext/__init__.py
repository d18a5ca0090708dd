"""The source text of wiki pages."""

from __future__ import annotations

from biokit.importers.wikitext.importer import WikitextImporter

__all__ = ["WikitextImporter"]
