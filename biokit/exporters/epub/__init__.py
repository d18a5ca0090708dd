"""EPUB 3.3.

Who knows what, from the ground up: `package` (what an EPUB is made of), `container` (EbookLib, and
nothing else does), `layout` (which file holds what), `pages` (files from templates), `metadata` and
`accessibility` (what the package says of itself), `exporter` (all in order).
"""

from __future__ import annotations

from biokit.exporters.epub.exporter import EpubExporter

__all__ = ["EpubExporter"]
