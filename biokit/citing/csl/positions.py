"""Positions: a cite may be the first of its item, one more, or *ibid.* with or without place.

https://docs.citationstyles.org/en/stable/specification.html#locators
"""

from __future__ import annotations

from collections.abc import Sequence

from biokit.citing.csl.clusters import Citing, Cluster, Standing
from biokit.citing.csl.cursor import Position

LOOK_BACK = 64
"""Citations among which the one before is looked for."""


def standings(clusters: Sequence[Cluster], near_distance: int) -> list[tuple[Standing, ...]]:
    """For each citation, in the order the reader meets them, where each cite stands."""
    made: list[tuple[Standing, ...]] = []
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    """By scope and item: its first note and its last."""
    for index, cluster in enumerate(clusters):
        found: list[Standing] = []
        for place, cite in enumerate(cluster.cites):
            before = cluster.cites[place - 1] if place else _cite_before(clusters, index)
            found.append(_standing(cite, cluster, before, seen, near_distance))
        made.append(tuple(found))
    return made


def _standing(
    cite: Citing,
    cluster: Cluster,
    before: Citing | None,
    seen: dict[tuple[str, str], tuple[int, int]],
    near_distance: int,
) -> Standing:
    key = (cluster.scope, cite.id)
    known = seen.get(key)
    first, last = known if known is not None else (cluster.note, cluster.note)
    seen[key] = (first, cluster.note)
    if cite.position is not None:
        return Standing(cite.position, bool(cite.near), first)
    near = known is not None and cluster.note - last <= near_distance
    if known is None:
        return Standing()
    position: Position = "subsequent"
    if before is not None and before.id == cite.id and not cluster.apart:
        position = _again(before, cite)
    return Standing(position, near, first)


def _again(before: Citing, cite: Citing) -> Position:
    """The same item twice running; what is said depends on both locators."""
    one, other = (before.label, before.locator), (cite.label, cite.locator)
    if not cite.locator:
        return "subsequent" if before.locator else "ibid"
    return "ibid" if one == other else "ibid-with-locator"


def _cite_before(clusters: Sequence[Cluster], index: int) -> Citing | None:
    """The cite that *ibid.* would point to: the only one of the note before, or just before.

    Citations in the text follow each other, whatever notes stand between.
    """
    this = clusters[index]
    earlier = [
        each
        for each in clusters[max(0, index - LOOK_BACK) : index]
        if bool(each.note) == bool(this.note)
    ]
    if not earlier or earlier[-1].scope != this.scope or len(earlier[-1].cites) != 1:
        return None
    before = earlier[-1]
    if this.note and before.note != this.note:
        # The note before may hold several citations, each of one cite.
        crowded = len(earlier) > 1 and earlier[-2].note == before.note
        if crowded or this.note - before.note > 1:
            return None
    return before.cites[0]
