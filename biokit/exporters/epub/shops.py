"""What shops, libraries and reading systems take: each number with its source and its day.

Nothing here is a guess: what no source says is not here. A limit is *firm* where its source says
that a book beyond it is refused or not shown; else it is advice.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from biokit.model.edition import Profile

__all__ = ["LIMITS", "PROFILES", "Limit", "Measure", "has_shops", "limits_for"]

Measure = Literal[
    "book-bytes",
    "text-bytes",
    "image-bytes",
    "image-pixels",
    "image-types",
    "image-moves",
    "cover-short",
    "cover-long",
    "cover-longest",
    "cover-bytes",
    "cover-types",
    "note-characters",
]
"""What is measured: bytes of the book, of one file of text, of one picture; a picture's points and
formats; the shorter and the longer side of the cover at least, the longer at most; a note's
characters. Kobo asks for 9 of them at least, which every note has: there is a way back in it."""


class Limit(msgspec.Struct, frozen=True):
    """One number of one shop."""

    shop: str
    measure: Measure
    value: int = 0
    types: frozenset[str] = frozenset()
    """Media types, where the measure is one of types."""
    firm: bool = False
    source: str = ""
    read: str = "2026-11-28"


MB = 1_000_000
GB = 1_000_000_000

_APPLE = "https://itunespartner.apple.com/books/support/9-prepare-book"
_APPLE_COVER = "https://athirstyblog.com/2012/06/15/smashwords-new-cover-guidelines/"
_KDP_COVER = "https://kdp.amazon.com/en_US/help/topic/G6GTK3T3NUHKLEFX"
_KDP_IMAGES = "https://kdp.amazon.com/en_US/help/topic/G75V4YX5X8GRGXWV"
_KDP_BYTES = "http://authoradventures.blogspot.fr/2014_02_01_archive.html"
_GOOGLE = "https://support.google.com/books/partner/answer/3424254"
_KOBO = "https://github.com/kobolabs/epub-spec"
_INGRAM = (
    "https://help.lightningsource.com/hc/en-us/articles/5294175362061-ePUB-File-Creation-Guidelines"
)
_DE_MARQUE = (
    "https://confluence.demarque.com/confluence/cantook-edition/fr/"
    "service-de-distribution-et-diffusion-de-marque/bonnes-pratiques-metadonnees-et-formats/"
    "bonnes-pratiques-les-formats/formats-epub-et-taille-des-images"
)
_ELLIBS = "https://www.ellibs.com/node/146325"
_ADE = "https://manual.calibre-ebook.com/generated/en/ebook-convert.html"

_PNG_JPEG = frozenset({"image/png", "image/jpeg"})

LIMITS: tuple[Limit, ...] = (
    Limit("Apple Books", "book-bytes", 2 * GB, firm=True, source=_APPLE),
    Limit("Apple Books", "book-bytes", 1 * GB, source=_APPLE),
    Limit("Apple Books", "image-pixels", 4_000_000, firm=True, source=_APPLE),
    Limit("Apple Books", "cover-short", 1400, firm=True, source=_APPLE_COVER),
    Limit(
        "Amazon KDP",
        "image-types",
        types=frozenset({"image/gif", "image/bmp", "image/jpeg", "image/png", "image/svg+xml"}),
        firm=True,
        source=_KDP_IMAGES,
    ),
    Limit("Amazon KDP", "image-moves", firm=True, source=_KDP_IMAGES),
    Limit("Amazon KDP", "image-bytes", 5 * MB, source=_KDP_BYTES),
    Limit("Amazon KDP", "cover-long", 1000, firm=True, source=_KDP_COVER),
    Limit("Amazon KDP", "cover-short", 625, firm=True, source=_KDP_COVER),
    Limit("Amazon KDP", "cover-longest", 10_000, firm=True, source=_KDP_COVER),
    Limit("Amazon KDP", "cover-bytes", 50 * MB, firm=True, source=_KDP_COVER),
    Limit("Google Play Books", "book-bytes", 2 * GB, firm=True, source=_GOOGLE),
    Limit("Google Play Books", "cover-short", 640, firm=True, source=_GOOGLE),
    Limit("Google Play Books", "cover-longest", 7200, firm=True, source=_GOOGLE),
    Limit("Google Play Books", "cover-types", types=_PNG_JPEG, firm=True, source=_GOOGLE),
    Limit("Kobo", "book-bytes", 1 * GB, source=_KOBO),
    Limit("Kobo", "text-bytes", 10 * MB, source=_KOBO),
    Limit("Kobo", "image-bytes", 5 * MB, source=_KOBO),
    Limit(
        "Kobo",
        "image-types",
        types=frozenset({"image/gif", "image/jpeg", "image/png", "image/svg+xml"}),
        source=_KOBO,
    ),
    Limit("Kobo", "cover-bytes", 3 * MB, source=_KOBO),
    Limit("Kobo", "cover-types", types=_PNG_JPEG, firm=True, source=_KOBO),
    Limit("Kobo", "note-characters", 5000, source=_KOBO),
    Limit("Ingram", "book-bytes", 100 * MB, firm=True, source=_INGRAM),
    Limit("Ingram", "image-pixels", 4_000_000, firm=True, source=_INGRAM),
    Limit("De Marque", "image-pixels", 4_000_000, source=_DE_MARQUE),
    Limit("De Marque", "cover-short", 600, firm=True, source=_DE_MARQUE),
    Limit("Ellibs", "book-bytes", 250 * MB, firm=True, source=_ELLIBS),
    Limit("Ellibs", "book-bytes", 20 * MB, source=_ELLIBS),
    Limit("Adobe Digital Editions", "text-bytes", 260 * 1024, source=_ADE),
)
"""Every limit, by shop."""

PROFILES: dict[Profile, tuple[str, ...]] = {
    "epub-retail": ("Apple Books", "Amazon KDP", "Google Play Books", "Kobo", "Ingram"),
    "epub-library": ("De Marque", "Ellibs", "Ingram", "Adobe Digital Editions"),
    "kobo": ("Kobo",),
}
"""The shops that an edition of each profile goes to."""


def has_shops(profile: Profile) -> bool:
    """Whether an edition of a profile goes to anybody who has limits."""
    return profile in PROFILES


def limits_for(profile: Profile, *measures: Measure) -> tuple[Limit, ...]:
    """The limits of a profile's shops, of these measures, in the order of the table."""
    shops = PROFILES.get(profile, ())
    return tuple(each for each in LIMITS if each.shop in shops and each.measure in measures)
