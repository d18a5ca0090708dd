"""Whose pages an edition marks: a print edition is made before the ebook that shows its pages.

`pages-from` of an edition names it. With `auto` it is the print edition that is made in the same
build, or whose product is up to date; of several the first that has an ISBN, else the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from biokit import registry
from biokit.build import freshness
from biokit.build.targets import Target
from biokit.errors import BadUsage, BiokitError, ExportFailed
from biokit.exporters.base import Export
from biokit.model.biography import Biography
from biokit.model.edition import Edition
from biokit.projections.pages import PAGED, PageMap

__all__ = [
    "PAGING",
    "Known",
    "chosen",
    "marks_pages",
    "named",
    "pages_in",
    "prerequisites",
    "with_pages",
]

UNNAMED = frozenset({"auto", "own", "none"})
"""What `pages-from` says that is no edition's name."""

PAGING = "the paging"
"""What the pages of a print edition are called among the inputs of a product."""


def marks_pages(edition: Edition) -> bool:
    """Whether a product of that format can show another's pages."""
    known = registry.known(edition.format)
    if known is not None:
        return known.marks_pages
    return getattr(registry.exporter(edition.format), "marks_pages", False)


def named(edition: Edition, biography: Biography) -> Edition | None:
    """The print edition that an edition names for its pages, if it does.

    Raises:
        BadUsage: there is none of that name, or it has no pages.
    """
    if edition.pages_from in UNNAMED or not marks_pages(edition):
        return None
    paged = {one.id: one for one in biography.editions if one.format in PAGED}
    if edition.pages_from in paged:
        return paged[edition.pages_from]
    known = any(one.id == edition.pages_from for one in biography.editions)
    fault = "that has no pages" if known else "there is no such edition"
    there_are = ", ".join((*paged, *sorted(UNNAMED)))
    raise BadUsage(
        f"the edition {edition.id} takes its pages from {edition.pages_from}, and {fault}",
        path=None if biography.origin is None else biography.origin.path,
        hint=f"pages-from may be: {there_are}",
    )


def prerequisites(targets: Sequence[Target], biography: Biography) -> tuple[str, ...]:
    """The names of the print editions that must be made first, besides those that are made anyway.

    Raises:
        BadUsage: as `named`.
    """
    made = {target.name for target in targets}
    asked = (named(target.edition, biography) for target in targets)
    return tuple(dict.fromkeys(one.id for one in asked if one and one.id not in made))


def chosen(edition: Edition, biography: Biography, at_hand: Sequence[Edition]) -> Edition | None:
    """The print edition whose pages an edition marks; `None` for its own marks, or none.

    Args:
        edition: what marks them.
        biography: the work.
        at_hand: the print editions that are made now or up to date, in the project's order.
    """
    if edition.pages_from == "auto" and marks_pages(edition):
        with_isbn = (one for one in at_hand if one.isbn)
        return next(with_isbn, next(iter(at_hand), None))
    return named(edition, biography)


def with_pages(inputs: freshness.Inputs, source: str, pages: PageMap | None) -> freshness.Inputs:
    """The inputs of a product that marks the pages of a print edition, if they are known."""
    if pages is None:
        return inputs
    return {**inputs, f"{PAGING} of {source}": freshness.digest(msgspec.json.encode(pages))}


def pages_in(made: Export, source: str) -> PageMap:
    """The pages of a print edition that was made.

    Raises:
        ExportFailed: its exporter says nothing of them.
    """
    if made.pages is None:
        raise ExportFailed(
            f"the pages of {source} are asked for, and its exporter tells none",
            hint='say pages-from = "own" or "none"',
        )
    return made.pages


class Known:
    """The pages of print editions, learned as they are made."""

    def __init__(self) -> None:
        self._pages: dict[str, PageMap | None] = {}

    def learning(self, source: str, make: Callable[[], Export]) -> Callable[[], Export]:
        """What makes a product, and remembers its pages."""

        def made() -> Export:
            export = make()
            self._pages[source] = export.pages
            return export

        return made

    def of(self, source: str, edition: Edition) -> PageMap | None:
        """The pages that an edition marks; `None` where it can do without and must.

        Raises:
            BiokitError: it names them, and there are none.
        """
        pages = self._pages.get(source)
        if pages is None and edition.pages_from == source:
            raise _without(source, edition)
        return pages


def _without(source: str, edition: Edition) -> BiokitError:
    return ExportFailed(
        f"{edition.id} marks the pages of {source}, and that could not be made",
        hint=f'mend {source}, or say pages-from = "own" or "none" for {edition.id}',
    )
