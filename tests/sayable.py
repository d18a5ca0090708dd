"""What Markdown has a spelling for: the domain of the round trips."""

from __future__ import annotations

import msgspec

from biokit.exporters.markdown.notes import Notes
from biokit.model.nodes import Division, Span
from biokit.model.walk import altered


def without_unsayable(part: msgspec.Struct) -> msgspec.Struct:
    """A part without the attributes that cannot be written: the writer reports those as lost."""
    if not isinstance(part, Span | Division):
        return part
    return altered(part, attributes=Notes().sayable(part.attributes, part))
