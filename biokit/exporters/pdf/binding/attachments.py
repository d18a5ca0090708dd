"""Files within the PDF, and what each is to the book. ISO 19005-3, 6.8."""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from biokit.exporters.pdf.binding.stated import pdf_date
from biokit.exporters.pdf.binding.volume import Attached, Volume

__all__ = ["attach"]


def attach(book: pikepdf.Pdf, volume: Volume) -> dict[str, pikepdf.Object]:
    """Put the files in, by name; PDF/A-2 may have none but PDF/A, so it has none."""
    if not volume.attached or volume.conformance == "a-2a":
        return {}
    filed = {each.name: _filed(book, each, volume.facts.made) for each in volume.attached}
    book.Root.AF = Array(list(filed.values()))
    return filed


def _filed(book: pikepdf.Pdf, attached: Attached, made: str | None) -> pikepdf.Object:
    content = book.make_stream(attached.content)
    content.Type = Name("/EmbeddedFile")
    content.Subtype = Name(f"/{attached.media_type}")
    digest = hashlib.md5(attached.content, usedforsecurity=False).digest()
    content.Params = Dictionary(Size=len(attached.content), CheckSum=String(digest))
    if made is not None:
        content.Params.ModDate = String(pdf_date(made))
    return book.make_indirect(
        Dictionary(
            Type=Name("/Filespec"),
            F=String(attached.name),
            UF=String(attached.name),
            Desc=String(attached.description),
            AFRelationship=Name(f"/{attached.relationship}"),
            EF=Dictionary(F=content, UF=content),
        )
    )
