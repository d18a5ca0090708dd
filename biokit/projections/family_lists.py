"""A family tree as ordinary nested lists, for products that draw nothing."""

from __future__ import annotations

from collections.abc import Iterator

from biokit.citing.terms import Terms
from biokit.model.nodes import Inline, List, ListItem, Paragraph, Span, Strong, Text
from biokit.projections.family import Branch, Family, Kin

__all__ = ["family_lists"]

UNKNOWN = "…"
"""For the parents of brothers and sisters, of whom nothing is known."""


def family_lists(family: Family, words: Terms) -> tuple[List, ...]:
    """A list for each tree: a person with whom he or she was joined to, below them the children."""
    return tuple(List((_item(tree, words),)) for tree in family.trees)


def _item(branch: Branch, words: Terms) -> ListItem:
    line = Paragraph(tuple(_line(branch, words)))
    children = tuple(_item(child, words) for child in branch.children)
    return ListItem((line, List(children)) if children else (line,))


def _line(branch: Branch, words: Terms) -> Iterator[Inline]:
    yield from (Text(UNKNOWN),) if branch.kin is None else _person(branch.kin)
    several = len(branch.unions) > 1
    for number, union in enumerate(branch.unions, 1):
        if union.partner is not None:
            said = f"({number}) {union.words}" if several else union.words
            yield Text(f", {said} ")
            yield from _person(union.partner)
    if branch.elsewhere is not None:
        yield Text(f" ({words.see_above if branch.elsewhere == 'above' else words.see_below})")


def _person(kin: Kin) -> Iterator[Inline]:
    name: Inline = Text(kin.name)
    if kin.lang is not None:
        name = Span((name,), lang=kin.lang)
    yield Strong((name,)) if kin.subject else name
    if kin.dates:
        yield Text(f" ({kin.dates})")
