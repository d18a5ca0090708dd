"""Covers in PDF: back, spine and front in one piece, for the printer of a book that was made."""

from __future__ import annotations

from biokit.exporters.pdf.cover.exporter import CoverExporter

__all__ = ["CoverExporter"]
