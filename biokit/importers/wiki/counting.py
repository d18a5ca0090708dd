"""How much of everything was found on a page."""

from __future__ import annotations

from collections import Counter

import msgspec

from biokit.importers.counting import words_in
from biokit.model.biography import Biography
from biokit.model.nodes import (
    Account,
    BlockQuotation,
    Citation,
    CitationItem,
    CrossReference,
    Figure,
    Link,
    Section,
    Table,
)
from biokit.model.walk import walk


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a page has of references and pictures, as it was read."""

    references: int
    """Items of its lists."""
    markers: int
    """Calls of them."""
    notes: int
    """Items that are notes."""
    pictures: int
    """Shown and brought along, or not."""
    joined: int
    """Citations that went into the one before them: each was a marker of its own."""
    rows: int
    """Of its boxes of facts."""


def counted(biography: Biography, found: Found) -> tuple[tuple[str, int], ...]:
    """The counts of an import, in reading order; the biography has one account."""
    account = biography.accounts[0]
    parts = Counter(type(part) for part in walk(account))
    cited = Counter(item.source for item in _items(biography))
    life = biography.life
    return (
        ("words", words_in(account)),
        ("sections", parts[Section]),
        ("quotations", parts[BlockQuotation]),
        ("tables", parts[Table]),
        ("figures", parts[Figure]),
        ("links", parts[Link]),
        ("references", found.references),
        ("markers", found.markers),
        ("citations", parts[Citation]),
        ("citations joined", found.joined),
        ("citations of facts", _of_facts(biography)),
        ("notes", found.notes),
        ("notes called again", _again(account)),
        ("sources", len(biography.sources)),
        ("sources cited more than once", sum(count > 1 for count in cited.values())),
        ("unresolved sources", sum(each.state == "unresolved" for each in biography.sources)),
        ("images", found.pictures),
        ("rows of facts", found.rows),
        ("persons", len(life.persons)),
        ("places", len(life.places)),
        ("organisations", len(life.organisations)),
        ("events", len(life.events)),
        ("states", len(life.states)),
        ("claims", len(life.claims)),
    )


def _items(biography: Biography) -> list[CitationItem]:
    return [item for part in walk(biography.accounts[0]) if isinstance(part, Citation)
            for item in part.items]  # fmt: skip


def _of_facts(biography: Biography) -> int:
    """Citations of the life, but for those of the article itself."""
    article = biography.accounts[0].source
    return sum(
        isinstance(part, CitationItem) and part.source != article for part in walk(biography.life)
    )


def _again(account: Account) -> int:
    return sum(isinstance(part, CrossReference) and part.form == "number" for part in walk(account))
