"""What the file says of itself: its title and makers, what it keeps to, the colours it means."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from biokit.errors import ExportFailed
from biokit.exporters.pdf.binding.packet import packet
from biokit.exporters.pdf.binding.volume import Facts, Volume

__all__ = ["pdf_date", "state"]

MAKER = "biokit"
PROFILE = Path("pdf", "sRGB2014.icc")
"""Among WeasyPrint's files; of the International Color Consortium."""


def state(book: pikepdf.Pdf, volume: Volume) -> None:
    """Write the facts twice, as old readers and as new ones want them, and the output intent.

    Raises:
        ExportFailed: there is no colour profile.
    """
    facts = volume.facts
    book.Root.Lang = String(facts.lang)
    book.trailer.Info = book.make_indirect(_information(facts))
    metadata = book.make_stream(packet(facts, volume.conformance, MAKER))
    metadata.Type, metadata.Subtype = Name("/Metadata"), Name("/XML")
    book.Root.Metadata = metadata
    if volume.output_intent == "srgb" or volume.conformance.startswith("a-"):
        book.Root.OutputIntents = Array([_intent(book)])


def _information(facts: Facts) -> Dictionary:
    given = {
        "/Title": facts.title,
        "/Author": ", ".join(facts.authors),
        "/Subject": facts.description,
        "/Keywords": ", ".join(facts.keywords),
        "/Creator": MAKER,
        "/Producer": MAKER,
        "/CreationDate": facts.made and pdf_date(facts.made),
        "/ModDate": facts.made and pdf_date(facts.made),
    }
    return Dictionary({name: String(words) for name, words in given.items() if words})


def pdf_date(made: str) -> str:
    """`D:20261128120000Z` of `2026-11-28T12:00:00Z`."""
    digits = "".join(sign for sign in made if sign.isdigit())
    return f"D:{digits[:14]}Z"


def _intent(book: pikepdf.Pdf) -> pikepdf.Object:
    profile = book.make_stream(_profile())
    profile.N = 3
    profile.Alternate = Name("/DeviceRGB")
    named = "sRGB IEC61966-2.1"
    return book.make_indirect(
        Dictionary(
            Type=Name("/OutputIntent"),
            S=Name("/GTS_PDFA1"),
            OutputConditionIdentifier=String(named),
            RegistryName=String("http://www.color.org"),
            Info=String(named),
            DestOutputProfile=profile,
        )
    )


def _profile() -> bytes:
    """The colour profile, found without loading WeasyPrint."""
    weasyprint = find_spec("weasyprint")
    for folder in weasyprint.submodule_search_locations or () if weasyprint else ():
        path = Path(folder, PROFILE)
        if path.is_file():
            return path.read_bytes()
    raise ExportFailed(
        "there is no colour profile for sRGB",
        hint="it comes with WeasyPrint: pip install 'biokit[pdf]'",
    )
