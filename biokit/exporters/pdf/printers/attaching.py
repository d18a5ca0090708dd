"""What goes with a book into an archive: the whole model, and its sources for other programs."""

from __future__ import annotations

import msgspec

from biokit.exporters.base import Options
from biokit.exporters.json import JsonExporter
from biokit.exporters.pdf.binding.volume import Attached
from biokit.model.biography import Biography
from biokit.model.sources import Source

__all__ = ["attachments"]


def attachments(biography: Biography, options: Options) -> tuple[Attached, ...]:
    """The biography as canonical JSON, of which the book can be made anew, and its sources.

    The sources are CSL-JSON, which every reference manager reads; there is no such file in a book
    that has none.
    """
    model = Attached(
        name="biography.json",
        content=JsonExporter().export(biography, options).content,
        media_type="application/json",
        description="The whole book as data, in biokit's canonical JSON",
        relationship="Source",
    )
    if not biography.sources:
        return (model,)
    listed = msgspec.json.encode([_item(source) for source in biography.sources])
    sources = Attached(
        name="sources.json",
        content=msgspec.json.format(listed, indent=1) + b"\n",
        media_type="application/vnd.citationstyles.csl+json",
        description="The sources that the book cites, as CSL-JSON",
        relationship="Data",
    )
    return model, sources


def _item(source: Source) -> dict[str, object]:
    described: dict[str, object] = msgspec.to_builtins(source.item)
    return {"id": source.id, "type": source.item.type, **described}
