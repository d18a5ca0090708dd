"""Extensions to CSL: sources that go by an abbreviation, and those that go by words alone.

The first are editions of letters and papers; the second, many notes of encyclopedias.
"""

from __future__ import annotations

from typing import Literal

from biokit.citing.csl.clusters import Citing, Standing
from biokit.citing.csl.locales import Locale
from biokit.citing.csl.numbers import is_several, page_ranges
from biokit.citing.csl.pieces import Box, Pieces

Sigla = Literal["after-first", "always", "never"]
"""Where a siglum stands for its source: in all notes, in those after the first, or nowhere."""


def by_siglum(cite: Citing, standing: Standing, when: Sigla, locale: Locale) -> Pieces:
    """`QVL, 2:326`; nothing where the style's own words are to stand."""
    if not cite.siglum or when == "never":
        return ()
    if when == "after-first" and standing.position == "first":
        return ()
    return (cite.siglum, *_place(cite, locale))


def verbatim(cite: Citing, locale: Locale) -> Pieces:
    """The words that are all there is of a source, and the place in it."""
    return (*cite.verbatim, *_place(cite, locale))


def _place(cite: Citing, locale: Locale) -> Pieces:
    if not cite.locator:
        return ()
    label = "" if cite.label == "page" else _label(cite, locale)
    place = Box((page_ranges(cite.locator, None, locale),), role="locator")
    return (", ", label, place) if label else (", ", place)


def _label(cite: Citing, locale: Locale) -> str:
    words = locale.word(cite.label, "short", plural=is_several(cite.locator))
    return f"{words} " if words else ""
