"""The model's own form: lossless, versioned, one member a line."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from biokit.exporters.base import Export, Options
from biokit.model.base import Origin
from biokit.model.biography import Biography
from biokit.model.codec import encode_for_reading
from biokit.model.walk import altered, rebuilt


class JsonExporter:
    """Writes the canonical JSON."""

    name: ClassVar[str] = "json"
    description: ClassVar[str] = "the whole model, lossless, as JSON with a published schema"
    suffix: ClassVar[str] = ".json"

    def export(self, biography: Biography, options: Options) -> Export:
        """Export everything; the edition has no say in it."""
        return Export(encode_for_reading(_from_its_own_folder(biography)))


def _from_its_own_folder(biography: Biography) -> Biography:
    """The biography with the paths of its origins as they are seen from where it was loaded.

    They are kept as the user named them, for messages; but wherever a project lies, and whatever
    it was called from, the same bytes must come of it.
    """
    if biography.origin is None or "/" not in biography.origin.path:
        return biography
    folder = biography.origin.path.rpartition("/")[0] + "/"

    def change(part: msgspec.Struct) -> msgspec.Struct:
        origin: Origin | None = getattr(part, "origin", None)
        if origin is None or not origin.path.startswith(folder):
            return part
        seen = Origin(origin.path.removeprefix(folder), origin.line, origin.words)
        return altered(part, origin=seen)

    return rebuilt((biography,), change)[0]
