"""Books in PDF. The only place that knows WeasyPrint; it loads when something is printed."""

from __future__ import annotations

from biokit.exporters.pdf.exporter import PdfExporter

__all__ = ["PdfExporter"]
