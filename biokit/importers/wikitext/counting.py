"""How much of everything was found on a page."""

from __future__ import annotations

from collections import Counter

from biokit.importers.counting import words_in
from biokit.importers.wiki.infobox import Facts
from biokit.importers.wikitext.refs import Refs
from biokit.importers.wikitext.settling import Settled
from biokit.model.biography import Biography
from biokit.model.nodes import (
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

__all__ = ["counted"]


def counted(
    biography: Biography,
    refs: Refs,
    settled: Settled,
    told: Facts | None,
    pictures: int,
    taken_in: int,
) -> tuple[tuple[str, int], ...]:
    """The counts of an import, in reading order.

    Args:
        biography: with its one account.
        refs: what is called in it.
        settled: what the calls became.
        told: what its box says.
        pictures: how many it shows.
        taken_in: citations that went into the one before them: each was a marker of its own.
    """
    account = biography.accounts[0]
    parts = Counter(type(part) for part in walk(account))
    cited = Counter(
        item.source for part in walk(account) if isinstance(part, Citation) for item in part.items
    )
    life = biography.life
    return (
        ("words", words_in(account)),
        ("sections", parts[Section]),
        ("quotations", parts[BlockQuotation]),
        ("tables", parts[Table]),
        ("figures", parts[Figure]),
        ("links", parts[Link]),
        ("references", len(refs.refs)),
        ("markers", refs.calls),
        ("citations", parts[Citation]),
        ("citations joined", taken_in),
        ("citations of facts", _of_facts(biography)),
        ("notes", len(settled.notes)),
        (
            "notes called again",
            sum(
                isinstance(part, CrossReference) and part.form == "number" for part in walk(account)
            ),
        ),
        ("sources", len(biography.sources)),
        ("sources cited more than once", sum(count > 1 for count in cited.values())),
        ("unresolved sources", sum(each.state == "unresolved" for each in biography.sources)),
        ("images", pictures),
        ("rows of facts", 0 if told is None else told.rows),
        ("persons", len(life.persons)),
        ("places", len(life.places)),
        ("organisations", len(life.organisations)),
        ("events", len(life.events)),
        ("states", len(life.states)),
        ("claims", len(life.claims)),
    )


def _of_facts(biography: Biography) -> int:
    """Citations of the life, but for those of the article itself."""
    article = biography.accounts[0].source
    return sum(
        isinstance(part, CitationItem) and part.source != article for part in walk(biography.life)
    )
