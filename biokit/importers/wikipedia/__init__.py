"""HTML of wikis: saved pages of every skin, what their interfaces serve, and offline forms."""

from __future__ import annotations

from biokit.importers.wikipedia.importer import WikipediaImporter

__all__ = ["WikipediaImporter"]
