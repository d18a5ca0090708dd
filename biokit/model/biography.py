"""The root: one work about one or more subjects, and all it holds."""

from __future__ import annotations

from biokit.model.base import Node, share_defaults
from biokit.model.edition import (
    Contributor,
    Edition,
    Identifier,
    Rights,
    Series,
    SubjectHeading,
    Title,
)
from biokit.model.life import Life
from biokit.model.nodes import Account, Inline, Section
from biokit.model.sources import Source


class Biography(Node, frozen=True, gc=False, tag="biography"):
    """One work: its text, the life it tells, the sources it rests on, the editions it appears in.

    A book printed from it has `sections` for its body; a biography that was only read in has none,
    and its `accounts` are the body.
    """

    title: tuple[Inline, ...]
    subtitle: tuple[Inline, ...] = ()
    titles: tuple[Title, ...] = ()
    """Others it goes by."""
    subjects: tuple[str, ...] = ()
    """Ids of the persons it is about."""
    contributors: tuple[Contributor, ...] = ()
    editions: tuple[Edition, ...] = ()
    sections: tuple[Section, ...] = ()
    accounts: tuple[Account, ...] = ()
    sources: tuple[Source, ...] = ()
    life: Life = Life()
    rights: Rights | None = None
    description: str | None = None
    """A paragraph for catalogues and shops."""
    keywords: tuple[str, ...] = ()
    headings: tuple[SubjectHeading, ...] = ()
    """What libraries and shops file it under."""
    series: tuple[Series, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    based_on: tuple[str, ...] = ()
    """What the text was made from: addresses, or what a catalogue calls it."""

    def __post_init__(self) -> None:
        """An empty life is no life in the JSON."""
        share_defaults(self, "life")
