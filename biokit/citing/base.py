"""What a citation style is, whoever runs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from biokit.citing.csl.bibliography import Part
from biokit.diagnostics import Finding
from biokit.model.nodes import CitationItem, Inline
from biokit.model.sources import Source

__all__ = ["USUAL", "CitationStyle", "Cite", "Entry", "Formatted", "Manner", "Part"]


class Cite(msgspec.Struct, frozen=True):
    """One citation where it stands."""

    items: tuple[CitationItem, ...]
    note: int
    """The number of the note it is printed in, from 1; 0 in the text."""
    alone: bool = True
    """Nothing else stands in that note, so that it is a sentence of its own."""
    scope: str = ""
    """Positions and numbers start anew where it changes: the id of the chapter, in an edition whose
    notes do."""
    apart: bool = False
    """Printed where it must stand alone, as in a pop-up: it never says *ibid.*"""
    narrative: bool = False
    """The author of its first source is a part of the sentence: `Greville (1850, 12)`."""


class Manner(msgspec.Struct, frozen=True):
    """How a book cites, beyond what its style says."""

    sigla: Literal["after-first", "always", "never"] = "after-first"
    """Where a source that has a siglum goes by it."""
    cjk_names: Literal["whole", "style"] = "whole"
    """Whether a short form may cut a Chinese, Japanese or Korean name to the family name."""
    titles: Literal["auto", "romanised", "original-first", "original"] = "auto"
    """Which script of a title or a name leads: `auto` is the original, alone, if its language is
    the book's, and else the romanised form."""
    terms: Literal["book", "source"] = "book"
    """Whose language *ed.*, *vol.* and the dates are in."""
    bibliography: Literal["style", "all"] = "style"
    """Whether kinds of sources that the style keeps to its notes (encyclopaedias and talks, with
    Chicago) are left out of the bibliography, or stand there as in a first note."""
    listed: tuple[str, ...] = ()
    """Sources that the bibliography has without their being cited."""
    parts: tuple[Part, ...] = ()
    """Lists of their own in the bibliography; what none of them has comes last."""
    annotations: Literal["none", "annote", "abstract"] = "none"
    """The variable that is set under each entry."""


USUAL = Manner()


class Entry(msgspec.Struct, frozen=True):
    """One entry of the bibliography."""

    source: str
    content: tuple[Inline, ...]
    annotation: tuple[Inline, ...] = ()
    """What is said of the source under its entry."""


class Formatted(msgspec.Struct, frozen=True):
    """All citations of a book, and its bibliography, in one style."""

    citations: tuple[tuple[Inline, ...], ...]
    """One for each `Cite`, in the same order."""
    entries: tuple[Entry, ...]
    """Cited sources in the order of the bibliography."""
    findings: tuple[Finding, ...] = ()
    """What of the citations the style has no room for."""


class CitationStyle(Protocol):
    """Formats the citations of a whole book at once: each depends on those before it."""

    name: str

    @property
    def kind(self) -> Literal["note", "in-text"]:
        """Whether a citation in the text becomes a note."""

    @property
    def refers_back(self) -> bool:
        """Whether what it says of a source cited before may be nothing without that citation."""

    def format(
        self,
        cites: Sequence[Cite],
        sources: Mapping[str, Source],
        lang: str | None,
        manner: Manner = USUAL,
    ) -> Formatted:
        """Format `cites`, given in the order of the book, and the bibliography they make.

        A source that is not in `sources` is printed by its id, never dropped.
        """
