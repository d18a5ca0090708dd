"""The model's own form: lossless, versioned, one member a line."""

from __future__ import annotations

from typing import ClassVar

from biokit.exporters.base import Export, Options
from biokit.model.biography import Biography
from biokit.model.codec import encode_for_reading


class JsonExporter:
    """Writes the canonical JSON."""

    name: ClassVar[str] = "json"
    description: ClassVar[str] = "the whole model, lossless, as JSON with a published schema"
    suffix: ClassVar[str] = ".json"

    def export(self, biography: Biography, options: Options) -> Export:
        """Export everything; the edition has no say in it."""
        return Export(encode_for_reading(biography))
