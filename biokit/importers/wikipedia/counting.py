"""How much of everything was found on a page."""

from __future__ import annotations

from collections import Counter

from biokit.importers.counting import words_in
from biokit.importers.wiki.infobox import Facts
from biokit.importers.wikipedia.numbered import Numbered
from biokit.importers.wikipedia.references import References
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


def counted(
    biography: Biography,
    numbered: Numbered,
    references: References,
    told: Facts | None,
    pictures: int,
    taken_in: int,
) -> tuple[tuple[str, int], ...]:
    """The counts of an import, in reading order.

    `taken_in` is how many citations went into the one before them: each was a marker of its own.
    """
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
        ("references", len(numbered.items)),
        ("markers", numbered.calls),
        ("citations", parts[Citation]),
        ("citations joined", taken_in),
        ("citations of facts", _of_facts(biography)),
        ("notes", len(references.notes)),
        ("notes called again", _again(account)),
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
